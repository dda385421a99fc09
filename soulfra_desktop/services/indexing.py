"""The line of documents: waiting, read, stored so that their words are found, ready once their vectors are there too.

How far each is lies in the store: whatever ends the app, the next start goes on from there.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from soulfra_desktop.domain.errors import DocumentRefused, NotFound, StoreError
from soulfra_desktop.domain.knowledge import EVERYWHERE, Document, IndexingProgress, WatchedFolder
from soulfra_desktop.domain.pasted import pasted
from soulfra_desktop.services.becoming_ready import BecomingReady
from soulfra_desktop.services.document_book import DocumentBook
from soulfra_desktop.services.knowledge_ports import Walked
from soulfra_desktop.services.reading_line import ReadingLine, stored
from soulfra_desktop.services.taking_in import TakingIn, to_read
from soulfra_desktop.services.watching import Watching

if TYPE_CHECKING:
    from soulfra_desktop.domain.knowledge import Scope
    from soulfra_desktop.services.knowledge_ports import (
        DocumentReader,
        DocumentStore,
        FileSource,
        FolderChanges,
        OneIndexer,
        Splitter,
    )
    from soulfra_desktop.services.ports import Clock

TOLD_SECONDS = 0.1
OTHERS_SECONDS = 2.0
"""Between two looks for what another process added."""
TELLING = 5
"""Documents whose lengths say something of others'."""
ENOUGH = 50
"""Documents in the line, with which nobody looks for more."""


class Vectors(Protocol):
    """What fills in vectors for what is stored."""

    @property
    def idle(self) -> bool:
        """Whether all that is stored has its vector, except what its model does not take."""
        ...

    def wake(self) -> None: ...

    def pause(self) -> None: ...

    def resume(self) -> None: ...


