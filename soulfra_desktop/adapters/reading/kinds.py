"""What a file is, by what it holds. Its name decides only between texts, which do not say themselves what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from soulfra_desktop.adapters.reading import archive, refusals
from soulfra_desktop.adapters.reading.media_types import (
    CODE,
    DOCX,
    EPUB,
    HTML,
    MARKDOWN,
    ODT,
    PDF,
    PPTX,
    RTF,
    TEXT,
    WORDS,
    XLSX,
    ZIP,
)
from soulfra_desktop.adapters.reading.opening import OpenFile

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Kind:
    media_type: str
    words: str
    """With its article, as it stands in a sentence."""
    largest: int
    """Bytes."""
    suffixes: tuple[str, ...]


def _kind(media_type: str, largest: int, *suffixes: str) -> Kind:
    return Kind(media_type, WORDS[media_type], largest, suffixes)


KINDS = {
    kind.media_type: kind
    for kind in (
        _kind(PDF, 1000 * MB, ".pdf"),
        _kind(DOCX, 500 * MB, ".docx", ".docm", ".dotx", ".dotm"),
        _kind(PPTX, 1000 * MB, ".pptx", ".pptm", ".ppsx", ".potx"),
        _kind(XLSX, 200 * MB, ".xlsx", ".xlsm", ".xltx", ".xltm"),
        _kind(ODT, 500 * MB, ".odt", ".ott"),
        _kind(EPUB, 500 * MB, ".epub"),
        _kind(RTF, 16 * MB, ".rtf"),
        _kind(HTML, 12 * MB, ".html", ".htm", ".xhtml"),
        _kind(MARKDOWN, 32 * MB, ".md", ".markdown", ".mdown", ".mkd"),
        _kind("text/csv", 32 * MB, ".csv", ".tsv"),
        _kind(CODE, 8 * MB),
        _kind(TEXT, 32 * MB, ".txt", ".text", ".log"),
        _kind("image/png", 50 * MB, ".png"),
        _kind("image/jpeg", 50 * MB, ".jpg", ".jpeg"),
        _kind("image/gif", 50 * MB, ".gif"),
        _kind("image/webp", 50 * MB, ".webp"),
        _kind("image/tiff", 50 * MB, ".tif", ".tiff"),
        _kind("image/bmp", 50 * MB, ".bmp"),
    )
}
TEXTS = frozenset({TEXT, MARKDOWN, "text/csv", CODE})
_CODE_SUFFIXES = """.py .pyi .js .mjs .cjs .ts .tsx .jsx .java .kt .kts .c .h .cc .cpp .cxx .hpp .hh .cs .go .rs .rb .php .swift .m .mm
    .scala .sh .bash .zsh .fish .ps1 .bat .sql .r .jl .lua .pl .pm .hs .ml .mli .ex .exs .erl .clj .lisp .el .vim .dart
    .zig .nim .v .vhd .asm .s .f90 .pas .groovy .gradle .cmake .mk .toml .yaml .yml .json .jsonl .xml .xsd .ini .cfg .conf
    .css .scss .less .vue .svelte .tf .proto .graphql .tex .bib .diff .patch"""
CODE_SUFFIXES = frozenset(_CODE_SUFFIXES.split())
MAGIC = (
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"BM", "image/bmp"),
)
ZIPPED = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MARKUP = re.compile(rb"\s*(<\?xml[^>]*>)?\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S)
CONTROLS = frozenset({*range(7), *range(14, 27), *range(28, 32), 127})
MOST_CONTROLS = 0.02
"""Share of a text's beginning."""
ORDERS = {b"\xff\xfe\0\0": "utf-32", b"\0\0\xfe\xff": "utf-32", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd")


def kind_of(file: OpenFile) -> Kind:
    """Raises DocumentRefused for what cannot be read, and for text under the name of something else."""
    media_type = _magic(file)
    if media_type == ZIP:
        media_type = archive.media_type_of(file)
    if media_type is None:
        _refuse_data(file)
        media_type = HTML if _is_page(file) else _of_text(file.suffix)
    kind = KINDS[media_type]
    named = named_as(file.suffix)
    if named and named != kind and media_type in (HTML, *TEXTS) and named.media_type not in (HTML, *TEXTS):
        raise refusals.other_than_named(file.name, named.words, kind.words)
    if file.size > kind.largest:
        raise refusals.too_large(file.name, file.size, kind.largest)
    return kind


def named_as(suffix: str) -> Kind | None:
    """What a name says; None where it says nothing."""
    return next((kind for kind in KINDS.values() if suffix in kind.suffixes), None)


def _magic(file: OpenFile) -> str | None:
    head = file.head
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(ZIPPED):
        return ZIP
    if head.startswith(COMPOUND):
        raise _compound(file)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head.startswith(b"BM") and head[6:10] != b"\0\0\0\0":
        return None
    return next((kind for start, kind in MAGIC if head.startswith(start)), None)


def _compound(file: OpenFile) -> Exception:
    """Office's former container, in which its new formats are put when they get a password."""
    file.stream.seek(0)
    directory = file.stream.read(4 * MB)
    if "EncryptedPackage".encode("utf-16-le") in directory:
        return refusals.encrypted(file.name)
    return refusals.old_office(file.name)


def _refuse_data(file: OpenFile) -> None:
    head = file.head
    if head.startswith(ARCHIVES):
        raise refusals.archive(file.name)
    if byte_order(head) or wide(head):
        return
    if b"\0" in head or sum(byte in CONTROLS for byte in head) > len(head) * MOST_CONTROLS:
        raise _told(file)


def _told(file: OpenFile) -> Exception:
    """Its kind in a sentence, where it has one."""
    import puremagic

    try:
        found = puremagic.from_string(file.head[:4096], mime=True)
    except (puremagic.PureError, ValueError):
        return refusals.not_text(file.name)
    words = WORDS.get(found.partition("/")[0])
    if words:
        return refusals.unreadable_kind(file.name, words)
    return refusals.not_text(file.name)


def byte_order(head: bytes) -> str | None:
    """The encoding that a byte order mark names, but for UTF-8's."""
    return next((name for mark, name in ORDERS.items() if head.startswith(mark)), None)


def wide(head: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of a mostly Latin text is zero."""
    sample = head[:2000]
    if len(sample) < 8 or sample.count(b"\0") < len(sample) * 0.35:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > even * 20:
        return "utf-16-le"
    return "utf-16-be" if even > odd * 20 else None


def _is_page(file: OpenFile) -> bool:
    if MARKUP.match(file.head.removeprefix(b"\xef\xbb\xbf")[:4096]):
        return True
    return file.suffix in KINDS[HTML].suffixes and b"<" in file.head


def _of_text(suffix: str) -> str:
    if suffix in CODE_SUFFIXES:
        return CODE
    named = named_as(suffix)
    return named.media_type if named and named.media_type in TEXTS else TEXT
