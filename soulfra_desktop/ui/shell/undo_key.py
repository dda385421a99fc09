"""Ctrl+Z for the list of chats, where the field it is pressed in has nothing to undo itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit


class UndoKey(QObject):
    """A text field claims the key whether it can undo or not; this takes it back while the list offers an undo."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._listens = False

    def listen(self, *, on: bool) -> None:
        app = QApplication.instance()
        if app is not None and on != self._listens:
            self._listens = on
            (app.installEventFilter if on else app.removeEventFilter)(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not event.matches(QKeySequence.StandardKey.Undo) or can_undo(watched):
            return False
        event.ignore()
        return True


def can_undo(field: QObject) -> bool:
    """Whether something was written here that can be taken back."""
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() and not field.isReadOnly()
    if isinstance(field, (QPlainTextEdit, QTextEdit)):
        return field.document().isUndoAvailable() and not field.isReadOnly()
    return False
