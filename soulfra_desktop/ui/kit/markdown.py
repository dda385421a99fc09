"""Markdown becomes leaves, block by block, so that a streamed answer re-reads only the block that is still open.

No Qt. Raw HTML is text, pictures are named and never fetched, and only web and mail addresses are links.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

from soulfra_desktop.domain import maths
from soulfra_desktop.ui.kit import footnotes
from soulfra_desktop.ui.kit.leaf import Leaf, plain
from soulfra_desktop.ui.kit.long_paragraph import LONG, LongParagraph
from soulfra_desktop.ui.kit.markdown_leaves import leaves_of

PIECE = 1_200
"""Characters that are read in one go."""
LONGEST_OPEN = 8_000
"""A single block that grows beyond this is shown as it is written: no reader could bound its cost."""

LONG_TABLE = 1_000
"""Characters of a table after which its rows are closed, and those that follow read as another piece of it."""
SETTLED_TABLE = 250
"""Characters of a table after which its rows are not read again, though the table stays one piece."""
PLAIN_LINES = 40
"""Lines of a text shown as it is written that are laid out as one."""
LONG_LIST = 1_500
"""Characters of a list after which its items are closed one by one, as blocks are."""
DEEPEST = 100
"""Nesting beyond which the reader would drop text: such a block is shown as it is written."""
MOST_MARKS = {"[": 200, "`": 600, "*": 800, "_": 800, "://": 100, "$": 400, "\\": 2_000}
"""Marks in one open block beyond which reading them gets slow, and cannot be meant."""
REREAD = 20_000
"""Characters of a text up to which its end reads it again, where a reference at the end changes its beginning."""

LEAST_SHARE, MOST_SHARE = 4, 60
"""Characters that a column of a long table counts as, at least and at most."""

_ONLY_MARKS = re.compile(r"[ \t]*(?:[*+\-_#=~`]+|[0-9]{1,9}[.)])[ \t]*\Z")
"""A last line of marks alone may become something else with its next letter (`*`, an empty item, or `**bold**`, another line
of the table above it): until then nothing before it is closed."""
_FENCE = re.compile(r" {0,3}(`{3,64}(?!`)|~{3,64}(?!~))[ \t]*([^\n]*)\n")
_NUMBER = re.compile(r"(?:^|\n) {0,3}\d{1,9}\Z")
"""A last line that is a number so far: with the full stop that may follow, it goes on with the list above it."""
_SAFE = re.compile(r"(https?://|mailto:)[^\s]", re.IGNORECASE)


def is_safe(url: str) -> bool:
    """Whether a link may be opened: a web or mail address."""
    return bool(_SAFE.match(url)) and not any(ord(character) < 32 for character in url)


@lru_cache(maxsize=1)
def _reader() -> Any:
    from markdown_it import MarkdownIt

    md = MarkdownIt("commonmark", {"html": False, "linkify": True, "maxNesting": DEEPEST})
    md.enable(["table", "strikethrough", "linkify"])
    assert md.linkify is not None
    md.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    md.validateLink = is_safe
    maths.install(md)
    footnotes.install(md)
    return md


def whole(text: str) -> tuple[Leaf, ...]:
    """The leaves of a finished text."""
    stream = Stream(thorough=True)
    for start in range(0, len(text), PIECE):
        stream.feed(text[start : start + PIECE])
    return (*stream.closed, *stream.last())


class Stream:
    """Reads a growing text. `closed` leaves never change again; `open` ones are those of the last block."""

    def __init__(self, *, thorough: bool = False) -> None:
        self._thorough = thorough
        self._long: LongParagraph | None = None
        self.closed: list[Leaf] = []
        self.open: tuple[Leaf, ...] = ()
        self._tail = ""
        self._held = ""
        self._references: dict[str, Any] = {}
        self._fence: tuple[str, str] | None = None
        self._exact = True
        self._in_list = False
        """The tail goes on with a list whose first items are closed."""
        self._table = ""
        """The heading of a table whose first rows are closed and with which the tail goes on."""
        self._widths: tuple[int, ...] = ()
        self._settled = Leaf()
        """The open piece of that table, with the rows that are not read again."""
        self._length = 0
        """Characters of these."""

    def feed(self, text: str) -> None:
        """Read more. Costs what the open block costs, however long the text before it is."""
        text = self._held + text
        self._held = "\r" if text.endswith("\r") else ""
        self._tail += text.removesuffix("\r").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
        self._advance()

    def last(self) -> tuple[Leaf, ...]:
        """The open leaves once no more text follows."""
        if self._held:
            self._held = ""
            self._tail += "\n"
            self._advance()
        return self.open

    def needs_rereading(self, text: str) -> bool:
        """Whether `whole` may read `text`, all that was fed, otherwise than its pieces were."""
        return not (self._exact or self._thorough or len(text) > REREAD)

    def finish(self, text: str) -> tuple[Leaf, ...]:
        """The leaves of the whole `text` that was fed: what `whole` gives, read again only where pieces could differ."""
        last = self.last()
        return whole(text) if self.needs_rereading(text) else (*self.closed, *last)

    def _advance(self) -> None:
        if self._fence is None and not self._read_on():
            self._read()
        while self._fence is not None and self._close_fence():
            self._read()
        if self._fence is None and self._is_endless():
            self._give_up()

    def _is_endless(self) -> bool:
        return len(self._tail) > LONGEST_OPEN or any(self._tail.count(c) > most for c, most in MOST_MARKS.items())

    def _read_on(self) -> bool:
        """Read what was added to a long paragraph; False where the whole tail has to be read."""
        leaf = self._long.read(self._tail) if self._long is not None and not self._is_endless() else None
        if leaf is None:
            self._long = None
            return False
        self.open, self._exact = (leaf,), False
        return True

    def _read(self) -> None:
        """Read the tail; all but its last block is closed, and an open fence is followed by hand from here on."""
        if self._is_endless():
            return
        md = _reader()
        env: dict[str, Any] = {"references": dict(self._references)}
        if self._table and not self._tail.partition("\n")[0].strip():
            self._table = ""  # an empty line: the table is over
        if self._table:
            self._read_rows(md.parse(self._table + self._tail, env))
            return
        tokens = md.parse(self._tail, env)
        if any(token.level >= DEEPEST - 2 for token in tokens):
            self.open, self._exact = tuple(plain(self._tail)), False
            return
        starts = _starts(tokens, self._tail)
        self._exact = self._exact and not env["references"]
        if not starts or (len(starts) > 1 and _is_open(self._tail)):
            self.open = tuple(leaves_of(tokens, goes_on=self._in_list))
            return
        line = tokens[starts[-1]].map[0]
        if len(starts) > 1:
            self.closed.extend(leaves_of(tokens[: starts[-1]], goes_on=self._in_list))
            self._in_list = tokens[starts[-1]].type == "list_item_open"
            self._exact = self._exact and not self._in_list
            self._references |= {k: v for k, v in env["references"].items() if v.get("map", (0, 0))[1] <= line}
        self._tail = self._tail[_offset(self._tail, line) :]
        last = md.parse(self._tail, env) if self._in_list and len(starts) > 1 else tokens[starts[-1] :]
        opening = _FENCE.match(self._tail) if last[0].type == "fence" else None
        if opening:
            self._fence = (opening[1], opening[2])
        self.open = tuple(leaves_of(last, goes_on=self._in_list))
        if last[0].type == "table_open" and len(self._tail) > self._table_limit:
            self._table = "\n".join(self._tail.split("\n", 2)[:2]) + "\n"
            self._widths, self._length = (), 0
            self._settle(self.open[0])
        if not self._thorough and len(self._tail) > LONG and last[0].type == "paragraph_open":
            self._long = LongParagraph(self.open[0], self._tail, partial(_inline, references=self._references))

    def _read_rows(self, tokens: list[Any]) -> None:
        """Read on in a table; another block behind it closes it."""
        read = leaves_of(tokens[: _end_of(tokens)])[0]
        table = replace(self._settled, rows=(*self._settled.rows, *read.rows[1:]))
        starts = [n for n, token in enumerate(tokens) if token.level == 0 and token.nesting >= 0]
        if len(starts) > 1 and _is_open(self._tail):
            self.open = (*([table] if table.rows else []), *leaves_of(tokens[starts[1] :]))
            return
        if len(starts) > 1:
            line = tokens[starts[1]].map[0] - 2
            self._tail, self._table = self._tail[_offset(self._tail, line) :], ""
            self.closed.extend([table] if table.rows else [])
            self._read()
            return
        self.open = (table,) if table.rows else ()
        if len(self._tail) > self._table_limit:
            self._settle(table)

    @property
    def _table_limit(self) -> int:
        return LONG_TABLE if self._thorough else SETTLED_TABLE

    def _settle(self, table: Leaf) -> None:
        """Look no more at its rows but the last, which may still grow; close them where they got many."""
        cut = self._tail.rstrip().rfind("\n") + 1
        self._tail, self._length = self._tail[cut:], self._length + cut
        self._settled = replace(table, rows=table.rows[:-1])
        if self._length <= LONG_TABLE - SETTLED_TABLE:
            return
        self._widths, self._exact, self._length = self._widths or widths_of(table), False, 0
        heads = table.heads or table.rows[0]
        table = replace(table, widths=self._widths)
        self.closed.append(replace(table, rows=table.rows[:-1]))
        self._settled = replace(table, rows=(), heads=heads, headless=True, gap=0)
        self.open = (replace(self._settled, rows=table.rows[-1:]),)

    def _close_fence(self) -> bool:
        """Follow an open fence; True where it was closed and text follows."""
        mark, info = self._fence or ("", "")
        opening = _FENCE.match(self._tail)
        start = opening.end() if opening else 0
        closing = re.compile(rf"^ {{0,3}}{re.escape(mark[0])}{{{len(mark)},}}[ \t]*(\n|\Z)", re.M).search(
            self._tail, start
        )
        if closing is None or not closing[1]:
            # Not closed yet, or closed by the last line so far, which may still grow into something else.
            self.open = tuple(leaves_of(_reader().parse(self._tail, {}))) if closing else (self._code(start, info),)
            return False
        self.closed.extend(leaves_of(_reader().parse(self._tail[: closing.end()], {})))
        self._tail = self._tail[closing.end() :]
        self._fence, self.open = None, ()
        return bool(self._tail)

    def _code(self, start: int, info: str) -> Leaf:
        indent = len(self._tail) - len(self._tail.lstrip(" "))
        code = self._tail[start:]
        if indent:
            code = re.sub(rf"^ {{1,{indent}}}", "", code, flags=re.M)
        words = info.split()
        return Leaf(
            "code", code=code.removesuffix("\n"), language=words[0] if words else "", card="code", gap=10, spread=0.38
        )

    def _give_up(self) -> None:
        """Close an endless block as plain text up to its last line end, or up to a fixed length."""
        cut = self._tail.rfind("\n", 0, LONGEST_OPEN) + 1 or min(LONGEST_OPEN, len(self._tail))
        self.closed.extend(plain(self._tail[:cut].removesuffix("\n"), lines=PLAIN_LINES))
        self._tail = self._tail[cut:]
        self.open, self._exact = (), False
        self._advance()


def _inline(text: str, *, references: dict[str, Any]) -> Sequence[Any]:
    (token,) = _reader().parseInline(text, {"references": dict(references)})
    return token.children or ()


def _end_of(tokens: Sequence[Any]) -> int:
    """Behind the table that stands first."""
    return next(number for number, token in enumerate(tokens) if token.type == "table_close") + 1


def widths_of(table: Leaf) -> tuple[int, ...]:
    """The columns' shares in percent, by the longest text in each, so that pieces of one table stand in line."""
    columns = len(table.rows[0])
    longest = [
        min(MOST_SHARE, max(LEAST_SHARE, *(len("".join(run.text for run in row[n])) for row in table.rows)))
        for n in range(columns)
    ]
    return tuple(max(1, round(100 * one / sum(longest))) for one in longest)


def _is_open(text: str) -> bool:
    """Whether its last line is marks alone so far."""
    return _ONLY_MARKS.match(text, text.rfind("\n") + 1) is not None


def _starts(tokens: Sequence[Any], text: str) -> list[int]:
    """Where top-level blocks start; in a long list that stands last, also where its last item does."""
    starts = [n for n, token in enumerate(tokens) if token.level == 0 and token.nesting >= 0]
    if len(starts) > 1 and tokens[starts[-2]].type == "ordered_list_open" and _NUMBER.search(text):
        starts.pop()
    if len(text) > LONG_LIST and starts and tokens[starts[-1]].type in ("bullet_list_open", "ordered_list_open"):
        items = [
            n for n in range(starts[-1], len(tokens)) if tokens[n].type == "list_item_open" and tokens[n].level == 1
        ]
        if len(items) > 1:
            starts.append(items[-1])
    return starts


def _offset(text: str, line: int) -> int:
    position = 0
    for _ in range(line):
        position = text.index("\n", position) + 1
    return position
