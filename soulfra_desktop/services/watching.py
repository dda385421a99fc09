"""Folders that are watched: what is found of them is what lies in them, whether or not the system tells of changes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from contextlib import aclosing, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import DocumentRefused, StoreError
from soulfra_desktop.domain.knowledge import Document, WatchedFolder, unnamed, unread
from soulfra_desktop.services.knowledge_ports import FoundFile, Walked

if TYPE_CHECKING:
    from soulfra_desktop.services.document_book import DocumentBook
    from soulfra_desktop.services.knowledge_ports import DocumentStore, FileSource, FolderChanges
    from soulfra_desktop.services.ports import Clock
    from soulfra_desktop.services.taking_in import TakingIn

RESCAN_SECONDS = 600.0
"""A hint may be lost: all is looked at so often, whatever the system tells."""
HINTS_AGAIN_SECONDS = 30.0
REST = 10
"""After a scan at least so many times as long as it took: a folder that changes all the time is not looked at all the time."""


class Watching:
    """Watched folders, and files that were added by themselves."""

    def __init__(
        self, store: DocumentStore, book: DocumentBook, taking_in: TakingIn, files: FileSource, changes: FolderChanges,
        clock: Clock,
    ) -> None:  # fmt: skip
        self._store = store
        self._book = book
        self._taking_in = taking_in
        self._files = files
        self._changes = changes
        self._clock = clock
        self._woken = asyncio.Event()
        self._one_scan = asyncio.Lock()
        self.on_found: Callable[[], None] = lambda: None

    async def folders(self) -> list[WatchedFolder]:
        return await self._store.watched()

    async def watch(self, folder: WatchedFolder) -> list[Document]:
        """Keep it, take in what lies in it, and follow it from now on. One that is watched already gets this scope.

        Raises DocumentRefused where it may not be looked at."""
        found, waits = await self._walked(folder.path), self._one_scan.locked()
        async with self._one_scan:
            if waits:
                found = await self._walked(folder.path)
            folder = replace(folder, path=str(found.path))
            for known in await self._store.watched():
                if known.path == folder.path:
                    folder = replace(known, scope=folder.scope, paused=False)
            await self._store.save_watched(folder)
            documents = await self._scan(folder, found)
        self._woken.set()
        return documents

    async def _walked(self, path: str) -> Walked:
        found = await self._files.look(Path(path))
        if not isinstance(found, Walked):
            raise DocumentRefused(f"{path} is no folder.", "Choose a folder to watch.")
        return found

    async def pause(self, folder_id: str) -> None:
        """It is left alone until it is watched again. One that is watched no more does not come back by this."""
        async with self._one_scan:
            for known in await self._store.watched():
                if known.id == folder_id:
                    await self._store.save_watched(replace(known, paused=True))
        self._woken.set()

    async def unwatch(self, folder_id: str) -> None:
        """Its documents stay, each by itself: what is looked at just now would be given back to it."""
        async with self._one_scan:
            await self._store.delete_watched(folder_id)
            freed = [replace(one, watched_id=None) for one in self._book.documents if one.watched_id == folder_id]
            await self._book.save(*freed)
        self._woken.set()

    async def leave_out(self, documents: list[Document]) -> None:
        """Forgotten files of watched folders do not come back by themselves, under another name either, and their names are
        not kept. Each folder is told of what was in any: a file may go from one to another."""
        folders = await self._store.watched()
        marks: dict[str, set[str]] = {folder.id: set() for folder in folders}
        for document in documents:
            holding = [one for one in folders if document.path and Path(document.path).is_relative_to(one.path)]
            contents = await self._contents(document) if holding else set()
            for folder in folders:
                marks[folder.id] |= contents
            for folder in holding:
                marks[folder.id].add(unnamed(document.path))
        for folder_id, left in marks.items():
            if left:
                await self._store.leave_out(folder_id, left)

    async def _contents(self, document: Document) -> set[str]:
        """What was read of it, and what its file holds now where that may be something else."""
        known = unread(document.size, document.sha256)
        contents = {known} if document.sha256 else set[str]()
        with suppress(DocumentRefused):
            found = await self._files.look(Path(document.path))
            if isinstance(found, FoundFile):
                same = (found.size, found.changed_ns) == (document.size, document.changed_ns)
                contents.add(known if same and contents else unread(found.size, await self._files.sha256(found.path)))
        return contents

    async def welcome(self, files: list[FoundFile]) -> None:
        """The person added them by name: what was left out of these counts no more."""
        for folder in await self._store.watched():
            back, sizes = {unnamed(str(file.path)) for file in files}, folder.sizes_left_out
            for file in files:
                if file.size in sizes:
                    back.add(unread(file.size, await self._sha256(file.path)))
            back &= folder.left_out
            if back:
                await self._store.leave_out(folder.id, (), back=back)

    async def not_forgotten(self, files: Iterable[FoundFile]) -> list[FoundFile]:
        """Of a folder that is added: without what any watched folder leaves out."""
        wanted = list(files)
        for folder in await self._store.watched():
            wanted = await self._wanted(folder, wanted)
        return wanted

    async def scan(self) -> None:
        """Look at everything once. A folder that is away, as on a disk that is not plugged in, changes nothing."""
        async with self._one_scan:
            for folder in await self._store.watched():
                if folder.paused:
                    continue
                with suppress(DocumentRefused):
                    found = await self._files.look(Path(folder.path))
                    if isinstance(found, Walked):
                        await self._scan(folder, found)
            await self._look_at_single_ones()
        self.on_found()

    async def keep_up(self) -> None:
        """Runs until it is cancelled."""
        while True:
            begun = self._clock.monotonic()
            self._woken.clear()
            with suppress(StoreError):  # it is asked again at the next round
                await self.scan()
            await self._clock.sleep((self._clock.monotonic() - begun) * REST)
            async with asyncio.TaskGroup() as group:
                hints = group.create_task(self._hinted())
                with suppress(TimeoutError):
                    async with asyncio.timeout(RESCAN_SECONDS):
                        await self._woken.wait()
                hints.cancel()

    async def _hinted(self) -> None:
        """Ends with the first hint: the scan that follows looks for all of them."""
        with suppress(StoreError):
            paths = [Path(folder.path) for folder in await self._store.watched() if not folder.paused]
            if not paths:
                return
            async with aclosing(self._changes.hints(paths)) as hints:  # type: ignore[type-var]
                async for _ in hints:
                    self._woken.set()
                    return
        await self._clock.sleep(HINTS_AGAIN_SECONDS)

    async def _scan(self, folder: WatchedFolder, found: Walked) -> list[Document]:
        files = await self._wanted(folder, found.files)
        documents = await self._taking_in.take_in(files, folder.scope, folder.id)
        there = {document.id for document in documents}
        gone = [
            one
            for one in self._book.documents
            if one.watched_id == folder.id and one.id not in there and (one.state != "missing" or one.chunks)
        ]
        if found.is_bare and len(gone) > 1:  # all at once: rather a disk that is away than so much cleaned up
            await self._taking_in.away([one for one in gone if one.state != "missing"])
            return documents
        await self._taking_in.gone([one for one in gone if await self._is_gone(one)])
        return documents

    async def _wanted(self, folder: WatchedFolder, files: Iterable[FoundFile]) -> list[FoundFile]:
        """Without what was forgotten, be it under another name now: that is left out by that name too from now on, so that
        it is compared once."""
        files = [file for file in files if not folder.leaves_out(str(file.path))]
        sizes = folder.sizes_left_out
        again = {
            str(file.path)
            for file in files
            if file.size in sizes and self._book.at(str(file.path)) is None and await self._is_left_out(folder, file)
        }
        if again:
            await self._store.leave_out(folder.id, {unnamed(path) for path in again})
        return [file for file in files if str(file.path) not in again]

    async def _is_left_out(self, folder: WatchedFolder, file: FoundFile) -> bool:
        """By its content. Not where a document of the same content has moved here: only its copy was forgotten."""
        sha256 = await self._sha256(file.path)
        if not folder.leaves_out_content(file.size, sha256):
            return False
        for one in self._book.documents:
            if one.sha256 == sha256 and one.chunks and one.path and await self._is_gone(one):
                return False
        return True

    async def _sha256(self, path: Path) -> str:
        """Empty where it cannot be read."""
        try:
            return await self._files.sha256(path)
        except DocumentRefused:
            return ""

    async def _is_gone(self, document: Document) -> bool:
        """What the folder passes over may be there all the same: a hidden file that was added by its name."""
        try:
            return await self._files.look(Path(document.path)) is None
        except DocumentRefused:
            return False

    async def _look_at_single_ones(self) -> None:
        for document in self._book.documents:
            if document.watched_id is None and document.path and document.state in ("ready", "embedding", "missing"):
                with suppress(DocumentRefused):
                    found = await self._files.look(Path(document.path))
                    if isinstance(found, FoundFile):
                        await self._taking_in.take_in([found], document.scope)
                    elif found is None and document.state != "missing":
                        await self._taking_in.gone([document])
