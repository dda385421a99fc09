"""EPUB books: their chapters in the order in which they are read."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from soulfra_desktop.adapters.reading import refusals
from soulfra_desktop.adapters.reading.archive import Archive
from soulfra_desktop.adapters.reading.kinds import Kind
from soulfra_desktop.adapters.reading.markup import Events
from soulfra_desktop.adapters.reading.opening import OpenFile
from soulfra_desktop.adapters.reading.web_page import write_page
from soulfra_desktop.adapters.reading.writing import Writing

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
LONGEST_CHAPTER = 10_000_000
PAGES = frozenset({"application/xhtml+xml", "text/html"})


def read(file: OpenFile, kind: Kind, writing: Writing) -> None:
    archive = Archive(file, kind.words)
    title, chapters = _contents(archive, _package(archive))
    writing.title = title
    protected = _protected(archive)
    if chapters and all(chapter in protected for chapter in chapters):
        raise refusals.encrypted(file.name)
    for chapter in chapters:
        if chapter in protected or not archive.holds(chapter):
            writing.note(detail="A chapter is missing from the file or protected, and was not read.")
            continue
        write_page(archive.content(chapter, LONGEST_CHAPTER), writing)
    writing.title = title


def _package(archive: Archive) -> str:
    with archive.part(CONTAINER) as stream:
        for begins, tag, element in Events(stream, archive.name, archive.kind):
            if begins and tag == "rootfile":
                return element.get("full-path") or ""
    raise refusals.damaged(archive.name, archive.kind)


def _contents(archive: Archive, package: str) -> tuple[str, list[str]]:
    """The book's title, and its chapters in order."""
    folder, title = posixpath.dirname(package), ""
    items: dict[str, str] = {}
    spine: list[str] = []
    with archive.part(package) as stream:
        for begins, tag, element in Events(stream, archive.name, archive.kind, doctype=True):
            if begins and tag == "item" and element.get("media-type") in PAGES:
                part = posixpath.normpath(posixpath.join(folder, unquote(element.get("href") or "")))
                items[element.get("id") or ""] = part
            elif begins and tag == "itemref":
                spine.append(element.get("idref") or "")
            elif not begins and tag == "title" and not title:
                title = element.text or ""
    return title, [items[item] for item in spine if item in items]


def _protected(archive: Archive) -> frozenset[str]:
    """What is encrypted of it: fonts often are, in books that everybody can read."""
    if not archive.holds(ENCRYPTION):
        return frozenset()
    with archive.part(ENCRYPTION) as stream:
        events = Events(stream, archive.name, archive.kind)
        return frozenset(
            unquote(element.get("URI") or "") for begins, tag, element in events if begins and tag == "CipherReference"
        )
