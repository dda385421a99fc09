"""Documents, their texts and vectors in memory: DocumentStore as the line of documents sees it, and what reads for it."""

from __future__ import annotations

import asyncio
import uuid
from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from soulfra_desktop.adapters.person_files import PersonFiles
from soulfra_desktop.domain.errors import DocumentRefused, NotFound
from soulfra_desktop.domain.knowledge import Chunk, Document, DocumentState, ReadDocument, WatchedFolder
from soulfra_desktop.services.indexing import IndexingService

FASTER = 100


class QuickClock:
    """Seconds are hundredths of one."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return asyncio.get_running_loop().time() * FASTER

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / FASTER)


@dataclass
class InMemoryDocuments:
    """Fulfils DocumentStore. A chunk's vector is kept while its text is the same."""

    rows: dict[str, Document] = field(default_factory=dict)
    texts: dict[str, ReadDocument] = field(default_factory=dict)
    chunks: dict[str, list[Chunk]] = field(default_factory=dict)
    embedded: dict[str, set[str]] = field(default_factory=dict)
    folders: dict[str, WatchedFolder] = field(default_factory=dict)
    embedded_ever: list[str] = field(default_factory=list)
    not_taken: set[str] = field(default_factory=set)
    idle: bool = False

    async def documents(self, state: str | None = None, among: Collection[str] | None = None) -> list[Document]:
        await asyncio.sleep(0)
        rows = self.rows.values() if among is None else [one for one in self.rows.values() if one.id in among]
        found = [self._seen(one) for one in rows if state in (None, one.state)]
        return list(reversed(found))

    async def languages(self) -> dict[str, int]:
        chunks: Counter[str] = Counter()
        for one in self.rows.values():
            language = one.language or (self.texts[one.id].language if one.id in self.texts else "")
            chunks[language] += len(self.chunks.get(one.id, ()))
        return {language: count for language, count in chunks.items() if language}

    async def document(self, document_id: str) -> Document:
        if document_id not in self.rows:
            raise NotFound("It is not here.")
        return self._seen(self.rows[document_id])

    async def save(self, *documents: Document, still: DocumentState | None = None) -> frozenset[str]:
        await asyncio.sleep(0)
        refused = frozenset(one.id for one in documents if not self._is(one.id, still))
        self.rows |= {one.id: one for one in documents if one.id not in refused}
        return refused

    async def add(self, *documents: Document) -> list[Document | None]:
        await asyncio.sleep(0)
        there: dict[str, Document | None] = {one.path: self._seen(one) for one in self.rows.values() if one.path}
        for one in documents:
            folder = self.folders.get(one.watched_id or "")
            if one.path not in there and folder is not None and folder.leaves_out(one.path):
                there[one.path] = None
        self.rows |= {one.id: one for one in documents if one.path not in there}
        return [there.get(one.path, one) for one in documents]

    async def add_text(self, document: Document, read: ReadDocument, chunks: Sequence[Chunk]) -> None:
        await self.add(replace(document, path=""))
        await self.put_text(document, read, chunks)

    async def put_text(
        self, document: Document, read: ReadDocument, chunks: Sequence[Chunk], still: DocumentState | None = None
    ) -> bool:
        await asyncio.sleep(0)
        if not self._is(document.id, still):
            return False
        self.rows[document.id], self.texts[document.id], self.chunks[document.id] = document, read, list(chunks)
        self.embedded[document.id] = self.embedded.get(document.id, set()) & {chunk.text for chunk in chunks}
        return True

    def _is(self, document_id: str, still: DocumentState | None) -> bool:
        return document_id in self.rows and still in (None, self.rows[document_id].state)

    async def text(self, document_id: str, start: int = 0, end: int | None = None) -> str:
        return self.texts[document_id].text[start:end]

    async def outline(self, document_id: str):
        read = self.texts[document_id]
        return read.pages, read.headings

    async def forget_documents(self, document_ids: Collection[str]) -> list[int]:
        for document_id in document_ids:
            for kept in (self.rows, self.texts, self.chunks, self.embedded):
                kept.pop(document_id, None)
        return []

    async def watched(self) -> list[WatchedFolder]:
        return list(self.folders.values())

    async def save_watched(self, folder: WatchedFolder) -> None:
        known = self.folders.get(folder.id, folder)
        self.folders[folder.id] = replace(folder, left_out=known.left_out)

    async def leave_out(self, folder_id: str, marks: Collection[str], *, back: Collection[str] = ()) -> None:
        if (known := self.folders.get(folder_id)) is not None:
            self.folders[folder_id] = replace(known, left_out=known.left_out.union(marks).difference(back))

    async def delete_watched(self, folder_id: str) -> None:
        self.folders.pop(folder_id, None)

    def wake(self) -> None:
        """All vectors are there at once."""
        for document_id, chunks in self.chunks.items():
            had = self.embedded.setdefault(document_id, set())
            new = {chunk.text for chunk in chunks} - had - self.not_taken
            self.embedded_ever += sorted(new)
            had |= new

    def pause(self) -> None: ...

    def resume(self) -> None: ...

    def found(self) -> dict[str, str]:
        """What can be found, by path, or by name where it was pasted."""
        return {
            self.rows[one].path or self.rows[one].name: self.texts[one].text
            for one in self.texts
            if self.chunks.get(one)
        }

    def _seen(self, document: Document) -> Document:
        chunks = self.chunks.get(document.id, [])
        there = self.embedded.get(document.id, set())
        return replace(document, chunks=len(chunks), embedded=sum(chunk.text in there for chunk in chunks))


