"""Formulas of an export: outlines with the source beside them, or the source alone where none can be drawn."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from html import escape
from time import thread_time
from typing import Any, Protocol

from soulfra_desktop.domain import maths

LONGEST_DRAWING = 10.0
"""CPU seconds that the formulas of one chat may take together; those after it stay as they were written."""
LETTERS = 20.0
"""Pixels of the type in an outline."""
LIKE_TEXT = 1.12
"""Formulas are set so much larger, for their small letters to be as high as the text's."""
_BOX = re.compile(r'viewBox="[-\d. e]+"')
_CLOSES = {"\\(": "\\)", "\\[": "\\]"}


class Outline(Protocol):
    """A formula as SVG in black, in pixels at type of LETTERS; `depth` reaches below the line of the text."""

    @property
    def svg(self) -> str: ...
    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...
    @property
    def depth(self) -> float: ...


Draw = Callable[[str, bool], Outline | None]
"""Draws LaTeX, in a line of its own or not; None where it cannot be drawn."""


class Formulas:
    """Those of one chat, each drawn once."""

    def __init__(self, draw: Draw | None = None) -> None:
        self._draw = draw
        self._drawn: dict[tuple[str, bool], Outline | None] = {}
        self._left = LONGEST_DRAWING

    def outline(self, tex: str, *, display: bool) -> Outline | None:
        key = tex, display
        if key not in self._drawn:
            if self._draw is None or self._left <= 0:
                return None
            begun = thread_time()
            self._drawn[key] = self._draw(tex, display)
            self._left -= thread_time() - begun
        return self._drawn[key]


def install(md: Any) -> None:
    """Teach a reader of Markdown to show what it found: `env` may hold Formulas, and whether it is for paper."""
    maths.install(md)
    md.add_render_rule("formula", _inline)
    md.add_render_rule("formula_block", _block)


def _inline(_renderer: Any, tokens: Any, index: int, _options: Any, env: Any) -> str:
    token = tokens[index]
    display = bool(token.meta.get("display"))
    source = f"{token.markup}{token.content}{_CLOSES.get(token.markup, token.markup)}"
    return _shown(token.content, source, env, display=display)


def _block(_renderer: Any, tokens: Any, index: int, _options: Any, env: Any) -> str:
    tex = tokens[index].content
    source = tex if tex.startswith("\\begin") else f"$$\n{tex}\n$$"
    shown = _shown(tex, source, env, display=True)
    return f"<p>{shown}</p>\n" if shown.startswith("<code>") else f'<p class="display" align="center">{shown}</p>\n'


def _shown(tex: str, source: str, env: Any, *, display: bool) -> str:
    outline = env["formulas"].outline(tex, display=display) if "formulas" in env else None
    if outline is None:
        return f"<code>{escape(source)}</code>".replace("\n", "<br>")
    return for_paper(outline, source) if "paper" in env else in_page(outline, source)


def in_page(outline: Outline, source: str) -> str:
    """The outline itself, in the colour and of the size of the text around it."""
    em = LIKE_TEXT / LETTERS
    look = f"width:{outline.width * em:.3f}em;height:{outline.height * em:.3f}em;vertical-align:{-outline.depth * em:.3f}em"
    said, box = escape(source), _BOX.search(outline.svg)
    shapes = outline.svg.partition(">")[2].replace('="black"', '="currentColor"')
    about = f'class="formula" role="img" aria-label="{said}" style="{look}" {box[0] if box else ""}'
    return f"<svg {about}><title>{said}</title>{shapes}"


def for_paper(outline: Outline, source: str) -> str:
    """A picture that the press draws as outlines: its width, height and depth at type of one point."""
    sizes = " ".join(f"{value * LIKE_TEXT / LETTERS:.4f}" for value in (outline.width, outline.height, outline.depth))
    data = base64.b64encode(outline.svg.encode()).decode()
    return f'<img class="formula" alt="{escape(source)}" box="{sizes}" src="data:image/svg+xml;base64,{data}">'
