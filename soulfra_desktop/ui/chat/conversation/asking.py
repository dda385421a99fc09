"""Questions on their way and their answers coming in, in the chat that is shown and in others. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from soulfra_desktop.domain.chat import Attachment, Message
from soulfra_desktop.domain.errors import NothingCanAnswer, PromptRefused, SoulfraError
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.services.chat import LEAF, ChatService, Events
from soulfra_desktop.services.ports import Clock
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.services.signal import Signal
from soulfra_desktop.services.store_ports import ConversationStore
from soulfra_desktop.ui.chat.conversation.answering import Answering
from soulfra_desktop.ui.chat.conversation.board import Board
from soulfra_desktop.ui.chat.conversation.drafting import Drafting
from soulfra_desktop.ui.chat.conversation.failing import told_of
from soulfra_desktop.ui.chat.conversation.opening import Opening
from soulfra_desktop.ui.chat.conversation.queueing import Queueing
from soulfra_desktop.ui.chat.state import Queued, WhyWaiting
from soulfra_desktop.ui.kit.message_view import Failure


class Asking:
    """Starts answers and takes them to their end. `on_beside(run)` is told of what happens in a column."""

    def __init__(
        self,
        board: Board,
        drafting: Drafting,
        opening: Opening,
        queueing: Queueing,
        chat: ChatService,
        store: ConversationStore,
        settings: SettingsService,
        clock: Clock,
    ) -> None:
        self._board = board
        self._drafting = drafting
        self._opening = opening
        self._queueing = queueing
        self._chat = chat
        self._store = store
        self._settings = settings
        self._clock = clock
        self.on_beside: Callable[[Answering], None] = lambda _run: None
        self.ended: Signal[str] = Signal()
        """An answer came to its end in the chat with this id."""
        queueing.ask = self.ask_queued
        queueing.stop = self.stop

    # What can be asked

    def send(self, text: str | None = None, attachments: tuple[Attachment, ...] | None = None) -> None:
        """Ask what is in the composer, or `text`. It stays in the composer until the question is stored."""
        board = self._board
        if board.state.phase == "idle":
            draft = board.state.draft if text is None else text
            board.put(draft=draft, attachments=board.state.attachments if attachments is None else attachments)
            self.start(self.events_of_draft(board.state.chosen))

    def events_of_draft(self, model: ModelRef | None) -> Events:
        """What the service says to the draft."""
        state = self._board.state
        edited = self._board.shown.message(state.editing)
        return self._chat.send(
            state.draft,
            conversation_id=self._board.conversation_id,
            parent_id=edited.parent_id if edited else LEAF,
            attachments=state.attachments,
            policy=self._settings.policy(model),
            temporary=state.temporary,
            options=self._opening.new_options,
            knows=state.knows,
        )

    def ask_queued(self, conversation_id: str, one: Queued) -> None:
        """Ask what waited in the queue of a chat, whether it is shown or not."""
        shown = conversation_id == self._board.conversation_id
        policy = self._settings.policy(self._board.state.chosen if shown else None)
        events = self._chat.send(
            one.text, conversation_id=conversation_id, attachments=one.attachments, policy=policy, knows=one.knows
        )
        self.start(events, asked_in=conversation_id, empties_composer=False, queued=one)

    def edit(self, message_id: str, text: str | None = None) -> None:
        """Ask a question differently: with `text` at once, without it in the composer first. The old one stays."""
        board = self._board
        message = board.shown.message(message_id)
        if message is None or message.role != "user" or board.state.phase != "idle":
            return
        self._drafting.begin_edit()
        draft = message.text if text is None else text
        board.fill(draft, editing=message_id, attachments=message.attachments, knows=None)
        if text is not None:
            self.send()

    def answer_again(self, message_id: str, model: ModelRef | None = None) -> None:
        """Answer a question once more, by `model` where one is named. `message_id` is the question's or an answer's."""
        message = self._idle_message(message_id)
        question = None if message is None else message.id if message.role == "user" else message.parent_id
        if message is not None and question is not None:
            model = model or self._board.state.chosen
            self.start(self.events_again(message.conversation_id, question, model), empties_composer=False)

    def events_again(self, conversation_id: str, question_id: str, model: ModelRef | None) -> Events:
        """What the service says to a question that is stored."""
        return self._chat.answer_again(conversation_id, question_id, policy=self._settings.policy(model))

    def continue_answer(self, message_id: str) -> None:
        """Go on with an answer that is not whole: a new version of it that begins with its words."""
        message = self._idle_message(message_id)
        if message is not None and message.role == "assistant" and not message.complete:
            policy = self._settings.policy(self._board.state.chosen)
            self.start(
                self._chat.continue_answer(message.conversation_id, message_id, policy=policy), empties_composer=False
            )

    def stop(self) -> None:
        """Stop what is on its way in the chat that is shown; what has arrived is kept."""
        for run in self._board.running():
            self.stop_run(run)

    def stop_run(self, run: Answering) -> None:
        """Stop one answer. A second time would cut short the keeping."""
        if run in self._board.runs and not self._board.runs[run].cancelling():
            self._board.runs[run].cancel()

    def _idle_message(self, message_id: str) -> Message | None:
        return self._board.shown.message(message_id) if self._board.state.phase == "idle" else None

    # An answer's way

    def start(
        self,
        events: Events,
        *,
        asked_in: str | None = None,
        empties_composer: bool = True,
        beside: ModelRef | None = None,
        queued: Queued | None = None,
    ) -> Answering:
        """Follow these events; without `asked_in`, they belong to the chat that is shown."""
        board = self._board
        run = Answering(
            self._clock,
            board.spawn,
            self._arrived,
            asked_in=asked_in or board.conversation_id,
            opening=board.opening,
            empties_composer=empties_composer,
            beside=beside,
            queued=queued,
        )
        if board.shows(run):
            board.set(phase="streaming", failure=None)
        board.runs[run] = task = board.spawn(self._follow(run, events))
        task.add_done_callback(lambda _task: self._never_begun(run))
        return run

    def _never_begun(self, run: Answering) -> None:
        """One that was stopped before its first step has nothing to say of its end itself."""
        if not run.begun:
            self._board.spawn(self._ended(run, None, "stopped"))

    async def _follow(self, run: Answering, events: Events) -> None:
        run.begun = True
        failure: SoulfraError | None = None
        stopped = True
        try:
            await run.follow(events)
            stopped = False
        except SoulfraError as error:
            failure, stopped = error, False
        finally:
            # Also when stopped: what was kept is then read back in a task that is not being cancelled.
            self._board.spawn(self._ended(run, failure, "stopped" if stopped else "failed" if failure else ""))

    def _arrived(self, run: Answering) -> None:
        """There is more of an answer to show."""
        if run.accepted is None:
            return
        if not run.shown_once:
            run.shown_once = True
            self._begin(run)
        elif self._board.shows(run) and run.view and run.beside is None:
            self._grow(run)
        if run.beside is not None:
            self.on_beside(run)

    def _grow(self, run: Answering) -> None:
        messages = self._board.state.messages
        if run.view and messages and messages[-1].id == run.view.id:
            live = replace(run.view, version=messages[-1].version, versions=messages[-1].versions)
            self._board.set(messages=(*messages[:-1], live))

    def _begin(self, run: Answering) -> None:
        """The question is stored: the composer may be emptied, and a new chat has its name."""
        assert run.accepted is not None
        board, conversation = self._board, run.accepted.conversation
        if run.asked_in is None and run.opening == board.opening and board.state.conversation is None:
            board.put(conversation=conversation)
            if board.state.chosen and run.beside is None:
                board.do(self._store.choose_model(conversation.id, str(board.state.chosen)))
        if board.shows(run):
            board.shown.add((run.accepted.question, run.accepted.answer), run.accepted.answer.id)
            if run.empties_composer:
                board.put(offers=())
                if board.state.editing is None:
                    board.fill("", attachments=(), knows=None)
                else:
                    self._drafting.end_edit()
                self._drafting.composing.typed(board.state)
            board.show()
        if run.empties_composer and not conversation.temporary:
            if not (board.shows(run) and board.state.attachments):  # an edit leaves the draft's files as they are
                self._drafting.files_went(run.asked_in)
            if run.asked_in is None:
                board.do(self._store.keep_draft(None, ""))
            else:
                self._queueing.accepted(conversation.id)
        elif run.queued:
            self._queueing.accepted(conversation.id)
        board.announce(conversation)

    async def _ended(self, run: Answering, failure: SoulfraError | None, how: WhyWaiting) -> None:
        """Read back what was stored of the answer, and say what went wrong."""
        board = self._board
        shown = board.shows(run)
        board.runs.pop(run, None)
        if run.accepted is None:
            self._not_accepted(run, failure, shown=shown)
            if run.beside is not None:
                self.on_beside(run)
            return
        await self._read_back(run, failure)
        self.ended(run.accepted.conversation.id)
        if run.beside is not None:
            self.on_beside(run)
        if not any(other.conversation_id == run.conversation_id for other in board.runs):
            self._queueing.ended(run.accepted.conversation.id, how)

    async def _read_back(self, run: Answering, failure: SoulfraError | None) -> None:
        assert run.accepted is not None
        board = self._board
        answer_id, conversation = run.accepted.answer.id, run.accepted.conversation
        if failure is not None:
            board.shown.fail(answer_id, told_of(failure, part=bool(run.view and run.view.text)))
        end: list[Message] = []
        try:
            conversation = await self._store.conversation(conversation.id)
            end = await self._store.tail(conversation.id, 4)
            if all(message.id != answer_id for message in end):
                end = await self._store.messages(conversation.id)
            board.announce(conversation)
        except SoulfraError as error:
            board.shown.fail(answer_id, Failure(error.message, error.advice, ()), keep=True)
        if board.conversation_id == conversation.id:
            for message in end:
                if message.id == answer_id:
                    board.shown.replace(message)
            candidates = failure.candidates if isinstance(failure, NothingCanAnswer) else ()
            choosing = self._drafting.choosing
            board.show(conversation=conversation, offers=choosing.offers(candidates), **choosing.fields())

    def _not_accepted(self, run: Answering, failure: SoulfraError | None, *, shown: bool) -> None:
        if run.queued and run.asked_in:
            self._queueing.refused(run.asked_in, run.queued)
        if shown:
            actions = () if isinstance(failure, PromptRefused) else ("retry",)
            said = Failure(failure.message, failure.advice, actions) if failure else None
            self._board.set(phase="streaming" if self._board.running() else "idle", failure=said)
