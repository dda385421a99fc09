"""The chats of the archive or the trash: a box to pick each, its title, and how long it stays."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QDate, QLocale, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.ui.kit import icons, theme
from soulfra_desktop.ui.kit.row_list import as_rows
from soulfra_desktop.ui.kit.sentences import counted
from soulfra_desktop.ui.kit.theme import scaled
from soulfra_desktop.ui.shelf.presenter import ShelfPresenter, ShelfState

Index = QModelIndex | QPersistentModelIndex
CHAT = Qt.ItemDataRole.UserRole
ABOUT = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 52


class ShelfModel(QAbstractListModel):
    """One row a chat."""

    def __init__(self, presenter: ShelfPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._chats: tuple[Conversation, ...] = ()
        self.state = presenter.state

    def show_state(self, state: ShelfState) -> None:
        old, self.state = self.state, state
        if state.chats != self._chats:
            self.beginResetModel()
            self._chats = state.chats
            self.endResetModel()
        elif old.picked != state.picked and self._chats:
            self.dataChanged.emit(self.index(0), self.index(len(self._chats) - 1))

    def row_of(self, conversation_id: str) -> int:
        return next((row for row, chat in enumerate(self._chats) if chat.id == conversation_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._chats)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        chat = self._chats[index.row()]
        if role == CHAT:
            return chat
        if role == ABOUT:
            return self._about(chat)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return chat.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            picked = self.tr("selected") if chat.id in self.state.picked else self.tr("not selected")
            return ", ".join((chat.title, self._about(chat), picked))
        return None

    def _about(self, chat: Conversation) -> str:
        if chat.deleted_at is None:
            day = QLocale().toString(QDate(*chat.updated_at.astimezone().timetuple()[:3]), self.tr("d MMM yyyy"))
            return counted(self.tr("%n messages, last one on {0}", "", chat.messages)).format(day)
        days = self._presenter.days_left(chat)
        if days <= 1:
            return self.tr("Gone for good within a day")
        return counted(self.tr("Gone for good in %n days", "", days))


class ShelfRow(QStyledItemDelegate):
    """Box, title, and a quiet line below."""

    def __init__(self, parent: QListView, model: ShelfModel) -> None:
        super().__init__(parent)
        self._list = parent
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, scaled(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chat: Conversation = index.data(CHAT)
        area: QRect = option.rect.adjusted(2, 1, -2, -1)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        picked = chat.id in self._model.state.picked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if picked or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.color("select"))
            painter.drawRoundedRect(area, scaled(8), scaled(8))
        if state & QStyle.StateFlag.State_HasFocus and self._list.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("accent"))
            painter.drawRoundedRect(area.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), scaled(8), scaled(8))
            painter.drawRoundedRect(area.toRectF().adjusted(1.5, 1.5, -1.5, -1.5), scaled(7), scaled(7))
        _box(
            painter,
            self._at(option, QRect(area.left() + scaled(10), area.center().y() - scaled(8), scaled(18), scaled(18))),
            picked=picked,
        )
        text = QRect(
            area.left() + scaled(40), area.top() + scaled(6), area.width() - scaled(52), area.height() - scaled(12)
        )
        half = text.height() // 2
        self._line(painter, option, text.adjusted(0, 0, 0, -half), chat.title, "ink", theme.BODY)
        self._line(painter, option, text.adjusted(0, half, 0, 0), index.data(ABOUT), "faint", theme.TINY)
        painter.restore()

    def _at(self, option: QStyleOptionViewItem, place: QRect) -> QRect:
        return QStyle.visualRect(option.direction, option.rect, place)  # type: ignore[attr-defined]

    def _line(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, said: str, tone: str, size: float
    ) -> None:
        painter.setFont(theme.font(size, theme.MEDIUM if tone == "ink" else theme.REGULAR))
        painter.setPen(theme.color(tone))
        said = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, place.width())
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(self._at(option, place), flags, said)


def _box(painter: QPainter, place: QRect, *, picked: bool) -> None:
    painter.setPen(theme.color("accent" if picked else "edge"))
    painter.setBrush(theme.color("accent" if picked else "surface"))
    painter.drawRoundedRect(place.toRectF().adjusted(1.5, 1.5, -1.5, -1.5), scaled(4), scaled(4))
    if picked:
        icons.icon("check", "accent_ink", 14).paint(painter, place.adjusted(2, 2, -2, -2))


class ShelfList(QListView):
    """A click or Space picks; Enter opens where that can be; Delete deletes; Ctrl+A picks all."""

    def __init__(self, presenter: ShelfPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._model = ShelfModel(presenter)
        self.setModel(self._model)
        self.setItemDelegate(ShelfRow(self, self._model))
        self.setAccessibleName(
            self.tr("Chats in the trash") if presenter.state.place == "trash" else self.tr("Archived chats")
        )
        as_rows(self)
        self.clicked.connect(lambda index: presenter.pick(index.data(CHAT).id))
        self.doubleClicked.connect(lambda index: presenter.open(index.data(CHAT).id))

    def show_state(self, state: ShelfState) -> None:
        current = self.currentIndex().data(CHAT)
        self._model.show_state(state)
        if isinstance(current, Conversation) and not self.currentIndex().isValid():
            row = self._model.row_of(current.id)
            if row >= 0:
                self.setCurrentIndex(self._model.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chat = self.currentIndex().data(CHAT)
        if event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._presenter.pick_all()
        elif isinstance(chat, Conversation) and event.key() == Qt.Key.Key_Space:
            self._presenter.pick(chat.id)
        elif isinstance(chat, Conversation) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._presenter.open(chat.id)
        elif isinstance(chat, Conversation) and event.key() == Qt.Key.Key_Delete:
            self._presenter.delete(() if self._presenter.state.picked else (chat.id,))
        else:
            super().keyPressEvent(event)
