"""The list of chats and what stands around it, as one frozen state."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from functools import partial
from typing import Any, Literal

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.services.ports import Clock, ConversationStore, Spawn

PAGE = 200
Protection = Literal["keyring", "passphrase", "nothing kept"]
Phase = Literal["loading", "ready", "failed"]
GroupKind = Literal["today", "yesterday", "week", "month"]


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over chats of one time. `month` is its first day where `kind` is month."""

    kind: GroupKind
    month: date | None = None


@dataclass(frozen=True, slots=True)
class Deleted:
    """A chat that was just put in the trash and can be taken back."""

    conversation: Conversation


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, in words for the person."""

    message: str
    advice: str = ""

    @classmethod
    def of(cls, error: SoulfraError) -> Problem:
        return cls(error.message, error.advice)


@dataclass(frozen=True, slots=True)
class SidebarState:
    """Everything the sidebar shows."""

    phase: Phase = "loading"
    chats: tuple[Conversation, ...] = ()
    """Newest first, those whose title fits the filter."""
    groups: tuple[tuple[int, Group], ...] = ()
    """Which group begins before `chats[index]`, in order."""
    filter: str = ""
    looking: bool = False
    """More are being fetched."""
    more: bool = False
    """There are more in the store than are loaded."""
    selected: str | None = None
    deleted: Deleted | None = None
    problem: Problem | None = None
    protection: Protection = "keyring"
    local_only: bool = False

    @property
    def is_empty(self) -> bool:
        return self.phase == "ready" and not self.chats and not self.filter and not self.more

    @property
    def finds_nothing(self) -> bool:
        return bool(self.filter) and not self.chats and not self.more and not self.looking


class SidebarPresenter:
    """Loads chats page by page, keeps them grouped by day, renames, deletes and takes back.

    The app wires `on_open` (a chat's id, None for a new one), `on_ask` (an example to try) and `on_settings`, and tells
    of new answers with `touch`.
    """

    def __init__(self, store: ConversationStore, clock: Clock, spawn: Spawn, zone: tzinfo | None = None) -> None:
        """`zone` is the person's time zone; None takes the system's."""
        self._store = store
        self._clock = clock
        self._spawn = spawn
        self._zone = zone
        self._loaded: list[Conversation] = []
        self._page = PAGE
        self.state = SidebarState()
        self.on_change: Callable[[SidebarState], None] = lambda _state: None
        self.on_open: Callable[[str | None], None] = lambda _id: None
        self.on_ask: Callable[[str], None] = lambda _text: None
        self.on_settings: Callable[[], None] = lambda: None

    def load(self) -> None:
        """Fetch the newest page, or try again after a failure."""
        self._loaded.clear()
        self._page = PAGE
        self._show(phase="loading", problem=None, more=False)
        self._fetch()

    def look_again(self) -> None:
        """Take in what another process has changed, without a flicker: `soulfra ask` beside the window."""
        if self.state.phase == "ready" and not self.state.looking:
            self._spawn(self._take_in())

    async def _take_in(self) -> None:
        try:
            newest = await self._store.conversations(PAGE)
        except SoulfraError:
            return  # nobody asked for this look; the next one that somebody asks for will say it
        known = set(self._loaded)
        for conversation in newest:
            if conversation not in known:
                self.touch(conversation)

    def load_more(self) -> None:
        """Fetch the next page, where there is one and none is on its way."""
        if self.state.more and not self.state.looking:
            self._fetch()

    def _fetch(self) -> None:
        self._show(looking=True)
        self._spawn(self._load_page())

    async def _load_page(self) -> None:
        try:
            page = await self._store.conversations(self._page, self._before())
        except SoulfraError as error:
            phase: Phase = "failed" if self.state.phase == "loading" else self.state.phase
            self._show(phase=phase, looking=False, problem=Problem.of(error))
            return
        known = {chat.id for chat in self._loaded}
        new = [chat for chat in page if chat.id not in known]
        self._loaded.extend(new)
        more = len(page) == self._page
        if more and not new:
            self._page *= 2  # a whole page shares one moment: look past it
        self._regroup(phase="ready", looking=False, more=more)
        if more and (self.state.filter or not new):
            self._fetch()

    def _before(self) -> datetime | None:
        # One step later than the last, so that chats of the very same moment are not jumped over.
        return self._loaded[-1].updated_at + timedelta(microseconds=1) if self._loaded else None

    def filter(self, text: str) -> None:
        """Show only chats whose title has these words; older pages are fetched until all were looked at."""
        self._regroup(filter=text.strip())
        if self.state.filter:
            self.load_more()

    def new_chat(self) -> None:
        self._show(selected=None)
        self.on_open(None)

    def open(self, conversation_id: str) -> None:
        if conversation_id != self.state.selected:
            self._show(selected=conversation_id)
            self.on_open(conversation_id)

    def ask(self, example: str) -> None:
        """Try an example in a new chat."""
        self.new_chat()
        self.on_ask(example)

    def settings(self) -> None:
        self.on_settings()

    def select(self, conversation_id: str | None) -> None:
        """Mark what the chat area shows, without opening it again."""
        self._show(selected=conversation_id)

    def touch(self, conversation: Conversation) -> None:
        """A chat is new or has changed: it goes where its time puts it."""
        self._loaded = [chat for chat in self._loaded if chat.id != conversation.id]
        self._put_back(conversation)
        self._regroup()

    def about(self, *, protection: Protection | None = None, local_only: bool | None = None) -> None:
        """What the card at the foot says of this session."""
        self._show(
            protection=protection or self.state.protection,
            local_only=self.state.local_only if local_only is None else local_only,
        )

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a chat another title; an empty one changes nothing."""
        title = " ".join(title.split())
        old = self._find(conversation_id)
        if old and title and title != old.title:
            self._replace(replace(old, title=title))
            self._spawn(self._saved(partial(self._store.rename, conversation_id, title), lambda: self._replace(old)))

    def delete(self, conversation_id: str) -> None:
        """Put a chat in the trash at once, and offer to take it back."""
        chat = self._find(conversation_id)
        if chat is None:
            return
        self._loaded.remove(chat)
        self._regroup(deleted=Deleted(chat))
        if self.state.selected == conversation_id:
            self.new_chat()
        self._spawn(self._saved(partial(self._store.delete, conversation_id), lambda: self._take_back(chat)))

    def undo(self) -> None:
        """Take the chat that was deleted last out of the trash."""
        if self.state.deleted:
            chat = self.state.deleted.conversation
            self._take_back(chat)
            self._spawn(self._saved(partial(self._store.restore, chat.id), lambda: self._drop(chat)))

    def dismiss(self) -> None:
        """The person has read the notice."""
        self._show(deleted=None, problem=None)

    async def _saved(self, change: Callable[[], Awaitable[None]], put_right: Callable[[], None]) -> None:
        try:
            await change()
        except SoulfraError as error:
            put_right()
            self._show(problem=Problem.of(error))

    def _find(self, conversation_id: str) -> Conversation | None:
        return next((chat for chat in self._loaded if chat.id == conversation_id), None)

    def _replace(self, chat: Conversation) -> None:
        self._loaded = [chat if other.id == chat.id else other for other in self._loaded]
        self._regroup()

    def _take_back(self, chat: Conversation) -> None:
        self._put_back(chat)
        self._regroup(deleted=None)

    def _drop(self, chat: Conversation) -> None:
        self._loaded = [other for other in self._loaded if other.id != chat.id]
        self._regroup()

    def _put_back(self, chat: Conversation) -> None:
        later = (i for i, other in enumerate(self._loaded) if other.updated_at <= chat.updated_at)
        self._loaded.insert(next(later, len(self._loaded)), chat)

    def _regroup(self, **changes: Any) -> None:
        wanted = changes.get("filter", self.state.filter).casefold().split()
        chats = tuple(c for c in self._loaded if all(word in c.title.casefold() for word in wanted))
        self._show(chats=chats, groups=group(chats, self._clock.now(), self._zone), **changes)

    def _show(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.on_change(self.state)


def group(chats: tuple[Conversation, ...], now: datetime, zone: tzinfo | None = None) -> tuple[tuple[int, Group], ...]:
    """Where each group begins among chats that stand newest first."""
    today = now.astimezone(zone).date()
    starts: list[tuple[int, Group]] = []
    for index, chat in enumerate(chats):
        kind = _group_of(chat.updated_at.astimezone(zone).date(), today)
        if not starts or starts[-1][1] != kind:
            starts.append((index, kind))
    return tuple(starts)


def _group_of(day: date, today: date) -> Group:
    age = (today - day).days
    if age <= 0:
        return Group("today")
    if age == 1:
        return Group("yesterday")
    if age <= 7:
        return Group("week")
    return Group("month", day.replace(day=1))
