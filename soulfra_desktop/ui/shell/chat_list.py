"""The list of chats: mouse, keys, dragging onto folders; what each means, the presenter decides."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QMimeData, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.ui.kit.row_list import as_rows
from soulfra_desktop.ui.shell.chat_menu import ChatMenus
from soulfra_desktop.ui.shell.chat_model import ROW_ROLE, ChatListModel, Index, key_of
from soulfra_desktop.ui.shell.chat_row import ChatRow
from soulfra_desktop.ui.shell.in_sight import keep_current, keep_in_sight, seen_in
from soulfra_desktop.ui.shell.presenter import SidebarPresenter
from soulfra_desktop.ui.shell.state import Drawer, Group, More, SidebarState

CHATS_TYPE = "application/x-soulfra-chats"
_NO_KEYS, _CTRL, _SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class ChatList(QListView):
    """Enter opens, F2 renames, Delete deletes, Space picks, Shift and arrows pick a stretch, the menu key offers all."""

    opened = Signal()
    """A chat was chosen to be shown."""

    def __init__(self, presenter: SidebarPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._state = SidebarState()
        self._model = ChatListModel(presenter.load_more, presenter.changing.rename)
        self.menus = ChatMenus(self, presenter, self.rename)
        self._rows = ChatRow(self, self._menu_at, self._only_tag)
        self._part_pressed = False
        self._held: str | None = None
        self._pressed_at = QPoint()
        self._keys = _NO_KEYS
        self.setModel(self._model)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(self.tr("Chats"))
        as_rows(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAcceptDrops(True)
        self.clicked.connect(self._clicked)

    def show_state(self, state: SidebarState) -> None:
        """Bring rows and selection up to date; what did not change is not painted again."""
        old, self._state = self._state, state
        self._rows.show_state(state)
        is_same_list = (old.filter, old.tag) == (state.filter, state.tag)
        seen = seen_in(self, besides=state.selected) if is_same_list else []
        here = self.currentIndex()
        at, key = here.row(), key_of(here.data(ROW_ROLE)) if here.isValid() else None
        changed = self._model.show_state(state)
        if changed:
            if key is not None:
                keep_current(self, key, at)
            keep_in_sight(self, seen)
        if changed or (old.picked, old.selected) != (state.picked, state.selected):
            self._show_selection(state)
        if old.picking != state.picking or old.is_narrowed != state.is_narrowed:
            self.viewport().update()
        if old.selected != state.selected:
            row = self._model.row_of(state.selected)
            if row >= 0:
                self.setCurrentIndex(self._model.index(row))

    def _show_selection(self, state: SidebarState) -> None:
        if not state.picking and self._shows_selected(state):
            return
        ids = state.picked if state.picking else {state.selected} - {None}
        selection = QItemSelection()
        for first, last in self._model.stretches(ids):  # type: ignore[arg-type]
            selection.select(self._model.index(first), self._model.index(last))
        self.selectionModel().select(selection, self.selectionModel().SelectionFlag.ClearAndSelect)

    def _shows_selected(self, state: SidebarState) -> bool:
        """Whether the chat that is open is selected already, wherever its row has gone, and nothing else is."""
        selected = self.selectionModel().selection()
        if selected.size() != 1 or selected.first().height() != 1:
            return False
        row = selected.first().topLeft().data(ROW_ROLE)
        return isinstance(row, Conversation) and row.id == state.selected

    # What a click or a key means.

    def _clicked(self, index: QModelIndex) -> None:
        if self._part_pressed:
            return
        row = index.data(ROW_ROLE)
        if isinstance(row, Conversation):
            if self._keys & _SHIFT:
                self._presenter.picking.stretch(row.id)
            elif self._keys & _CTRL or self._state.picking:
                self._presenter.picking.toggle(row.id)
            else:
                self._open(index)
        else:
            self._open(index)

    def _open(self, index: Index) -> None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        if isinstance(row, Drawer):
            self._presenter.folding.fold(row.folder.id)
        elif isinstance(row, More):
            self._presenter.folding.read(row.folder_id)
        elif isinstance(row, Conversation):
            if self._state.picking:
                self._presenter.picking.toggle(row.id)
                return
            self._presenter.open(row.id)
            self.opened.emit()

    def _only_tag(self, tag: str) -> None:
        self._part_pressed = True
        self._presenter.only_tag(tag)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() != self.State.EditingState and self._did(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _did(self, event: QKeyEvent) -> bool:
        row = self.currentIndex().data(ROW_ROLE)
        keys = {
            Qt.Key.Key_Return: lambda: self._open(self.currentIndex()),
            Qt.Key.Key_Enter: lambda: self._open(self.currentIndex()),
            Qt.Key.Key_Escape: self._presenter.picking.stop if self._state.picking else None,
        }
        if event.modifiers() == _CTRL and event.key() == Qt.Key.Key_A:
            self._presenter.picking.all()
            return True
        if isinstance(row, Conversation):
            keys |= {
                Qt.Key.Key_F2: lambda: self.rename(row.id),
                Qt.Key.Key_Delete: lambda: self._presenter.changing.delete(self._presenter.meant(row.id)),
                Qt.Key.Key_Space: lambda: self._presenter.picking.toggle(row.id),
            }
        if isinstance(row, Drawer):
            keys |= self._keys_of_folder(row)
        did = keys.get(Qt.Key(event.key()))
        if did is None:
            return event.modifiers() == _SHIFT and self._stretch(event)
        did()
        return True

    def _keys_of_folder(self, drawer: Drawer) -> dict:  # type: ignore[type-arg]
        near, far = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.isRightToLeft():
            near, far = far, near
        return {
            near: lambda: self._presenter.folding.fold(drawer.folder.id, opened=True),
            far: lambda: self._presenter.folding.fold(drawer.folder.id, opened=False),
            Qt.Key.Key_Space: lambda: self._presenter.folding.fold(drawer.folder.id),
            Qt.Key.Key_F2: lambda: self.menus.edit_folder(drawer.folder),
            Qt.Key.Key_Delete: lambda: self.menus.delete_folder(drawer.folder),
        }

    def _stretch(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Up: self.CursorAction.MoveUp, Qt.Key.Key_Down: self.CursorAction.MoveDown}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            return False
        here = self.currentIndex().data(ROW_ROLE)
        if isinstance(here, Conversation) and not self._state.picked:
            self._presenter.picking.begin_at(here.id)
        index = self.moveCursor(step, _NO_KEYS)
        self.setCurrentIndex(index)
        row = index.data(ROW_ROLE)
        if isinstance(row, Conversation):
            self._presenter.picking.stretch(row.id)
        return True

    def here(self) -> Conversation | Folder | None:
        """The chat or the folder that has the keyboard."""
        row = self.currentIndex().data(ROW_ROLE) if self.hasFocus() else None
        return row.folder if isinstance(row, Drawer) else row if isinstance(row, Conversation) else None

    def rename(self, conversation_id: str) -> bool:
        """Edit a title where it stands; False where it is not seen."""
        row = self._model.row_of(conversation_id)
        if row < 0 or not self.isVisible():
            return False
        self.setCurrentIndex(self._model.index(row))
        self.edit(self._model.index(row))
        return True

    # Menus.

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if by_key:
            self._menu_at(index, self.visualRect(index))
        else:
            self.menus.popup(index.data(ROW_ROLE), self.viewport().mapToGlobal(event.pos()))

    def _menu_at(self, index: Index, row: QRect) -> None:
        self._part_pressed = True
        end = row.bottomLeft() + QPoint(40, -4) if self.isRightToLeft() else row.bottomRight() - QPoint(40, 4)
        self.menus.popup(index.data(ROW_ROLE), self.viewport().mapToGlobal(end))

    # Dragging.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._part_pressed = False
        self._keys = event.modifiers()
        self._pressed_at = event.position().toPoint()
        index = self.indexAt(self._pressed_at)
        left = event.button() == Qt.MouseButton.LeftButton
        self._held = index.data(ROW_ROLE).id if left and isinstance(index.data(ROW_ROLE), Conversation) else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = (event.position().toPoint() - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if self._held is not None and event.buttons() & Qt.MouseButton.LeftButton and far:
            held, self._held, self._part_pressed = self._held, None, True
            self._drag(held)
        else:
            super().mouseMoveEvent(event)

    def _drag(self, conversation_id: str) -> None:
        drag = QDrag(self)
        drag.setMimeData(self.carried(conversation_id))
        drag.exec(Qt.DropAction.MoveAction)

    def carried(self, conversation_id: str) -> QMimeData:
        """What is dragged with a chat: it alone, or all that are picked."""
        data = QMimeData()
        data.setData(CHATS_TYPE, "\n".join(self._presenter.meant(conversation_id)).encode())
        return data

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(CHATS_TYPE):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        takes, _folder = self._target(event.position().toPoint())
        self._mark(self.indexAt(event.position().toPoint()) if takes else None)
        if takes:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(None)

    def dropEvent(self, event: QDropEvent) -> None:
        takes, folder_id = self._target(event.position().toPoint())
        self._mark(None)
        if takes and event.mimeData().hasFormat(CHATS_TYPE):
            ids = bytes(event.mimeData().data(CHATS_TYPE).data()).decode().split("\n")
            self._presenter.changing.move(ids, folder_id)
            event.acceptProposedAction()

    def _target(self, point: QPoint) -> tuple[bool, str | None]:
        """Whether chats can be put down here, and in which folder; None is out of every folder."""
        row = self.indexAt(point).data(ROW_ROLE)
        if isinstance(row, Drawer):
            return True, row.folder.id
        if isinstance(row, Conversation) and not row.pinned:
            return True, row.folder_id
        return isinstance(row, Group), None

    def _mark(self, index: QModelIndex | None) -> None:
        for one in (self._rows.drop_at, index):
            if one is not None:
                self.viewport().update(self.visualRect(one))
        self._rows.drop_at = index
