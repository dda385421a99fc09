"""A page as it was printed, with the passage marked on it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from soulfra_desktop.ui.documents.viewer.state import PagePicture, ViewerState
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.theme import scaled
from soulfra_desktop.ui.kit.tokens import LIGHT

WIDEST = 920
"""Pixels of a page that has room for more."""
NOTCH = 120
"""Of a wheel, in eighths of a degree."""
LINES = (0.4, 0, 1, 0.97, 1, 0.62, 0, 0.98, 1, 0.95, 1, 0.34, 0, 1, 0.96, 0.99, 0.7, 0, 1, 0.98, 0.45)
"""Shares of the width of text, until a page is drawn; 0 between paragraphs."""
SHEET = 1.4142
"""Height to width of a page that is not drawn yet."""


class PageView(QScrollArea):
    """`roomed(pixels)`: how wide a page may be drawn; `zoomed(by)`: it is to be larger or smaller."""

    roomed = Signal(int)
    zoomed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._picture: PagePicture | None = None
        self._zoom = 100
        self._turned = 0
        """Of the wheel, towards the next step."""
        self._sheet = QWidget()
        self._sheet.setProperty("kind", "page")
        self.paper = _Paper()
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(12, 16, 0, 24)
        column.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self.setWidget(self._sheet)

    def show_state(self, state: ViewerState) -> None:
        if state.zoom != self._zoom:
            self._zoom = state.zoom
            self._around_the_middle()
        other = state.picture is None or state.picture.number != state.page
        self.paper.expect(state.drawing and other)
        before = self._picture
        if state.picture is before:
            return
        self._picture = state.picture
        self.paper.setAccessibleName(self.tr("Page {0}").format(state.page))
        self.paper.show_picture(state.picture)
        if before and state.picture and before.number == state.picture.number and before.width != state.picture.width:
            return  # the same page, drawn sharper: what is read stays where it is
        first = state.picture.marks[0] if state.picture and state.picture.marks else None
        scale = self.paper.width() / state.picture.width if state.picture and state.picture.width else 1.0
        top = round(first[1] * scale) if first else 0
        self.verticalScrollBar().setValue(max(0, top - self.viewport().height() // 4))
        if first:  # where a page is wider than there is room, its lines are read from their beginning
            self.horizontalScrollBar().setValue(max(0, round(first[0] * scale) - scaled(theme.M)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = min(scaled(WIDEST), self.viewport().width() - 24)
        wide = round(room * self._zoom / 100)
        self.paper.fit(wide)
        self.roomed.emit(round(wide * self.devicePixelRatioF()))

    def _around_the_middle(self) -> None:
        """Another size, with what is in the middle still there."""
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        shares = [(bar.value() + bar.pageStep() / 2) / max(1, bar.maximum() + bar.pageStep()) for bar in bars]
        self._fit()
        column = self._sheet.layout()
        if column is not None:
            column.activate()
            self._sheet.resize(column.minimumSize().expandedTo(self.viewport().size()))
        for bar, share in zip(bars, shares, strict=True):
            bar.setValue(round(share * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms, a step for each notch."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        steps = int(self._turned / NOTCH)
        self._turned -= steps * NOTCH
        if steps:
            self.zoomed.emit(steps)
        event.accept()


class _Paper(QWidget):
    """White whatever the theme: it is paper."""

    def __init__(self) -> None:
        super().__init__()
        self._pixels: QPixmap | None = None
        self._marks: tuple[tuple[int, int, int, int], ...] = ()
        self._wide = 300
        self._expects = False

    def show_picture(self, picture: PagePicture | None) -> None:
        if picture is None:
            self._pixels, self._marks = None, ()
        else:
            image = QImage(picture.pixels, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32)
            self._pixels, self._marks = QPixmap.fromImage(image), picture.marks
        self.fit(self._wide)
        self.update()

    def expect(self, expects: bool) -> None:
        """Lines stand for the page's own as long as it is drawn."""
        if expects != self._expects:
            self._expects = expects
            self.setAccessibleDescription(self.tr("The page is being drawn.") if expects else "")
            self.update()

    def fit(self, wide: int) -> None:
        self._wide = max(120, wide)
        ratio = self._pixels.height() / self._pixels.width() if self._pixels and self._pixels.width() else SHEET
        self.setFixedSize(self._wide, round(self._wide * ratio))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor("white"))
        if self._expects:
            self._draw_lines(painter)
        elif self._pixels is not None:
            painter.drawPixmap(self.rect(), self._pixels)
            scale = self.width() / self._pixels.width()
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            for left, top, wide, high in self._marks:
                place = QRect(round(left * scale), round(top * scale), round(wide * scale), round(high * scale))
                painter.fillRect(place.adjusted(-2, -1, 2, 1), QColor(LIGHT.marked))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(theme.color("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _draw_lines(self, painter: QPainter) -> None:
        """Where a page's text stands mostly: a heading, and paragraphs whose last line is short."""
        unit = self.width() / 100
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(LIGHT.line))
        for number, share in enumerate(LINES):
            high = 2.2 if number == 0 else 1.4
            place = QRectF(12 * unit, (12 + 4 * number) * unit, 76 * share * unit, high * unit)
            painter.drawRoundedRect(place, high * unit / 2, high * unit / 2)
        painter.restore()
