"""What the chat screen decides before a question is sent: the draft, its price, who shall answer, who may. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from soulfra_desktop.domain.chat import Attachment
from soulfra_desktop.domain.routing import Candidate, ModelRef
from soulfra_desktop.services.catalog import Catalog
from soulfra_desktop.services.chat import ChatService
from soulfra_desktop.services.draft_ports import DraftFiles
from soulfra_desktop.services.ports import Clock
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.services.signal import Signal
from soulfra_desktop.services.store_ports import ConversationStore
from soulfra_desktop.ui.chat.composer.composing import Composing
from soulfra_desktop.ui.chat.conversation.board import Board
from soulfra_desktop.ui.chat.picker.choosing import Choosing
from soulfra_desktop.ui.chat.state import ChatState, EstimateView


class Drafting:
    """The part of the screen's doings that asks nobody anything. `composing` and `choosing` are shared with others."""

    def __init__(
        self,
        board: Board,
        chat: ChatService,
        catalog: Catalog,
        settings: SettingsService,
        store: ConversationStore,
        clock: Clock,
    ) -> None:
        self._board = board
        self._store = store
        self._held: dict[str | None, tuple[Attachment, ...]] = {}
        """The files of drafts in chats that are not shown."""
        self._temporary: set[str] = set()
        """The places of temporary chats that were left: what comes for them is dropped."""
        self.draft_files: DraftFiles | None = None
        """Where the files of drafts outlive the window; without, they live as long as it does."""
        self.queued_files: Callable[[str | None], tuple[Attachment, ...]] = lambda _conversation_id: ()
        """What goes with the questions that wait in a chat: it is stored behind the draft's own files."""
        self._before = ChatState()
        """What was in the composer before a question was edited."""
        self.composing = Composing(chat, store, clock, board.spawn, self._estimated)
        self.estimated: Signal[str | None] = Signal()
        """There is another estimate, for the chat with this id."""
        self.choosing = Choosing(catalog, settings, board.spawn, board.set, self.weigh)

    def type(self, text: str) -> None:
        """The draft changed; its cost follows once the typing pauses."""
        if text != self._board.state.draft:
            self._board.set(draft=text, failure=None)
            if self._board.state.phase != "loading":  # else it is not known yet which chat's draft this is
                self.composing.typed(self._board.state)

    def know(self, use: bool) -> None:
        """Whether this one question is asked with what Soulfra knows, whatever the chat says otherwise."""
        state = self._board.state
        knows = None if use == state.chat_knows else use
        if state.phase != "loading" and knows != state.knows:
            self._board.set(knows=knows)
            self.composing.typed(self._board.state)

    def attach(self, attachment: Attachment) -> None:
        """Add a file to the draft."""
        self.attach_in(self._board.state.place, attachment)

    def attach_in(self, place: str | None, attachment: Attachment) -> None:
        """Add a file to the draft of a chat that may not be shown any more. `place` is that of the chat's state."""
        board = self._board
        if board.state.is_at(place) and board.state.phase != "loading":
            board.set(attachments=(*board.state.attachments, attachment))
            self.files_changed()
            self.weigh()
        elif place not in self._temporary:
            self._held[place] = (*self._held.get(place, ()), attachment)
            self._keep_files(place, self._held[place])

    def held(self, place: str | None) -> int:
        """How many files the draft of this chat has."""
        return len(self._board.state.attachments if self._board.state.is_at(place) else self._held.get(place, ()))

    def detach(self, number: int) -> None:
        """Take the file at that place off the draft."""
        attachments = self._board.state.attachments
        self._board.set(attachments=tuple(one for place, one in enumerate(attachments) if place != number))
        self.files_changed()
        self.weigh()

    def leave(self) -> None:
        """Another chat is opened: keep the draft of this one, and hold its files for as long as the window lives."""
        board = self._board
        self.composing.leave(board.state)
        if board.state.temporary:
            self._temporary |= {place for place in (board.conversation_id, board.state.temporary_place) if place}
        if board.state.phase == "loading" or board.state.temporary:
            return
        attachments = self._before.attachments if board.state.editing else board.state.attachments
        if attachments or self.draft_files is None:
            self._held[board.conversation_id] = attachments

    async def take_up(self, conversation_id: str | None) -> tuple[Attachment, ...]:
        """The files of the draft of a chat that is shown: as they were left, or as they were stored. Raises StoreError."""
        if conversation_id in self._held or self.draft_files is None:
            return self._held.pop(conversation_id, ())
        stored = await self.draft_files.files(conversation_id)
        waiting = self.queued_files(conversation_id)
        return stored[: -len(waiting)] if waiting and stored[-len(waiting) :] == waiting else stored

    def files_changed(self) -> None:
        """The files of the draft that is shown changed: those are stored now. An edit's are no draft's."""
        state = self._board.state
        if state.editing is None and not state.temporary:
            self._keep_files(self._board.conversation_id, state.attachments)

    def kept(self, conversation_id: str) -> None:
        """A temporary chat is stored from now on: so are the files of its draft."""
        self._temporary.discard(conversation_id)
        if conversation_id == self._board.conversation_id:
            self.files_changed()

    def queue_changed(self, conversation_id: str) -> None:
        """What goes with the questions that wait there changed. After a crash it stands in the composer again."""
        if conversation_id == self._board.conversation_id:
            self.files_changed()
        else:
            self._keep_files(conversation_id, self._held.get(conversation_id, ()))

    def files_went(self, conversation_id: str | None) -> None:
        """They went out with a question."""
        self._held.pop(conversation_id, None)
        self._keep_files(conversation_id, ())

    def _keep_files(self, conversation_id: str | None, attachments: tuple[Attachment, ...]) -> None:
        if self.draft_files is not None and conversation_id not in self._temporary:
            kept = (*attachments, *self.queued_files(conversation_id))
            self._board.do(self.draft_files.keep_files(conversation_id, kept))

    def begin_edit(self) -> None:
        """An old question takes the draft's place for a while."""
        self.composing.leave(self._board.state)
        if self._board.state.editing is None:
            self._before = self._board.state

    def choose_model(self, ref: ModelRef | None) -> None:
        """Let this model answer here from now on; None lets one be chosen for each question."""
        self._board.set(chosen=ref)
        if conversation_id := self._board.conversation_id:
            self._board.do(self._store.choose_model(conversation_id, str(ref) if ref else None))
        self.weigh()

    def refuse_offer(self, name: str) -> None:
        """Do not offer this provider again in this session."""
        self.choosing.refuse(name)
        offers = self._board.state.offers
        self._board.set(offers=tuple(offer for offer in offers if offer.provider != name))

    def cancel_edit(self) -> None:
        """Leave the question as it was; what was written before is back."""
        self.end_edit()
        self.weigh()

    def end_edit(self) -> None:
        """The draft from before the edit is back."""
        before, self._before = self._before, ChatState()
        self._board.fill(before.draft, editing=None, attachments=before.attachments, knows=before.knows)

    def weigh(self) -> None:
        """What decides the price changed."""
        if self._board.state.draft.strip() or self._board.state.attachments:
            self.composing.weigh(self._board.state)

    def _estimated(self, asked_in: str | None, view: EstimateView | None, candidates: tuple[Candidate, ...]) -> None:
        board = self._board
        if asked_in == board.conversation_id:
            board.set(estimate=view, offers=self.choosing.offers(candidates) if candidates else board.state.offers)
        self.estimated(asked_in)
