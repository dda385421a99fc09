"""What has begun to be stored is stored, whatever is cancelled meanwhile."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.services.ending import to_its_end


async def steps(done: list[int], turns: list[str]) -> str:
    """Work that lets others have a turn, waits for a thread, and waits for a lock, in this order."""
    lock = asyncio.Lock()
    for place, turn in enumerate(turns):
        if turn == "turn":
            await asyncio.sleep(0)
        elif turn == "thread":
            await asyncio.to_thread(int)
        else:
            async with lock:
                await asyncio.sleep(0.001)
        done.append(place)
    return "result"


@given(
    turns=st.lists(st.sampled_from(["turn", "thread", "wait"]), max_size=5),
    cancels=st.lists(st.integers(0, 6), max_size=4),
)
def test_it_is_done_whole_however_often_and_whenever_it_is_cancelled(turns, cancels):
    async def story():
        done: list[int] = []
        waiting = asyncio.get_running_loop().create_task(to_its_end(steps(done, turns)))
        asked = False
        for turn in range(7):
            await asyncio.sleep(0)
            if turn in cancels:
                asked = waiting.cancel() or asked
        assert await waiting == ("result", asked)
        assert done == list(range(len(turns)))

    asyncio.run(story())


async def test_what_fails_fails_as_it_did_and_nothing_is_left_behind():
    async def fails():
        await asyncio.to_thread(int)
        await asyncio.to_thread(int, "none")

    with pytest.raises(ValueError, match="none"):
        await to_its_end(fails())
    waiting = asyncio.get_running_loop().create_task(to_its_end(fails()))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(ValueError, match="none"):
        await waiting


async def test_work_that_is_itself_given_up_says_so():
    never = asyncio.get_running_loop().create_future()

    async def waits():
        await never

    waiting = asyncio.get_running_loop().create_task(to_its_end(waits()))
    await asyncio.sleep(0)
    never.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


async def test_who_is_dropped_takes_unfinished_work_along_without_a_word(recwarn):
    closed = []

    async def endless():
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            closed.append(True)

    waiting = to_its_end(endless())
    waiting.send(None)
    waiting.close()
    assert closed == [True]
    assert not recwarn.list
