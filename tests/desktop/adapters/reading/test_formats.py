"""What stands in a document of each kind, where its pages begin, and what is over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.adapters.reading import cleaning, opening, sheets
from soulfra_desktop.adapters.reading.lines import joined
from soulfra_desktop.domain.errors import DocumentRefused
from soulfra_desktop.domain.knowledge import ReadDocument, heading_path_of, page_of
from tests.hostile_files import zips
from tests.hostile_files.good import MAKERS, WORDS
from tests.hostile_files.pdfs import pdf


@pytest.fixture
def read(reader, tmp_path):
    """Write a file and read it."""

    async def reading(name: str, data: bytes | str) -> ReadDocument:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return await reader.read(path)

    return reading


def outline(document: ReadDocument) -> list[tuple[int, str, str]]:
    """Each heading's level and words, and what stands in the text at its place."""
    return [(h.level, h.text, document.text[h.start :].split("\n")[0]) for h in document.headings]


HARBOUR = [(1, "The harbour", "The harbour"), (2, "Ships", "Ships")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("report.docx", f"The harbour\n\n{WORDS}\n\nShips\nName | Tons\nAurora | 1200\n\nRopes"),
        ("letter.odt", f"The harbour\n\n{WORDS}   End\n\nShips\n- Ropes\nAurora | 1200"),
        ("page.html", f"The harbour\n\n{WORDS}\n\nShips\n- Aurora\na | b\n\nkept\n    so"),
    ],
)
async def test_paragraphs_lists_and_tables_stand_under_their_headings(read, name, text):
    document = await read(name, MAKERS[name]())
    assert document.text == text
    assert outline(document) == HARBOUR
    assert document.language == "en"


async def test_markdown_keeps_its_marks_and_its_code_has_no_headings(read):
    document = await read("notes.md", MAKERS["notes.md"]())
    assert outline(document) == [(1, "The harbour", "# The harbour"), (2, "Ships", "Ships")]
    assert "# no heading" in document.text


async def test_a_pdf_has_pages_and_its_outline_as_headings_and_lines_are_joined_to_sentences(read):
    document = await read("report.pdf", MAKERS["report.pdf"]())
    assert [document.text[page.start :].split("\n")[0] for page in document.pages] == ["The harbour", "Ships"]
    assert outline(document) == [(1, "The harbour", "The harbour"), (1, "Ships", "Ships")]
    assert "and he wrote the number down." in document.text
    assert document.title == "Harbour report"
    aurora = document.text.index("Aurora")
    assert (page_of(document.pages, aurora), heading_path_of(document.headings, aurora)) == (2, ("Ships",))


async def test_an_empty_page_counts_as_a_page(read):
    document = await read("a.pdf", pdf(["one", "", "three"]))
    assert [(page.number, document.text[page.start :][:5]) for page in document.pages] == [
        (1, "one\n\n"), (2, "three"), (3, "three"),
    ]  # fmt: skip


def test_words_that_a_line_divides_are_whole_again():
    assert joined("The light\x02\r\nhouse stands on the cliff above the har-\r\nbour and it shines.") == (
        "The lighthouse stands on the cliff above the harbour and it shines."
    )
    assert joined("A title\nA line of a table\nAnother") == "A title\nA line of a table\nAnother"


async def test_slides_are_pages_with_their_notes(read):
    document = await read("talk.pptx", MAKERS["talk.pptx"]())
    assert outline(document) == [(1, "Arrivals", "Arrivals"), (1, "Departures", "Departures")]
    assert [page_of(document.pages, document.text.index(words)) for words in ("Speak", "Nothing")] == [1, 2]


async def test_sheets_are_pages_and_rows_are_lines(read):
    document = await read("ships.xlsx", MAKERS["ships.xlsx"]())
    assert document.text == (
        "Ships\nName | Tons | Since\nAurora | 1200.5 | 2024-03-09\nBremen | TRUE\n\nEmpty\n\nCrew\nAda | keeper"
    )
    assert page_of(document.pages, document.text.index("Ada")) == 3


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [("45360", "14", "2024-03-09"), ("45360.75", "22", "2024-03-09 18:00"), ("0.5", "20", "12:00"), ("0.1", "0", "0.1"),
     ("45360", "4", "45360"), ("1e20", "0", "1e+20"), ("-1", "14", "-1"), ("0.30000000000000004", "0", "0.3")],
)  # fmt: skip
async def test_figures_and_days_in_a_workbook(read, number, form, shown):
    parts = zips.workbook(f"<row><c s='0'><v>{number}</v></c></row>")
    parts["xl/_rels/workbook.xml.rels"] = zips.links(
        ("a", "worksheet", "worksheets/sheet1.xml"), ("b", "styles", "styles.xml")
    )
    parts["xl/styles.xml"] = (
        f'<styleSheet xmlns="{zips.S}"><cellXfs><xf numFmtId="{form}"/></cellXfs></styleSheet>'.encode()
    )
    assert (await read("a.xlsx", zips.zipped(parts))).text == f"One\n{shown}"


