"""PDFs made by hand: as few objects as a page needs, and whatever is wrong with them on purpose."""

from __future__ import annotations

import zlib
from collections.abc import Sequence


def pdf(
    pages: Sequence[str],
    *,
    title: str = "",
    outline: Sequence[tuple[str, int]] = (),
    packed: bool = False,
    trailer: bytes = b"",
    extra: Sequence[bytes] = (),
) -> bytes:
    """A PDF with these texts, a line for each of theirs. `outline` has titles and pages from 0."""
    streams = [_stream(_drawn(text), packed) for text in pages]
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R%s >>" % (b" /Outlines %d 0 R" % (4 + 2 * len(pages)) if outline else b""),
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, stream in enumerate(streams):
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * number),
            stream,
        ]
    objects += _outline(outline, 4 + 2 * len(pages))
    if title:
        objects.append(b"<< /Title (%s) >>" % title.encode("latin-1"))
        trailer += b" /Info %d 0 R" % len(objects)
    return assembled([*objects, *extra], trailer)


def _outline(entries: Sequence[tuple[str, int]], number: int) -> list[bytes]:
    if not entries:
        return []
    first, last = number + 1, number + len(entries)
    made = [b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>" % (first, last, len(entries))]
    for at, (title, page) in enumerate(entries):
        after = b" /Next %d 0 R" % (first + at + 1) if first + at < last else b""
        words, there = title.encode("latin-1"), 4 + 2 * page
        made.append(b"<< /Title (%s) /Parent %d 0 R /Dest [%d 0 R /Fit]%s >>" % (words, number, there, after))
    return made


def _drawn(text: str) -> bytes:
    lines = [line.encode("cp1252", "replace") for line in text.split("\n")]
    escaped = [line.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") for line in lines]
    return b"BT /F1 10 Tf 12 TL 40 760 Td %s ET" % b" ".join(b"(%s) Tj T*" % line for line in escaped)


def _stream(data: bytes, packed: bool) -> bytes:
    if packed:
        return stream(zlib.compress(data), b"/Filter /FlateDecode")
    return stream(data)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Objects numbered from 1, with a table of where they are."""
    made = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R%s >>\n" % (len(objects) + 1, trailer)
    return bytes(made + b"startxref\n%d\n%%%%EOF\n" % table)
