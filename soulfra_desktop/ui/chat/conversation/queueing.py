"""Questions that wait for the answer before them. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count, zip_longest

from soulfra_desktop.domain.chat import Attachment
from soulfra_desktop.ui.chat.conversation.board import Board
from soulfra_desktop.ui.chat.conversation.drafting import Drafting
from soulfra_desktop.ui.chat.state import Queued, WhyWaiting


@dataclass(frozen=True, slots=True)
class _Line:
    queued: tuple[Queued, ...] = ()
    waits: WhyWaiting = ""


class Queueing:
    """A queue for each chat. `ask(conversation_id, queued)` sends one; `stop()` ends the answer that is shown."""

    def __init__(self, board: Board, drafting: Drafting) -> None:
        self._board = board
        self._drafting = drafting
        self._lines: dict[str, _Line] = {}
        self._with_files: set[str] = set()
        """Chats in which something went with a question that waited; never a temporary one."""
        drafting.queued_files = self.files
        self._numbers = count(1)
        self.ask: Callable[[str, Queued], None] = lambda _conversation_id, _queued: None
        self.stop: Callable[[], None] = lambda: None
        self._goes_next: tuple[str, Queued] | None = None

    def opened(self, kept: Sequence[str], knows: Sequence[bool | None] = ()) -> None:
        """A chat is shown; `kept` is what was queued in it when it was last kept, `knows` what each is asked with."""
        shown = self._board.conversation_id
        if shown is not None and shown not in self._lines and kept:
            queued = tuple(
                Queued(next(self._numbers), text, knows=use) for text, use in zip_longest(kept, knows[: len(kept)])
            )
            self._lines[shown] = _Line(queued, "" if self._board.running() else "kept")
        self._put()

    def add(self) -> None:
        """Queue what is in the composer."""
        board = self._board
        conversation_id, state = board.conversation_id, board.state
        if conversation_id is None or not state.can_queue:
            return
        one = Queued(next(self._numbers), state.draft, state.attachments, state.knows)
        line = self._line(conversation_id)
        self._lines[conversation_id] = _Line((*line.queued, one))
        if state.attachments and not state.temporary:
            self._with_files.add(conversation_id)
        self._put()
        board.fill("", attachments=(), offers=(), knows=None)
        self._drafting.files_changed()
        self._drafting.composing.queued(board.state)

    def edit(self, number: int) -> None:
        """Take one back into the composer, before what is written there."""
        one = self._take(number)
        if one is not None:
            state = self._board.state
            draft = f"{one.text}\n{state.draft}" if state.draft.strip() else one.text
            knows = state.knows if one.knows is None else one.knows
            self._board.fill(draft, attachments=(*one.attachments, *state.attachments), knows=knows)
            self._drafting.files_changed()
            self._drafting.composing.typed(self._board.state)

    def remove(self, number: int) -> None:
        """Leave one unsent."""
        self._take(number)

    def send_now(self, number: int) -> None:
        """Send one before the others; an answer that is on its way is stopped for it."""
        conversation_id = self._board.conversation_id
        one = self._take(number, keep=False)
        if one is None or conversation_id is None:
            return
        if self._board.running():
            self._goes_next = (conversation_id, one)
            self.stop()
        else:
            self.ask(conversation_id, one)

    def ended(self, conversation_id: str, how: WhyWaiting) -> None:
        """An answer in this chat has ended; "" where it ended well. What waits goes out, or says why it does not."""
        if self._goes_next is not None and self._goes_next[0] == conversation_id:
            _, one = self._goes_next
            self._goes_next = None
            self.ask(conversation_id, one)
            return
        line = self._line(conversation_id)
        if not line.queued:
            return
        if how:
            self._change(conversation_id, _Line(line.queued, how))
            return
        first, *rest = line.queued
        self._change(conversation_id, _Line(tuple(rest)), keep=False)
        self.ask(conversation_id, first)

    def accepted(self, conversation_id: str) -> None:
        """The question that left the queue is stored: only now is it taken off what is kept."""
        self._keep(conversation_id)

    def refused(self, conversation_id: str, one: Queued) -> None:
        """It could not be sent: it comes back, and all wait."""
        self._change(conversation_id, _Line((one, *self._line(conversation_id).queued), "failed"), keep=False)

    def files(self, conversation_id: str | None) -> tuple[Attachment, ...]:
        """What goes with the questions that wait in this chat, where it is stored."""
        if conversation_id not in self._with_files:
            return ()
        return tuple(attachment for one in self._line(conversation_id).queued for attachment in one.attachments)

    def forget(self, conversation_id: str) -> None:
        """Nothing waits there any more."""
        self._lines.pop(conversation_id, None)
        self._with_files.discard(conversation_id)
        if self._goes_next is not None and self._goes_next[0] == conversation_id:
            self._goes_next = None

    def kept(self, conversation_id: str) -> None:
        """A temporary chat is stored from now on: so is what waits in it."""
        if any(one.attachments for one in self._line(conversation_id).queued):
            self._with_files.add(conversation_id)
        self._keep(conversation_id)

    def _line(self, conversation_id: str) -> _Line:
        return self._lines.get(conversation_id, _Line())

    def _take(self, number: int, *, keep: bool = True) -> Queued | None:
        conversation_id = self._board.conversation_id
        if conversation_id is None:
            return None
        line = self._line(conversation_id)
        one = next((one for one in line.queued if one.number == number), None)
        if one is not None:
            rest = tuple(other for other in line.queued if other is not one)
            self._change(conversation_id, _Line(rest, line.waits if rest else ""), keep=keep)
        return one

    def _change(self, conversation_id: str, line: _Line, *, keep: bool = True) -> None:
        self._lines[conversation_id] = line
        if conversation_id == self._board.conversation_id:
            self._put()
            self._board.set()
        if keep:
            self._keep(conversation_id)

    def _keep(self, conversation_id: str) -> None:
        if conversation_id == self._board.conversation_id:
            self._drafting.composing.queued(self._board.state)
        else:
            self._drafting.composing.requeue(conversation_id, self._line(conversation_id).queued)
        if conversation_id in self._with_files:
            self._drafting.queue_changed(conversation_id)

    def _put(self) -> None:
        shown = self._board.conversation_id
        line = self._line(shown) if shown else _Line()
        self._board.put(queue=line.queued, queue_waits=line.waits)
