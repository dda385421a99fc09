"""The part of "How this chat answers" that says who may: where it stays, save ↔ best, and what it may spend."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.domain.budget import BudgetState
from soulfra_desktop.domain.privacy import PrivacyClass
from soulfra_desktop.ui.chat.options.parts import headed, link, words
from soulfra_desktop.ui.chat.state import OptionsView
from soulfra_desktop.ui.kit import lengths, money
from soulfra_desktop.ui.kit.choice import Choice
from soulfra_desktop.ui.kit.dial import Dial
from soulfra_desktop.ui.kit.empty_field import begin_with_the_window
from soulfra_desktop.ui.kit.sentences import figure

KNOWS = (None, True, False)
"""In the order in which they are offered."""


class ChoosingOptions(QWidget):
    """`kept_here(class or None)`, `turned(dial or None)`, `known(bool or None)`, `limited(amount)`: each counts at once."""

    kept_here = Signal(object)
    turned = Signal(object)
    limited = Signal(str)
    known = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.privacy = Choice()
        self.privacy.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.privacy.setAccessibleName(self.tr("Where this chat may be answered"))
        self.privacy.activated.connect(lambda index: self.kept_here.emit(self.privacy.itemData(index) or None))
        self.why = words()
        self.dial = Dial(self.tr("Save ↔ best, in this chat"))
        self.dial.on_turned = lambda value: self.turned.emit(value)
        self.no_dial = link(self.tr("Reset"), self.tr("Reset save ↔ best"), lambda: self.turned.emit(None))
        self.knows = Choice()
        self.knows.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.knows.setAccessibleName(self.tr("Whether this chat uses what Soulfra knows"))
        self.knows.activated.connect(lambda index: self.known.emit(KNOWS[index]))
        self.what_is_known = words()
        self.what_is_known.setText(self.tr("Passages of your documents and earlier chats, and what is remembered."))
        self.budget = QLineEdit()
        begin_with_the_window(self.budget)
        self.budget.setAccessibleName(self.tr("Budget of this chat"))
        self.budget.setPlaceholderText(self.tr("No limit of its own"))
        self.budget.editingFinished.connect(self._limited)
        self.used = words()
        self._limit = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(self._column.setSpacing, 6)
        self._add(self.tr("Where it may be answered"), self.privacy, self.why)
        self._add(self.tr("Save ↔ best"), self.dial, None, self.no_dial)
        self._add(self.tr("What Soulfra knows"), self.knows, self.what_is_known)
        self._money = self._add(self.tr("Budget of this chat"), self.budget, self.used)

    def _add(self, text: str, control: QWidget, below: QLabel | None, reset: QPushButton | None = None) -> QLabel:
        head, label = headed(text, reset)
        self._column.addLayout(head)
        self._column.addWidget(control)
        if below is not None:
            self._column.addWidget(below)
        lengths.space(self._column, 6)
        return label

    # Painting

    def show_options(self, options: OptionsView) -> None:
        self._show_privacy(options)
        inherited = options.inherited or options.in_force
        here = options.set_here.dial
        self.dial.show_value(inherited.dial if here is None else here)
        self.no_dial.setVisible(here is not None)
        used, left = self.tr("Used where it fits"), self.tr("Left alone")
        self.knows.clear()
        self.knows.addItem(self.tr("As inherited: {0}").format(used if inherited.knows else left))
        self.knows.addItem(used)
        self.knows.addItem(left)
        self.knows.setCurrentIndex(KNOWS.index(options.set_here.knows))
        self._show_budget(options)

    def _show_privacy(self, options: OptionsView) -> None:
        inherited = options.inherited or options.in_force
        holds = {
            "any": self.tr("Anywhere you allowed"),
            "local-only": self.tr("On this machine only"),
        }
        rows: list[tuple[str, PrivacyClass | None]] = [
            (self.tr("As inherited: {0}").format(holds[inherited.privacy]), None),
            (holds["any"], "any"),
            (holds["local-only"], "local-only"),
        ]
        self.privacy.clear()
        for text, value in rows:
            self.privacy.addItem(text, value or "")
        self.privacy.setCurrentIndex(self.privacy.findData(options.set_here.privacy or ""))
        strict = options.in_force.privacy == "local-only" and options.set_here.privacy != "local-only"
        origins = {
            "folder": self.tr("Its folder keeps it on this machine, and the strictest holds."),
            "settings": self.tr("The settings keep everything on this machine, and the strictest holds."),
        }
        self.why.setText(origins.get(options.in_force.privacy_from, "") if strict else "")
        self.why.setVisible(bool(self.why.text()))

    def _show_budget(self, options: OptionsView) -> None:
        state = options.budget
        own = state is not None and bool(state.budget.subject)
        self._limit = figure(money.currency().shown(state.budget.limit)) if state is not None and own else ""
        if not (self.budget.hasFocus() and self.budget.isModified()):
            self.budget.setText(self._limit)
        for widget in (self._money, self.budget, self.used):
            widget.setVisible(options.has_budgets)
        self.used.setText(self._used(state, own=own))
        self.used.setVisible(options.has_budgets and bool(self.used.text()))

    def _used(self, state: BudgetState | None, *, own: bool) -> str:
        if state is None:
            return self.tr("Once it is used up, this machine answers.")
        said = self.tr("{0} of {1} used.").format(money.amount(state.spent), money.amount(state.budget.limit))
        return said if own else self.tr("Each chat has its limit: {0}").format(said)

    def _limited(self) -> None:
        if self.budget.isModified() and self.budget.text().strip() != self._limit:
            self.budget.setModified(False)
            self.limited.emit(self.budget.text())
