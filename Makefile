# Every target makes what it needs, in .venv. PYTHON may name another interpreter, from
# 3.11 to 3.13; remove .venv after a change of it.
PYTHON ?= python3
PIP := .venv/bin/python -m pip --quiet --disable-pip-version-check

.PHONY: run test check evals evals-record fix

run: .venv/run       ## the form on http://127.0.0.1:7860
	.venv/bin/python app.py

test: .venv/dev      ## all tests
	.venv/bin/python -m pytest -n auto --maxprocesses 4

check: .venv/dev     ## style and types
	.venv/bin/python -m ruff check .
	.venv/bin/python -m ruff format --check .
	.venv/bin/python -m mypy

evals: .venv/dev     ## what the prompts are worth: measured offline, against what was accepted
	.venv/bin/python -m drafter eval

evals-record: .venv/dev  ## ask the model of OPENAI_BASE_URL and DRAFTER_MODEL what is not recorded
	.venv/bin/python -m drafter eval --record --workers 2

fix: .venv/dev       ## what the tools can mend by themselves
	.venv/bin/python -m ruff check --fix .
	.venv/bin/python -m ruff format .

.venv/python:
	@$(PYTHON) -c "import sys; (3, 11) <= sys.version_info < (3, 14) or \
	  sys.exit('drafter needs Python 3.11 to 3.13: make PYTHON=python3.12 $(MAKECMDGOALS)')"
	$(PYTHON) -m venv .venv
	touch $@

.venv/run: .venv/python pyproject.toml constraints.txt
	$(PIP) install -c constraints.txt -e .
	touch $@

.venv/dev: .venv/python pyproject.toml constraints.txt
	$(PIP) install -c constraints.txt -e '.[dev]'
	touch .venv/run $@
