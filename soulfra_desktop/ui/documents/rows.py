"""The list of documents: thousands of rows, each painted when it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from soulfra_desktop.domain.knowledge import Document
from soulfra_desktop.ui.documents.kinds import ICONS, kind_of
from soulfra_desktop.ui.documents.lines import broken
from soulfra_desktop.ui.documents.presenter import DocumentsPresenter
from soulfra_desktop.ui.documents.state import WORKING, DocumentsState
from soulfra_desktop.ui.documents.words import DocumentWords
from soulfra_desktop.ui.kit import icons, theme
from soulfra_desktop.ui.kit.row_list import as_rows
from soulfra_desktop.ui.kit.theme import scaled

Index = QModelIndex | QPersistentModelIndex
DOCUMENT = Qt.ItemDataRole.UserRole
ROW_HEIGHT, WORDED_HEIGHT = 58, 76
"""Pixels; the higher one where all rows say why they failed, and have little room beside them."""
TILE = 34
SIDE = 12
ACTION = 32
"""Pixels of the one thing that a click on the row's end does."""
NARROW = 460
"""Below this many pixels, how it stands is said under the name."""
TONES = {"failed": "danger", "missing": "warn", "reading": "accent", "embedding": "accent"}
SIGNS = {"failed": "alert", "missing": "alert", "ready": "check", "waiting": "clock"}


def action_of(document: Document) -> str:
    """What the row's end offers: cancel, retry, or nothing."""
    if not document.path:
        return ""  # what was pasted is stored already, and could not be read again
    if document.state in WORKING:
        return "cancel"
    return "retry" if document.state in ("failed", "missing") else ""


