"""A conversation in one text browser."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument, QTextFormat

from soulfra_desktop.domain.chat import Attachment
from soulfra_desktop.domain.routing import Attempt, Candidate, ModelRef, Receipt
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.message_view import Failure, Handover, MessageView
from soulfra_desktop.ui.kit.transcript import Transcript
from tests.desktop.ui.kit.samples import chunked

LOCAL, CLOUD = ModelRef("ollama", "llama3.2"), ModelRef("anthropic", "claude")
RECEIPT = Receipt(
    LOCAL,
    True,
    (
        Candidate(LOCAL, True, True, "on this machine", Money(0)),
        Candidate(CLOUD, False, False, "not allowed yet", None, needs_consent=True),
    ),
    "a model on this machine comes first",
    (Attempt(CLOUD, "unavailable", 1200, "connection refused"), Attempt(LOCAL, "answered", 2300)),
    TokenCount(1204, 312),
    Money(0),
    620,
    2300,
    left_out=4,
)


def answer(text: str = "", number: int = 1, **more) -> MessageView:
    return MessageView(f"a{number}", "assistant", text, **more)


def question(text: str = "Why?", number: int = 1, **more) -> MessageView:
    return MessageView(f"q{number}", "user", text, **more)


def talk(count: int) -> tuple[MessageView, ...]:
    return tuple(
        m for n in range(count) for m in (question(f"Question {n}?", n), answer(f"Answer *{n}*.\n\n- a\n- b", n))
    )


def shown(transcript: Transcript) -> str:
    return transcript.document().toPlainText()


def anatomy(document: QTextDocument) -> list:
    """All that can be seen of a document: text, properties and formats, colours laid over code among them."""
    blocks = []
    block = document.begin()
    while block.isValid():
        pieces = []
        at = block.begin()
        while not at.atEnd():
            form = at.fragment().charFormat()
            pieces.append(
                (at.fragment().text(), form.foreground().color().name(), form.font().toString(), form.anchorHref())
            )
            at += 1
        over = [(r.start, r.length, r.format.foreground().color().name()) for r in block.layout().formats()]
        form = block.blockFormat()
        tabs = int(QTextFormat.Property.TabPositions)
        properties = {key: str(value) for key, value in form.properties().items() if key != tabs}
        properties[tabs] = str([(tab.position, tab.type) for tab in form.tabPositions()])
        blocks.append((block.text(), pieces, over, properties))
        block = block.next()
    return blocks


def follow(transcript: Transcript, action: str, message: MessageView, number: str = "") -> None:
    transcript.anchorClicked.emit(QUrl(f"soulfra:{action}/{message.id}" + (f"/{number}" if number else "")))


def anchors(transcript: Transcript) -> list[str]:
    return [piece[3] for block in anatomy(transcript.document()) for piece in block[1] if piece[3]]


# Streaming


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
    transcript.write_everything()
    streamed = anatomy(transcript.document())
    transcript.show_messages((question(), answer(text, receipt=RECEIPT)), object())
    transcript.write_everything()
    assert streamed == anatomy(transcript.document())


def test_text_sticks_to_the_end_only_while_the_end_is_in_sight(transcript):
    before = (*talk(20), question(number=99))
    transcript.show_messages(before, 1)
    transcript.write_everything()
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
    transcript.write_everything()
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
    transcript.write_everything()
    text = shown(transcript)
    places = [text.index(f"Question {n}?") for n in range(100)]
    assert places == sorted(places)


def test_another_branch_replaces_only_what_differs(transcript):
    messages = talk(10)
    transcript.show_messages(messages, 1)
    transcript.write_everything()
    fresh = Transcript()
    fresh.resize(800, 600)
    other = (*messages[:14], question("Another way?", 70), answer("Other words.", 70))
    transcript.show_messages(other, 1)
    transcript.write_everything()
    fresh.show()
    fresh.show_messages(other, 1)
    fresh.write_everything()
    assert anatomy(transcript.document()) == anatomy(fresh.document())
    fresh.close()


# What can be done


def test_copy_gives_the_exact_code_of_each_card(transcript):
    codes = ["a = 1\n\n\tb = '\\n'  ", "<b>not html</b>\n"]
    text = f"One\n\n```python\n{codes[0]}\n```\n\n- in a list:\n\n  ```\n  {codes[1].strip()}\n  ```\n"
    message = answer(text)
    transcript.show_messages((message,), 1)
    follow(transcript, "code", message, "0")
    assert QGuiApplication.clipboard().text() == codes[0]
    follow(transcript, "code", message, "1")
    assert QGuiApplication.clipboard().text() == codes[1].strip()


def test_copy_gives_the_whole_message_as_it_was_written(transcript, qtbot):
    message = answer("Some **bold** text\n\n```py\nx\n```")
    transcript.show_messages((message,), 1)
    with qtbot.waitSignal(transcript.copied):
        follow(transcript, "copy", message)
    assert QGuiApplication.clipboard().text() == message.text


def test_a_copied_selection_holds_the_words_and_none_of_our_buttons(transcript):
    transcript.show_messages(
        (question("Why?"), answer("Because.\n\n| a | b |\n|--|--|\n| 1 | 2 |", receipt=RECEIPT)), 1
    )
    transcript.selectAll()
    text = transcript.createMimeDataFromSelection().text()
    assert [line for line in text.split("\n") if line] == ["Why?", "Because.", "a\tb", "1\t2"]


def test_a_receipt_opens_in_place_with_all_it_knows_and_closes_again(transcript):
    message = answer("Because.", receipt=RECEIPT)
    transcript.show_messages((question(), message), 1)
    closed = anatomy(transcript.document())
    assert "llama3.2 on this machine" in shown(transcript)
    follow(transcript, "receipt", message)
    text = shown(transcript).replace("\u00a0", " ")
    for part in (
        "A model on this machine comes first.", "not allowed yet", "price unknown", "not reachable: connection refused",
        "1,204", "312", "0.62 s", "2.3 s", "4 older messages",
    ):  # fmt: skip
        assert part in text
    follow(transcript, "receipt", message)
    assert anatomy(transcript.document()) == closed


def test_why_a_model_answered_is_told_with_the_names_people_know(transcript):
    reason = f"{CLOUD} was tried first and failed (timeout); {LOCAL} was next, and anthropic was found"
    message = answer("Because.", receipt=replace(RECEIPT, reason=reason))
    transcript.show_messages((question(), message), 1)
    follow(transcript, "receipt", message)
    said = "Anthropic claude was tried first and failed (timeout); Ollama llama3.2 was next, and Anthropic was found."
    assert said in shown(transcript)


def test_reasoning_is_folded_until_it_is_wanted(transcript):
    message = answer("Because.", reasoning="First I think of sheep.")
    transcript.show_messages((question(), message), 1)
    assert "sheep" not in shown(transcript)
    assert "5 words" in shown(transcript).replace("\u00a0", " ")
    follow(transcript, "reasoning", message)
    assert "First I think of sheep." in shown(transcript)


def test_a_failure_says_what_happened_and_offers_what_to_do(transcript, qtbot):
    cut = replace(RECEIPT, attempts=(Attempt(LOCAL, "cut", 900, "socket closed"),))
    message = answer("Half an", complete=False, receipt=cut, failure=Failure("It broke off.", "Try again."))
    transcript.show_messages((question(), message), 1)
    text = shown(transcript).replace("\u00a0", " ")
    assert "It broke off." in text
    assert "This part was kept." in text
    assert "socket closed" not in text
    follow(transcript, "details", message)
    assert "socket closed" in shown(transcript)
    assert " Copy" in text.split("Details")[1], "it stands apart from what is before it"
    assert "Answer again" not in text, "trying again is offered once"
    assert "why this model" not in text
    for action in ("retry", "choose-model", "settings"):
        with qtbot.waitSignal(transcript.acted) as heard:
            follow(transcript, action, message)
        assert heard.args == [action, message.id]


def test_a_handover_is_said_above_the_answer(transcript):
    transcript.show_messages((question(), answer("Yes.", handovers=(Handover(CLOUD, "rate_limited", LOCAL),))), 1)
    text = shown(transcript)
    said = "Anthropic claude did not answer (too many requests). Ollama llama3.2 answers instead."
    assert text.index(said) < text.index("Yes.")


@pytest.mark.parametrize(("outcome", "said"), [("unavailable", True), ("skipped", False)])
def test_a_question_that_went_out_before_this_machine_answered_is_said_in_the_receipt_line(transcript, outcome, said):
    receipt = replace(RECEIPT, attempts=(Attempt(CLOUD, outcome, 1200), Attempt(LOCAL, "answered", 2300)))
    transcript.show_messages((question(), answer("Yes.", receipt=receipt)), 1)
    assert ("also sent to Anthropic" in shown(transcript).replace("\u00a0", " ")) is said


def test_no_line_of_a_receipt_begins_with_a_dot(transcript, qapp):
    transcript.show_messages((question(), answer("Yes.", receipt=RECEIPT)), 1)
    for width in range(220, 620, 20):
        transcript.resize(width, 600)
        qapp.processEvents()
        block = transcript.document().begin()
        while block.isValid():
            text = block.text()
            for number in range(block.layout().lineCount()):
                line = block.layout().lineAt(number)
                part = text[line.textStart() : line.textStart() + line.textLength()]
                assert not part.strip().startswith("·"), (width, part)
            block = block.next()


def test_versions_can_be_walked_through(transcript):
    transcript.show_messages((question(version=2, versions=3), answer("x")), 1)
    assert "2/3" in shown(transcript)
    assert {"soulfra:older/q1", "soulfra:newer/q1"} <= set(anchors(transcript))
    transcript.show_messages((question(version=1, versions=3), answer("x")), 1)
    assert "soulfra:older/q1" not in anchors(transcript)


def test_every_control_can_be_reached_by_the_keyboard(transcript, qtbot):
    transcript.show_messages((question(), answer("```py\nx\n```", receipt=RECEIPT)), 1)
    transcript.setFocus()
    reached = []
    for _ in range(12):
        qtbot.keyClick(transcript, Qt.Key.Key_Tab)
        reached.append(transcript.textCursor().charFormat().anchorHref())
    assert {"soulfra:code/a1/0", "soulfra:receipt/a1", "soulfra:copy/a1", "soulfra:edit/q1"} <= set(reached)


# What it must not do


def test_links_are_handed_over_once_the_person_agreed_and_only_where_they_are_safe(transcript):
    heard = []
    transcript.followed.connect(heard.append)
    transcript.anchorClicked.emit(QUrl("https://example.org/x"))
    assert heard == []
    transcript.following.popover.open.click()
    for url in ("file:///etc/passwd", "javascript:alert(1)", "soulfra:copy/nobody", "soulfra:", "soulfra:code/a1/9/9"):
        transcript.anchorClicked.emit(QUrl(url))
    assert heard == ["https://example.org/x"]


def test_no_picture_is_fetched_and_no_file_is_opened(transcript, tmp_path):
    secret = tmp_path / "x.png"
    secret.write_bytes(b"x")
    for name in (secret.as_uri(), str(secret), "https://example.org/x.png", "qrc:/x", "soulfra:picture/nobody/0"):
        assert transcript.loadResource(2, QUrl(name)) is None


def test_an_attached_picture_that_is_none_says_so(transcript):
    message = question("Look", attachments=(Attachment("bad.png", "image/png", b"\x89PNG not really"),))
    transcript.show_messages((message,), 1)
    assert transcript.loadResource(2, QUrl("soulfra:picture/q1/0")) is None
    assert "This is not a picture that can be shown." in shown(transcript)
    assert "bad.png" in shown(transcript)


def test_a_ten_megabyte_message_shows_its_start_and_more_on_demand(transcript):
    text = "word " * 2_000_000
    for message, page in ((question(text), 20_000), (answer(text), 100_000)):
        transcript.show_messages((message,), message.id)
        transcript.write_everything()
        assert page < len(shown(transcript)) < 1.2 * page
        assert "more characters are not shown" in shown(transcript).replace("\u00a0", " ")
        follow(transcript, "more", message)
        transcript.write_everything()
        assert 2 * page < len(shown(transcript)) < 2.4 * page
        follow(transcript, "copy", message)
        assert len(QGuiApplication.clipboard().text()) == len(text), "a copy is always whole"


def test_a_table_of_five_thousand_rows_is_drawn_as_a_table_only_so_far(transcript):
    rows = "\n".join(f"| row {n} | x |" for n in range(5_000))
    transcript.show_messages((question(), answer(f"| a | b |\n|--|--|\n{rows}\n\nEnd.")), 1)
    transcript.write_everything()
    text = shown(transcript)
    assert "row 23" in text
    assert "row 25" not in text
    assert "4,976 more rows are not shown" in text.replace("\u00a0", " ")
    assert text.rstrip().count("End.") == 1
    (more,) = [link for link in anchors(transcript) if "/rows/" in link or ":rows/" in link]
    transcript.anchorClicked.emit(QUrl(more))
    transcript.write_everything()
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
