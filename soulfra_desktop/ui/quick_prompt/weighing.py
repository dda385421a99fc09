"""Says who would answer the quick prompt and for how much, once the typing pauses. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.routing import Candidate, ModelRef
from soulfra_desktop.services.chat import ChatService
from soulfra_desktop.services.ports import Clock, Spawn
from soulfra_desktop.ui.chat.composer.pause import Pause
from soulfra_desktop.ui.chat.state import EstimateView


class Weighing:
    """`weighed(view, candidates)` gets each new estimate; None where there is nothing to send."""

    def __init__(
        self,
        chat: ChatService,
        clock: Clock,
        spawn: Spawn,
        weighed: Callable[[EstimateView | None, tuple[Candidate, ...]], None],
    ) -> None:
        self._chat = chat
        self._weighed = weighed
        self._pause = Pause(clock, spawn, self._estimate)
        self._asked: tuple[str, str | None, ModelRef | None] = ("", None, None)

    def weigh(self, text: str, conversation_id: str | None, model: ModelRef | None) -> None:
        """Estimate this after a pause; a newer wish takes its place."""
        self._asked = (text, conversation_id, model)
        self._pause.again()

    async def _estimate(self) -> None:
        text, conversation_id, model = asked = self._asked
        if not text.strip():
            self._weighed(None, ())
            return
        try:
            found = await self._chat.ahead.estimate(text, conversation_id, model)
        except SoulfraError as error:
            self._weighed(EstimateView.refused(error.message), ())
            return
        if asked == self._asked:
            self._weighed(EstimateView.of(found), found.candidates)
