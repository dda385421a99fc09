"""The drawn formulas of transcripts: asked for once, drawn beside the window, sharp in any colour and at any scale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import thread_time
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QGuiApplication, QImage, QPainter, QTextCharFormat, QTextImageFormat

from soulfra_desktop.ui.kit import background, theme
from soulfra_desktop.ui.kit.formula import SIZE, TOO_LARGE, Drawing, Refusal, draw, refused, too_large
from soulfra_desktop.ui.kit.leaf import Run

NAME = "soulfra:formula/"
LIKE_TEXT = 1.12
"""STIX is set so much larger, for its small letters to be as high as Inter's."""
SIDES = 32
"""Pixels of a column that a formula leaves free."""
KEPT = 2_000
"""Drawings that are remembered."""
LEAST_POINTS = 0.5
"""A smaller font has no pixel, and Qt looks through every font there is for one that has: 70 ms of the window's."""
PORTION = 0.05
"""CPU seconds of drawing after which what is done is shown."""


class Key(NamedTuple):
    tex: str
    display: bool


_drawings: dict[Key, Drawing | Refusal] = {}


class Formulas:
    """What one transcript shows of formulas. `on_ready` hears which are drawn that were not before."""

    def __init__(self) -> None:
        self.on_ready: Callable[[set[Run]], None] = lambda _runs: None
        self.widest = theme.COLUMN
        """Pixels; a wider formula is shown smaller."""
        self._waiting: dict[Key, set[Run]] = {}
        self._busy = False
        self._named: dict[str, tuple[Drawing, str, int, int]] = {}

    def look(self, run: Run) -> QTextImageFormat | Refusal | None:
        """How a formula is inserted; why it is not; or None while it is drawn."""
        key = Key(run.text, run.formula == "display")
        drawing = refused(run.text) or _drawings.get(key)
        if isinstance(drawing, Drawing):
            return self._image(run, drawing)
        if drawing is None:
            self._waiting.setdefault(key, set()).add(replace(run))
            self._draw_on()
        return drawing

    def refits(self, run: Run, before: int, now: int) -> bool:
        """Whether a formula is shown smaller in one of these widths than in the other."""
        drawing = _drawings.get(Key(run.text, run.formula == "display"))
        return isinstance(drawing, Drawing) and drawing.width * _scale(run) > min(before, now) - SIDES

    def _image(self, run: Run, drawing: Drawing) -> QTextImageFormat | Refusal:
        font = theme.font(run.size, run.weight)
        scale = min(_scale(run), self.widest / drawing.width)
        width, height = max(1, round(drawing.width * scale)), max(1, round(drawing.height * scale))
        if too_large(width, height):
            return TOO_LARGE
        color = theme.color(run.tone).name()
        name = f"{NAME}{hash((run.text, run.formula)):x}/{color[1:]}/{width}"
        self._named[name] = (drawing, color, width, height)
        made = QTextImageFormat()
        made.setName(name)
        made.setWidth(width)
        made.setHeight(height)
        # An image that stands on the line reaches as far below it as its font would: so its font says how far.
        below = QFontMetricsF(font).descent() / font.pointSizeF()
        font.setPointSizeF(max(LEAST_POINTS, drawing.depth * scale / below))
        made.setFont(font)
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        return made

    def picture(self, name: str) -> QImage | None:
        """The formula of that name; None for any other."""
        from PySide6.QtSvg import QSvgRenderer

        found = self._named.get(name)
        if found is None:
            return None
        drawing, color, width, height = found
        ratio = max(2.0, max(screen.devicePixelRatio() for screen in QGuiApplication.screens()))
        made = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        svg = drawing.svg.replace('="black"', f'="{color}"')
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, made.width(), made.height()))
        painter.end()
        made.setDevicePixelRatio(ratio)
        return made

    def forget(self) -> None:
        """Another conversation is shown: what waits is not wanted any more."""
        self._waiting.clear()
        self._named.clear()

    def _draw_on(self) -> None:
        if not self._busy and self._waiting:
            self._busy = True
            keys = list(self._waiting)
            background.run(lambda: _draw(keys), self._drawn)

    def _drawn(self, made: dict[Key, Drawing | Refusal]) -> None:
        self._busy = False
        while len(_drawings) + len(made) > KEPT and _drawings:
            _drawings.pop(next(iter(_drawings)))
        _drawings.update(made)
        ready: set[Run] = set().union(*(self._waiting.pop(key, set()) for key in made))
        if ready:
            self.on_ready(ready)
        self._draw_on()


def _scale(run: Run) -> float:
    return QFontInfo(theme.font(run.size, run.weight)).pixelSize() / SIZE * LIKE_TEXT


def _draw(keys: list[Key]) -> dict[Key, Drawing | Refusal]:
    """The first of these, as many as a short while allows."""
    until = thread_time() + PORTION
    made: dict[Key, Drawing | Refusal] = {}
    for key in keys:
        made[key] = draw(key.tex, display=key.display)
        if thread_time() > until:
            break
    return made
