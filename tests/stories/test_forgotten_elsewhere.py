"""What is forgotten on one machine is forgotten on all of them, also if it was signed out, or the other one offline."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from soulfra_desktop.adapters.sqlite.forgetting import SqliteForgetting
from soulfra_desktop.domain.errors import NotSignedIn
from soulfra_desktop.domain.fact import Fact
from soulfra_desktop.domain.summing import ChatSummary
from tests.contract.keyrings import MemoryRing
from tests.servers.nodes import ServerNode
from tests.stories.machine import PASSWORD, Machine, machine

SECRET = "The word of my locker is heather."
GONE = "(forgotten)"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerNode]:
    with ServerNode(tmp_path_factory.mktemp("server"), SOULFRA_LIMITS_URL="off") as node:
        yield node


@pytest.fixture
async def two(tmp_path: Path, server: ServerNode, email: str) -> AsyncIterator[tuple[Machine, Machine]]:
    """Of one account."""
    async with AsyncExitStack() as stack:
        desk = await stack.enter_async_context(machine("desk", tmp_path / "desk"))
        laptop = await stack.enter_async_context(machine("laptop", tmp_path / "laptop", MemoryRing()))
        await desk.registers(server.url, email)
        await laptop.signs_in(server.url, email)
        yield desk, laptop


@pytest.fixture
def email(request: pytest.FixtureRequest) -> str:
    """An address of this test's own: they share the server."""
    return f"{abs(hash(request.node.name))}@example.org"


async def forgets(one: Machine, chat: str, which: int = 0) -> None:
    message = (await one.store.conversations.messages(chat))[which]
    await SqliteForgetting(one.store.database).forget_messages([message.id])


async def all_it_says(one: Machine) -> str:
    def read(db: Any) -> str:
        tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        names = [name for (name,) in db.conn.execute(tables).fetchall()]
        return str([db.conn.execute(f"SELECT * FROM [{name}]").fetchall() for name in names])

    return await one.store.database.read(read)


async def test_what_is_forgotten_while_signed_out_does_not_come_back_at_the_next_sign_in(two, server, email):
    desk, laptop = two
    chat, other = await desk.says(SECRET), await desk.says(f"Again: {SECRET}")
    await desk.syncs()
    await laptop.syncs()
    await desk.parts.account.sign_out()
    await forgets(desk, chat)
    await SqliteForgetting(desk.store.database).forget_conversations([other])
    await desk.signs_in(server.url, email)
    for one in (desk, laptop, desk):
        await one.syncs()
    for one in two:
        assert await one.titles() == [GONE]
        assert await one.reads(chat) == [GONE, "Indeed."]
        assert "heather" not in await all_it_says(one)


async def test_what_is_forgotten_after_another_machine_ended_the_session_stays_forgotten(two, server, email):
    desk, laptop = two
    chat, other = await desk.says(SECRET), await desk.says(f"Again: {SECRET}")
    await desk.syncs()
    await laptop.syncs()
    await laptop.parts.account.revoke(1, PASSWORD)
    await forgets(desk, chat)
    await SqliteForgetting(desk.store.database).forget_conversations([other])
    with pytest.raises(NotSignedIn):
        await desk.syncs()
    await desk.signs_in(server.url, email)
    for one in (desk, laptop, desk):
        await one.syncs()
    for one in two:
        assert await one.reads(chat) == [GONE, "Indeed."]
        assert "heather" not in await all_it_says(one)


async def test_a_machine_that_was_offline_and_went_on_with_the_answer_does_not_bring_it_back(two):
    desk, laptop = two
    chat = await desk.says("Which word?", answer=SECRET)
    await desk.syncs()
    await laptop.syncs()
    await forgets(desk, chat, 1)
    await desk.syncs()
    reply = (await laptop.store.conversations.messages(chat))[1]
    await laptop.store.conversations.finish(replace(reply, text=f"{SECRET} And more."))
    for one in (laptop, desk, laptop):
        await one.syncs()
    for one in two:
        assert await one.reads(chat) == ["Which word?", GONE]
        assert "heather" not in await all_it_says(one)


async def test_what_the_other_machine_made_of_it_is_forgotten_there(two):
    desk, laptop = two
    chat = await desk.says(SECRET)
    await desk.syncs()
    await laptop.syncs()
    ask, reply = await laptop.store.conversations.messages(chat)
    now = datetime.now(UTC)
    fact = Fact("f1", "The locker's word is heather.", "other", "rule", now, source_message_id=ask.id)
    await laptop.store.facts.add_fact(fact)
    await laptop.store.summaries.save_summary(ChatSummary(chat, reply.id, f"Said: {SECRET}", "sentences", 2, now))
    await forgets(desk, chat)
    await desk.syncs()
    await laptop.syncs()
    assert await laptop.store.facts.facts() == []
    assert "heather" not in await all_it_says(laptop)


async def test_the_title_made_of_what_is_forgotten_while_signed_out_does_not_come_back_either(two, server, email):
    desk, _ = two
    await desk.says(SECRET)
    (chat,) = await desk.store.conversations.conversations()
    await desk.store.conversations.rename(chat.id, SECRET[:20])
    await desk.syncs()
    await desk.parts.account.sign_out()
    await forgets(desk, chat.id)
    await desk.signs_in(server.url, email)
    await desk.syncs()
    assert await desk.titles() == [GONE]
