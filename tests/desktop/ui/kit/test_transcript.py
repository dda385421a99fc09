"""A conversation in one text browser."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor

from soulfra_desktop.domain.routing import Candidate, ModelRef
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.transcript import Transcript
from tests.desktop.ui.kit.samples import chunked
from tests.desktop.ui.kit.talking import (
    RECEIPT,
    anatomy,
    anchors,
    answer,
    follow,
    question,
    shown,
    talk,
    write_everything,
)


@given(chunked())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_streamed_answer_looks_like_one_that_was_there_already(transcript, sample):
    text, chunks = sample
    so_far = ""
    transcript.show_messages((question(),), object())
    key = object()
    transcript.show_messages((question(), answer(streaming=True, complete=False)), key)
    for chunk in chunks:
        so_far += chunk
        transcript.show_messages((question(), answer(so_far, streaming=True, complete=False)), key)
    transcript.show_messages((question(), answer(text, receipt=RECEIPT)), key)
    write_everything(transcript)
    streamed = anatomy(transcript.document())
    transcript.show_messages((question(), answer(text, receipt=RECEIPT)), object())
    write_everything(transcript)
    assert streamed == anatomy(transcript.document())


def test_text_sticks_to_the_end_only_while_the_end_is_in_sight(transcript):
    before = (*talk(20), question(number=99))
    transcript.show_messages(before, 1)
    write_everything(transcript)
    assert transcript.at_end()
    for lines in range(1, 30):
        transcript.show_messages((*before, answer("line\n\n" * lines, 99, streaming=True)), 1)
        assert transcript.at_end()
    transcript.verticalScrollBar().setValue(300)
    place = transcript.cursorForPosition(transcript.viewport().rect().topLeft()).position()
    for lines in range(30, 60):
        transcript.show_messages((*before, answer("line\n\n" * lines, 99, streaming=True)), 1)
    assert transcript.verticalScrollBar().value() == 300, "what is read does not move"
    assert transcript.cursorForPosition(transcript.viewport().rect().topLeft()).position() == place


def test_a_way_to_the_end_is_offered_only_where_one_is_elsewhere(transcript, qtbot):
    transcript.show_messages(talk(20), 1)
    write_everything(transcript)
    assert not transcript._jump.isVisible()
    transcript.verticalScrollBar().setValue(0)
    assert transcript._jump.isVisible()
    qtbot.mouseClick(transcript._jump, Qt.MouseButton.LeftButton)
    assert transcript.at_end()
    assert not transcript._jump.isVisible()


def test_a_selection_over_messages_survives_streaming(transcript):
    before = (question("First words"), answer("Second words"), question("Third words", 2))
    text = "Some **bold** text"
    transcript.show_messages((*before, answer(text, 2, streaming=True)), 1)
    cursor = transcript.textCursor()
    cursor.setPosition(shown(transcript).index("words"))
    cursor.setPosition(shown(transcript).index("Third") + 5, QTextCursor.MoveMode.KeepAnchor)
    transcript.setTextCursor(cursor)
    chosen = transcript.textCursor().selectedText()
    for word in (" and", " more `code`", "\n\n- item", "\n- item"):
        text += word
        transcript.show_messages((*before, answer(text, 2, streaming=True)), 1)
        assert transcript.textCursor().selectedText() == chosen


@pytest.mark.parametrize("backwards", [False, True])
def test_a_selection_that_reaches_into_the_growing_answer_neither_grows_nor_shrinks(transcript, backwards):
    text = "Some words and more"
    transcript.show_messages((question("First"), answer(text, streaming=True)), 1)
    places = [shown(transcript).index("First"), shown(transcript).index("words")]
    cursor = transcript.textCursor()
    cursor.setPosition(places[backwards])
    cursor.setPosition(places[not backwards], QTextCursor.MoveMode.KeepAnchor)
    transcript.setTextCursor(cursor)
    chosen = transcript.textCursor().selectedText()
    for word in (" **bold", "** or", " not", "\n===", "\n\nNext"):
        text += word
        transcript.show_messages((question("First"), answer(text, streaming=True)), 1)
        assert transcript.textCursor().selectedText() == chosen


def test_older_messages_come_when_the_reader_scrolls_up_and_nothing_moves(transcript, qtbot):
    transcript.show_messages(talk(200), 1)
    assert "Question 0?" not in shown(transcript)
    assert "Question 199?" in shown(transcript)
    qtbot.waitUntil(lambda: not transcript._sections.has_work)
    assert len(transcript._sections) == 40
    transcript.verticalScrollBar().setValue(100)
    top = transcript.cursorForPosition(transcript.viewport().rect().topLeft()).block().text()
    qtbot.waitUntil(lambda: len(transcript._sections) >= 60)
    assert transcript.cursorForPosition(transcript.viewport().rect().topLeft()).block().text() == top


def test_messages_are_written_in_their_order_whenever_they_come(transcript):
    transcript.show_messages(talk(100), 1)
    write_everything(transcript)
    text = shown(transcript)
    places = [text.index(f"Question {n}?") for n in range(100)]
    assert places == sorted(places)


def test_another_branch_replaces_only_what_differs(transcript):
    messages = talk(10)
    transcript.show_messages(messages, 1)
    write_everything(transcript)
    fresh = Transcript()
    fresh.resize(800, 600)
    other = (*messages[:14], question("Another way?", 70), answer("Other words.", 70))
    transcript.show_messages(other, 1)
    write_everything(transcript)
    fresh.show()
    fresh.show_messages(other, 1)
    write_everything(fresh)
    assert anatomy(transcript.document()) == anatomy(fresh.document())
    fresh.close()


def test_a_ten_megabyte_message_shows_its_start_and_more_on_demand(transcript):
    text = "word " * 2_000_000
    for message, page in ((question(text), 20_000), (answer(text), 100_000)):
        transcript.show_messages((message,), message.id)
        write_everything(transcript)
        assert page < len(shown(transcript)) < 1.2 * page
        assert "more characters are not shown" in shown(transcript).replace("\u00a0", " ")
        follow(transcript, "more", message)
        write_everything(transcript)
        assert 2 * page < len(shown(transcript)) < 2.4 * page
        follow(transcript, "copy", message)
        assert len(QGuiApplication.clipboard().text()) == len(text), "a copy is always whole"


def test_a_table_of_five_thousand_rows_is_drawn_as_a_table_only_so_far(transcript):
    rows = "\n".join(f"| row {n} | x |" for n in range(5_000))
    transcript.show_messages((question(), answer(f"| a | b |\n|--|--|\n{rows}\n\nEnd.")), 1)
    write_everything(transcript)
    text = shown(transcript)
    assert "row 23" in text
    assert "row 25" not in text
    assert "4,976 more rows are not shown" in text.replace("\u00a0", " ")
    assert text.rstrip().count("End.") == 1
    (more,) = [link for link in anchors(transcript) if "/rows/" in link or ":rows/" in link]
    transcript.anchorClicked.emit(QUrl(more))
    write_everything(transcript)
    text = shown(transcript)
    assert "row 123" in text
    assert "row 125" not in text
    assert "4,876 more rows are not shown" in text.replace("\u00a0", " ")


def test_a_question_is_shown_as_it_was_typed(transcript):
    transcript.show_messages((question("# not a heading\n- *x*\n\n<b>y</b>"),), 1)
    assert "# not a heading\n- *x*\n\n<b>y</b>" in shown(transcript)


def test_another_theme_changes_every_colour_and_no_word(transcript, qapp):
    transcript.show_messages((question(), answer("**x** `y`\n\n```python\ndef f(): pass\n```", receipt=RECEIPT)), 1)
    light = anatomy(transcript.document())
    theme.apply(qapp, "dark")
    dark = anatomy(transcript.document())
    theme.apply(qapp, "light")
    assert [block[0] for block in light] == [block[0] for block in dark]
    assert theme.LIGHT.ink.lower() not in str(dark)
    assert anatomy(transcript.document()) == light


def test_a_narrow_window_fits_bubbles_and_cards_again(transcript, qtbot):
    messages = (question("A question that is long enough to fill a line or two of text"), answer("```py\nx\n```"))
    transcript.show_messages(messages, 1)
    transcript.resize(360, 600)
    qtbot.waitUntil(lambda: transcript._sections.writer.formats.width == transcript.column())
    narrow = anatomy(transcript.document())
    transcript.show_messages(messages, 2)
    assert anatomy(transcript.document()) == narrow
    assert transcript.document().idealWidth() <= 360


def test_the_receipt_of_the_last_answer_is_brought_into_sight_and_nothing_covers_it(transcript):
    transcript.resize(760, 700)
    transcript.show_messages((*talk(20), answer("Because.", 99, receipt=RECEIPT)), 1)
    write_everything(transcript)
    transcript.following.follow(QUrl("soulfra:receipt/a99"))
    assert transcript.at_end(), "all of it is in sight"
    assert not transcript._jump.isVisible()


def test_a_receipt_in_the_middle_is_brought_into_sight_beside_the_way_to_the_end(transcript):
    transcript.resize(1200, 700)
    transcript.show_messages((question(), answer("Because. " * 900, 99, receipt=RECEIPT), *talk(20)), 1)
    write_everything(transcript)
    transcript.verticalScrollBar().setValue(0)
    transcript.following.follow(QUrl("soulfra:receipt/a99"))
    _, last = transcript._sections.ends_of(transcript._sections.of("a99"), 1)
    bottom = transcript.document().documentLayout().blockBoundingRect(last).bottom()
    assert transcript.verticalScrollBar().value() + transcript.viewport().height() >= bottom
    assert transcript._jump.isVisible()
    assert transcript._jump.x() >= (transcript.viewport().width() + transcript.column()) // 2, "it covers no words"


def test_a_receipt_with_many_models_tells_those_of_one_name_apart_and_shows_all_on_demand(transcript):
    several = [
        Candidate(ModelRef(place, f"m{number}"), place == "here", True, "allowed")
        for place in ("here", "up")
        for number in range(6)
    ]
    receipt = replace(RECEIPT, chosen=several[9].ref, candidates=tuple(several), attempts=())
    transcript.show_messages((question(), answer("Because.", receipt=receipt)), 1)
    transcript.following.follow(QUrl("soulfra:receipt/a1"))
    said = transcript.toPlainText().replace("\u00a0", " ")
    assert "up/m3" in said, "the chosen one is among the first"
    assert "here/m0" in said
    assert "up/m5" not in said
    assert "Ask another model" in said
    transcript.following.follow(QUrl("soulfra:rows/a1/candidates"))
    said = transcript.toPlainText().replace("\u00a0", " ")
    assert "Ask again on up/m5" in said
    assert "Show all" not in said
    asked = []
    transcript.acted.connect(lambda *what: asked.append(what))
    transcript.following.follow(QUrl("soulfra:ask/a1/11"))
    assert asked == [("ask up/m5", "a1")]
