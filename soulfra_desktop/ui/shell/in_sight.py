"""A list keeps its place while rows come and go: under the reader's eyes, and under the keyboard."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QListView

from soulfra_desktop.ui.shell.chat_model import ROW_ROLE, ChatListModel, key_of

LOOKED_AT = 5
"""Rows at the top, of which one at least will still be there."""


def seen_in(view: QListView, *, besides: str | None) -> list[tuple[Hashable, int]]:
    """What stands at the top, and where; nothing in a list that was not scrolled. `besides` may go elsewhere."""
    first = view.indexAt(QPoint(view.viewport().width() // 2, 0)).row() if view.verticalScrollBar().value() else -1
    if first < 0:
        return []
    model = view.model()
    rows = [model.index(row, 0) for row in range(first, min(first + LOOKED_AT, model.rowCount()))]
    seen = [(key_of(index.data(ROW_ROLE)), view.visualRect(index).top()) for index in rows]
    return [(key, top) for key, top in seen if key != besides]


def keep_in_sight(view: QListView, seen: Sequence[tuple[Hashable, int]]) -> None:
    """Scroll so that the first of these that is still there stands where it stood."""
    model = view.model()
    assert isinstance(model, ChatListModel)
    for key, top in seen:
        row = model.row_of(key)
        if row >= 0:
            bar = view.verticalScrollBar()
            bar.setValue(bar.value() + view.visualRect(model.index(row)).top() - top)
            return


def keep_current(view: QListView, key: Hashable, at: int) -> None:
    """Where the row that had the keyboard is gone, the one that took its place has it, else the one above."""
    model = view.model()
    assert isinstance(model, ChatListModel)
    if model.row_of(key) >= 0:
        return
    rows = [*range(at, model.rowCount()), *range(min(at, model.rowCount()) - 1, -1, -1)]
    usable = (model.index(row) for row in rows if model.flags(model.index(row)) & Qt.ItemFlag.ItemIsSelectable)
    view.selectionModel().setCurrentIndex(next(usable, QModelIndex()), QItemSelectionModel.SelectionFlag.NoUpdate)
