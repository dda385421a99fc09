"""Keeps what is typed, and says what sending it would cost, once the typing pauses. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from soulfra_desktop.domain.draft import knows_of, packed, unpacked
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.routing import Candidate
from soulfra_desktop.services.chat import ChatService
from soulfra_desktop.services.ports import Clock, Spawn
from soulfra_desktop.services.store_ports import ConversationStore
from soulfra_desktop.ui.chat.composer.pause import Pause
from soulfra_desktop.ui.chat.state import ChatState, EstimateView, Queued


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
        self._spawn = spawn
        self._estimated = estimated
        self._state = ChatState()
        self.pause = Pause(clock, spawn, self._paused)
        self._unkept = False
        self._on_its_way: dict[str | None, str] = {}
        """Drafts that are being stored: a store that is busy with something else takes its time."""

    async def draft(self, conversation_id: str | None) -> str:
        """The draft of this chat as it was left, packed. Raises StoreError."""
        on_its_way = self._on_its_way.get(conversation_id)
        return on_its_way if on_its_way is not None else await self._store.draft(conversation_id)

    def typed(self, state: ChatState) -> None:
        """The draft or what decides its price changed; the work waits for a pause."""
        self._state, self._unkept = state, True
        self.pause.again()

    def weigh(self, state: ChatState) -> None:
        """Estimate again at once: the same text under other conditions."""
        self._state = state
        if not self.pause.is_awaited:
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

    def requeue(self, conversation_id: str, queue: Sequence[Queued]) -> None:
        """What is queued in a chat that is not shown changed; its draft stays."""
        self._spawn(self._requeue(conversation_id, queue))

    async def _requeue(self, conversation_id: str, queue: Sequence[Queued]) -> None:
        with suppress(SoulfraError):  # a question too much is better than one too few
            kept = await self.draft(conversation_id)
            await self._store.keep_draft(conversation_id, _packed(unpacked(kept)[0], knows_of(kept)[0], queue))

    async def _paused(self) -> None:
        state = self._state
        if self._unkept and state.editing is None:
            self._unkept = False
            await self._keep(state)
        await self._estimate(state)

    async def _keep(self, state: ChatState) -> None:
        if state.temporary:
            return
        draft, knows = ("", None) if state.editing else (state.draft, state.knows)
        place, kept = _id(state), _packed(draft, knows, state.queue)
        self._on_its_way[place] = kept
        try:
            await self._store.keep_draft(place, kept)
        except SoulfraError:
            self._unkept = True  # it is still in the composer, and the next pause tries again
        if self._on_its_way.get(place) == kept:
            del self._on_its_way[place]

    async def _estimate(self, state: ChatState) -> None:
        if not (state.draft.strip() or state.attachments):
            self._estimated(_id(state), None, ())
            return
        try:
            options = state.options.set_here if state.options and state.conversation is None else None
            found = await self._chat.ahead.estimate(
                state.draft, _id(state), state.chosen, attachments=state.attachments, options=options, knows=state.knows
            )
        except SoulfraError as error:
            self._estimated(_id(state), EstimateView.refused(error.message), ())
            return
        if _id(state) == _id(self._state) and state.draft != self._state.draft:
            return  # it was typed on meanwhile, and the next pause says more
        self._estimated(_id(state), EstimateView.of(found), found.candidates)


def _packed(draft: str, knows: bool | None, queue: Sequence[Queued]) -> str:
    return packed(draft, [one.text for one in queue], [knows, *(one.knows for one in queue)])


def _id(state: ChatState) -> str | None:
    return state.conversation.id if state.conversation else None
