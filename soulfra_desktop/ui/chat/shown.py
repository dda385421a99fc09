"""The tree of the chat that is shown, and the branch of it. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from soulfra_desktop.domain.chat import Conversation, Message, newest_leaf, siblings
from soulfra_desktop.ui.chat.answering import Answering
from soulfra_desktop.ui.chat.state import views_of
from soulfra_desktop.ui.kit.message_view import Failure, MessageView


class Shown:
    """What is known of the messages of one chat. Failures are remembered for as long as the window lives."""

    def __init__(self) -> None:
        self._tree: list[Message] = []
        self._failures: dict[str, Failure] = {}
        self.leaf: str | None = None

    def load(self, tree: list[Message], conversation: Conversation | None) -> None:
        """Show another chat."""
        self._tree, self.leaf = tree, conversation.leaf_id if conversation else None

    def reload(self, tree: list[Message]) -> None:
        """The same chat, as it is stored now."""
        self._tree = tree

    def add(self, messages: Iterable[Message], leaf: str) -> None:
        """Messages that were just stored; the branch now ends in `leaf`."""
        known = {message.id for message in self._tree}
        self._tree = [*self._tree, *(message for message in messages if message.id not in known)]
        self.leaf = leaf

    def fail(self, message_id: str, failure: Failure, *, keep: bool = False) -> None:
        """Remember what went wrong with an answer; `keep` leaves what is known already."""
        if not (keep and message_id in self._failures):
            self._failures[message_id] = failure

    def message(self, message_id: str | None) -> Message | None:
        return next((message for message in self._tree if message.id == message_id), None)

    def turn_to(self, message_id: str, step: int) -> Message | None:
        """Turn to the next (1) or the previous (-1) version of a message; None where there is none."""
        message = self.message(message_id)
        if message is None:
            return None
        versions = siblings(self._tree, message)
        place = versions.index(message) + step
        if not 0 <= place < len(versions):
            return None
        self.leaf = newest_leaf(self._tree, versions[place].id)
        return versions[place]

    def views(self, running: Answering | None) -> tuple[MessageView, ...]:
        """The branch, with the answer that is on its way in it."""
        return views_of(self._tree, self.leaf, self._failures, running.view if running else None)
