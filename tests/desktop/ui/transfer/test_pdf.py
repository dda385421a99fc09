"""What is put on paper is cut between lines and rows, and a heading stays with what it heads."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale
from PySide6.QtGui import QImage, QPainter

from soulfra_desktop.adapters.transfer import paper
from soulfra_desktop.adapters.transfer.formulas import Formulas
from soulfra_desktop.app.transfer import _formula
from soulfra_desktop.ui.transfer import outlines, pdf
from soulfra_desktop.ui.transfer.galley import Galley


@pytest.fixture
def page(qapp):
    store = QByteArray()
    device = QBuffer(store)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    made = pdf.Page(pdf._writer(device, "Title"), "Title")
    yield made
    made.end()


def galley(page, piece):
    return Galley(piece, page.width, page.writer, {})


def put(page, *pieces):
    for piece in pieces:
        for _ in page.add(galley(page, piece)):
            pass


def test_a_table_is_cut_between_its_rows_only(page):
    text = "|a|b|\n|-|-|\n" + "".join(f"|{n}|{'many words ' * 40}|\n" for n in range(5))
    (table,) = paper.blocks(text)
    strips = galley(page, table).strips
    assert len(strips) == 6
    assert all(one.bottom == other.top for one, other in pairwise(strips))


@pytest.mark.parametrize("heading", ["# Later", "### Later"])
def test_a_heading_goes_with_what_it_heads_to_the_next_page(page, heading):
    paragraph = "<p>" + "words " * 300 + "</p>"
    while page._filled < page.height - 120 and page._number == 1:
        put(page, "<p>a line</p>")
    before = page._filled
    put(page, *paper.blocks(heading))
    assert (page._number, page._filled) == (1, before)
    while page.height - page._filled > 60:
        page._filled += 1
    put(page, paragraph)
    assert page._number == 2


def test_a_long_list_goes_on_counting_in_its_next_part():
    parts = list(paper.blocks("\n".join(f"{n}. item" for n in range(1, 60))))
    assert len(parts) > 2
    assert all(part.startswith("<ol") for part in parts)
    assert sum(part.count("<li>") for part in parts) == 59
    second = parts[0].count("<li>") + 1
    assert f'start="{second}"' in parts[1]


@pytest.mark.parametrize("text", ["x" * 90_000, "```\n" + "y" * 90_000 + "\n```", "|a|\n|-|\n|" + "z" * 90_000 + "|"])
def test_nothing_that_is_long_is_one_piece(text):
    parts = list(paper.blocks(text))
    assert max(map(len, parts)) < 25_000
    assert sum(part.count(text[-10]) for part in parts) >= 90_000


@pytest.mark.parametrize(("country", "size"), [("en_US", "Letter"), ("de_DE", "A4")])
def test_the_paper_is_that_of_the_country(qapp, country, size):
    before = QLocale()
    QLocale.setDefault(QLocale(country))
    try:
        assert pdf._writer(QBuffer(), "Title").pageLayout().pageSize().name().startswith(size)
    finally:
        QLocale.setDefault(before)


def test_a_quotation_has_a_bar_and_a_paragraph_none(page):
    assert galley(page, "<blockquote><p>a</p><p>b</p></blockquote>").bars
    assert not galley(page, "<p>a</p>").bars


def placed(made):
    """The formats of the formulas of a piece."""
    found, block = [], made.document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            if pieces.fragment().charFormat().objectType() == outlines.KIND:
                found.append(pieces.fragment().charFormat())
            pieces += 1
        block = block.next()
    return found


def test_formulas_are_drawn_on_paper_and_no_wider_than_it(page):
    wide = " + ".join(f"x_{{{n}}}" for n in range(60))
    small, wide = paper.blocks(f"A root $\\sqrt{{2}}$ and $\\frac a b$ here.\n\n$$\n{wide}\n$$", Formulas(_formula))
    assert len(placed(galley(page, small))) == 2
    made = galley(page, wide)
    (one,) = placed(made)
    assert 0.5 * page.width < made._outlines.intrinsicSize(made.document, 0, one).width() < page.width
    image = QImage(int(page.width), int(made.height) + 1, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    made.draw(painter, made.strips[0].top, made.strips[-1].bottom, 0.0)
    painter.end()
    dark = sum(image.pixelColor(x, y).lightness() < 128 for x in range(image.width()) for y in range(image.height()))
    assert dark > 50


def test_an_outline_has_no_line_around_it_on_paper(page):
    """Where it had one, letters came out bold: Qt draws it on paper, though not on a screen."""
    (piece,) = paper.blocks("$\\mathrm{IIII}$", Formulas(_formula))
    (one,) = placed(galley(page, piece))
    assert b'stroke-opacity="0"' in bytes(one.property(outlines._DRAWING))
