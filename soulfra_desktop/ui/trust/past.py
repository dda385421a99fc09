"""How the score went: a chart with a pin for each thing that happened, and the same as a list with causes and dates."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from soulfra_desktop.domain.trust import LOWERING, Change, Point
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.flow import clear
from soulfra_desktop.ui.kit.history_chart import HistoryChart, Pin
from soulfra_desktop.ui.kit.history_chart import Point as Dot
from soulfra_desktop.ui.kit.sentences import counted
from soulfra_desktop.ui.trust.parts import Card, button, figure_of, foot, line
from soulfra_desktop.ui.trust.presenter import TrustPresenter
from soulfra_desktop.ui.trust.state import RANGES, TOP_CHANGES, TrustState
from soulfra_desktop.ui.trust.words import TrustWords
from soulfra_desktop.ui.usage.choices import Choices

UNDOING = ("second-factor-off", "card-removed", "reversed")


class Course(Card):
    """The chart and its days."""

    def __init__(self, presenter: TrustPresenter, words: TrustWords) -> None:
        super().__init__()
        self._words = words
        names = {"30": self.tr("30 days"), "90": self.tr("90 days"), "365": self.tr("A year")}
        options = [(names[name], name) for name in RANGES]
        self.ranges = Choices(self.tr("How far back"), options, lambda name: presenter.choose_range(name))  # type: ignore[arg-type]
        self.chart = HistoryChart(self.tr("How your score went"))
        self.hint = line(
            self.tr("Each dot is something that happened: point at it, or use the arrow keys."), "faint", theme.SMALL
        )
        self.nothing = line(self.tr("There is nothing to draw yet: the line begins with your second day."), "soft")
        self.column.addWidget(self.ranges)
        lengths.space(self.column, theme.XS)
        for widget in (self.chart, self.hint, self.nothing):
            self.column.addWidget(widget)

    def render(self, state: TrustState) -> None:  # type: ignore[override] - a view's word for painting its state
        self.ranges.show_choice(state.range_name)
        points = state.shown_points
        there = len(points) > 1
        self.chart.setVisible(there)
        self.nothing.setVisible(not there)
        pins = [pin for point in points if (pin := self._pin(point)) is not None]
        self.hint.setVisible(there and bool(pins))
        if there and state.trust is not None:
            levels = [(tier.at, self._words.tier(tier.name)) for tier in state.trust.tiers if tier.at]
            self.chart.show_history([Dot(one.day, one.score) for one in points], pins, levels, self._told(state))

    def _pin(self, point: Point) -> Pin | None:
        if not point.pins:
            return None
        told = ", ".join(self._words.why.happened(kind) for kind in point.pins)
        if any(kind in LOWERING for kind in point.pins):
            return Pin(point.day, told, "warn", hollow=True)
        if any(kind in UNDOING for kind in point.pins):
            return Pin(point.day, told, "soft", hollow=True)
        return Pin(point.day, told)

    def _told(self, state: TrustState) -> str:
        points = state.shown_points
        return self.tr("From {0} on {1} to {2} on {3}.").format(
            self._words.number(points[0].score),
            self._words.day(points[0].day, state.today),
            self._words.number(points[-1].score),
            self._words.day(points[-1].day, state.today),
        )


class Changes(Card):
    """The latest first."""

    def __init__(self, presenter: TrustPresenter, words: TrustWords) -> None:
        super().__init__()
        self._words = words
        self._shown: object = None
        self.said: list[tuple[str, str, str]] = []
        """Days, cause and points of each line."""
        self._grid = QGridLayout()
        lengths.keep(self._grid.setHorizontalSpacing, theme.L)
        lengths.keep(self._grid.setVerticalSpacing, theme.M)
        self._grid.setColumnStretch(0, 1)
        self.column.addLayout(self._grid)
        self.more = button("", lambda: presenter.show_all_changes(not presenter.state.all_changes))
        self._foot = foot(self.more)
        self.column.addWidget(self._foot)

    def render(self, state: TrustState) -> None:  # type: ignore[override] - a view's word for painting its state
        self._foot.setVisible(len(state.changes) > TOP_CHANGES)
        every = counted(self.tr("Show all %n changes", "", len(state.changes)))
        self.more.setText(self.tr("Show fewer") if state.all_changes else every)
        shown = (state.shown_changes, state.today)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._grid)
        self.said = []
        for change in state.shown_changes:
            self._add(change, state)
        if not state.changes:
            self._grid.addWidget(line(self.tr("Nothing has changed yet."), "soft"), 0, 0)

    def _add(self, change: Change, state: TrustState) -> None:
        days = self._words.days(change.first, change.last, state.today)
        cause, points = self._words.cause(change), self._words.points(change.points)
        self.said.append((days, cause, points))
        row = self._grid.rowCount()
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(column.setSpacing, 2)
        column.addWidget(line(cause))
        column.addWidget(line(days, "faint", theme.SMALL))
        self._grid.addWidget(words, row, 0)
        tone = "warn" if change.points < 0 else "local" if change.points else "soft"
        self._grid.addWidget(figure_of(points, tone), row, 1)
