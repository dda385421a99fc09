"""What a transcript is made of: flat, comparable leaves, so that an update is the difference of two lists. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Literal

Kind = Literal["text", "code", "table", "rule", "picture"]
Card = Literal["", "user", "code", "card", "error", "notice"]

PAD = {"": 0, "user": 10, "code": 10, "card": 12, "error": 12, "notice": 8}
"""Pixels above and below the text of a card."""
DOT = "\u00a0\u00a0·\u00a0 "
"""Between two parts of a line, which may end after it and never before."""
UNSEEN = "unseen"
"""The tone of a DOT: it is painted by Backdrop, and only where what it parts stands on one line."""
LONGEST_BLOCK = 4000
"""Characters of one laid-out paragraph: a longer one is laid out in pieces that copy as one."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style. `control` runs (buttons written as text) are left out of a copied selection."""

    text: str
    tone: str = "ink"
    size: float = 11.0
    weight: int = 400
    italic: bool = False
    strike: bool = False
    mono: bool = False
    """Inline code: set in the fixed font on the code colour."""
    href: str = ""
    tip: str = ""
    control: bool = False
    tabular: bool = False
    formula: Literal["", "inline", "display"] = ""
    """Whether the text is LaTeX, to be drawn; `display` as large as alone on its line."""
    source: str = ""
    """Of a formula: how it was written, with its marks. Of a chip: what a copy has in place of its first letter."""
    chip: bool = False
    """A number of a source: a small filled mark that can be pressed."""

    def looks_like(self, other: Run) -> bool:
        """Whether all but the text is the same."""
        return _LOOK(self) == _LOOK(other)


_LOOK = attrgetter(*(name for name in Run.__slots__ if name != "text"))
Cell = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One paragraph, code card, table, rule or picture. Lengths are pixels."""

    kind: Kind = "text"
    runs: tuple[Run, ...] = ()
    code: str = ""
    language: str = ""
    href: str = ""
    """Of a code card: what its Copy control opens."""
    rows: tuple[tuple[Cell, ...], ...] = ()
    aligns: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    """Of a table: its columns in percent; empty where the content decides. In prose, lines part the rows."""
    heads: tuple[Cell, ...] = ()
    """Of a piece of a table: the headings that stand above its first one."""
    headless: bool = False
    """A table that goes on with the one above: its first row is no heading."""
    picture: str = ""
    """Its name or address; its words stand in `code`."""
    heading: int = 0
    marker: str = ""
    indent: int = 0
    """Levels of lists around it."""
    quote: int = 0
    """Levels of quotes around it."""
    align: Literal["left", "right", "center"] = "left"
    spread: float = 0.48
    """Extra distance of lines, in parts of the type size."""
    target: bool = False
    """Its lines are as high as what can be clicked, the words at their foot: a row of controls that may break."""
    card: Card = ""
    group: int = 0
    """Leaves of one card share its number."""
    gap: int = 8
    """Wanted distance from the leaf above; `spaced` turns it into `top`."""
    top: int = 0
    starts: bool = False
    """Whether a card begins here; set by `spaced`."""
    left: int = 0
    """Room before it, where a card is narrower than the column: to its right in a window that is read from the right."""
    continues: bool = False
    """A piece of the paragraph above: copied without a line break between them."""


def formulas_of(leaf: Leaf) -> Iterator[Run]:
    """The formulas of a leaf, in its cells too."""
    for runs in (leaf.runs, *(cell for row in leaf.rows for cell in row)):
        yield from (run for run in runs if run.formula)


_BELOW: dict[Kind, int] = {"rule": 16, "table": 14}
"""Pixels that at least stay free below."""


def spaced(leaves: Iterable[Leaf], above: Leaf | None = None) -> list[Leaf]:
    """The leaves with `top` set, so that cards keep their padding and pages do not collapse margins."""
    made: list[Leaf] = []
    for leaf in leaves:
        same = above is not None and leaf.kind != "code" and (above.card, above.group) == (leaf.card, leaf.group)
        pads = 0 if same else PAD[leaf.card] + (PAD[above.card] if above else 0)
        gap = max(leaf.gap, _BELOW.get(above.kind, 0)) if above is not None and not above.card else leaf.gap
        top = 0 if leaf.continues else gap + pads
        made.append(replace(leaf, top=top, starts=bool(leaf.card) and not same))
        above = leaf
    return made


def plain(text: str, like: Run = Run(""), leaf: Leaf = Leaf(), *, lines: int = 1) -> list[Leaf]:
    """Text as it was written: so many `lines` a leaf, long lines in pieces. The first keeps the gap of `leaf`."""
    made: list[Leaf] = []
    every = text.split("\n")
    for start in range(0, len(every), lines):
        line = "\u2028".join(every[start : start + lines])
        pieces = [line[i : i + LONGEST_BLOCK] for i in range(0, len(line), LONGEST_BLOCK)] or [""]
        for number, piece in enumerate(pieces):
            gap = leaf.gap if not made else 0
            made.append(replace(leaf, runs=(replace(like, text=piece),), gap=gap, continues=number > 0))
    return made


def shared(old: Sequence[Leaf], new: Sequence[Leaf]) -> tuple[int, int]:
    """How many leaves at the start, and then at the end, are the same in both."""
    least = min(len(old), len(new))
    head = 0
    while head < least and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < least - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail
