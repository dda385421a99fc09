"""Charts, drawn by pyqtgraph, which is imported with the first chart and not before.

A chart is never the only way to its figures: the screen that shows one has them in a table too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QLabel, QToolTip, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import theme

HEIGHT = 200
"""Pixels of a chart at a text size of 100 percent."""
BAR = 0.72
"""Of the room that one place has."""
LABEL_GAP = 16
"""Pixels between two labels under the bars."""
TICKS = 4


@dataclass(frozen=True, slots=True)
class Series:
    """One colour of a chart: `values` stand over the places in their order; `token` is a colour of the theme."""

    name: str
    token: str
    values: tuple[float, ...]


def round_ticks(top: float) -> list[float]:
    """From 0 to at least `top`, in at most TICKS steps of 1, 2 or 5 times a power of ten."""
    if top <= 0:
        return [0.0, 1.0]
    size = 10.0 ** math.floor(math.log10(top / TICKS))
    step = next(size * factor for factor in (1, 2, 5, 10) if size * factor * TICKS >= top)
    return [step * number for number in range(math.ceil(round(top / step, 9)) + 1)]


class BarChart(QWidget):
    """Bars over places (days), the series stacked. `said` puts a value in words: for the axis, and under the pointer."""

    def __init__(self, name: str, said: Callable[[float], str]) -> None:
        super().__init__()
        self._said = said
        self._places: tuple[str, ...] = ()
        self._series: tuple[Series, ...] = ()
        self._bars: list[Any] = []
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot = self._made()
        self.legend = QLabel()
        theme.write_as(self.legend, "soft", theme.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._plot)
        column.addWidget(self.legend)
        self._retheme()
        theme.changed.connect(self._retheme)

    def show_values(self, places: Sequence[str], series: Sequence[Series], told: str = "") -> None:
        """`places` are the labels of the bars, `told` the whole chart in a sentence, for who cannot see it."""
        self._places, self._series = tuple(places), tuple(series)
        self.setAccessibleDescription(told)
        self._draw()

    @property
    def bars(self) -> tuple[Any, ...]:
        """What is drawn, a BarGraphItem a series."""
        return tuple(self._bars)

    @property
    def labels(self) -> tuple[str, ...]:
        """The places that are named under the bars."""
        return self._places[:: self._step()]

    def told_at(self, place: int) -> str:
        """One place and what is in it, in words; empty where there is none."""
        if not 0 <= place < len(self._places):
            return ""
        lines = [
            f"{series.name}: {self._said(series.values[place])}" for series in self._series if series.values[place]
        ]
        return "\n".join([self._places[place], *lines])

    def _made(self) -> Any:
        import pyqtgraph

        plot: Any = pyqtgraph.PlotWidget()
        plot.setBackground(None)
        plot.setFrameShape(plot.Shape.NoFrame)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(x=False, y=False)
        plot.viewport().setMouseTracking(True)
        plot.viewport().installEventFilter(self)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.getPlotItem().getViewBox().setDefaultPadding(0)
        plot.showGrid(y=True, alpha=0.4)
        for side in ("left", "bottom"):
            axis = plot.getAxis(side)
            axis.setStyle(tickLength=0, tickTextOffset=6, hideOverlappingLabels=False)
            axis.setZValue(-1)  # its grid stands behind the bars
        return plot

    def _retheme(self) -> None:
        self._plot.setFixedHeight(theme.scaled(HEIGHT))
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setTextPen(theme.color("faint"))
            axis.setPen(theme.color("line"))
            axis.setTickFont(theme.font(theme.TINY, tabular=True))
        self._draw()

    def _draw(self) -> None:
        import pyqtgraph

        plot = self._plot.getPlotItem()
        for bar in self._bars:
            plot.removeItem(bar)
        self._bars = []
        below = [0.0] * len(self._places)
        for series in self._series:
            bar = pyqtgraph.BarGraphItem(
                x=list(range(len(below))), y0=list(below), height=list(series.values), width=BAR,
                brush=theme.color(series.token), pen=None,
            )  # fmt: skip
            plot.addItem(bar)
            self._bars.append(bar)
            below = [low + value for low, value in zip(below, series.values, strict=True)]
        ticks = round_ticks(max(below, default=0.0))
        plot.setXRange(-0.6, max(1, len(below)) - 0.4, padding=0)
        plot.setYRange(0, ticks[-1] * 1.06, padding=0)  # room for the topmost word
        words = [(tick, self._said(tick)) for tick in ticks]
        metrics = QFontMetrics(theme.font(theme.TINY, tabular=True))
        left = self._plot.getAxis("left")
        left.setWidth(max(metrics.horizontalAdvance(word) for _, word in words) + theme.M)
        left.setTicks([words])
        self._label()
        self._tell_colours()

    def _tell_colours(self) -> None:
        """Which colour is what; one alone is what the chart is called."""
        signs = [
            f'<span style="color: {theme.color(one.token).name()}">■</span> {escape(one.name)}' for one in self._series
        ]
        self.legend.setText("&nbsp;&nbsp;&nbsp; ".join(signs))
        self.legend.setVisible(len(signs) > 1)

    def _step(self) -> int:
        """Every how manieth place can be named in the room there is."""
        metrics = QFontMetrics(theme.font(theme.TINY))
        widest = max((metrics.horizontalAdvance(place) for place in self._places), default=0) + LABEL_GAP
        room = max(1, (self.width() - self._plot.getAxis("left").width()) // widest)
        return max(1, math.ceil(len(self._places) / room))

    def _label(self) -> None:
        named = range(0, len(self._places), self._step())
        self._plot.getAxis("bottom").setTicks([[(n, self._places[n]) for n in named]])

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._label()

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            at = self._plot.getPlotItem().getViewBox().mapSceneToView(QPointF(event.position())).x()
            QToolTip.showText(event.globalPosition().toPoint(), self.told_at(round(at)), self)
        return super().eventFilter(watched, event)
