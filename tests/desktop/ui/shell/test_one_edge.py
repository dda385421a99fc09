"""Whatever stands in the sidebar begins at one edge: its mark, fields, headings, chats and the card at its foot."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from soulfra_desktop.ui.kit import languages, theme
from soulfra_desktop.ui.shell.sidebar import SidebarView
from tests.pictured_shell import FULL
from tests.pictures import shell

EDGE, BORDER = 20, 12
"""Where ink begins, and where no border of a control is any more; pixels from the sidebar's side."""


@pytest.fixture
def sidebar(qtbot, qapp):
    theme.apply(qapp, "light")

    def build(percent: int, language: str) -> SidebarView:
        languages.install(qapp, language)
        theme.set_zoom(qapp, percent)
        window = shell(FULL)
        qtbot.addWidget(window)
        window.resize(theme.scaled(1180), 760)
        window.show()
        QApplication.processEvents()
        found = window.findChild(SidebarView)
        assert found is not None
        return found

    yield build
    theme.set_zoom(qapp, 100)
    languages.install(qapp, "en")


def area_of(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


def begins(image: QImage, area: QRect, *, mirrored: bool) -> int:
    """Pixels from the side to the first ink in this band."""
    width = image.width()
    for away in range(theme.scaled(BORDER), width):
        column = width - 1 - away if mirrored else away
        ground = image.pixelColor(
            width - 1 - theme.scaled(BORDER) if mirrored else theme.scaled(BORDER), area.center().y()
        )
        for y in range(area.top() + 4, area.bottom() - 4):
            if _apart(image.pixelColor(column, y), ground):
                return away
    return -1


def _apart(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) > 60


@pytest.mark.parametrize(("percent", "language"), [(100, "en"), (200, "en"), (100, "ar-XB")])
def test_everything_in_the_sidebar_begins_at_one_edge(sidebar, percent, language):
    view = sidebar(percent, language)
    image = view.grab().toImage()
    mark = next(label for label in view.findChildren(QLabel) if label.text() == "soulfra")
    bands = {name: area_of(part, view) for name, part in {"mark": mark, "new": view.new, "find": view.search}.items()}
    bands["card"] = area_of(view.card, view).adjusted(0, 8, 0, -8)
    model = view.list.model()
    for row in range(3):  # a heading, the chat that is open, another chat
        place = view.list.visualRect(model.index(row, 0))
        bands[str(model.index(row, 0).data(Qt.ItemDataRole.DisplayRole))] = place.translated(
            view.list.viewport().mapTo(view, QPoint(0, 0))
        )
    edges = {name: begins(image, band, mirrored=language != "en") for name, band in bands.items()}
    assert edges == {name: pytest.approx(theme.scaled(EDGE), abs=theme.scaled(2)) for name in edges}
