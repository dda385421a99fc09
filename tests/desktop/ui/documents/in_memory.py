"""The line of documents and their texts, in memory: what the screens ask, without a reader, a model or a disk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from soulfra_desktop.domain.errors import DocumentRefused, NotFound
from soulfra_desktop.domain.knowledge import (
    EVERYWHERE,
    Document,
    Heading,
    IndexingProgress,
    PageStart,
    Recalled,
    RecallQuery,
    Scope,
    WatchedFolder,
)
from soulfra_desktop.domain.shelf import Folder

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def document(number: int, state: str = "ready", **more: object) -> Document:
    made = Document(f"d{number}", f"file {number}.txt", NOW, f"/home/mira/file {number}.txt", "text/plain", 1_000)
    characters = 100 if state in ("ready", "embedding") else 0
    return replace(made, state=state, chunks=4, characters=characters, **more)  # type: ignore[arg-type]


class Line:
    """Fulfils Indexing and Projects. `come` changes a document as the real one would."""

    def __init__(self, *documents: Document) -> None:
        self.documents = list(documents)
        self.on_change: list[Callable[[], None]] = []
        self.skipped: tuple[tuple[str, int], ...] = ()
        self.paused = False
        self.kept: list[WatchedFolder] = []
        self.projects = [Folder("garden", "Garden")]
        self.done: list[tuple[str, object]] = []
        self.fails: Exception | None = None

    @property
    def progress(self) -> IndexingProgress:
        states = [one.state for one in self.documents]
        return IndexingProgress(
            states.count("waiting"),
            states.count("reading"),
            states.count("ready"),
            states.count("failed"),
            paused=self.paused,
        )

    def come(self, *documents: Document) -> None:
        known = {one.id: one for one in documents}
        self.documents = [known.pop(one.id, one) for one in self.documents]
        self.documents = [*known.values(), *self.documents]
        for tell in self.on_change:
            tell()

    async def load(self) -> None:
        if self.fails is not None:
            raise self.fails

    async def folders(self) -> list[WatchedFolder]:
        return self.kept

    async def add(self, paths: Sequence[Path], scope: Scope = EVERYWHERE) -> list[Document]:
        self.done.append(("add", ([str(path) for path in paths], scope.folder_id)))
        made = [document(100 + n, "waiting", scope=scope) for n, path in enumerate(paths) if path.name != "gone"]
        self.come(*made)
        gone = [
            Document("", path.name, NOW, str(path), state="failed", problem="It is not there.")
            for path in paths
            if path.name == "gone"
        ]
        return [*made, *gone]

    async def add_text(self, text: str, name: str, scope: Scope = EVERYWHERE) -> Document:
        if not text.strip():
            raise DocumentRefused("There is no text in what was pasted.", "Copy some text first.")
        made = document(200, scope=scope)
        self.come(made)
        return made

    async def watch(self, path: Path, scope: Scope = EVERYWHERE) -> list[Document]:
        self.kept = [*(one for one in self.kept if one.path != str(path)), WatchedFolder("w", str(path), NOW, scope)]
        return []

    async def unwatch(self, folder_id: str) -> None:
        self.kept = [one for one in self.kept if one.id != folder_id]

    async def pause_watching(self, folder_id: str) -> None:
        self.kept = [replace(one, paused=True) if one.id == folder_id else one for one in self.kept]

    def pause(self) -> None:
        self.paused = True

    def resume(self) -> None:
        self.paused = False

    async def cancel(self, document_id: str | None = None) -> None:
        self.done.append(("cancel", document_id))
        for one in list(self.documents):
            if one.state in ("waiting", "reading", "embedding") and document_id in (None, one.id):
                self.come(replace(one, state="failed", problem="You stopped this."))

    async def retry(self, document_id: str | None = None) -> None:
        self.done.append(("retry", document_id))

    async def move(self, document_ids: Collection[str], scope: Scope) -> None:
        self.come(*(replace(one, scope=scope) for one in self.documents if one.id in document_ids))

    async def forget(self, document_ids: Collection[str]) -> None:
        self.documents = [one for one in self.documents if one.id not in document_ids]
        self.come()


class Projects:
    def __init__(self, line: Line) -> None:
        self._line = line

    async def folders(self) -> list[Folder]:
        return self._line.projects


class Texts:
    """Fulfils Texts of the viewer; counts how much was asked for at once."""

    def __init__(self, text: str, pages: Sequence[int] = (), headings: Sequence[Heading] = (), **more: object) -> None:
        self._text = text
        self._pages = tuple(PageStart(number, start) for number, start in enumerate(pages, 1))
        self._headings = tuple(headings)
        self.of = replace(document(1), characters=len(text), pages=len(pages), **more)  # type: ignore[arg-type]
        self.most = 0
        self.fails: Exception | None = None

    async def document(self, document_id: str) -> Document:
        if self.fails is not None:
            raise self.fails
        if document_id != self.of.id:
            raise NotFound("There is no such document.", "It may have been forgotten.")
        return self.of

    async def text(self, document_id: str, start: int = 0, end: int | None = None) -> str:
        await self.document(document_id)
        found = self._text[start:end]
        self.most = max(self.most, len(found))
        return found

    async def outline(self, document_id: str) -> tuple[tuple[PageStart, ...], tuple[Heading, ...]]:
        return self._pages, self._headings


class Recalls:
    """Answers what it was given, and keeps what was asked."""

    def __init__(self, found: Recalled) -> None:
        self.found = found
        self.asked: list[RecallQuery] = []

    async def recall(self, query: RecallQuery) -> Recalled:
        self.asked.append(query)
        return self.found
