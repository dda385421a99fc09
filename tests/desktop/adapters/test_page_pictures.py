"""Pages of a real PDF, drawn by the real process: what is marked, and what is refused."""

from __future__ import annotations

import hashlib
import os
import signal
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from soulfra_desktop.adapters.page_pictures import PdfPages
from soulfra_desktop.domain.errors import DocumentChanged, DocumentRefused
from soulfra_desktop.domain.knowledge import Document

LINES = ("The tenancy is fixed until", "30 June 2027, and may be", "ended by either side.")


def pdf(path: Path, lines: tuple[str, ...] = LINES) -> Document:
    """A page of 400 × 600 points with these lines, 20 points high, from 500 points above its foot."""
    words = "\n".join(f"1 0 0 1 50 {500 - 30 * n} Tm ({line}) Tj" for n, line in enumerate(lines))
    stream = f"BT /F1 20 Tf\n{words}\nET"
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    made += f"xref\n0 6\n0000000000 65535 f \n{table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    path.write_bytes(made.encode())
    return document(path)


def document(path: Path) -> Document:
    return Document(
        "d", path.name, datetime(2026, 11, 23, tzinfo=UTC), str(path), "application/pdf",
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
    )  # fmt: skip


@pytest.fixture
async def pages() -> AsyncIterator[PdfPages]:
    made = PdfPages()
    yield made
    await made.aclose()
    assert made.pid is None


async def test_a_page_is_drawn_as_wide_as_there_is_room(pages: PdfPages, tmp_path: Path):
    drawn = await pages.draw(pdf(tmp_path / "a.pdf"), 1, 800, [])
    assert (drawn.width, drawn.height) == (800, 1200)
    assert len(drawn.pixels) == 800 * 1200 * 4
    assert b"\x00\x00\x00" in drawn.pixels, "nothing is written on it"
    assert drawn.marks == ()


async def test_a_passage_is_found_across_lines_though_its_spaces_are_others(pages: PdfPages, tmp_path: Path):
    drawn = await pages.draw(pdf(tmp_path / "a.pdf"), 1, 400, ["tenancy is  fixed until 30 June 2027"])
    (_, top, _, high), (left, below, _, _) = drawn.marks
    assert 600 - 500 - 25 < top < 600 - 500
    assert 8 < high < 30
    assert below > top + 20
    assert 45 <= left <= 60


async def test_of_a_passage_that_was_read_otherwise_its_parts_are_found(pages: PdfPages, tmp_path: Path):
    drawn = await pages.draw(
        pdf(tmp_path / "a.pdf"), 1, 400, ["Contents of the box\n30 June 2027, and may be\nsomething else here"]
    )
    assert len(drawn.marks) == 1


async def test_a_file_that_was_changed_since_is_not_shown_as_what_was_read(pages: PdfPages, tmp_path: Path):
    read = pdf(tmp_path / "a.pdf")
    await pages.draw(read, 1, 400, [])
    pdf(tmp_path / "a.pdf", ("Something else",))
    with pytest.raises(DocumentChanged, match="changed since it was read"):
        await pages.draw(read, 1, 400, [])


async def test_a_file_that_is_gone_and_one_that_is_no_pdf_are_refused(pages: PdfPages, tmp_path: Path):
    gone = pdf(tmp_path / "gone.pdf")
    (tmp_path / "gone.pdf").unlink()
    with pytest.raises(DocumentRefused, match="not where it was"):
        await pages.draw(gone, 1, 400, [])
    (tmp_path / "no.pdf").write_bytes(b"%PDF-1.4 and nothing that follows")
    with pytest.raises(DocumentRefused, match="cannot be drawn"):
        await pages.draw(document(tmp_path / "no.pdf"), 1, 400, [])


async def test_a_page_that_is_not_there_is_refused_and_the_others_are_drawn(pages: PdfPages, tmp_path: Path):
    read = pdf(tmp_path / "a.pdf")
    with pytest.raises(DocumentRefused):
        await pages.draw(read, 7, 400, [])
    assert (await pages.draw(read, 1, 400, [])).width == 400


async def test_a_process_that_was_ended_is_started_again(pages: PdfPages, tmp_path: Path):
    read = pdf(tmp_path / "a.pdf")
    await pages.draw(read, 1, 400, [])
    assert pages.pid is not None
    os.kill(pages.pid, signal.SIGKILL)
    while pages.pid is not None:
        pass
    assert (await pages.draw(read, 1, 400, [])).width == 400


async def test_the_process_of_one_document_ends_with_the_next(pages: PdfPages, tmp_path: Path):
    await pages.draw(pdf(tmp_path / "a.pdf"), 1, 400, [])
    first = pages.pid
    await pages.draw(pdf(tmp_path / "b.pdf"), 1, 400, [])
    assert pages.pid not in (None, first)
