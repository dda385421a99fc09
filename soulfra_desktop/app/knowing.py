"""What the chat is given of all that is known: put together at the first question, and nothing of it before."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import NotFound, StoreError

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.store import Store
    from soulfra_desktop.app.knowledge import KnowledgeParts
    from soulfra_desktop.domain.knowledge import PageStart, Passage, Recalled, RecallQuery
    from soulfra_desktop.domain.summing import ChatSummary
    from soulfra_desktop.services.knowing import Knowing
    from soulfra_desktop.services.knowledge_ports import ForgettableKind
    from soulfra_desktop.services.packing import ContextPacker
    from soulfra_desktop.services.ports import Clock, Spawn
    from soulfra_desktop.services.router import Router
    from soulfra_desktop.services.settings import SettingsService
    from soulfra_desktop.services.store_ports import ConversationStore

PATIENCE = 0.1
ANYTHING = """
SELECT (SELECT passages FROM knowledge) > 0 OR EXISTS (SELECT 1 FROM fact) OR EXISTS (SELECT 1 FROM document)
    OR EXISTS (SELECT 1 FROM summary)
"""


class Gathering:
    """Makes the packer once something is known; until then a question costs one look at the store."""

    def __init__(
        self,
        store: Store,
        parts: KnowledgeParts,
        router: Router,
        settings: SettingsService,
        conversations: ConversationStore,
        clock: Clock,
    ) -> None:
        self._store = store
        self._parts = parts
        self._router = router
        self._settings = settings
        self._conversations = conversations
        self._clock = clock
        self.spawn: Spawn | None = None
        """Starts what takes long, where somebody sees to it: the window."""
        self.patience = PATIENCE
        """Seconds that an answer waits for what is known."""
        self._warm = False
        self._version: int | None = None
        """Of the store, when what was found was found."""
        self.on_summary: Callable[[ChatSummary], None] = lambda _summary: None
        """Hears of every summary that was made."""
        self.on_forgotten: Callable[[ForgettableKind, frozenset[str]], None] = lambda _kind, _ids: None
        """Hears of what was forgotten: nothing of it may be shown any more."""

    @cached_property
    def knowing(self) -> Knowing:
        from soulfra_desktop.services.knowing import Knowing

        return Knowing(self.packer, words_of, Texts(self._store, self._conversations))

    async def packer(self, needed: bool) -> ContextPacker | None:
        """None where nothing is known; `needed` makes it all the same."""
        if not needed and not await self._anything():
            return None
        if not self._warm:
            self._warm = True
            await asyncio.to_thread(words_of, "What loads words is loaded once, and not while an answer waits.")
            _ = self._parts.recall
        await self._forget_where_another_wrote()
        return self._packer

    async def _forget_where_another_wrote(self) -> None:
        """What was found a moment ago may be forgotten by another process: it is searched again once one has written."""
        version: int | None = None
        with suppress(StoreError):
            version = await self._store.database.version()
        if version is None or version != self._version:
            self._version = version
            self._packer.forget()

    async def _anything(self) -> bool:
        try:
            return bool(await self._store.database.read(_anything))
        except StoreError:
            return False

    @cached_property
    def _packer(self) -> ContextPacker:
        from soulfra_desktop.services.packing import ContextPacker
        from soulfra_desktop.services.summing import Summing

        summing = Summing(self._store.summaries, self._router, words_of, self._clock, lambda: self.spawn)
        summing.made = lambda summary: self.on_summary(summary)
        packer = ContextPacker(
            self._settings, self._router.count, words_of, self._clock,
            recall=Recalling(self._parts), memory=self._parts.memory, summing=summing,
        )  # fmt: skip
        self._parts.memory.changed.connect(lambda _: packer.forget())

        def forget(kind: ForgettableKind, ids: frozenset[str]) -> None:
            packer.forget()
            self.on_forgotten(kind, ids)

        self._parts.forgetting.on_forgotten.append(forget)
        packer.patience = self.patience
        return packer


def _anything(db: sqlite_utils.Database) -> int:
    return db.conn.execute(ANYTHING).fetchone()[0]


class Recalling:
    """Fulfils Recalls; what searches is made at the first question that asks for something."""

    def __init__(self, parts: KnowledgeParts) -> None:
        self._parts = parts

    async def recall(self, query: RecallQuery, patience: float | None = None) -> Recalled:
        return await self._parts.recall.recall(query, patience)


def words_of(text: str) -> Sequence[str]:
    """A text's words without their endings."""
    from soulfra_desktop.adapters.stems import words

    return words(text)


class Texts:
    """Fulfils SourceTexts over the stores."""

    def __init__(self, store: Store, conversations: ConversationStore) -> None:
        self._store = store
        self._conversations = conversations

    async def text_of(self, passage: Passage) -> str | None:
        """Raises StoreError."""
        try:
            if passage.kind == "document":
                return await self._store.documents.text(passage.source_id)
            if passage.kind == "fact":
                return (await self._store.facts.fact(passage.source_id)).text
            return await self._said(passage)
        except NotFound:
            return None

    async def pages_of(self, passage: Passage) -> Sequence[PageStart]:
        """Raises NotFound, StoreError."""
        pages, _ = await self._store.documents.outline(passage.source_id)
        return pages

    async def _said(self, passage: Passage) -> str | None:
        messages = await self._conversations.messages(passage.conversation_id or "")
        return next((message.text for message in messages if message.id == passage.source_id), None)