class IndexingService:
    """`on_change` are told that something changed, at most ten times a second."""

    def __init__(
        self, reader: DocumentReader, splitter: Splitter, documents: DocumentStore, meaning: Vectors, files: FileSource,
        changes: FolderChanges, one: OneIndexer, clock: Clock, new_id: Callable[[], str],
        forget: Callable[[Collection[str]], Awaitable[object]],
    ) -> None:  # fmt: skip
        """`forget` removes documents with all that was made of them."""
        self._splitter = splitter
        self._store = documents
        self._meaning = meaning
        self._files = files
        self._one = one
        self._clock = clock
        self._new_id = new_id
        self._forget = forget
        self._book = DocumentBook(documents)
        self._book.on_change = self._changed
        self._taking_in = TakingIn(self._book, files, clock, new_id)
        self._watching = Watching(documents, self._book, self._taking_in, files, changes, clock)
        self._watching.on_found = self._wake
        self._line = ReadingLine(reader, splitter, self._book, files, self._taking_in, clock)
        self._line.on_stored = self._stored_more
        self._ready = BecomingReady(documents, self._book, clock, lambda: meaning.idle)
        self._telling: asyncio.TimerHandle | None = None
        self.begun = asyncio.Event()
        """Whether this process is the one that reads."""
        self.had_to_wait = False
        """For another process, which read until then."""
        self.skipped: tuple[tuple[str, int], ...] = ()
        """Of the last `add`: why files were passed over, and how many."""
        self.on_change: list[Callable[[], None]] = []
        self.on_paused: Callable[[bool], object] = lambda _paused: None
        """The person paused it, or went on."""

    @property
    def on_fault(self) -> Callable[[Exception], None]:
        """Told of a bug while reading."""
        return self._line.on_fault

    @on_fault.setter
    def on_fault(self, tell: Callable[[Exception], None]) -> None:
        self._line.on_fault = tell

    @property
    def documents(self) -> list[Document]:
        """As they stand, the newest first; empty before `load`, `add` or `run`."""
        return self._book.documents

    @property
    def progress(self) -> IndexingProgress:
        counts, rate = self._book.counts, self._ready.chunks_a_second
        embedding = self._book.in_state("embedding")
        left = sum(one.chunks - one.embedded for one in embedding)
        names = [one.name for one in self._book.in_state("reading")] or [one.name for one in embedding[:1]]
        return IndexingProgress(
            waiting=counts["waiting"], reading=counts["reading"], ready=counts["ready"], failed=counts["failed"],
            chunks_to_embed=left, chunks_a_second=rate, seconds_left=_seconds_left(self._book, left, rate),
            paused=self._line.paused, current=tuple(names),
        )  # fmt: skip

    async def load(self) -> None:
        """As the store has it: for whoever shows documents before anything is added."""
        await self._book.load()

    async def folders(self) -> list[WatchedFolder]:
        return await self._watching.folders()

    async def add(self, paths: Sequence[Path], scope: Scope = EVERYWHERE) -> list[Document]:
        """Files, and folders however deep, but for what was forgotten of a watched one: that comes back by its own name. A
        path that cannot be taken is a failed document without an id, and not kept."""
        await self._book.load()
        documents: list[Document] = []
        skipped: Counter[str] = Counter()
        for path in paths:
            try:
                found = await self._files.look(path)
                if found is None:
                    raise DocumentRefused(f"{path} is not there.", "Check its name and place.")
            except DocumentRefused as refused:
                documents.append(self._untaken(path, refused))
                continue
            if isinstance(found, Walked):
                skipped.update(dict(found.skipped))
                files = await self._watching.not_forgotten(found.files)
                skipped.update({"forgotten": len(found.files) - len(files)})
            else:
                files = [found]
                await self._watching.welcome(files)
            documents += await self._taking_in.take_in(files, scope, asked=True)
        self.skipped = tuple(sorted((+skipped).items()))
        self._wake()
        return documents

    async def add_text(self, text: str, name: str, scope: Scope = EVERYWHERE) -> Document:
        """What was pasted. The same text twice is one document. Raises DocumentRefused where there is none."""
        read = pasted(text, name)
        await self._book.load()
        sha256 = hashlib.sha256(read.text.encode()).hexdigest()
        for known in self._book.documents:
            if known.sha256 == sha256 and not known.path and known.scope == scope and known.chunks:
                return known
        chunks = await self._splitter.split(read)
        document = Document(self._new_id(), read.title, self._clock.now(), size=len(read.text.encode()), scope=scope)
        document = stored(replace(document, sha256=sha256), read, len(chunks))
        await self._book.add_text(document, read, chunks)
        self._stored_more()
        return document

    async def watch(self, path: Path, scope: Scope = EVERYWHERE) -> list[Document]:
        """What lies in the folder now. Raises DocumentRefused where it is none, or may not be looked at."""
        await self._book.load()
        documents = await self._watching.watch(WatchedFolder(self._new_id(), str(path), self._clock.now(), scope))
        self._wake()
        return documents

    async def pause_watching(self, folder_id: str) -> None:
        """It is left alone until it is watched again."""
        await self._watching.pause(folder_id)
        self._changed()

    async def unwatch(self, folder_id: str) -> None:
        """Its documents stay."""
        await self._watching.unwatch(folder_id)
        self._changed()

    def pause(self) -> None:
        """Nothing more is begun; what is being read is read to its end."""
        self._line.paused = True
        self._meaning.pause()
        self.on_paused(True)
        self._changed()

    def begin_paused(self) -> None:
        """As it was left: before `run`, which begins nothing then."""
        self._line.paused = True

    def resume(self) -> None:
        self._line.paused = False
        self.on_paused(False)
        if self.begun.is_set():
            self._meaning.resume()
        self._wake()

    async def cancel(self, document_id: str | None = None) -> None:
        """This one, or all that are not ready: nothing of it is found, and it waits for `retry`.

        Not what was pasted: it lies nowhere to be read again, so what was stored of it stays.
        """
        await self._line.give_up(self._chosen(document_id, ("waiting", "reading", "embedding")))

    async def retry(self, document_id: str | None = None) -> None:
        """This one, or all that failed."""
        chosen = self._chosen(document_id, ("failed", "missing") if document_id else ("failed",))
        await self._book.save(*[to_read(document) for document in chosen if document.path])
        self._wake()

    async def move(self, document_ids: Collection[str], scope: Scope) -> None:
        """Into another project, or out of all of them; what is being read stays where it is."""
        await self._book.move(document_ids, scope)

    async def forget(self, document_ids: Collection[str]) -> None:
        """For good, with all that was made of them."""
        await self._forget(document_ids)

    async def release(self, document_ids: Collection[str]) -> None:
        """They are about to be forgotten: they are read no more, and do not come back by a watched folder."""
        self._book.let_go(document_ids)
        for document_id in document_ids:
            await self._line.stop(document_id)
        await self._book.load()
        known = [document for one in document_ids if (document := self._book.get(one)) is not None]
        await self._watching.leave_out(known)

    def forgot(self, document_ids: Collection[str]) -> None:
        """They are gone from the store."""
        self._book.forgot(document_ids)

    async def run(self) -> None:
        """Until it is cancelled. Of several processes over one store one reads; the others see how far it is."""
        while not await self._one.take():
            self.had_to_wait = True
            with suppress(StoreError):
                await self._book.load()
            await self._clock.sleep(OTHERS_SECONDS)
        try:
            await self._line.recover()
            self.begun.set()
            async with asyncio.TaskGroup() as group:
                group.create_task(self._line.run(group))
                group.create_task(self._ready.run())
                group.create_task(self._look_for_others())
                group.create_task(self._watching.keep_up())
        finally:
            self.begun.clear()
            self._one.release()

    async def aclose(self) -> None:
        """Nobody is told any more."""
        self.on_change.clear()
        if self._telling is not None:
            self._telling.cancel()
        self._one.release()

    def _chosen(self, document_id: str | None, states: tuple[str, ...]) -> list[Document]:
        """Raises NotFound."""
        if document_id is None:
            return self._book.in_state(*states)
        document = self._book.get(document_id)
        if document is None:
            raise NotFound("There is no such document.", "It may have been forgotten.")
        return [document] if document.state in states else []

    def _untaken(self, path: Path, refused: DocumentRefused) -> Document:
        return Document(
            "", path.name, self._clock.now(), str(path), state="failed", problem=refused.message, advice=refused.advice
        )

    async def _look_for_others(self) -> None:
        while True:
            await self._clock.sleep(OTHERS_SECONDS)
            if self._book.counts["waiting"] > ENOUGH:
                continue
            with suppress(StoreError):
                waiting = await self._store.documents("waiting")
                if any(_is_other(one, self._book.get(one.id)) for one in waiting):
                    await self._book.load()
                    self._wake()
                elif waiting:  # known by a look that wakes nobody: a screen's, a paste's
                    self._line.wake()

    def _stored_more(self) -> None:
        self._ready.wake()
        self._meaning.wake()

    def _wake(self) -> None:
        self._line.wake()
        self._ready.wake()
        self._changed()

    def _changed(self) -> None:
        if self._telling is None:
            self._telling = asyncio.get_running_loop().call_later(TOLD_SECONDS, self._tell)

    def _tell(self) -> None:
        self._telling = None
        for tell in tuple(self.on_change):
            tell()


def _seconds_left(book: DocumentBook, chunks: int, rate: float) -> float | None:
    """Those that are not read yet are taken to be as long as those that are, once these are no single ones."""
    unread = book.counts["waiting"] + book.counts["reading"]
    if not rate:
        return None
    if not unread:
        return chunks / rate
    known = [one.chunks for one in book.documents if one.chunks]
    if len(known) < min(unread, TELLING):
        return None
    return (chunks + unread * sum(known) / len(known)) / rate


def _is_other(stored: Document, known: Document | None) -> bool:
    return known is None or known.state not in ("waiting", "reading")
