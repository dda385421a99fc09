"""The list of chats: a model over the sidebar's state and the delegate that paints its rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QDate,
    QEvent,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.ui.kit import icons, money, theme
from soulfra_desktop.ui.shell.presenter import Group, SidebarState

Index = QModelIndex | QPersistentModelIndex
GROUP_HEIGHT, ROW_HEIGHT = 32, 34
CHAT_ROLE = Qt.ItemDataRole.UserRole
COST_ROLE = Qt.ItemDataRole.UserRole + 1
MORE_WIDTH = 30


class ChatListModel(QAbstractListModel):
    """Rows are headings and chats, in the state's order; further pages are asked for as the list is scrolled."""

    def __init__(self, load_more: Callable[[], None], rename: Callable[[str, str], None]) -> None:
        super().__init__()
        self._load_more = load_more
        self._rename = rename
        self._rows: list[Group | Conversation] = []
        self._more = False
        self._shown: tuple[Any, Any] = ((), ())

    def show_state(self, state: SidebarState) -> None:
        """Take over the chats of a state; where rows were only added at the end, the view keeps its place."""
        self._more = state.more and not state.looking
        if (state.chats, state.groups) == self._shown:
            return
        self._shown = (state.chats, state.groups)
        rows = _flat(state)
        old = len(self._rows)
        if old and rows[:old] == self._rows:
            self.beginInsertRows(QModelIndex(), old, len(rows) - 1)
            self._rows = rows
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def row_of(self, conversation_id: str | None) -> int:
        """The row of a chat, -1 where it is not shown."""
        wanted = (i for i, row in enumerate(self._rows) if isinstance(row, Conversation) and row.id == conversation_id)
        return next(wanted, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        return self._more

    def fetchMore(self, parent: Index) -> None:
        self._load_more()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Conversation):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if isinstance(row, Group):
            return self._heading(row) if role == Qt.ItemDataRole.DisplayRole else None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return row.title
            case Qt.ItemDataRole.ToolTipRole:
                return row.title if row.cost is not None else self.tr("{0}\nPrice unknown").format(row.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.title}, {self._cost(row, in_words=True)}"
            case _ if role == CHAT_ROLE:
                return row.id
            case _ if role == COST_ROLE:
                return self._cost(row)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        self._rename(self.data(index, CHAT_ROLE), str(value))
        return True

    def _cost(self, chat: Conversation, *, in_words: bool = False) -> str:
        if chat.cost is None and not in_words:
            return "?"
        return money.amount(chat.cost)

    def _heading(self, group: Group) -> str:
        if group.month is not None:
            day = QDate(group.month.year, group.month.month, 1)
            return QLocale().toString(day, "MMMM yyyy")
        words = {"today": self.tr("Today"), "yesterday": self.tr("Yesterday"), "week": self.tr("Previous 7 days")}
        return words[group.kind]


def _flat(state: SidebarState) -> list[Group | Conversation]:
    rows: list[Group | Conversation] = []
    ends = [index for index, _ in state.groups[1:]] + [len(state.chats)]
    for (start, heading), end in zip(state.groups, ends, strict=True):
        rows.append(heading)
        rows.extend(state.chats[start:end])
    return rows


_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def _mirrored(option: QStyleOptionViewItem, area: QRectF, place: QRect) -> QRect:
    """A place inside `area`, at its other side where the window is written from right to left."""
    return QStyle.visualRect(option.direction, area.toRect(), place)  # type: ignore[attr-defined]


class ChatRow(QStyledItemDelegate):
    """Paints a heading or a chat; a chat under the pointer offers its menu where its cost stood."""

    def __init__(self, parent: QWidget, open_menu: Callable[[QModelIndex, QRect], None]) -> None:
        super().__init__(parent)
        self._open_menu = open_menu

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW_HEIGHT if index.data(CHAT_ROLE) else GROUP_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(8, 1, -8, -1)  # type: ignore[attr-defined]
        if index.data(CHAT_ROLE):
            self._paint_chat(painter, area, option, index)
        else:
            painter.setFont(theme.font(theme.TINY, theme.SEMIBOLD))
            painter.setPen(theme.color("faint"))
            painter.drawText(area.adjusted(10, 8, -10, 0), _MIDDLE | Qt.AlignmentFlag.AlignLeading, index.data())
        painter.restore()

    def _paint_chat(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem, index: Index) -> None:
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("select"))
            painter.drawRoundedRect(area, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus and self.parent().hasFocus():  # type: ignore[attr-defined]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("accent"))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            painter.drawRoundedRect(area.adjusted(1.5, 1.5, -1.5, -1.5), 7, 7)
        painter.setFont(theme.font(theme.TINY, tabular=True))
        cost = index.data(COST_ROLE)
        width = MORE_WIDTH if hovered else painter.fontMetrics().horizontalAdvance(cost) + 14
        if hovered:
            place = QRect(int(area.right()) - 24, int(area.center().y()) - 8, 16, 16)
            icons.icon("more", "soft", 16).paint(painter, _mirrored(option, area, place))
        else:
            painter.setPen(theme.color("faint"))
            painter.drawText(area.adjusted(10, 0, -10, 0), _MIDDLE | Qt.AlignmentFlag.AlignTrailing, cost)
        painter.setFont(theme.font(theme.BODY, theme.MEDIUM if chosen else theme.REGULAR))
        painter.setPen(theme.color("ink"))
        room = area.adjusted(10, 0, -width - 4, 0)
        room = QRectF(_mirrored(option, area, room.toRect()))
        title = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextSingleLine, title)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent) and index.data(CHAT_ROLE):
            row: QRect = option.rect  # type: ignore[attr-defined]
            more = _mirrored(
                option, QRectF(row), QRect(row.right() - MORE_WIDTH - 8, row.top(), MORE_WIDTH + 9, row.height())
            )
            if event.button() == Qt.MouseButton.LeftButton and more.contains(event.position().toPoint()):
                self._open_menu(QModelIndex(index), row)  # type: ignore[arg-type]
                return True
        return super().editorEvent(event, model, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Title of this chat"))
        editor.setMaxLength(200)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(8, 0, -8, 0))  # type: ignore[attr-defined]