async def test_texts_in_a_workbook_are_whole_and_without_how_they_are_spoken(read):
    rows = "<row><c t='s'><v>0</v></c><c t='inlineStr'><is><r><t>in</t></r><r><t>line</t></r></is></c><c t='e'><v>#N/A</v></c></row>"
    strings = "<si><r><t>東</t></r><r><t>京</t></r><rPh><t>トウキョウ</t></rPh></si>"
    document = await read("a.xlsx", zips.zipped(zips.workbook(rows, strings)))
    assert document.text == "One\n東京 | inline | #N/A"


def test_a_format_of_ones_own_is_a_days_when_it_has_days_in_it():
    assert sheets._is_date("164", {"164": 'dd"."mm"."yyyy'})
    assert not sheets._is_date("164", {"164": '0.00" days"'})
    assert not sheets._is_date("164", {"164": "[Red]#,##0"})


async def test_a_book_is_read_in_its_order(read):
    parts = zips.book("<h1>Second</h1>", "<h1>First</h1>", title="Tides")
    package = parts["OPS/book.opf"].replace(
        b'<itemref idref="c0"/><itemref idref="c1"/>', b'<itemref idref="c1"/><itemref idref="c0"/>'
    )
    document = await read("a.epub", zips.zipped(parts | {"OPS/book.opf": package}))
    assert (document.title, document.text) == ("Tides", "First\n\nSecond")


async def test_rich_text_has_the_letters_of_every_language(read):
    assert (await read("memo.rtf", MAKERS["memo.rtf"]())).text == "The lighthouse keeper\nMünchen 東京\n"
    assert (await read("a.rtf", r"{\rtf1 face \u-10179?\u-8704? laughs}")).text == "face 😀 laughs"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Schöne Grüße aus München, es regnet heute sehr."), ("cp1252", "Schöne Grüße aus München, es regnet heute."),
        ("utf-16", "Schöne Grüße aus München."), ("utf-16-le", "Beautiful greetings."), ("utf-16-be", "Beautiful greetings."),
        ("utf-32", "Schöne Grüße"), ("cp1251", "Привет, как поживаете сегодня? Очень хорошо, спасибо. " * 5),
        ("shift_jis", "東京の天気は晴れです。明日は雨でしょう。" * 9), ("gb18030", "今天天气很好，我们去公园散步，然后回家吃饭。" * 9),
    ],
)  # fmt: skip
async def test_a_text_is_read_whatever_it_is_encoded_in(read, encoding, text):
    assert (await read("a.txt", text.encode(encoding))).text == text


@pytest.mark.parametrize(
    ("text", "language"),
    [("Das ist ein Satz über das Wetter in den Bergen.", "de"), ("東京の天気は晴れです。明日は雨でしょう。", "ja"), ("1, 2, 3", ""),
     ("Le temps est beau aujourd'hui dans la montagne.", "fr"), ("ok", "")],
)  # fmt: skip
async def test_the_language_is_told_where_it_can_be(read, text, language):
    assert (await read("a.txt", text)).language == language


async def test_what_a_file_is_goes_by_what_it_holds_and_that_is_said(read):
    document = await read("report.pdf", MAKERS["report.docx"]())
    assert document.text.startswith("The harbour")
    assert document.notes == ("It is named as a PDF, but it is a Word document.",)


async def test_what_was_not_read_is_said(read):
    parts = zips.word(zips.paragraph("words")) | {
        "word/_rels/document.xml.rels": zips.links(("a", "image", "media/a.png"), ("b", "comments", "comments.xml"))
    }
    document = await read("a.docx", zips.zipped(parts))
    assert document.notes == ("Comments in it were not read.", "Pictures in it were not read.")


def test_a_file_that_changes_while_it_is_read_is_not_taken(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("one version")
    changing = opening.opened(str(path))
    changing.__enter__()
    path.write_text("another version, which is longer")
    with pytest.raises(DocumentRefused, match="was changed while"):
        changing.__exit__(None, None, None)


def test_a_file_that_is_removed_while_it_is_read_is_read_to_its_end(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("words")
    with opening.opened(str(path)) as file:
        path.unlink()
        assert file.content(1000) == b"words"


async def test_a_path_that_is_relative_means_the_apps_folder(reader, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("words here")
    monkeypatch.chdir(tmp_path)
    assert (await reader.read(Path("a.txt"))).text == "words here"


@given(st.text())
def test_what_was_cleaned_stays_as_it_is_cleaned_again(text):
    once = cleaning.cleaned(text)
    assert cleaning.cleaned(once) == once
    assert not cleaning.UNWANTED.search(once)
    assert not cleaning.LINE_ENDS.search(once)
