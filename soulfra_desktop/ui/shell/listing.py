"""The chats of one shelf, fetched page by page and kept in order while they change. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from operator import attrgetter

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.domain.shelf import NO_FOLDER, Place, Shelf
from soulfra_desktop.services.store_ports import ConversationStore

PAGE = 200


def belongs(chat: Conversation, shelf: Shelf) -> bool:
    """Whether a chat stands on a shelf."""
    if shelf.pinned is not None and chat.pinned != shelf.pinned:
        return False
    if shelf.folder_id is not None and (chat.folder_id or NO_FOLDER) != shelf.folder_id:
        return False
    if shelf.tag is not None and shelf.tag not in chat.tags:
        return False
    if shelf.source is not None and chat.source != shelf.source:
        return False
    return place_of(chat) == shelf.place


def place_of(chat: Conversation) -> Place:
    """Where a chat is kept."""
    return "trash" if chat.deleted_at is not None else "archived" if chat.archived else "active"


class Listing:
    """`chats` are newest first. What is put in or dropped while a page is on its way stays so."""

    def __init__(self, store: ConversationStore, shelf: Shelf, page: int = PAGE) -> None:
        self.shelf = shelf
        self.chats: tuple[Conversation, ...] = ()
        self.more = True
        self.looking = False
        self._store = store
        self._page = page
        self._reached: datetime | None = None
        self._meanwhile: set[str] = set()
        self._were: Mapping[str, Conversation] = {}
        """The same chats as they were read before: one that is unchanged stays the same object, which is cheap to tell."""

    async def load_more(self) -> None:
        """Fetch the next page, where there is one and none is on its way. Raises SoulfraError."""
        if self.looking or not self.more:
            return
        self.looking = True
        self._meanwhile.clear()
        try:
            page = await self._store.conversations(self._page, self._before(), self.shelf)
        finally:
            self.looking = False
        self._take(page)

    def _take(self, page: list[Conversation]) -> None:
        known = {chat.id for chat in self.chats} | self._meanwhile
        new = [self._as_it_was(chat) for chat in page if chat.id not in known]
        self.more = len(page) == self._page
        if page:
            stuck = page[-1].updated_at == self._reached
            self._reached = page[-1].updated_at
            if self.more and stuck:
                self._page *= 2  # a whole page shares one moment: look past it
        if new:
            self.chats = _sorted([*self.chats, *new])

    def _as_it_was(self, chat: Conversation) -> Conversation:
        was = self._were.get(chat.id)
        return was if was is not None and was == chat else chat

    def _before(self) -> datetime | None:
        # One step later than the last, so that chats of the very same moment are not jumped over.
        return self._reached + timedelta(microseconds=1) if self._reached else None

    @property
    def was_read(self) -> bool:
        """Whether anything was fetched yet, if only the news that there is nothing."""
        return self._reached is not None or not self.more

    async def read_again(self) -> Listing:
        """These chats as the store holds them now, as far down as was fetched here. Raises SoulfraError."""
        fresh = Listing(self._store, self.shelf, self._page)
        fresh._were = {chat.id: chat for chat in self.chats}
        while self.was_read and fresh.more and not self._ends_above(fresh._reached):
            await fresh.load_more()
        return fresh

    def _ends_above(self, reached: datetime | None) -> bool:
        return self.more and self._reached is not None and reached is not None and reached <= self._reached

    def become(self, fresh: Listing) -> None:
        """Take over what was read again, and not what lies below the pages that were fetched here."""
        if not fresh.was_read:
            return
        within = tuple([chat for chat in fresh.chats if not self.more or self._is_in_reach(chat)])
        self.more = fresh.more or len(within) < len(fresh.chats)
        if not self.more or self._reached is None:
            self._reached = fresh._reached
        self.chats, self._page = within, fresh._page

    def put(self, chats: Collection[Conversation]) -> None:
        """These chats are new or have changed: each goes where it belongs, which may be off this shelf."""
        ids = {chat.id for chat in chats}
        fitting = [chat for chat in chats if belongs(chat, self.shelf) and self._is_in_reach(chat)]
        kept = [chat for chat in self.chats if chat.id not in ids]
        if self.looking:
            self._meanwhile |= ids
        if fitting or len(kept) < len(self.chats):
            self.chats = _sorted([*kept, *fitting])

    def drop(self, ids: Collection[str]) -> None:
        """These chats are not here any more."""
        self.chats = tuple(chat for chat in self.chats if chat.id not in ids)
        if self.looking:
            self._meanwhile |= set(ids)

    def _is_in_reach(self, chat: Conversation) -> bool:
        """A chat older than what was fetched would stand alone: it comes with its page."""
        return not self.more or self._reached is None or chat.updated_at >= self._reached


def _sorted(chats: list[Conversation]) -> tuple[Conversation, ...]:
    return tuple(sorted(chats, key=attrgetter("updated_at"), reverse=True))
