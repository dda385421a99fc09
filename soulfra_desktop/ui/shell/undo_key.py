"""Ctrl+Z for the list of chats, where the field it is pressed in has nothing to undo itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid


class UndoKey(QObject):
    """A text field claims the key whether it can undo or not; this takes it back where it cannot.

    It listens to the one field that has the keyboard: a filter over the whole app would see every event.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._field: QWidget | None = None
        self._listens = False

    def listen(self) -> None:
        """From now on."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and not self._listens:
            self._listens = True
            app.focusChanged.connect(self._follow)
            self._follow(None, app.focusWidget())

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = now if isinstance(now, (QLineEdit, QPlainTextEdit, QTextEdit)) else None
        if self._field is not None:
            self._field.installEventFilter(self)

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
