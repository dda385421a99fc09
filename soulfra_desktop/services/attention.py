"""Sees every answer go by: how many are on their way, and which of them ended while the person looked elsewhere."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass

from soulfra_desktop.domain.chat import Accepted, ChatEvent, Completed, Conversation
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.services.ports import Clock

LONG_SECONDS = 10.0
"""An answer that takes longer is one that people do not wait for."""


@dataclass(frozen=True, slots=True)
class AnswerEnded:
    """One answer came to its end by itself; what the person stopped is not told."""

    conversation: Conversation
    seconds: float
    text: str = ""
    failed: bool = False


class Attention:
    """Watches a ChatService (`chat.watch = attention.watch`). `on_running(count)` and `on_ended` tell what it sees."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._running = 0
        self.on_running: Callable[[int], None] = lambda _count: None
        self.on_ended: Callable[[AnswerEnded], None] = lambda _ended: None

    async def watch(self, events: AsyncGenerator[ChatEvent, None]) -> AsyncGenerator[ChatEvent, None]:
        """Pass the events of one answer on."""
        began, conversation, text = self._clock.monotonic(), None, None
        failed = False
        self._count(1)
        try:
            async with aclosing(events):
                async for event in events:
                    if isinstance(event, Accepted):
                        conversation = event.conversation
                    elif isinstance(event, Completed):
                        text = event.message.text
                    yield event
        except SoulfraError:
            failed = True
            raise
        finally:
            self._count(-1)
            if conversation is not None and (failed or text is not None):
                self.on_ended(AnswerEnded(conversation, self._clock.monotonic() - began, text or "", failed))

    def _count(self, step: int) -> None:
        self._running += step
        self.on_running(self._running)


def is_worth_a_notice(ended: AnswerEnded, *, active: bool, looked_at: str | None) -> bool:
    """Whether the desktop shall say so: nobody looks at Soulfra, or it was long and another chat is being looked at."""
    return not active or (ended.seconds > LONG_SECONDS and looked_at != ended.conversation.id)
