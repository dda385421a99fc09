"""One answer on its way: events become a growing view, announced at most once a frame. No Qt."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import replace

from soulfra_desktop.domain.chat import (
    Accepted,
    ChatEvent,
    FailedOver,
    ImageArrived,
    Informed,
    ReasoningDelta,
    Routed,
    TextDelta,
)
from soulfra_desktop.domain.reasons import is_of_budgets, is_unpriced
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.services.ports import Clock, Spawn
from soulfra_desktop.ui.chat.state import Queued
from soulfra_desktop.ui.kit.message_leaves import BUDGET
from soulfra_desktop.ui.kit.message_view import Handover, MessageView

FRAME_SECONDS = 0.033


class Answering:
    """Follows one answer. `accepted` is None until the question is stored."""

    def __init__(
        self,
        clock: Clock,
        spawn: Spawn,
        changed: Callable[[Answering], None],
        *,
        asked_in: str | None,
        opening: int,
        empties_composer: bool = True,
        beside: ModelRef | None = None,
        queued: Queued | None = None,
    ) -> None:
        """`asked_in` is the conversation, None for a new one, which `opening` then names. `beside`: the model whose
        column it is, where several answer. `queued`: what it asks, where that waited in the queue."""
        self._clock = clock
        self._spawn = spawn
        self._changed = changed
        self._text: list[str] = []
        self._reasoning: list[str] = []
        self._told_at = float("-inf")
        self._waiting = False
        self.accepted: Accepted | None = None
        self.ended = False
        self.asked_in = asked_in
        self.opening = opening
        self.empties_composer = empties_composer
        self.beside = beside
        self.queued = queued
        self.shown_once = False
        self.begun = False
        self._view: MessageView | None = None

    @property
    def conversation_id(self) -> str | None:
        """Where it belongs; None for a new chat that is not stored yet."""
        return self.accepted.conversation.id if self.accepted else self.asked_in

    @property
    def view(self) -> MessageView | None:
        """The answer so far."""
        return self._view

    async def follow(self, events: AsyncGenerator[ChatEvent, None]) -> None:
        """Take events to their end. What the service raises passes through; cancelling stops the answer."""
        try:
            async with aclosing(events):
                async for event in events:
                    self._take(event)
        finally:
            self.ended = True
            self._gather()

    def _take(self, event: ChatEvent) -> None:
        if isinstance(event, TextDelta):
            self._text.append(event.text)
            self._tell_soon()
        elif isinstance(event, ReasoningDelta):
            self._reasoning.append(event.text)
            self._tell_soon()
        else:
            self._turn(event)
            self._tell()

    def _turn(self, event: ChatEvent) -> None:
        if isinstance(event, Accepted):
            self.accepted = event
            answer = event.answer
            self._text, self._reasoning = [answer.text], [answer.reasoning]
            self._view = MessageView(
                answer.id, "assistant", streaming=True, complete=False, attachments=answer.attachments
            )
        elif isinstance(event, ImageArrived) and self._view:
            self._view = replace(self._view, attachments=(*self._view.attachments, event.image))
        elif isinstance(event, Informed) and self._view:
            self._view = replace(self._view, sources=event.sources)
        elif isinstance(event, Routed) and self._view:
            self._view = replace(self._view, asking=event.decision.chosen.ref)
        elif isinstance(event, FailedOver) and self._view:
            one = _handover(event)
            self._view = replace(self._view, handovers=(*self._view.handovers, one), asking=event.next.ref)

    def _tell_soon(self) -> None:
        if self._waiting:
            return
        left = self._told_at + FRAME_SECONDS - self._clock.monotonic()
        if left <= 0:
            self._tell()
        else:
            self._waiting = True
            self._spawn(self._tell_later(left))

    async def _tell_later(self, seconds: float) -> None:
        await self._clock.sleep(seconds)
        self._waiting = False
        if not self.ended:
            self._tell()

    def _tell(self) -> None:
        self._told_at = self._clock.monotonic()
        self._gather()
        self._changed(self)

    def _gather(self) -> None:
        if self._view is not None:
            self._view = replace(self._view, text="".join(self._text), reasoning="".join(self._reasoning))
            self._text, self._reasoning = [self._view.text], [self._view.reasoning]


def _handover(event: FailedOver) -> Handover:
    if event.outcome == "slow":
        return Handover(event.failed.ref, event.outcome, event.next.ref, beside=True)
    no_money = event.outcome == "skipped" and (is_of_budgets(event.reason) or is_unpriced(event.reason))
    outcome = BUDGET if no_money else event.outcome
    return Handover(event.failed.ref, outcome, event.next.ref, event.retry, event.part_kept, detail=event.reason)