class PlainReader:
    """Reads text. `held` keeps it from ending, `broken` is what it raises, by name."""

    def __init__(self) -> None:
        self.held = asyncio.Event()
        self.held.set()
        self.broken: dict[str, Exception] = {}
        self.read_ever: list[str] = []
        self.at_once = self.most_at_once = 0

    async def read(self, path: Path) -> ReadDocument:
        self.read_ever.append(path.name)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self.held.wait()
            if path.name in self.broken:
                raise self.broken[path.name]
            try:
                text = await asyncio.to_thread(path.read_text)
            except OSError:
                raise DocumentRefused("It is not there.", "Put it back.") from None
            if not text:
                raise DocumentRefused("There is nothing in it.", "Choose another file.")
            return ReadDocument("text/plain", text)
        finally:
            self.at_once -= 1

    async def aclose(self) -> None: ...


class ByLine:
    """Fulfils Splitter."""

    async def split(self, document: ReadDocument) -> list[Chunk]:
        chunks, start = [], 0
        for number, line in enumerate(document.text.splitlines(keepends=True)):
            chunks.append(Chunk(number, start, start + len(line), line))
            start += len(line)
        return chunks


class Unhinted:
    """Fulfils FolderChanges; `hint` is what the system would tell."""

    def __init__(self) -> None:
        self.hint = asyncio.Event()

    async def hints(self, paths: Sequence[Path]):
        while True:
            await self.hint.wait()
            self.hint.clear()
            yield None


class Alone:
    """Fulfils OneIndexer."""

    async def take(self) -> bool:
        return True

    def release(self) -> None: ...


class Shelf:
    """The line of documents over a folder of real files; `working` is the app while it runs."""

    def __init__(self, folder: Path, store: InMemoryDocuments | None = None) -> None:
        self.folder = folder
        self.store = store or InMemoryDocuments()
        self.reader, self.changes = PlainReader(), Unhinted()
        self.service = IndexingService(
            self.reader, ByLine(), self.store, self.store, PersonFiles(), self.changes, Alone(), QuickClock(),
            lambda: uuid.uuid4().hex, self.forget,
        )  # fmt: skip

    async def forget(self, document_ids: Collection[str]) -> None:
        await self.service.release(document_ids)
        await self.store.forget_documents(document_ids)
        self.service.forgot(document_ids)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    @asynccontextmanager
    async def working(self):
        """Until the block ends; then it is stopped as at the app's end."""
        task = asyncio.get_running_loop().create_task(self.service.run())
        try:
            yield self.service
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def settled(self) -> None:
        """Nothing waits and nothing is worked on any more."""
        while self.service.progress.is_busy or await self._is_busy():
            await asyncio.sleep(0.002)

    async def _is_busy(self) -> bool:
        return any(one.state in ("waiting", "reading", "embedding") for one in await self.store.documents())

    def states(self) -> dict[str, str]:
        return {one.name: one.state for one in self.store.rows.values()}


async def until(condition):
    while not condition():
        await asyncio.sleep(0.001)
