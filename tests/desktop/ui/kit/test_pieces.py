"""Nothing is written in one go that is long: each rule by what it does, not by the clock."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument

from soulfra_desktop.ui.kit import document, theme
from soulfra_desktop.ui.kit.leaf import Leaf, Run
from soulfra_desktop.ui.kit.markdown import PIECE, Stream, whole
from soulfra_desktop.ui.kit.message_view import MessageView
from tests.desktop.ui.kit.talking import write_everything

PHRASE = "This is **important** and *this* too, see `code`; it costs $5, or $x^2$ of [them](https://example.org). "
TABLE = "| a | b |\n|:--|--:|\n" + "".join(f"| **row** {n} | `{n}` of many more words |\n" for n in range(24))


def answer(text: str, *, streaming: bool = False) -> tuple[MessageView, ...]:
    return (MessageView("q", "user", "?"), MessageView("a", "assistant", text, streaming=streaming))


def raw(leaves: list[Leaf]) -> int:
    """How many runs show the marks of their Markdown."""
    cells = [run for leaf in leaves for row in leaf.rows for cell in row for run in cell]
    return sum("**" in run.text for run in [*cells, *(run for leaf in leaves for run in leaf.runs)])


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join([PHRASE * 6] * 100),
        "\n".join(f"- **Point {n}** {PHRASE}" for n in range(300)),
        "\n".join(f"{'  ' * (n % 4)}- **Point** {PHRASE}" for n in range(200)),
        PHRASE * 75,
        TABLE,
    ],
    ids=["9,000 words", "300 points", "nested points", "a paragraph of 7,000 characters", "a table"],
)
@pytest.mark.parametrize("step", [400, PIECE])
def test_an_ordinary_text_is_never_shown_as_its_source_however_long(text, step):
    stream = Stream()
    for start in range(0, len(text), step):
        stream.feed(text[start : start + step])
        assert raw([*stream.closed]) == 0
    assert raw([*stream.closed, *stream.last()]) == 0
    assert raw(list(whole(text))) == 0


def test_the_rows_of_a_streamed_table_are_the_rows_of_the_whole_one():
    stream = Stream()
    for start in range(0, len(TABLE), 7):
        stream.feed(TABLE[start : start + 7])
    rows = [row for leaf in (*stream.closed, *stream.last()) for row in leaf.rows]
    assert rows == [row for leaf in whole(TABLE) for row in leaf.rows]
    assert stream.finish(TABLE) == whole(TABLE)


def test_a_row_of_blanks_below_a_long_table_loses_no_row():
    stream = Stream()
    for chunk in (TABLE, "  ", "\n", "after"):
        stream.feed(chunk)
    leaves = stream.finish(TABLE + "  \nafter")
    assert sum(len(leaf.rows) for leaf in leaves) == 25
    assert leaves[-1].runs == (Run("after"),)


def test_a_growing_table_keeps_the_cells_that_are_written(transcript):
    rows = TABLE.splitlines(keepends=True)
    transcript.show_messages(answer("".join(rows[:5]), streaming=True), 1, at_once=True)
    first = transcript.document().find("row 0")
    table = first.currentTable()
    assert table is not None
    kept = QTextCursor(table.cellAt(1, 0).firstCursorPosition())
    for count in range(6, 12):
        transcript.show_messages(answer("".join(rows[:count]), streaming=True), 1, at_once=True)
    grown = transcript.document().find("row 0").currentTable()
    assert grown.rows() == 10
    assert kept.currentTable() is not None, "the first cells were written anew"
    assert kept.block().text() == "row 0"
    assert grown.cellAt(9, 0).firstCursorPosition().block().text() == "row 8"


def test_a_long_message_is_read_piece_by_piece(transcript):
    transcript.show_messages(answer("word " * 10_000), 1)
    assert transcript.document().characterCount() < 2 * PIECE
    write_everything(transcript)
    assert transcript.document().characterCount() > 49_000


def test_a_long_question_is_laid_out_in_few_blocks(transcript):
    transcript.show_messages((MessageView("q", "user", "a line\n" * 2_000),), 1)
    assert transcript.document().blockCount() < 80
    transcript.selectAll()
    assert transcript.createMimeDataFromSelection().text().count("a line\n") > 1_900


def test_long_code_is_coloured_after_it_is_shown(transcript):
    code = "value = 1  # words\n" * (document.COLOR_AT_ONCE // 10)
    transcript.show_messages(answer(f"```python\n{code}```"), 1)
    line = transcript.document().find("value").block()
    assert line.layout().formats() == []
    write_everything(transcript)
    assert transcript.document().find("value").block().layout().formats() != []


def test_another_size_is_written_a_little_at_a_time_and_changes_no_word(transcript, qapp):
    long = "\n\n".join(f"Paragraph {n} with *some* words and `code`." for n in range(120))
    transcript.show_messages(answer(long), 1)
    write_everything(transcript)
    transcript.verticalScrollBar().setValue(900)
    before = transcript.toPlainText()
    sizes = [_size(transcript.document(), n) for n in (3, 110)]
    theme.set_zoom(qapp, 150)
    try:
        transcript._work_on()
        assert transcript._sections.has_work, "all of it was written in one go"
        write_everything(transcript)
        assert [_size(transcript.document(), n) for n in (3, 110)] == [pytest.approx(1.5 * size) for size in sizes]
        assert transcript.toPlainText() == before
    finally:
        theme.set_zoom(qapp, 100)


def _size(document: QTextDocument, paragraph: int) -> float:
    return document.find(f"Paragraph {paragraph} ").charFormat().font().pointSizeF()


def test_formats_are_remembered_by_their_look_and_not_by_where_they_lead(transcript):
    formats = transcript._sections.writer.formats
    formats.text(Run("", "accent", href="soulfra:copy/1", control=True))
    known = len(formats._formats)
    for number in range(50):
        made = formats.text(Run("", "accent", href=f"soulfra:copy/{number}", control=True))
        assert made.anchorHref() == f"soulfra:copy/{number}"
    assert len(formats._formats) == known
