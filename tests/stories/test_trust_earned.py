"""Trust from a person's side: a month of honest use brings a discount, whatever was said in it, and the command tells why."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from uuid import UUID

import pytest

from soulfra_desktop.domain.trust import Trust
from sync_server.settings import ServerSettings
from tests.server.conftest import make_settings, sqlite_template, sqlite_url
from tests.stories.command import Outcome, Soulfra
from tests.stories.machine import Machine, machine
from tests.stories.trusting import Town, town

__all__ = ["make_settings", "sqlite_template", "sqlite_url"]
CODE = re.compile(r"^\s*([A-Za-z0-9_-]{32,128})\s*$", re.MULTILINE)
PASSPHRASE = {"SOULFRA_PASSPHRASE": "a passphrase of this machine"}
MONTH = 31


@pytest.fixture
async def server(make_settings: Callable[..., ServerSettings], sqlite_url: str) -> AsyncIterator[Town]:
    async with town(make_settings(database_url=sqlite_url)) as server:
        yield server


async def joins(one: Machine, server: Town, email: str) -> None:
    await one.registers(server.url, email)
    await server.does(server.books.rest())
    body = (await server.mails.take(email, "")).get_body(("plain",))
    assert body is not None
    found = CODE.search(body.get_content())
    assert found is not None
    await one.parts.account.verify(found[1])


async def lives(server: Town, *people: tuple[Machine, str]) -> None:
    """A month in which they say something of their own on every third day, and it is synced."""
    for day in range(MONTH):
        if day % 3 == 0:
            for one, words in people:
                await one.says(words, answer=words[::-1])
                await one.syncs()
        await server.day_ends()


def without_names(told: Trust) -> Trust:
    return replace(told, account_id="", read_at=None)


async def test_a_month_of_honest_use_brings_a_discount_whatever_was_said(server, tmp_path):
    async with machine("desk", tmp_path / "ann") as ann, machine("desk", tmp_path / "ben") as ben:
        await joins(ann, server, "ann@example.org")
        await joins(ben, server, "ben@example.org")
        assert (await ann.parts.trust.report()).benefits.discount_percent == 0
        await lives(server, (ann, "How do plants drink?"), (ben, "¿Cuánto cuesta? " * 200))
        await server.does(server.topic.checkpoints.make())
        told = await ann.parts.trust.report()
        assert told.tier == "sprout"
        assert told.benefits.discount_percent == 2
        assert without_names(told) == without_names(await ben.parts.trust.report())
        for chat in await ann.store.conversations.conversations():
            await ann.store.conversations.rename(chat.id, "Said otherwise")
            await ann.says("All of it anew", answer="Otherwise.")
        await ann.syncs()
        assert (await ann.parts.trust.report()).reasons == told.reasons, "what is written moves nothing"

    desk = Soulfra(tmp_path / "ann", PASSPHRASE)

    async def run(*words: str) -> Outcome:
        return await asyncio.to_thread(desk.run, "account", "trust", *words)

    shown = await run("--json")
    assert shown.status == 0, shown.err
    assert shown.json["benefits"]["discount_percent"] == 2
    assert "T" in shown.json["read_at"], "ISO 8601, as in every other command"
    assert sum(reason["points"] for reason in shown.json["reasons"]) == shown.json["score"] == told.score
    said = await run()
    assert f"{told.score} of 1000: Sprout" in said.out
    assert "2 % off this server's own prices; your own keys and local models cost no markup" in said.out
    checked = await run("check")
    assert checked.status == 0, checked.out
    assert f"All of it holds, and the score is {told.score}" in checked.out
    history = await run("history", "--json")
    changes = history.json["changes"]
    assert changes[0]["after"] == told.score
    assert all(sum(cause["points"] for cause in one["causes"]) == one["after"] - one["before"] for one in changes)
    supposed = await run("simulate", "--json", "second-factor-on")
    assert supposed.json["gain"] >= 50

    assert (await run("simulate", "a-wish")).status == 1
    assert "Without it" not in (await run("simulate")).out, "nothing was supposed"
    assert (await run("simulate", "--days", "0")).status == 2
    unasked = await run("appeal", "9999")
    assert (unasked.status, "Why is it not right" in unasked.err) == (1, False), "before words are written for nothing"
    assert (await run("nonsense")).status == 2
    none = await run("appeal")
    assert (none.out, "There is no appeal" in none.err) == ("", True)
    account_id = UUID(shown.json["account_id"])
    seq = await server.does(server.books.record(account_id, "report-upheld"))
    assert f"entry {seq}, " in (await run("history")).out
    asked = await run("appeal", str(seq), "It", "was", "not", "me")
    assert asked.status == 0, asked.err
    assert "A person looks at it and answers by" in asked.err
    assert f"about entry {seq}: is answered by" in (await run("appeal")).out
    left = await run("leave")
    assert "your use is not observed" in left.err
    assert "This account does not take part" in (await run()).out
    assert (await run("simulate", "second-factor-on")).status == 1, "nothing would come of it"
    assert (await run("join", "--json")).json["takes_part"]
    told = replace(told, score=(await run("--json")).json["score"])

    await server.closes()
    offline = await run("--json")
    assert offline.status == 0, offline.err
    assert offline.json["is_kept_copy"]
    assert offline.json["score"] == told.score
    assert "This is what the server said on 20" in offline.err
    assert (await run("check")).status == 1, "without the server nothing is checked"
