"""The passages that were found: where each stands, what it says, and how well it fits as a quiet bar."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QDate, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent

from soulfra_desktop.domain.knowledge import Passage
from soulfra_desktop.ui.documents.finding import FindingPresenter, FindingState, excerpt, marks
from soulfra_desktop.ui.kit.found_rows import FOUND, Found, FoundList
from soulfra_desktop.ui.kit.sentences import shown

Index = QModelIndex | QPersistentModelIndex
PASSAGE = Qt.ItemDataRole.UserRole
LINES = 3
SIGNS = {"document": "file", "message": "chat", "fact": "info"}


class PassageModel(QAbstractListModel):
    """The best first."""

    def __init__(self) -> None:
        super().__init__()
        self._passages: tuple[Passage, ...] = ()
        self._said: tuple[str, ...] = ()
        self.words = ""

    def show_state(self, state: FindingState) -> bool:
        """Take over what was found; whether it is something else now."""
        if state.passages == self._passages:
            return False
        self.beginResetModel()
        self._passages, self.words = state.passages, state.words
        self._said = tuple(excerpt(one.text, state.words) for one in state.passages)
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._passages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        passage = self._passages[index.row()]
        if role == PASSAGE:
            return passage
        if role == FOUND:
            said = self._said[index.row()]
            marked = tuple(marks(said, self.words))
            where, sign = self._where(passage), SIGNS[passage.kind]
            title = shown(passage.title) if passage.kind == "fact" else passage.title  # a file's name is no sentence
            return Found(title, said, where, sign, marked, LINES, passage.score)
        if role == Qt.ItemDataRole.DisplayRole:
            return passage.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return passage.path or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            fits = self.tr("fits {0} %").format(round(passage.score * 100))
            return ". ".join((passage.title, self._where(passage), self._said[index.row()], fits))
        return None

    def _where(self, passage: Passage) -> str:
        """Page, heading and date; of a chat or a memory, what it is."""
        kind = {"document": "", "message": self.tr("In a chat"), "fact": self.tr("Remembered")}[passage.kind]
        day = ""
        if passage.at is not None:
            at = passage.at.astimezone()
            day = QLocale().toString(QDate(at.year, at.month, at.day), self.tr("d MMM yyyy"))
        parts = (kind, self._pages(passage), " › ".join(passage.heading_path), day)
        return "  ·  ".join(part for part in parts if part)

    def _pages(self, passage: Passage) -> str:
        """On which pages it stands; empty where there are none."""
        first, last = passage.page_from, passage.page_to
        if first is None:
            return ""
        if last is None or last == first:
            return self.tr("page {0}").format(first)
        return self.tr("pages {0}–{1}").format(first, last)


class PassageList(FoundList):
    def __init__(self, presenter: FindingPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._model = PassageModel()
        self.setModel(self._model)
        self.setAccessibleName(self.tr("Passages found"))
        self.clicked.connect(self.open)

    def show_state(self, state: FindingState) -> None:
        if self._model.show_state(state):
            self.begin_anew()

    def open(self, index: Index | None = None) -> None:
        """Go to a passage; to the current one where none is said."""
        passage = (index or self.currentIndex()).data(PASSAGE)
        if isinstance(passage, Passage):
            self._presenter.open(passage)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
        else:
            super().keyPressEvent(event)
