"""A field to find something in: a cross that empties it, and a lens before the words, both in the theme's ink."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from soulfra_desktop.ui.kit import icons, theme
from soulfra_desktop.ui.kit.empty_field import begin_with_the_window


def clearable(field: QLineEdit) -> None:
    """Put a button into the field that empties it, there as long as there is something to empty.

    Qt's own has no name, its icon is not the theme's, and it is faded in. Empty, the field begins with the window.
    """
    begin_with_the_window(field)
    cross = _Sign(field, "x", "soft", QCoreApplication.translate("Clearing", "Empty this field"))
    field.addAction(cross, QLineEdit.ActionPosition.TrailingPosition)
    cross.triggered.connect(lambda: field.clear())
    field.setStyleSheet("QToolButton { min-width: 0; min-height: 0; border: none; }")  # or it hangs below the line
    for button in field.findChildren(QToolButton):
        if button.defaultAction() is cross:
            button.setAccessibleName(cross.text())
    field.textChanged.connect(lambda text: cross.setVisible(bool(text)))
    cross.setVisible(bool(field.text()))


def dress(field: QLineEdit, name: str, tone: str = "faint") -> None:
    """Give a field both; `name` is what the lens is called."""
    _Lens(field, tone).setAccessibleName(name)
    clearable(field)


class _Sign(QAction):
    """An icon in a field, in the ink of the theme in force."""

    def __init__(self, field: QLineEdit, icon: str, tone: str, name: str) -> None:
        super().__init__(name, field)
        self._icon, self._tone = icon, tone
        theme.changed.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        self.setIcon(icons.icon(self._icon, self._tone, 16))


class _Lens(QWidget):
    """Stands before the words, as large as they are. Qt's own sign in a field neither grows nor stands where others do."""

    def __init__(self, field: QLineEdit, tone: str) -> None:
        super().__init__(field)
        self._field, self._tone = field, tone
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        field.installEventFilter(self)
        theme.changed.connect(self._take_place)
        self._take_place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange):
            self._take_place()
        return False

    def _take_place(self) -> None:
        field, side, away = self._field, theme.scaled(16), theme.scaled(10)
        mirrored = field.isRightToLeft()
        room = theme.scaled(20)
        field.setTextMargins(0 if mirrored else room, 0, room if mirrored else 0, 0)
        left = field.width() - away - side if mirrored else away
        self.setGeometry(left, (field.height() - side) // 2, side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.icon("search", self._tone, 16).paint(painter, self.rect())
        painter.end()
