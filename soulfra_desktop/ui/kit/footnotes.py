"""Footnotes in Markdown, read where they are written: `[^1]` in a text, `[^1]: …` below it. No Qt.

A streamed text is read block by block, so a note is never moved, and a mark needs no note: it may come later.
"""

from __future__ import annotations

import re
from typing import Any

MARK = re.compile(r"\[\^([^\s\[\]^]{1,40})\]")
_NOTE = re.compile(r"\[\^([^\s\[\]^]{1,40})\]:[ \t]*")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def install(md: Any) -> None:
    """Teach a markdown-it reader what footnotes are."""
    md.inline.ruler.before("link", "footnote_mark", _mark)
    md.block.ruler.before("reference", "footnote", _note, {"alt": ["paragraph", "reference"]})


def raised(label: str) -> str:
    """A mark as it is shown: a number is raised."""
    return label.translate(_RAISED) if label.isascii() and label.isdigit() else f"[{label}]"


def _mark(state: Any, silent: bool) -> bool:
    found = MARK.match(state.src, state.pos, state.posMax)
    if found is None or state.src[found.end() : found.end() + 1] == "(":
        return False
    if not silent:
        state.push("footnote_mark", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _note(state: Any, first: int, last: int, silent: bool) -> bool:
    line = _line(state, first)
    found = _NOTE.match(line)
    if found is None or state.is_code_block(first):
        return False
    if silent:
        return True
    after, lines = first + 1, [line[found.end() :]]
    while after < last and not state.isEmpty(after) and not _NOTE.match(_line(state, after)):
        lines.append(_line(state, after))
        after += 1
    opening = state.push("footnote_open", "", 1)
    opening.content, opening.map = found[1], [first, after]
    state.push("paragraph_open", "p", 1).map = [first, after]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = "\n".join(lines).strip(), [first, after], []
    state.push("paragraph_close", "p", -1)
    state.push("footnote_close", "", -1)
    state.line = after
    return True


def _line(state: Any, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]
