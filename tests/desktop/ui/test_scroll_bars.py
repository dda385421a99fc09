"""Scroll bars are thin and alike in both directions, and on no screen does something scroll within what scrolls."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QHoverEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QScrollBar, QWidget

from soulfra_desktop.ui.kit import theme
from tests.desktop.ui.kit.test_theme import contrast
from tests.pictured_usage import usage


@pytest.fixture(params=[100, 200])
def zoom(request, qapp):
    theme.apply(qapp, "light")
    theme.set_zoom(qapp, request.param)
    yield request.param
    theme.set_zoom(qapp, 100)


def thickness(bar: QScrollBar) -> int:
    """Pixels of the handle, across it."""
    image, edge = bar.grab().toImage(), QColor(theme.current().edge)
    upright = bar.orientation() == Qt.Orientation.Vertical
    long, across = (image.height(), image.width()) if upright else (image.width(), image.height())
    middle = min(long - 1, theme.scaled(24))
    pixels = [image.pixelColor(n, middle) if upright else image.pixelColor(middle, n) for n in range(across)]
    return pixels.count(edge)


def test_the_handle_is_as_thin_in_both_directions(zoom, qtbot):
    area, inner = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    inner.setFixedSize(4000, 4000)
    area.setWidget(inner)
    area.resize(400, 400)
    area.show()
    QApplication.processEvents()
    upright, level = thickness(area.verticalScrollBar()), thickness(area.horizontalScrollBar())
    assert upright == level == theme.scaled(6)


def test_the_handle_is_wider_under_the_pointer_and_seen_in_high_contrast(qtbot, qapp):
    theme.apply(qapp, "light")
    area, inner = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    inner.setFixedSize(4000, 4000)
    area.setWidget(inner)
    area.resize(400, 400)
    area.show()
    QApplication.processEvents()
    bar = area.verticalScrollBar()
    bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)  # as Qt does where a real pointer comes
    at = QPointF(6, 20)
    QApplication.sendEvent(bar, QHoverEvent(QEvent.Type.HoverEnter, at, at, QPointF(-1, -1)))
    hovered = [bar.grab().toImage().pixelColor(n, 20) for n in range(bar.width())]
    assert hovered.count(QColor(theme.current().soft)) >= 9
    QApplication.sendEvent(bar, QHoverEvent(QEvent.Type.HoverLeave, QPointF(-1, -1), QPointF(-1, -1), at))
    bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    theme.apply(qapp, "light", contrast=True)
    try:
        QApplication.processEvents()
        assert thickness(bar) == 6
        assert contrast(theme.current().edge, theme.current().canvas) >= 7
    finally:
        theme.apply(qapp, "light", contrast=False)


@pytest.mark.parametrize(("width", "height"), [(360, 700), (1180, 760)])
@pytest.mark.parametrize("state", ["ready", "many", "bill"])
def test_the_usage_screen_has_one_scroll_bar(zoom, width, height, state, qtbot):
    view = usage(state)
    qtbot.addWidget(view)
    view.resize(width, height)
    view.show()
    QApplication.processEvents()
    scrolling = [bar for bar in view.findChildren(QScrollBar) if bar.isVisible() and bar.maximum() > 0]
    assert [bar.orientation() for bar in scrolling] in ([], [Qt.Orientation.Vertical])
    assert all(bar is view._page.verticalScrollBar() for bar in scrolling)


def test_what_is_not_seen_of_a_long_table_is_shown_on_demand(qapp, qtbot):
    theme.apply(qapp, "light")
    view = usage("many")
    qtbot.addWidget(view)
    view.show()
    table = view.overview.table

    def seen() -> list[int]:
        return [row for row in range(table.rowCount()) if not table.isRowHidden(row)]

    assert len(seen()) == 50
    assert table.more.text() == "Show 50 more"
    table.more.click()
    assert len(seen()) == 100
    assert table.currentRow() == 50, "the keyboard goes on where the new rows begin"
    assert table.more.text() == "Show 30 more"
    table.more.click()
    assert len(seen()) == 130
    assert table.more.isHidden()
    table.sortItems(0, Qt.SortOrder.DescendingOrder)
    assert table.verticalScrollBar().maximum() == 0
