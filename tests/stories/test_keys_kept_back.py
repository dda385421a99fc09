"""A server that keeps keys back, or that nobody told of new ones: what a revoked machine knows seals nothing any more."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from soulfra_desktop.adapters.record_seal import RecordSeal
from soulfra_desktop.adapters.sync_log import SyncLog
from soulfra_desktop.domain.errors import KeyNotOpened, ServerUnreachable
from sync_server.protocol.accounts import Keys
from sync_server.protocol.sync import unpack_frames
from tests.contract.keyrings import MemoryRing
from tests.servers.nodes import ServerNode
from tests.stories.machine import PASSWORD, Machine, machine


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerNode]:
    with ServerNode(tmp_path_factory.mktemp("server"), SOULFRA_LIMITS_URL="off") as node:
        yield node


@pytest.fixture
async def three(
    tmp_path: Path, server: ServerNode, request: pytest.FixtureRequest
) -> AsyncIterator[tuple[Machine, ...]]:
    """The third is revoked by the first; the second has heard of it once it syncs."""
    email = f"{abs(hash(request.node.name))}@example.org"
    async with AsyncExitStack() as stack:
        desk, laptop, phone = [
            await stack.enter_async_context(machine(name, tmp_path / name, MemoryRing()))
            for name in ("desk", "laptop", "phone")
        ]
        await desk.registers(server.url, email)
        await laptop.signs_in(server.url, email)
        await phone.signs_in(server.url, email)
        for one in (desk, laptop, phone, desk, laptop):
            await one.syncs()
        yield desk, laptop, phone


async def revokes(desk: Machine, phone: Machine) -> None:
    await desk.parts.account.revoke((await phone.parts.session.account()).device_no, PASSWORD)


def answers_with(one: Machine, monkeypatch: pytest.MonkeyPatch, changed) -> None:
    """What the server says of the keys arrives as `changed` makes it."""
    way = one.parts.session._server[1]  # pyright: ignore[reportOptionalSubscript]
    honest = way.keys

    async def keys(token: str) -> Keys:
        return changed(await honest(token))

    monkeypatch.setattr(way, "keys", keys)


@pytest.mark.parametrize("what", ["the newest keys", "a device", "the revision"])
async def test_keys_that_were_known_are_not_taken_back(three, monkeypatch, what):
    desk, laptop, phone = three
    await revokes(desk, phone)
    before = await laptop.parts.account.catch_up()

    def cut(found: Keys) -> Keys:
        entries = found.collection_keys
        if what == "the revision":
            return replace(found, revision=found.revision - 1)
        if what == "the newest keys":
            entries = [entry for entry in entries if entry.version == 1]
        else:
            entries = [entry for entry in entries if not entry.collection.startswith("device")]
        return replace(found, collection_keys=entries, revision=found.revision + 100)

    answers_with(laptop, monkeypatch, cut)
    with pytest.raises(KeyNotOpened, match=r"older keys|left out keys"):
        await laptop.parts.account.catch_up()
    assert await laptop.parts.session.store.ring() == before


@pytest.mark.parametrize("here_before", [True, False])
async def test_an_account_that_has_keys_is_not_given_new_ones(three, monkeypatch, server, here_before, tmp_path):
    desk, laptop, _phone = three
    email = (await desk.parts.session.account()).email
    async with AsyncExitStack() as stack:
        one = laptop
        if here_before:
            await laptop.parts.session.end()
        else:
            one = await stack.enter_async_context(machine("tablet", tmp_path / "tablet", MemoryRing()))
            await one.parts.session.server_at(server.url)
        answers_with(one, monkeypatch, lambda found: replace(found, collection_keys=[]))
        with pytest.raises(KeyNotOpened, match=r"older keys|left out keys"):
            await one.signs_in(server.url, email)


def pushed_by(one: Machine, monkeypatch: pytest.MonkeyPatch, *, answer_lost: bool = False) -> list[int]:
    """Versions of the keys of what the server stores from now on."""
    versions: list[int] = []
    push = SyncLog.push

    async def watched(log: SyncLog, first_idx: int, count: int, blob: bytes):
        pushed = await push(log, first_idx, count, blob)
        versions.extend(frame.key_version for frame in unpack_frames(blob))
        if answer_lost:
            raise ServerUnreachable("The answer was lost.")
        return pushed

    monkeypatch.setattr(SyncLog, "push", watched)
    return versions


async def test_what_is_written_after_a_revocation_is_sealed_with_new_keys_by_every_machine(three, monkeypatch):
    desk, laptop, phone = three
    await revokes(desk, phone)
    versions = pushed_by(laptop, monkeypatch)
    await laptop.says("Not for the phone")
    await laptop.syncs()
    assert set(versions) == {2}
    await desk.syncs()
    assert await desk.titles() == ["Not for the phone"]


async def test_what_was_packed_before_the_revocation_is_sealed_anew(three, monkeypatch):
    desk, laptop, phone = three
    await laptop.says("Packed with the old keys")
    packed = await laptop.store.replica.next_batch(
        RecordSeal((await laptop.parts.session.account()).account_id, await laptop.parts.session.store.ring())
    )
    assert {frame.key_version for frame in unpack_frames(packed.blob)} == {1}
    await revokes(desk, phone)
    await laptop.parts.account.catch_up()
    versions = pushed_by(laptop, monkeypatch)
    await laptop.syncs()
    assert set(versions) == {2}
    await desk.syncs()
    assert await desk.titles() == ["Packed with the old keys"]


async def test_what_arrived_before_the_revocation_and_is_sent_again_is_there_once(three, monkeypatch):
    desk, laptop, phone = three
    await laptop.says("Its answer was lost")
    with monkeypatch.context() as broken:
        pushed_by(laptop, broken, answer_lost=True)
        with pytest.raises(ServerUnreachable):
            await laptop.syncs()
    await revokes(desk, phone)
    await laptop.parts.account.catch_up()
    await laptop.syncs()
    await desk.syncs()
    await laptop.syncs()
    assert await laptop.titles() == await desk.titles() == ["Its answer was lost"]
    assert laptop.parts.sync.state.waiting == 0
