"""Whoever runs the server restored an older backup: the machines had gone further, and agree with it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from soulfra_desktop.domain.errors import ServerRolledBack
from tests.contract.keyrings import MemoryRing
from tests.servers.nodes import ServerNode
from tests.stories.machine import Machine, machine


async def says_that_it_was_restored(one: Machine, node: ServerNode) -> None:
    """Refused first, whatever it was that stopped it; and then with consent."""
    with pytest.raises(ServerRolledBack, match=r".") as refused:
        await one.syncs()
    assert "--accept-restored" in refused.value.advice
    assert one.parts.sync.state.phase == "stopped"
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
