"""The hits of a search: title, where and when, and the words found, marked where they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QDate, QLocale, QModelIndex, QPersistentModelIndex, Qt

from soulfra_desktop.domain.search import SearchHit
from soulfra_desktop.ui.kit.found_rows import FOUND, Found, FoundList
from soulfra_desktop.ui.kit.names import provider_label
from soulfra_desktop.ui.search.presenter import SearchPresenter, SearchState

Index = QModelIndex | QPersistentModelIndex
HIT = Qt.ItemDataRole.UserRole
SIGNS = {"user": "edit", "assistant": "chat", None: "search"}


class HitModel(QAbstractListModel):
    """The hits in the order in which they were found."""

    def __init__(self, folder_name: Callable[[str | None], str], load_more: Callable[[], None]) -> None:
        super().__init__()
        self._folder_name = folder_name
        self._load_more = load_more
        self._hits: tuple[SearchHit, ...] = ()
        self._more = False

    def show_state(self, state: SearchState) -> bool:
        """Take over the hits; whether they are others now."""
        self._more = state.more and not state.searching
        old, new = self._hits, state.hits
        if old == new:
            return False
        if old and new[: len(old)] == old:
            self.beginInsertRows(QModelIndex(), len(old), len(new) - 1)
            self._hits = new
            self.endInsertRows()
            return False
        self.beginResetModel()
        self._hits = new
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._hits)

    def canFetchMore(self, parent: Index) -> bool:
        return self._more

    def fetchMore(self, parent: Index) -> None:
        self._load_more()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self._hits[index.row()]
        if role == HIT:
            return hit
        if role == FOUND:
            return Found(hit.title, hit.snippet, self._about(hit), SIGNS[hit.role], tuple(hit.marks))
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join((hit.title, self._about(hit), hit.snippet))
        return None

    def _about(self, hit: SearchHit) -> str:
        """Who said it, when, and in which folder."""
        who = {"user": self.tr("You"), "assistant": self.tr("Answer"), None: self.tr("Title of a chat")}[hit.role]
        day = QLocale().toString(QDate(*hit.created_at.astimezone().timetuple()[:3]), self.tr("d MMM yyyy"))
        return "  ·  ".join(part for part in (who, _model(hit.model), day, self._folder_name(hit.folder_id)) if part)


def _model(ref: str | None) -> str:
    """A model's name for people: `ollama/llama3.2` is "llama3.2"; the provider's where that says more."""
    if not ref:
        return ""
    provider, _, name = ref.partition("/")
    return name or provider_label(provider)


class HitList(FoundList):
    def __init__(self, presenter: SearchPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._model = HitModel(presenter.folder_name, presenter.load_more)
        self.setModel(self._model)
        self.setAccessibleName(self.tr("Messages found"))
        self.clicked.connect(self.open)
        self.activated.connect(self.open)

    def show_state(self, state: SearchState) -> None:
        if self._model.show_state(state):
            self.begin_anew()

    def open(self, index: Index | None = None) -> None:
        """Go to a hit; to the current one where none is said."""
        hit = (index or self.currentIndex()).data(HIT)
        if isinstance(hit, SearchHit):
            self._presenter.open(hit)
