"""One thread, one connection: in turn, to the end, and gone when nobody has it any more."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import threading

import pytest

from soulfra_desktop.adapters.sqlite.database import connect
from soulfra_desktop.adapters.sqlite.lane import Lane
from soulfra_desktop.domain.errors import StoreError


def lane(name: str = "lane under test") -> Lane:
    return Lane(name, None, lambda: connect(None, None))


def threads(name: str) -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == name]


async def test_what_is_given_is_done_in_turn_in_one_thread():
    one, done = lane(), []
    await asyncio.gather(
        *(one.run(lambda _, n=n: done.append((n, threading.current_thread().name))) for n in range(50))
    )
    assert done == [(n, "lane under test") for n in range(50)]
    await one.close()


async def test_a_failure_reaches_who_asked_in_our_words_and_the_next_is_done():
    one = lane()
    with pytest.raises(StoreError):
        await one.run(lambda db: db.execute("nonsense"))
    with pytest.raises(KeyError):
        await one.run(lambda _: {}["missing"])
    assert await one.run(lambda db: db.execute("SELECT 1").fetchone()) == (1,)
    await one.close()


async def test_who_leaves_before_it_began_has_it_not_done_and_what_has_begun_is_done():
    one, held, go_on, done = lane(), threading.Event(), threading.Event(), []

    def wait(_db):
        held.set()
        go_on.wait(60)
        done.append("begun")

    begun = asyncio.get_running_loop().create_task(one.run(wait))
    waiting = asyncio.get_running_loop().create_task(one.run(lambda _: done.append("waiting")))
    await asyncio.to_thread(held.wait, 60)
    begun.cancel()
    waiting.cancel()
    assert [type(each) for each in await asyncio.gather(begun, waiting, return_exceptions=True)] == [
        asyncio.CancelledError
    ] * 2
    go_on.set()
    await one.run(lambda _: None)
    assert done == ["begun"]
    await one.close()


async def test_a_query_that_may_be_interrupted_ends_with_who_asked():
    one, begun = lane(), threading.Event()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(running()) FROM n"

    def count(db):
        db.conn.create_function("running", 0, lambda: begun.set() or 1)
        return db.execute(endless).fetchone()

    asking = asyncio.get_running_loop().create_task(one.run(count, interruptible=True))
    await asyncio.to_thread(begun.wait, 60)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert await one.run(lambda db: db.execute("SELECT 1").fetchone()) == (1,)
    await one.close()


async def test_a_closed_lane_takes_nothing_more_has_done_what_it_was_given_and_its_thread_ends():
    one, done = lane("lane to close"), []
    given = [asyncio.get_running_loop().create_task(one.run(lambda _, n=n: done.append(n))) for n in range(5)]
    await asyncio.sleep(0)
    (thread,) = threads("lane to close")
    await one.close()
    await one.close()
    await asyncio.gather(*given)
    assert done == [0, 1, 2, 3, 4]
    thread.join(60)
    assert not thread.is_alive()
    with pytest.raises(StoreError, match="closed"):
        await one.run(lambda _: None)


async def test_the_thread_ends_with_a_lane_that_nobody_closed():
    one = lane("lane let go")
    await one.run(lambda _: None)
    (thread,) = threads("lane let go")
    del one
    gc.collect()
    thread.join(60)
    assert not thread.is_alive()


def test_a_lane_serves_one_loop_after_another():
    one = lane()
    assert [asyncio.run(one.run(lambda db: db.execute("SELECT 1").fetchone())) for _ in range(2)] == [(1,)] * 2
    asyncio.run(one.close())


UNCLOSED = """
import asyncio, sys, time
from soulfra_desktop.adapters.sqlite.database import connect
from soulfra_desktop.adapters.sqlite.lane import Lane

def slow(_db):
    time.sleep(0.3)
    print("done")

async def main():
    lane = Lane("lane", None, lambda: connect(None, None))
    await lane.run(lambda _: None)
    waiting = [asyncio.get_running_loop().create_task(lane.run(slow)) for _ in range(3)]
    await asyncio.sleep(0.1)
    globals()["kept"] = lane, waiting

loop = asyncio.new_event_loop()
loop.run_until_complete(main())
"""


def test_a_process_that_ends_without_closing_has_first_done_what_was_given():
    ended = subprocess.run([sys.executable, "-c", UNCLOSED], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.stdout, ended.returncode) == ("done\ndone\ndone\n", 0), ended.stderr
    assert "Fatal" not in ended.stderr
