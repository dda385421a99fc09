"""A transcript in a window that is read from the right: our own lines and tables begin there, a message's do not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextCursor, QTextLine

from soulfra_desktop.domain.routing import Candidate, ModelRef
from soulfra_desktop.domain.usage import Money
from soulfra_desktop.ui.kit import languages, theme
from soulfra_desktop.ui.kit.formats import RIGHT, SIDES
from soulfra_desktop.ui.kit.selection import mime_of
from soulfra_desktop.ui.kit.sentences import figures_from_the_left
from soulfra_desktop.ui.kit.transcript import Transcript
from tests.desktop.ui.kit.talking import RECEIPT, answer, follow, question, write_everything

CANDIDATES = (
    Candidate(ModelRef("ollama", "llama3.2"), True, True, "will likely do", Money(0), score=0.71),
    Candidate(ModelRef("openai", "gpt-5-mini"), False, True, "costs more than needed", Money(3200), score=0.82),
)


@pytest.fixture
def mirrored(qapp, qtbot):
    theme.apply(qapp, "light")
    languages.install(qapp, "ar-XB")
    made = Transcript()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    reply = answer("The clock decides.", receipt=replace(RECEIPT, candidates=CANDIDATES))
    made.show_messages((question("Why?"), reply), 1)
    follow(made, "receipt", reply)
    write_everything(made)
    yield made
    languages.install(qapp, "en")


def blocks(transcript: Transcript) -> list[QTextBlock]:
    document = transcript.document()
    return [document.findBlockByNumber(number) for number in range(document.blockCount())]


def holding(transcript: Transcript, text: str) -> QTextBlock:
    return next(block for block in blocks(transcript) if text in block.text())


def inked(block: QTextBlock) -> QRectF:
    """Where the words of a block's first line stand, in the document."""
    at = block.document().documentLayout().blockBoundingRect(block).topLeft()
    return block.layout().lineAt(0).naturalTextRect().translated(at.x(), at.y())


def at(line: QTextLine, place: int) -> float:
    found: Any = line.cursorToX(place)  # with the place itself, which its signature leaves out
    return found[0]


def edges(transcript: Transcript) -> tuple[float, float]:
    frame = transcript.document().rootFrame().frameFormat()
    return frame.leftMargin(), transcript.viewport().width() - frame.rightMargin()


def test_the_columns_of_a_receipt_stand_below_their_headings(mirrored):
    table = QTextCursor(holding(mirrored, "gpt-5-mini")).currentTable()
    assert table.columns() == 3
    heads, *rows = [
        [inked(table.cellAt(row, column).firstCursorPosition().block()) for column in range(3)]
        for row in range(table.rows())
    ]
    assert len(rows) == len(CANDIDATES)
    for row in rows:
        assert row[2].right() == pytest.approx(heads[2].right(), abs=1), "names begin at the right"
        assert row[0].left() == pytest.approx(heads[0].left(), abs=1), "prices end at the left"
        assert row[1].left() == pytest.approx(heads[1].left(), abs=1)
    names = table.cellAt(1, 2).firstCursorPosition().block()
    assert "llama3.2" in names.text()


def test_what_can_be_done_with_a_question_stands_on_the_side_of_its_bubble(mirrored):
    bubble = holding(mirrored, "Why?")
    actions = inked(bubble.next())
    left, right = edges(mirrored)
    assert right - bubble.blockFormat().property(RIGHT) < (left + right) / 2, "the bubble is at the left"
    assert inked(bubble).left() == pytest.approx(left + theme.scaled(SIDES["user"]), abs=2)
    assert actions.left() == pytest.approx(left, abs=2)


def test_the_bubble_is_painted_around_its_words(mirrored):
    words = inked(holding(mirrored, "Why?")).translated(0, -mirrored.verticalScrollBar().value())
    picture = mirrored.viewport().grab().toImage()
    beside = picture.pixelColor(round(words.left()) - 6, round(words.center().y()))
    beyond = picture.pixelColor(round(edges(mirrored)[1]) - 6, round(words.center().y()))
    assert (beside.name(), beyond == beside) == (theme.color("user").name(), False)


def test_the_head_of_code_is_mirrored_and_the_code_is_not(mirrored):
    mirrored.show_messages((answer("```python\nreturn one\n```", 2),), 2)
    write_everything(mirrored)
    left, right = edges(mirrored)
    side = theme.scaled(SIDES["code"])
    head = holding(mirrored, "python")
    assert not head.text().startswith("python"), "what copies it comes first"
    assert inked(head).left() == pytest.approx(left + side, abs=2)
    assert inked(head).right() == pytest.approx(right - side, abs=2)
    assert inked(holding(mirrored, "return one")).left() == pytest.approx(left + side, abs=2)


def test_the_line_of_a_reply_begins_at_the_right_and_keeps_figures_whole(mirrored):
    line = holding(mirrored, "0.62")
    assert inked(line).right() == pytest.approx(edges(mirrored)[1], abs=2)
    text, first = line.text(), line.layout().lineAt(0)
    start = text.index("0.62")
    assert text[start + 5] == "s"
    places = [at(first, start + step) for step in (1, 2, 3, 4)]
    assert places == sorted(places), "from left to right"
    assert 0 < at(first, start + 5) - places[-1] < theme.scaled(12), "its unit follows"


def test_prose_keeps_its_own_direction(mirrored):
    assert inked(holding(mirrored, "The clock decides.")).left() == pytest.approx(edges(mirrored)[0], abs=2)


def test_a_copy_has_nothing_of_what_holds_figures_together(mirrored):
    cursor = QTextCursor(mirrored.document())
    cursor.select(QTextCursor.SelectionType.Document)
    assert "\u2066" in cursor.selectedText()
    copied = mime_of(cursor).text()
    assert "gpt-5-mini" in copied
    assert not set("\u2066\u2069") & set(copied)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("بعد 0.62 s.", "بعد \u20660.62 s\u2069."),
        ("(توو 71 %);", "(توو \u206671 %\u2069);"),
        ("$0.000873", "\u2066$0.000873\u2069"),
        ("< 0.01 ¢", "\u2066< 0.01 ¢\u2069"),
        ("OpenAI gpt-5-mini لا", "\u2066OpenAI gpt-5-mini\u2069 لا"),
        ("لا شيء", "لا شيء"),
    ],
)
def test_a_figure_keeps_its_unit_in_a_sentence_from_the_right(said, wanted):
    assert figures_from_the_left(said) == wanted
