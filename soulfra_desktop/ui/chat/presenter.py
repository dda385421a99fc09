"""Decides what the chat screen shows: one frozen state, changed by what the person does and by what arrives. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from soulfra_desktop.domain.chat import Attachment, Conversation
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.services.catalog import Catalog
from soulfra_desktop.services.chat import ChatService
from soulfra_desktop.services.ports import Clock, Spawn
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.services.store_ports import ConversationStore
from soulfra_desktop.ui.chat.accounting import Accounting
from soulfra_desktop.ui.chat.conversation.asking import Asking
from soulfra_desktop.ui.chat.conversation.board import Board
from soulfra_desktop.ui.chat.conversation.comparing import Comparing
from soulfra_desktop.ui.chat.conversation.drafting import Drafting
from soulfra_desktop.ui.chat.conversation.judging import Judging
from soulfra_desktop.ui.chat.conversation.opening import Opening
from soulfra_desktop.ui.chat.conversation.queueing import Queueing
from soulfra_desktop.ui.chat.conversation.sourcing import Sourcing
from soulfra_desktop.ui.chat.options.optioning import Optioning
from soulfra_desktop.ui.chat.state import ChatState
from soulfra_desktop.ui.kit.message_view import Failure


class ChatPresenter:
    """One chat screen. The answers of other chats go on while this one is looked at.

    `on_change` gets every new state; `on_conversation` a chat that began, was renamed or was answered; `on_opened` the
    id of the chat that is shown from now on, whoever opened it, None for a new one; `on_local_only` whether anything
    may leave this machine, once that was changed here; `on_settings`, `on_usage` and `on_own_prices` (where a model's
    price is set by hand) are called where the person wants those opened.

    `drafting`, `queueing`, `comparing`, `optioning`, `judging`, `sourcing` and `accounting` are what its parts offer to the person.
    """

    def __init__(
        self,
        chat: ChatService,
        catalog: Catalog,
        settings: SettingsService,
        store: ConversationStore,
        clock: Clock,
        spawn: Spawn,
    ) -> None:
        self.on_change: Callable[[ChatState], None] = lambda _state: None
        self.on_conversation: Callable[[Conversation], None] = lambda _conversation: None
        self.on_opened: Callable[[str | None], None] = lambda _id: None
        self.on_settings: Callable[[], None] = lambda: None
        self.on_usage: Callable[[], object] = lambda: None
        self.on_own_prices: Callable[[], object] = lambda: None
        self.on_local_only: Callable[[bool], None] = lambda _local_only: None
        self._chat = chat
        self._store = store
        first = ChatState(local_only=settings.current.local_only)
        board = self._board = Board(
            first, spawn, lambda state: self.on_change(state), lambda one: self.on_conversation(one)
        )
        self.drafting = Drafting(board, chat, catalog, settings, store, clock)
        self.drafting.choosing.on_local_only = lambda local_only: self.on_local_only(local_only)
        self.queueing = Queueing(board, self.drafting)
        self._opening = Opening(board, self.drafting, self.queueing, store, settings)
        self._asking = Asking(board, self.drafting, self._opening, self.queueing, chat, store, settings, clock)
        self.comparing = Comparing(board, self.drafting, self._opening, self._asking, chat, settings)
        self.optioning = Optioning(board, self.drafting, self._opening, chat, store)
        self.judging = Judging(board, self._opening)
        self.sourcing = Sourcing(board, chat)
        self._opening.shown.connect(lambda _id: self.sourcing.look())
        self._asking.ended.connect(lambda _id: self.sourcing.look())
        self.accounting = Accounting(board, self.drafting, self._opening, self._asking, chat)

    @property
    def state(self) -> ChatState:
        return self._board.state

    # Looking at a chat

    def open(self, conversation_id: str | None, message_id: str | None = None) -> None:
        """Show a chat at its end, or at a message of any of its branches; None shows a new one."""
        self._leave(conversation_id)
        self.on_opened(conversation_id)
        self._opening.open(conversation_id, message_id)

    def open_temporary(self) -> None:
        """Show a new chat of which nothing will be kept."""
        self._leave(None)
        self.on_opened(None)
        self._opening.open_temporary()

    def look_again(self) -> None:
        """Take in what another process has added to this chat."""
        self._opening.look_again()

    def switch(self, message_id: str, step: int) -> None:
        """Show the next (1) or the previous (-1) version of a message, with what followed it."""
        self._opening.switch(message_id, step)

    def rename(self, title: str) -> None:
        """Give the chat another title; an empty one changes nothing."""
        title = " ".join(title.split())
        conversation = self.state.conversation
        if conversation and title and title != conversation.title:
            renamed = replace(conversation, title=title)
            self._board.set(conversation=renamed)
            self._board.do(self._store.rename(renamed.id, title), renamed)

    def fork(self, message_id: str | None = None) -> None:
        """Copy this chat up to a message, or as it is shown, into a new one, and show that."""
        path = self._board.shown.path()
        conversation = self.state.conversation
        message_id = message_id or (path[-1].id if path else None)
        if conversation is not None and message_id is not None:
            self._board.spawn(self._fork(conversation.id, message_id))

    async def _fork(self, conversation_id: str, message_id: str) -> None:
        try:
            made = await self._chat.fork(conversation_id, message_id)
        except SoulfraError as error:
            self._fail(error)
            return
        self._board.announce(made)
        self.open(made.id)

    def changed_elsewhere(self, conversation: Conversation) -> None:
        """The sidebar pinned, archived, tagged, moved or renamed a chat; what it cost is known better here."""
        shown = self.state.conversation
        if shown is not None and shown.id == conversation.id:
            names = ("title", "folder_id", "pinned", "archived", "tags")
            changed = replace(shown, **{name: getattr(conversation, name) for name in names})
            if changed != shown:
                self._board.set(conversation=changed)
                self.optioning.look()

    # Temporary chats

    def keep(self) -> None:
        """Store the temporary chat that is shown, or the one that was just left."""
        conversation = self.state.conversation if self.state.temporary else self.state.left
        if conversation is not None:
            self._board.spawn(self._keep(conversation.id))
        elif self.state.temporary:
            self._board.set(temporary=False)

    async def _keep(self, conversation_id: str) -> None:
        try:
            kept = await self._chat.keep(conversation_id)
        except SoulfraError as error:
            self._fail(error)
            return
        changes: dict[str, Any] = {"left": None} if self.state.left else {}
        if self._board.conversation_id == conversation_id:
            changes |= {"conversation": kept, "temporary": False}
        self._board.set(**changes)
        self.drafting.kept(conversation_id)
        self.queueing.kept(conversation_id)
        self.judging.look()
        self._board.announce(kept)

    def let_go(self) -> None:
        """Forget the temporary chat that was just left: what waits in it is not asked, and nobody goes on answering."""
        left = self.state.left
        if left is not None:
            self.queueing.forget(left.id)
            for run in [run for run in self._board.runs if run.conversation_id == left.id]:
                self._asking.stop_run(run)
            self._board.set(left=None)
            self._board.do(self._chat.forget(left.id))

    def _leave(self, conversation_id: str | None) -> None:
        """Temporary chats end here: the one left before, and one of which nothing can be gone back to yet."""
        if self.state.temporary and self.state.conversation is None:
            self.stop()
        if self.state.left is not None and self.state.left.id != conversation_id:
            self.let_go()

    # Asking

    def send(self, text: str | None = None, attachments: tuple[Attachment, ...] | None = None) -> None:
        """Ask what is in the composer, or `text`. While an answer comes, it waits in the queue."""
        if self.state.phase == "streaming" and text is None:
            self.queueing.add()
        elif self.state.beside:
            self.comparing.send()
        else:
            self._board.put(columns=())
            self._asking.send(text, attachments)

    def edit(self, message_id: str, text: str | None = None) -> None:
        """Ask a question differently: with `text` at once, without it in the composer first. The old one stays."""
        self._opening.once_whole(lambda: self._asking.edit(message_id, text))

    def edit_last(self) -> None:
        """Ask the last question of the branch differently."""
        if asked := [message for message in self.state.messages if message.role == "user"]:
            self.edit(asked[-1].id)

    def answer_again(self, message_id: str, model: ModelRef | None = None) -> None:
        """Answer a question once more, by `model` where one is named. `message_id` is the question's or an answer's."""
        self._asking.answer_again(message_id, model)

    def continue_answer(self, message_id: str) -> None:
        """Go on with an answer that is not whole: a new version of it that begins with its words."""
        self._asking.continue_answer(message_id)

    def stop(self) -> None:
        """Stop what is on its way here; what has arrived is kept."""
        self._asking.stop()

    def retry(self) -> None:
        """Ask the last question of the shown branch again, or what could not be sent."""
        if self.state.messages:
            self.answer_again(self.state.messages[-1].id)
        else:
            self.send()

    def open_settings(self) -> None:
        """A failure can be mended in the settings."""
        self.on_settings()

    # Before asking

    def type(self, text: str) -> None:
        """The draft changed; its cost follows once the typing pauses."""
        self.drafting.type(text)

    def attach(self, attachment: Attachment) -> None:
        """Add a file to the draft."""
        self.drafting.attach(attachment)

    def detach(self, number: int) -> None:
        """Take the file at that place off the draft."""
        self.drafting.detach(number)

    def cancel_edit(self) -> None:
        """Leave the question as it was."""
        self.drafting.cancel_edit()

    def choose_model(self, ref: ModelRef | None) -> None:
        """Let this model answer here from now on; None lets one be chosen for each question."""
        self.drafting.choose_model(ref)

    def look_at_models(self) -> None:
        """See what can answer now, and what the draft would cost on each."""
        self.drafting.choosing.look(fresh=True)
        self.accounting.price_all()

    def keep_local(self, local_only: bool) -> None:
        """Let nothing leave this machine, or let it again."""
        self.drafting.choosing.keep_local(local_only)

    def allow_provider(self, name: str) -> None:
        """The person's consent that this cloud provider may answer, and be paid."""
        self.drafting.choosing.allow(name)

    def refuse_offer(self, name: str) -> None:
        """Do not offer this provider again in this session."""
        self.drafting.refuse_offer(name)

    def _fail(self, error: SoulfraError) -> None:
        self._board.set(failure=Failure(error.message, error.advice, ()))
