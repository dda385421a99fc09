"""The sources of answers that are shown: opened, held against what they say now, gone when they are forgotten."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from soulfra_desktop.domain.chat import Conversation, Message
from soulfra_desktop.domain.knowledge import Citation, Passage
from soulfra_desktop.domain.summing import ChatSummary
from soulfra_desktop.ui.chat.conversation.board import Board
from soulfra_desktop.ui.chat.conversation.sourcing import Sourcing
from soulfra_desktop.ui.chat.state import ChatState

NOW = datetime(2026, 11, 23, tzinfo=UTC)
LEASE = Citation(1, Passage(1, "document", "lease", "Lease.pdf", "", start=0, end=99), "Three months.", True)
SAID = Citation(2, Passage(2, "message", "m9", "Moving", "", conversation_id="old"), "", False)
PATH = (
    Message("q", "c", None, "user", "How long?", NOW),
    Message("a", "c", "q", "assistant", "Three months [1][2].", NOW, sources=(LEASE, SAID)),
)
SUMMARY = ChatSummary("c", "q", "They ask.", "model", 1, NOW)


class Knows:
    """Holds citations against sources in which everything moved by ten characters, or is gone."""

    def __init__(self):
        self.gone, self.summarised = False, None

    async def held(self, sources):
        moved = [replace(one, passage=replace(one.passage, start=10, end=23)) for one in sources]
        return tuple(replace(one, supported=False) if self.gone else one for one in moved)

    async def summary(self, conversation_id, path):
        return self.summarised


class Chat:
    def __init__(self):
        self.knowing = Knows()


@pytest.fixture
def shown():
    """A board that shows the chat, and what was begun on it."""
    begun = []
    board = Board(
        ChatState(conversation=Conversation("c", "Lease", NOW, NOW)),
        begun.append,  # type: ignore[arg-type]  # nothing of it is awaited here
        lambda _: None,
        lambda _: None,
    )
    board.shown.load(list(PATH), "a")
    board.show()
    sourcing = Sourcing(board, Chat())  # type: ignore[arg-type]  # all that it asks of the chat

    def settle():
        while begun:
            asyncio.run(begun.pop(0))

    return board, sourcing, settle


def numbers(board):
    return [one.number for one in board.state.messages[-1].sources]


def test_a_source_opens_where_its_sentence_stands_now(shown):
    _, sourcing, settle = shown
    opened = []
    sourcing.on_source = opened.append
    sourcing.open("a", 1)
    sourcing.open("a", 7)
    settle()
    assert [(one.source_id, one.start, one.end) for one in opened] == [("lease", 10, 23)]


def test_what_a_source_does_not_say_any_more_is_marked_once_it_was_looked_at(shown):
    board, sourcing, settle = shown
    sourcing._chat.knowing.gone = True
    sourcing.look()
    settle()
    assert not board.state.messages[-1].sources[0].supported


@pytest.mark.parametrize(
    ("kind", "ids", "left"), [("document", {"lease"}, [2]), ("conversation", {"old"}, [1]), ("fact", {"lease"}, [1, 2])]
)
def test_what_was_forgotten_is_shown_nowhere_and_the_others_keep_their_numbers(shown, kind, ids, left):
    board, sourcing, _ = shown
    sourcing.forgotten(kind, ids)
    assert numbers(board) == left


def test_a_summary_stands_at_the_message_it_reaches_up_to(shown):
    board, sourcing, settle = shown
    sourcing._chat.knowing.summarised = SUMMARY
    sourcing.look()
    settle()
    assert [(view.summary, view.summary_by_model) for view in board.state.messages] == [
        ("They ask.", True),
        ("", False),
    ]
    sourcing.summarised(replace(SUMMARY, conversation_id="another", text="Of another chat."))
    assert board.state.messages[0].summary == "They ask."
    sourcing.summarised(replace(SUMMARY, text="A newer one."))
    assert board.state.messages[0].summary == "A newer one."
