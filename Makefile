# Every target makes what it needs. PYTHON may name another interpreter (3.11 to 3.13).
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check fix install

run: .venv/run       ## the form on http://127.0.0.1:7860
	$(BIN)/python app.py

test: .venv/dev      ## all tests
	$(BIN)/python -m pytest -n auto

check: .venv/dev     ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fix: .venv/dev       ## what the tools can mend by themselves
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

install: .venv/dev

.venv/python:
	$(PYTHON) -m venv .venv
	touch $@

.venv/run: .venv/python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

.venv/dev: .venv/python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@ .venv/run
