"""What leaves say, without how they look: for the clipboard. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from soulfra_desktop.ui.kit.leaf import Leaf, Run


def plain_text(leaves: Iterable[Leaf]) -> str:
    """The words of leaves: an empty line between paragraphs, tabs between cells, formulas as LaTeX."""
    made: list[str] = []
    for leaf in leaves:
        said = _INSIDE.get(leaf.kind, _text)(leaf)
        if made and (leaf.continues or leaf.gap <= TIGHT):
            made.append("" if leaf.continues else "\n")
        elif made:
            made.append("\n\n")
        made.append(said)
    return "".join(made).replace("\u2028", "\n")


TIGHT = 6
"""Pixels between items of one list, or lines of one text."""


def said(runs: Iterable[Run]) -> str:
    """The words of runs, our own marks left out."""
    return "".join(run.source or run.text for run in runs if not run.control)


def _text(leaf: Leaf) -> str:
    marker = f"{'  ' * max(0, leaf.indent - 1)}{leaf.marker} " if leaf.marker else "  " * leaf.indent
    return "> " * leaf.quote + marker + said(leaf.runs)


_INSIDE = {
    "code": lambda leaf: leaf.code,
    "table": lambda leaf: "\n".join("\t".join(said(cell) for cell in row) for row in leaf.rows),
    "rule": lambda _leaf: "—",
}


def html_of(text: str) -> str:
    """Plain text as HTML."""
    return "<p>" + escape(text).replace("\n\n", "</p><p>").replace("\n", "<br>") + "</p>"
