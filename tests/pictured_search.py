"""The search, the archive and the trash in every state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from soulfra_desktop.domain.search import SearchHit
from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.search.presenter import Narrowing, SearchPresenter, SearchState
from soulfra_desktop.ui.search.view import SearchView
from soulfra_desktop.ui.shelf.presenter import ShelfPresenter, ShelfState
from soulfra_desktop.ui.shelf.view import ShelfView
from tests.pictured_shell import CHATS, FULL, NOW, NoStore, StillClock, no_work

FOLDERS = (Folder("garden", "Garden"), Folder("work", "Arbeitsunfähigkeitsbescheinigungen und anderes"))


def hit(number: int, title: str, text: str, *words: str, **more: Any) -> SearchHit:
    marks = tuple((text.index(word), text.index(word) + len(word)) for word in words)
    return SearchHit(
        str(number),
        title,
        f"m{number}",
        more.pop("role", "assistant"),
        text,
        marks,
        NOW - timedelta(days=number * 3),
        **more,
    )


HITS = (
    replace(hit(0, "Tomatoes on the balcony", "Tomatoes on the balcony", "Tomatoes"), message_id=None, role=None),
    hit(1, "Recipe from what is left", "…roast the tomatoes slowly with thyme and garlic until they slump, then crush half of them "
        "and leave the rest whole, so that the sauce keeps some bite…", "tomatoes", "thyme", model="ollama/llama3.2:3b"),
    hit(2, "Garden plan", "Can tomatoes stand beside basil, or will one of them starve the other?", "tomatoes",
        role="user", folder_id="garden"),
    hit(5, "Donaudampfschifffahrtsgesellschaftskapitänsmütze und was sonst noch alles im Schrank liegt",
        "…🍅 tomatoes are Paradeiser in Vienna, which nobody north of the Main understands at once…", "tomatoes",
        model="anthropic/claude-haiku-4-5", folder_id="work"),
    hit(30, "العربية", "الطماطم tomatoes فاكهة", "tomatoes", model="openai/gpt-5.4-mini"),
)  # fmt: skip
FOUND = SearchState(
    "tomatoes thyme", hits=HITS, answered=True, folders=FOLDERS, tags=(("work", 12),), models=("ollama/llama3.2:3b",)
)
NARROWED = Narrowing(
    "anthropic/claude-haiku-4-5", "assistant", "work", "work", "custom", date(2026, 1, 1), date(2026, 11, 22)
)
DELETED = tuple(replace(chat, deleted_at=NOW - timedelta(days=4 * n + 1)) for n, chat in enumerate(CHATS))
TRASH = ShelfState("trash", "ready", DELETED, total=len(DELETED))
ARCHIVE = ShelfState("archived", "ready", CHATS[3:], total=5)
FAILED = Problem("The disk could not be read.", "Try again.")


def screens(shell: Callable[..., Any]) -> dict[str, Callable[[], QWidget]]:
    """By name; `shell` makes the window."""

    def search(state: SearchState) -> Callable[[], QWidget]:
        def made() -> QWidget:
            window = shell(FULL)
            presenter = SearchPresenter(None, NoStore(), StillClock(), no_work)  # type: ignore[arg-type]
            presenter.state = state
            window.show_settings(SearchView(presenter))
            return window

        return made

    def shelf(state: ShelfState) -> Callable[[], QWidget]:
        def made() -> QWidget:
            window = shell(FULL)
            presenter = ShelfPresenter(state.place, NoStore(), NoStore(), StillClock(), no_work)  # type: ignore[arg-type]
            presenter.state = state
            window.show_settings(ShelfView(presenter))
            return window

        return made

    return {
        "search": search(SearchState(folders=FOLDERS)),
        "search-found": search(FOUND),
        "search-indexing": search(replace(FOUND, hits=HITS[:2], indexed=0.42, more=True)),
        "search-narrowed": search(replace(FOUND, hits=HITS[3:4], narrowing=NARROWED)),
        "search-nothing": search(replace(FOUND, text="zebra", hits=(), narrowing=replace(Narrowing(), role="user"))),
        "search-only-excluded": search(replace(FOUND, text="-zebra", hits=())),
        "search-loading": search(SearchState("tomatoes", searching=True)),
        "search-error": search(replace(FOUND, problem=FAILED)),
        "trash": shelf(replace(TRASH, picked=frozenset(("2", "3")))),
        "trash-asking": shelf(replace(TRASH, picked=frozenset(("2", "3")), asking=("2", "3"))),
        "trash-empty": shelf(ShelfState("trash", "ready")),
        "trash-loading": shelf(ShelfState("trash")),
        "trash-error": shelf(ShelfState("trash", "failed", problem=FAILED)),
        "archive": shelf(ARCHIVE),
        "archive-empty": shelf(ShelfState("archived", "ready")),
        "archive-nothing": shelf(replace(ARCHIVE, chats=(), filter="zebra")),
    }
