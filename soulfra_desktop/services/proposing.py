"""Asks a model on this machine what a message says of the person, where the rules took nothing; nobody waits for it.

What the rules took is not asked about again: it may have been undone or forgotten since."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.proposals import ASKED, as_taken, changes_in, question_about, worth_asking
from soulfra_desktop.services.asking_here import answer_here

if TYPE_CHECKING:
    from soulfra_desktop.domain.chat import Conversation, Message
    from soulfra_desktop.domain.fact import Learnt
    from soulfra_desktop.services.memory import MemoryService
    from soulfra_desktop.services.noticing import Noticing
    from soulfra_desktop.services.router import Router

MOST_TOKENS = 400
Read = Callable[[str], "list[object]"]


class Proposing:
    """Cancelling it leaves everything as it was. The starter model is too small for this, and is not asked."""

    def __init__(self, memory: MemoryService, noticing: Noticing, router: Router, read: Read) -> None:
        """`read` gives the list that an answer holds."""
        self._read = read
        self._memory = memory
        self._noticing = noticing
        self._router = router

    async def learn(self, conversation: Conversation, message: Message) -> Learnt | None:
        """What the model found, and what became of it; None where nobody was asked or nothing holds. Raises StoreError."""
        day = message.created_at.astimezone().date()
        if not self._memory.takes_from(conversation) or not worth_asking(message.text):
            return None
        known = await self._memory.facts()
        try:
            answer = await answer_here(self._router, ASKED, question_about(message.text, known), MOST_TOKENS)
        except SoulfraError:  # what the rules took stays
            return None
        found = [
            as_taken(change, quote, known, day) for change, quote in changes_in(self._read(answer), message.text, known)
        ]
        if not found or not self._memory.takes_from(conversation):  # it may have been switched off meanwhile
            return None
        return await self._noticing.take(found, conversation, message, "model")
