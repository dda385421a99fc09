"""One formula, from LaTeX to a drawing in outlines. No Qt.

ziamath's cost doubles with each nested fraction, so nothing is drawn without a bound on nesting, length and steps.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from types import FrameType

LONGEST = 1_000
"""Characters of a formula that is drawn."""
DEEPEST = 9
"""Nested groups of a formula that is drawn."""
GENERATOR = 0x20
"""As inspect.CO_GENERATOR has it: an exception that is raised while one is being closed is lost."""
STEPS = 4_000_000
"""Calls of functions that one formula may take, some 3 s: a matrix of 8 × 8 takes half of them. Not a time, so that a
formula that is drawn on one machine is drawn on any."""
EASY_LENGTH, EASY_DEPTH = 200, 3
"""A formula within both needs no counting: watching each call makes drawing three times as slow."""
TALLEST, LARGEST = 2_000, 4_000_000
"""Pixels of height, and of area, of a formula that is shown: a rule of a million lines is written in twenty letters."""
FARTHEST = 100_000.0
"""The largest number in a drawing: what lies beside its box is not seen, but costs as much to paint."""
SIZE = 20.0
"""Pixels of the type in a drawing; it is scaled to what is needed."""

_OPENS = re.compile(r"\\left\b|\\begin\b|(?<!\\)\{")
_CLOSES = re.compile(r"\\right\b|\\end\b|(?<!\\)\}")
_STEPS = re.compile(f"({_OPENS.pattern})|({_CLOSES.pattern})")
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:e[-+]?\d+)?")
_DEFINES = re.compile(
    r"\\(?:newcommand|renewcommand|providecommand|def|edef|gdef|xdef|let|newenvironment|input|include|href|url)\b"
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A formula as SVG in black. Lengths are pixels at type of SIZE."""

    svg: str
    width: float
    height: float
    depth: float
    """How far it reaches below the line of the text."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a formula is shown as it was written: a sentence of the interface, not translated yet."""

    reason: str


TOO_LONG = Refusal("This formula is too long to be drawn.")
TOO_DEEP = Refusal("This formula is nested too deeply to be drawn.")
TOO_SLOW = Refusal("This formula takes too long to draw.")
TOO_LARGE = Refusal("This formula is too large to be drawn.")
DEFINES = Refusal("This formula defines commands or links, which are not followed.")
BROKEN = Refusal("This formula cannot be read as LaTeX.")


class _Late(BaseException):
    """It took too many steps. None that the reader of formulas could take for one of its own."""


def refused(tex: str) -> Refusal | None:
    """Why a formula is not even tried."""
    if len(tex) > LONGEST:
        return TOO_LONG
    if _DEFINES.search(tex):
        return DEFINES
    return TOO_DEEP if depth(tex) > DEEPEST else None


def depth(tex: str) -> int:
    """How deeply groups are nested."""
    now = most = 0
    for step in _STEPS.finditer(tex):
        now = now + 1 if step[1] else max(0, now - 1)
        most = max(most, now)
    return most


def too_large(width: float, height: float) -> bool:
    """Whether a formula of so many pixels is shown as it was written, since painting it would stop the window."""
    return height > TALLEST or width * height > LARGEST


def draw(tex: str, *, display: bool) -> Drawing | Refusal:
    """Draw a formula; takes up to STEPS, so not on the window's thread. Never raises."""
    refusal = refused(tex)
    if refusal is not None:
        return refusal
    easy = len(tex) <= EASY_LENGTH and depth(tex) <= EASY_DEPTH
    calls = 0

    def watch(frame: FrameType, event: str, _argument: object) -> None:
        """Never raises into a generator: where one is being closed, nobody would hear, and nobody watch any more."""
        nonlocal calls
        calls += 1
        if calls > STEPS and event == "call" and not frame.f_code.co_flags & GENERATOR:
            raise _Late

    if not easy:
        sys.setprofile(watch)
    try:
        return _drawn(tex, display)
    except _Late:
        return TOO_SLOW
    except Exception:  # whatever a hostile formula makes the reader stumble over
        return BROKEN
    finally:
        sys.setprofile(None)


def _drawn(tex: str, display: bool) -> Drawing | Refusal:
    from ziamath.config import config
    from ziamath.zmath import Latex

    config.svg2 = False  # outlines in place, which every reader of SVG draws
    made = Latex(tex, size=SIZE, inline=not display, margin=0)
    if any(re.match(r"\\[A-Za-z]", element.text or "") for element in made.mathml.iter()):
        return BROKEN  # a command that is not known would be drawn as its own name
    svg = made.svg()
    box = re.search(r'viewBox="([-\d.e]+) ([-\d.e]+) ([-\d.e]+) ([-\d.e]+)"', svg)
    if box is None:
        return BROKEN
    _, top, width, height = map(float, box.groups())
    if width <= 0 or height <= 0 or "merror" in svg:
        return BROKEN
    if too_large(width, height) or any(float(number) > FARTHEST for number in _NUMBER.findall(svg)):
        return TOO_LARGE
    return Drawing(svg, width, height, max(0.0, top + height))
