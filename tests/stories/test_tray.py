"""Soulfra in a real tray: what its clicks do, what closing the window means, and word of an answer nobody waited for."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QWindow

from tests.stories.display import Display
from tests.stories.test_quick_prompt import does, play

pytestmark = pytest.mark.display


def middle(rectangle: Any) -> tuple[int, int]:
    point: QPoint = rectangle.center()
    return point.x(), point.y()


def the_icon() -> QWindow:
    """Qt's own window inside the tray, which a click on the icon goes to."""
    return next(w for w in QGuiApplication.allWindows() if w.objectName() == "QSystemTrayIconSysWindow")


async def clicks(person: Any, screen: Display, window: QWindow, place: Any, button: int = 1) -> None:
    """Click at `place()` in our window once it is there: Qt knows of a window before the server and the tray show it."""
    shown = lambda: screen.innermost(*place()) == window.winId()  # noqa: E731
    await person.sees(f"{window.objectName()} where the click goes", shown)
    await does(screen.clicks, *place(), button)


async def clicks_on_the_icon(person: Any, screen: Display, _quit: Any) -> None:
    staying, quick = person.desktop.presence.tray, person.desktop.presence.quick
    tray = staying.icon
    await person.sees("a tray", lambda: tray.is_there and tray.isVisible())
    icon, place = the_icon(), lambda: middle(tray.geometry())
    await clicks(person, screen, icon, place)
    await person.sees("the quick prompt", lambda: quick.view.isVisible() and quick.view.isActiveWindow())
    await does(screen.presses, "Escape")
    await person.sees("it gone", lambda: not quick.view.isVisible())
    await clicks(person, screen, icon, place, 2)
    await person.sees("the window hidden", lambda: not person.window.isVisible())
    # Qt hears of that later than it hides, and closes every menu then
    await person.sees("the keyboard gone from it", lambda: QGuiApplication.focusWindow() is None)
    await clicks(person, screen, icon, place, 3)
    await person.sees("the menu", lambda: tray.menu.isVisible())
    labels = [item.text() for item in tray.menu.actions() if item.isVisible() and not item.isSeparator()]
    assert labels == ["Quick prompt", "New chat", "Show Soulfra", "Local only", "Settings", "Quit"]
    item = tray.menu.actionGeometry(tray.local_only).center()
    await clicks(person, screen, tray.menu.windowHandle(), lambda: tray.menu.mapToGlobal(item).toTuple())
    await person.sees("local only in force", lambda: person.desktop.core.settings.current.local_only)
    tray.menu.hide()
    tray.window_item.trigger()
    await person.sees("the window again", lambda: person.window.isVisible())


async def the_tray_comes_late(person: Any, screen: Display, _quit: Any) -> None:
    tray, quick = person.desktop.presence.tray.icon, person.desktop.presence.quick
    assert not tray.is_there
    await does(screen.starts_a_tray)
    await person.sees("the icon", tray.isVisible)
    await clicks(person, screen, the_icon(), lambda: middle(tray.geometry()))
    await person.sees("the quick prompt", lambda: quick.view.isVisible() and quick.view.isActiveWindow())


async def closing_asks_once(person: Any, screen: Display, quit_requested: Any) -> None:
    await person.sees("a tray", lambda: person.desktop.presence.tray.icon.is_there)
    person.window.close()
    assert person.window.isVisible()
    await person.presses("Keep it in the tray")
    await person.sees("the window gone", lambda: not person.window.isVisible())
    await person.sees("the choice kept", lambda: person.desktop.core.settings.current.close_to_tray == "tray")
    person.desktop.presence.tray.presenter.on_window()
    await person.sees("the window again", lambda: person.window.isVisible())
    person.window.close()
    assert not person.window.isVisible()
    assert not quit_requested.is_set()
    person.desktop.presence.tray.presenter.on_quit()
    await person.sees("the end", quit_requested.is_set)


async def closing_without_a_tray_quits(person: Any, _screen: Display, quit_requested: Any) -> None:
    assert not person.desktop.presence.tray.icon.is_there
    person.window.close()
    await person.sees("the end", quit_requested.is_set)


async def an_answer_ends_in_the_background(person: Any, screen: Display, _quit: Any) -> None:
    staying = person.desktop.presence.tray
    await person.sees("a tray", lambda: staying.icon.is_there)
    told: list[tuple[str, str]] = []
    tell = staying.icon.showMessage
    staying.icon.showMessage = lambda title, words, *rest: (told.append((title, words)), tell(title, words, *rest))
    await person.asks("What is the capital of France?")
    await person.sees("it on its way", lambda: staying.presenter.state.answering == 1)
    await does(screen.another_program)
    await person.sees("word of the answer", lambda: told)
    assert told == [("What is the capital of France?", "The answer is there.")]
    assert staying.presenter.state.answering == 0
    assert not person.window.isActiveWindow()
    staying.icon.messageClicked.emit()
    await person.sees("the window with the chat", person.window.isActiveWindow)
    assert person.desktop.chat.state.conversation.title == told[0][0]


def test_the_icon_shows_the_quick_prompt_the_window_and_a_menu(tmp_path):
    play(clicks_on_the_icon, tmp_path / "home")


def test_a_tray_that_starts_after_soulfra_gets_the_icon(tmp_path):
    play(the_tray_comes_late, tmp_path / "home", tray=False)


def test_closing_asks_once_whether_to_stay_and_quit_ends_all(tmp_path):
    play(closing_asks_once, tmp_path / "home")


def test_where_no_tray_is_closing_quits(tmp_path):
    play(closing_without_a_tray_quits, tmp_path / "home", tray=False)


def test_an_answer_that_ends_while_the_person_is_elsewhere_is_told_without_its_words(tmp_path):
    play(an_answer_ends_in_the_background, tmp_path / "home")
