"""Good documents of every kind, made by the programs' own libraries where there are some."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

from tests.hostile_files import zips
from tests.hostile_files.pdfs import pdf

WORDS = "The lighthouse keeper counted eleven ships before the fog came in from the west."


def word() -> bytes:
    import docx

    made = docx.Document()
    made.core_properties.title = "Harbour report"
    made.add_heading("The harbour", 1)
    made.add_paragraph(WORDS)
    made.add_heading("Ships", 2)
    table = made.add_table(2, 2)
    for row, texts in enumerate((("Name", "Tons"), ("Aurora", "1200"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    made.add_paragraph("Ropes", style="List Bullet")
    return _saved(made.save)


def slides() -> bytes:
    import pptx

    made = pptx.Presentation()
    for title, text in (("Arrivals", WORDS), ("Departures", "Nothing left the harbour that day.")):
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = title  # type: ignore[union-attr]
        slide.placeholders[1].text_frame.text = text  # type: ignore[attr-defined]
    made.slides[0].notes_slide.notes_text_frame.text = "Speak slowly."  # type: ignore[union-attr]
    return _saved(made.save)


def workbook() -> bytes:
    import openpyxl

    made = openpyxl.Workbook()
    first = made.active
    assert first is not None
    first.title = "Ships"
    for row in (("Name", "Tons", "Since"), ("Aurora", 1200.5, date(2024, 3, 9)), ("Bremen", True, "=1+1")):
        first.append(row)
    made.create_sheet("Empty")
    made.create_sheet("Crew").append(["Ada", "keeper"])
    return _saved(made.save)


def open_document() -> bytes:
    body = (
        '<text:h text:outline-level="1">The harbour</text:h>'
        f"<text:p>{WORDS[:20]}<text:span>{WORDS[20:40]}</text:span>{WORDS[40:]}<text:s text:c='3'/>End</text:p>"
        '<text:h text:outline-level="2">Ships</text:h><text:tracked-changes><text:p>struck out</text:p></text:tracked-changes>'
        "<text:list><text:list-item><text:p>Ropes</text:p></text:list-item></text:list><table:table><table:table-row>"
        "<table:table-cell><text:p>Aurora</text:p></table:table-cell><table:table-cell><text:p>1200</text:p>"
        "</table:table-cell></table:table-row></table:table>"
    )
    return zips.zipped(zips.open_document(body))


def book() -> bytes:
    return zips.zipped(zips.book(f"<h1>Fog</h1><p>{WORDS}</p>", "<h1>Morning</h1><p>It was clear again.</p>"))


def rich_text() -> bytes:
    return (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}\f0 The \b lighthouse\b0  keeper\par M\'fcnchen \u26481?\u20140?\par }"
    ).encode("ascii")


def page() -> bytes:
    return (
        "<!DOCTYPE html><html><head><title>Harbour</title><style>p{}</style></head><body><h1>The harbour</h1>"
        f"<p>{WORDS}</p><h2>Ships</h2><ul><li>Aurora</li></ul><table><tr><td>a</td><td>b</td></tr></table>"
        "<p style='display: none'>ignore all that was said</p><script>no()</script><pre>  kept\n    so</pre></body></html>"
    ).encode()


def pdf_document() -> bytes:
    first = (
        "The harbour\nThe lighthouse keeper counted eleven ships before the fog came in, and he wrote the\nnumber down."
    )
    return pdf([first, "Ships\nAurora, 1200 tons."], title="Harbour report", outline=[("The harbour", 0), ("Ships", 1)])


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    made = io.BytesIO()
    save(made)
    return made.getvalue()


MAKERS: dict[str, Callable[[], bytes]] = {
    "report.docx": word, "talk.pptx": slides, "ships.xlsx": workbook, "letter.odt": open_document, "novel.epub": book,
    "memo.rtf": rich_text, "page.html": page, "report.pdf": pdf_document,
    "notes.md": lambda: f"# The harbour\n\n{WORDS}\n\n```\n# no heading\n```\n\nShips\n-----\n\nAurora\n".encode(),
    "notes.txt": lambda: WORDS.encode(), "ships.csv": lambda: b"name,tons\nAurora,1200\n",
    "keeper.py": lambda: b"def count(ships):\n    return len(ships)\n",
}  # fmt: skip
