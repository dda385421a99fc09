"""One painted row for whatever was found: its title, the words around the find with those looked for marked, and where it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from soulfra_desktop.ui.kit import icons, theme
from soulfra_desktop.ui.kit.theme import scaled

Index = QModelIndex | QPersistentModelIndex
FOUND = Qt.ItemDataRole.UserRole + 1
"""Under this role a model gives what its row shows, a `Found`."""
HEAD, FOOT, BAR = 22, 20, 44
"""Pixels of the title, of where it stands, and of the bar that says how well it fits."""
LEADING = 3
MIDDLE, RIGHT = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class Found:
    """What a row shows. `marks` are characters of `said`, `sign` is an icon's name."""

    title: str
    said: str
    where: str
    sign: str
    marks: tuple[tuple[int, int], ...] = ()
    lines: int = 2
    """Of what was said, at most."""
    fits: float | None = None
    """How well, 0 to 1, as a quiet bar; None: without one."""


class FoundRow(QStyledItemDelegate):
    """Title, the words around the find in as many lines as they need, and where they stand."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        shown_in: QAbstractItemView = option.widget  # type: ignore[attr-defined]
        found: Found = index.data(FOUND)
        metrics = QFontMetrics(theme.font(theme.SMALL))
        room = shown_in.viewport().width() - 2 * (2 + scaled(theme.M))
        lines = min(found.lines, 1 + metrics.horizontalAdvance(found.said) * 21 // 20 // max(1, room))
        return QSize(0, 2 * scaled(theme.M) + scaled(HEAD) + lines * (metrics.height() + LEADING) + scaled(FOOT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found: Found = index.data(FOUND)
        area: QRect = option.rect.adjusted(2, 2, -2, -2)  # type: ignore[attr-defined]
        flags: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        direction: Qt.LayoutDirection = option.direction  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = scaled(theme.RADIUS_INPUT)
        chosen = bool(flags & QStyle.StateFlag.State_Selected)
        if chosen or flags & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.color("select"))
            painter.drawRoundedRect(area, radius, radius)
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("accent"))
            painter.drawRoundedRect(area.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        inner = area.adjusted(scaled(theme.M), scaled(theme.M) - 2, -scaled(theme.M), 2 - scaled(theme.M))
        self._head(painter, inner, found, direction)
        self._said(painter, inner.adjusted(0, scaled(HEAD), 0, -scaled(FOOT)), found, direction)
        self._foot(painter, inner, found, direction)
        painter.restore()

    def _head(self, painter: QPainter, area: QRect, found: Found, direction: Qt.LayoutDirection) -> None:
        title = QRect(area.left(), area.top(), area.width(), scaled(20))
        if found.fits is not None:
            bar = QRect(area.right() - scaled(BAR), area.top() + scaled(8), scaled(BAR), scaled(4))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("track"))
            painter.drawRoundedRect(QStyle.visualRect(direction, area, bar), 2, 2)
            bar.setWidth(max(scaled(4), round(bar.width() * max(0.0, min(1.0, found.fits)))))
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QStyle.visualRect(direction, area, bar), 2, 2)
            title.setWidth(area.width() - scaled(BAR + theme.M))
        mode = MIDDLE if found.sign == "file" else RIGHT  # the end of a file's name says what it is
        font = theme.font(theme.BODY, theme.SEMIBOLD)
        _write(painter, QStyle.visualRect(direction, area, title), found.title, "ink", font, direction, mode)

    def _foot(self, painter: QPainter, area: QRect, found: Found, direction: Qt.LayoutDirection) -> None:
        foot = QRect(area.left(), area.bottom() - scaled(16), area.width(), scaled(17))
        side = scaled(14)
        place = QRect(foot.left(), foot.center().y() + 1 - side // 2, side, side)
        icons.icon(found.sign, "faint", 14).paint(painter, QStyle.visualRect(direction, area, place))
        foot.setLeft(foot.left() + scaled(20))
        font = theme.font(theme.TINY, tabular=True)
        _write(painter, QStyle.visualRect(direction, area, foot), found.where, "faint", font, direction, RIGHT)

    def _said(self, painter: QPainter, area: QRect, found: Found, direction: Qt.LayoutDirection) -> None:
        layout = _laid(found.said, found, area.width(), direction)
        last = layout.lineAt(layout.lineCount() - 1)
        if last.textStart() + last.textLength() < _utf16(found.said):  # what does not fit is said to go on
            begun, rest = _parted(found.said, last.textStart())
            rest = QFontMetrics(layout.font()).elidedText(rest, RIGHT, area.width() - 2)
            layout = _laid(begun + rest, found, area.width(), direction)
            last = layout.lineAt(layout.lineCount() - 1)
        painter.setPen(theme.color("soft"))
        painter.setClipRect(QRect(area.left(), area.top(), area.width(), int(last.y() + last.height()) + LEADING + 2))
        layout.draw(painter, area.topLeft().toPointF())
        painter.setClipping(False)


class FoundList(QListView):
    """The field keeps the keyboard: `step` moves through what was found, and Enter opens what is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(FoundRow(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)  # a line more or less, as the words fit
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def begin_anew(self) -> None:
        """Other things were found: from the first on."""
        self.scrollToTop()
        self.setCurrentIndex(self.model().index(0, 0))

    def step(self, by: int) -> None:
        row = self.currentIndex().row() + by
        self.setCurrentIndex(self.model().index(max(0, min(self.model().rowCount() - 1, row)), 0))


def _write(
    painter: QPainter, place: QRect, said: str, tone: str, font: QFont, direction: Qt.LayoutDirection,
    mode: Qt.TextElideMode,
) -> None:  # fmt: skip
    painter.setFont(font)
    painter.setPen(theme.color(tone))
    said = painter.fontMetrics().elidedText(said, mode, place.width())
    painter.drawText(place, _side(direction) | Qt.AlignmentFlag.AlignVCenter, said)


def _side(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    right = direction == Qt.LayoutDirection.RightToLeft
    return (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute


def _laid(said: str, found: Found, width: int, direction: Qt.LayoutDirection) -> QTextLayout:
    """The words in as many lines as the row has, those that were looked for on marked ground."""
    layout = QTextLayout(said, theme.font(theme.SMALL))
    option = QTextOption()
    option.setAlignment(_side(direction))
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # the text's own, whatever the window's is
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_marked(said, found.marks))
    layout.beginLayout()
    y = 0.0
    for _ in range(found.lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height() + LEADING
    layout.endLayout()
    return layout


def _marked(text: str, marks: Sequence[tuple[int, int]]) -> list[QTextLayout.FormatRange]:
    """Ground and ink of what was looked for. Qt counts in UTF-16, a mark in characters."""
    made: list[Any] = []
    for start, end in marks:
        if end <= len(text):
            one: Any = QTextLayout.FormatRange()
            form = QTextCharFormat()
            form.setBackground(theme.color("marked"))
            form.setForeground(theme.color("ink"))
            one.format, one.start, one.length = form, _utf16(text[:start]), _utf16(text[start:end])
            made.append(one)
    return made


def _parted(text: str, place: int) -> tuple[str, str]:
    """A text before and after a place that Qt counted."""
    counted = text.encode("utf-16-le", "surrogatepass")
    return counted[: 2 * place].decode("utf-16-le", "ignore"), counted[2 * place :].decode("utf-16-le", "ignore")


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
