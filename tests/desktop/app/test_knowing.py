"""What another process forgets is not put before a model here, however lately it was found."""

from __future__ import annotations

from contextlib import AsyncExitStack

import pytest

from soulfra_desktop.adapters.sqlite.store import open_store
from soulfra_desktop.app.container import build
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.domain.chat import Turn
from soulfra_desktop.domain.options import InForce

QUESTION = "What is the name of my dog?"


@pytest.fixture
async def two_processes(tmp_path):
    """Two cores over one home, each with its own connections, as two processes have them."""
    async with AsyncExitStack() as stack:
        cores = []
        for _ in range(2):
            store = await open_store(tmp_path / "home", "p")
            core = await build(Environment(home=tmp_path / "home"), store, print)
            stack.push_async_callback(core.aclose)
            cores.append(core)
        yield cores


async def known_here(core):
    question = await core.router.question([Turn("user", QUESTION)], InForce())
    asked = await core.gathering.knowing.before(question, None, [], QUESTION, knows=True, ahead=True)
    return [note.text for note in asked.context.pinned] if asked.context else []


async def test_what_another_process_forgets_is_gone_here_at_once(two_processes):
    here, there = two_processes
    fact = await there.knowledge.memory.add("The person's dog is called Nova.", pinned=True)
    await there.knowledge.memory.add("The person's cat is called Mo.", pinned=True)
    assert fact.text in await known_here(here)
    await there.knowledge.memory.forget([fact.id])
    assert await known_here(here) == ["The person's cat is called Mo."]


async def test_what_another_process_adds_is_known_here_at_once(two_processes):
    here, there = two_processes
    await there.knowledge.memory.add("The person's dog is called Nova.", pinned=True)
    assert len(await known_here(here)) == 1
    await there.knowledge.memory.add("The person's cat is called Mo.", pinned=True)
    assert len(await known_here(here)) == 2


async def test_what_is_written_here_itself_does_not_cost_a_second_search(two_processes):
    here, there = two_processes
    await there.knowledge.memory.add("The person's dog is called Nova.", pinned=True)
    await known_here(here)
    packer = await here.gathering.packer(True)
    found = dict(packer._found)
    await here.store.settings.save("font_scale", 1.0)
    await known_here(here)
    assert dict(packer._found) == found
