"""Documents to read, as many as are asked for: sentences of everyday words, in the kinds that people have."""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path

KINDS = ("pdf", "docx", "html", "md", "txt")
SAID = """
the landlord,our neighbour,Mr Odermatt,the bank,a colleague,the doctor,Ms Nyffeler,the council,my sister,the plumber
sent,repaired,paid for,asked about,forgot,measured,returned,signed,explained,ordered,painted,cancelled
the lease,a new boiler,the second invoice,two windows,the garden fence,a train ticket,the old piano,an insurance form
in March,on Tuesday evening,after the holidays,before the meeting,last winter,at noon,once the rain had stopped
because the price had gone up,so that nobody had to wait,although it was not urgent,which surprised everybody
"""
PARTS = [line.split(",") for line in SAID.strip().splitlines()]


def sentence(chance: random.Random) -> str:
    said = " ".join(chance.choice(some) for some in PARTS)
    return f"{said[0].upper()}{said[1:]}, for {chance.randint(2, 9_999)} francs."


def page(characters: int, chance: random.Random) -> list[str]:
    """Paragraphs."""
    paragraphs, length = [], 0
    while length < characters:
        paragraphs.append(" ".join(sentence(chance) for _ in range(chance.randint(2, 5))))
        length += len(paragraphs[-1])
    return paragraphs


def write(folder: Path, number: int, kind: str, pages: Sequence[int], chance: random.Random) -> Path:
    """One document of pages of so many characters; where its kind has none, as much text."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"document {number}.{kind}"
    path.write_bytes(MAKERS[kind]([page(characters, chance) for characters in pages]))
    return path


def _text(pages: list[list[str]]) -> bytes:
    return "\n\n".join(paragraph for one in pages for paragraph in one).encode()


def _markdown(pages: list[list[str]]) -> bytes:
    return "\n\n".join(f"## Part {number}\n\n" + "\n\n".join(one) for number, one in enumerate(pages, 1)).encode()


def _html(pages: list[list[str]]) -> bytes:
    parts = [f"<h2>Part {n}</h2>" + "".join(f"<p>{text}</p>" for text in one) for n, one in enumerate(pages, 1)]
    return f"<!doctype html><html><head><title>Made</title></head><body>{''.join(parts)}</body></html>".encode()


def _word(pages: list[list[str]]) -> bytes:
    from io import BytesIO

    from docx import Document

    document, out = Document(), BytesIO()
    for number, one in enumerate(pages, 1):
        document.add_heading(f"Part {number}", 2)
        for paragraph in one:
            document.add_paragraph(paragraph)
    document.save(out)
    return out.getvalue()


def _pdf(pages: list[list[str]]) -> bytes:
    """Lines of one font, as the simplest of programs writes them."""
    bodies = [_drawn(one) for one in pages]
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for body in bodies:
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
            % (number + 1),
            b"<</Length %d>>stream\n%s\nendstream" % (len(body), body),
        ]
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + tail


def _drawn(paragraphs: list[str]) -> bytes:
    lines: list[str] = []
    for paragraph in paragraphs:
        line = ""
        for word in paragraph.split():
            if len(line) + len(word) > 95:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines += [line, ""]
    shown = "".join(f"({line}) Tj T*\n" for line in lines)
    return f"BT /F 9 Tf 11 TL 40 800 Td\n{shown}ET".encode()


def main() -> None:
    """In a process of its own: what writes Word's files is not what is measured."""
    folder, files, pages, characters, seed = sys.argv[1], *map(int, sys.argv[2:])
    chance = random.Random(seed)
    for number in range(files):
        write(Path(folder, f"{number % 20}"), number, KINDS[number % len(KINDS)], [characters] * pages, chance)


MAKERS = {"pdf": _pdf, "docx": _word, "html": _html, "md": _markdown, "txt": _text}

if __name__ == "__main__":
    main()
