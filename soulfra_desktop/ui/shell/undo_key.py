"""Ctrl+Z for the list of chats, where the field it is pressed in has nothing to undo itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid


class UndoKey(QObject):
    """A text field claims the key whether it can undo or not; this takes it back where it cannot.

    What was written after the list had changed comes before it: once it is sent, the key has nothing to undo, and
    `on_nothing()` says so. A key that is held stops where the field is as it was. It listens to the one field that has
    the keyboard: a filter over the whole app would see every event.
    """

    def __init__(self, parent: QObject, on_nothing: Callable[[], None]) -> None:
        super().__init__(parent)
        self._on_nothing = on_nothing
        self._field: QWidget | None = None
        self._listens = False
        self._undoing = False
        self._written = False
        """Whether something was written since the list changed, and not taken back."""

    def listen(self) -> None:
        """From now on."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and not self._listens:
            self._listens = True
            app.focusChanged.connect(self._follow)
            self._follow(None, app.focusWidget())

    def list_changed(self) -> None:
        """There is a change to take back that came after all that was written."""
        self._written = False

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
            _changes(self._field).disconnect(self._look)
        self._field = now if isinstance(now, (QLineEdit, QPlainTextEdit, QTextEdit)) else None
        if self._field is not None:
            self._field.installEventFilter(self)
            _changes(self._field).connect(self._look)

    def _look(self) -> None:
        if self._field is None:
            return
        if can_undo(self._field):
            self._written = True
        elif self._undoing:
            self._written = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._undoing = event.matches(QKeySequence.StandardKey.Undo)
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not event.matches(QKeySequence.StandardKey.Undo) or can_undo(watched):
            return False
        if event.isAutoRepeat() or self._written:
            event.accept()  # and so it is the field's, which has nothing to do
            if not event.isAutoRepeat():
                self._on_nothing()
            return True
        event.ignore()
        return True


def can_undo(field: QObject) -> bool:
    """Whether something was written here that can be taken back."""
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() and not field.isReadOnly()
    if isinstance(field, (QPlainTextEdit, QTextEdit)):
        return field.document().isUndoAvailable() and not field.isReadOnly()
    return False


def _changes(field: QWidget):  # type: ignore[no-untyped-def]
    """The signal after which a field may have more to undo, or nothing any more."""
    if isinstance(field, (QPlainTextEdit, QTextEdit)):
        return field.document().undoAvailable
    assert isinstance(field, QLineEdit)
    return field.textChanged
