"""A forgotten password: by the recovery key or a device that is signed in everything is read again, or it begins anew."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from soulfra_desktop.domain.errors import KeyNotOpened, NotSignedIn, ServerRefused, SignInRefused
from tests.contract.keyrings import MemoryRing
from tests.servers.nodes import ServerNode
from tests.servers.smtp import Mailboxes, receiving
from tests.stories.machine import EMAIL, Machine, machine

NEW = "copper meadow jigsaw fourteen"


@pytest.fixture
async def mails() -> AsyncIterator[Mailboxes]:
    async with receiving() as boxes:
        yield boxes


@pytest.fixture
async def server(tmp_path: Path, mails: Mailboxes) -> AsyncIterator[ServerNode]:
    """It asks the mail server, which runs in the loop of the test, whether it is there: so it is started beside it."""
    node = ServerNode(
        tmp_path / "server",
        SOULFRA_LIMITS_URL="off",
        SOULFRA_MAIL_HOST="127.0.0.1",
        SOULFRA_MAIL_PORT=str(mails.port),
        SOULFRA_MAIL_SECURITY="none",
        SOULFRA_PUBLIC_URL="https://sync.example.org",
    )
    await asyncio.to_thread(node.start)
    yield node
    await asyncio.to_thread(node.stop)


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[tuple[Machine, Machine]]:
    async with AsyncExitStack() as stack:
        desk = await stack.enter_async_context(machine("desk", tmp_path / "desk"))
        laptop = await stack.enter_async_context(machine("laptop", tmp_path / "laptop", MemoryRing()))
        yield desk, laptop


async def mailed_code(mails: Mailboxes, about: str) -> str:
    body = (await mails.take(EMAIL, about)).get_body(("plain",))
    assert body is not None
    text = body.get_content()
    found = re.search(r"^\s*([A-Za-z0-9_-]{32,128})\s*$", text, re.MULTILINE)
    assert found, text
    return found[1]


async def forgets(one: Machine, server: ServerNode, mails: Mailboxes) -> str:
    assert await one.parts.passwords.forgot(server.url, EMAIL)
    return await mailed_code(mails, "password")


async def both_have(desk: Machine, laptop: Machine, server: ServerNode) -> None:
    """Both signed in, and agreed on one chat."""
    await desk.registers(server.url)
    await laptop.signs_in(server.url)
    await desk.says("Said before")
    await desk.syncs()
    await laptop.syncs()


async def test_the_recovery_key_keeps_everything(two, server, mails, tmp_path):
    desk, laptop = two
    await both_have(desk, laptop, server)
    async with machine("new", tmp_path / "new") as new:
        code = await forgets(new, server, mails)
        assert (await new.parts.passwords.plan_reset(server.url, code)).keeps == "nothing"
        with pytest.raises(KeyNotOpened):
            await new.parts.passwords.reset(server.url, code, NEW)
        wrong = desk.recovery_key[:-1] + ("0" if desk.recovery_key[-1] != "0" else "1")
        with pytest.raises(KeyNotOpened, match="slip"):
            await new.parts.passwords.reset(server.url, code, NEW, recovery_key=wrong)
        await new.parts.passwords.reset(server.url, code, NEW, recovery_key=desk.recovery_key)
        with pytest.raises(ServerRefused):  # a code is good once
            await new.parts.passwords.reset(server.url, code, NEW, recovery_key=desk.recovery_key)
        with pytest.raises(SignInRefused):
            await new.signs_in(server.url)
        assert await new.signs_in(server.url, password=NEW) == ""
        await new.syncs()
        assert await new.titles() == ["Said before"]
        with pytest.raises(NotSignedIn):
            await laptop.syncs()
        await laptop.signs_in(server.url, password=NEW)
        await laptop.says("Said after")
        await laptop.syncs()
        await new.syncs()
        assert await new.titles() == ["Said after", "Said before"]


async def test_a_device_that_is_signed_in_keeps_everything(two, server, mails):
    desk, laptop = two
    await both_have(desk, laptop, server)
    code = await forgets(laptop, server, mails)
    assert (await laptop.parts.passwords.plan_reset(server.url, code)).keeps == "this device"
    await laptop.parts.passwords.reset(server.url, code, NEW)
    assert await laptop.parts.session.store.refresh_token() is None
    for one in two:
        with pytest.raises(NotSignedIn):
            await one.syncs()
        await one.signs_in(server.url, password=NEW)
    await desk.says("Said after")
    await desk.syncs()
    await laptop.syncs()
    assert await laptop.titles() == ["Said after", "Said before"]


async def test_given_up_on_the_server_everything_that_is_on_the_devices_is_synced_anew(two, server, mails, tmp_path):
    desk, laptop = two
    await both_have(desk, laptop, server)
    await desk.says("Only on the desk", file=b"a map")
    await laptop.says("Only on the laptop")
    async with machine("new", tmp_path / "new") as new:
        code = await forgets(new, server, mails)
        await new.parts.passwords.reset(server.url, code, NEW, give_up=True)
        written = await new.signs_in(server.url, password=NEW)
        assert written != desk.recovery_key
        assert re.fullmatch(r"([0-9A-Z]{4}-){13}[0-9A-Z]{4}", written)
        await new.syncs()
        assert await new.titles() == []
        for one in two:
            with pytest.raises(NotSignedIn):
                await one.syncs()
            assert await one.signs_in(server.url, password=NEW) == ""
            await one.syncs()
        for one in (new, laptop, desk):
            await one.syncs()
            assert await one.titles() == ["Only on the desk", "Only on the laptop", "Said before"]
        chat = next(one for one in await new.store.conversations.conversations() if one.title == "Only on the desk")
        (question, _) = await new.store.conversations.messages(chat.id)
        assert question.attachments[0].data == b"a map"


async def test_what_was_given_up_is_no_rollback_for_a_machine_that_missed_it(two, server, mails):
    """Its access token may still count for a moment: it is told to sign in, not that its server was set back."""
    desk, laptop = two
    await both_have(desk, laptop, server)
    code = await forgets(desk, server, mails)
    await desk.parts.passwords.reset(server.url, code, NEW, give_up=True)
    await desk.parts.session.end()
    await desk.signs_in(server.url, password=NEW)
    with pytest.raises(NotSignedIn):
        await laptop.syncs()
    assert laptop.parts.sync.state.phase == "stopped"
    assert "Sign in" in laptop.parts.sync.state.advice


async def test_an_address_is_confirmed_with_the_code_from_the_mail(two, server, mails):
    desk, _ = two
    await desk.registers(server.url)
    assert not (await desk.parts.account.account()).verified
    code = await mailed_code(mails, "code")
    with pytest.raises(ServerRefused, match="too old"):
        await desk.parts.account.verify("x" * 43)
    await desk.parts.account.verify(code)
    assert (await desk.parts.account.account()).verified
    assert (await desk.parts.account.look()).verified
