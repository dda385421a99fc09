"""Documents that are zip files, made part by part, so that any part can be what it should not be."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

Parts = Mapping[str, bytes]
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def zipped(parts: Parts, *, stored: frozenset[str] = frozenset({"mimetype"})) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(name, data, compress_type=method)
    return made.getvalue()


def links(*targets: tuple[str, str, str]) -> bytes:
    """Of ids, kinds and parts."""
    rows = "".join(
        f'<Relationship Id="{number}" Type="{OFFICE}/{kind}" Target="{part}"/>' for number, kind, part in targets
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<?xml version="1.0"?><Relationships xmlns="{space}">{rows}</Relationships>'.encode()


def office(main: str, parts: Parts) -> dict[str, bytes]:
    return {
        "[Content_Types].xml": b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": links(("r1", "officeDocument", main)),
        **parts,
    }


def word(body: str, declared: str = "") -> dict[str, bytes]:
    text = f'<?xml version="1.0"?>{declared}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return office("word/document.xml", {"word/document.xml": text.encode()})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def slides(*texts: str) -> dict[str, bytes]:
    numbers = range(1, len(texts) + 1)
    listed = "".join(f'<p:sldId id="{255 + number}" r:id="s{number}"/>' for number in numbers)
    parts = {
        "ppt/presentation.xml": (
            f'<p:presentation xmlns:p="{P}" xmlns:r="{OFFICE}"><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>'
        ).encode(),
        "ppt/_rels/presentation.xml.rels": links(*((f"s{n}", "slide", f"slides/slide{n}.xml") for n in numbers)),
    }
    for number, text in zip(numbers, texts, strict=True):
        body = f"<p:sp><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
        parts[f"ppt/slides/slide{number}.xml"] = (
            f'<p:sld xmlns:p="{P}" xmlns:a="{A}"><p:cSld><p:spTree>{body}</p:spTree></p:cSld></p:sld>'.encode()
        )
    return office("ppt/presentation.xml", parts)


def workbook(rows: str, strings: str = "", declared: str = "") -> dict[str, bytes]:
    return office(
        "xl/workbook.xml",
        {
            "xl/workbook.xml": (
                f'<workbook xmlns="{S}" xmlns:r="{OFFICE}"><sheets><sheet name="One" sheetId="1" r:id="a"/></sheets></workbook>'
            ).encode(),
            "xl/_rels/workbook.xml.rels": links(
                ("a", "worksheet", "worksheets/sheet1.xml"), ("b", "sharedStrings", "sharedStrings.xml")
            ),
            "xl/worksheets/sheet1.xml": (
                f'<?xml version="1.0"?>{declared}<worksheet xmlns="{S}"><sheetData>{rows}</sheetData></worksheet>'
            ).encode(),
            "xl/sharedStrings.xml": f'<sst xmlns="{S}">{strings}</sst>'.encode(),
        },
    )


def open_document(body: str, declared: str = "") -> dict[str, bytes]:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "draw")
    )
    text = (
        f'<?xml version="1.0"?>{declared}<office:document-content {spaces}><office:body><office:text>{body}'
        "</office:text></office:body></office:document-content>"
    )
    return {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": text.encode()}


def book(*chapters: str, title: str = "A book") -> dict[str, bytes]:
    numbers = range(len(chapters))
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in numbers)
    spine = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    return {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": (
            b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            b'<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
        ),
        "OPS/book.opf": (
            '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{title}</dc:title></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
        ).encode(),
        **{
            f"OPS/c{n}.xhtml": f"<!DOCTYPE html><html><body>{text}</body></html>".encode()
            for n, text in enumerate(chapters)
        },
    }
