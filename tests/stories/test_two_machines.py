"""Somebody with two machines and one account: both show the same, and the server can read none of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from soulfra_desktop.domain.errors import (
    KeyNotOpened,
    NotSignedIn,
    ServerRolledBack,
    ServerUnreachable,
    SettingRefused,
    SignInRefused,
)
from soulfra_desktop.domain.shelf import Folder
from tests.contract.keyrings import MemoryRing
from tests.servers.nodes import ServerNode
from tests.stories.machine import PASSWORD, Machine, machine

NEW = "copper meadow jigsaw fourteen"
SECRET = "the treasure lies under the third oak"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerNode]:
    with ServerNode(tmp_path_factory.mktemp("server"), SOULFRA_LIMITS_URL="off") as node:
        yield node


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[tuple[Machine, Machine]]:
    async with AsyncExitStack() as stack:
        desk = await stack.enter_async_context(machine("desk", tmp_path / "desk"))
        laptop = await stack.enter_async_context(machine("laptop", tmp_path / "laptop", MemoryRing()))
        yield desk, laptop


@pytest.fixture
def email(request: pytest.FixtureRequest) -> str:
    """An address of this test's own: they share the server."""
    return f"{abs(hash(request.node.name))}@example.org"


async def both_in(desk: Machine, laptop: Machine, server: ServerNode, email: str) -> None:
    await desk.registers(server.url, email)
    await laptop.signs_in(server.url, email)


async def test_what_is_said_on_one_machine_is_read_on_the_other(two, server, email):
    desk, laptop = two
    await desk.says("Said before there was an account")
    await both_in(desk, laptop, server, email)
    chat = await desk.says(SECRET, answer="I shall not tell.", file=b"a map")
    await desk.settings.change("dial", 35)
    await desk.store.organiser.save_folder(Folder("f" * 32, "Islands"))
    await desk.store.organiser.move([chat], "f" * 32)
    await desk.syncs()
    await laptop.syncs()
    assert await laptop.titles() == await desk.titles() == ["Said before there was an account", SECRET[:60]]
    assert await laptop.reads(chat) == [SECRET, "I shall not tell."]
    (question, _) = await laptop.store.conversations.messages(chat)
    assert question.attachments[0].data == b"a map"
    await laptop.settings.refresh()
    assert laptop.settings.current.dial == 35
    assert [found.name for found in await laptop.store.organiser.folders()] == ["Islands"]


async def test_both_write_offline_and_agree_afterwards(two, server, email):
    desk, laptop = two
    await both_in(desk, laptop, server, email)
    chat = await desk.says("Shared")
    await desk.syncs()
    await laptop.syncs()
    await desk.store.conversations.rename(chat, "Named on the desk")
    await laptop.store.organiser.pin([chat])
    await laptop.says("Only on the laptop")
    for one in (desk, laptop, desk, laptop):
        await one.syncs()
    for one in two:
        found = await one.store.conversations.conversation(chat)
        assert (found.title, found.pinned) == ("Named on the desk", True)
        assert await one.titles() == ["Named on the desk", "Only on the laptop"]


async def test_the_server_holds_nothing_that_can_be_read(two, server, email):
    desk, laptop = two
    await both_in(desk, laptop, server, email)
    await desk.says(SECRET, answer=f"{SECRET}, indeed", file=SECRET.encode() * 50)
    await desk.syncs()
    await laptop.syncs()
    needles = [SECRET.encode(), PASSWORD.encode(), desk.recovery_key.encode(), b"notes.txt", b"third oak"]
    ring = await desk.parts.session.store.ring()
    needles += [
        ring.account_key,
        ring.device_key,
        *(key for (name, _), key in ring.entries.items() if "device" not in name),
    ]
    files = [path for path in server.home.rglob("*") if path.is_file()]
    assert len(files) >= 3
    for path in files:
        data = path.read_bytes()
        assert [needle for needle in needles if needle in data] == [], path


