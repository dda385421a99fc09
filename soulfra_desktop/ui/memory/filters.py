"""What the list of facts is narrowed to: one button, which says what it is, and its menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton

from soulfra_desktop.ui.kit import icons, theme
from soulfra_desktop.ui.memory.presenter import MemoryPresenter
from soulfra_desktop.ui.memory.state import MemoryState
from soulfra_desktop.ui.memory.words import MemoryWords

WIDEST = 150
"""Pixels of what it says."""


class FactFilter(QPushButton):
    """Offers the kinds and the places that there are any facts of; hidden where there is nothing to choose."""

    def __init__(self, presenter: MemoryPresenter, words: MemoryWords) -> None:
        super().__init__()
        self._presenter = presenter
        self._words = words
        theme.write_as(self, "toggle", theme.SMALL, theme.MEDIUM)
        self.setCheckable(True)
        self.clicked.connect(lambda: self._open())
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def show_state(self, state: MemoryState) -> None:
        chosen = [self._words.kind(state.kind)] if state.kind else []
        chosen += [self._words.where(state.where)] if state.where else []
        said = "  ·  ".join(chosen)
        room = theme.scaled(WIDEST)
        self.setText(self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room) or self.tr("Filter"))
        self.setToolTip(said)
        self.setAccessibleName(self.tr("Filter: {0}").format(said or self._words.where("")))
        self.setChecked(bool(said))
        self._paint_icon()
        self.setVisible(bool(state.all) and (bool(chosen) or len(state.kinds) > 1 or len(state.wheres) > 1))

    def choices(self) -> QMenu:
        """Each with a tick where it holds."""
        menu, state, do = QMenu(self), self._presenter.state, self._presenter
        if len(state.kinds) > 1 or state.kind:
            self._head(menu, self.tr("Kind"))
            self._offer(menu, self.tr("Every kind"), state.kind is None, lambda: do.only_kind(None))
            for kind in state.kinds:
                self._offer(menu, self._words.kind(kind), state.kind == kind, lambda kind=kind: do.only_kind(kind))
        if len(state.wheres) > 1 or state.where:
            if not menu.isEmpty():
                menu.addSeparator()
            self._head(menu, self.tr("Where it holds"))
            for where in ("", *state.wheres):
                named = self._words.where(where)
                self._offer(menu, named, state.where == where, lambda where=where: do.only_where(where))
        return menu

    def _head(self, menu: QMenu, said: str) -> None:
        menu.addAction(said).setEnabled(False)

    def _offer(self, menu: QMenu, said: str, ticked: bool, act: Callable[[], None]) -> None:
        action = menu.addAction(said)
        action.triggered.connect(lambda: act())
        action.setCheckable(True)
        action.setChecked(ticked)

    def _open(self) -> None:
        self.show_state(self._presenter.state)  # a click alone chooses nothing
        menu = self.choices()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _paint_icon(self) -> None:
        self.setIcon(icons.icon("settings", "accent" if self.isChecked() else "soft", 16))
