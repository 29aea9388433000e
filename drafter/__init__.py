"""Leave a job well: every message drafted from one set of facts, checked before it is shown."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from drafter.drafting import Draft, Reply, adraft, draft, review
    from drafter.engines import Completion, Engine, Usage, load_engine
    from drafter.errors import DataFileError, DrafterError, EngineError, SituationError
    from drafter.guidance import Principle, principles
    from drafter.plan import Step, plan_exit
    from drafter.prompt import Kind, Prompt, kinds
    from drafter.provenance import Provenance
    from drafter.report import Finding, Report, Review
    from drafter.situation import Person, Situation
    from drafter.tone import check_tone

__version__ = "0.1.0"

# Where each public name lives. A name is imported when it is first used, so that
# `import drafter` costs next to nothing (PEP 562).
_HOMES = {
    "drafting": ("Draft", "Reply", "adraft", "draft", "review"),
    "engines": ("Completion", "Engine", "Usage", "load_engine"),
    "errors": ("DataFileError", "DrafterError", "EngineError", "SituationError"),
    "guidance": ("Principle", "principles"),
    "plan": ("Step", "plan_exit"),
    "prompt": ("Kind", "Prompt", "kinds"),
    "provenance": ("Provenance",),
    "report": ("Finding", "Report", "Review"),
    "situation": ("Person", "Situation"),
    "tone": ("check_tone",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Completion",
    "DataFileError",
    "Draft",
    "DrafterError",
    "Engine",
    "EngineError",
    "Finding",
    "Kind",
    "Person",
    "Principle",
    "Prompt",
    "Provenance",
    "Reply",
    "Report",
    "Review",
    "Situation",
    "SituationError",
    "Step",
    "Usage",
    "adraft",
    "check_tone",
    "draft",
    "kinds",
    "load_engine",
    "plan_exit",
    "principles",
    "review",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'drafter' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"drafter.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
