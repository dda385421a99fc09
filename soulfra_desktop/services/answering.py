"""An answer while it comes: each event is journalled and handed on, and however it ends, that end is stored."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TYPE_CHECKING

from soulfra_desktop.domain.chat import ChatEvent, Completed, FailedOver, Informed, Message
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.routing import Outcome, Receipt
from soulfra_desktop.services.ending import to_its_end
from soulfra_desktop.services.page import Page
from soulfra_desktop.services.ports import Clock
from soulfra_desktop.services.router import Route
from soulfra_desktop.services.store_ports import ConversationStore

if TYPE_CHECKING:
    from soulfra_desktop.services.knowing import Knowing

Events = AsyncGenerator[ChatEvent, None]


class Answering:
    """One answer is written by it."""

    def __init__(self, store: ConversationStore, clock: Clock, knowing: Knowing | None) -> None:
        self._store, self._clock, self._knowing = store, clock, knowing

    async def kept(self, route: Route, answer: Message) -> Events:
        """Journal the answer as it comes; whatever happens, its end state is stored."""
        page = Page(self._store, answer, self._clock)
        outcome: Outcome | None = "stopped"
        try:
            # A crash from here on leaves this receipt behind, so it already says that the answer was cut.
            ahead = route.receipt("cut")
            await self._store.record(answer.id, ahead)
            route.on_reserved(lambda: self._reserved(route, answer.id, ahead))
            async with aclosing(route.events()) as events:
                async for event in events:
                    if sources := page.informed(route.sources):
                        yield Informed(sources)
                    await page.take(event)
                    if isinstance(event, FailedOver):
                        await self._store.record(answer.id, route.receipt("cut"))
                    yield event
            outcome = None
        except SoulfraError:
            outcome = None
            raise
        finally:
            answer, _ = await to_its_end(self._finish(page.ended(route.receipt(outcome))))
        yield Completed(answer)

    async def _finish(self, answer: Message) -> Message:
        if self._knowing is not None and answer.sources:
            answer = await self._knowing.cited(answer)
        await self._store.finish(answer)
        return answer

    async def _reserved(self, route: Route, answer_id: str, said: Receipt) -> None:
        """What a call may cost is known now: a crash leaves what the ledger has."""
        now = route.receipt("cut")
        if (now.chosen, now.usage, now.cost) != (said.chosen, said.usage, said.cost):
            await self._store.record(answer_id, now)
