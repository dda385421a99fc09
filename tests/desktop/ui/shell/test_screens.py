"""Every screen in every state: named for those who cannot see it, reachable by keyboard, whole at 360 pixels."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from tests.accessible import nameless, nodes
from tests.pictured_shell import FULL
from tests.pictures import SCREENS, shell

ACTIONABLE = (QAbstractButton, QLineEdit, QComboBox, QSpinBox, QPlainTextEdit, QAbstractItemView)
QT_INSIDE = ("qt_spinbox_lineedit", "qt_toolbar_ext_button")


def actionable(window: QWidget) -> list[QWidget]:
    found = [widget for widget in window.findChildren(QWidget) if isinstance(widget, ACTIONABLE)]
    inside = (QLineEdit, QComboBox)
    return [
        widget
        for widget in found
        if widget.isVisible() and widget.objectName() not in QT_INSIDE and not isinstance(widget.parentWidget(), inside)
    ]


def too_small_or_mute(window: QWidget) -> list[str]:
    """Controls without a name, or without a place for the finger."""
    found = []
    for widget in actionable(window):
        said = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        if not said.strip():
            found.append(f"{type(widget).__name__} has no name")
        if widget.height() < 32 and not isinstance(widget, QLineEdit):
            found.append(f"{said} is only {widget.height()} px high")
    return found


def sticking_out(window: QWidget) -> list[str]:
    found = []
    for widget in actionable(window):
        right = widget.mapTo(window, widget.rect().topRight()).x()
        left = widget.mapTo(window, widget.rect().topLeft()).x()
        if _dialog(widget) in (None, window) and not 0 <= left <= right < window.width():
            found.append(f"{widget.accessibleName() or widget} reaches from {left} to {right}")
    return found


def not_reached_by_tab(window: QWidget) -> set[QWidget]:
    """What the Tab key should reach and does not before it comes round."""
    wanted = {w for w in actionable(window) if w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus}
    widget: QWidget = window
    for _ in range(2000):
        widget = widget.nextInFocusChain() or window
        wanted.discard(widget)
        if widget is window:
            break
    return wanted


def _dialog(widget: QWidget) -> QDialog | None:
    """What it stands in, also where a picture has it in its window: it lies on what is behind it."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, QDialog):
        above = above.parentWidget()
    return above


def overlapping(window: QWidget) -> list[str]:
    places = {
        # what is scrolled out of sight lies on nothing
        widget: widget.visibleRegion().boundingRect().translated(widget.mapTo(window, widget.rect().topLeft()))
        for widget in actionable(window)
        if not widget.visibleRegion().isEmpty()
    }
    found = [
        f"{one.accessibleName() or one} is cut"
        for one, place in places.items()
        if not 0 <= place.left() <= place.right() < window.width()
    ]
    for one, other in itertools.combinations(places, 2):
        apart = one.isAncestorOf(other) or other.isAncestorOf(one) or _dialog(one) is not _dialog(other)
        if not apart and places[one].intersects(places[other]):
            found.append(f"{one} lies on {other}")
    return found


@pytest.fixture
def opened(qapp, settle) -> Iterator[Callable[[str], QWidget]]:
    """A screen in its narrowest window."""
    windows: list[QWidget] = []

    def open_it(name: str) -> QWidget:
        window = SCREENS[name]()
        windows.append(window)
        window.resize(360, 700)
        window.show()
        settle()
        assert window.width() == 360, f"{name} needs {window.minimumSizeHint().width()} px"
        return window

    yield open_it
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # so many windows would slow every later theme


@pytest.mark.parametrize("name", SCREENS)
def test_nothing_overlaps_in_either_direction_and_everything_is_whole_and_named_and_reached_by_finger_and_tab(
    name: str, light, qapp, opened, settle
):
    """One window for all of it: to build so many takes minutes. Built from right to left, which code written from left
    to right gets wrong; then turned round while it is shown, as by another language."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        window = opened(name)
        assert overlapping(window) == []
        window.resize(1180, 700)
        settle()
        assert overlapping(window) == []
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    settle()
    assert overlapping(window) == []
    assert too_small_or_mute(window) == []
    assert nameless(window) == []
    assert len(list(nodes(QAccessible.queryAccessibleInterface(window)))) > 1
    assert name == "starting" or not_reached_by_tab(window) == set()
    window.resize(360, 700)
    settle()
    assert sticking_out(window) == []
    assert window.width() == 360


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_title_never_runs_into_its_cost(direction, light, qapp, qtbot, settle):
    qapp.setLayoutDirection(direction)
    try:
        window = shell(FULL)
        qtbot.addWidget(window)
        window.resize(1180, 700)
        window.show()
        settle()
        chats = window.workspace.sidebar.list  # type: ignore[union-attr]
        row = chats.visualRect(chats.model().index(chats.model().row_of("7"), 0))
        shown = chats.viewport().grab(row).toImage()
        paper = shown.pixelColor(2, 2)
        inked = [
            x
            for x in range(shown.width())
            if any(shown.pixelColor(x, y) != paper for y in range(6, shown.height() - 6))
        ]
        gaps = [b - a for a, b in itertools.pairwise(inked)]
        assert max(gaps) >= 8, "between the title and the cost there is nothing"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
