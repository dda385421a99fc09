"""The prompt library at the composer: the list over it, the blanks in the field's place, and the keys between them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from soulfra_desktop.ui.chat.composer.view import Composer
from soulfra_desktop.ui.prompts.calling import Calling, CallRow, CallState
from soulfra_desktop.ui.prompts.form import PromptForm
from soulfra_desktop.ui.prompts.popup import PromptPopup

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class ComposerPrompts:
    """Joins a composer and the calls of its prompts. The keyboard stays in the field while the list is open."""

    def __init__(self, composer: Composer, calling: Calling, over: QWidget) -> None:
        self._composer = composer
        self._input = composer.input
        self._calling = calling
        self.popup = PromptPopup(over, composer)
        self.form = PromptForm()
        composer.put_form(self.form)
        self.popup.chosen.connect(self._choose)
        self.form.filled.connect(calling.fill)
        self.form.inserted.connect(calling.insert)
        self.form.left.connect(calling.leave)
        composer.typed.connect(calling.type)
        composer.called.connect(self.call)
        composer.filled_in.connect(self._filled)
        self._input.asks_first = self._take_key
        self._input.wants_tab = lambda: calling.state.is_open
        calling.on_change = self._show
        calling.on_insert = self._insert

    def call(self) -> None:
        """Open the list, as a slash in the empty field does."""
        self._input.setFocus()
        if self._input.document().isEmpty():
            self._input.insert("/")
        else:
            self._calling.type("/")

    def _choose(self, row: CallRow) -> None:
        self._calling.choose(QGuiApplication.clipboard().text(), row)

    def _take_key(self, event: QKeyEvent) -> bool:
        if not self._calling.state.is_open:
            return False
        key = Qt.Key(event.key())
        if step := _STEPS.get(key):
            self._calling.move(step)
        elif key in _TAKES and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._calling.choose(QGuiApplication.clipboard().text())
        elif key == Qt.Key.Key_Escape:
            self._calling.leave()
        else:
            return False
        return True

    def _filled(self) -> None:
        """The composer was filled for the person: another chat, or a question that went out."""
        if self._calling.state.is_open or self._calling.state.filling:
            self._calling.leave()

    def _show(self, state: CallState) -> None:
        fills = state.filling is not None
        if self._input.isVisible() is fills:
            self._composer.show_form(fills)
        self.form.show_calls(state)
        self.popup.show_calls(state)
        if not fills and not self._input.hasFocus() and not self.popup.isVisible():
            self._input.setFocus()

    def _insert(self, text: str) -> None:
        draft = self._input.toPlainText()
        if draft.startswith("/") or not draft.strip():
            self._input.rewrite(text)
        else:
            self._input.insert(text)
        self._input.setFocus()
