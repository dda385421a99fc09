"""PDF: the text of each page, its lines joined to paragraphs again, and the outline as headings."""

from __future__ import annotations

from typing import Any

from soulfra_desktop.adapters.reading import refusals
from soulfra_desktop.adapters.reading.cleaning import one_line
from soulfra_desktop.adapters.reading.kinds import Kind
from soulfra_desktop.adapters.reading.lines import joined
from soulfra_desktop.adapters.reading.opening import OpenFile
from soulfra_desktop.adapters.reading.scans import LEAST_LETTERS, Scans
from soulfra_desktop.adapters.reading.writing import MOST_PLACES, Writing

MOST_ON_A_PAGE = 2_000_000


def read(file: OpenFile, kind: Kind, writing: Writing) -> None:
    import pypdfium2

    file.stream.seek(0)
    try:
        document = pypdfium2.PdfDocument(file.stream)
    except pypdfium2.PdfiumError as error:
        raise _refused(file, kind, error) from None
    if len(document) > MOST_PLACES:
        raise refusals.too_many_parts(file.name)
    writing.title = _title(document)
    scans = Scans(writing)
    starts = [_page(document, number, writing, scans) for number in range(len(document))]
    scans.done()
    _outline(document, starts, writing)


def _refused(file: OpenFile, kind: Kind, error: Any) -> Exception:
    import pypdfium2.raw as pdfium

    if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return refusals.encrypted(file.name)
    file.stream.seek(max(0, file.size - 2048))
    if b"%%EOF" not in file.stream.read():
        return refusals.cut_short(file.name)
    return refusals.damaged(file.name, kind.words)


def _title(document: Any) -> str:
    return document.get_metadata_value("Title")


def _page(document: Any, number: int, writing: Writing, scans: Scans) -> int:
    """Write one page; where it begins in the text."""
    import pypdfium2

    writing.page()
    try:
        page = document[number]
        text = page.get_textpage()
        count = text.count_chars()
        if count > MOST_ON_A_PAGE:
            raise refusals.too_much_text(writing.name)
        words = text.get_text_range() if count else ""
        text.close()
        if count < LEAST_LETTERS:
            words = scans.text(page, number + 1) or words
        page.close()
    except pypdfium2.PdfiumError:
        writing.note(detail=f"Page {number + 1} is damaged and was not read.")
        return writing.length
    return writing.block(joined(words))


def _outline(document: Any, starts: list[int], writing: Writing) -> None:
    """Each entry where its words stand on its page; at the page's beginning where they do not."""
    import pypdfium2

    text = writing.text_from(0)
    places: dict[int, int] = {}
    try:
        for count, entry in enumerate(document.get_toc(max_depth=9)):
            target = entry.get_dest()
            page = (target.get_index() if target else None) or 0
            title = one_line(entry.get_title())
            if count > MOST_PLACES:
                return
            if target is None or not 0 <= page < len(starts):
                continue
            ends = starts[page + 1] if page + 1 < len(starts) else len(text)
            found = text.find(title, places.get(page, starts[page]), ends)
            place = found if found >= 0 else places.get(page, starts[page])
            places[page] = place
            writing.mark(entry.level + 1, title, place)
    except (pypdfium2.PdfiumError, ValueError):
        writing.note(detail="Its outline is damaged and was not read.")
