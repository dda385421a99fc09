"""The whole replica as sealed frames: what a wiped device starts from, and what lets the server drop old segments."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.replica_wire import packed, packed_part, split, unpacked
from soulfra_desktop.adapters.sqlite.outbox import BUSY_SECONDS, ORDER, ROWS
from soulfra_desktop.adapters.sqlite.replica_records import NotAddressed, StaysHere, to_send
from soulfra_desktop.domain.replica import COLLECTION, KINDS, SETTING, Change, Part, name_of

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.services.sync_ports import Sealer
    from sync_server.protocol.sync import Frame

AT_ONCE = 500
LIVES, ORPHANS, PARTS = "lives", "orphans", "parts"
STAGES = (LIVES, *ORDER, ORPHANS, PARTS)
SHARED_SETTING = "AND name IN (SELECT name FROM shared_setting)"
LOOSE = 1
"""The collection under which goes what this version of Soulfra cannot place."""
Row = tuple[Any, ...]
Sealable = tuple[int, str, int, bytes]
"""Collection, name, revision, content."""


@dataclass(frozen=True, slots=True)
class Place:
    """How far it is written: everything before this stage, and of it all up to this row."""

    stage: int = 0
    after: Row = ()


BEGINNING = Place()


def sealed_some(db: sqlite_utils.Database, sealer: Sealer, place: Place) -> tuple[list[Frame], Place | None]:
    """The next frames, and where to go on; None at the end. What stays on this machine is left out."""
    until = time.perf_counter() + BUSY_SECONDS
    frames: list[Frame] = []
    last = place.after
    for row, sealable in _contents(db, STAGES[place.stage], place.after):
        frames += [sealer.seal(*one) for one in sealable]
        last = row
        if time.perf_counter() > until:
            break
    if last != place.after:
        return frames, Place(place.stage, last)
    return frames, Place(place.stage + 1) if place.stage + 1 < len(STAGES) else None


def _contents(db: sqlite_utils.Database, stage: str | int, after: Row) -> Iterator[tuple[Row, list[Sealable]]]:
    if stage == LIVES:
        yield from _lives(db, after or (0, ""))
    elif stage == ORPHANS:
        yield from _orphans(db, after or (0,))
    elif stage == PARTS:
        yield from _parts(db, after or (b"", -1))
    else:
        yield from _records(db, int(stage), after or (0,))


def _records(db: sqlite_utils.Database, kind: int, after: Row) -> Iterator[tuple[Row, list[Sealable]]]:
    named = "name" if kind == SETTING else "id"
    where = SHARED_SETTING if kind == SETTING else ""
    sql = f"SELECT rowid, {named} FROM {ROWS[kind]} WHERE rowid > ? {where} ORDER BY rowid LIMIT ?"
    for number, identity in db.conn.execute(sql, [*after, AT_ONCE]).fetchall():
        try:
            change = to_send(db, kind, identity)
        except (StaysHere, NotAddressed):
            change = None
        yield (number,), _whole(change) if change is not None else []


def _lives(db: sqlite_utils.Database, after: Row) -> Iterator[tuple[Row, list[Sealable]]]:
    sql = "SELECT kind, id, life FROM life WHERE (kind, id) > (?, ?) ORDER BY kind, id LIMIT ?"
    for kind, identity, life in db.conn.execute(sql, [*after, AT_ONCE]).fetchall():
        yield (kind, identity), _whole(Change(kind, identity, life)) if life % 2 else []


def _orphans(db: sqlite_utils.Database, after: Row) -> Iterator[tuple[Row, list[Sealable]]]:
    sql = "SELECT number, content FROM orphan WHERE number > ? ORDER BY number LIMIT ?"
    for number, content in db.conn.execute(sql, [*after, AT_ONCE]).fetchall():
        change = unpacked(content)
        if isinstance(change, Change) and change.kind in KINDS:
            yield (number,), _whole(change)
        else:
            yield (number,), [(LOOSE, f"newer/{number}", 0, content)]


def _parts(db: sqlite_utils.Database, after: Row) -> Iterator[tuple[Row, list[Sealable]]]:
    sql = "SELECT whole, number, of, data FROM part WHERE (whole, number) > (?, ?) ORDER BY whole, number LIMIT ?"
    for whole, number, of, data in db.conn.execute(sql, [*after, 8]).fetchall():
        content = packed_part(Part(whole, number, of, data))
        yield (whole, number), [(LOOSE, f"part/{whole.hex()}", number, content)]


def _whole(change: Change) -> list[Sealable]:
    name, collection = name_of(change.kind, change.id), COLLECTION[change.kind]
    return [(collection, name, change.latest, content) for content in split(packed(change))]
