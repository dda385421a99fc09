"""The desktop's way to the server against the real server: sessions that are renewed, second steps, machines of all kinds."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest
from pyotp.totp import TOTP

from soulfra_desktop.adapters.account_store import AccountFiles
from soulfra_desktop.adapters.record_seal import RecordSeal
from soulfra_desktop.adapters.sync_log import SyncLog
from soulfra_desktop.adapters.sync_server import SyncServer
from soulfra_desktop.app.account import AccountParts
from soulfra_desktop.app.container import SystemClock
from soulfra_desktop.domain.account import Proof
from soulfra_desktop.domain.errors import (
    KeyNotOpened,
    NotSignedIn,
    SecondFactorNeeded,
    ServerUnreachable,
    UnknownKey,
)
from soulfra_desktop.services.session import ServerSession
from sync_server.protocol.sync import CHATS, Frame
from tests.contract.keyrings import MemoryRing
from tests.servers.nodes import ServerNode
from tests.stories.machine import PASSWORD, Machine, machine


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerNode]:
    with ServerNode(tmp_path_factory.mktemp("server"), SOULFRA_LIMITS_URL="off") as node:
        yield node


@pytest.fixture
def email(request: pytest.FixtureRequest) -> str:
    return f"{abs(hash(request.node.name))}@example.org"


@pytest.fixture
async def desk(tmp_path: Path, server: ServerNode, email: str) -> AsyncIterator[Machine]:
    """Registered and signed in."""
    async with machine("desk", tmp_path / "desk", MemoryRing()) as desk:
        await desk.registers(server.url, email)
        yield desk


class LosesAnswers(httpx.AsyncHTTPTransport):
    """The request arrives; of those to this path, the first answer does not."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.lost = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await super().handle_async_request(request)
        if request.url.path == self.path and not self.lost:
            self.lost += 1
            await response.aread()
            raise httpx.ReadError("lost")
        return response


async def test_a_renewal_whose_answer_was_lost_is_asked_again_and_counts(desk):
    way = LosesAnswers("/v1/sessions/refresh")
    session = ServerSession(desk.parts.session.store, lambda at: SyncServer(at, way), SystemClock())
    with pytest.raises(ServerUnreachable):
        await session.token()
    assert way.lost == 1
    assert await session.token()
    assert await session.call(lambda server, token: server.devices(token))
    await session.aclose()


async def test_two_processes_of_one_home_renew_one_after_the_other(desk):
    store = desk.parts.session.store
    sessions = [ServerSession(AccountFiles(desk.store.secrets, desk.store.keyring, desk.home), SyncServer, SystemClock())
                for _ in range(3)]  # fmt: skip
    tokens = await asyncio.gather(*(one.token() for one in sessions for _ in range(2)))
    assert all(tokens)
    assert await store.refresh_token() is not None
    for one in sessions:
        assert await one.call(lambda server, token: server.devices(token))
        await one.aclose()


async def test_a_renewal_token_that_was_used_before_ends_the_session(desk):
    store = desk.parts.session.store
    old = await store.refresh_token()
    for _ in range(2):
        await desk.parts.session.token(anew=True)
    await store.save_refresh_token(old)
    with pytest.raises(NotSignedIn):
        await desk.parts.session.token(anew=True)
    assert await store.refresh_token() is None
    assert await desk.parts.account.account() is not None, "who was signed in is still known, to sign in again"


async def test_a_second_step_is_asked_for_and_each_code_is_good_once(desk, server, email, tmp_path):
    offer, token = await desk.parts.passwords.offer_totp(PASSWORD)
    with pytest.raises(SecondFactorNeeded):
        await desk.parts.passwords.confirm_totp(token, "000000")
    totp = TOTP(offer.secret)
    codes = await desk.parts.passwords.confirm_totp(token, totp.now())
    assert len(set(codes)) == len(codes) >= 8
    assert (await desk.parts.account.look()).totp
    async with machine("laptop", tmp_path / "laptop", MemoryRing()) as laptop:

        async def enters(proof: Proof | None) -> None:
            await laptop.parts.account.sign_in(server.url, email, PASSWORD, "laptop", proof)

        for wrong in (None, Proof(totp="000000"), Proof(totp=totp.now())):  # that one was used to confirm
            with pytest.raises(SecondFactorNeeded):
                await enters(wrong)
        await enters(Proof(recovery_code=codes[0]))
        await laptop.parts.account.sign_out()
        with pytest.raises(SecondFactorNeeded):
            await enters(Proof(recovery_code=codes[0]))
        await enters(Proof(recovery_code=codes[1]))
    await desk.parts.passwords.remove_totp(PASSWORD, Proof(recovery_code=codes[2]))
    assert not (await desk.parts.account.look()).totp


@pytest.mark.parametrize("days", [-1, 1])
async def test_a_clock_that_is_a_day_off_changes_nothing(desk, server, email, tmp_path, days):
    class Off(SystemClock):
        def now(self) -> datetime:
            return super().now() + timedelta(days=days)

    async with machine("laptop", tmp_path / "laptop", MemoryRing()) as laptop:
        parts = AccountParts(laptop.store, laptop.home, laptop.settings, Off())
        off = Machine("laptop", laptop.home, laptop.store, laptop.settings, parts)
        await off.signs_in(server.url, email)
        chat = await desk.says("Said on the desk")
        await desk.syncs()
        await off.syncs()
        await off.store.conversations.rename(chat, "Named on the laptop")
        await off.syncs()
        await desk.syncs()
        assert await desk.titles() == await off.titles() == ["Named on the laptop"]
        await desk.store.conversations.rename(chat, "Named on the desk, later")
        await desk.syncs()
        await off.syncs()
        assert await off.titles() == ["Named on the desk, later"]
        await parts.aclose()


