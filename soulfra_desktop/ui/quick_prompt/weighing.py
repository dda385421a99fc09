"""Says who would answer the quick prompt and for how much, once the typing pauses. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.routing import Candidate, ModelRef
from soulfra_desktop.services.chat import ChatService
from soulfra_desktop.services.ports import Clock, Spawn
from soulfra_desktop.ui.chat.state import EstimateView

PAUSE_SECONDS = 0.35


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
        self._clock = clock
        self._spawn = spawn
        self._weighed = weighed
        self._asked: tuple[str, str | None, ModelRef | None] = ("", None, None)
        self._at = 0.0
        self._waiting = False

    def weigh(self, text: str, conversation_id: str | None, model: ModelRef | None) -> None:
        """Estimate this after a pause; a newer wish takes its place."""
        self._asked, self._at = (text, conversation_id, model), self._clock.monotonic()
        if not self._waiting:
            self._waiting = True
            self._spawn(self._after_pause())

    async def _after_pause(self) -> None:
        try:
            while (left := self._at + PAUSE_SECONDS - self._clock.monotonic()) > 0:
                await self._clock.sleep(left)
        finally:
            self._waiting = False
        text, conversation_id, model = asked = self._asked
        if not text.strip():
            self._weighed(None, ())
            return
        try:
            found = await self._chat.estimate(text, conversation_id, model)
        except SoulfraError as error:
            self._weighed(EstimateView(None, True, None, 0, None, error.message), ())
            return
        if asked != self._asked:
            return
        if found.decision is None:
            said = found.refusal.message if found.refusal else ""
            view = EstimateView(None, True, None, found.input_tokens, None, said)
            self._weighed(view, getattr(found.refusal, "candidates", ()))
            return
        one = found.decision.chosen
        view = EstimateView(one.ref, one.local, one.estimated_cost, found.input_tokens, found.context_window)
        self._weighed(view, found.decision.candidates)
