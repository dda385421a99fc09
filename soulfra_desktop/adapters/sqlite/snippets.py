"""Cuts the words around what was found out of a message, and says where in them it is."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from soulfra_desktop.adapters.sqlite import index
from soulfra_desktop.adapters.sqlite.migrations import TOKENIZER

Marks = tuple[tuple[int, int], ...]
WORDS = 20
LOOKED_AT = 20_000
"""Characters of a message in which a found word is looked for."""
SHOWN = 160
"""Characters of a snippet in which nothing is marked."""
SNIPPETS = f"SELECT rowid, snippet(scratch, 0, ?, ?, '…', {WORDS}) FROM scratch WHERE scratch MATCH ?"


class Snippets:
    """The index's own tokenizer over an empty table in memory, so that a mark stands where the index found a word.

    For the one thread that searches.
    """

    def __init__(self) -> None:
        self._db: Any = None
        self._open, self._close = f"\x02{secrets.token_hex(8)}\x02", f"\x03{secrets.token_hex(8)}\x03"

    def cut(self, match: str, texts: Sequence[str]) -> list[tuple[str, Marks]]:
        """A snippet and its marks for each text; `match` is a query of the index for any of the words."""
        db = self._scratch()
        db.execute("BEGIN")
        try:
            rows = ((row, index.parted(text[:LOOKED_AT])) for row, text in enumerate(texts))
            db.executemany("INSERT INTO scratch (rowid, text) VALUES (?, ?)", rows)
            found = dict(db.execute(SNIPPETS, [self._open, self._close, match]).fetchall())
        finally:
            db.execute("ROLLBACK")
        return [self._marked(found[row]) if row in found else _start(text) for row, text in enumerate(texts)]

    def stem(self, word: str) -> str:
        """A word as the index knows it; empty where it knows no such words."""
        db = self._scratch()
        db.execute("BEGIN")
        try:
            db.execute("INSERT INTO scratch (rowid, text) VALUES (0, ?)", [word])
            row = db.execute("SELECT term FROM stems").fetchone()
        finally:
            db.execute("ROLLBACK")
        return row[0] if row else ""

    def _scratch(self) -> Any:
        if self._db is None:
            from sqlcipher3 import dbapi2

            self._db = dbapi2.connect(":memory:", isolation_level=None)  # pyright: ignore[reportAttributeAccessIssue]
            self._db.execute(f"CREATE VIRTUAL TABLE scratch USING fts5 (text, {TOKENIZER})")
            self._db.execute("CREATE VIRTUAL TABLE stems USING fts5vocab (scratch, row)")
        return self._db

    def _marked(self, snippet: str) -> tuple[str, Marks]:
        marks: list[tuple[int, int]] = []
        before, *rest = " ".join(snippet.replace(index.JOINT, "").split()).split(self._open)
        shown = before
        for piece in rest:
            word, _, after = piece.partition(self._close)
            marks.append((len(shown), len(shown) + len(word)))
            shown += word + after
        return shown, tuple(marks)


def _start(text: str) -> tuple[str, Marks]:
    """Where what was found stands too far into a message: its first words."""
    line = " ".join(text[: 4 * SHOWN].split())
    return line[:SHOWN] + ("…" if len(line) > SHOWN else ""), ()
