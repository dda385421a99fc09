"""The sidebar's rows as a model: a change of state becomes the fewest changes of rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QDate, QLocale, QModelIndex, QPersistentModelIndex, QStringListModel, Qt

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.ui.kit import money
from soulfra_desktop.ui.shell.row_changes import runs, steps
from soulfra_desktop.ui.shell.state import Drawer, Group, More, Part, Row, SidebarState, rows_of

Index = QModelIndex | QPersistentModelIndex
CHAT_ROLE = Qt.ItemDataRole.UserRole
"""A chat's id; nothing for any other row."""
COST_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
"""The row itself, as the state has it."""


def key_of(row: Row) -> Hashable:
    """What a row is, whatever it says."""
    if isinstance(row, Conversation):
        return row.id
    if isinstance(row, Drawer):
        return "folder", row.folder.id
    return ("more", row.folder_id) if isinstance(row, More) else row


class ChatListModel(QStringListModel):
    """Rows are headings, folders and chats; further pages are asked for as the list is scrolled.

    How many rows there are, Qt's own list of empty strings says: laying out, a view asks once for each row, and 10,000
    calls of Python would hold the window up.
    """

    def __init__(self, load_more: Callable[[], None], rename: Callable[[str, str], None]) -> None:
        super().__init__()
        # Connected before any view is, so that the rows are the new ones when a view hears of them.
        self.rowsInserted.connect(self._put_in)
        self.rowsRemoved.connect(self._take_out)
        self.modelReset.connect(self._take_over)
        self._coming: Sequence[Row] = ()
        self._load_more = load_more
        self._rename = rename
        self._rows: list[Row] = []
        self._more = False
        self._shown: tuple[Any, ...] = ()

    def show_state(self, state: SidebarState) -> bool:
        """Take over a state; whether any row is another one now."""
        self._more = state.more and not state.looking
        parts = (state.pinned, state.drawers, state.chats, state.groups)
        if parts == self._shown:
            return False
        self._shown = parts
        new = rows_of(state)
        todo = list(steps(self._rows, new, key_of))
        coming = sum(len(step.rows) for step in todo)
        if max(len(todo) - 50, coming - 1000) > len(new) // 2:
            self._reset(new)
            return True
        for step in todo:
            if step.kind == "remove":
                self.removeRows(step.first, step.last - step.first + 1)
            elif step.kind == "insert":
                self._coming = step.rows
                self.insertRows(step.first, len(step.rows))
            else:
                self._rows[step.first] = step.rows[0]
                place = self.index(step.first)
                self.dataChanged.emit(place, place)
        return bool(todo)

    def _reset(self, rows: list[Row]) -> None:
        self._coming = rows
        self.setStringList([""] * len(rows))

    def _put_in(self, _parent: QModelIndex, first: int, _last: int) -> None:
        self._rows[first:first] = self._coming

    def _take_out(self, _parent: QModelIndex, first: int, last: int) -> None:
        del self._rows[first : last + 1]

    def _take_over(self) -> None:
        self._rows = list(self._coming)

    def row_of(self, key: Hashable) -> int:
        """The row of a chat by its id, of a folder by ("folder", id); -1 where it is not shown."""
        return next((number for number, row in enumerate(self._rows) if key_of(row) == key), -1)

    def stretches(self, ids: Collection[str]) -> list[tuple[int, int]]:
        """First and last row of each stretch of these chats without a gap between them."""
        rows = enumerate(self._rows)
        return runs([number for number, row in rows if isinstance(row, Conversation) and row.id in ids])

    def canFetchMore(self, parent: Index) -> bool:
        return self._more

    def fetchMore(self, parent: Index) -> None:
        self._load_more()

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self._rows[index.row()] if index.isValid() else None
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if isinstance(row, Conversation):
            return usable | Qt.ItemFlag.ItemIsEditable
        if isinstance(row, Drawer) or (isinstance(row, More) and not row.is_empty):
            return usable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if isinstance(row, Conversation):
            return self._of_chat(row, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(row)
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(row, Drawer):
            said = self.tr("Folder {0}, open, %n chats") if row.is_open else self.tr("Folder {0}, closed, %n chats")
            return said.replace("%n", str(row.folder.chats)).format(row.folder.name)
        return None

    def _of_chat(self, chat: Conversation, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return chat.title
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(chat)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (chat.title, *chat.tags, self._cost(chat, in_words=True))))
            case _ if role == CHAT_ROLE:
                return chat.id
            case _ if role == COST_ROLE:
                return self._cost(chat)
        return None

    def _tip(self, chat: Conversation) -> str:
        lines = [chat.title]
        if chat.tags:
            lines.append(self.tr("Tags: {0}").format(", ".join(chat.tags)))
        if chat.cost is None:
            lines.append(self.tr("Price unknown"))
        return "\n".join(lines)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        self._rename(self.data(index, CHAT_ROLE), str(value))
        return True

    def _cost(self, chat: Conversation, *, in_words: bool = False) -> str:
        if chat.cost is None and not in_words:
            return "?"
        return money.amount(chat.cost) if money.tells(chat) else ""

    def _heading(self, row: Group | Part | Drawer | More) -> str:
        if isinstance(row, Drawer):
            return row.folder.name
        if isinstance(row, More):
            return self.tr("No chats in this folder") if row.is_empty else self.tr("Show more")
        if isinstance(row, Group) and row.month is not None:
            day = QDate(row.month.year, row.month.month, 1)
            return QLocale().standaloneMonthName(day.month()) + f" {day.year()}"
        words = {
            "pinned": self.tr("Pinned"),
            "folders": self.tr("Folders"),
            "today": self.tr("Today"),
            "yesterday": self.tr("Yesterday"),
            "week": self.tr("Previous 7 days"),
        }
        return words[row.kind]
