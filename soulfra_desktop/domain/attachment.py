"""What may go with a question: pictures that models see and texts that they read, within stated limits."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import PurePath

from soulfra_desktop.domain.chat import Attachment
from soulfra_desktop.domain.errors import AttachmentRefused

MEGABYTE = 1024 * 1024
MOST_ATTACHMENTS = 10
"""With one question."""
LARGEST_FILE = 50 * MEGABYTE
"""Bytes of a picture as it comes; it is made smaller before it goes out."""
LARGEST_PICTURE = 4 * MEGABYTE
"""Bytes that go out as they are; vendors refuse more than 5 MB."""
LONGEST_SIDE = 2_560
"""Pixels that go out as they are; vendors shrink anything longer themselves."""
LARGEST_TEXT = 2 * MEGABYTE
"""Bytes of a text file: about half a million tokens."""
LONG_PASTE = 20_000
"""Characters from which a pasted text is offered to be attached instead."""
LONG_WORD = 4_000
"""Characters that nothing breaks: with a longer word in the field, every key would be slow."""
PICTURE_TYPES = ("image/png", "image/jpeg", "image/gif", "image/webp")

_WORD = re.compile(r"[^\s\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]+")
"""What a line is not broken in; scripts that are written without spaces break everywhere."""
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_HEIF = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis")
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TEXT_TYPES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".html": "text/html",
    ".htm": "text/html",
    ".xml": "text/xml",
    ".svg": "text/xml",
    ".css": "text/css",
}
_WORKS = "Pictures (PNG, JPEG, GIF, WebP, BMP, TIFF) and text files (notes, Markdown, CSV, JSON, code) work."


@dataclass(frozen=True, slots=True)
class TakenAttachment:
    """An attachment ready to be sent, with what the chip shows of it."""

    attachment: Attachment
    thumbnail: bytes = b""
    """A small PNG of a picture; empty for a text."""
    note: str = ""
    """What was changed about it, for the person; empty where nothing was."""


def picture_type(data: bytes) -> str | None:
    """The media type of a picture by its first bytes; None for anything else."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)


def is_heif(data: bytes) -> bool:
    """Whether it is one of the picture formats that this build cannot open: HEIC and AVIF."""
    return data[4:8] == b"ftyp" and data[8:12] in _HEIF


def size_words(size: int) -> str:
    """Bytes for people: "312 bytes", "48 KB", "1.2 MB"."""
    if size < 1024:
        return f"{size} bytes"
    if size < MEGABYTE:
        return f"{round(size / 1024)} KB"
    return f"{size / MEGABYTE:.1f} MB"


def text_attachment(name: str, data: bytes) -> Attachment:
    """A text file as UTF-8, whatever it was. Raises AttachmentRefused where it is no text, is empty or too large."""
    if not data:
        raise AttachmentRefused(f"{name} is empty.", "Choose a file with something in it.")
    if len(data) > LARGEST_TEXT:
        raise AttachmentRefused(
            f"{name} has {size_words(len(data))}; {size_words(LARGEST_TEXT)} is the most for a text file.",
            "Attach the part that matters.",
        )
    suffix = PurePath(name).suffix.casefold()
    return Attachment(name, _TEXT_TYPES.get(suffix, "text/plain"), _decoded(name, data).encode())


def _decoded(name: str, data: bytes) -> str:
    encoding = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise unreadable(name, data) from None
    if "\0" in text:
        raise unreadable(name, data)
    return text


def unreadable(name: str, data: bytes) -> AttachmentRefused:
    """Why this file cannot be attached, and what works instead."""
    if is_heif(data):
        return AttachmentRefused(f"{name} is a HEIC or AVIF picture, which cannot be opened here.", "Save it as JPEG.")
    if data.startswith(b"%PDF"):
        return AttachmentRefused(
            f"{name} is a PDF, which no model can read as it is.",
            "Add it under Documents: answers then cite its pages.",
        )
    if data.startswith(b"PK\x03\x04"):
        return AttachmentRefused(
            f"{name} is an archive or an office document.",
            "Add a document under Documents: answers then cite it. Unpack an archive.",
        )
    return AttachmentRefused(f"{name} is neither a picture nor UTF-8 text.", _WORKS)


def longest_word(text: str) -> int:
    """Characters of the longest stretch that no line can be broken in."""
    return max((found.end() - found.start() for found in _WORD.finditer(text)), default=0)
