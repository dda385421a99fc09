"""Documents are read one after the other, two at a time: whichever cannot be read fails alone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import DocumentRefused, StoreError
from soulfra_desktop.services.document_book import AT_ONCE
from soulfra_desktop.services.knowledge_ports import FoundFile
from soulfra_desktop.services.taking_in import lasting

if TYPE_CHECKING:
    from soulfra_desktop.domain.knowledge import Document, ReadDocument
    from soulfra_desktop.services.document_book import DocumentBook
    from soulfra_desktop.services.knowledge_ports import DocumentReader, FileSource, Splitter
    from soulfra_desktop.services.ports import Clock
    from soulfra_desktop.services.taking_in import TakingIn

READ_AT_ONCE = 2
AGAIN_SECONDS = 5.0
"""After the store refused."""
STOPPED = ("You stopped this.", "Try it again when you want it.")
INTERRUPTED = "Soulfra ended while this was read. It is tried once more."
ENDED_TWICE = ("Soulfra ended twice while this was read.", "The file may be damaged. Try it again, or leave it out.")
UNFORESEEN = ("Reading this ended unexpectedly.", "Try it again. If that does not help, please report it.")


class ReadingLine:
    """`on_stored` is told when there is more to embed; `on_fault` of a bug while reading."""

    def __init__(
        self, reader: DocumentReader, splitter: Splitter, book: DocumentBook, files: FileSource, taking_in: TakingIn,
        clock: Clock,
    ) -> None:  # fmt: skip
        self._reader = reader
        self._splitter = splitter
        self._book = book
        self._files = files
        self._taking_in = taking_in
        self._clock = clock
        self._reading: dict[str, asyncio.Task[None]] = {}
        self._woken = asyncio.Event()
        self.paused = False
        self.on_stored: Callable[[], None] = lambda: None
        self.on_fault: Callable[[Exception], None] = lambda _: None

    def wake(self) -> None:
        """There may be something to read."""
        self._woken.set()

    async def stop(self, document_id: str) -> None:
        """Returns once nobody reads it."""
        task = self._reading.get(document_id)
        if task is not None:
            task.cancel()
            await asyncio.wait([task])

    async def give_up(self, documents: Sequence[Document]) -> None:
        """Stopped by the person: all of them first, so that none is begun meanwhile. Not what lies nowhere to be read again."""
        stopped: dict[str, Document] = {}
        for begin in range(0, len(documents), AT_ONCE):
            some = [_stopped(one) for one in documents[begin : begin + AT_ONCE] if one.path]
            await self._book.save(*some)
            stopped |= {one.id: one for one in some}
        for document_id in stopped:
            await self.stop(document_id)
        for document in await self._book.as_stored(stopped):
            if document.chunks or document.state != "failed":  # its text was being stored
                await self._book.empty(stopped[document.id])

    async def recover(self) -> None:
        """What the last run left behind: who was being read then waits again, for the second time is not read any more."""
        while True:
            try:
                await self._book.load()
                left = self._book.in_state("reading")
                await self._book.save(*[_left_behind(document) for document in left])
            except StoreError:
                await self._clock.sleep(AGAIN_SECONDS)
            else:
                self.on_stored()
                return

    async def run(self, group: asyncio.TaskGroup) -> None:
        while True:
            self._woken.clear()
            while not self.paused and len(self._reading) < READ_AT_ONCE:
                document = self._book.next_waiting(besides=self._reading)
                if document is None:
                    break
                task = group.create_task(self._read(document))
                self._reading[document.id] = task
                task.add_done_callback(lambda _, one=document.id: self._read_is_over(one))
            await self._woken.wait()

    def _read_is_over(self, document_id: str) -> None:
        self._reading.pop(document_id, None)
        self._woken.set()

    async def _read(self, document: Document) -> None:
        """Whatever goes wrong, it alone fails."""
        try:
            await self._read_whole(document)
        except DocumentRefused as refused:
            await self._failed(document.id, refused.message, refused.advice)
        except StoreError:
            await self._clock.sleep(AGAIN_SECONDS)
            await self._back_in_line(document)
        except asyncio.CancelledError:
            await asyncio.shield(self._back_in_line(document))
            raise
        except Exception as error:
            self.on_fault(error)
            await self._failed(document.id, *UNFORESEEN)

    async def _read_whole(self, document: Document) -> None:
        """After each wait it is taken anew: it may have been moved, stopped or forgotten meanwhile."""
        path = Path(document.path)
        found = await self._files.look(path)
        sha256 = await self._files.sha256(path) if isinstance(found, FoundFile) else ""
        now = self._book.get(document.id)
        if now is None or now.state != "waiting" or now.path != document.path:
            return
        if not isinstance(found, FoundFile):
            await self._taking_in.gone([now])
            return
        document = replace(now, size=found.size, changed_ns=lasting(found, self._clock))
        if sha256 == document.sha256 and document.chunks:
            await self._book.save(replace(document, state="embedding", problem="", advice=""), still="waiting")
        else:
            if not await self._book.save(replace(document, state="reading"), still="waiting"):
                return
            read = await self._reader.read(path)
            chunks = await self._splitter.split(read)
            now = self._book.get(document.id)
            if now is None or not self._book.is_wanted(document.id):
                return
            document = stored(replace(now, sha256=sha256), read, len(chunks))
            await self._book.put_text(document, read, chunks, still="reading")
        self.on_stored()

    async def _failed(self, document_id: str, problem: str, advice: str) -> None:
        """What was read of it before, when its content was another, is found no more."""
        document = self._book.get(document_id)
        if document is None:
            return
        failed = replace(document, state="failed", problem=problem, advice=advice, chunks=0, embedded=0)
        with suppress(StoreError):  # it stays where it was in the line, as the store has it
            await (self._book.empty(failed) if document.chunks else self._book.save(failed))

    async def _back_in_line(self, document: Document) -> None:
        """As it was before it was begun, in the store too where that answers; not where somebody stopped it."""
        with suppress(StoreError):
            current = self._book.get(document.id)
            if current is not None and current.state == "reading":
                begun = replace(
                    current, state="waiting", problem=document.problem, advice=document.advice, size=document.size,
                    changed_ns=document.changed_ns,
                )  # fmt: skip
                await self._book.save(begun, still="reading")
            elif current is not None and current.state == "waiting":
                self._book.line_up(current)


def stored(document: Document, read: ReadDocument, chunks: int) -> Document:
    return replace(
        document, state="embedding", problem="", advice="", media_type=read.media_type, pages=len(read.pages),
        characters=len(read.text), chunks=chunks, embedded=0, language=read.language, notes=read.notes,
    )  # fmt: skip


def _stopped(document: Document) -> Document:
    return replace(document, state="failed", problem=STOPPED[0], advice=STOPPED[1], chunks=0, embedded=0)


def _left_behind(document: Document) -> Document:
    if document.problem == INTERRUPTED:
        return replace(document, state="failed", problem=ENDED_TWICE[0], advice=ENDED_TWICE[1])
    return replace(document, state="waiting", problem=INTERRUPTED, advice="")