async def test_a_revoked_machine_gets_nothing_more_and_keeps_what_it_had(two, server, email):
    desk, laptop = two
    await both_in(desk, laptop, server, email)
    await desk.says("Before")
    await desk.syncs()
    await laptop.syncs()
    lost = next(device for device in await desk.parts.account.devices() if device.name == "laptop")
    before = await desk.parts.session.store.ring()
    await desk.parts.account.revoke(lost.no, PASSWORD)
    after = await desk.parts.session.store.ring()
    assert after.account_key != before.account_key
    assert lost.no not in after.devices
    await desk.says("After")
    await desk.syncs()
    with pytest.raises(NotSignedIn):
        await laptop.syncs()
    assert await laptop.titles() == ["Before"]
    await laptop.signs_in(server.url, email)
    await laptop.syncs()
    assert await laptop.titles() == ["After", "Before"]


async def test_a_third_machine_learns_the_new_keys_from_the_one_that_revoked(two, server, email, tmp_path):
    desk, laptop = two
    await both_in(desk, laptop, server, email)
    async with machine("phone", tmp_path / "phone") as phone:
        await phone.signs_in(server.url, email)
        await desk.parts.account.catch_up()
        number = next(device.no for device in await desk.parts.account.devices() if device.name == "phone")
        await desk.parts.account.revoke(number, PASSWORD)
        await desk.says("Sealed with the new keys")
        await desk.syncs()
        await laptop.syncs()
        assert await laptop.titles() == ["Sealed with the new keys"]


async def test_a_password_is_changed_and_everything_is_still_read(two, server, email):
    desk, laptop = two
    await both_in(desk, laptop, server, email)
    await desk.says("Before the change")
    await desk.syncs()
    await desk.parts.passwords.change(PASSWORD, NEW)
    await desk.syncs()
    with pytest.raises(NotSignedIn):
        await laptop.syncs()
    with pytest.raises(SignInRefused):
        await laptop.signs_in(server.url, email)
    await laptop.signs_in(server.url, email, NEW)
    await laptop.syncs()
    assert await laptop.titles() == ["Before the change"]


async def test_a_store_that_was_put_back_from_a_backup_loses_nothing(two, server, email, tmp_path):
    """The server knows more of this machine than it does itself."""
    desk, laptop = two
    await both_in(desk, laptop, server, email)
    await desk.says("In the backup")
    await desk.syncs()
    await desk.store.database.aclose()
    old = {path.name: path.read_bytes() for path in desk.home.iterdir() if path.is_file()}
    async with machine("desk", desk.home) as later:
        await later.says("After the backup")
        await later.syncs()
    for path in desk.home.iterdir():
        if path.is_file():
            path.unlink()
    for name, data in old.items():
        (desk.home / name).write_bytes(data)
    async with machine("desk", desk.home) as restored:
        await restored.parts.session.end()  # its token was used up by the later state
        await restored.signs_in(server.url, email)
        await restored.says("After the restore")
        await restored.syncs()
        assert await restored.titles() == ["After the backup", "After the restore", "In the backup"]
    await laptop.syncs()
    assert await laptop.titles() == ["After the backup", "After the restore", "In the backup"]


async def test_a_server_that_was_set_back_is_noticed_and_nothing_is_lost_here(tmp_path):
    home = tmp_path / "server"
    async with machine("desk", tmp_path / "desk") as desk:
        with ServerNode(home, SOULFRA_LIMITS_URL="off") as node:
            await desk.registers(node.url)
            await desk.says("One")
            await desk.syncs()
            node.stop()
            old = (home / "server.sqlite").read_bytes()
            node.start(int(node.url.rsplit(":", 1)[1]))
            await desk.says("Two")
            await desk.syncs()
            node.stop()
            for path in home.glob("server.sqlite*"):
                path.unlink()
            (home / "server.sqlite").write_bytes(old)
            node.start(int(node.url.rsplit(":", 1)[1]))
            with pytest.raises((ServerRolledBack, NotSignedIn)):
                await desk.syncs()
            if desk.parts.sync.state.problem.startswith("This device is no longer"):
                await desk.signs_in(node.url)
                with pytest.raises(ServerRolledBack):
                    await desk.syncs()
        assert desk.parts.sync.state.phase == "stopped"
        assert await desk.titles() == ["One", "Two"]


