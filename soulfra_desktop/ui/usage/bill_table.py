"""A provider's bill beside ours, day by day and model by model."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from soulfra_desktop.domain.bill import Compared, Reconciliation, Side
from soulfra_desktop.domain.currency import Currency
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.sentences import figure
from soulfra_desktop.ui.usage.figures import Cell, Column, FiguresTable
from soulfra_desktop.ui.usage.words import UsageWords

LEAST_NAME = 200
"""Pixels: a day and a model are longer than a model."""
NAMES = {"openai": "OpenAI", "anthropic": "Anthropic"}


class BillTable(QWidget):
    """Hidden until something was compared."""

    def __init__(self, words: UsageWords) -> None:
        super().__init__()
        self._words = words
        self._shown: object = None
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        theme.write_as(self.summary, "", theme.BODY, theme.MEDIUM)
        self.table = FiguresTable(
            self.tr("The bill, compared"),
            [
                Column(self.tr("Day and model")),
                Column(self.tr("Tokens here"), 3),
                Column(self.tr("Tokens there"), 4),
                Column(self.tr("Cost here"), 1),
                Column(self.tr("Cost there"), 2),
                Column(self.tr("Difference"), 0),
            ],
            least_name=LEAST_NAME,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(column.setSpacing, theme.S)
        column.addWidget(self.summary)
        column.addWidget(self.table)
        column.addWidget(self.table.more, 0, Qt.AlignmentFlag.AlignLeading)

    def show_found(self, found: Reconciliation | None, currency: Currency) -> None:
        self.setVisible(found is not None)
        if found is None or found == self._shown:
            return
        self._shown = found
        who = NAMES.get(found.provider, found.provider)
        self.summary.setText(self._summary(found, who))
        self.table.show_rows([self._row(row, currency) for row in found.rows])

    def _summary(self, found: Reconciliation, who: str) -> str:
        total = found.total
        said = [self.tr("Beside the bill of {0}, ours differs by {1}.").format(who, self._difference(total))]
        if found.only_ours:
            said.append(self.tr("Only here: {0}.").format(self._words.count(len(found.only_ours))))
        if found.only_theirs:
            alone = self.tr("Only there: {0}. Another program may have used the key.").format(
                self._words.count(len(found.only_theirs))
            )
            said.append(alone)
        return " ".join(said)

    def _difference(self, row: Compared) -> str:
        money, tokens = row.money_percent, row.tokens_percent
        parts = [
            self.tr("{0} % in money").format(_percent(money)) if money is not None else "",
            self.tr("{0} % in tokens").format(_percent(tokens)) if tokens is not None else "",
        ]
        return ", ".join(filter(None, parts)) or "–"

    def _row(self, row: Compared, currency: Currency) -> list[Cell]:
        ours, theirs = row.ours or Side(), row.theirs or Side()
        if row.theirs is None:
            difference = Cell(self.tr("only here"), 1e9)
        elif row.ours is None:
            difference = Cell(self.tr("only there"), 1e9)
        else:
            worst = row.money_percent if row.money_percent is not None else row.tokens_percent
            difference = Cell("–" if worst is None else f"{_percent(worst)} %", abs(worst or 0.0))
        return [
            Cell(f"{row.day.isoformat()}  {row.model or self.tr('all models')}"),
            self._count(ours.tokens),
            self._count(theirs.tokens),
            self._money(ours.micros, currency),
            self._money(theirs.micros, currency),
            difference,
        ]

    def _count(self, number: int | None) -> Cell:
        return Cell("–" if number is None else self._words.count(number), number or 0)

    def _money(self, micros: int | None, currency: Currency) -> Cell:
        return Cell("–" if micros is None else self._words.signed(micros, currency), micros or 0)


def _percent(value: float) -> str:
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{figure(f'{abs(value):,.2f}')}"
