"""Budgets on the usage screen: a line each, with how far it is used, and a field for its limit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QProgressBar, QWidget

from soulfra_desktop.domain.budget import BudgetState, Scope
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.usage.state import UsageState
from soulfra_desktop.ui.usage.words import UsageWords

SCOPES: tuple[Scope, ...] = ("day", "month", "chat", "agent")
FIELD = 132
"""Pixels of a field for an amount."""


class BudgetRow(QWidget):
    """`on_limit(text)` when another limit was typed and left."""

    def __init__(self, scope: Scope, words: UsageWords, on_limit: Callable[[str], None]) -> None:
        super().__init__()
        self._words = words
        self._on_limit = on_limit
        self._said = ""
        name = words.scope(scope)
        self.name = QLabel(name)
        theme.write_as(self.name, "", theme.BODY, theme.MEDIUM)
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Budget: %1").replace("%1", name))
        self.field.setPlaceholderText(self.tr("No limit"))
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setFont(theme.font(theme.BODY, tabular=True))
        lengths.keep(self.field.setFixedWidth, FIELD)
        self.field.editingFinished.connect(self._left)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 100)
        self.used = QLabel()
        self.used.setWordWrap(True)
        theme.write_as(self.used, "soft", theme.SMALL, tabular=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        lengths.keep(grid.setHorizontalSpacing, theme.M)
        lengths.keep(grid.setVerticalSpacing, theme.XS)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(self.bar, 1, 0, 1, 2)
        grid.addWidget(self.used, 2, 0, 1, 2)

    def show_budget(self, state: BudgetState | None, shown: UsageState) -> None:
        """What holds, and how far it is used; nothing where none is set."""
        self._said = self._words.exact(state.budget.limit, shown.currency) if state else ""
        if not self.field.hasFocus() or not self.field.isModified():
            self.field.setText(self._said)
        for widget in (self.bar, self.used):
            widget.setVisible(state is not None)
        if state is None:
            return
        told = " ".join(filter(None, [self._words.budget(state, shown.currency), self._words.level(state)]))
        self.bar.setValue(min(100, state.percent))
        self.bar.setAccessibleName(told)
        self.used.setText(told)
        tone = {"fine": "", "near": "warn", "used up": "danger"}[state.level]
        kind = tone or "soft"
        if self.used.property("kind") != kind:
            self.used.setProperty("kind", kind)
            self.bar.setProperty("tone", tone)
            for widget in (self.used, self.bar):
                widget.style().polish(widget)

    def _left(self) -> None:
        if self.field.isModified() and self.field.text().strip() != self._said:
            self.field.setModified(False)
            self._on_limit(self.field.text())


class BudgetRows(QWidget):
    """The budgets for everything; those of single chats stand in the chats' own options."""

    def __init__(self, words: UsageWords, on_limit: Callable[[Scope, str], None]) -> None:
        super().__init__()
        self.rows = {
            scope: BudgetRow(scope, words, lambda text, scope=scope: on_limit(scope, text)) for scope in SCOPES
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        lengths.keep(grid.setVerticalSpacing, theme.L)
        for number, row in enumerate(self.rows.values()):
            grid.addWidget(row, number, 0)

    def show_budgets(self, state: UsageState) -> None:
        held = {one.budget.scope: one for one in state.budgets if not one.budget.subject}
        for scope, row in self.rows.items():
            row.show_budget(held.get(scope), state)
