"""Every screen in every state: named for those who cannot see it, reachable by keyboard, whole at 360 pixels."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

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


@pytest.mark.parametrize("name", SCREENS)
def test_whatever_can_be_used_has_a_name_and_a_place_for_the_finger(name: str, light, qtbot, settle):
    window = SCREENS[name]()
    qtbot.addWidget(window)
    window.resize(1180, 760)
    window.show()
    settle()
    for widget in actionable(window):
        said = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        assert said.strip(), f"{name}: {type(widget).__name__} has no name"
        assert widget.height() >= 32 or isinstance(widget, QLineEdit), (
            f"{name}: {said} is only {widget.height()} px high"
        )


@pytest.mark.parametrize("name", SCREENS)
def test_nothing_sticks_out_at_360_pixels(name: str, light, qtbot, settle):
    window = SCREENS[name]()
    qtbot.addWidget(window)
    window.resize(360, 700)
    window.show()
    settle()
    assert window.width() == 360, f"{name} needs {window.minimumSizeHint().width()} px"
    for widget in actionable(window):
        right = widget.mapTo(window, widget.rect().topRight()).x()
        left = widget.mapTo(window, widget.rect().topLeft()).x()
        assert 0 <= left <= right < 360, f"{name}: {widget.accessibleName() or widget} reaches from {left} to {right}"


@pytest.mark.parametrize("name", [n for n in SCREENS if n not in ("starting",)])
def test_the_tab_key_reaches_every_control_and_comes_round(name: str, light, qtbot, settle):
    window = SCREENS[name]()
    qtbot.addWidget(window)
    window.resize(1180, 760)
    window.show()
    settle()
    wanted = {w for w in actionable(window) if w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus}
    reached: set[QWidget] = set()
    widget: QWidget = window
    for _ in range(2000):
        widget = widget.nextInFocusChain() or window
        reached.add(widget)
        if widget is window:
            break
    assert wanted <= reached


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("width", [1180, 360])
def test_nothing_overlaps_where_it_is_written_from_right_to_left(name: str, width: int, light, qapp, settle):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        window = SCREENS[name]()
        window.resize(width, 700)
        window.show()
        settle()
        places = {
            # what is scrolled out of sight lies on nothing
            widget: widget.visibleRegion().boundingRect().translated(widget.mapTo(window, widget.rect().topLeft()))
            for widget in actionable(window)
            if not widget.visibleRegion().isEmpty()
        }
        for one, place in places.items():
            assert 0 <= place.left() <= place.right() < window.width(), f"{name}: {one.accessibleName() or one}"
            for other, beside in places.items():
                apart = one is other or one.isAncestorOf(other) or other.isAncestorOf(one)
                assert apart or not place.intersects(beside), f"{name}: {one} lies on {other}"
        window.close()
        window.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # so many windows would slow every later theme
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


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
