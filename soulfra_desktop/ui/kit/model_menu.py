"""A popup in which a model is found by typing and chosen, or several are starred."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.domain.routing import Model
from soulfra_desktop.ui.kit import icons, lengths, money, theme
from soulfra_desktop.ui.kit.empty_field import begin_with_the_window
from soulfra_desktop.ui.kit.find_field import dress
from soulfra_desktop.ui.kit.model_lines import Line, lines
from soulfra_desktop.ui.kit.theme import scaled

NARROWEST, WIDEST, TALLEST = 420, 520, 460
LINE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class ModelMenu(QFrame):
    """`chosen(value)` of a setting: provider/model, or empty for none. With `stars` it stays open and tells each press."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, name: str, *, none: str = "", stars: bool = False) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("kind", "popup")
        self.setAccessibleName(name)
        self._none = none
        self._stars = stars
        self._models: tuple[Model, ...] = ()
        self._stored: tuple[str, ...] = ()
        self._lines = _Lines(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search models"))
        self.search.setAccessibleName(self.tr("Search models"))
        dress(self.search, self.tr("Search"))
        begin_with_the_window(self.search)
        self.search.textChanged.connect(lambda _text: self._fill(first=True))
        self.search.installEventFilter(self)
        self.list = QListView()
        self.list.setModel(self._lines)
        self.list.setItemDelegate(_Painter(self.list, stars=stars))
        self.list.setAccessibleName(self.tr("Models"))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._pick)
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, 8, 8, 8, 8)
        lengths.keep(column.setSpacing, 6)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.unit = QLabel(self.tr("Prices are for a million tokens."))
        self.unit.setWordWrap(True)
        lengths.keep(self.unit.setContentsMargins, 8, 0, 8, 2)
        theme.write_as(self.unit, "faint", theme.TINY)
        column.addWidget(self.unit)

    def offer(self, models: Sequence[Model], stored: Sequence[str]) -> None:
        """What can be chosen, and what is."""
        self._models, self._stored = tuple(models), tuple(stored)
        if self.isVisible():
            self._fill()

    def pop_up(self, below: QWidget) -> None:
        """Open under a control, inside its window, at what is chosen."""
        self.search.clear()
        self._fill(first=True)
        window = below.window()
        room = window.width() - scaled(16)
        width = min(room, max(below.width(), scaled(NARROWEST)), scaled(WIDEST))
        rows = sum(_height(self._lines.line(n)) for n in range(self._lines.rowCount()))
        around = self.search.sizeHint().height() + self.unit.sizeHint().height() + scaled(34)
        height = min(rows + around, scaled(TALLEST), window.height() - scaled(16))
        mirrored = below.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at = below.mapToGlobal(QPoint(below.width() - width if mirrored else 0, 0))
        corner = window.mapToGlobal(QPoint(scaled(8), scaled(8)))
        at.setX(max(corner.x(), min(at.x(), corner.x() + room - width)))
        beneath, above = at.y() + below.height() + scaled(4), at.y() - scaled(4) - height
        lowest = window.mapToGlobal(QPoint(0, window.height() - scaled(8))).y() - height
        top = beneath if beneath <= lowest else above if above >= corner.y() else max(corner.y(), lowest)
        self.setGeometry(at.x(), top, width, height)
        self.show()
        self.search.setFocus()

    def _fill(self, *, first: bool = False) -> None:
        """Show what fits; the line that was gone to stays it, unless what is sought is new."""
        before = self.list.currentIndex().data(LINE) if self.list.currentIndex().isValid() and not first else None
        sought = self.search.text()
        self._lines.show(lines(self._models, self._stored, self.tr, sought=sought, none=self._none))
        able = [n for n in range(self._lines.rowCount()) if self._lines.line(n).can_choose]
        same = [n for n in able if before is not None and self._lines.line(n).value == before.value]
        marked = [n for n in able if self._lines.line(n).marked and not self._stars and not sought]
        if able:
            self._select((same or marked or able)[0])

    def _select(self, number: int) -> None:
        index = self._lines.index(number)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _move(self, step: int) -> None:
        number = self.list.currentIndex().row() + step
        while 0 <= number < self._lines.rowCount() and not self._lines.line(number).can_choose:
            number += step
        if 0 <= number < self._lines.rowCount():
            self._select(number)

    def _pick(self, index: QModelIndex) -> None:
        line = self._lines.line(index.row()) if index.isValid() else None
        if line is None or not line.can_choose:
            return
        if not self._stars:
            self.close()
        self.chosen.emit(line.value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                self._move(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)


class _Lines(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show(self, made: list[Line]) -> None:
        self.beginResetModel()
        self._lines = made
        self.endResetModel()

    def line(self, number: int) -> Line:
        return self._lines[number]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.value or None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(
                part for part in (line.title, line.right, self.tr("chosen") if line.marked else "") if part
            )
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not self._lines[index.row()].can_choose:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _height(line: Line) -> int:
    return scaled({"group": 30, "note": 44}.get(line.kind, 36))


class _Painter(QStyledItemDelegate):
    """A mark, the name, the price at the other side; mirrored where one reads from the right."""

    def __init__(self, parent: QWidget, *, stars: bool) -> None:
        super().__init__(parent)
        self._stars = stars

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, _height(index.data(LINE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: Line = index.data(LINE)
        area: QRect = option.rect.adjusted(scaled(2), 1, -scaled(2), -1)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        if line.can_choose and state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("select"))
            painter.drawRoundedRect(area, scaled(theme.RADIUS_CONTROL), scaled(theme.RADIUS_CONTROL))
        paint_line(painter, area.adjusted(scaled(8), 0, -scaled(8), 0), line, stars=self._stars)
        painter.restore()


def paint_line(painter: QPainter, area: QRect, line: Line, *, stars: bool = False, bare: bool = False) -> None:
    """Paint a line into an area, in the painter's direction; `bare` without room for a mark."""
    rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    ends = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
    begins = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    if line.kind == "group":
        painter.setFont(theme.font(theme.TINY, theme.SEMIBOLD))
        painter.setPen(theme.color("soft"))
        painter.drawText(area.adjusted(0, scaled(6), 0, 0), middle | begins, line.title)
        return
    if not bare:
        side = scaled(16)
        mark = "star-full" if stars and line.marked else "star" if stars else "check" if line.marked else ""
        at = QRect(area.right() - side if rtl else area.left(), area.center().y() - side // 2, side, side)
        if mark and line.can_choose:
            icons.icon(mark, "accent" if line.marked else "faint", 16).paint(painter, at)
        area = area.adjusted(0 if rtl else scaled(26), 0, -scaled(26) if rtl else 0, 0)
    painter.setFont(theme.font(theme.SMALL, theme.REGULAR, tabular=True))
    taken = painter.fontMetrics().horizontalAdvance(line.right) + scaled(12) if line.right else 0
    painter.setPen(theme.color("money" if line.right == money.free() else "soft"))
    painter.drawText(area, middle | ends, line.right)
    painter.setFont(theme.font(theme.BODY, theme.MEDIUM if line.kind == "model" else theme.REGULAR))
    painter.setPen(theme.color("soft" if line.kind == "note" else "ink"))
    room = area.adjusted(taken if rtl else 0, 0, 0 if rtl else -taken, 0)
    elided = painter.fontMetrics().elidedText(line.title, Qt.TextElideMode.ElideMiddle, room.width())
    painter.drawText(room, middle | begins, elided)
