"""What a machine makes of a server that is not quite the one that it knew: restored from a backup, or with other keys."""

from __future__ import annotations

import asyncio
import base64
import shutil
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from soulfra_desktop.domain.errors import LedgerSetBack, NotSignedIn
from soulfra_desktop.ui.trust.presenter import TrustPresenter
from soulfra_desktop.ui.trust.state import TrustState
from sync_server.app import Server, create_app
from sync_server.settings import ServerSettings
from sync_server.trust.service.topic import Topic
from sync_server.trust.service.verifying import verify
from tests.contract.trusting import ADDRESS, Desk
from tests.contract.trusting import desk as a_desk
from tests.server.accounts.person import Hands
from tests.server.conftest import make_settings, sqlite_template
from tests.server.trust.books import Books
from tests.stories.machine import EMAIL

__all__ = ["make_settings", "sqlite_template"]
OLD, NEW = (base64.b64encode(letter * 32).decode() for letter in (b"o", b"n"))
BOTH = f"{NEW},{OLD}"


class House:
    """Whoever runs the server: stops it, and starts it again with what they have."""

    def __init__(self, make: Callable[..., ServerSettings], folder: Path, hands: Hands) -> None:
        self.make, self.hands = make, hands
        self.database, self.backup = folder / "served.sqlite", folder / "backup.sqlite"
        self.app: Server | None = None

    async def starts(self, *, sealing: str = OLD, signing: str = OLD) -> Server:
        await self.stops()
        url = f"sqlite+aiosqlite:///{self.database}"
        settings = self.make(database_url=url, sealing_keys=sealing, signing_keys=signing)
        self.app = create_app(settings, self.hands)
        return self.app

    async def stops(self) -> None:
        if self.app is not None:
            await self.app.state.node.close()
            self.app = None


@pytest.fixture
async def house(
    make_settings: Callable[..., ServerSettings], sqlite_template: Path, tmp_path: Path
) -> AsyncIterator[House]:
    house = House(make_settings, tmp_path, Hands())
    shutil.copyfile(sqlite_template, house.database)
    yield house
    await house.stops()


@pytest.fixture
async def desk(tmp_path: Path, house: House) -> AsyncIterator[Desk]:
    async with a_desk(tmp_path / "desk", await house.starts(), house.hands, EMAIL) as desk:
        yield desk


async def starts_again(house: House, desk: Desk, **keys: str) -> None:
    app = await house.starts(**keys)
    desk.way.leads_to(app)
    desk.books = Books(app.state.node, house.hands)


async def backs_up(house: House, desk: Desk) -> None:
    await house.stops()
    shutil.copyfile(house.database, house.backup)
    await starts_again(house, desk)


async def is_restored(house: House, desk: Desk) -> None:
    """Which ends the sessions of machines that had theirs renewed since the backup: one signs in again."""
    await house.stops()
    shutil.copyfile(house.backup, house.database)
    await starts_again(house, desk)
    house.hands.forward(hours=1)
    with pytest.raises(NotSignedIn):
        await desk.trust.report()
    await desk.machine.signs_in(ADDRESS, EMAIL)


async def is_signed(desk: Desk) -> None:
    await desk.books.node.part(Topic).sign_today()


async def on_the_screen(desk: Desk) -> TrustState:
    """What somebody sees who opens the window's screen now."""
    async with asyncio.TaskGroup() as tasks:
        presenter = TrustPresenter(desk.parts.trust, desk.parts.clock, tasks.create_task)
        presenter.look()
    return presenter.state


async def says_on_the_screen_that_it_was_restored(desk: Desk) -> TrustState:
    async with asyncio.TaskGroup() as tasks:
        presenter = TrustPresenter(desk.parts.trust, desk.parts.clock, tasks.create_task)
        presenter.accept_restored()
    return presenter.state


