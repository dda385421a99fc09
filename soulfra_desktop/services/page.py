"""An answer as it is being written: gathered, and journalled so that a crash loses little of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from soulfra_desktop.domain.chat import Attachment, ChatEvent, ImageArrived, Message, ReasoningDelta, TextDelta
from soulfra_desktop.domain.citing import as_citations
from soulfra_desktop.domain.errors import StoreError
from soulfra_desktop.domain.inlined import lifted
from soulfra_desktop.domain.routing import Receipt
from soulfra_desktop.services.ports import Clock
from soulfra_desktop.services.store_ports import ConversationStore

if TYPE_CHECKING:
    from soulfra_desktop.domain.knowledge import Citation, Passage

JOURNAL_SECONDS = 0.25
"""So often what has arrived is written: a crash loses no more of an answer that comes steadily."""


class Page:
    """The answer so far, written to the journal every JOURNAL_SECONDS. It may begin with the text of an earlier one."""

    def __init__(self, store: ConversationStore, answer: Message, clock: Clock) -> None:
        self._store = store
        self._answer = answer
        self._clock = clock
        self._pieces = [answer.text]
        self._reasoning = [answer.reasoning]
        self._images: list[Attachment] = list(answer.attachments)
        self._unwritten: list[str] = []
        self._unwritten_reasoning: list[str] = []
        self._written_at = float("-inf")
        self._given: tuple[Passage, ...] = ()

    def informed(self, passages: tuple[Passage, ...]) -> tuple[Citation, ...]:
        """Whoever answers was given these; what is new of that, or nothing."""
        if passages == self._given:
            return ()
        self._given = passages
        self._answer = replace(self._answer, sources=as_citations(passages))
        return self._answer.sources

    def ended(self, receipt: Receipt) -> Message:
        """The answer as it stands, with the receipt of its end."""
        text, inlined = lifted("".join(self._pieces))
        return replace(
            self._answer,
            text=text,
            reasoning="".join(self._reasoning),
            attachments=(*self._images, *inlined),
            receipt=receipt,
            complete=receipt.outcome == "answered",
        )

    async def take(self, event: ChatEvent) -> None:
        """Add a piece; everything that is none is passed over."""
        if isinstance(event, ImageArrived):
            self._images.append(event.image)
            return
        if isinstance(event, TextDelta):
            self._pieces.append(event.text)
            self._unwritten.append(event.text)
        elif isinstance(event, ReasoningDelta):
            self._reasoning.append(event.text)
            self._unwritten_reasoning.append(event.text)
        else:
            return
        now = self._clock.monotonic()
        if now - self._written_at >= JOURNAL_SECONDS:
            self._written_at = now
            await self._write()

    async def _write(self) -> None:
        text, reasoning = "".join(self._unwritten), "".join(self._unwritten_reasoning)
        try:
            await self._store.journal(self._answer.id, text, reasoning)
        except StoreError:
            return  # a full disk must not end an answer that is coming: `finish` tries again, and says so
        self._unwritten.clear()
        self._unwritten_reasoning.clear()
