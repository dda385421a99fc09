"""What is said of syncing, and what of it is not worth telling."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from soulfra_desktop.domain.errors import ServerRolledBack
from soulfra_desktop.domain.syncing import SyncState
from soulfra_desktop.ui.account.mark import SyncMark
from soulfra_desktop.ui.account.sync_card import SyncCard
from soulfra_desktop.ui.account.syncing import SyncingState, SyncPresenter
from soulfra_desktop.ui.account.words import SyncWords
from soulfra_desktop.ui.kit import icons
from tests.pictured_account import NoSync

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def state(phase, waiting=0, done=0, total=0, files=0, synced_at: datetime | None = AT, **more) -> SyncingState:
    return SyncingState(SyncState(phase, waiting, done, total, files, synced_at=synced_at), **more)


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        (state("off"), "Not signed in"),
        (state("idle"), "Everything is synced"),
        (state("syncing"), "Everything is synced"),
        (state("syncing", waiting=3), "Syncing …"),
        (state("syncing", done=2, total=9), "Syncing …"),
        (state("syncing", synced_at=None), "Syncing for the first time …"),
        (state("syncing", done=2, total=9, synced_at=None), "Fetching what is synced …"),
        (state("idle", waiting=1), "Waiting to be sent"),
        (state("offline"), "Not connected"),
        (state("paused"), "Paused"),
        (state("stopped"), "Syncing has stopped"),
    ],
)
def test_each_state_has_its_title_and_an_icon(qapp, shown, title):
    words = SyncWords()
    assert words.title(shown) == title
    assert words.icon(shown)[0] in icons.NAMES


def test_a_round_that_finds_nothing_new_is_not_told():
    assert not state("syncing").is_busy
    assert state("syncing").is_agreed
    assert not state("offline").is_agreed


def test_what_waits_is_counted_one_and_many(qapp):
    words = SyncWords()
    assert words.facts(state("idle", waiting=1, synced_at=None)) == "One change of this machine waits to be sent."
    assert "1,204 changes" in words.facts(state("idle", waiting=1204))
    assert "11,250 of 48,200 changes" in words.facts(state("syncing", done=11_250, total=48_200))
    assert "One file is on its way" in words.facts(state("idle", files=1))
    assert "7 files wait: this connection is metered" in words.facts(state("idle", files=7, is_metered=True))
    assert "on their way" in words.facts(state("idle", files=7, is_metered=True, files_anyway=True))


def test_the_mark_is_there_while_somebody_is_signed_in(qapp):
    mark = SyncMark()
    mark.show_state(state("off"))
    assert mark.isHidden()
    mark.show_state(state("offline", waiting=2))
    assert not mark.isHidden()
    assert mark.toolTip().startswith("Not connected. 2 changes")
    assert mark.accessibleDescription() == mark.toolTip()
    mark.show_state(state("off"))
    assert mark.isHidden()
    mark.deleteLater()


def test_the_card_shows_progress_a_cause_and_what_files_may(qapp):
    kept = []
    sync = SyncPresenter(NoSync(SyncState("syncing", 0, 5, 10)), False, kept.append)
    card = SyncCard(sync)
    assert (card.bar.value(), card.bar.maximum()) == (5, 10)
    assert not card.now.isEnabled()
    sync._told(SyncState("stopped", problem="The server has fewer changes than it acknowledged.", advice="Ask."))
    assert card.cause.text() == "The server has fewer changes than it acknowledged. Ask."
    assert card.bar.isHidden()
    card.anyway.click()
    assert kept == [True]
    sync.files_go(True)
    assert card.anyway.isChecked()
    card.deleteLater()


def test_only_where_the_server_was_set_back_can_somebody_say_that_it_was_restored(qapp):
    sync = SyncPresenter(NoSync(SyncState("stopped", problem="Its keys do not open.")), False, lambda _on: None)
    said = []
    sync.on_restored = lambda: said.append(True)
    card = SyncCard(sync)
    assert card.restored.isHidden()
    advice = ServerRolledBack.default_advice
    sync._told(SyncState("stopped", problem="It has fewer changes.", advice=advice, was_set_back=True))
    assert not card.restored.isHidden()
    assert "If so, send again what it lacks." in card.cause.text()
    assert "soulfra sync" not in card.cause.text(), "the press for it is on this very card"
    assert "Settings" not in card.cause.text()
    card.restored.click()
    assert said == [True]
    sync._told(SyncState("syncing"))
    assert card.restored.isHidden()
    card.deleteLater()


def test_a_metered_connection_holds_files_unless_they_shall_go(qapp):
    service = NoSync(SyncState("idle"))
    sync = SyncPresenter(service, False, lambda _on: None)
    told = []
    sync.changed.connect(told.append)
    sync.connected(metered=True)
    assert sync.state.holds_files
    sync.connected(metered=True)
    assert len(told) == 1
    sync.files_go(True)
    assert not sync.state.holds_files
