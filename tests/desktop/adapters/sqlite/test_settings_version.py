"""What one process set is in force in another at its next question; nothing is read where nothing was set."""

from __future__ import annotations

from soulfra_desktop.adapters.sqlite.store import open_store
from soulfra_desktop.services.settings import SettingsService


async def test_what_another_process_set_is_noticed_and_nothing_else_is_read(tmp_path):
    here, there = [await open_store(tmp_path, "a passphrase") for _ in range(2)]
    try:
        ours, theirs = (SettingsService(s.settings, s.secrets, lambda _provider: None) for s in (here, there))
        await ours.load()
        await theirs.load()
        for number in range(20):
            await theirs.change("zoom", 100 + number % 2)
            await ours.refresh()
            assert ours.current.zoom == 100 + number % 2
        reads = 0
        load = here.settings.load

        async def counted():
            nonlocal reads
            reads += 1
            return await load()

        here.settings.load = counted
        for _ in range(5):
            await ours.refresh()
        assert reads == 0
        await ours.change("zoom", 150)
        await ours.refresh()
        assert (reads, ours.current.zoom) == (1, 150)
    finally:
        await here.aclose()
        await there.aclose()
