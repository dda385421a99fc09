"""Keeps what is typed, and says what sending it would cost, once the typing pauses. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from soulfra_desktop.domain.draft import packed, unpacked
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.routing import Candidate
from soulfra_desktop.services.chat import ChatService, Estimate
from soulfra_desktop.services.ports import Clock, Spawn
from soulfra_desktop.services.store_ports import ConversationStore
from soulfra_desktop.ui.chat.state import ChatState, EstimateView

PAUSE_SECONDS = 0.35
"""Of not typing, before a draft is kept and its cost estimated."""


class Composing:
    """`estimated(conversation_id, view, candidates)` is called with each new estimate; None where there is no text."""

    def __init__(
        self,
        chat: ChatService,
        store: ConversationStore,
        clock: Clock,
        spawn: Spawn,
        estimated: Callable[[str | None, EstimateView | None, tuple[Candidate, ...]], None],
    ) -> None:
        self._chat = chat
        self._store = store
        self._clock = clock
        self._spawn = spawn
        self._estimated = estimated
        self._state = ChatState()
        self._at = 0.0
        self._waiting = False
        self._unkept = False

    def typed(self, state: ChatState) -> None:
        """The draft or what decides its price changed; the work waits for a pause."""
        self._state, self._at, self._unkept = state, self._clock.monotonic(), True
        if not self._waiting:
            self._waiting = True
            self._spawn(self._after_pause())

    def weigh(self, state: ChatState) -> None:
        """Estimate again at once: the same text under other conditions."""
        self._state = state
        if not self._waiting:
            self._spawn(self._estimate(state))

    def leave(self, state: ChatState) -> None:
        """Another chat is opened: keep the draft of this one now. An edit that was not sent is no draft."""
        if self._unkept and state.editing is None:
            self._unkept = False
            self._spawn(self._keep(state))

    def queued(self, state: ChatState) -> None:
        """What is queued changed: it is kept with the draft at once, and no older draft after it."""
        self._state, self._unkept = state, False
        self._spawn(self._keep(state))

    def requeue(self, conversation_id: str, texts: Sequence[str]) -> None:
        """What is queued in a chat that is not shown changed; its draft stays."""
        self._spawn(self._requeue(conversation_id, texts))

    async def _requeue(self, conversation_id: str, texts: Sequence[str]) -> None:
        with suppress(SoulfraError):  # a question too much is better than one too few
            draft, _ = unpacked(await self._store.draft(conversation_id))
            await self._store.keep_draft(conversation_id, packed(draft, texts))

    async def _after_pause(self) -> None:
        try:
            while (left := self._at + PAUSE_SECONDS - self._clock.monotonic()) > 0:
                await self._clock.sleep(left)
        finally:
            self._waiting = False
        state = self._state
        if self._unkept and state.editing is None:
            self._unkept = False
            await self._keep(state)
        await self._estimate(state)

    async def _keep(self, state: ChatState) -> None:
        if state.temporary:
            return
        draft = "" if state.editing else state.draft
        try:
            await self._store.keep_draft(_id(state), packed(draft, [one.text for one in state.queue]))
        except SoulfraError:
            self._unkept = True  # it is still in the composer, and the next pause tries again

    async def _estimate(self, state: ChatState) -> None:
        if not (state.draft.strip() or state.attachments):
            self._estimated(_id(state), None, ())
            return
        try:
            options = state.options.set_here if state.options and state.conversation is None else None
            found = await self._chat.estimate(
                state.draft, _id(state), state.chosen, attachments=state.attachments, options=options
            )
        except SoulfraError as error:
            self._estimated(_id(state), EstimateView(None, True, None, 0, None, error.message), ())
            return
        self._estimated(_id(state), _seen(found), _weighed(found))


def _id(state: ChatState) -> str | None:
    return state.conversation.id if state.conversation else None


def _seen(found: Estimate) -> EstimateView:
    if found.decision is None:
        said = found.refusal.message if found.refusal else ""
        return EstimateView(None, True, None, found.input_tokens, found.context_window, said)
    chosen = found.decision.chosen
    return EstimateView(
        chosen.ref,
        chosen.local,
        chosen.estimated_cost,
        found.input_tokens,
        found.context_window,
        left_out=found.left_out,
        fits=found.fits,
    )


def _weighed(found: Estimate) -> tuple[Candidate, ...]:
    return found.decision.candidates if found.decision else getattr(found.refusal, "candidates", ())
