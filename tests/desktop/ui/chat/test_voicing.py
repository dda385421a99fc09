"""What a screen reader says of an answer: that it began, then the answer; what went wrong, at once."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.ui.chat.state import ChatState
from soulfra_desktop.ui.chat.voicing import SPOKEN, Voice, Words, spoken
from soulfra_desktop.ui.kit.message_view import Failure, MessageView

QUESTION = MessageView("q", "user", "Why?")
ANSWER = MessageView("a", "assistant", streaming=True)


def heard(*answers: MessageView) -> list[tuple[str, bool]]:
    said: list[tuple[str, bool]] = []
    voice = Voice(Words("began", "broke off", "code"), lambda text, at_once: said.append((text, at_once)))
    voice.follow(ChatState())
    for answer in answers:
        voice.follow(ChatState(messages=(QUESTION, answer)))
    return said


def test_an_answer_is_said_once_it_is_whole_and_not_word_by_word():
    pieces = [replace(ANSWER, text=text) for text in ("", "Be", "Because", "Because it **is**.")]
    done = replace(pieces[-1], streaming=False)
    assert heard(*pieces, done, done) == [("began", False), ("Because it is.", False)]


def test_a_failure_is_said_at_once_with_its_advice():
    failed = replace(ANSWER, streaming=False, complete=False, failure=Failure("Ollama is silent.", "Try again."))
    assert heard(ANSWER, failed) == [("Ollama is silent. Try again.", True)]


def test_an_answer_that_broke_off_is_said_so():
    assert heard(ANSWER, replace(ANSWER, streaming=False, complete=False, text="Bec")) == [("broke off", True)]


def test_opening_an_old_chat_says_nothing():
    assert heard(replace(ANSWER, text="Long ago.", streaming=False)) == []


def test_code_is_named_not_spelt():
    assert spoken("Do this:\n```python\nfor x in y: pass\n```\nThen stop.", "Code.") == "Do this: Code. Then stop."


@given(st.text(max_size=3000))
def test_any_answer_is_short_enough_to_listen_to(text):
    assert len(spoken(text, "")) <= SPOKEN + 2
