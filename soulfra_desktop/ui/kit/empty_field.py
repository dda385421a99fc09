"""A field with nothing in it begins where its placeholder does; what is written in it keeps its own direction."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


class _Side(QObject):
    """Follows one field, as long as there is one."""

    def __init__(self, field: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        field.textChanged.connect(self._place)
        field.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place()
        return False

    def _place(self) -> None:
        field = self._field
        if isinstance(field, QLineEdit):
            mirrored = field.isRightToLeft() and not field.text()
            begins = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            field.setAlignment((begins if mirrored else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter)
            return
        document = field.document()  # whose layout leaves every line at the left
        own = document.firstBlock().textDirection() == Qt.LayoutDirection.RightToLeft
        mirrored = field.isRightToLeft() if document.isEmpty() else own
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        option = document.defaultTextOption()
        if option.alignment() != side:
            option.setAlignment(side)
            document.setDefaultTextOption(option)


def begin_with_the_window(field: QLineEdit | QPlainTextEdit) -> None:
    """Let the empty field's caret stand at the side where the window's language begins."""
    _Side(field)
