"""A ring that fills with a score: it sweeps once when the score changed, and shows what would come as a paler arc."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from soulfra_desktop.ui.kit import lengths, motion, theme
from soulfra_desktop.ui.kit.sentences import figure

FULL = 1000
SWEEP_MS = 180
TURN = 5760
"""Sixteenths of a degree, as QPainter counts."""
TOP = 1440
HAIRLINE, THICK = 1.0, 6.0
SMALLEST_WITH_TEXT = 72
"""Pixels under which no figure fits inside."""


class ScoreRing(QWidget):
    """`marks`: scores at which something begins, as notches. The accessible name says what is shown."""

    def __init__(self, side: int = 148, *, marks: Sequence[int] = ()) -> None:
        super().__init__()
        self._side = side
        self._score, self._preview = 0, 0
        self._swept = 0.0
        self._told = False
        self._note = ""
        self.marks = tuple(marks)
        self._sweep = motion.Slide(self, "swept", SWEEP_MS)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        lengths.keep(self.setFixedSize, side, side)
        theme.changed.connect(self.update)

    def show_score(self, score: int, name: str, note: str = "") -> None:
        """`name` is the score and what it means, in a sentence; `note` stands under the figure. The first score that
        is told is there at once: only a change moves."""
        score = max(0, min(FULL, score))
        changed, moves = score != self._score, self._told and self.isVisible()
        self._score, self._note, self._told = score, note, True
        self.setAccessibleName(name)
        if changed and moves:
            self._sweep.start(self._swept, float(score))
        elif changed:
            self._sweep.stop()
            self._swept = float(score)
        self.update()

    def show_none(self, name: str) -> None:
        """There is no score."""
        self._sweep.stop()
        self._score, self._swept, self._note, self._told = 0, 0.0, "", False
        self.setAccessibleName(name)
        self.update()

    def show_preview(self, score: int, told: str = "") -> None:
        """What would be; 0, or no more than is: nothing. `told` for who cannot see it."""
        self._preview = max(0, min(FULL, score))
        self.setAccessibleDescription(told)
        self.update()

    @property
    def score(self) -> int:
        return self._score

    @property
    def preview(self) -> int:
        return self._preview

    def _get_swept(self) -> float:
        return self._swept

    def _set_swept(self, value: float) -> None:
        self._swept = value
        self.update()

    swept = Property(float, _get_swept, _set_swept)

    def sizeHint(self) -> QSize:
        side = theme.scaled(self._side)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = max(3.0, self.width() / 13)
        area = QRectF(self.rect()).adjusted(width / 2 + 1, width / 2 + 1, -width / 2 - 1, -width / 2 - 1)
        self._track(painter, area, width)
        if self._preview > self._score:
            self._dotted(painter, area, width)
        self._arc(painter, area, theme.color("accent"), width, self._swept)
        self._notch(painter, area, width)
        if self._side >= SMALLEST_WITH_TEXT:
            self._write(painter)
        painter.end()

    def _track(self, painter: QPainter, area: QRectF, width: float) -> None:
        """Dim, so that the arc alone is bright in every theme; a hairline shows where it runs in high contrast."""
        self._arc(painter, area, theme.color("select"), width, FULL, cap=False)
        inset = (width - HAIRLINE) / 2
        for out in (inset, -inset) if width >= THICK else (0.0,):  # two would fill a thin one
            self._arc(painter, area.adjusted(-out, -out, out, out), theme.color("line"), HAIRLINE, FULL, cap=False)

    def _arc(
        self, painter: QPainter, area: QRectF, color: QColor, width: float, to: float, *, cap: bool = True
    ) -> None:
        if to <= 0:
            return
        style = Qt.PenCapStyle.RoundCap if cap and to < FULL else Qt.PenCapStyle.FlatCap
        painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, style))
        painter.drawArc(area, TOP, -round(TURN * to / FULL))

    def _dotted(self, painter: QPainter, area: QRectF, width: float) -> None:
        """From the score to what would be: striped, so that it is not told by its colour alone."""
        start, span = TURN * self._score / FULL, TURN * (self._preview - self._score) / FULL
        stripes = QPen(theme.color("accent"), width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        stripes.setDashPattern([0.18, 0.18])
        ground = QPen(theme.color("surface"), width + 1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        for pen in (ground, stripes):
            painter.setPen(pen)
            painter.drawArc(area, round(TOP - start), -round(span))

    def _notch(self, painter: QPainter, area: QRectF, width: float) -> None:
        painter.setPen(QPen(theme.color("surface"), max(1.5, width / 5), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        centre, radius = area.center(), area.width() / 2
        for mark in self.marks:
            if not 0 < mark < FULL:
                continue
            painter.save()
            painter.translate(centre)
            painter.rotate(360 * mark / FULL)
            painter.drawLine(0, round(-radius - width / 2 - 1), 0, round(-radius + width / 2 + 1))
            painter.restore()

    def _write(self, painter: QPainter) -> None:
        size = theme.DISPLAY * self._side / 108
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font(size, theme.SEMIBOLD, tabular=True))
        box = QRectF(self.rect())
        lift = self.height() * 0.06 if self._note else 0
        text = figure(f"{self._score:,}") if self._told else "–"
        painter.drawText(box.translated(0, -lift), Qt.AlignmentFlag.AlignCenter, text)
        if self._note:
            painter.setPen(theme.color("soft"))
            painter.setFont(theme.font(theme.SMALL))
            painter.drawText(box.translated(0, self.height() * 0.15), Qt.AlignmentFlag.AlignCenter, self._note)
