"""What the documents' screens ask of those who index, recall and forget. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Protocol

from soulfra_desktop.domain.knowledge import (
    EVERYWHERE,
    Document,
    IndexingProgress,
    Passage,
    Recalled,
    RecallQuery,
    Scope,
    WatchedFolder,
)
from soulfra_desktop.domain.shelf import Folder


class Indexing(Protocol):
    """The line of documents: waiting, read, found by words, found by meaning."""

    on_change: list[Callable[[], None]]
    """Each is called at most every 100 ms."""
    skipped: tuple[tuple[str, int], ...]
    """Of the last `add`: why files were passed over, and how many."""

    @property
    def documents(self) -> list[Document]:
        """As they stand, the newest first; empty before `load`."""
        ...

    @property
    def progress(self) -> IndexingProgress: ...

    async def load(self) -> None: ...

    async def folders(self) -> list[WatchedFolder]: ...

    async def add(self, paths: Sequence[Path], scope: Scope = EVERYWHERE) -> list[Document]:
        """Files, and folders with all that lies in them. One that cannot be taken is a failed document without an id."""
        ...

    async def add_text(self, text: str, name: str, scope: Scope = EVERYWHERE) -> Document:
        """What was pasted; without a name it is called by its first words. Raises DocumentRefused."""
        ...

    async def watch(self, path: Path, scope: Scope = EVERYWHERE) -> Sequence[Document]:
        """Also one that rests, from now on. Raises DocumentRefused."""
        ...

    async def pause_watching(self, folder_id: str) -> None:
        """Until it is watched again."""
        ...

    async def unwatch(self, folder_id: str) -> None:
        """Its documents stay."""
        ...

    def pause(self) -> None: ...

    def resume(self) -> None: ...

    async def cancel(self, document_id: str | None = None) -> None:
        """This one, or all that are not ready."""
        ...

    async def retry(self, document_id: str | None = None) -> None:
        """This one, or all that failed."""
        ...

    async def move(self, document_ids: Collection[str], scope: Scope) -> None:
        """Into another project, or out of all of them; what is being read stays where it is."""
        ...

    async def forget(self, document_ids: Collection[str]) -> None: ...


class Projects(Protocol):
    """The folders of chats, to which a document can belong."""

    async def folders(self) -> list[Folder]: ...


class Recall(Protocol):
    """One search over all that is known."""

    async def recall(self, query: RecallQuery) -> Recalled:
        """Raises StoreError alone."""
        ...


class OpenCitation(Protocol):
    """What a citation in an answer calls: opens the document with these characters of its text marked.

    `among`: the passages of the same answer, between which the viewer steps.
    """

    def __call__(self, document_id: str, start: int, end: int, among: Sequence[Passage] = ()) -> None: ...
