"""Searching all messages as one types: the newest query alone counts, and what it finds can be narrowed and opened."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, Literal

from soulfra_desktop.domain.chat import Role
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.search import SearchFound, SearchHit, SearchQuery, terms
from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.services.ports import Clock, Spawn
from soulfra_desktop.services.store_ports import ChatOrganiser, MessageSearch
from soulfra_desktop.ui.kit.problem import Problem

LIMIT = 50
"""Hits a step."""
Period = Literal["any", "today", "week", "month", "year", "custom"]
DAYS: dict[Period, int] = {"today": 0, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a hit has to fit, besides the words. None and "any" ask for nothing."""

    model: str | None = None
    role: Role | None = None
    folder_id: str | None = None
    tag: str | None = None
    period: Period = "any"
    first: date | None = None
    """The first and the last day of a custom period."""
    last: date | None = None


@dataclass(frozen=True, slots=True)
class SearchState:
    """Everything the search screen shows."""

    text: str = ""
    narrowing: Narrowing = Narrowing()
    searching: bool = False
    hits: tuple[SearchHit, ...] = ()
    """Of the last query that was answered; they stay until the next one is."""
    answered: bool = False
    """Whether `hits` answer a query at all."""
    more: bool = False
    indexed: float = 1.0
    problem: Problem | None = None
    folders: tuple[Folder, ...] = ()
    tags: tuple[tuple[str, int], ...] = ()
    models: tuple[str, ...] = ()

    @property
    def is_narrowed(self) -> bool:
        return self.narrowing != Narrowing()

    @property
    def asks(self) -> bool:
        """Whether there is a word to look for."""
        return any(term.wanted for term in terms(self.text))

    @property
    def only_excludes(self) -> bool:
        return bool(terms(self.text)) and not self.asks

    @property
    def finds_nothing(self) -> bool:
        return self.asks and self.answered and not self.hits and not self.problem


class SearchPresenter:
    """The app wires `on_open(conversation_id, message_id, words)` and `on_done`.

    `models` names, as `provider/model`, those that may have answered.
    """

    def __init__(
        self,
        search: MessageSearch,
        organiser: ChatOrganiser,
        clock: Clock,
        spawn: Spawn,
        models: Callable[[], Sequence[str]] = lambda: (),
        zone: tzinfo | None = None,
    ) -> None:
        self._search = search
        self._organiser = organiser
        self._clock = clock
        self._spawn = spawn
        self._models = models
        self._zone = zone
        self._limit = LIMIT
        self._running: asyncio.Task[None] | None = None
        self._asked: SearchQuery | None = None
        """The query whose answer is wanted; that of any other comes too late."""
        self.state = SearchState()
        self.on_change: Callable[[SearchState], None] = lambda _state: None
        self.on_open: Callable[[str, str | None, tuple[str, ...]], None] = lambda _chat, _message, _words: None
        self.on_done: Callable[[], None] = lambda: None

    def begin(self, text: str = "") -> None:
        """The screen is shown. Words given replace those of the last time."""
        self._spawn(self._look_up())
        if text:
            self.type(text)
        elif self.state.asks:
            self._ask()

    async def _look_up(self) -> None:
        try:
            folders, tags = await self._organiser.folders(), await self._organiser.tags()
        except SoulfraError as error:
            self._show(problem=Problem.of(error))
            return
        narrowing = self.state.narrowing
        if narrowing.folder_id and narrowing.folder_id not in [folder.id for folder in folders]:
            self.narrow(folder_id=None)
        self._show(folders=tuple(folders), tags=tuple(tags), models=tuple(self._models()))

    def type(self, text: str) -> None:
        """What stands in the field; each keystroke supersedes the last."""
        if text != self.state.text:
            self._limit = LIMIT
            self._show(text=text)
            self._ask()

    def narrow(self, **changes: Any) -> None:
        """Set a filter: `narrow(role="user")`; None takes it away."""
        narrowing = replace(self.state.narrowing, **changes)
        if narrowing != self.state.narrowing:
            self._limit = LIMIT
            self._show(narrowing=narrowing)
            self._ask()

    def between(self, first: date, last: date) -> None:
        """Only messages of these days, both included."""
        self.narrow(period="custom", first=min(first, last), last=max(first, last))

    def clear(self) -> None:
        """Take every filter away; the words stay."""
        self.narrow(**{name: getattr(Narrowing(), name) for name in Narrowing.__slots__})

    def again(self) -> None:
        """Ask once more, after a failure."""
        self._ask()

    def load_more(self) -> None:
        """Twice as many hits, where there are more."""
        if self.state.more and not self.state.searching:
            self._limit *= 2
            self._ask()

    def open(self, hit: SearchHit) -> None:
        """Go to the message, in its branch."""
        words = tuple(word for term in terms(self.state.text) if term.wanted for word in term.words)
        self.on_open(hit.conversation_id, hit.message_id, words)

    def folder_name(self, folder_id: str | None) -> str:
        """Empty where a chat is in none."""
        return next((folder.name for folder in self.state.folders if folder.id == folder_id), "")

    # How it is asked.

    def _ask(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self._running = None
        if not self.state.asks:
            self._asked = None
            self._show(searching=False, hits=(), answered=False, more=False, problem=None)
            return
        self._asked = self._query()
        self._show(searching=True)
        self._running = self._spawn(self._answer(self._asked))

    def _query(self) -> SearchQuery:
        wanted = self.state.narrowing
        since, until = self._times(wanted)
        return SearchQuery(
            self.state.text,
            model=wanted.model,
            role=wanted.role,
            folder_id=wanted.folder_id,
            tag=wanted.tag,
            since=since,
            until=until,
            limit=self._limit,
        )

    def _times(self, wanted: Narrowing) -> tuple[datetime | None, datetime | None]:
        if wanted.period == "any":
            return None, None
        today = self._clock.now().astimezone(self._zone).date()
        if wanted.period != "custom":
            return self._start(today - timedelta(days=DAYS[wanted.period])), None
        until = self._start(wanted.last + timedelta(days=1)) if wanted.last else None
        return self._start(wanted.first) if wanted.first else None, until

    def _start(self, day: date) -> datetime:
        return datetime.combine(day, time(), tzinfo=self._zone).astimezone(self._zone)

    async def _answer(self, query: SearchQuery) -> None:
        try:
            found = await self._search.search(query)
        except SoulfraError as error:
            if query is self._asked:
                self._show(searching=False, problem=Problem.of(error))
            return
        if query is self._asked:
            self._take(found)

    def _take(self, found: SearchFound) -> None:
        models = {*self.state.models, *(hit.model for hit in found.hits if hit.model)}
        self._show(
            searching=False,
            answered=True,
            hits=found.hits,
            more=found.more,
            indexed=found.indexed,
            problem=None,
            models=tuple(sorted(models)),
        )

    def _show(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.on_change(self.state)
