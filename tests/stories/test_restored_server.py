"""Whoever runs the server restored an older backup: the machines had gone further, and agree with it again."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree, rmtree

import pytest

from soulfra_desktop.domain.errors import KeyNotOpened, NotSignedIn, ServerRolledBack
from tests.contract.keyrings import MemoryRing
from tests.servers.nodes import ServerNode
from tests.stories.machine import PASSWORD, Machine, machine


async def says_that_it_was_restored(one: Machine, node: ServerNode) -> None:
    """Refused first, whatever it was that stopped it; and then with consent."""
    with pytest.raises(ServerRolledBack, match=r".") as refused:
        await one.syncs()
    assert "--accept-restored" in refused.value.advice
    assert one.parts.sync.state.phase == "stopped"
    assert one.parts.sync.state.was_set_back
    assert (await one.parts.sync_accepting_restored()).phase == "idle"


async def test_machines_that_had_gone_further_send_again_what_a_restored_server_lacks(tmp_path: Path):
    home = tmp_path / "server"
    async with (
        machine("desk", tmp_path / "desk") as desk,
        machine("laptop", tmp_path / "laptop", MemoryRing()) as laptop,
    ):
        with ServerNode(home, SOULFRA_LIMITS_URL="off") as node:
            await desk.registers(node.url)
            await laptop.signs_in(node.url)
            first = await desk.says("In the backup")
            await desk.syncs()
            await laptop.syncs()
            node.stop()
            backup = (home / "server.sqlite").read_bytes()
            node.start(int(node.url.rsplit(":", 1)[1]))
            await desk.says("After the backup", file=b"a map")
            await desk.store.conversations.rename(first, "Renamed after it")
            await desk.syncs()
            await laptop.syncs()
            await laptop.says("After it, on the laptop")
            await laptop.syncs()
            node.stop()
            for path in home.glob("server.sqlite*"):
                path.unlink()
            (home / "server.sqlite").write_bytes(backup)
            node.start(int(node.url.rsplit(":", 1)[1]))
            await says_that_it_was_restored(desk, node)
            await says_that_it_was_restored(laptop, node)
            await desk.syncs()
            all_of_it = ["After it, on the laptop", "After the backup", "Renamed after it"]
            assert sorted(await desk.titles()) == sorted(await laptop.titles()) == all_of_it
            async with machine("phone", tmp_path / "phone", MemoryRing()) as phone:
                await phone.signs_in(node.url)
                await phone.syncs()
                assert sorted(await phone.titles()) == all_of_it
            await desk.says("Goes on as before")
            await desk.syncs()
            await laptop.syncs()
            assert "Goes on as before" in await laptop.titles()


async def test_to_accept_a_server_that_was_not_restored_changes_nothing(tmp_path: Path):
    async with machine("desk", tmp_path / "desk") as desk:
        with ServerNode(tmp_path / "server", SOULFRA_LIMITS_URL="off") as node:
            await desk.registers(node.url)
            await desk.says("One")
            await desk.syncs()
            before = (await desk.store.replica.state()).position
            assert (await desk.parts.sync_accepting_restored()).phase == "idle"
            assert (await desk.store.replica.state()).position == before


class Restored:
    """A server, and a backup of it."""

    def __init__(self, node: ServerNode, folder: Path) -> None:
        self.node, self.backup = node, folder / "backup"

    def backs_up(self) -> None:
        self.node.stop()
        copytree(self.node.home, self.backup)
        self._starts()

    def is_restored(self) -> None:
        self.node.stop()
        rmtree(self.node.home)
        copytree(self.backup, self.node.home)
        self._starts()

    def _starts(self) -> None:
        self.node.start(int(self.node.url.rsplit(":", 1)[1]))


async def begins_anew(one: Machine, node: ServerNode) -> None:
    """As the refusal says."""
    await one.parts.account.sign_out()
    await one.signs_in(node.url)
    await one.syncs()


@pytest.mark.parametrize("consents", [True, False])
async def test_a_backup_from_before_a_machine_was_revoked_takes_nothing_that_its_keys_do_not_open(
    tmp_path: Path, consents: bool
):
    async with machine("desk", tmp_path / "desk", MemoryRing()) as desk:
        with ServerNode(tmp_path / "server", SOULFRA_LIMITS_URL="off") as node:
            server = Restored(node, tmp_path)
            await desk.registers(node.url)
            async with machine("lost", tmp_path / "lost", MemoryRing()) as lost:
                await lost.signs_in(node.url)
                gone = (await lost.parts.session.account()).device_no
            await desk.says("In the backup", file=b"a map")
            await desk.syncs()
            server.backs_up()
            await desk.parts.account.revoke(gone, PASSWORD)
            if consents:
                await desk.says("After it", file=b"another map")
                await desk.syncs()
            server.is_restored()
            if not consents:  # the log alone shows nothing
                await desk.says("After it", file=b"another map")
            with pytest.raises(KeyNotOpened, match="older keys") as refused:
                await (desk.parts.sync_accepting_restored() if consents else desk.syncs())
            assert "sign out" in refused.value.advice.casefold()
            assert desk.parts.sync.state.phase == "stopped"
            assert not desk.parts.sync.state.was_set_back, "to say so would not help"
            await begins_anew(desk, node)
            async with machine("phone", tmp_path / "phone", MemoryRing()) as phone:
                await phone.signs_in(node.url)
                await phone.syncs()
                assert await phone.titles() == ["After it", "In the backup"]
                assert (await phone.store.replica.state()).blobs_to_fetch == 0
            await desk.syncs()  # that it came is nothing that it lacks
            await desk.parts.account.revoke(gone, PASSWORD)


async def test_a_machine_that_came_after_the_backup_comes_again_though_another_has_its_number(tmp_path: Path):
    async with (
        machine("desk", tmp_path / "desk", MemoryRing()) as desk,
        machine("laptop", tmp_path / "laptop", MemoryRing()) as laptop,
        machine("phone", tmp_path / "phone", MemoryRing()) as phone,
    ):
        with ServerNode(tmp_path / "server", SOULFRA_LIMITS_URL="off") as node:
            server = Restored(node, tmp_path)
            await desk.registers(node.url)
            await desk.says("In the backup")
            await desk.syncs()
            server.backs_up()
            await laptop.signs_in(node.url)
            await laptop.says("Of the laptop")
            await laptop.syncs()
            await desk.syncs()
            server.is_restored()
            await phone.signs_in(node.url)
            await phone.says("Of the phone")
            await phone.syncs()
            await says_that_it_was_restored(desk, node)
            with pytest.raises(NotSignedIn):
                await laptop.syncs()
            with pytest.raises(KeyNotOpened, match="older keys"):
                await laptop.signs_in(node.url)
            await begins_anew(laptop, node)
            for one in (desk, phone, laptop):
                await one.syncs()
                assert await one.titles() == ["In the backup", "Of the laptop", "Of the phone"]
            numbers = {(await one.parts.session.account()).device_no for one in (desk, laptop, phone)}
            assert len(numbers) == 3
            await desk.parts.account.revoke((await laptop.parts.session.account()).device_no, PASSWORD)
            await desk.says("Not for the laptop")
            await desk.syncs()
            await phone.syncs()
            assert "Not for the laptop" in await phone.titles()
