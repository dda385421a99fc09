"""Somebody without a mouse: the palette, keys of their own, the size of text, and the regions of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.settings.keyboard import KeyboardPage
from soulfra_desktop.ui.settings.view import SettingsView
from soulfra_desktop.ui.shell.palette import Palette

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def usual_looks(qapp):
    yield
    theme.apply(qapp, "light", contrast=False)
    theme.set_zoom(qapp, 100)


async def empty(_store) -> None:
    """A home that was welcomed and holds no chats."""


def focused() -> QWidget:
    """Where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Wherever the keyboard is."""
    QTest.keyClick(focused(), key, held)


async def ready(person) -> ChatView:
    view = await person.finds(ChatView)
    person.window.activateWindow()
    await person.sees("the keyboard in the composer", lambda: view.composer.input.hasFocus())
    return view


def test_everything_is_reached_from_the_palette(in_the_everyday_window):
    async def story(person):
        view = await ready(person)
        press(Qt.Key.Key_K, CONTROL)
        palette = await person.finds(Palette)
        listed = {palette.list.item(row).text() for row in range(palette.list.count())}
        enabled = {a.label for a in person.desktop.actions.all() if a.enabled() and a.name != "window.commands"}
        assert enabled <= listed
        press(Qt.Key.Key_Escape)
        await person.sees("the composer again", lambda: view.composer.input.hasFocus())
        press(Qt.Key.Key_K, CONTROL)
        QTest.keyClicks(palette.field, "theme dark")
        assert palette.list.currentItem().text() == "Theme: Dark"
        press(Qt.Key.Key_Return)
        await person.sees("the dark", lambda: theme.current() == theme.DARK)
        press(Qt.Key.Key_K, CONTROL)
        QTest.keyClicks(palette.field, "zzzzz")
        assert palette.nothing.isVisible()
        press(Qt.Key.Key_Escape)

    in_the_everyday_window(story, empty)


@pytest.mark.parametrize(
    ("language", "typed", "found"),
    [
        ("en", "library", "models.library"),
        ("en", "regenerate", "chat.again"),
        ("en", "preferences", "settings.open"),
        ("en", "compare", "chat.beside"),
        ("en", "night", "Theme: Dark"),
        ("de", "bibliothek", "models.library"),
        ("de", "modelle laden", "models.library"),
        ("de", "importieren", "chats.import"),
        ("de", "library", "models.library"),
        ("de", "dunkel", "Aussehen: Dunkel"),
        ("de", "theme", "Aussehen: Dunkel"),
        ("de", "dark", "Aussehen: Dunkel"),
        ("de", "papierkorb", "chats.trash"),
    ],
)
def test_the_palette_knows_what_people_call_things(qapp, language, typed, found):
    from soulfra_desktop.domain.settings import FIELDS
    from soulfra_desktop.ui.kit import languages
    from soulfra_desktop.ui.kit.sentences import shown
    from soulfra_desktop.ui.shell.commands import Command, Group
    from soulfra_desktop.ui.shell.commands import found as fitting
    from soulfra_desktop.ui.shell.synonyms import Synonyms

    languages.install(qapp, language)
    try:
        said = Synonyms()
        theme_field = next(field for field in FIELDS if field.name == "theme")
        dark = f"{shown(theme_field.label)}: {shown(dict(theme_field.choices)['dark'])}"
        names = sorted(name for name in said.names if "." in name)
        commands = [Command(f"#{number}", lambda: None, words=said.of(name)) for number, name in enumerate(names)]
        groups = (Group("", (*commands, Command(dark, lambda: None, words=said.of("theme")))),)
        labels = [command.label for group in fitting(groups, typed) for command in group.commands][:3]
        assert (found if ":" in found else f"#{names.index(found)}") in labels
    finally:
        languages.install(qapp, "en")


def test_every_word_for_an_action_belongs_to_one(in_the_everyday_window):
    async def story(person):
        from soulfra_desktop.domain.settings import FIELDS
        from soulfra_desktop.ui.shell.synonyms import Synonyms

        await ready(person)
        known = {action.name for action in person.desktop.actions.all()} | {field.name for field in FIELDS}
        assert Synonyms().names <= known, Synonyms().names - known
        press(Qt.Key.Key_K, CONTROL)
        palette = await person.finds(Palette)
        QTest.keyClicks(palette.field, "download models")
        assert palette.list.currentItem().text() == "Model library"
        press(Qt.Key.Key_Escape)

    in_the_everyday_window(story, empty)


def test_keys_of_ones_own_count_at_once_and_next_time(in_the_everyday_window):
    async def choosing(person):
        await ready(person)
        press(Qt.Key.Key_Comma, CONTROL)
        settings = await person.finds(SettingsView)
        await person.presses("Keyboard")
        page = settings.findChild(KeyboardPage)
        QTest.mouseClick(page._rows["window.sidebar"].keys, Qt.MouseButton.LeftButton)
        press(Qt.Key.Key_N, CONTROL)
        row = page._rows["window.sidebar"]
        assert row.trouble.text() == "Ctrl+N: also New chat"
        QTest.mouseClick(row.replace, Qt.MouseButton.LeftButton)
        await person.sees("it kept", lambda: person.desktop.core.settings.current.shortcuts)
        assert person.window.workspace.shows_sidebar
        press(Qt.Key.Key_N, CONTROL)
        assert not person.window.workspace.shows_sidebar

    async def next_time(person):
        await ready(person)
        assert person.window.shortcuts.keys_of("window.sidebar") == "Ctrl+N"
        assert person.window.shortcuts.keys_of("chat.new") == ""

    in_the_everyday_window(choosing, empty)
    in_the_everyday_window(next_time)


def test_text_grows_at_once_everywhere_and_stays_so(in_the_everyday_window):
    async def growing(person):
        view = await ready(person)
        before = view.composer.input.font().pointSizeF()
        for _ in range(3):
            press(Qt.Key.Key_Plus, CONTROL)
        press(Qt.Key.Key_Minus, CONTROL)
        assert theme.zoom() == 120
        assert abs(view.composer.input.font().pointSizeF() - 1.2 * before) < 0.05
        await person.sees("it kept", lambda: person.desktop.core.settings.current.zoom == 120)

    async def next_time(person):
        await ready(person)
        assert theme.zoom() == 120
        press(Qt.Key.Key_0, CONTROL)
        assert theme.zoom() == 100

    in_the_everyday_window(growing, empty)
    in_the_everyday_window(next_time)


def test_f6_goes_round_the_window(in_the_everyday_window):
    async def story(person):
        view = await ready(person)
        press(Qt.Key.Key_F6)
        assert person.window.workspace.sidebar.isAncestorOf(focused())
        press(Qt.Key.Key_F6)
        assert view.isAncestorOf(focused())

    in_the_everyday_window(story, empty)
