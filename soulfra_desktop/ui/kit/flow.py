"""A row of controls that goes on in the next line where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from soulfra_desktop.ui.kit import lengths


def clear(layout: QLayout) -> None:
    """Remove every control of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()  # it may be painted once more before it goes
            widget.deleteLater()


class FlowLayout(QLayout):
    """Left to right (or right to left), then down."""

    def __init__(self, parent: QWidget, spacing: int, below: int | None = None) -> None:
        """`below`: pixels between two lines, where they are others than those between two controls."""
        super().__init__(parent)
        self._below = spacing if below is None else below
        self._items: list[QLayoutItem] = []
        lengths.keep(self.setSpacing, spacing)
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._arrange(area, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, area: QRect, *, place: bool) -> int:
        x, y, tallest = 0, 0, 0
        parent = self.parentWidget()
        rtl = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for item in self._items:
            if item.isEmpty():
                continue  # what is hidden takes no room
            size = item.sizeHint()
            if x and x + size.width() > area.width():
                x, y, tallest = 0, y + tallest + self._below, 0
            if place:
                left = area.width() - x - size.width() if rtl else x
                item.setGeometry(QRect(area.topLeft() + QPoint(left, y), size))
            x += size.width() + self.spacing()
            tallest = max(tallest, size.height())
        return y + tallest
