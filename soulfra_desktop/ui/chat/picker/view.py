"""Chooses who answers: a popup that is searched by typing and moved through by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

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
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.ui.chat.picker.choosing import FEWEST, MOST
from soulfra_desktop.ui.chat.picker.rows import Row, rows, with_stars
from soulfra_desktop.ui.chat.state import ChatState
from soulfra_desktop.ui.kit import icons, lengths, money, theme
from soulfra_desktop.ui.kit.find_field import clearable
from soulfra_desktop.ui.kit.theme import scaled

WIDTH, TALLEST = 440, 600
STAR = 28
"""The width in which a press stars a model."""
ROW = Qt.ItemDataRole.UserRole
_HEIGHTS = {"auto": 52, "group": 34, "model": 46, "allow": 68, "note": 46}
_Index = QModelIndex | QPersistentModelIndex


class _Rows(QAbstractListModel):
    """The rows that are shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show(self, made: list[Row]) -> None:
        self.beginResetModel()
        self._rows = made
        self.endResetModel()

    def row(self, number: int) -> Row:
        return self._rows[number]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            chosen = self.tr("chosen") if row.current else ""
            starred = self.tr("favourite") if row.starred else ""
            return ", ".join(part for part in (row.title, row.detail, row.right, starred, chosen) if part)
        if role == Qt.ItemDataRole.ToolTipRole and row.kind == "model":
            return self.tr("Star or unstar it: Ctrl+D")
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not self._rows[index.row()].can_choose:
            return Qt.ItemFlag.ItemIsEnabled if self._rows[index.row()].kind == "note" else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Painter(QStyledItemDelegate):
    """Two lines to the left, the price to the right, a mark and a word for where it runs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, scaled(_HEIGHTS[index.data(ROW).kind]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Row = index.data(ROW)
        area = option.rect.adjusted(scaled(6), 1, -scaled(6), -1)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state  # type: ignore[attr-defined]
        if row.can_choose and state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("select"))
            painter.drawRoundedRect(area, scaled(theme.RADIUS_CONTROL), scaled(theme.RADIUS_CONTROL))
        if row.kind == "model":
            seen = bool(state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)) and not row.ticks
            self._star(painter, area, row, seen=seen)
            area = area.adjusted(0, 0, -scaled(STAR), 0)
        if row.kind == "group":
            self._group(painter, area.adjusted(scaled(8), scaled(8), -scaled(8), 0), row)
        else:
            self._row(painter, area.adjusted(scaled(8), 0, -scaled(10), 0), row)
        painter.restore()

    def _star(self, painter: QPainter, area: QRect, row: Row, *, seen: bool) -> None:
        """Full where it is a favourite; empty in the row that is gone to, so that it can be starred."""
        if row.starred or seen:
            at = QRect(area.right() - scaled(STAR) + scaled(2), area.center().y() - scaled(8), scaled(16), scaled(16))
            icons.icon("star-full" if row.starred else "star", "accent" if row.starred else "soft", 16).paint(
                painter, at
            )

    def _group(self, painter: QPainter, area: QRect, row: Row) -> None:
        tone = "warn" if row.failing else "local" if row.local else "cloud"
        painter.setFont(theme.font(theme.TINY, theme.SEMIBOLD))
        width = painter.fontMetrics().horizontalAdvance(row.right) + scaled(4)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.color(tone))
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, row.right)
        icons.icon("alert" if row.failing else "laptop" if row.local else "cloud", tone, 14).paint(
            painter, QRect(area.right() - width - scaled(18), area.center().y() - scaled(6), scaled(14), scaled(14))
        )
        painter.setPen(theme.color("soft"))
        said = painter.fontMetrics().elidedText(
            f"{row.title}  ·  {row.detail}" if row.detail else row.title,
            Qt.TextElideMode.ElideRight,
            area.width() - width - scaled(30),
        )
        painter.drawText(area, middle, said)

    def _row(self, painter: QPainter, area: QRect, row: Row) -> None:
        mark = (
            "check"
            if row.current
            else "circle"
            if row.ticks
            else "auto"
            if row.kind == "auto"
            else "laptop"
            if row.local
            else "cloud"
        )
        if row.kind != "note":
            tone = (
                "accent"
                if row.current or row.kind == "auto"
                else "faint"
                if row.ticks
                else "local"
                if row.local
                else "cloud"
            )
            icons.icon(mark, tone, 16).paint(
                painter, QRect(area.left(), area.center().y() - scaled(8), scaled(16), scaled(16))
            )
        text = area.adjusted(scaled(26), scaled(5), 0, -scaled(5))
        painter.setFont(theme.font(theme.SMALL, theme.MEDIUM, tabular=True))
        right = painter.fontMetrics().horizontalAdvance(row.right) + scaled(12) if row.right else 0
        painter.setPen(theme.color("money" if row.right == money.free() else "soft"))
        painter.drawText(text, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.right)
        text.setRight(text.right() - right)
        tone = {"note": "soft", "allow": "accent"}.get(row.kind, "ink")
        half = text.height() // (3 if row.kind == "allow" else 2) if row.detail else text.height()
        self._line(
            painter, QRect(text.left(), text.top(), text.width(), half), row.title, tone, theme.BODY, theme.MEDIUM
        )
        if row.detail:
            below = text.adjusted(0, half, 0, 0)
            self._line(painter, below, row.detail, "faint", theme.TINY, theme.REGULAR, wraps=row.kind == "allow")

    def _line(
        self, painter: QPainter, area: QRect, said: str, tone: str, size: float, weight: int, *, wraps: bool = False
    ) -> None:
        painter.setFont(theme.font(size, weight))
        painter.setPen(theme.color(tone))
        if wraps:
            painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, said)
            return
        fitting = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, fitting)


class ModelPicker(QFrame):
    """`chosen(ref or None)` and `allowed(provider)` tell what was picked; the popup closes by itself.

    Opened for several, `several(refs)` tells what is ticked, and Enter ticks; the button below closes it.
    """

    chosen = Signal(object)
    allowed = Signal(str)
    several = Signal(list)
    starred = Signal(object)
    """A model that shall be a favourite, or one no longer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("kind", "popup")
        self.setAccessibleName(self.tr("Choose a model"))
        self._state = ChatState()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search models"))
        self.search.setAccessibleName(self.tr("Search models"))
        clearable(self.search)
        self.search.textChanged.connect(lambda _text: self._refill())
        self.search.installEventFilter(self)
        self._rows = _Rows(self)
        self.list = QListView()
        self.list.setModel(self._rows)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setAccessibleName(self.tr("Models"))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._pressed)
        self.list.viewport().installEventFilter(self)
        self._press_x = 0
        self._ticked: list[ModelRef] | None = None
        """What is ticked; None where one is chosen."""
        self.done = QPushButton()
        theme.write_as(self.done, "primary", theme.BODY, theme.SEMIBOLD)
        self.done.clicked.connect(self._close_with_all)
        self._below: QWidget | None = None
        """What it hangs under."""
        layout = self._layout = QVBoxLayout(self)
        lengths.keep(layout.setContentsMargins, 8, 8, 8, 8)
        lengths.keep(layout.setSpacing, 6)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        layout.addWidget(self.done)
        self.library = QPushButton(self.tr("Model library"))
        theme.write_as(self.library, "link", theme.BODY, theme.MEDIUM)
        self.library.hide()
        layout.addWidget(self.library)

    def lead_to_library(self, show: Callable[[], None]) -> None:
        """From now on its foot leads to the models that can be fetched."""
        self.library.clicked.connect(lambda: self.close())
        self.library.clicked.connect(lambda: show())
        self.library.show()

    def render(self, state: ChatState) -> None:  # type: ignore[override]
        """Show what can be chosen now; the selection stays on what it was."""
        before, self._state = self._state, state
        same = (before.entries, before.chosen, before.looking, before.local_only, before.prices, before.favourites) == (
            state.entries, state.chosen, state.looking, state.local_only, state.prices, state.favourites,
        )  # fmt: skip
        if not same or self._rows.rowCount() == 0:
            self._refill()
            if self.isVisible() and not self.search.text():
                self._take_place()

    def pop_up(self, below: QWidget, *, ticked: Sequence[ModelRef] | None = None) -> None:
        """Open under a control, inside the screen; with `ticked`, for several models."""
        self._ticked = list(ticked) if ticked is not None else None
        self.done.setVisible(ticked is not None)
        self.search.clear()
        self._refill(at_current=True)
        self._below = below
        self._take_place()
        self.show()
        self.search.setFocus()

    def _take_place(self) -> None:
        """As tall as its rows: under the control, inside the screen. While it is searched, it keeps its height."""
        below = self._below
        if below is None:
            return
        window = below.window()
        width = min(theme.scaled(WIDTH), window.width() - 16)
        rows_tall = sum(scaled(_HEIGHTS[self._rows.row(n).kind]) for n in range(self._rows.rowCount()))
        height = min(self._frame() + rows_tall, scaled(TALLEST), max(200, window.height() - 80))
        at = below.mapToGlobal(QPoint(below.width() - width, below.height() + 6))
        corner = window.mapToGlobal(QPoint(0, 0))
        at.setX(max(corner.x() + 8, min(at.x(), corner.x() + window.width() - width - 8)))
        self.setGeometry(at.x(), at.y(), width, height)

    def _frame(self) -> int:
        """The pixels of all that is not a row."""
        shown = [widget for widget in (self.search, self.done, self.library) if not widget.isHidden()]
        margins = self._layout.contentsMargins()
        between = self._layout.spacing() * len(shown)
        return sum(widget.sizeHint().height() for widget in shown) + between + margins.top() + margins.bottom() + 4

    def _refill(self, *, at_current: bool = False) -> None:
        before = self.list.currentIndex().data(ROW) if self.list.currentIndex().isValid() else None
        state = self._state
        made = rows(
            state.entries,
            state.chosen,
            self.search.text(),
            self.tr,
            looking=state.looking,
            local_only=state.local_only,
            seeing=state.blind is not None,
            prices=state.prices,
        )
        made = with_stars(made, state.favourites)
        self._rows.show(made if self._ticked is None else self._tickable(made, self._ticked))
        self._paint_done()
        wanted = [n for n in range(self._rows.rowCount()) if self._rows.row(n).can_choose]
        if not wanted:
            return
        fitting = [n for n in wanted if (self._rows.row(n).current if at_current else self._rows.row(n).is_of(before))]
        first = 1 if self.search.text() and len(wanted) > 1 and self._rows.row(wanted[0]).kind == "auto" else 0
        self._select(fitting[0] if fitting else wanted[first])

    def _tickable(self, made: list[Row], ticked: list[ModelRef]) -> list[Row]:
        kept = [row for row in made if row.kind != "auto"]
        return [replace(row, ticks=True, current=row.ref in ticked) if row.kind == "model" else row for row in kept]

    def _tick(self, ref: ModelRef) -> None:
        if self._ticked is None:
            return
        if ref in self._ticked:
            self._ticked.remove(ref)
        elif len(self._ticked) < MOST:
            self._ticked.append(ref)
        self._refill()

    def _paint_done(self) -> None:
        count = len(self._ticked or ())
        self.done.setText(
            self.tr("Ask %n models side by side", "", count)
            if count >= FEWEST
            else self.tr("Choose {0} to {1} models").format(FEWEST, MOST)
        )
        self.done.setEnabled(count >= FEWEST or bool(self._state.beside))

    def _close_with_all(self) -> None:
        self.close()
        self.several.emit(list(self._ticked or ()))

    def _select(self, number: int) -> None:
        index = self._rows.index(number)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _move(self, step: int) -> None:
        number = self.list.currentIndex().row() + step
        while 0 <= number < self._rows.rowCount() and not self._rows.row(number).can_choose:
            number += step
        if 0 <= number < self._rows.rowCount():
            self._select(number)

    def _pressed(self, index: QModelIndex) -> None:
        """On its star, or anywhere else in its row."""
        on_star = self._press_x > self.list.viewport().width() - scaled(STAR + 6)
        if on_star and self._ticked is None and self._rows.row(index.row()).kind == "model":
            self._star(index)
        else:
            self._pick(index)

    def _star(self, index: QModelIndex) -> None:
        row = self._rows.row(index.row()) if index.isValid() else None
        if row is not None and row.kind == "model":
            self.starred.emit(row.ref)

    def _pick(self, index: QModelIndex) -> None:
        row = self._rows.row(index.row()) if index.isValid() else None
        if row is None or not row.can_choose:
            return
        if row.kind == "allow":
            self.allowed.emit(row.provider)
            return
        if self._ticked is not None and row.ref is not None:
            self._tick(row.ref)
            return
        self.close()
        self.chosen.emit(row.ref)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.search:
            if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
                self._press_x = event.position().toPoint().x()
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self._star(self.list.currentIndex())
                return True
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                self._move(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)