class DocumentModel(QAbstractListModel):
    """The documents in the order of the state; a change of a few is told of these few alone."""

    def __init__(self, words: DocumentWords) -> None:
        super().__init__()
        self._words = words
        self._documents: tuple[Document, ...] = ()
        self.state = DocumentsState()

    def show_state(self, state: DocumentsState) -> None:
        self.state = state
        old, new = self._documents, state.documents
        if old is new:
            return
        added = len(new) - len(old)
        if len(old) == len(new) and _ids(old) == _ids(new):
            self._change(old, new)
        elif old and added > 0 and _ids(new[added:]) == _ids(old):
            self.beginInsertRows(QModelIndex(), 0, added - 1)
            self._documents = (*new[:added], *old)
            self.endInsertRows()
            self._change(self._documents, new)
        else:
            self.beginResetModel()
            self._documents = new
            self.endResetModel()

    def _change(self, old: Sequence[Document], new: tuple[Document, ...]) -> None:
        self._documents = new
        if rows := [row for row, (before, now) in enumerate(zip(old, new, strict=True)) if before is not now]:
            self.dataChanged.emit(self.index(rows[0]), self.index(rows[-1]))

    def row_of(self, document_id: str) -> int:
        return next((row for row, one in enumerate(self._documents) if one.id == document_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._documents)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        document = self._documents[index.row()]
        if role == DOCUMENT:
            return document
        if role == Qt.ItemDataRole.DisplayRole:
            return document.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._words.why(document) or document.path or document.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            facts = self._words.facts(document, self.state.folder_name(document.scope.folder_id))
            said = (document.name, self._words.state(document), self._words.why(document), facts)
            return ". ".join(part for part in said if part)
        return None


def _ids(documents: Sequence[Document]) -> list[str]:
    return [one.id for one in documents]


class DocumentRow(QStyledItemDelegate):
    """A tile with its kind, its name, what it is, and at the end how it stands."""

    def __init__(self, parent: DocumentList, words: DocumentWords) -> None:
        super().__init__(parent)
        self._list = parent
        self._words = words

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, scaled(self._list.row_height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        document: Document = index.data(DOCUMENT)
        whole: QRect = option.rect  # type: ignore[attr-defined]
        flags: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        direction: Qt.LayoutDirection = option.direction  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ground(painter, whole.adjusted(2, 1, -2, -1), flags, focused=self._list.hasFocus())
        line = _Line(painter, whole, direction)
        inner = whole.adjusted(scaled(SIDE), 0, -scaled(SIDE), 0)
        tile = QRect(inner.left(), inner.center().y() - scaled(TILE) // 2, scaled(TILE), scaled(TILE))
        self._tile(painter, line.at(tile), document)
        room = QRect(
            tile.right() + scaled(SIDE), inner.top() + scaled(9), inner.right() - tile.right() - scaled(SIDE), 0
        )
        room.setBottom(inner.bottom() - scaled(9))
        end = self._end(line, room, document, flags)
        room.setRight(end)
        half = room.height() // 2
        name, below = room.adjusted(0, 0, 0, -half), room.adjusted(0, half, 0, 0)
        why = self._words.why(document).replace("\n", " ")
        if why and line.measure(why, theme.TINY) > room.width():
            self._name_and_why(line, room, document, why)
        else:
            line.write(name, document.name, "ink", theme.BODY, theme.MEDIUM, middle=True)
            self._below(line, below, document, narrow=inner.width() < scaled(NARROW))
        painter.restore()

    def _name_and_why(self, line: _Line, room: QRect, document: Document, why: str) -> None:
        """A reason in as many lines as the row holds, which begins nearer to its edge then."""
        named, high = line.height(theme.BODY, theme.MEDIUM), line.height(theme.TINY)
        whole = line.whole.height() - 2 * scaled(5)
        rows = broken(why, theme.font(theme.TINY), room.width(), max(1, (whole - named) // high))
        top = line.whole.top() + (line.whole.height() - named - len(rows) * high) // 2
        place = QRect(room.left(), top, room.width(), named)
        line.write(place, document.name, "ink", theme.BODY, theme.MEDIUM, middle=True)
        for number, said in enumerate(rows):
            place = QRect(room.left(), top + named + number * high, room.width(), high)
            line.write(place, said, TONES.get(document.state, "soft"), theme.TINY)

    def _tile(self, painter: QPainter, place: QRect, document: Document) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        failed = document.state in ("failed", "missing")
        painter.setBrush(theme.color("side" if failed else "wash"))
        painter.drawRoundedRect(place, scaled(theme.RADIUS_CONTROL), scaled(theme.RADIUS_CONTROL))
        side = scaled(18)
        at = QRect(place.center().x() + 1 - side // 2, place.center().y() + 1 - side // 2, side, side)
        icons.icon(ICONS[kind_of(document)], "faint" if failed else "accent", 18).paint(painter, at)

    def _end(self, line: _Line, room: QRect, document: Document, flags: QStyle.StateFlag) -> int:
        """How it stands, at the end of the row; where the text before it has to end."""
        offered = action_of(document)
        if offered:
            side = scaled(16)
            place = self._list.action_place(line.whole)
            icon = QRect(place.center().x() + 1 - side // 2, place.center().y() + 1 - side // 2, side, side)
            held = bool(flags & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected))
            tone = "ink" if held else "soft"
            icons.icon("x" if offered == "cancel" else "refresh", tone, 16).paint(line.painter, line.at(icon))
        edge = room.right() - scaled(ACTION) + scaled(SIDE) // 2
        if line.whole.width() < scaled(NARROW):
            return edge if offered else room.right()
        said, tone = self._words.state(document), TONES.get(document.state, "faint")
        wide = line.measure(said, theme.SMALL) + 2
        text = QRect(edge - wide, room.top(), wide, room.height())
        line.write(text, said, tone, theme.SMALL, tabular=True)
        start = text.left()
        if sign := SIGNS.get(document.state):
            side = scaled(14)
            start -= side + scaled(5)
            place = QRect(start, room.center().y() + 1 - side // 2, side, side)
            icons.icon(sign, "local" if sign == "check" else tone, 14).paint(line.painter, line.at(place))
        if document.state == "embedding" and document.chunks:
            bar = QRect(text.left(), room.bottom() - scaled(4), wide, scaled(3))
            line.bar(bar, document.embedded / document.chunks)
        return start - scaled(theme.M)

    def _below(self, line: _Line, room: QRect, document: Document, *, narrow: bool) -> None:
        if why := self._words.why(document):
            line.write(room, why, TONES.get(document.state, "soft"), theme.TINY)
            return
        facts = self._words.facts(document, self._list.folder_name(document))
        if narrow and (document.state != "ready" or document.notes):
            facts = f"{self._words.state(document)}  ·  {facts}"
        line.write(room, facts, "faint", theme.TINY, tabular=True)


class _Line:
    """Writes into places that are given from the left, on whichever side the text begins."""

    def __init__(self, painter: QPainter, whole: QRect, direction: Qt.LayoutDirection) -> None:
        self.painter = painter
        self.whole = whole
        self._direction = direction

    def at(self, place: QRect) -> QRect:
        return QStyle.visualRect(self._direction, self.whole, place)

    def measure(self, said: str, size: float) -> int:
        self.painter.setFont(theme.font(size, tabular=True))
        return self.painter.fontMetrics().horizontalAdvance(said)

    def write(
        self, place: QRect, said: str, tone: str, size: float, weight: int = theme.REGULAR, *,
        middle: bool = False, tabular: bool = False,
    ) -> None:  # fmt: skip
        painter = self.painter
        painter.setFont(theme.font(size, weight, tabular=tabular))
        painter.setPen(theme.color(tone))
        mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        said = painter.fontMetrics().elidedText(said.replace("\n", " "), mode, place.width())
        right = self._direction == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(self.at(place), flags | Qt.TextFlag.TextSingleLine, said)

    def height(self, size: float, weight: int = theme.REGULAR) -> int:
        self.painter.setFont(theme.font(size, weight))
        return self.painter.fontMetrics().height()

    def bar(self, place: QRect, share: float) -> None:
        """How far something is."""
        painter, radius = self.painter, place.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(self.at(place), radius, radius)
        done = QRect(place.left(), place.top(), round(place.width() * max(0.0, min(1.0, share))), place.height())
        if done.width() >= place.height():
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(self.at(done), radius, radius)


def _ground(painter: QPainter, area: QRect, flags: QStyle.StateFlag, *, focused: bool) -> None:
    radius = scaled(theme.RADIUS_INPUT)
    painter.setPen(Qt.PenStyle.NoPen)
    if flags & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
        painter.setBrush(theme.color("select"))
        painter.drawRoundedRect(area, radius, radius)
    if flags & QStyle.StateFlag.State_HasFocus and focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theme.color("accent"))
        for inset in (0.5, 1.5):
            painter.drawRoundedRect(area.toRectF().adjusted(inset, inset, -inset, -inset), radius, radius)


class DocumentList(QListView):
    """Enter or a double click opens, Delete asks whether to forget, a click on the row's end cancels or tries again."""

    def __init__(self, presenter: DocumentsPresenter, words: DocumentWords) -> None:
        super().__init__()
        self._presenter = presenter
        self._height = ROW_HEIGHT
        self._model = DocumentModel(words)
        self.setModel(self._model)
        self.setItemDelegate(DocumentRow(self, words))
        self.setAccessibleName(self.tr("Documents"))
        as_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.doubleClicked.connect(lambda index: presenter.open(index.data(DOCUMENT).id))

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """All rows are of one height: what a list would do, lay all of them out anew, takes 40 ms for ten thousand."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def row_height(self) -> int:
        """Of every row; in pixels of text in its usual size."""
        worded = self._model.state.group == "failed" and self.width() < scaled(NARROW)
        return WORDED_HEIGHT if worded else ROW_HEIGHT

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_rows()
        row, before = self.visualRect(self.currentIndex()), event.oldSize().height()
        if row.bottom() > self.viewport().height() and row.top() < before:
            self.scrollTo(self.currentIndex())  # what is chosen stays in sight when more of it is told below

    def _lay_out_rows(self) -> None:
        """Anew, where rows are of another height now."""
        if (height := self.row_height()) != self._height:
            self._height = height
            self.scheduleDelayedItemsLayout()

    def folder_name(self, document: Document) -> str:
        state = self._model.state
        return "" if state.folder_id is not None else state.folder_name(document.scope.folder_id)

    def show_state(self, state: DocumentsState) -> None:
        """The rows that are chosen stay chosen, wherever they stand now."""
        chosen, current = {one.id for one in self.chosen()}, self.currentIndex().data(DOCUMENT)
        self._model.show_state(state)
        self._lay_out_rows()
        if isinstance(current, Document) and not self.currentIndex().isValid():
            row = self._model.row_of(current.id)
            if row >= 0:
                self.setCurrentIndex(self._model.index(row))
            chosen.discard(current.id)
            for document_id in chosen:
                if (row := self._model.row_of(document_id)) >= 0:
                    self.selectionModel().select(self._model.index(row), self.selectionModel().SelectionFlag.Select)

    def chosen(self) -> list[Document]:
        """In the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._model.index(row).data(DOCUMENT) for row in rows]

    def go_to(self, document_id: str) -> None:
        if (row := self._model.row_of(document_id)) >= 0:
            self.setCurrentIndex(self._model.index(row))

    def action_place(self, row: QRect) -> QRect:
        """Where the row's end is clicked; as if the text began at the left."""
        side = scaled(ACTION)
        return QRect(row.right() - scaled(SIDE) // 2 - side, row.center().y() - side // 2, side, side)

    def _acts(self, event: QMouseEvent) -> Document | None:
        """The document whose row's end is under the mouse, where that does something."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return None
        row = self.visualRect(index)
        place = QStyle.visualRect(self.layoutDirection(), row, self.action_place(row))
        document: Document = index.data(DOCUMENT)
        return document if place.contains(event.position().toPoint()) and action_of(document) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and (document := self._acts(event)) is not None:
            self._act(document)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pointing = Qt.CursorShape.PointingHandCursor if self._acts(event) else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(pointing)
        super().mouseMoveEvent(event)

    def _act(self, document: Document) -> None:
        if action_of(document) == "cancel":
            self._presenter.cancel([document.id])
        else:
            self._presenter.retry([document.id])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        chosen = self.chosen()
        if not chosen:
            return
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(QPoint(place.left() + scaled(SIDE), place.bottom()))
        menu = self.menu_of(chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def menu_of(self, chosen: Sequence[Document]) -> QMenu:
        """All that can be done with these."""
        menu, do = QMenu(self), self._presenter
        if len(chosen) == 1 and chosen[0].characters:
            menu.addAction(icons.icon("eye", size=16), self.tr("Open"), lambda: do.open(chosen[0].id))
        working = [one.id for one in chosen if action_of(one) == "cancel"]
        failed = [one.id for one in chosen if action_of(one) == "retry"]
        if working:
            menu.addAction(icons.icon("x", size=16), self.tr("Cancel"), lambda: do.cancel(working))
        if failed:
            menu.addAction(icons.icon("refresh", size=16), self.tr("Try again"), lambda: do.retry(failed))
        menu.addSeparator()
        ids = [one.id for one in chosen]
        menu.addAction(icons.icon("trash", size=16), self.tr("Forget …"), lambda: do.ask_to_forget(ids))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        document = self.currentIndex().data(DOCUMENT)
        if isinstance(document, Document) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._presenter.open(document.id)
        elif event.key() == Qt.Key.Key_Delete and (chosen := self.chosen()):
            self._presenter.ask_to_forget([one.id for one in chosen])
        else:
            super().keyPressEvent(event)
