"""Characters that nobody sees: none reorders what another run says, none hides in a link or in code, all are copied."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor

from soulfra_desktop.ui.kit.following import words_of_link
from soulfra_desktop.ui.kit.invisible import MARK, PDF, PDI, closing, marked, parts_of
from soulfra_desktop.ui.kit.leaf import Run
from soulfra_desktop.ui.kit.message_view import MessageView
from soulfra_desktop.ui.kit.selection import mime_of
from soulfra_desktop.ui.kit.transcript import Transcript
from tests.desktop.ui.kit.talking import write_everything

CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
WORDS = st.text(st.sampled_from("ab שמ1" + CONTROLS), max_size=30)


def depth(text: str) -> tuple[int, int]:
    """How many embeddings and isolates are open at the end, as the bidirectional algorithm (UAX 9) counts them."""
    open_ones: list[str] = []
    for one in text:
        if one in "\u202a\u202b\u202d\u202e":
            open_ones.append("embedding")
        elif one in "\u2066\u2067\u2068":
            open_ones.append("isolate")
        elif one == PDF and open_ones and open_ones[-1] == "embedding":
            open_ones.pop()
        elif one == PDI and "isolate" in open_ones:
            while open_ones.pop() != "isolate":
                pass
    return open_ones.count("embedding"), open_ones.count("isolate")


@given(WORDS)
def test_whatever_a_run_opens_is_closed_behind_it(text):
    assert depth("\u2068" + text + closing(text)) == (0, 0)


@given(WORDS, st.booleans(), st.booleans())
def test_a_run_in_parts_says_what_it_said(text, mono, link):
    run = Run(text, mono=mono, href="https://example.org" if link else "")
    assert "".join(part.source or part.text for part in parts_of(run) if not part.control) == text


@given(st.text(st.sampled_from("ab\u200b\u200d\ufeff\u202e\u00ad👩"), max_size=20))
def test_in_links_and_code_every_hidden_character_has_a_mark_of_one_position(text):
    shown = "".join(part.text for part in marked(Run(text, mono=True)))
    assert len(shown) == len(text)
    assert not set("\u200b\ufeff\u202e\u00ad") & set(shown)


@pytest.mark.parametrize("text", ["👩\u200d👩\u200d👧", "می\u200cخواهم", "क्\u200dष"])
def test_a_joiner_that_belongs_there_is_left_alone(text):
    assert "".join(part.text for part in marked(Run(text, mono=True))) == text


def show(transcript: Transcript, text: str) -> None:
    transcript.show_messages((MessageView("a", "assistant", text),), object())
    write_everything(transcript)


def copied(transcript: Transcript) -> str:
    cursor = QTextCursor(transcript.document())
    cursor.select(QTextCursor.SelectionType.Document)
    return mime_of(cursor).text()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS)
def test_each_paragraph_is_closed_in_itself_and_copied_as_it_was(transcript, words):
    text = f"x{words}x **y{words}y** `z{words}z`"
    show(transcript, f"{text}\n\nAnd the next.")
    block = transcript.document().begin()
    while block.isValid():
        assert depth(block.text()) == (0, 0)
        block = block.next()
    assert copied(transcript).split("\n")[0] == text.replace("**", "").replace("`", "")


def test_an_override_does_not_turn_the_host_that_a_link_leads_to(transcript):
    show(transcript, "\u202etxet [paypal.com\u200b](https://evil.example/) rest")
    shown = next(line for line in transcript.toPlainText().split("\n") if "paypal" in line)
    assert MARK in shown
    assert depth(shown[: shown.index("→")]) == (0, 0)


def test_hidden_code_is_marked_and_copied_exactly(transcript):
    show(transcript, "```\nif admin\u202e\u2066 :\u200b\n    pass\n```")
    assert f"if admin{MARK}{MARK} :{MARK}" in transcript.toPlainText()
    assert transcript._sections.of("a").codes() == ["if admin\u202e\u2066 :\u200b\n    pass"]
    assert "if admin\u202e\u2066 :\u200b\n    pass" in copied(transcript)


def test_a_streamed_override_ends_up_as_a_whole_one_does(transcript):
    text = "one \u202etwo three **four** `fi\u200bve` [six\u2067](https://x.example) end"
    show(transcript, text)
    whole, key = transcript.toPlainText(), object()
    for end in range(1, len(text) + 1):
        view = MessageView("a", "assistant", text[:end], streaming=True, complete=False)
        transcript.show_messages((view,), key, at_once=True)
    transcript.show_messages((MessageView("a", "assistant", text),), key, at_once=True)
    write_everything(transcript)
    assert transcript.toPlainText() == whole


def test_the_words_of_a_link_are_known_where_it_was_clicked(transcript):
    show(transcript, "See [pay**pal**.com](https://evil.example/) or [here](https://other.example/).")
    cursor = transcript.document().find("pal")
    cursor.clearSelection()
    assert words_of_link(cursor) == "paypal.com"
    cursor = transcript.document().find("See")
    cursor.setPosition(cursor.anchor() + 1)
    assert words_of_link(cursor) == ""
