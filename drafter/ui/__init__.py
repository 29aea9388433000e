"""The form: facts once, every message, checked before it is shown, in the browser."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gradio import Blocks

__all__ = ["build", "launch"]

# Gradio reads these when it is first imported; any value but "True" keeps it silent.
_SILENT = {"GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_DISABLE_TELEMETRY": "1"}


def build() -> Blocks:
    """The form, not yet served. Takes some seconds: it imports Gradio."""
    os.environ.update(_SILENT)
    from drafter.ui.form import form

    return form()


def launch(**changes: Any) -> None:
    """Serve the form on http://127.0.0.1:7860 until interrupted.

    Only this machine can reach it. It keeps no history, is never shared, whatever the
    environment says, and asks nothing of any other host. `changes` go to Gradio's
    `launch()`, such as `server_port=8080`. Raises SystemExit where the port is taken.
    """
    blocks = build()
    from drafter.ui.serving import served

    settings = {**served(), **changes}
    try:
        _, url, _ = blocks.launch(**settings, quiet=True, prevent_thread_lock=True)
    except OSError:
        port = settings["server_port"]
        raise SystemExit(
            f"drafter: port {port} is taken. Is the form open already? See "
            f"http://127.0.0.1:{port}, or stop the program that uses it."
        ) from None
    print(f"drafter: open {url} in a browser; Ctrl+C stops it.", flush=True)
    blocks.block_thread()
