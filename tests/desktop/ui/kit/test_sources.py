"""Where an answer is from: chips, the row below it, the card over a chip, what nothing supports, a summary."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QGuiApplication

from soulfra_desktop.domain.knowledge import Citation, Passage
from soulfra_desktop.domain.reasons import Reason
from soulfra_desktop.ui.kit.sentences import shown as said
from soulfra_desktop.ui.kit.source_leaves import footnotes
from tests.desktop.ui.kit.talking import RECEIPT, anchors, answer, follow, question, shown

QUOTE = "The notice period is three months."
LEASE = Citation(1, Passage(1, "document", "d1", "Lease.pdf", "", page_from=3, page_to=3), QUOTE, True)
OTHER = Citation(12, Passage(2, "message", "m1", "Moving", "", conversation_id="c9"), "", False)
TEXT = "It is three months [1] and more [12]."


def cited(text=TEXT, sources=(LEASE, OTHER), **more):
    return answer(text, sources=sources, **more)


def chips(transcript):
    return [link for link in anchors(transcript) if "source/" in link]


def test_numbers_of_sources_are_chips_and_others_stay_text(transcript):
    transcript.show_messages((question(), cited("Three months [1], see [7] and `a[1]`.")), 1)
    text = shown(transcript).replace("\u00a0", " ").replace("\u2009", " ")
    assert "Three months 1 , see [7] and a[1]." in " ".join(text.split())
    assert len(set(chips(transcript))) == 1


def test_a_chip_asks_for_its_source(transcript, qtbot):
    message = cited()
    transcript.show_messages((question(), message), 1)
    with qtbot.waitSignal(transcript.acted) as asked:
        follow(transcript, "source", message, "12")
    assert asked.args == ["source 12", message.id]


def test_a_number_that_is_no_source_asks_for_nothing(transcript, qtbot):
    message = cited()
    transcript.show_messages((question(), message), 1)
    with qtbot.assertNotEmitted(transcript.acted):
        follow(transcript, "source", message, "2")


def test_below_an_answer_stand_the_sources_that_it_names_each_once(transcript):
    third = replace(LEASE, number=3)
    transcript.show_messages((question(), cited("One [1]. Two [1][12].", (LEASE, third, OTHER))), 1)
    row = next(line for line in shown(transcript).replace("\u00a0", " ").split("\n") if line.startswith("Sources"))
    assert " ".join(row.split()) == "Sources 1 Lease.pdf, page 3 12 Chat “Moving”"


def test_an_answer_that_nothing_supports_says_so_quietly(transcript):
    unquoted = replace(LEASE, quote="", supported=False)
    transcript.show_messages((question(), cited("Nobody knows.", (unquoted, OTHER))), 1)
    assert "Nothing in what you added supports this answer." in shown(transcript)
    transcript.show_messages((question(), cited("So [12].")), 2)
    assert "No sentence of these sources was found that supports this answer." in shown(transcript)
    transcript.show_messages((question(), cited()), 3)
    assert "supports" not in shown(transcript)


def test_a_source_that_the_answer_does_not_name_and_that_says_the_same_stands_below_it(transcript):
    transcript.show_messages((question(), cited("It is three months.")), 1)
    below = shown(transcript).replace("\u00a0", " ").replace("\u2009", " ")
    assert "Sources 1 Lease.pdf, page 3" in " ".join(below.split())
    assert "supports" not in below


def test_an_answer_without_sources_says_nothing_of_them(transcript):
    transcript.show_messages((question(), answer("It is [1] so.")), 1)
    assert "[1]" in shown(transcript)
    assert "Sources" not in shown(transcript)
    assert chips(transcript) == []


def test_an_answer_that_was_asked_for_without_them_says_so(transcript):
    receipt = replace(RECEIPT, besides=(Reason("asked_without_known"),))
    transcript.show_messages((question(), answer("Three months.", receipt=receipt)), 1)
    assert "Answered without your documents and memory, as you asked." in shown(transcript)


def test_chips_come_while_the_answer_streams(transcript):
    for end in range(1, len(TEXT) + 1):
        transcript.show_messages((question(), cited(TEXT[:end], streaming=True, complete=False)), 1, at_once=True)
    assert len(set(chips(transcript))) == 2
    assert "Sources" not in shown(transcript)
    transcript.show_messages((question(), cited()), 1, at_once=True)
    assert "Sources" in shown(transcript)


def test_a_quote_that_was_found_at_the_end_reaches_chips_that_were_written_before(transcript):
    early = replace(LEASE, quote="", supported=False)
    transcript.show_messages((question(), cited(sources=(early,), streaming=True, complete=False)), 1, at_once=True)
    transcript.show_messages((question(), cited(sources=(replace(LEASE, supported=False),))), 1, at_once=True)
    tips = [
        part.charFormat().toolTip() for block in blocks(transcript) for part in fragments(block)
        if part.charFormat().anchorHref().endswith("/1")
    ]  # fmt: skip
    assert tips
    assert all("does not say this any more" in tip for tip in tips)


def blocks(transcript):
    block = transcript.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def fragments(block):
    at = block.begin()
    while not at.atEnd():
        yield at.fragment()
        at += 1


def test_a_copied_selection_has_the_numbers_as_they_were_written(transcript):
    transcript.show_messages((question("Why?"), cited()), 1)
    transcript.selectAll()
    copied = transcript.createMimeDataFromSelection()
    assert "It is three months[1] and more[12]." in copied.text()
    assert "soulfra:" not in copied.html()


def test_a_copied_answer_has_its_sources_as_footnotes(transcript):
    message = cited()
    transcript.show_messages((question(), message), 1)
    follow(transcript, "copy", message)
    assert QGuiApplication.clipboard().text() == (f"{TEXT}\n\n[1] Lease.pdf, page 3 “{QUOTE}”\n[12] Chat “Moving”")


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        (Passage(1, "document", "d", "A.pdf", "", page_from=2, page_to=5), "A.pdf, pages 2–5"),
        (Passage(1, "document", "d", "A.txt", ""), "A.txt"),
        (Passage(1, "fact", "f", "preference", ""), "What you said of yourself"),
        (Passage(1, "message", "m", "Moving", "", role="user"), "Chat “Moving”"),
        (Passage(1, "message", "m", "Moving", "", role="assistant"), "Earlier answer in “Moving”"),
    ],
)
def test_a_source_is_told_with_its_page(passage, told):
    assert footnotes(cited("So [1].", (Citation(1, passage, "", False),)), said) == f"[1] {told}"


def test_a_card_shows_over_a_chip_and_goes_with_the_mouse(transcript, qtbot):
    message = cited()
    transcript.show_messages((question(), message), 1)
    transcript.highlighted.emit(QUrl(f"soulfra:source/{message.id}/1"))
    card = transcript.following.source_card
    qtbot.waitUntil(card.isVisible)
    assert card.title.text() == "Lease.pdf, page 3"
    assert card.quote.text() == f"“{QUOTE}”"
    transcript.highlighted.emit(QUrl())
    qtbot.waitUntil(lambda: not card.isVisible())


def test_a_card_says_that_the_source_has_changed(transcript):
    message = cited(sources=(replace(LEASE, supported=False),))
    transcript.show_messages((question(), message), 1)
    transcript.highlighted.emit(QUrl(f"soulfra:source/{message.id}/1"))
    transcript.following.source_card.show_source(message.sources[0], QPoint(10, 10))
    assert transcript.following.source_card.foot.text() == "The document does not say this any more, or is gone."
    transcript.following.source_card.hide()


def test_a_summary_is_a_quiet_line_that_opens_it(transcript):
    message = answer("Yes.", summary="They spoke of the lease.")
    transcript.show_messages((question(), message), 1)
    assert "Earlier turns are summarised for the model" in shown(transcript)
    assert "They spoke" not in shown(transcript)
    follow(transcript, "summary", message)
    assert "They spoke of the lease." in shown(transcript)
    assert "Made of this chat’s own sentences." in shown(transcript)


def test_a_quote_that_is_gone_is_told_by_a_sign_and_by_words_and_not_by_colour_alone(transcript):
    gone = replace(LEASE, supported=False)
    transcript.show_messages((question(), cited("Three months [1], and more [12].", (gone, OTHER))), 1)
    text = " ".join(shown(transcript).replace("\u00a0", " ").replace("\u2009", " ").split())
    assert "Three months 1! , and more 12 ." in text
    assert "Sources 1! Lease.pdf, page 3 (not found there any more) 12 Chat “Moving”" in text


def test_a_copy_of_a_chip_whose_quote_is_gone_is_as_it_was_written(transcript):
    gone = replace(LEASE, supported=False)
    transcript.show_messages((question(), cited("Three months [1].", (gone,))), 1)
    transcript.selectAll()
    copied = transcript.createMimeDataFromSelection().text()
    assert "Three months[1]." in copied.replace(" [1]", "[1]")
    assert "!" not in copied
