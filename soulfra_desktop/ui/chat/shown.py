"""The tree of the chat that is shown, and the branch of it. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from soulfra_desktop.domain.chat import Message, branch, newest_leaf, siblings
from soulfra_desktop.ui.chat.answering import Answering
from soulfra_desktop.ui.chat.state import views_of
from soulfra_desktop.ui.kit.message_view import Failure, MessageView


class Shown:
    """What is known of the messages of one chat. Failures are remembered for as long as the window lives."""

    def __init__(self) -> None:
        self._tree: list[Message] = []
        self._failures: dict[str, Failure] = {}
        self.leaf: str | None = None
        self.whole = True

    def load(self, tree: list[Message], leaf: str | None, *, whole: bool = True) -> None:
        """Show another chat; without `whole`, only its end is known as yet."""
        self._tree, self.leaf, self.whole = tree, leaf, whole

    def reload(self, tree: list[Message]) -> None:
        """The same chat, as it is stored now."""
        self._tree, self.whole = tree, True

    def replace(self, answer: Message) -> None:
        """One message as it is stored now."""
        self._tree = [answer if message.id == answer.id else message for message in self._tree]

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

    def go_to(self, message_id: str) -> bool:
        """Show the branch that holds a message; whether it is there. The branch that is shown is kept if it does."""
        if all(message.id != message_id for message in self.path()):
            if self.message(message_id) is None:
                return False
            self.leaf = newest_leaf(self._tree, message_id)
        return True

    def path(self) -> list[Message]:
        """The branch that is shown."""
        return branch(self._tree, self.leaf)

    def answers_to(self, question_id: str) -> list[Message]:
        return [message for message in self._tree if message.parent_id == question_id and message.role == "assistant"]

    def failure(self, message_id: str) -> Failure | None:
        return self._failures.get(message_id)

    def views(self, runs: Iterable[Answering] = ()) -> tuple[MessageView, ...]:
        """The branch, with the answers that are on their way in it."""
        live = {run.view.id: run.view for run in runs if run.view}
        return views_of(self._tree, self.leaf, self._failures, live)
