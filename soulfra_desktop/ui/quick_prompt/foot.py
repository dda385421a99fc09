"""The quick prompt's last line: who answers for how much, and what can be done with an answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from soulfra_desktop.ui.chat.state import EstimateView
from soulfra_desktop.ui.kit import icons, lengths, money, theme
from soulfra_desktop.ui.kit.receipt_leaves import short
from soulfra_desktop.ui.quick_prompt.state import QuickState

NARROW = 420
"""Pixels under which the keys are not named."""


class Foot(QWidget):
    """The app connects its buttons: `copy`, `opens`, `fresh`."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = QLabel()
        self._words = ""
        self._said = QLabel()
        self._said.setMinimumWidth(1)
        theme.write_as(self._said, "soft", theme.SMALL, tabular=True)
        self.keys = QLabel()
        theme.write_as(self.keys, "faint", theme.TINY)
        self.copy = self._button(self.tr("Copy the answer"), "Ctrl+Shift+C")
        self.fresh = self._button(self.tr("New question"), "Ctrl+N")
        self.opens = self._button(self.tr("Open in Soulfra"), "Ctrl+O")
        row = QHBoxLayout(self)
        lengths.keep(row.setContentsMargins, 2, 0, 0, 0)
        lengths.keep(row.setSpacing, theme.XS + 2)
        for widget in (self._mark, self._said):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.keys, self.copy, self.fresh, self.opens):
            row.addWidget(widget)
        self._local: bool | None = None
        self._explains = True
        theme.changed.connect(self._paint)
        self._paint()

    def _button(self, name: str, keys: str) -> QToolButton:
        button = QToolButton()
        lengths.keep_icon(button, 18)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({keys})")
        return button

    def render(self, state: QuickState) -> None:  # type: ignore[override]
        has_answer = bool(state.messages)
        self.copy.setVisible(bool(state.answer))
        for button in (self.fresh, self.opens):
            button.setVisible(has_answer)
        self._explains = not has_answer
        self._make_room()
        self.keys.setText(self.tr("↑ asked before   Esc closes"))
        self._show(state.estimate, state.local_only)

    def _make_room(self) -> None:
        self.keys.setVisible(self._explains and self.width() >= theme.scaled(NARROW))
        mark = 0 if self._mark.isHidden() else self._mark.sizeHint().width() + theme.S
        room = self.width() - mark - self._taken() - 2 * theme.S
        self._said.setText(self._said.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(80, room)))

    def _taken(self) -> int:
        """Pixels after what is said."""
        shown = [one for one in (self.keys, self.copy, self.fresh, self.opens) if not one.isHidden()]
        return sum(one.sizeHint().width() + theme.S for one in shown)

    def _say(self, words: str) -> None:
        self._words = words
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _show(self, estimate: EstimateView | None, local_only: bool) -> None:
        self._local = estimate.local if estimate and estimate.model else None
        if estimate is None:
            self._say(self.tr("Local only") if local_only else "")
        elif estimate.model is None:
            self._say(estimate.refusal)
        else:
            place = self.tr("on this machine") if estimate.local else self.tr("in the cloud")
            cost = money.about(estimate.cost)
            self._say(f"{short(estimate.model)}  ·  {place}  ·  {cost}")
        self._said.setToolTip(str(estimate.model) if estimate and estimate.model else self._words)
        self._paint()

    def _paint(self) -> None:
        self._mark.setVisible(self._local is not None)
        name, token = ("laptop", "local") if self._local else ("cloud", "cloud")
        self._mark.setPixmap(icons.picture(name, token, 16))
        for button, icon in ((self.copy, "copy"), (self.fresh, "plus"), (self.opens, "external")):
            button.setIcon(icons.icon(icon))
