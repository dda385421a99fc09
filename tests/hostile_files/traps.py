"""Files that are made to fill a machine, to keep it busy, or to fetch something."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial

from tests.hostile_files import zips
from tests.hostile_files.cases import (
    ARCHIVE,
    BOMB,
    DAMAGED,
    NO_TEXT,
    PASSWORD,
    READ,
    TOO_LARGE,
    Case,
    written,
)
from tests.hostile_files.pdfs import assembled, pdf, stream
from tests.hostile_files.zips import paragraph, zipped

TOO_MUCH = f"{BOMB}|more text than|took too long"
PARTS = "more pages or parts"
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
LAUGHS = f'<!DOCTYPE x [<!ENTITY e0 "lol lol lol">{ENTITIES}]>'
BLOWN = f'<!DOCTYPE x [<!ENTITY e "{"a" * 50_000}">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
FAR = '<!DOCTYPE x SYSTEM "http://192.0.2.1/never.dtd">'
DECLARED = {
    "laughs": (LAUGHS, "&e11;"),
    "blown": (BLOWN, "&e;" * 5000),
    "outside": (OUTSIDE, "&e;"),
    "far": (FAR, "words"),
}


def cases() -> Iterator[Case]:
    yield from _entities()
    yield from _zips()
    yield from _nested()
    yield from _office()
    yield from _pdfs()
    yield from _long()


def _entities() -> Iterator[Case]:
    for name, (declared, used) in DECLARED.items():
        for suffix, data in (
            ("docx", zips.word(paragraph(used), declared)),
            ("xlsx", zips.workbook(f"<row><c t='str'><v>{used}</v></c></row>", declared=declared)),
            ("odt", zips.open_document(f"<text:p>{used}</text:p>", declared)),
        ):
            yield written(f"{name}.{suffix}", partial(zipped, data), BOMB)
        page = f"{declared.replace('<!DOCTYPE x', '<!DOCTYPE html')}<html><p>words {used}</p></html>"
        yield written(f"{name}.html", page.encode, READ, "words")
        yield written(f"{name}.epub", partial(zipped, zips.book(f"<p>words {used}</p>")), READ, "words")
    package = zips.book("<p>words</p>")
    package["OPS/book.opf"] = LAUGHS.encode() + package["OPS/book.opf"].replace(b"A book", b"&e11;")
    yield written("laughs-outside.epub", partial(zipped, package), BOMB)
    hidden = zips.word(paragraph("&e11;"), " " * 5000 + "<!-- -->" * 300 + LAUGHS)
    yield written("laughs-later.docx", partial(zipped, hidden), f"{BOMB}|{NO_TEXT}")
    wide = zips.word(paragraph("&e11;"), LAUGHS)
    wide["word/document.xml"] = wide["word/document.xml"].decode().encode("utf-16")
    yield written("laughs-wide.docx", partial(zipped, wide), BOMB)
    quadratic = zips.word(paragraph("a"), "").copy()
    attributes = " ".join(f'a{n}="{n}"' for n in range(60_000))
    quadratic["word/document.xml"] = f'<w:document xmlns:w="{zips.W}"><w:p {attributes}/></w:document>'.encode()
    yield written("attributes.docx", partial(zipped, quadratic), f"{NO_TEXT}|{DAMAGED}")


def _bomb(size: int) -> bytes:
    """Spaces, packed: one piece again and again, for each begins afresh."""
    packer = zlib.compressobj(9, wbits=-15)
    piece = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    return piece * (size // 1_000_000) + packer.flush()


def with_large_part(parts: zips.Parts, name: str, size: int, said: int | None = None) -> bytes:
    """A zip one part of which unpacks to `size` bytes, and is said to have `said`."""
    data = io.BytesIO(zipped({**parts, name: b"X"}, stored=frozenset({"mimetype", name})))
    with zipfile.ZipFile(data) as archive:
        place = archive.getinfo(name).header_offset
    raw = bytearray(data.getvalue())
    packed, crc = _bomb(size), 0
    lengths = len(packed).to_bytes(4, "little") + (size if said is None else said).to_bytes(4, "little")
    start = place + 30 + len(name)
    local = bytearray(raw[place:start])
    local[8:10], local[14:18], local[18:26] = (8).to_bytes(2, "little"), crc.to_bytes(4, "little"), lengths
    central = raw.rfind(b"PK\x01\x02")
    raw[central + 10 : central + 12] = (8).to_bytes(2, "little")
    raw[central + 16 : central + 20], raw[central + 20 : central + 28] = crc.to_bytes(4, "little"), lengths
    made = raw[:place] + local + packed + raw[start + 1 :]
    end = made.rfind(b"PK\x05\x06")
    offset = int.from_bytes(made[end + 16 : end + 20], "little") + len(packed) - 1
    made[end + 16 : end + 20] = offset.to_bytes(4, "little")
    return bytes(made)


def _zips() -> Iterator[Case]:
    whole = zips.word(paragraph("words"))
    without = {name: data for name, data in whole.items() if name != "word/document.xml"}
    for size in (30, 300, 3000):
        bomb = partial(with_large_part, without, "word/document.xml", size * 1_000_000)
        yield written(f"bomb-{size}-mb.docx", bomb, BOMB)
    liar = partial(with_large_part, without, "word/document.xml", 100_000_000, 5000)
    yield written("bomb-that-lies.docx", liar, BOMB)
    for suffix, parts, name in (
        ("xlsx", zips.workbook(""), "xl/worksheets/sheet1.xml"),
        ("pptx", zips.slides("a"), "ppt/slides/slide1.xml"),
        ("odt", zips.open_document(""), "content.xml"),
        ("epub", zips.book("a"), "OPS/c0.xhtml"),
    ):
        rest = {key: data for key, data in parts.items() if key != name}
        yield written(f"bomb.{suffix}", partial(with_large_part, rest, name, 400_000_000), BOMB)
    strings = {key: data for key, data in zips.workbook("").items() if key != "xl/sharedStrings.xml"}
    yield written("bomb-of-strings.xlsx", partial(with_large_part, strings, "xl/sharedStrings.xml", 400_000_000), BOMB)
    beside = partial(with_large_part, whole, "word/media/film.mp4", 400_000_000)
    yield written("bomb-beside.docx", beside, READ, "words")
    yield written("many-parts.docx", lambda: zipped({**whole, **{f"p{n}": b"" for n in range(20_100)}}), PARTS)
    nested = zipped({f"{n}.zip": zipped({f"{m}.zip": zipped({"a": bytes(9**6)}) for m in range(5)}) for n in range(5)})
    yield written("zip-in-zip.zip", lambda: nested, ARCHIVE)
    yield written("zip-in-zip.docx", lambda: zipped({**whole, "word/embeddings/a.zip": nested}), READ, "words")
    yield written("protected.docx", lambda: _protected(whole), PASSWORD)
    yield written("protected.epub", lambda: _protected(zips.book("a")), PASSWORD)
    key = b"<manifest><file-entry><encryption-data/></file-entry></manifest>"
    yield written("protected.odt", lambda: zipped(zips.open_document("") | {"META-INF/manifest.xml": key}), PASSWORD)
    cipher = b'<encryption><EncryptedData><CipherReference URI="OPS/c0.xhtml"/></EncryptedData></encryption>'
    yield written("sold.epub", lambda: zipped(zips.book("a") | {"META-INF/encryption.xml": cipher}), PASSWORD)
    climbing = {**whole, "../../../../tmp/climbed": b"x", "/tmp/absolute": b"x", "word\\back": b"x"}
    yield written("climbing.docx", lambda: zipped(climbing), READ, "words")
    away = {**whole, "_rels/.rels": zips.links(("a", "officeDocument", "../../../../etc/passwd"))}
    yield written("pointing-away.docx", lambda: zipped(away), "cannot be read|is damaged")
    twice = io.BytesIO()
    with zipfile.ZipFile(twice, "w") as archive:
        for name, data in whole.items():
            archive.writestr(name, data)
        archive.filelist.append(archive.filelist[-1])
    yield written("part-twice.docx", twice.getvalue, f"^$|{DAMAGED}")
    for method in (12, 14, 97, 255):
        yield written(f"method-{method}.docx", partial(_packed_as, whole, method), f"{DAMAGED}|would unpack")


def _protected(parts: zips.Parts) -> bytes:
    return (
        zipped(parts)
        .replace(b"PK\x03\x04\x14\0\0", b"PK\x03\x04\x14\0\1")
        .replace(b"PK\x01\x02\x14\x03\x14\0\0", b"PK\x01\x02\x14\x03\x14\0\1")
    )


def _packed_as(parts: zips.Parts, method: int) -> bytes:
    data = bytearray(zipped(parts))
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        place = data.find(mark)
        while place >= 0:
            data[place + at] = method
            place = data.find(mark, place + 4)
    return bytes(data)


def _nested() -> Iterator[Case]:
    for depth in (200, 5000, 200_000):
        body = "<w:tbl><w:tr><w:tc>" * depth + paragraph("deep") + "</w:tc></w:tr></w:tbl>" * depth
        wanted = f"^$|{DAMAGED}" if depth == 200 else DAMAGED
        yield written(f"deep-{depth}.docx", partial(zipped, zips.word(body)), f"{wanted}|would unpack")
        page = f"<html><body>{'<div>' * depth}deep{'</div>' * depth}<p>after</p></body></html>"
        yield written(f"deep-{depth}.html", page.encode, f"^$|{NO_TEXT}")
        yield written(f"deep-{depth}.md", lambda depth=depth: b"> " * depth + b"deep", READ, "deep")
        yield written(
            f"deep-{depth}.rtf", lambda depth=depth: b"{\\rtf1" + b"{" * depth + b"deep" + b"}" * depth + b"}", READ
        )
        lists = (
            "<text:list><text:list-item>" * depth + "<text:p>deep</text:p>" + "</text:list-item></text:list>" * depth
        )
        yield written(f"deep-{depth}.odt", partial(zipped, zips.open_document(lists)), f"^$|{DAMAGED}|would unpack")
    yield written("deep.json", lambda: b"[" * 2_000_000, NO_TEXT)
    yield written("unclosed.html", lambda: b"<html><body>" + b"<table><tr><td>" * 30_000 + b"words", f"^$|{NO_TEXT}")
    yield written("tags.html", lambda: b"<html>" + b"<b><i><p>" * 30_000 + b"words", f"^$|{NO_TEXT}")
    yield written(
        "attributes.html", lambda: b"<html><p " + b" ".join(b"a%d=1" % n for n in range(20_000)) + b">words", READ
    )
    yield written("brackets.html", lambda: b"<html>" + b"<" * 1_000_000, f"^$|{NO_TEXT}")
    yield written("fences.md", lambda: b"```\n~~~\n" * 100_000, f"^$|{NO_TEXT}")
    yield written(
        "fields.rtf", lambda: rb"{\rtf1 " + rb"{\field{\*\fldinst{HYPERLINK " * 2_000, f"^$|{NO_TEXT}|took too long"
    )


def _office() -> Iterator[Case]:
    far = "<row r='1048576'><c r='XFD1048576' t='str'><v>far</v></c></row>"
    yield written("far-cell.xlsx", partial(zipped, zips.workbook(far)), READ, "far")
    wide = "<row>" + "".join(f"<c r='A{n}'><v>{n * n}</v></c>" for n in range(100_000)) + "</row>"
    yield written("wide-row.xlsx", partial(zipped, zips.workbook(wide)), READ)
    nowhere = "<row><c t='s'><v>99999</v></c><c t='s'><v>-1</v></c><c t='s'><v>x</v></c></row>"
    yield written("no-such-string.xlsx", partial(zipped, zips.workbook(nowhere)), READ, "One")
    for value in ("1e308", "-1e308", "nan", "inf", "9" * 500, "1e-400"):
        row = f"<row><c><v>{value}</v></c></row>"
        yield written(f"number-{value[:8]}.xlsx", partial(zipped, zips.workbook(row)), READ)
    again = "<row>" + "<c t='s'><v>0</v></c>" * 12_000 + "</row>"
    text = f"<si><t>{'long text ' * 500}</t></si>"
    yield written("one-string-often.xlsx", partial(zipped, zips.workbook(again, text)), TOO_MUCH)
    loop = zips.word(paragraph("words")) | {
        "word/_rels/document.xml.rels": zips.links(("a", "styles", "styles.xml")),
        "word/styles.xml": (
            f'<w:styles xmlns:w="{zips.W}"><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>'
            '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
        ).encode(),
    }  # fmt: skip
    yield written("styles-in-a-circle.docx", partial(zipped, loop), READ, "words")
    missing = {name: data for name, data in zips.slides("a", "b").items() if not name.endswith("slide2.xml")}
    yield written("slide-missing.pptx", partial(zipped, missing), READ, "a")
    same = zips.slides("words")
    listed = b'<p:sldId id="1" r:id="s1"/>'
    same["ppt/presentation.xml"] = same["ppt/presentation.xml"].replace(
        b"<p:sldIdLst>", b"<p:sldIdLst>" + listed * 21_000
    )
    yield written("one-slide-often.pptx", partial(zipped, same), f"{PARTS}|{BOMB}")
    chapters = zips.book("<p>words</p>")
    chapters["OPS/book.opf"] = chapters["OPS/book.opf"].replace(
        b"</spine>", b'<itemref idref="c0"/>' * 300_000 + b"</spine>"
    )
    yield written("one-chapter-often.epub", partial(zipped, chapters), TOO_MUCH)
    for name, package in (
        ("no-package", "nowhere.opf"),
        ("package-away", "../../../etc/passwd"),
        ("itself", "mimetype"),
    ):
        book = zips.book("a")
        book["META-INF/container.xml"] = book["META-INF/container.xml"].replace(b"OPS/book.opf", package.encode())
        yield written(f"{name}.epub", partial(zipped, book), DAMAGED)
    for suffix, data in (
        ("docx", zips.word("<w:p>")),
        ("odt", zips.open_document("<text:p>")),
        ("pptx", zips.slides("<")),
    ):
        yield written(f"unclosed.{suffix}", partial(zipped, data), DAMAGED)
    binary = {"_rels/.rels": zips.links(("a", "officeDocument", "xl/workbook.bin")), "xl/workbook.bin": b"x"}
    yield written("binary.xlsb", partial(zipped, binary), "cannot be read")


def _pdfs() -> Iterator[Case]:
    yield written("no-pages.pdf", lambda: pdf([]), f"{DAMAGED}|{NO_TEXT}")
    yield written("blank.pdf", lambda: pdf(["", ""]), NO_TEXT)
    yield written("many-pages.pdf", lambda: _kids(b" ".join([b"3 0 R"] * 25_000), 25_000), f"{PARTS}|{DAMAGED}")
    yield written("pages-that-lie.pdf", lambda: _kids(b"3 0 R", 2_000_000_000), f"{PARTS}|{NO_TEXT}|{DAMAGED}")
    yield written("pages-in-a-circle.pdf", lambda: _kids(b"2 0 R", 1), f"{NO_TEXT}|{DAMAGED}")
    yield written(
        "bomb.pdf", lambda: _content(_deflated(_page_bomb()), b"/Filter /FlateDecode"), f"{TOO_MUCH}|{NO_TEXT}"
    )
    yield written(
        "bomb-in-bomb.pdf",
        lambda: _content(zlib.compress(_deflated(_page_bomb())), b"/Filter [/FlateDecode /FlateDecode]"),
        f"{TOO_MUCH}|{NO_TEXT}",
    )
    filters = b"/Filter [" + b"/ASCIIHexDecode " * 5000 + b"]"
    yield written("filters.pdf", lambda: _content(b"41" * 1000, filters), f"{NO_TEXT}|{DAMAGED}")
    yield written(
        "text-bomb.pdf", lambda: _content(_deflated(_text_bomb()), b"/Filter /FlateDecode"), f"^$|{TOO_MUCH}|too much"
    )
    form = stream(b"/X Do " * 50, b"/Type /XObject /Subtype /Form /Resources << /XObject << /X 6 0 R >> >>")
    yield written("forms-in-a-circle.pdf", lambda: _content(b"/X Do", b"", form), f"{NO_TEXT}|{DAMAGED}|{TOO_MUCH}")
    forms = [
        stream(b"/X Do " * 9, b"/Subtype /Form /Resources << /XObject << /X %d 0 R >> >>" % (7 + n)) for n in range(9)
    ]
    yield written(
        "forms-in-forms.pdf", lambda: _content(b"/X Do", b"", *forms, stream(b"BT ET")), f"{NO_TEXT}|{TOO_MUCH}"
    )
    yield written("brackets.pdf", lambda: _content(b"[" * 500_000, b""), f"{NO_TEXT}|{DAMAGED}")
    yield written("objects-in-objects.pdf", lambda: assembled([b"<<" * 100_000 + b">>" * 100_000]), DAMAGED)
    yield written("states.pdf", lambda: _content(b"q " * 500_000, b""), f"{NO_TEXT}|{DAMAGED}")
    yield written("outline-in-a-circle.pdf", _circled_outline, READ, "words")
    yield written("protected.pdf", _protected_pdf, PASSWORD)
    yield written(
        "tables-in-a-circle.pdf",
        lambda: pdf(["words"]).replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev 9"),
        "^$|damaged|early",
    )
    yield written(
        "script.pdf",
        lambda: pdf(["words"], extra=[b"<< /S /JavaScript /JS (app.launchURL('http://192.0.2.1')) >>"]),
        READ,
    )
    yield written("large-page.pdf", lambda: pdf(["words"]).replace(b"612 792", b"9e9 9e9"), f"^$|{NO_TEXT}")
    yield written("garbage-before.pdf", lambda: b"garbage\n" * 20 + pdf(["words"]), f"^$|{DAMAGED}")
    yield written("garbage-behind.pdf", lambda: pdf(["words"]) + b"garbage\n" * 2000, f"^$|{DAMAGED}")
    yield written("two-in-one.pdf", lambda: pdf(["words"]) + zipped(zips.word(paragraph("other"))), "^$|damaged|early")


def _kids(kids: bytes, count: int) -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    return assembled(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count), page]
    )


def _content(data: bytes, entries: bytes, *more: bytes) -> bytes:
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>"
    )
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    tree = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page]
    return assembled([*tree, stream(data, entries), font, *more])


def _page_bomb() -> Iterator[bytes]:
    return (b"  " * 500_000 for _ in range(300))


def _text_bomb() -> Iterator[bytes]:
    yield b"BT /F1 9 Tf "
    yield from (b"(words and words) Tj 0 -9 Td " * 10_000 for _ in range(60))


def _deflated(pieces: Iterator[bytes]) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(map(packer.compress, pieces)) + packer.flush()


def _circled_outline() -> bytes:
    return pdf(["words"], outline=[("words", 0)]).replace(b"/Dest [4 0 R /Fit]", b"/Dest [4 0 R /Fit] /Next 7 0 R")


def _protected_pdf() -> bytes:
    locked = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32)
    return pdf(["words"], extra=[locked], trailer=b" /Encrypt 6 0 R /ID [<41> <41>]")


def _long() -> Iterator[Case]:
    yield written("one-word.txt", lambda: b"x" * 5_000_000, READ)
    yield written("one-line.csv", lambda: b"a,b;" * 500_000, READ)
    yield written("lines.txt", lambda: b"\n" * 5_000_000 + b"end", READ, "end")
    yield written("too-much.txt", lambda: b"words " * 4_000_000, "more text than")
    yield written("too-large.py", lambda: b"x = 1\n" * 1_500_000, TOO_LARGE)
    yield written("too-large.html", lambda: b"<p>words" * 1_600_000, TOO_LARGE)
    yield written("large.html", lambda: b"<html>" + b"<p>words</p>" * 900_000, "^$|more memory|more text")
    yield written("styles.html", lambda: b"<html><style>" + b"a{}" * 2_000_000 + b"</style><p>words", READ, "words")
    yield written("headings.md", lambda: b"# heading\n" * 200_000, READ)
    yield written("underlines.md", lambda: b"a\n===\n" * 200_000, READ)
    yield written("unicode.rtf", lambda: rb"{\rtf1 " + rb"words \u-10179?\u-8704?" * 20_000 + b"}", READ)
    yield written("escapes.rtf", lambda: b"{\\rtf1 " + b"\\'e4" * 500_000 + b"}", READ)
    yield written(
        "picture.rtf", lambda: rb"{\rtf1 words{\pict\pngblip " + b"89504e47" * 1_000_000 + b"}}", READ, "words"
    )
