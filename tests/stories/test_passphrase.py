"""The passphrase is changed in the settings: the old one opens nothing any more, and nothing that is open closes."""

from __future__ import annotations

import pytest
from keyring.backends import libsecret
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from soulfra_desktop.adapters.secrets import SystemKeyring
from soulfra_desktop.adapters.sqlite.store import open_store
from soulfra_desktop.adapters.unlock import unlock
from soulfra_desktop.domain.errors import WrongPassphrase
from soulfra_desktop.ui.onboarding.passphrase import UnlockView
from soulfra_desktop.ui.settings.protection import ProtectionPanel
from tests.stories.test_organising import five, shown


class Ring(libsecret.Keyring):
    """The system's, in this process alone: no session that keeps secrets runs beside a test."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


async def panel(person) -> ProtectionPanel:
    await shown(person)
    everyday = person.desktop.everyday
    everyday.chat.on_settings()
    await person.presses("Privacy")
    return await person.finds(ProtectionPanel)


def fill_in(found: ProtectionPanel, *texts: str) -> None:
    fields = [field for field in (found.form.old, found.form.first, found.form.second) if field.isVisible()]
    for field, text in zip(fields, texts, strict=True):
        field.clear()
        QTest.keyClicks(field, text)


def test_a_passphrase_is_changed_while_another_process_has_the_chats_open(in_the_everyday_window, tmp_path):
    async def story(person):
        home = tmp_path / "home"
        elsewhere = await open_store(home, "story")
        found = await panel(person)
        await person.presses("Change the passphrase…")
        assert person.window.focusWidget() is found.form.old
        fill_in(found, "wrong", "four words are better", "four words are better")
        assert found.form.hint.text().startswith("Strong")
        QTest.keyClick(found.form.second, Qt.Key.Key_Return)
        await person.sees("that it is the wrong one", lambda: found.form.problem.isVisible())
        assert "story" not in found.form.problem.text()
        fill_in(found, "story", "four words are better", "four words are bettar")
        assert not found.form.go.isEnabled()
        assert found.form.hint.text() == "The two are not the same."
        fill_in(found, "story", "four words are better", "four words are better")
        await person.presses("Change the passphrase")
        await person.sees("that it is done", lambda: found.done.isVisible())
        assert "SOULFRA_PASSPHRASE" in found.done.text()
        assert person.window.focusWidget() is found.change
        assert not found.form.old.text() + found.form.first.text() + found.form.second.text()
        assert len(await elsewhere.conversations.conversations()) == 5
        await elsewhere.conversations.rename("c1", "Renamed elsewhere")
        await elsewhere.aclose()
        await person.desktop.core.conversations.rename("c2", "Renamed here")
        with pytest.raises(WrongPassphrase):
            await unlock(home, "story", SystemKeyring())

    async def afterwards(person):
        view = await person.finds(UnlockView)
        QTest.keyClicks(view.field, "four words are better")
        QTest.keyClick(view.field, Qt.Key.Key_Return)
        sidebar = await shown(person)
        await person.sees("all of it", lambda: len(sidebar._presenter.order()) == 5)
        titles = {chat.title for chat in sidebar._presenter.chats(["c1", "c2"])}
        assert titles == {"Renamed elsewhere", "Renamed here"}

    in_the_everyday_window(story, five)
    in_the_everyday_window(afterwards, passphrase=None)


def test_the_key_goes_to_the_keyring_and_back(in_the_everyday_window, tmp_path, monkeypatch):
    ring = Ring()
    monkeypatch.setattr("soulfra_desktop.adapters.secrets._backend", lambda: ring)

    async def story(person):
        home = tmp_path / "home"
        found = await panel(person)
        card = person.desktop.everyday.sidebar
        await person.presses("Leave the key to the keyring…")
        fill_in(found, "story")
        QTest.keyClick(found.form.old, Qt.Key.Key_Return)
        await person.sees("that it is done", lambda: found.done.isVisible())
        assert card.state.protection == "keyring"
        assert (await unlock(home, None, SystemKeyring())).protection == "keyring"
        assert not found.keyring.isVisible()
        await person.presses("Protect with a passphrase…")
        assert not found.form.old.isVisible()
        fill_in(found, "better words", "better words")
        await person.presses("Protect my chats")
        await person.sees("that it is done", lambda: card.state.protection == "passphrase")
        assert not ring.kept
        assert (await unlock(home, "better words", SystemKeyring())).protection == "passphrase"

    in_the_everyday_window(story, five)


def test_without_a_keyring_it_is_said_and_nothing_changes(in_the_everyday_window, tmp_path):
    async def story(person):
        found = await panel(person)
        await person.presses("Leave the key to the keyring…")
        fill_in(found, "story")
        QTest.keyClick(found.form.old, Qt.Key.Key_Return)
        await person.sees("why not", lambda: found.form.problem.isVisible())
        assert "keyring" in found.form.problem.text()
        QTest.keyClick(found.form.old, Qt.Key.Key_Escape)
        assert not found.form.isVisible()
        assert found.change.isVisible()
        assert (await unlock(tmp_path / "home", "story", SystemKeyring())).protection == "passphrase"

    in_the_everyday_window(story, five)
