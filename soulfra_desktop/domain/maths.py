r"""Where formulas stand in Markdown: `$…$`, `\(…\)`, `$$…$$` and `\[…\]`; prices stay prices.

A block of mathematics goes on to its closing mark or to an empty line, whatever its lines look like, so that a streamed
one is never taken for a list or a heading on its way.
"""

from __future__ import annotations

import re
from typing import Any

LONGEST_INLINE = 600
"""Characters in which the closing mark of a formula within a line is looked for."""
_BLOCKS = {"$$": "$$", "\\[": "\\]"}
_TEX = re.compile(r"[\\^_={}]")
_PRICE = re.compile(r"\d[\d.,]*(?:\s|[-–—]|$)|[\d.,]+\s*(?:k|m|bn?|mio|usd|eur)\b", re.IGNORECASE)
_ENVIRONMENT = re.compile(r"\\begin\{(equation|align|gather|multline|alignat|eqnarray)\*?\}")


def install(md: Any) -> None:
    """Teach a markdown-it reader where formulas stand."""
    md.inline.ruler.before("escape", "formula", _inline)
    alternatives = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("fence", "formula_block", _block, alternatives)


def closing(text: str, start: int) -> int | None:
    """Where the `$` that closes a formula stands whose words begin at `start`; None where there is none."""
    end = text.find("$", start, start + LONGEST_INLINE)
    while end > start and text[end - 1] == "\\":
        end = text.find("$", end + 1, start + LONGEST_INLINE)
    if end <= start or text[start].isspace() or text[end - 1].isspace():
        return None
    tex, after = text[start:end], text[end + 1 : end + 2]
    if after.isdigit() or "`" in tex:
        return None
    if after.isalpha() and not _TEX.search(tex) and len(tex) > 1:
        return None  # $HOME/$USER
    if _PRICE.match(tex) and not re.search(r"[\\^_={}+*<>]", tex) and not re.fullmatch(r"[\d.,]+", tex):
        return None  # 5 and 10, 5-10
    return end


def _inline(state: Any, silent: bool) -> bool:  # as markdown-it calls its rules
    found = _found(state.src, state.pos, state.posMax)
    if found is None:
        return False
    start, end, after, display = found
    if not silent:
        token = state.push("formula", "", 0)
        token.content = state.src[start:end].strip()
        token.markup = state.src[state.pos : start]
        token.meta = {"display": display}
    state.pos = after
    return True


def _found(text: str, pos: int, most: int) -> tuple[int, int, int, bool] | None:
    mark = text[pos : pos + 2]
    if mark in ("\\(", "\\[", "$$"):
        close = {"\\(": "\\)", "\\[": "\\]", "$$": "$$"}[mark]
        end = text.find(close, pos + 2, min(most, pos + 2 + LONGEST_INLINE))
        if end > pos + 2 and text[pos + 2 : end].strip():
            return pos + 2, end, end + 2, mark != "\\("
        return None
    if mark[:1] != "$" or (pos and text[pos - 1] in "$\\") or (pos and text[pos - 1].isalnum()):
        return None
    closed = closing(text, pos + 1)
    return None if closed is None or closed >= most else (pos + 1, closed, closed + 1, False)


def _block(state: Any, first: int, last: int, silent: bool) -> bool:
    line = _line(state, first)
    if state.is_code_block(first):
        return False
    close = _close_of(line)
    if not close:
        return False
    if silent:
        return line != "$$" or state.eMarks[first] < len(state.src)  # a third one may follow
    number, lines = first, []
    opened = 2 if line[:2] in _BLOCKS else 0
    rest = line[opened:]
    while True:
        place = rest.find(close)
        if place >= 0:
            return _write(state, first, number + 1, "\n".join([*lines, rest[: place + (0 if opened else len(close))]]),
                          rest[place + len(close) :])  # fmt: skip
        lines.append(rest)
        number += 1
        if number >= last or state.isEmpty(number) or state.sCount[number] < state.blkIndent:
            return _as_written(state, first, number)
        rest = _line(state, number)


def _close_of(line: str) -> str:
    mark = line[:2]
    if mark in _BLOCKS:
        return "" if mark == "$$" and line[2:3] == "$" else _BLOCKS[mark]
    environment = _ENVIRONMENT.match(line)
    return environment[0].replace("\\begin", "\\end") if environment else ""


def _line(state: Any, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _write(state: Any, first: int, after: int, tex: str, rest: str) -> bool:
    if rest.strip(" .,;") or not tex.strip():
        return False  # words go on behind it: it is read with them
    token = state.push("formula_block", "", 0)
    token.content = tex.strip()
    token.map = [first, after]
    state.line = after
    return True


def _as_written(state: Any, first: int, after: int) -> bool:
    """Not closed: a paragraph up to the empty line."""
    opening = state.push("paragraph_open", "p", 1)
    opening.map = [first, after]
    inline = state.push("inline", "", 0)
    inline.content = "\n".join(_line(state, number) for number in range(first, after)).strip()
    inline.map = [first, after]
    inline.children = []
    state.push("paragraph_close", "p", -1)
    state.line = after
    return True