@pytest.mark.parametrize("goes_on", [0, 40])
async def test_a_restored_server_is_told_of_and_what_is_kept_here_stays_until_the_person_agrees(
    desk: Desk, house: House, goes_on: int
):
    """Whether it ends before what was seen, or goes on otherwise past it."""
    await desk.lives(30)
    await is_signed(desk)
    await backs_up(house, desk)
    await desk.books.record(desk.account_id, "report-upheld")
    await desk.lives(3, every=1)
    await is_signed(desk)
    seen = await desk.trust.report()
    await is_restored(house, desk)
    await desk.lives(goes_on, every=1)
    await is_signed(desk)

    for _ in range(2):
        with pytest.raises(LedgerSetBack, match="not the one that this machine has seen") as told:
            await desk.trust.report()
        assert "--accept-restored" in told.value.advice
        assert "rewritten" in (await desk.trust.check()).faults
    for ask in (desk.trust.history, desk.trust.changes, desk.trust.entries, desk.trust.simulate):
        desk.parts.__dict__.pop("trust", None)
        with pytest.raises(LedgerSetBack):
            await getattr(desk.parts.trust, ask.__name__)()
    kept = await desk.trust.kept()
    assert kept is not None
    shown = await on_the_screen(desk)
    assert shown.trust == kept
    assert shown.set_back
    assert shown.problem is not None
    assert "--" not in shown.problem.said, "the window has a press for it"
    assert (await verify(desk.books.node)).broken == [], "for whoever runs it nothing is wrong"
    assert replace(kept, is_kept_copy=False) == seen

    agreed = await says_on_the_screen_that_it_was_restored(desk)
    assert not agreed.set_back
    assert agreed.problem is None
    again = await desk.trust.report()
    assert not again.is_kept_copy
    assert (await on_the_screen(desk)).problem is None
    assert (again.day, again.score) != (seen.day, seen.score)
    check = await desk.trust.check()
    assert check.holds, check.faults
    await desk.lives(2, every=1)
    assert (await desk.trust.check()).holds


async def test_a_ledger_that_began_after_the_backup_is_another_and_is_taken_all_the_same(desk: Desk, house: House):
    await backs_up(house, desk)
    await desk.lives(3, every=1)
    await desk.trust.report()
    await is_restored(house, desk)
    await desk.lives(5, every=1)
    with pytest.raises(LedgerSetBack):
        await desk.trust.report()
    await desk.parts.sync_accepting_restored()
    assert (await desk.trust.report()).score > 0
    assert (await desk.trust.check()).holds


async def test_who_agrees_to_a_restore_that_never_was_gives_up_nothing(desk: Desk, house: House):
    await desk.lives(10)
    await desk.trust.report()
    before = await desk.trust._store.anchor(str(desk.account_id))
    await desk.parts.sync_accepting_restored()
    assert await desk.trust._store.anchor(str(desk.account_id)) == before


async def test_the_ledger_goes_on_under_new_keys_as_this_machine_knew_it(desk: Desk, house: House):
    await desk.lives(30)
    await is_signed(desk)
    seen = await desk.trust.report()
    assert (await desk.trust.check()).holds
    await starts_again(house, desk, sealing=BOTH)
    assert replace(await desk.trust.report(), read_at=seen.read_at) == seen
    await desk.lives(8)
    check = await desk.trust.check()
    assert check.holds, check.faults
    entries = check.entries

    await starts_again(house, desk, sealing=NEW)
    kept = await desk.trust.report()
    assert kept.is_kept_copy, "it is said that it cannot be asked, and nothing here is lost"
    assert kept.problem
    await starts_again(house, desk, sealing=BOTH)
    check = await desk.trust.check()
    assert (check.holds, check.entries) == (True, entries)


async def test_another_signing_key_is_told_of_once_and_then_believed(desk: Desk, house: House):
    await desk.lives(8)
    await is_signed(desk)
    assert (await desk.trust.check()).holds
    house.hands.forward(days=1)
    await starts_again(house, desk, signing=BOTH)
    assert (await desk.trust.check()).holds, "the newest checkpoint is still the old key's"
    await desk.lives(1)
    await is_signed(desk)
    assert (await desk.trust.check()).faults == ("key",)
    assert (await desk.trust.check()).holds
