"""The sources of answers: opened, and held against their texts as they are now; the summary of a long chat. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.ui.chat.conversation.board import Board

if TYPE_CHECKING:
    from soulfra_desktop.domain.knowledge import Citation, Passage
    from soulfra_desktop.domain.summing import ChatSummary
    from soulfra_desktop.services.chat import ChatService
    from soulfra_desktop.services.knowing import Knowing


class Sourcing:
    """`on_source(passage)` opens a passage where it stands: its document, its chat, or what is remembered."""

    def __init__(self, board: Board, chat: ChatService) -> None:
        self._board = board
        self._chat = chat
        self._held: dict[str, object] = {}
        """The answers whose sources were looked at, as they were then."""
        self.on_source: Callable[[Passage], None] = lambda _passage: None

    @property
    def _knowing(self) -> Knowing | None:
        return self._chat.knowing

    def open(self, message_id: str, number: int) -> None:
        """Open a source of an answer at the sentence that is cited, where that still stands."""
        message = self._board.shown.message(message_id)
        citation = next((one for one in message.sources if one.number == number), None) if message else None
        if citation is None:
            view = next((view for view in self._board.state.messages if view.id == message_id), None)
            citation = next((one for one in view.sources if one.number == number), None) if view else None
        if citation is not None:
            self._board.spawn(self._open(citation))

    async def _open(self, citation: Citation) -> None:
        if self._knowing is not None:
            with suppress(SoulfraError):  # where it stood when it was cited
                (citation,) = await self._knowing.held([citation])
        self.on_source(citation.passage)

    def look(self) -> None:
        """Hold what is shown against the sources as they are now, and find the summary that stands for its start."""
        if self._knowing is not None and self._board.state.conversation is not None:
            self._board.spawn(self._look(self._board.state.conversation.id, self._knowing))

    async def _look(self, conversation_id: str, knowing: Knowing) -> None:
        board = self._board
        changed = False
        with suppress(SoulfraError):  # they are shown as they were kept
            for message in [one for one in board.shown.path() if one.sources and self._held.get(one.id) is not one]:
                held = replace(message, sources=await knowing.held(message.sources))
                if board.conversation_id != conversation_id:
                    return
                if held != message:
                    board.shown.replace(held)
                    changed = True
                self._held[message.id] = held if held != message else message
            summary = await knowing.summary(conversation_id, board.shown.path())
            if board.conversation_id == conversation_id:
                changed = board.shown.summarised(summary) or changed
        if changed:
            board.show()

    def forgotten(self, kind: str, ids: Collection[str]) -> None:
        """Nothing of what was forgotten is shown any more, and its numbers are plain text again."""
        changed = False
        for message in self._board.shown.path():
            left = tuple(one for one in message.sources if not _is_of(one.passage, kind, ids))
            if left != message.sources:
                self._board.shown.replace(replace(message, sources=left))
                changed = True
        if changed:
            self._board.show()

    def summarised(self, summary: ChatSummary) -> None:
        """A summary was made while its chat is shown."""
        if summary.conversation_id == self._board.conversation_id and self._board.shown.summarised(summary):
            self._board.show()


def _is_of(passage: Passage, kind: str, ids: Collection[str]) -> bool:
    if kind == "conversation":
        return passage.kind == "message" and passage.conversation_id in ids
    return passage.kind == kind and passage.source_id in ids
