"""What can go wrong, each with a message for the person that says what to do next.

DrafterError
├── SituationError   the facts contradict the contract: a bad date, an unknown relation
├── DataFileError    a file is missing, unreadable or has a wrong key
└── EngineError      the model could not be reached, refused, or answered with nonsense
"""


class DrafterError(Exception):
    """Any error of this package. `str(error)` is one sentence or two, fit to be shown."""


class SituationError(DrafterError):
    """The facts, the kind or the recipient cannot be used as given."""


class DataFileError(DrafterError):
    """A file cannot be read or written, or its content is not what it should be."""


class EngineError(DrafterError):
    """An engine gave no usable text. The message never holds a key or a server's reply."""
