"""Somebody who reads another language, or from right to left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.kit import languages, theme
from soulfra_desktop.ui.settings.view import SettingsView
from tests import pictures

OURS = ("soulfra", "Auto")
"""Names, which are the same everywhere."""


@pytest.fixture
def in_accents(qapp):
    theme.apply(qapp, "light")
    languages.install(qapp, "en-XA")
    yield
    languages.install(qapp, "en")


@pytest.fixture
def english_again(qapp):
    yield
    languages.install(qapp, "en")


async def in_arabic(store) -> None:
    """The language as the person would have chosen it."""
    await store.settings.save("zoom", 100)


def plain(window: QWidget) -> list[str]:
    """Texts of controls that no translator was asked for."""
    texts = [widget.text() for kind in (QAbstractButton, QLabel) for widget in window.findChildren(kind)]
    names = [button.accessibleName() for button in window.findChildren(QAbstractButton)]
    return [text for text in {*texts, *names} if _is_ours(text) and "[" not in text]


def _is_ours(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) > 2 and text not in OURS


@pytest.mark.parametrize(
    "name",
    [
        "settings-privacy",
        "unlock",
        "protect",
        "problem",
        "sidebar-empty",
        "search",
        "trash",
        "palette",
        "chat-closed",
        "quick-empty",
    ],
)
def test_every_control_can_be_translated(name, in_accents, qapp):
    window = pictures.SCREENS[name]()
    found = plain(window)
    window.close()
    window.deleteLater()
    assert found == []


def test_the_window_is_mirrored_for_who_reads_from_right_to_left(
    in_the_everyday_window, qapp, english_again, monkeypatch
):
    monkeypatch.setattr(languages, "resolved", lambda choice: choice if choice == "en" else "ar-XB")

    async def story(person):
        view = await person.finds(ChatView)
        space = person.window.workspace
        assert view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        assert space.sidebar.x() == space.width() - space.sidebar.width()
        assert space.content.x() == 0
        person.desktop.actions.run("settings.open")
        settings = await person.finds(SettingsView)
        assert settings.layoutDirection() == Qt.LayoutDirection.RightToLeft
        labels = [a.label for a in person.desktop.actions.all()]
        assert languages.mirrored("New chat") in labels

    in_the_everyday_window(story, in_arabic)
