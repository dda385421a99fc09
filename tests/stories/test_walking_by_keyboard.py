"""With Tab and F6 alone, from an empty home: every control that is seen is come to, each once in a round."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from soulfra_desktop.ui.onboarding.view import FirstRunView
from soulfra_desktop.ui.settings.view import SettingsView
from tests.stories.test_keyboard import CONTROL, SHIFT, empty, focused, press, ready

LONGEST_ROUND = 150
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QComboBox)


def seen(window: QWidget) -> set[QWidget]:
    """Every control on the screen that can be used."""
    found = [widget for kind in CONTROLS for widget in window.findChildren(kind)]
    return {one for one in found if one.isVisible() and one.isEnabled() and not one.visibleRegion().isEmpty()}


def named(widgets: set[QWidget]) -> list[str]:
    return sorted(f"{type(one).__name__} {one.accessibleName() or getattr(one, 'text', str)()}" for one in widgets)


def round_of(keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> list[QWidget]:
    """Where Tab leads, from here until here again."""
    way = [focused()]
    for _ in range(LONGEST_ROUND):
        press(Qt.Key.Key_Backtab if keys else Qt.Key.Key_Tab, keys)
        if focused() is way[0]:
            return way
        way.append(focused())
    raise AssertionError(f"never back at {way[0]}: {named(set(way))}")


def missed(window: QWidget, way: list[QWidget]) -> list[str]:
    """What Tab does not come to; a field that keeps Tab to itself is left by F6 or Escape, and was come to."""
    inside = {one for one in seen(window) if one.focusPolicy() != Qt.FocusPolicy.NoFocus}
    come_to = {
        *way,
        *(field for one in way if isinstance(one, QAbstractSpinBox) for field in one.findChildren(QLineEdit)),
    }
    return named({one for one in inside - come_to if not is_one_of_several(one)})


def is_one_of_several(widget: QWidget) -> bool:
    """Of buttons that exclude each other, Tab comes to the one in force, and the arrows to the others."""
    if not isinstance(widget, QAbstractButton) or widget.isChecked() or not widget.isCheckable():
        return False
    group = widget.group()
    return widget.autoExclusive() or (group is not None and group.exclusive())


def is_for_the_mouse_alone(widget: QWidget) -> bool:
    """Neither a title that nobody can change yet nor the sign within a field of words."""
    is_fixed = isinstance(widget, QLineEdit) and widget.isReadOnly()
    return (
        widget.focusPolicy() == Qt.FocusPolicy.NoFocus and not is_fixed and not isinstance(widget.parent(), QLineEdit)
    )


def test_tab_comes_to_everything_in_an_empty_home_and_goes_the_same_way_back(in_the_everyday_window):
    async def story(person):
        view = await ready(person)
        there = round_of()
        assert missed(person.window, there) == []
        back = round_of(SHIFT)
        assert back[1:] == there[:0:-1]
        assert len(there) == len(set(there))
        assert named({one for one in seen(person.window) if is_for_the_mouse_alone(one)}) == []
        assert view.composer.input.hasFocus()

    in_the_everyday_window(story, empty)


def test_settings_are_opened_walked_and_left_by_keys_alone(in_the_everyday_window):
    async def story(person):
        view = await ready(person)
        press(Qt.Key.Key_Comma, CONTROL)
        settings = await person.finds(SettingsView)
        await person.sees(
            "the keyboard in it", lambda: settings.isAncestorOf(QApplication.focusWidget() or person.window)
        )
        way = round_of()
        assert missed(settings, way) == []
        chosen = next(one for one in way if isinstance(one, QAbstractButton) and one.isCheckable() and one.group())
        chosen.setFocus()
        press(Qt.Key.Key_Right)
        assert focused() is not chosen, "the arrows lead to the others"
        press(Qt.Key.Key_Space)
        assert is_one_of_several(chosen)
        press(Qt.Key.Key_F6)
        assert person.window.workspace.sidebar.isAncestorOf(focused())
        press(Qt.Key.Key_F6)
        assert settings.isAncestorOf(focused())
        press(Qt.Key.Key_Escape)
        await person.sees("the chat", lambda: view.isVisible() and view.composer.input.hasFocus())

    in_the_everyday_window(story, empty)


def test_the_first_run_is_walked_by_keys_alone(in_the_window):
    async def story(person):
        await person.finds(FirstRunView)
        person.window.activateWindow()
        await person.sees("the keyboard", lambda: QApplication.focusWidget() is not None)
        assert missed(person.window, round_of()) == []

    in_the_window(story)
