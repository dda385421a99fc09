"""All documents as they stand, at hand: the store is the truth, and this is what was last read of it or written to it."""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from soulfra_desktop.domain.knowledge import ReadDocument

if TYPE_CHECKING:
    from soulfra_desktop.domain.knowledge import Chunk, Document, DocumentState, Scope
    from soulfra_desktop.services.knowledge_ports import DocumentStore

AT_ONCE = 200
"""Documents in one transaction: others write meanwhile."""


class DocumentBook:
    """Every change goes to the store first. `on_change` hears of each, however many there are."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store
        self._documents: dict[str, Document] = {}
        self._by_path: dict[str, str] = {}
        self._line: OrderedDict[str, None] = OrderedDict()
        self._meanwhile: dict[str, Document | None] = {}
        self._loading = asyncio.Lock()
        self._one_save = asyncio.Lock()
        self._going: set[str] = set()
        self.counts: Counter[str] = Counter()
        self.on_change: Callable[[], None] = lambda: None

    async def load(self) -> None:
        """As the store has it now: another process may have written."""
        async with self._loading:
            self._meanwhile = {}
            self._loaded(await self._store.documents())

    def _loaded(self, found: list[Document]) -> None:
        kept = {one.id: one for one in reversed(found)}
        for document_id, document in self._meanwhile.items():  # written while the answer came
            kept.pop(document_id, None)
            if document is not None:
                kept[document_id] = document
        if kept == self._documents:
            return
        self._documents, self._by_path, self._line = {}, {}, OrderedDict()
        self.counts.clear()
        for document in kept.values():
            self._note(document)
        self.on_change()

    @property
    def documents(self) -> list[Document]:
        """The newest first."""
        return list(reversed(self._documents.values()))

    def get(self, document_id: str) -> Document | None:
        return self._documents.get(document_id)

    def at(self, path: str) -> Document | None:
        return self._documents.get(self._by_path.get(path, ""))

    def in_state(self, *states: str) -> list[Document]:
        """The oldest first."""
        if not any(self.counts[state] for state in states):
            return []
        return [one for one in self._documents.values() if one.state in states]

    def next_waiting(self, besides: Collection[str] = ()) -> Document | None:
        """Whoever waits longest; it is out of the line until it is saved again. `besides` keep their place."""
        kept: list[str] = []
        found: Document | None = None
        while self._line and found is None:
            document_id, _ = self._line.popitem(last=False)
            document = self._documents.get(document_id)
            if document is None or document.state != "waiting" or document_id in self._going:
                continue
            if document_id in besides:
                kept.append(document_id)
            else:
                found = document
        for document_id in reversed(kept):
            self._line[document_id] = None
            self._line.move_to_end(document_id, last=False)
        return found

    def line_up(self, document: Document) -> None:
        """Back to the end of the line, as it is."""
        self._line[document.id] = None
        self._line.move_to_end(document.id)

    def let_go(self, document_ids: Collection[str]) -> None:
        """They are about to be forgotten: nobody takes them out of the line any more."""
        self._going.update(document_ids)

    def is_wanted(self, document_id: str) -> bool:
        """Whether what is being read is to be stored: nobody stopped or forgot it here. Of others the store knows."""
        known = self._documents.get(document_id)
        return known is not None and known.state == "reading" and document_id not in self._going

    async def save(self, *documents: Document, still: DocumentState | None = None) -> bool:
        """False where another process forgot one, or brought it into another state than `still`: then it is as that left it.

        What was changed of one while this waited for its turn stays changed."""
        before = {one.id: self._documents.get(one.id) for one in documents}
        refused: list[str] = []
        for begin in range(0, len(documents), AT_ONCE):
            async with self._one_save:
                some = [self._anew(one, before[one.id]) for one in documents[begin : begin + AT_ONCE]]
                others = await self._store.save(*some, still=still)
                self._took([one for one in some if one.id not in others])
            refused += others
        await self._as_others_left(refused)
        return not refused

    def _anew(self, document: Document, before: Document | None) -> Document:
        """Made of what is known now, as it was made of what was known `before`."""
        now = self._documents.get(document.id)
        return document if now is None or before is None or now is before else _changed_too(now, before, document)

    async def add(self, *documents: Document) -> dict[str, Document | None]:
        """New ones. By our id, what is there instead: a document that another process made of the same file meanwhile, or
        None where the file was forgotten."""
        instead: dict[str, Document | None] = {}
        for begin in range(0, len(documents), AT_ONCE):
            some = documents[begin : begin + AT_ONCE]
            there = await self._store.add(*some)
            self._took([one for one in there if one is not None])
            instead |= {ours.id: theirs for ours, theirs in zip(some, there, strict=True) if ours != theirs}
        return instead

    async def move(self, document_ids: Collection[str], scope: Scope) -> None:
        """What is being read would be stored with the scope that it had: it is left where it is."""
        known = [one for document_id in document_ids if (one := self._documents.get(document_id)) is not None]
        await self.save(*[replace(one, scope=scope) for one in known if one.state != "reading" and one.scope != scope])

    async def add_text(self, document: Document, read: ReadDocument, chunks: Sequence[Chunk]) -> None:
        await self._store.add_text(document, read, chunks)
        self._took([document])

    async def put_text(
        self, document: Document, read: ReadDocument, chunks: Sequence[Chunk], still: DocumentState | None = None
    ) -> bool:
        """False as with `save`, and here too what was changed meanwhile stays so: a long text takes its time."""
        before = self._documents.get(document.id)
        if await self._store.put_text(document, read, chunks, still):
            now = self._documents.get(document.id)
            self._took([document])
            if now is not None and before is not None and (anew := _changed_too(document, before, now)) != document:
                await self.save(anew)
            return True
        await self._as_others_left([document.id])
        return False

    async def _as_others_left(self, document_ids: Collection[str]) -> None:
        if not document_ids:
            return
        there = await self.as_stored(document_ids)
        self._took(there)
        self.forgot(set(document_ids).difference(one.id for one in there))

    async def empty(self, document: Document) -> None:
        """Its text, words and vectors go; what is said of it stays."""
        await self.put_text(document, ReadDocument(document.media_type, ""), ())

    def seen(self, documents: Iterable[Document]) -> None:
        """As the store told of them just now."""
        self._took(documents)

    async def as_stored(self, document_ids: Collection[str]) -> list[Document]:
        """Whatever another process made of them."""
        return await self._store.documents(among=document_ids)

    def forgot(self, document_ids: Collection[str]) -> None:
        """They are gone from the store."""
        for document_id in document_ids:
            self._meanwhile[document_id] = None
            self._going.discard(document_id)
            former = self._documents.pop(document_id, None)
            if former is not None:
                self._unnote(former)
        self.on_change()

    def _took(self, documents: Iterable[Document]) -> None:
        for document in documents:
            self._meanwhile[document.id] = document
            former = self._documents.get(document.id)
            if former is not None:
                self._unnote(former)
            self._note(document)
        self.on_change()

    def _note(self, document: Document) -> None:
        self._documents[document.id] = document
        self.counts[document.state] += 1
        if document.path:
            self._by_path[document.path] = document.id
        if document.state == "waiting":
            self._line.setdefault(document.id)

    def _unnote(self, document: Document) -> None:
        self.counts[document.state] -= 1
        if self._by_path.get(document.path) == document.id:
            del self._by_path[document.path]


def _changed_too(document: Document, before: Document, after: Document) -> Document:
    """With what changed from `before` to `after`."""
    names = [field.name for field in fields(document)]
    return replace(document, **{name: new for name in names if (new := getattr(after, name)) != getattr(before, name)})
