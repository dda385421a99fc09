"""The tree of the chat that is shown, and the branch of it. No Qt."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace

from soulfra_desktop.domain.chat import Message, branch, newest_leaf, siblings
from soulfra_desktop.domain.saved import saved_by
from soulfra_desktop.domain.savings import Savings
from soulfra_desktop.domain.summing import ChatSummary
from soulfra_desktop.ui.chat.conversation.answering import Answering
from soulfra_desktop.ui.chat.conversation.failing import told_again
from soulfra_desktop.ui.chat.state import view_of
from soulfra_desktop.ui.kit.message_view import Failure, MessageView

SLICE = 200
"""Views that are made in one go: about 2 ms."""


class Shown:
    """What is known of the messages of one chat. A failure is remembered in its own words for as long as the window lives."""

    def __init__(self) -> None:
        self._tree: list[Message] = []
        self._failures: dict[str, Failure] = {}
        self._made: dict[str, tuple[Message, Failure | None, MessageView]] = {}
        self.thumbs: dict[str, bool] = {}
        """The person's verdicts on the answers of this chat."""
        self._learns = False
        self._summary: ChatSummary | None = None
        self.leaf: str | None = None
        self.whole = True

    def load(self, tree: list[Message], leaf: str | None, *, whole: bool = True) -> None:
        """Show another chat; without `whole`, only its end is known as yet."""
        self._tree, self.leaf, self.whole = tree, leaf, whole
        self._made.clear()
        self.thumbs = {}
        self._summary = None

    def reload(self, tree: list[Message]) -> None:
        """The same chat, as it is stored now."""
        self._tree, self.whole = tree, True

    def learn(self, learns: bool) -> bool:
        """Whether verdicts can be given here; True where messages are to be shown anew for it."""
        if learns == self._learns:
            return False
        self._learns = learns
        self._made.clear()
        return bool(self._tree)

    @property
    def count(self) -> int:
        """Messages that are known, of all branches."""
        return len(self._tree)

    def take_in(self, read: list[Message]) -> bool:
        """Messages as they are stored now; whether any is new or has grown. A branch that went on is followed."""
        known = {message.id: message for message in self._tree}
        fresh = {message.id: message for message in read if _says_more(message, known.get(message.id))}
        if not fresh:
            return False
        grown = [fresh.get(message.id, message) for message in self._tree]
        self._tree = [*grown, *(message for message in fresh.values() if message.id not in known)]
        if self.leaf is not None and self.leaf in known:
            self.leaf = newest_leaf(self._tree, self.leaf)
        return True

    def summarised(self, summary: ChatSummary | None) -> bool:
        """A summary stands for the branch up to a message; whether that is new."""
        before, self._summary = self._summary, summary
        return before != summary

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

    def failure(self, message: Message) -> Failure | None:
        """What went wrong with an answer."""
        return self._failures.get(message.id) or told_again(message)

    def saved_by(self, answer: Message) -> Savings | None:
        """What is left of an answer's savings among all versions of it."""
        return saved_by(answer, siblings(self._tree, answer))

    def views(self, runs: Iterable[Answering] = ()) -> tuple[MessageView, ...]:
        """The branch, with the answers that are on their way in it."""
        live = {run.view.id: run.view for run in runs if run.view}
        versions = _versions(self._tree)
        made: list[MessageView] = []
        for message in self.path():
            all_of_it = versions[message.parent_id, message.role]
            view = self._view(message, all_of_it)
            if message.id in live:
                view = replace(live[message.id], version=view.version, versions=view.versions)
            if self._summary is not None and message.id == self._summary.until_id:
                by_model = self._summary.made_by == "model"
                view = replace(view, summary=self._summary.text, summary_by_model=by_model)
            made.append(view)
        return tuple(made)

    async def prepare(self, tree: list[Message]) -> None:
        """Make the views of a long chat ahead, with room for everything else in between."""
        versions = _versions(tree)
        for start in range(0, len(tree), SLICE):
            for message in tree[start : start + SLICE]:
                self._view(message, versions[message.parent_id, message.role])
            await asyncio.sleep(0)

    def _view(self, message: Message, all_of_it: list[Message]) -> MessageView:
        """What was made once for this very message is used again."""
        failure, count, thumb = self._failures.get(message.id), len(all_of_it), self.thumbs.get(message.id)
        savings = saved_by(message, all_of_it)
        known = self._made.get(message.id)
        same = known is not None and known[0] is message and known[1] is failure
        if (
            known is not None
            and same
            and (known[2].versions, known[2].thumb, known[2].savings) == (count, thumb, savings)
        ):
            return known[2]
        place = [version.id for version in all_of_it].index(message.id) + 1
        view = view_of(message, failure or told_again(message), place, count, thumb, savings)
        view = view if self._learns else replace(view, has_thumbs=False)
        self._made[message.id] = (message, failure, view)
        return view


def _says_more(message: Message, known: Message | None) -> bool:
    """Whether it is not what is known, and fit to be seen. A whole message never changes; one that another process is
    still writing has the receipt that was written ahead, and would be shown as if it had broken off."""
    if not message.complete and message.receipt is not None and message.receipt.outcome == "cut":
        return False
    return known is None or (not known.complete and known != message)


def _versions(tree: list[Message]) -> dict[tuple[str | None, str], list[Message]]:
    """Each message's versions, oldest first, by parent and role."""
    found: dict[tuple[str | None, str], list[Message]] = {}
    for message in tree:
        found.setdefault((message.parent_id, message.role), []).append(message)
    return found
