"""Changes to chats and folders: shown at once, then stored; taken back where storing fails. No Qt."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.privacy import strictest
from soulfra_desktop.domain.shelf import Folder, tag_name
from soulfra_desktop.services.ports import Clock, Spawn
from soulfra_desktop.services.store_ports import ChatOrganiser, ConversationStore
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.shell.shelves import Shelves
from soulfra_desktop.ui.shell.state import Change, Done

Store = Callable[[], Awaitable[None]]


class Screen(Protocol):
    """What a change tells the presenter."""

    def show_again(self, *, done: Done | None = None) -> None:
        """The shelves have changed."""
        ...

    def show_problem(self, problem: Problem) -> None: ...

    def look_again(self) -> None:
        """The store may hold what the shelves do not."""
        ...

    def gone(self, ids: Sequence[str]) -> None:
        """These chats have left the list."""
        ...


class Changing:
    """Each change is one call of the organiser, however many chats it is for."""

    def __init__(
        self,
        shelves: Shelves,
        store: ConversationStore,
        organiser: ChatOrganiser,
        clock: Clock,
        spawn: Spawn,
        screen: Screen,
    ) -> None:
        self._shelves = shelves
        self._store = store
        self._organiser = organiser
        self._clock = clock
        self._spawn = spawn
        self._screen = screen
        self._under_way = 0
        self._quiet = asyncio.Event()
        self._quiet.set()

    async def stored(self) -> None:
        """Wait until what was changed so far is in the store, or is known not to be."""
        await self._quiet.wait()

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a chat another title; an empty one changes nothing."""
        title = " ".join(title.split())
        old = self._shelves.find(conversation_id)
        if old and title and title != old.title:
            new = replace(old, title=title)
            self._change([old], [new], partial(self._store.rename, conversation_id, title))

    def pin(self, ids: Sequence[str], *, on: bool) -> None:
        old = [chat for chat in self._shelves.find_all(ids) if chat.pinned != on]
        self._change(old, [replace(chat, pinned=on) for chat in old], partial(self._organiser.pin, _ids(old), on=on))

    def tag(self, ids: Sequence[str], tag: str, *, on: bool) -> None:
        tag = tag_name(tag)
        old = [chat for chat in self._shelves.find_all(ids) if (tag in chat.tags) != on]
        new = [replace(chat, tags=_with(chat.tags, tag, on)) for chat in old]
        if tag and old:
            self._change(old, new, partial(self._tag, _ids(old), tag, on=on))

    async def _tag(self, ids: list[str], tag: str, *, on: bool) -> None:
        await self._organiser.tag(ids, tag, on=on)
        self._shelves.tags = tuple(await self._organiser.tags())
        self._screen.show_again()

    def move(self, ids: Sequence[str], folder_id: str | None) -> None:
        """Into a folder, or out of any; it can be taken back."""
        old = [chat for chat in self._shelves.find_all(ids) if chat.folder_id != folder_id]
        new = [replace(chat, folder_id=folder_id) for chat in old]
        folders = {folder.id: folder for folder in self._shelves.folders}
        name = folders[folder_id].name if folder_id in folders else ""
        freed = any(
            _is_strict(was, folders) and not _is_strict(now, folders) for was, now in zip(old, new, strict=True)
        )
        done = Done("moved", tuple(old), name, freed=freed)
        self._change(old, new, partial(self._organiser.move, _ids(old), folder_id), done)

    def archive(self, ids: Sequence[str]) -> None:
        old = self._shelves.find_all(ids)
        self._take_off(old, partial(self._organiser.archive, _ids(old)), "archived")

    def delete(self, ids: Sequence[str]) -> None:
        """Into the trash, all at once, and with the offer to take them back."""
        old = self._shelves.find_all(ids)
        self._take_off(old, partial(self._organiser.delete, _ids(old)), "deleted")

    def _take_off(self, chats: list[Conversation], store: Store, change: Change) -> None:
        if chats:
            self._shelves.take_off(chats)
            self._shown(store, partial(self._bring_back, chats), Done(change, tuple(chats)))
            self._screen.gone(_ids(chats))

    def undo(self, done: Done) -> None:
        """Put the chats back as they were."""
        store = partial(self._put_back, done)
        if done.change == "moved":
            self._change(self._shelves.find_all(_ids(done.chats)) or list(done.chats), list(done.chats), store)
        else:
            self._shelves.put(done.chats, ())
            self._shown(store, partial(self._take_off_again, done.chats))

    def _bring_back(self, chats: Collection[Conversation]) -> None:
        self._shelves.put(chats, ())
        self._screen.show_again()

    def _take_off_again(self, chats: Collection[Conversation]) -> None:
        self._shelves.take_off(chats)
        self._screen.show_again()

    async def _put_back(self, done: Done) -> None:
        ids = _ids(done.chats)
        if done.change == "deleted":
            await self._organiser.restore(ids)
        elif done.change == "archived":
            await self._organiser.archive(ids, on=False)
        else:
            await self._put_back_in_folders(done.chats)

    async def _put_back_in_folders(self, chats: Collection[Conversation]) -> None:
        for folder_id in {chat.folder_id for chat in chats}:
            await self._organiser.move([chat.id for chat in chats if chat.folder_id == folder_id], folder_id)

    # Folders.

    def save_folder(self, folder: Folder, then_move: Sequence[str] = ()) -> None:
        """Add a folder, or give it another name or prompt, and put chats in it. An empty name changes nothing."""
        folder = replace(folder, name=" ".join(folder.name.split()))
        before = list(self._shelves.folders)
        others = [other for other in before if other.id != folder.id]
        if not folder.name or folder in before:
            return
        if len(others) == len(before):
            folder = replace(folder, position=max((other.position for other in before), default=-1) + 1)
        self._set_folders(sorted([*others, folder], key=lambda one: (one.position, one.name.casefold())))
        self._in_turn(partial(self._save_folder, folder, before, then_move))

    async def _save_folder(self, folder: Folder, before: list[Folder], ids: Sequence[str]) -> None:
        await self._stored(partial(self._keep_folder, folder, before), partial(self._set_folders, before))
        if ids and folder in self._shelves.folders:
            self.move(ids, folder.id)

    async def _keep_folder(self, folder: Folder, before: list[Folder]) -> None:
        await self._organiser.save_folder(folder)
        was_here = next((other.stays_here for other in before if other.id == folder.id), False)
        if folder.stays_here != was_here:
            await self._organiser.keep_here(folder.id, on=folder.stays_here)

    def delete_folder(self, folder_id: str) -> None:
        """Its chats go back among the days; they stay on this machine where it kept them there."""
        before = list(self._shelves.folders)
        folders = {folder.id: folder for folder in before}
        self._shelves.set_folders([folder for folder in before if folder.id != folder_id])
        inside = list(self._shelves.take_out(folder_id))
        self._shelves.put([_out(chat, folders) for chat in inside])
        self._screen.show_again()
        self._in_turn(partial(self._folder_deleted, folder_id, before))

    async def _folder_deleted(self, folder_id: str, before: list[Folder]) -> None:
        try:
            await self._organiser.delete_folder(folder_id)
        except SoulfraError as error:
            self._set_folders(before)
            self._screen.show_problem(Problem.of(error))
            return
        self._screen.look_again()  # those of its chats that were not fetched yet

    def _set_folders(self, folders: list[Folder]) -> None:
        self._shelves.set_folders(folders)
        self._screen.show_again()

    # How each is done.

    def _change(
        self, old: Sequence[Conversation], new: Sequence[Conversation], store: Store, done: Done | None = None
    ) -> None:
        if old:
            self._shelves.put(new, old)
            self._shown(store, partial(self._put_right, old, new), done)

    def _shown(self, store: Store, put_right: Callable[[], None], done: Done | None = None) -> None:
        """Show what the shelves hold now, and store it; `put_right` is called where storing fails."""
        self._screen.show_again(done=done)
        self._in_turn(partial(self._stored, store, put_right))

    def _in_turn(self, work: Store) -> None:
        self._under_way += 1
        self._quiet.clear()
        self._spawn(self._done_in_turn(work))

    async def _done_in_turn(self, work: Store) -> None:
        try:
            await work()
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._quiet.set()

    def _put_right(self, old: Sequence[Conversation], new: Sequence[Conversation]) -> None:
        self._shelves.put(old, new)
        self._screen.show_again()

    async def _stored(self, store: Store, put_right: Callable[[], None]) -> None:
        try:
            await store()
        except SoulfraError as error:
            put_right()
            self._screen.show_problem(Problem.of(error))


def _ids(chats: Collection[Conversation]) -> list[str]:
    return [chat.id for chat in chats]


def _is_strict(chat: Conversation, folders: Mapping[str, Folder]) -> bool:
    """Whether the chat, or its folder, keeps it on this machine."""
    folder = folders.get(chat.folder_id or "")
    return strictest(chat.options.privacy, folder.rules.privacy if folder else None) != strictest()


def _out(chat: Conversation, folders: Mapping[str, Folder]) -> Conversation:
    """The chat as the store leaves it when its folder is deleted."""
    strict = _is_strict(chat, folders)
    return replace(
        chat, folder_id=None, options=replace(chat.options, privacy="local-only") if strict else chat.options
    )


def _with(tags: tuple[str, ...], tag: str, on: bool) -> tuple[str, ...]:
    return tuple(sorted({*tags, tag} if on else set(tags) - {tag}))
