"""A line over days with pins where something happened: the pointer or the arrow keys tell what.

A chart is never the only way to its figures: the screen that shows one lists what happened, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from soulfra_desktop.ui.kit import days, lengths, theme
from soulfra_desktop.ui.kit.announcer import announce
from soulfra_desktop.ui.kit.sentences import figure

HEIGHT = 200
"""Pixels at a text size of 100 percent."""
NEAR = 14
"""Pixels around a pin that belong to it."""
PIN = 4.5
LABEL_GAP = 18
WASH = 40
"""How strongly the room under the line is tinted, of 255, where the axis begins at 0."""
STEPS = (50, 100, 200, 250)
MOST_LINES = 5
TICK = 4
NAME_INSET, PLACES = 4, 12
"""A level's name at an end, and how many places are tried."""


@dataclass(frozen=True, slots=True)
class Point:
    day: date
    value: int


@dataclass(frozen=True, slots=True)
class Pin:
    """`told` is what happened, in a sentence; `token` a colour of the theme, and `hollow` its shape besides."""

    day: date
    told: str
    token: str = "accent"  # noqa: S105 - a colour's name
    hollow: bool = False


def lines_for(low: int, high: int) -> list[int]:
    """Round values of equal distance that hold `low` to `high` between them."""
    step = next((one for one in STEPS if -(-high // one) - low // one < MOST_LINES), STEPS[-1])
    first = low // step * step
    return list(range(first, max(high, first + 1) + step, step))


class HistoryChart(QWidget):
    """`levels` are values with a name, drawn across as thin lines where they are in sight."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._points: tuple[Point, ...] = ()
        self._pins: tuple[Pin, ...] = ()
        self._levels: tuple[tuple[int, str], ...] = ()
        self._since = self._until = date.min
        self._chosen = -1
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        lengths.keep(self.setFixedHeight, HEIGHT)
        theme.changed.connect(self.update)

    def show_history(
        self, points: Sequence[Point], pins: Sequence[Pin], levels: Sequence[tuple[int, str]], told: str = ""
    ) -> None:
        """Points in order of their days, of which the first and the last are the ends; `told`: all in a sentence."""
        chosen = self._pins[self._chosen] if 0 <= self._chosen < len(self._pins) else None
        self._points, self._levels = tuple(points), tuple(levels)
        self._since, self._until = (points[0].day, points[-1].day) if points else (date.min, date.min)
        self._pins = tuple(sorted((p for p in pins if self._since <= p.day <= self._until), key=lambda pin: pin.day))
        self._chosen = self._pins.index(chosen) if chosen in self._pins else -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._pins else Qt.FocusPolicy.NoFocus)
        self.setAccessibleDescription(told)
        self.update()

    @property
    def chosen(self) -> str:
        """What the chosen pin tells; empty where none is."""
        return self.told_of(self._chosen)

    def told_of(self, number: int) -> str:
        """A pin in words, with its day."""
        if not 0 <= number < len(self._pins):
            return ""
        pin = self._pins[number]
        return f"{self._day(pin.day)}: {pin.told}"

    def choose(self, number: int) -> None:
        """Stand at this pin and have it told."""
        if number == self._chosen or not self._pins:
            return
        self._chosen = max(-1, min(number, len(self._pins) - 1))
        self.update()

    # By pointer and by keys.

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        near = self._near(event.position())
        if near != -1 or not self.hasFocus():
            self.choose(near)
        QToolTip.showText(event.globalPosition().toPoint(), self._told_at(event.position(), near), self)

    def leaveEvent(self, event: object) -> None:
        if not self.hasFocus():
            self.choose(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._pins) - 1
        ahead = {
            Qt.Key.Key_Right: min(self._chosen + 1, last),
            Qt.Key.Key_Left: last if self._chosen < 0 else max(self._chosen - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if ahead is None:
            super().keyPressEvent(event)
            return
        self.choose(ahead)
        at = self._place(self._pins[self._chosen])
        QToolTip.showText(self.mapToGlobal(at.toPoint()), self.chosen, self)
        announce(self, self.chosen)

    def focusOutEvent(self, event: object) -> None:
        self.choose(-1)
        super().focusOutEvent(event)  # type: ignore[arg-type]

    def _near(self, at: QPointF) -> int:
        away = [(QPointF(self._place(pin) - at).manhattanLength(), number) for number, pin in enumerate(self._pins)]
        nearest = min(away, default=(NEAR + 1, -1))
        return nearest[1] if nearest[0] <= theme.scaled(NEAR) else -1

    def _told_at(self, at: QPointF, near: int) -> str:
        if near >= 0:
            return self.told_of(near)
        area = self._area()
        if not self._points or not area.contains(at):
            return ""
        day = self._day_at(at.x())
        return f"{self._day(day)}: {figure(f'{self._value_on(day):,}')}"

    def _day_at(self, x: float) -> date:
        area, span = self._area(), (self._until - self._since).days
        return self._since + timedelta(days=round(span * (x - area.left()) / max(1.0, area.width())))

    # How it looks.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._points:
            self._paint_lines(painter)
            self._paint_days(painter)
            self._paint_levels(painter)
            self._paint_course(painter)
            self._paint_pins(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.S, theme.S)
        painter.end()

    def _lines(self) -> list[int]:
        values = [point.value for point in self._points]
        return lines_for(min(values), max(values))

    def _area(self) -> QRectF:
        metrics = QFontMetrics(theme.font(theme.TINY, tabular=True))
        left = metrics.horizontalAdvance(figure("1,000")) + theme.scaled(theme.M)
        top, below = metrics.height(), metrics.height() + theme.scaled(theme.M)
        return QRectF(self.rect()).adjusted(left, top, -theme.scaled(theme.M), -below)

    def _x(self, day: date) -> float:
        area, span = self._area(), max(1, (self._until - self._since).days)
        return area.left() + area.width() * (day - self._since).days / span

    def _y(self, value: int) -> float:
        area, lines = self._area(), self._lines()
        return area.bottom() - area.height() * (value - lines[0]) / (lines[-1] - lines[0])

    def _value_on(self, day: date) -> int:
        before = [point.value for point in self._points if point.day <= day]
        return before[-1] if before else self._points[0].value

    def _place(self, pin: Pin) -> QPointF:
        return QPointF(self._x(pin.day), self._y(self._value_on(pin.day)))

    def _paint_lines(self, painter: QPainter) -> None:
        area = self._area()
        painter.setFont(theme.font(theme.TINY, tabular=True))
        for value in self._lines():
            y = self._y(value)
            if not self._is_named(y):
                painter.setPen(QPen(theme.color("line"), 1))
                painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.color("faint"))
            box = QRectF(0, y - 20, area.left() - theme.scaled(6), 40)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure(f"{value:,}"))

    def _paint_days(self, painter: QPainter) -> None:
        area = self._area()
        painter.setFont(theme.font(theme.TINY))
        for one in days.told(self._since, self._until, self._written, theme.scaled(LABEL_GAP)):
            painter.setPen(QPen(theme.color("line"), 1))
            at = QPointF(self._x(one.day), area.bottom())
            painter.drawLine(at, at + QPointF(0, theme.scaled(TICK)))
            painter.setPen(theme.color("faint"))
            box = QRectF(one.left, area.bottom() + theme.scaled(6), one.wide + 2, 30)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute, one.label)

    def _written(self, day: date, before: date | None) -> days.Written:
        """Below its day, and at the edge as near to it as the chart reaches."""
        label = self._label(day, before)
        wide = QFontMetrics(theme.font(theme.TINY)).horizontalAdvance(label)
        return days.Written(day, label, max(0.0, min(self._x(day) - wide / 2, self.width() - wide - 1)), wide)

    def _paint_levels(self, painter: QPainter) -> None:
        area, lines = self._area(), self._lines()
        font = theme.font(theme.TINY, theme.MEDIUM)
        painter.setFont(font)
        for value, name in self._levels:
            if not lines[0] < value < lines[-1]:
                continue
            y = self._y(value)
            painter.setPen(QPen(theme.color("edge"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.color("soft"))
            metrics = QFontMetrics(font)
            wide, high = metrics.horizontalAdvance(name) + 1, metrics.height()
            box = QRectF(self._free_place(y, wide, high), y - high - 1, wide, high)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute, name)

    def _is_named(self, y: float) -> bool:
        """A level, or its name, stands there: a second line would run through it."""
        lines, high = self._lines(), QFontMetrics(theme.font(theme.TINY, theme.MEDIUM)).height()
        shown = (self._y(value) for value, _name in self._levels if lines[0] < value < lines[-1])
        return any(level - high - 2 <= y <= level + 2 for level in shown)

    def _free_place(self, y: float, wide: float, high: float) -> float:
        """Where a level's name begins so that the line does not run through it: at an end, where there is room."""
        area = self._area()
        first, last = area.left() + NAME_INSET, area.right() - NAME_INSET - wide
        between = [first + (last - first) * part / PLACES for part in range(1, PLACES)]
        clear = (at for at in (first, last, *between) if not self._runs_through(QRectF(at, y - high, wide, high)))
        return next(clear, first)

    def _runs_through(self, box: QRectF) -> bool:
        reach = theme.scaled(PIN)
        a_day = timedelta(days=1)
        before, after = self._day_at(box.left() - reach) - a_day, self._day_at(box.right() + reach) + a_day
        values = [self._value_on(before), *(point.value for point in self._points if before < point.day <= after)]
        return self._y(max(values)) - reach < box.bottom() and self._y(min(values)) + reach > box.top()

    def _paint_course(self, painter: QPainter) -> None:
        area, course = self._area(), QPainterPath(QPointF(self._x(self._since), self._y(self._points[0].value)))
        for before, point in pairwise(self._points):
            if (point.day - before.day).days > 1:  # as it was, until the day of the change
                course.lineTo(self._x(point.day - timedelta(days=1)), self._y(before.value))
            course.lineTo(self._x(point.day), self._y(point.value))
        if self._lines()[0] == 0:  # else a fall by an eighth would be seen as one to nothing
            under = QPainterPath(course)
            under.lineTo(self._x(self._until), area.bottom())
            under.lineTo(self._x(self._since), area.bottom())
            tint = QColor(theme.color("accent"))
            tint.setAlpha(WASH)
            painter.fillPath(under, tint)
        pen = QPen(theme.color("accent"), 2)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(course, pen)

    def _paint_pins(self, painter: QPainter) -> None:
        for number, pin in enumerate(self._pins):
            at, radius = self._place(pin), theme.scaled(PIN * 10) / 10
            if number == self._chosen:
                painter.setPen(QPen(theme.color("line"), 1))
                painter.drawLine(QPointF(at.x(), self._area().bottom()), at)
                radius *= 1.5
            painter.setPen(QPen(theme.color(pin.token), 2))
            painter.setBrush(theme.color("surface" if pin.hollow else pin.token))
            painter.drawEllipse(at, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _label(self, day: date, before: date | None) -> str:
        """Under the chart, after the day that is told before it: the year only where it is another one."""
        if (self._until - self._since).days < days.LONG:
            return self._day(day)
        # How a month is written, and a month with its year, for QLocale.
        written = self.tr("MMM") if before and before.year == day.year else self.tr("MMM yyyy")
        return QLocale().toString(QDate(day.year, day.month, day.day), written)

    def _day(self, day: date) -> str:
        long = (self._until - self._since).days >= days.LONG or day.year != self._until.year
        # How a day of a month is written, for QLocale.
        written = self.tr("d MMM yyyy") if long else self.tr("d MMM")
        return QLocale().toString(QDate(day.year, day.month, day.day), written)