async def test_a_server_that_is_away_stops_nothing(two, tmp_path):
    desk, _ = two
    with ServerNode(tmp_path / "server", SOULFRA_LIMITS_URL="off") as node:
        await desk.registers(node.url)
        node.stop()
        await desk.says("Meanwhile")
        with pytest.raises(ServerUnreachable):
            await desk.syncs()
        state = desk.parts.sync.state
        assert state.phase == "offline"
        assert state.waiting > 0
        assert "once the server answers" in state.advice
        node.start(int(node.url.rsplit(":", 1)[1]))
        await desk.syncs()
        assert desk.parts.sync.state.waiting == 0


async def test_a_chat_written_while_both_run_appears_by_itself(two, server, email):
    desk, laptop = two
    await both_in(desk, laptop, server, email)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one.parts.sync.keep_going()) for one in two]
        while not all(one.parts.sync.state.phase == "idle" for one in two):
            await asyncio.sleep(0.05)
        await desk.says("Live")
        async with asyncio.timeout(50):
            while await laptop.titles() != ["Live"]:
                await asyncio.sleep(0.05)
        for task in tasks:
            task.cancel()


async def test_in_local_only_mode_nothing_is_synced_beyond_this_machine(two, server, email):
    desk, _ = two
    await desk.registers(server.url, email)
    account, ring = await desk.parts.account.account(), await desk.parts.session.store.ring()
    await desk.settings.change("local_only", True)
    await desk.parts.session.store.save(replace(account, server="https://sync.example.org"), ring)
    state = await desk.parts.sync.run_once()
    assert state.phase == "paused"
    assert "Local only" in state.problem
    for ask in (
        desk.parts.account.look,
        desk.parts.account.devices,
        lambda: desk.parts.passwords.forgot("https://elsewhere.example.org", email),
    ):
        with pytest.raises(ServerUnreachable, match="Local only"):
            await ask()


async def test_a_wrong_password_a_known_address_and_a_weak_one_are_told_apart_only_here(two, server, email):
    desk, laptop = two
    await desk.registers(server.url, email)
    with pytest.raises(SignInRefused):
        await laptop.signs_in(server.url, email, "not the password at all")
    with pytest.raises(SignInRefused):
        await laptop.signs_in(server.url, "nobody@example.org", PASSWORD)
    with pytest.raises(SignInRefused, match="No account could be made"):
        await laptop.registers(server.url, email, NEW)
    for weak in ("short", "password1234", "soulfra2024", f"{email.split('@')[0]}!"):
        with pytest.raises(SettingRefused):
            await laptop.registers(server.url, email, weak)


async def test_the_recovery_key_is_new_each_time_it_is_asked_for(two, server, email):
    desk, _ = two
    await desk.registers(server.url, email)
    first, second = desk.recovery_key, await desk.parts.passwords.new_recovery_key(PASSWORD)
    assert first != second
    stored = (await desk.parts.session.call(lambda way, token: way.keys(token))).keys
    ring = await desk.parts.session.store.ring()
    vault = desk.parts.account._vault
    assert vault.by_recovery(stored.by_recovery, second) == ring.account_key
    with pytest.raises(KeyNotOpened):
        vault.by_recovery(stored.by_recovery, first)


async def test_signing_out_leaves_the_chats_and_takes_the_keys(two, server, email):
    desk, laptop = two
    await both_in(desk, laptop, server, email)
    await desk.says("Stays")
    await desk.syncs()
    await laptop.syncs()
    await laptop.parts.account.sign_out()
    assert await laptop.titles() == ["Stays"]
    assert await laptop.parts.account.account() is None
    assert await laptop.store.secrets.get("account") is None
    with pytest.raises(NotSignedIn):
        await laptop.syncs()
    await laptop.signs_in(server.url, email)
    await laptop.syncs()
    assert await laptop.titles() == ["Stays"]