async def test_a_machine_that_was_away_begins_from_what_was_put_together_and_loses_nothing(
    desk, server, email, tmp_path
):
    async with AsyncExitStack() as stack:
        laptop = await stack.enter_async_context(machine("laptop", tmp_path / "laptop", MemoryRing()))
        await laptop.signs_in(server.url, email)
        await desk.says("Before", file=b"a map")
        await desk.syncs()
        await laptop.syncs()
        gone = await desk.says("Removed meanwhile")
        await desk.syncs()
        await laptop.says("Written while away")
        await desk.store.organiser.delete([gone])
        await desk.store.organiser.purge([gone])
        desk.parts.sync.compact_every = 1
        await desk.says("Written meanwhile")
        await desk.syncs()
        head = await (await desk.parts._log(await desk.parts.session.account())).head()
        assert head.snapshot_seq == head.head_seq
        new = await stack.enter_async_context(machine("new", tmp_path / "new", MemoryRing()))
        await new.signs_in(server.url, email)
        told: list[tuple[int, int]] = []
        new.parts.sync.on_change = lambda state: told.append((state.done, state.total))
        for one in (new, laptop, desk, new):
            await one.syncs()
        expected = ["Before", "Written meanwhile", "Written while away"]
        assert await desk.titles() == await laptop.titles() == await new.titles() == expected
        assert any(done for done, _ in told)


async def test_a_home_with_no_room_left_says_so_and_goes_on_later(desk, monkeypatch):
    """The disk is full where the batch is kept: nothing was sent that is not stored."""
    from soulfra_desktop.domain.errors import DiskFull

    await desk.says("Said")
    real = desk.store.database.write

    async def full(work):
        raise DiskFull("The disk is full.")

    monkeypatch.setattr(desk.store.database, "write", full)
    with pytest.raises(DiskFull):
        await desk.syncs()
    assert desk.parts.sync.state.phase == "failing"
    assert desk.parts.sync.state.waiting > 0
    monkeypatch.setattr(desk.store.database, "write", real)
    await desk.syncs()
    assert desk.parts.sync.state.waiting == 0


async def test_records_open_for_this_account_alone_and_newer_keys_are_asked_for(desk):
    kept = await desk.parts.session.store.kept()
    seal = RecordSeal(kept.account.account_id, kept.ring)
    frame = seal.seal(CHATS, "message/1", 7, b"{}")
    assert await seal.content(frame) == (7, b"{}")
    assert frame.record_id == seal.seal(CHATS, "message/1", 8, b"{}").record_id
    assert b"message" not in frame.envelope + frame.record_id
    other = RecordSeal("12345678-1234-4234-8234-123456789abc", kept.ring)
    swapped = Frame(CHATS, 1, bytes(16), frame.envelope)
    changed = frame._replace(envelope=frame.envelope[:-1] + bytes([frame.envelope[-1] ^ 1]))
    for reader, what in ((other, frame), (seal, swapped), (seal, changed)):
        with pytest.raises(KeyNotOpened):
            await reader.content(what)
    with pytest.raises(UnknownKey):
        await seal.content(frame._replace(key_version=2))
    with pytest.raises(KeyNotOpened):
        await seal.open([frame])  # opens, but is no change
    sealed = await seal.seal_blob(seal.address(b"a map"), b"a map")
    assert await seal.open_blob(sealed) == b"a map"
    with pytest.raises(KeyNotOpened):
        await seal.seal_blob(seal.address(b"a map"), b"another")
    with pytest.raises(UnknownKey):
        await seal.open_blob(b"\x00\x09" + sealed[2:])


async def test_keys_of_another_account_are_not_taken(desk, server, email, tmp_path):
    """Whatever the server serves in the keys' place, nothing opens, and nothing of it is kept."""
    async with machine("other", tmp_path / "other", MemoryRing()) as other:
        await other.registers(server.url, f"other{email}")
        theirs = await other.parts.session.call(lambda way, token: way.keys(token))
        ring = await desk.parts.session.store.ring()
        vault = desk.parts._vault
        with pytest.raises(KeyNotOpened):
            vault.opened(theirs, ring.account_key, ring.device_key)
        with pytest.raises(KeyNotOpened):
            vault.by_device(theirs.keys, ring, 1)
        ours = await desk.parts.session.call(lambda way, token: way.keys(token))
        fewer = replace(ours, collection_keys=[one for one in ours.collection_keys if one.collection != "chats"])
        opened = vault.opened(ours, ring.account_key, ring.device_key)
        assert opened.entries == ring.entries
        with pytest.raises(KeyNotOpened, match="left out"):
            vault.opened(fewer, ring.account_key, ring.device_key)


async def test_a_file_goes_on_where_it_broke_off(desk):
    log: SyncLog = await desk.parts._log(await desk.parts.session.account())
    kept = await desk.parts.session.store.kept()
    seal = RecordSeal(kept.account.account_id, kept.ring)
    data = bytes(range(256)) * (5 << 12)
    sealed = await seal.seal_blob(address := seal.address(data), data)
    way = LosesAnswers(f"/v1/blobs/{address}")
    breaking = SyncLog(SyncServer(log._server.address, way), desk.parts.session.token)
    with pytest.raises(ServerUnreachable):
        await breaking.put_blob(address, sealed)
    await breaking.put_blob(address, sealed)
    await breaking.put_blob(address, sealed)  # there already: nothing is sent
    assert await log.blob(address) == sealed
    await breaking._server.aclose()
