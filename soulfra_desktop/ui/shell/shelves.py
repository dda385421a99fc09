"""Every part of the list of chats, kept alike: pinned, each open folder, the days, and what was looked for. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.domain.shelf import NO_FOLDER, Folder, Shelf
from soulfra_desktop.services.store_ports import ChatOrganiser, ConversationStore
from soulfra_desktop.ui.shell.listing import PAGE, Listing, place_of
from soulfra_desktop.ui.shell.state import Drawer

PAGE_OF_ALL = 1000
"""Chats a step while titles are looked through."""


class Shelves:
    """Fetches what is shown and puts every change where it belongs. Loading raises SoulfraError."""

    def __init__(self, store: ConversationStore, organiser: ChatOrganiser, page: int = PAGE) -> None:
        self._store = store
        self._organiser = organiser
        self._page = page
        self._folders: list[Folder] = []
        self._changes = 0
        """Rises with every change that is made here, so that what was read before it is known to be old."""
        self.tags: tuple[tuple[str, int], ...] = ()
        self.open: set[str] = set()
        """Ids of the folders that are open."""
        self.forget()

    @property
    def folders(self) -> list[Folder]:
        return self._folders

    def set_folders(self, folders: list[Folder]) -> None:
        """The person changed them."""
        self._changes += 1
        self._folders = folders

    def forget(self) -> None:
        """Begin anew."""
        self._changes += 1
        self.pinned = Listing(self._store, Shelf(pinned=True, folder_id=None), self._page)
        self.days = Listing(self._store, Shelf(folder_id=NO_FOLDER, pinned=False), self._page)
        self.found: Listing | None = None
        self._filed: dict[str, Listing] = {}

    async def load(self) -> None:
        """The first page of all that is shown."""
        await self.look_up()
        await self.pinned.load_more()
        await self.days.load_more()
        for folder_id in self.open & {folder.id for folder in self.folders}:
            await self.of(folder_id).load_more()

    async def look_up(self) -> None:
        """Which folders and tags there are."""
        self._folders = await self._organiser.folders()
        self.tags = tuple(await self._organiser.tags())

    async def look_again(self) -> bool:
        """Take over what the store holds now; nothing, and False, where something was changed here meanwhile."""
        begun = self._changes
        folders, tags = await self._organiser.folders(), await self._organiser.tags()
        read = [(listing, await listing.read_again()) for listing in list(self._listings())]
        if self._changes != begun or any(listing.looking for listing, _ in read):
            return False
        self._folders, self.tags = folders, tuple(tags)
        for listing, fresh in read:
            listing.become(fresh)
        return True

    def look_for(self, tag: str | None) -> Listing:
        """The list over everything, or over everything with a tag; the same one as long as the tag is the same."""
        if self.found is None or self.found.shelf.tag != tag:
            self.found = Listing(self._store, Shelf(tag=tag), max(self._page, PAGE_OF_ALL))
        return self.found

    def of(self, folder_id: str) -> Listing:
        """The chats of one folder."""
        if folder_id not in self._filed:
            self._filed[folder_id] = Listing(self._store, Shelf(folder_id=folder_id, pinned=False), self._page)
        return self._filed[folder_id]

    def take_out(self, folder_id: str) -> tuple[Conversation, ...]:
        """Forget a folder's list; the chats of it that were loaded."""
        self._changes += 1
        self.open.discard(folder_id)
        listing = self._filed.pop(folder_id, None)
        above = tuple(chat for chat in self.pinned.chats if chat.folder_id == folder_id)
        return (*(listing.chats if listing else ()), *above)

    def put(self, chats: Collection[Conversation], was: Collection[Conversation] | None = None) -> None:
        """These chats are new or have changed; `was` is how they were, where their folders have to be counted anew."""
        self._changes += 1
        if was is not None:
            self._count(was, chats)
        for listing in self._listings():
            listing.put(chats)

    def take_off(self, chats: Collection[Conversation]) -> None:
        """These chats are in the trash or the archive from now on."""
        self._changes += 1
        self._count(chats, ())
        ids = {chat.id for chat in chats}
        for listing in self._listings():
            listing.drop(ids)

    def _count(self, was: Collection[Conversation], now: Collection[Conversation]) -> None:
        change = Counter(chat.folder_id for chat in now if place_of(chat) == "active")
        change.subtract(chat.folder_id for chat in was if place_of(chat) == "active")
        self._folders = [replace(f, chats=max(0, f.chats + change[f.id])) for f in self.folders]

    def find(self, conversation_id: str) -> Conversation | None:
        return next(iter(self.find_all((conversation_id,))), None)

    def find_all(self, ids: Collection[str]) -> list[Conversation]:
        """Those of these chats that are loaded, each once."""
        wanted = set(ids)
        found = {chat.id: chat for listing in self._listings() for chat in listing.chats if chat.id in wanted}
        return [found[ident] for ident in dict.fromkeys(ids) if ident in found]

    def drawers(self) -> tuple[Drawer, ...]:
        """The folders as they are shown. A pinned chat stands above them, and is not counted twice."""
        above: dict[str | None, int] = {}
        for chat in self.pinned.chats:
            above[chat.folder_id] = above.get(chat.folder_id, 0) + 1
        return tuple(self._drawer(folder, above.get(folder.id, 0)) for folder in self.folders)

    def _drawer(self, folder: Folder, above: int) -> Drawer:
        shown = replace(folder, chats=max(0, folder.chats - above)) if above else folder
        if folder.id not in self.open:
            return Drawer(shown)
        listing = self.of(folder.id)
        return Drawer(shown, True, listing.chats, listing.more)

    def _listings(self) -> Iterator[Listing]:
        yield self.pinned
        yield self.days
        yield from self._filed.values()
        if self.found is not None:
            yield self.found
