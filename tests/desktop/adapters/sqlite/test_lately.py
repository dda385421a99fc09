"""What was found stays found until something is written."""

from __future__ import annotations

from pathlib import Path

from soulfra_desktop.adapters.sqlite.database import Database, connect
from soulfra_desktop.adapters.sqlite.lately import MOST, once

KEY = bytes(32)


def test_it_is_looked_for_once_until_another_connection_writes(tmp_path: Path) -> None:
    reader, writer = connect(tmp_path / "s.db", KEY), connect(tmp_path / "s.db", KEY)
    writer.conn.execute("CREATE TABLE t (a)")
    looked: list[int] = []

    def find() -> int:
        looked.append(1)
        return reader.execute("SELECT count(*) FROM t").fetchone()[0]

    assert [once(reader, "rows", find), once(reader, "rows", find), len(looked)] == [0, 0, 1]
    writer.conn.execute("INSERT INTO t VALUES (1)")
    assert [once(reader, "rows", find), len(looked)] == [1, 2]
    for db in (reader, writer):
        db.conn.close()


async def test_a_store_of_one_connection_sees_its_own_writes() -> None:
    database = await Database.in_memory()
    await database.write(lambda db: db.execute("CREATE TABLE t (a)") and None)

    def count(db: object) -> int:
        return once(db, "rows", lambda: db.execute("SELECT count(*) FROM t").fetchone()[0])  # type: ignore[attr-defined, arg-type]

    assert await database.search(count) == 0
    await database.write(lambda db: db.execute("INSERT INTO t VALUES (1)") and None)
    assert await database.search(count) == 1
    await database.aclose()


def test_what_is_kept_has_an_end(tmp_path: Path) -> None:
    db = connect(tmp_path / "s.db", KEY)
    looked = [once(db, number % (MOST + 1), lambda number=number: number) for number in range(2 * MOST + 2)]
    assert looked[0] == 0
    assert looked[MOST + 1] == MOST + 1  # the first was given up meanwhile
    db.conn.close()
