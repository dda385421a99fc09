"""Files that were found become documents: new ones, changed ones, and those that only lie elsewhere now."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import DocumentRefused
from soulfra_desktop.domain.knowledge import Document
from soulfra_desktop.services.knowledge_ports import FoundFile

if TYPE_CHECKING:
    from soulfra_desktop.domain.knowledge import Scope
    from soulfra_desktop.services.document_book import DocumentBook
    from soulfra_desktop.services.knowledge_ports import FileSource
    from soulfra_desktop.services.ports import Clock

BREATH = 100
"""Files after which the window has its turn."""
CHANGING_NS = 2_000_000_000
"""A file that was changed so lately may change again within the same tick of its time: its content is compared once more."""
GONE = "The file is not where it was."
GONE_WATCHED = "Nothing of it is found any more. It is read again once the file is back."
BARE = (
    "Its folder is empty: is its disk plugged in? What was read of it is kept and found. Forget it here if it shall go."
)
GONE_ADDED = "What was read of it is kept and found. Forget it here if it shall go, or add the file where it is now."


class TakingIn:
    """Compares what lies there with what is known: by path, size and time first, and by content where these differ."""

    def __init__(self, book: DocumentBook, files: FileSource, clock: Clock, new_id: Callable[[], str]) -> None:
        self._book = book
        self._files = files
        self._clock = clock
        self._new_id = new_id
        self._one = asyncio.Lock()
        """Two at once would make two documents of one file."""

    async def take_in(
        self, files: Sequence[FoundFile], scope: Scope, watched_id: str | None = None, *, asked: bool = False
    ) -> list[Document]:
        """A document for each file, but for those that were forgotten meanwhile. `asked`: the person named them now, so
        what had failed is tried again."""
        async with self._one:
            return await self._taken_in(files, scope, watched_id, asked=asked)

    async def _taken_in(
        self, files: Sequence[FoundFile], scope: Scope, watched_id: str | None, *, asked: bool
    ) -> list[Document]:
        strays = await self._strays([file for file in files if self._book.at(str(file.path)) is None])
        documents: list[Document] = []
        changed: list[Document] = []
        new: list[Document] = []
        for number, file in enumerate(files):
            if number % BREATH == 0:
                await asyncio.sleep(0)
            known = self._book.at(str(file.path))
            if known is None:
                document = await self._moved(file, strays)
            else:
                document = await self._again(known, file, asked=asked)
            if document is None:
                document = replace(self._new(file, scope), watched_id=watched_id)
                new.append(document)
            else:
                document = replace(
                    document, scope=scope if asked else document.scope, watched_id=watched_id or document.watched_id
                )
                if document != known:
                    changed.append(document)
            documents.append(document)
        await self._book.save(*changed)
        instead = await self._book.add(*new)
        ids = [(instead.get(one.id) or one).id for one in documents]
        return [there for one in ids if (there := self._book.get(one)) is not None]

    async def gone(self, documents: Iterable[Document]) -> None:
        """Their files are not there. In a watched folder what is found is what lies there; what was added by itself stays."""
        for document in documents:
            missing = replace(document, state="missing", problem=GONE, advice=GONE_ADDED)
            if document.watched_id is None:
                await self._book.save(missing)
            else:
                await self._book.empty(
                    replace(missing, advice=GONE_WATCHED, chunks=0, embedded=0, characters=0, pages=0)
                )

    async def away(self, documents: Iterable[Document]) -> None:
        """Their folder is bare, as where its disk is not plugged in: what was read of them stays."""
        missing = [replace(one, state="missing", problem=GONE, advice=BARE) for one in documents]
        await self._book.save(*missing)

    def _new(self, file: FoundFile, scope: Scope) -> Document:
        return Document(
            self._new_id(), file.path.name, self._clock.now(), str(file.path), size=file.size,
            changed_ns=file.changed_ns, scope=scope,
        )  # fmt: skip

    async def _again(self, known: Document, file: FoundFile, *, asked: bool) -> Document:
        if known.state in ("waiting", "reading"):
            return known
        same = known.size == file.size and known.changed_ns == file.changed_ns
        if known.state in ("failed", "missing"):
            return known if same and known.state == "failed" and not asked else to_read(known)
        if same:
            return known
        if known.size == file.size and await self._has_content(file, known.sha256):
            return replace(known, changed_ns=lasting(file, self._clock))
        return to_read(known)

    async def _strays(self, new: Sequence[FoundFile]) -> dict[int, list[Document]]:
        """By size: documents that were read, whose files are not where they were, and of which one may be among the new."""
        sizes = {file.size for file in new}
        strays: dict[int, list[Document]] = defaultdict(list)
        for document in self._book.documents if sizes else ():
            if document.size in sizes and document.sha256 and document.chunks and document.path:
                try:
                    found = await self._files.look(Path(document.path))
                except DocumentRefused:
                    continue
                if found is None:
                    strays[document.size].append(document)
        return strays

    async def _moved(self, file: FoundFile, strays: dict[int, list[Document]]) -> Document | None:
        for stray in strays.get(file.size, ()):
            if await self._has_content(file, stray.sha256):
                strays[file.size].remove(stray)
                state = stray.state if stray.state != "missing" else "embedding"
                return replace(
                    stray, path=str(file.path), name=file.path.name, changed_ns=lasting(file, self._clock), state=state,
                    problem="", advice="",
                )  # fmt: skip
        return None

    async def _has_content(self, file: FoundFile, sha256: str) -> bool:
        try:
            return await self._files.sha256(file.path) == sha256
        except DocumentRefused:
            return False


def lasting(file: FoundFile, clock: Clock) -> int:
    """By what time a file is known from now on: 0, which no file has, while another content may come with the same one.

    A time ahead of the clock, which was put back or is not the disk's, counts as that too."""
    return file.changed_ns if clock.now().timestamp() * 1e9 - file.changed_ns > CHANGING_NS else 0


def to_read(document: Document) -> Document:
    """In the line; what was read of it before is found until it is read anew."""
    return replace(document, state="waiting", problem="", advice="")
