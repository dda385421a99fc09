"""What was spent and saved in some days: four figures, bars over the days, and a table."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from soulfra_desktop.domain.spending import Totals
from soulfra_desktop.domain.usage import Money
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.charts import BarChart, Series
from soulfra_desktop.ui.kit.painting import say
from soulfra_desktop.ui.usage.choices import Choices
from soulfra_desktop.ui.usage.figures import Cell, Column, FiguresTable
from soulfra_desktop.ui.usage.presenter import UsagePresenter
from soulfra_desktop.ui.usage.state import MEASURES, TABLES, Row, UsageState
from soulfra_desktop.ui.usage.tile import Tile, Tiles
from soulfra_desktop.ui.usage.words import UNPRICED, UsageWords


class OverviewPart(QWidget):
    """Hidden where nothing was asked."""

    def __init__(self, presenter: UsagePresenter, words: UsageWords) -> None:
        super().__init__()
        self._presenter = presenter
        self._words = words
        self._charted: object = None
        self.spent = Tile(self.tr("Spent"))
        self.saved = Tile(self.tr("Saved"))
        self.calls = Tile(self.tr("Calls"))
        self.tokens = Tile(self.tr("Tokens"))
        self.tiles = Tiles(self.spent, self.saved, self.calls, self.tokens)
        """For the screen to place: what may be spent stands between them and the rest."""
        measures = [(words.measure(name), name) for name in MEASURES]
        self.measures = Choices(
            self.tr("What the bars show"), measures, lambda name: presenter.choose_measure(_as(name))
        )
        self.chart: BarChart | None = None
        self._chart_place = QVBoxLayout()
        tables = [(words.table(name), name) for name in TABLES]
        self.tables = Choices(self.tr("What the table lists"), tables, lambda name: presenter.choose_table(_as(name)))
        self.table = self._made_table()
        self.fine_print = QLabel()
        self.fine_print.setWordWrap(True)
        self.fine_print.setTextFormat(Qt.TextFormat.PlainText)
        theme.write_as(self.fine_print, "faint", theme.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(column.setSpacing, theme.M)
        column.addWidget(self.measures)
        column.addLayout(self._chart_place)
        lengths.space(column, theme.XS)
        column.addWidget(self.tables)
        column.addWidget(self.table)
        column.addWidget(self.table.more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.fine_print)

    def _made_table(self) -> FiguresTable:
        table = FiguresTable(
            self.tr("Usage in figures"),
            [
                Column(""),
                Column(self.tr("Calls"), 2),
                Column(self.tr("Failed"), 5),
                Column(self.tr("Tokens"), 3),
                Column(self.tr("First word"), 4),
                Column(self.tr("Spent"), 0),
                Column(self.tr("Saved"), 1),
            ],
        )
        table.opened.connect(lambda row: self._presenter.open_chat(self._presenter.state.rows[row].conversation_id))
        return table

    def render(self, state: UsageState) -> None:  # type: ignore[override] - a view's word for painting its state
        there = state.overview is not None and not state.is_empty
        for part in (self, self.tiles):
            part.setVisible(there)
        if not there:
            return
        self.measures.show_choice(state.measure)
        self.tables.show_choice(state.table)
        self._show_tiles(state)
        self._show_chart(state)
        self._show_table(state)
        say(self.fine_print, self._fine_print(state))

    def _show_tiles(self, state: UsageState) -> None:
        assert state.overview is not None
        totals, words, saved = state.overview.totals, self._words, state.overview.savings
        free = sum(model.totals.calls for model in state.overview.models if model.local)
        unpriced = (
            self.tr("besides {0} of unknown price").format(words.count(totals.unpriced)) if totals.unpriced else ""
        )
        self.spent.show_figure(words.spent(totals, state.currency), unpriced)
        if saved is None:
            self.saved.show_figure("–", self.tr("Choose below what to measure against."))
        else:
            note = self.tr("against %1").replace("%1", saved.baseline)
            if saved.waiting:
                note = self.tr("still to be compared: {0}").format(words.count(saved.waiting))
            tone = "money" if saved.micros > 0 else "danger" if saved.micros < 0 else ""
            self.saved.show_figure(words.signed(saved.micros, state.currency), note, tone)
        here = self.tr("{0} % on this machine").format(words.count(round(100 * free / totals.calls)))
        failed = self.tr("{0} failed").format(words.count(totals.failed)) if totals.failed else ""
        self.calls.show_figure(words.count(totals.calls), ", ".join(filter(None, [here, failed])))
        note = self.tr("{0} read, {1} written").format(
            words.short(totals.input_tokens), words.short(totals.output_tokens)
        )
        self.tokens.show_figure(words.short(totals.tokens), note)

    def _show_chart(self, state: UsageState) -> None:
        drawn = len(state.days) > 1
        if drawn and self.chart is None:
            self.chart = BarChart("", lambda value: self._said(value, self._presenter.state))
            self._chart_place.addWidget(self.chart)
        if self.chart is None:
            return
        self.chart.setVisible(drawn)
        shown = (state.overview, state.measure, state.currency, state.span)
        if not drawn or shown == self._charted:
            return
        self._charted = shown
        self.chart.setAccessibleName(self.tr("{0}, by day").format(self._words.measure(state.measure)))
        places = [self._words.day(day) for day, _ in state.days]
        self.chart.show_values(places, self._series(state), self._words.days(state))

    def _series(self, state: UsageState) -> list[Series]:
        totals = [one for _, one in state.days]
        if state.measure == "money":
            spent = Series(self.tr("Spent"), "cloud", tuple(one.cost.micros / 1e6 for one in totals))
            if state.overview is None or state.overview.savings is None:
                return [spent]
            saved = tuple(max(0, one.saved_micros) / 1e6 for one in totals)
            return [spent, Series(self.tr("Saved"), "local", saved)]
        if state.measure == "tokens":
            return [
                Series(self.tr("Read"), "cloud", tuple(float(one.input_tokens) for one in totals)),
                Series(self.tr("Written"), "local", tuple(float(one.output_tokens) for one in totals)),
            ]
        return [
            Series(self.tr("Answered"), "local", tuple(float(one.calls - one.failed) for one in totals)),
            Series(self.tr("Failed"), "danger", tuple(float(one.failed) for one in totals)),
        ]

    def _said(self, value: float, state: UsageState) -> str:
        if state.measure == "money":
            return self._words.axis(Money(round(value * 1e6)), state.currency)
        return self._words.short(value)

    def _show_table(self, state: UsageState) -> None:
        self.table.name_first(self._words.table(state.table))
        costs = [row.totals.cost.micros for row in state.rows]
        saved = [row.totals.saved_micros for row in state.rows]
        decimals = self._words.decimals(costs, state.currency), self._words.decimals(saved, state.currency)
        self.table.show_rows([self._cells(row, state, *decimals) for row in state.rows])

    def _cells(self, row: Row, state: UsageState, spent_decimals: int, saved_decimals: int) -> list[Cell]:
        totals, words = row.totals, self._words
        claims = state.overview is not None and state.overview.savings is not None
        saved = totals.saved_micros if claims else None
        spent = words.fixed(totals.cost.micros, spent_decimals, state.currency)
        name = words.long_day(date.fromisoformat(row.name)) if state.table == "days" else row.name
        return [
            Cell(name or words.unnamed(state.table), row.name if state.table == "days" else ""),
            Cell(words.count(totals.calls), totals.calls),
            Cell(words.count(totals.failed) if totals.failed else "–", totals.failed),
            Cell(words.short(totals.tokens), totals.tokens),
            Cell(words.seconds(row.first_token_p50), row.first_token_p50 or 0),
            Cell(spent + (UNPRICED if totals.unpriced else ""), totals.cost.micros),
            Cell("–" if saved is None else words.fixed(saved, saved_decimals, state.currency), saved or 0),
        ]

    def _fine_print(self, state: UsageState) -> str:
        assert state.overview is not None
        totals: Totals = state.overview.totals
        said: list[str] = []
        if state.overview.failures:
            each = ", ".join(
                f"{self._words.outcome(outcome)} {self._words.count(times)}"
                for outcome, times in state.overview.failures
            )
            said.append(self.tr("Failed: {0}.").format(each))
        if totals.open:
            said.append(
                self.tr("On their way, counted at what was set aside: {0}.").format(self._words.count(totals.open))
            )
        if totals.estimated:
            said.append(
                self.tr("Tokens counted here, not by the provider: {0}.").format(self._words.count(totals.estimated))
            )
        return " ".join(said)


def _as(name: str) -> Any:
    """A button's value as the name it is."""
    return name
