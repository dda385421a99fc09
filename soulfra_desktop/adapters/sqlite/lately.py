"""What a question asks of the store more than once: found again as long as nothing was written in between."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    import sqlite_utils

T = TypeVar("T")
MOST = 200
"""Answers kept of one connection: some questions' words."""
_LATELY: WeakKeyDictionary[sqlite_utils.Database, tuple[tuple[int, int], dict[Any, Any]]] = WeakKeyDictionary()


def once(db: sqlite_utils.Database, key: Any, find: Callable[[], T]) -> T:
    """What `find` gives for `key`, which names all that it depends on besides the store. In memory alone, gone with the next
    write of whichever process."""
    state = db.execute("PRAGMA data_version").fetchone()[0], db.conn.total_changes
    then, kept = _LATELY.get(db, (None, {}))
    if then != state or len(kept) >= MOST:
        kept = {}
        _LATELY[db] = state, kept
    if key not in kept:
        kept[key] = find()
    return kept[key]
