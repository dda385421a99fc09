"""The archive and the trash: chats out of the way, to be looked through, taken back, or deleted for good."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, Literal

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.shelf import TRASH_KEPT, Shelf
from soulfra_desktop.services.ports import Clock, Spawn
from soulfra_desktop.services.store_ports import ChatOrganiser, ConversationStore
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.shell.listing import Listing
from soulfra_desktop.ui.shell.state import Phase

PAGE = 1000
OutOfTheWay = Literal["archived", "trash"]


@dataclass(frozen=True, slots=True)
class ShelfState:
    """Everything one of the two screens shows."""

    place: OutOfTheWay
    phase: Phase = "loading"
    chats: tuple[Conversation, ...] = ()
    """Newest first, those whose title fits the filter."""
    filter: str = ""
    picked: frozenset[str] = frozenset()
    total: int = 0
    """Chats here, whether they fit the filter or not; of those that are fetched."""
    more: bool = False
    asking: tuple[str, ...] | None = None
    """Ids that are to be deleted for good if the person says yes; empty for all there are."""
    problem: Problem | None = None

    @property
    def is_empty(self) -> bool:
        return self.phase == "ready" and not self.total and not self.more


class ShelfPresenter:
    """The app wires `on_open` (a chat's id), `on_restored` (chats that are back in the list) and `on_done`."""

    def __init__(
        self,
        place: OutOfTheWay,
        store: ConversationStore,
        organiser: ChatOrganiser,
        clock: Clock,
        spawn: Spawn,
        after: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        """`after` is waited for before the first look: changes that are still on their way into the store."""
        self._after = after
        self._store = store
        self._organiser = organiser
        self._clock = clock
        self._spawn = spawn
        self._listing = Listing(store, Shelf(place=place), PAGE)
        self.state = ShelfState(place)
        self.on_change: Callable[[ShelfState], None] = lambda _state: None
        self.on_open: Callable[[str], None] = lambda _id: None
        self.on_restored: Callable[[Sequence[Conversation]], None] = lambda _chats: None
        self.on_done: Callable[[], None] = lambda: None

    def load(self) -> None:
        """Fetch all, or try again after a failure."""
        self._listing = Listing(self._store, Shelf(place=self.state.place), PAGE)
        self._show(phase="loading", problem=None)
        self._spawn(self._load())

    async def _load(self) -> None:
        listing = self._listing
        if self._after is not None:
            await self._after()
        try:
            while listing.more and listing is self._listing:
                await listing.load_more()
                self._look(phase="ready")
        except SoulfraError as error:
            self._show(phase="failed", problem=Problem.of(error))

    def filter(self, text: str) -> None:
        """Only chats whose title has these words."""
        self._look(filter=text.strip())

    def pick(self, conversation_id: str) -> None:
        """Pick a chat, or leave it out."""
        self._show(picked=self.state.picked ^ {conversation_id})

    def pick_all(self) -> None:
        """All that are shown; none where all were picked."""
        shown = frozenset(chat.id for chat in self.state.chats)
        self._show(picked=frozenset() if shown <= self.state.picked else shown)

    def days_left(self, chat: Conversation) -> int:
        """Whole days until a chat in the trash is gone for good, today counted."""
        since: datetime = chat.deleted_at or self._clock.now()
        return max(0, -((self._clock.now() - since - TRASH_KEPT).days))

    def open(self, conversation_id: str) -> None:
        """Read a chat of the archive where it lies."""
        if self.state.place == "archived":
            self.on_open(conversation_id)

    def restore(self, ids: Sequence[str] = ()) -> None:
        """Take these, or those that are picked, back into the list."""
        chats = self._of(ids)
        back = [replace(chat, archived=False, deleted_at=None) for chat in chats]
        if self.state.place == "trash":
            back = [replace(chat, deleted_at=None) for chat in chats]
            step = partial(self._organiser.restore, [chat.id for chat in chats])
        else:
            step = partial(self._organiser.archive, [chat.id for chat in chats], on=False)
        if chats:
            self._leave(chats)
            self._spawn(self._restored(step, chats, back))

    async def _restored(
        self, step: Callable[[], Awaitable[None]], chats: list[Conversation], back: list[Conversation]
    ) -> None:
        if await self._was_stored(step, chats):
            self.on_restored(back)

    def delete(self, ids: Sequence[str] = ()) -> None:
        """Put chats of the archive in the trash; ask first where they lie there already."""
        chats = self._of(ids)
        if self.state.place == "trash":
            self.ask([chat.id for chat in chats])
        elif chats:
            self._leave(chats)
            self._spawn(self._stored(partial(self._organiser.delete, [chat.id for chat in chats]), chats))

    def ask(self, ids: Sequence[str] | None = None) -> None:
        """Ask whether these are to be deleted for good; all of them where none are named."""
        if ids is None or ids:
            self._show(asking=tuple(ids or ()))

    def keep(self) -> None:
        """No: nothing is deleted."""
        self._show(asking=None)

    def purge(self) -> None:
        """Yes: delete for good what was asked about."""
        asked = self.state.asking
        if asked is None:
            return
        now = self._clock.now()
        chats = [chat for chat in self._listing.chats if not asked or chat.id in asked]
        step: Callable[[], Awaitable[Any]] = partial(self._organiser.purge, asked)
        if not asked:
            step = partial(self._organiser.purge_expired, now)
        self._show(asking=None)
        self._leave(chats)
        self._spawn(self._stored(step, chats))

    def _of(self, ids: Sequence[str]) -> list[Conversation]:
        wanted = set(ids) or self.state.picked
        return [chat for chat in self._listing.chats if chat.id in wanted]

    def _leave(self, chats: Sequence[Conversation]) -> None:
        gone = {chat.id for chat in chats}
        self._listing.drop(gone)
        self._look(picked=self.state.picked - gone)

    async def _stored(self, step: Callable[[], Awaitable[Any]], chats: Sequence[Conversation]) -> None:
        await self._was_stored(step, chats)

    async def _was_stored(self, step: Callable[[], Awaitable[Any]], chats: Sequence[Conversation]) -> bool:
        """Whether it could be stored; if not, the chats are here again."""
        try:
            await step()
        except SoulfraError as error:
            self._listing.put(chats)
            self._look(problem=Problem.of(error))
            return False
        return True

    def _look(self, **changes: Any) -> None:
        words = changes.get("filter", self.state.filter).casefold().split()
        chats = self._listing.chats
        if words:
            chats = tuple(chat for chat in chats if all(word in chat.title.casefold() for word in words))
        self._show(chats=chats, total=len(self._listing.chats), more=self._listing.more, **changes)

    def _show(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.on_change(self.state)
