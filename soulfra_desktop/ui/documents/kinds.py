"""What kind of document it is, for people: by its content once it was read, by its name only until then. No Qt."""

from __future__ import annotations

from typing import Literal

from soulfra_desktop.domain.knowledge import Document

Kind = Literal[
    "pdf",
    "word",
    "slides",
    "sheet",
    "web",
    "markdown",
    "text",
    "csv",
    "book",
    "rich",
    "code",
    "image",
    "pasted",
    "file",
]

_TYPES: dict[str, Kind] = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word",
    "application/vnd.oasis.opendocument.text": "word",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "slides",
    "application/vnd.oasis.opendocument.presentation": "slides",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "sheet",
    "application/vnd.oasis.opendocument.spreadsheet": "sheet",
    "text/html": "web",
    "application/xhtml+xml": "web",
    "text/markdown": "markdown",
    "text/plain": "text",
    "text/csv": "csv",
    "text/tab-separated-values": "csv",
    "application/epub+zip": "book",
    "application/rtf": "rich",
    "text/rtf": "rich",
}
_SUFFIXES: dict[str, Kind] = {
    "pdf": "pdf", "docx": "word", "odt": "word", "doc": "word", "pptx": "slides", "odp": "slides", "xlsx": "sheet",
    "ods": "sheet", "html": "web", "htm": "web", "md": "markdown", "txt": "text", "csv": "csv", "tsv": "csv",
    "epub": "book", "rtf": "rich", "py": "code", "js": "code", "ts": "code", "c": "code", "rs": "code", "go": "code",
    "java": "code", "png": "image", "jpg": "image", "jpeg": "image",
}  # fmt: skip
ICONS: dict[Kind, str] = {
    "pdf": "pdf", "word": "file", "slides": "slides", "sheet": "sheet", "web": "globe", "markdown": "file",
    "text": "file", "csv": "sheet", "book": "book", "rich": "file", "code": "code", "image": "image", "pasted": "copy",
    "file": "file",
}  # fmt: skip
OPENABLE: frozenset[Kind] = frozenset(
    {"pdf", "word", "slides", "sheet", "web", "markdown", "text", "csv", "book", "rich", "image"}
)
"""What the system's own app shows rather than runs."""


def kind_of(document: Document) -> Kind:
    if not document.path and document.media_type in ("", "text/plain"):
        return "pasted"
    media_type = document.media_type.partition(";")[0].strip()
    if not media_type:
        return _SUFFIXES.get(document.name.rpartition(".")[2].casefold(), "file")
    if media_type.startswith("image/"):
        return "image"
    if media_type in _TYPES:
        return _TYPES[media_type]
    return "code" if media_type.startswith(("text/x-", "text/", "application/x-", "application/json")) else "file"
