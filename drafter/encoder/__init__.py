"""The encoder: what the two trained networks share, the checker's and the copy editor's.

Both grew from all-MiniLM-L6-v2 and read the same pieces of words. Here is how a network is
opened, and what makes pieces of a text.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

Network = TypeVar("Network")


def installed(network: Callable[[Path], Network], folder: Path) -> Network | None:
    """A network of this folder, None where its weights or what runs them are missing."""
    if not (folder / "model.onnx").exists():
        return None
    try:
        return network(folder)
    except ImportError:
        return None


def session(path: Path) -> Any:
    """A network to run, on one thread. Raises ImportError without onnxruntime."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # One thread adds up in one order, so the same text gives the same number.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(path),
        options,
        providers=["CPUExecutionProvider"],
        # It would join each layer norm with the sum before it, at ten times the cost.
        disabled_optimizers=["SkipLayerNormFusion"],
    )


def tokenizer() -> Any:
    """A new tokenizer, without padding. Raises ImportError without tokenizers."""
    from tokenizers import Tokenizer

    made = Tokenizer.from_file(str(Path(__file__).parent / "tokenizer.json"))
    made.no_padding()
    return made
