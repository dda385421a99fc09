"""Cuts the words around what was found out of a message, and says where in them it is."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from soulfra_desktop.adapters.sqlite import index
from soulfra_desktop.adapters.sqlite.migrations import TOKENIZER

Marks = tuple[tuple[int, int], ...]
WORDS = 20
LOOKED_AT = 20_000
"""Characters of a message in which a found word is looked for."""
SHOWN = 160
"""Characters of a snippet in which nothing is marked."""


class Snippets:
    """The index's own tokenizer over an empty table in memory, so that a mark stands where the index found a word.

    For the one thread that searches.
    """

    def __init__(self) -> None:
        self._db: Any = None
        self._open, self._close = f"\x02{secrets.token_hex(8)}\x02", f"\x03{secrets.token_hex(8)}\x03"

    def marker(self, match: str) -> Callable[[str], tuple[str, Marks]]:
        """Cuts snippets for one query of the index."""
        if self._db is None:
            from sqlcipher3 import dbapi2

            self._db = dbapi2.connect(":memory:", isolation_level=None)  # pyright: ignore[reportAttributeAccessIssue]
            self._db.execute(f"CREATE VIRTUAL TABLE scratch USING fts5 (text, {TOKENIZER})")
        return lambda text: self._cut(match, text)

    def _cut(self, match: str, text: str) -> tuple[str, Marks]:
        looked_at = text[:LOOKED_AT]
        self._db.execute("BEGIN")
        self._db.execute("INSERT INTO scratch (rowid, text) VALUES (1, ?)", [index.parted(looked_at)])
        sql = f"SELECT snippet(scratch, 0, ?, ?, '…', {WORDS}) FROM scratch WHERE scratch MATCH ?"
        row = self._db.execute(sql, [self._open, self._close, match]).fetchone()
        self._db.execute("ROLLBACK")
        if row is None:
            line = " ".join(looked_at[: 4 * SHOWN].split())
            return line[:SHOWN] + ("…" if len(line) > SHOWN else ""), ()
        return self._marked(" ".join(row[0].replace(index.JOINT, "").split()))

    def _marked(self, snippet: str) -> tuple[str, Marks]:
        shown, marks = "", []
        before, *rest = snippet.split(self._open)
        shown = before
        for piece in rest:
            word, _, after = piece.partition(self._close)
            marks.append((len(shown), len(shown) + len(word)))
            shown += word + after
        return shown, tuple(marks)
