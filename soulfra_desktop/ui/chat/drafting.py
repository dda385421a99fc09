"""What the chat screen decides before a question is sent: the draft, its price, who shall answer, who may. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from soulfra_desktop.domain.chat import Attachment, Conversation
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.routing import Candidate, ModelRef
from soulfra_desktop.services.catalog import Catalog
from soulfra_desktop.services.chat import ChatService
from soulfra_desktop.services.ports import Clock, ConversationStore, Spawn
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.ui.chat.choosing import Choosing
from soulfra_desktop.ui.chat.composing import Composing
from soulfra_desktop.ui.chat.state import ChatState, EstimateView
from soulfra_desktop.ui.kit.message_view import Failure


class Drafting:
    """Holds the state of the chat screen, and the part of its doings that asks nobody anything."""

    def __init__(
        self,
        chat: ChatService,
        catalog: Catalog,
        settings: SettingsService,
        store: ConversationStore,
        clock: Clock,
        spawn: Spawn,
    ) -> None:
        self._store = store
        self._spawn = spawn
        self.state = ChatState(local_only=settings.current.local_only)
        self.on_change: Callable[[ChatState], None] = lambda _state: None
        self.on_conversation: Callable[[Conversation], None] = lambda _conversation: None
        self._composing = Composing(chat, store, clock, spawn, self._estimated)
        self._choosing = Choosing(catalog, settings, spawn, self._set, self._weigh)
        self._choosing.on_local_only = lambda local_only: self.on_local_only(local_only)
        self.on_settings: Callable[[], None] = lambda: None
        self.on_local_only: Callable[[bool], None] = lambda _local_only: None

    def _set(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.on_change(self.state)

    async def _told(self, work: Any, conversation: Conversation | None = None) -> None:
        """Something small for the store; what goes wrong is shown."""
        try:
            await work
        except SoulfraError as error:
            self._set(failure=Failure(error.message, error.advice, ()))
            return
        if conversation is not None:
            self.on_conversation(conversation)

    def type(self, text: str) -> None:
        """The draft changed; its cost follows once the typing pauses."""
        if text != self.state.draft:
            self._set(draft=text, failure=None)
            self._composing.typed(self.state)

    def attach(self, attachment: Attachment) -> None:
        """Add a picture to the draft."""
        self._set(attachments=(*self.state.attachments, attachment))

    def detach(self, number: int) -> None:
        """Take the picture at that place off the draft."""
        kept = tuple(one for place, one in enumerate(self.state.attachments) if place != number)
        self._set(attachments=kept)

    def choose_model(self, ref: ModelRef | None) -> None:
        """Let this model answer here from now on; None lets one be chosen for each question."""
        self._set(chosen=ref)
        conversation = self.state.conversation
        if conversation is not None:
            self._spawn(self._told(self._store.choose_model(conversation.id, str(ref) if ref else None)))
        self._weigh()

    def look_at_models(self) -> None:
        """See what can answer now."""
        self._choosing.look(fresh=True)

    def keep_local(self, local_only: bool) -> None:
        """Let nothing leave this machine, or let it again."""
        self._choosing.keep_local(local_only)

    def allow_provider(self, name: str) -> None:
        """The person's consent that this cloud provider may answer, and be paid."""
        self._choosing.allow(name)

    def refuse_offer(self, name: str) -> None:
        """Do not offer this provider again in this session."""
        self._choosing.refuse(name)
        self._set(offers=tuple(offer for offer in self.state.offers if offer.provider != name))

    def _weigh(self) -> None:
        if self.state.draft.strip():
            self._composing.weigh(self.state)

    def _estimated(self, asked_in: str | None, view: EstimateView | None, candidates: tuple[Candidate, ...]) -> None:
        shown = self.state.conversation.id if self.state.conversation else None
        if asked_in == shown:
            offers = self._choosing.offers(candidates) if candidates else self.state.offers
            self._set(estimate=view, offers=offers)

    def cancel_edit(self) -> None:
        """Leave the question as it was."""
        self._fill("", editing=None, attachments=())

    def _fill(self, draft: str, **changes: Any) -> None:
        self._set(draft=draft, draft_version=self.state.draft_version + 1, estimate=None, **changes)
