"""Which chat is shown, and which branch of it: the end at once, the rest behind it. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from soulfra_desktop.domain.chat import AnswerOptions, Attachment, Conversation
from soulfra_desktop.domain.draft import knows_of, unpacked
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.services.signal import Signal
from soulfra_desktop.services.store_ports import ConversationStore
from soulfra_desktop.ui.chat.conversation.board import Board
from soulfra_desktop.ui.chat.conversation.drafting import Drafting
from soulfra_desktop.ui.chat.conversation.queueing import Queueing
from soulfra_desktop.ui.chat.picker.choosing import ref_or_none
from soulfra_desktop.ui.kit.message_view import Failure

TAIL = 40
"""Messages of the branch that are read before the first look at a long chat."""
LOOKED_AT = 4
"""Messages at the end that are read where none was added: an answer that another process writes grows there."""


class Opening:
    """Opens chats, and turns to their versions."""

    def __init__(
        self, board: Board, drafting: Drafting, queueing: Queueing, store: ConversationStore, settings: SettingsService
    ) -> None:
        self._board = board
        self._drafting = drafting
        self._queueing = queueing
        self._store = store
        self._settings = settings
        self._once_whole: list[Callable[[], None]] = []
        self._draft_left = ""
        self.new_options = AnswerOptions()
        """How the chat that does not exist yet will be answered."""
        self.shown: Signal[str | None] = Signal()
        """The chat that is shown from now on, by its id."""

    def open(self, conversation_id: str | None, message_id: str | None = None) -> None:
        """Show a chat at its end, or at a message of any of its branches; None shows a new one."""
        self._start(conversation_id, message_id, temporary=False)

    def open_temporary(self) -> None:
        """Show a new chat of which nothing will be kept."""
        self._start(None, None, temporary=True)

    def _start(self, conversation_id: str | None, message_id: str | None, *, temporary: bool) -> None:
        board = self._board
        state = board.state
        self._drafting.leave()
        left = state.conversation if state.temporary and board.conversation_id != conversation_id else None
        board.opening += 1
        self._draft_left = state.draft
        self._once_whole.clear()
        self.new_options = AnswerOptions()
        board.set(
            phase="loading", failure=None, editing=None, estimate=None, attachments=(), offers=(), options=None, knows=None,
            columns=(), beside=(), left=left or state.left,
        )  # fmt: skip
        board.spawn(self._open(conversation_id, message_id, board.opening, temporary=temporary))

    async def _open(
        self, conversation_id: str | None, message_id: str | None, opening: int, *, temporary: bool
    ) -> None:
        conversation, tree, kept, failure, whole = None, [], "", None, True
        files: tuple[Attachment, ...] = ()
        try:
            if conversation_id:
                conversation = await self._store.conversation(conversation_id)
                if message_id is None and conversation.messages > TAIL:
                    tree = await self._store.tail(conversation_id, TAIL)
                    whole = len(tree) >= conversation.messages
                else:
                    tree = await self._store.messages(conversation_id)
                temporary = conversation.temporary
            kept = "" if temporary else await self._drafting.composing.draft(conversation_id)
            files = () if temporary else await self._drafting.take_up(conversation_id)
        except SoulfraError as error:
            failure = Failure(error.message, error.advice, ())
        if opening == self._board.opening:
            self._board.shown.load(tree, conversation.leaf_id if conversation else None, whole=whole)
            self._show(conversation, kept, files, failure, temporary=temporary)
            if conversation is not None and not whole:
                await self._read_all(conversation, opening)
            self._reveal(message_id)

    def _show(
        self,
        conversation: Conversation | None,
        kept: str,
        files: tuple[Attachment, ...],
        failure: Failure | None,
        *,
        temporary: bool,
    ) -> None:
        board = self._board
        chosen = conversation.model if conversation else self._settings.current.default_model
        draft, queued = unpacked(kept)
        knows, *queued_know = knows_of(kept)
        draft += self._typed_meanwhile()
        board.put(conversation=conversation, chosen=ref_or_none(chosen), failure=failure, temporary=temporary)
        board.put(temporary_place=f"temporary {board.opening}" if temporary else "")
        if conversation is not None and board.state.left is not None and board.state.left.id == conversation.id:
            board.put(left=None)
        self._queueing.opened(queued, queued_know)
        board.show(
            draft=draft,
            draft_version=board.state.draft_version + 1,
            attachments=files,
            knows=knows,
            **self._drafting.choosing.fields(),
        )
        self._drafting.weigh()
        self.shown(board.conversation_id)

    def _typed_meanwhile(self) -> str:
        """What was written while the chat was being read: it was meant for this one."""
        now = self._board.state.draft
        return "" if now == self._draft_left else now.removeprefix(self._draft_left)

    async def _read_all(self, conversation: Conversation, opening: int) -> None:
        """The messages before the end; what is read stays where it is."""
        try:
            tree = await self._store.messages(conversation.id)
        except SoulfraError as error:
            self._board.set(failure=Failure(error.message, error.advice, ()))
            return
        if opening == self._board.opening:
            await self._board.shown.prepare(tree)
        if opening == self._board.opening:
            self._board.shown.reload(tree)
            self._board.show()
            waiting, self._once_whole = self._once_whole, []
            for act in waiting:
                act()

    def look_again(self) -> None:
        """Take in what another process has added to the chat that is shown."""
        board, conversation = self._board, self._board.state.conversation
        is_still = board.state.phase == "idle" and board.shown.whole and not board.state.columns
        if is_still and conversation is not None and not conversation.temporary:
            board.spawn(self._look_again(conversation.id, board.opening))

    async def _look_again(self, conversation_id: str, opening: int) -> None:
        board = self._board
        try:
            now = await self._store.conversation(conversation_id)
            has_grown = now.messages != board.shown.count
            read = await (
                self._store.messages(conversation_id) if has_grown else self._store.tail(conversation_id, LOOKED_AT)
            )
        except SoulfraError:
            return  # nobody asked for this look
        if opening != board.opening or board.state.phase != "idle" or board.state.conversation is None:
            return
        if board.shown.take_in(read):
            known = replace(
                board.state.conversation, messages=now.messages, leaf_id=now.leaf_id, cost=now.cost, title=now.title
            )
            board.show(conversation=known)
        elif now.title != board.state.conversation.title:
            board.show(conversation=replace(board.state.conversation, title=now.title))

    def _reveal(self, message_id: str | None) -> None:
        board = self._board
        if message_id is not None and board.shown.go_to(message_id):
            board.show(reveal=message_id, reveal_version=board.state.reveal_version + 1)
            self._look_at()

    def once_whole(self, act: Callable[[], None]) -> None:
        """Do it when the whole chat is known: at once, in most chats."""
        if self._board.shown.whole:
            act()
        else:
            self._once_whole.append(act)

    def switch(self, message_id: str, step: int) -> None:
        """Show the next (1) or the previous (-1) version of a message, with what followed it."""
        self.once_whole(lambda: self._switch(message_id, step))

    def _switch(self, message_id: str, step: int) -> None:
        board = self._board
        if board.state.phase == "idle" and board.shown.turn_to(message_id, step) is not None:
            board.show()
            self._look_at()

    def show_branch(self, message_id: str) -> None:
        """Show the branch that holds this message from now on."""
        if self._board.shown.go_to(message_id):
            self._board.show()
            self._look_at()

    def _look_at(self) -> None:
        conversation_id, leaf = self._board.conversation_id, self._board.shown.leaf
        if conversation_id is not None and leaf is not None:
            self._board.do(self._store.look_at(conversation_id, leaf))
