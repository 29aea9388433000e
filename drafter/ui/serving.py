"""How the form is served: to this machine alone, with nothing kept and nothing shared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr

# WCAG 2.2 asks for 4.5 to 1 for text (1.4.3): white on Gradio's teal has 2.5. It asks for 3 to 1
# for the edge of a control (1.4.11): Gradio's has 1.2.
_LEGIBLE = {
    "button_primary_background_fill": "*primary_700",
    "button_primary_background_fill_hover": "*primary_800",
    "button_primary_background_fill_dark": "*primary_700",
    "button_primary_background_fill_hover_dark": "*primary_800",
    "input_border_color": "#8492a6",
    "input_border_color_dark": "*neutral_500",
    "checkbox_border_color": "*neutral_500",
    "checkbox_border_color_dark": "*neutral_400",
    "block_info_text_color": "*neutral_500",
    "block_info_text_color_dark": "*neutral_400",
}


def served() -> dict[str, Any]:
    """The settings for Gradio's `launch()`; each is there against a default or the environment."""
    return {
        "server_name": "127.0.0.1",
        "server_port": 7860,
        "share": False,
        "run_history": False,
        "show_error": False,
        "footer_links": [],
        "mcp_server": False,
        "ssr_mode": False,
        "pwa": False,
        "enable_monitoring": False,
        "theme": gr.themes.Default(
            primary_hue="teal",
            neutral_hue="slate",
            font=("system-ui", "sans-serif"),
            font_mono=("ui-monospace", "monospace"),
        ).set(**_LEGIBLE),
        "css": _beside("form.css"),
        "js": _beside("form.js"),
    }


def _beside(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
