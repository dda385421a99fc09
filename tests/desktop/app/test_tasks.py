"""The supervisor owns what it starts: nothing is lost, nothing is silent, nothing outlives the app."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Coroutine
from typing import Any

from soulfra_desktop.app.tasks import TaskSupervisor


async def test_a_failure_is_reported_once_and_the_rest_goes_on():
    errors: list[BaseException] = []
    tasks = TaskSupervisor(errors.append)
    done = asyncio.Event()

    async def fails() -> None:
        raise ValueError("broken")

    async def works() -> None:
        done.set()

    tasks.spawn(fails())
    tasks.spawn(works())
    async with asyncio.timeout(5):
        await done.wait()
    await asyncio.sleep(0)
    assert [str(error) for error in errors] == ["broken"]


async def test_closing_cancels_and_awaits_everything_with_its_cleanup():
    errors: list[BaseException] = []
    tasks = TaskSupervisor(errors.append)
    cleaned: list[str] = []

    async def slow() -> None:
        try:
            await asyncio.sleep(3600)
        finally:
            await asyncio.sleep(0)
            cleaned.append("yes")

    work = tasks.spawn(slow())
    await asyncio.sleep(0)
    await tasks.aclose()
    assert work.cancelled()
    assert cleaned == ["yes"]
    assert errors == []


async def test_work_started_by_a_cleanup_is_ended_too():
    tasks = TaskSupervisor(lambda error: None)
    late: list[asyncio.Task[None]] = []
    ran: list[str] = []

    async def never() -> None:
        ran.append("ran")

    async def first() -> None:
        try:
            await asyncio.sleep(3600)
        finally:
            late.append(tasks.spawn(never()))

    tasks.spawn(first())
    await asyncio.sleep(0)
    await tasks.aclose()
    assert late[0].cancelled()
    assert ran == []


async def test_what_was_started_in_the_last_moment_has_begun_before_it_is_ended():
    """What waits for a piece of work would else leave that unasked."""
    tasks = TaskSupervisor(lambda error: None)
    begun: list[str] = []

    async def change() -> None:
        begun.append("yes")
        await asyncio.sleep(3600)

    async def told(work: Coroutine[Any, Any, None]) -> None:
        await work

    work = tasks.spawn(told(change()))
    await tasks.aclose()
    assert work.cancelled()
    assert begun == ["yes"]


def test_what_is_started_after_the_last_step_of_the_loop_is_closed_without_a_word():
    """As the window's last signals do; warnings about it are errors here."""
    tasks = TaskSupervisor(lambda error: None)

    async def never() -> None:
        raise AssertionError("it is not begun")

    async def closing() -> None:
        await tasks.aclose()

    loop = asyncio.new_event_loop()
    loop.run_until_complete(closing())
    assert not tasks.spawn(never()).done()
    gc.collect()
    loop.close()


async def test_work_that_will_not_end_is_named_and_does_not_hold_the_exit():
    errors: list[BaseException] = []
    tasks = TaskSupervisor(errors.append)
    release = asyncio.Event()

    async def stubborn() -> None:
        while not release.is_set():
            try:
                await release.wait()
            except asyncio.CancelledError:
                continue

    work = tasks.spawn(stubborn())
    await asyncio.sleep(0)
    await tasks.aclose(grace_seconds=0)
    assert "stubborn" in str(errors[0])
    release.set()
    await work
