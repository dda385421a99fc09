"""Forgetting for good: texts, words, vectors, what is kept in memory of them, and the copies that Soulfra made by itself.

What is forgotten may be in a copy of the store that was made before an update: such a copy goes as a whole, since it cannot
be opened and mended. Files that the person exported or copied are theirs, and are not touched.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from soulfra_desktop.domain.errors import NotFound

if TYPE_CHECKING:
    from soulfra_desktop.services.knowledge_ports import (
        Backups,
        DocumentStore,
        FactStore,
        Forgettable,
        ForgettableKind,
        ForgettingStore,
        VectorIndex,
    )


class Indexed(Protocol):
    """Whatever holds the index of vectors that is in force."""

    @property
    def index(self) -> VectorIndex: ...

    async def drop_gone(self) -> int:
        """Take out of the index what the store has no more; how many."""
        ...


class Line(Protocol):
    """Where documents wait and are read."""

    async def release(self, document_ids: Collection[str]) -> None: ...

    def forgot(self, document_ids: Collection[str]) -> None: ...


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What went."""

    items: tuple[Forgettable, ...]
    passages: int
    """Pieces that could be found, with their words and vectors."""
    backups: int
    """Copies of the store, made before an update, that may have held it."""


class ForgettingService:
    """`on_forgotten` are told the kind and the ids: whoever keeps pictures or pages of them in memory drops these."""

    def __init__(
        self,
        store: ForgettingStore,
        documents: DocumentStore,
        facts: FactStore,
        meaning: Callable[[], Indexed],
        line: Callable[[], Line],
        backups: Backups,
    ) -> None:
        self._store = store
        self._documents = documents
        self._facts = facts
        self._meaning = meaning
        self._line = line
        self._backups = backups
        self.on_forgotten: list[Callable[[ForgettableKind, frozenset[str]], None]] = []

    async def find(self, start_of_id: str) -> Forgettable:
        """What goes by this id, or alone by one that starts so. Raises NotFound."""
        found = await self._store.find(start_of_id) if start_of_id else []
        if len(found) == 1:
            return found[0]
        raise NotFound(
            f"More than one id starts with {start_of_id!r}."
            if found
            else f"No document, chat, message or fact has an id that is or starts with {start_of_id!r}.",
            "Ids are shown by: soulfra recall TEXT",
        )

    async def forget(self, kind: ForgettableKind, ids: Collection[str]) -> Forgotten:
        """Unknown ids are passed over. Raises StoreError; what had gone by then stays gone."""
        items = await self._store.named(kind, ids)
        if not items:
            return Forgotten((), 0, 0)
        known = frozenset(one.id for one in items)
        passages = await self._gone(kind, known)
        if passages:
            await self._meaning().index.remove(passages)
        for tell in tuple(self.on_forgotten):
            tell(kind, known)
        backups = await self._backups.remove_since(min(one.at for one in items))
        return Forgotten(tuple(items), len(passages), backups)

    async def sweep(self) -> int:
        """What went by other ways than through here: a trash that was emptied, a document that was read anew, another
        machine. Facts of chats that are gone go too, and nothing stays in the index; how many entries left it."""
        left = await self._store.facts_left_behind()
        if left:
            await self.forget("fact", left)
        return await self._meaning().drop_gone()

    async def _gone(self, kind: ForgettableKind, ids: frozenset[str]) -> list[int]:
        if kind == "conversation":
            return await self._store.forget_conversations(ids)
        if kind == "message":
            return await self._store.forget_messages(ids)
        if kind == "fact":
            return await self._facts.forget_facts(ids)
        line = self._line()
        await line.release(ids)
        gone = await self._documents.forget_documents(ids)
        line.forgot(ids)
        return gone
