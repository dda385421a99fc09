"""Savings on the usage screen: what they are measured against, and how anybody can check them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.model_field import ModelField
from soulfra_desktop.ui.kit.painting import say
from soulfra_desktop.ui.usage.bill_table import BillTable
from soulfra_desktop.ui.usage.presenter import UsagePresenter
from soulfra_desktop.ui.usage.state import UsageState
from soulfra_desktop.ui.usage.words import UsageWords


class SavingsPart(QWidget):
    """The baseline, the file of every call, a provider's bill beside ours."""

    def __init__(self, presenter: UsagePresenter, words: UsageWords) -> None:
        super().__init__()
        self._presenter = presenter
        self._words = words
        self.baseline = ModelField(
            self.tr("Measure savings against"), self.tr("Nothing: no savings are claimed"), fits_words=True
        )
        self.baseline.chosen.connect(presenter.name_baseline)
        label = QLabel(self.tr("Measured against"))
        label.setBuddy(self.baseline)
        lengths.keep(label.setMinimumHeight, theme.TARGET)
        theme.write_as(label, "soft", theme.BODY)
        self.csv = QPushButton(self.tr("Every call as CSV…"))
        self.csv.clicked.connect(lambda: self._ask_where())
        self.bill = QPushButton(self.tr("Compare with a provider's export…"))
        self.bill.clicked.connect(lambda: self._ask_bill())
        self.problem = self._label("danger")
        self.told = self._label("soft")
        self.compared = BillTable(words)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(self._column.setSpacing, theme.M)
        self._row(label, self.baseline)
        self._row(self.csv, self.bill)
        for widget in (self.problem, self.told, self.compared):
            self._column.addWidget(widget)

    def _row(self, *widgets: QWidget) -> None:
        holder = QWidget()
        row = FlowLayout(holder, theme.S)
        for widget in widgets:
            row.addWidget(widget)
        self._column.addWidget(holder)

    @staticmethod
    def _label(kind: str) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        theme.write_as(label, kind, theme.BODY)
        return label

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Every call as CSV"), "soulfra-usage.csv", "CSV (*.csv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._presenter.write)
        dialog.open()

    def _ask_bill(self) -> None:
        dialog = QFileDialog(self, self.tr("A provider's export"), "", self.tr("Exports (*.csv *.json)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._presenter.compare)
        dialog.open()

    def render(self, state: UsageState) -> None:  # type: ignore[override] - a view's word for painting its state
        self.baseline.offer(state.baselines)
        self.baseline.show_value(state.baseline)
        say(self.problem, state.savings_problem.said if state.savings_problem else "")
        say(self.told, self._told(state))
        self.csv.setEnabled(not state.is_empty)
        self.compared.show_found(state.comparing.found if state.comparing else None, state.currency)

    def _told(self, state: UsageState) -> str:
        if state.weighed is not None:
            return self.tr("Comparing what was asked before. Done: {0}").format(self._words.count(state.weighed))
        if state.comparing is not None and state.comparing.found is None:
            return self.tr("Reading {0}").format(state.comparing.source)
        if state.comparing is None and state.written:
            return self.tr("Written: {0}. A script of 30 lines recomputes what was saved from it.").format(
                state.written
            )
        return ""
