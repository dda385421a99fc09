"""Zip files that documents are kept in: looked at before anything is unpacked, and never unpacked to a disk."""

from __future__ import annotations

import errno
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from urllib.parse import unquote

from soulfra_desktop.adapters.reading import media_types, refusals
from soulfra_desktop.adapters.reading.markup import Events
from soulfra_desktop.adapters.reading.opening import OpenFile

MOST_ENTRIES = 20_000
MOST_UNPACKED = 400_000_000
"""Bytes of what is read of one document."""
LARGEST_PART = 200_000_000
TIGHTEST = 150
"""Times that a part may be larger than packed once it is larger than SMALL; Office packs about ten to one."""
SMALL = 4_000_000
OFFICE = {"word": media_types.DOCX, "ppt": media_types.PPTX, "xl": media_types.XLSX}


class Archive:
    """The parts of a document by their names."""

    def __init__(self, file: OpenFile, kind: str) -> None:
        """Raises DocumentRefused where it is damaged or a trap."""
        self.name, self.kind = file.name, kind
        self._unpacked = 0
        file.stream.seek(0)
        try:
            self._zip = zipfile.ZipFile(file.stream)
            parts = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, RecursionError):
            raise refusals.cut_short(file.name) from None
        except OSError as error:
            raise self._nowhere(error) from None
        if len(parts) > MOST_ENTRIES:
            raise refusals.too_many_parts(file.name)
        self._parts = {part.filename: part for part in parts}

    def holds(self, part: str) -> bool:
        return part in self._parts

    @contextmanager
    def part(self, part: str) -> Iterator[IO[bytes]]:
        """A part's content. What its zip says of its size bounds what comes."""
        found = self._parts.get(part)
        if found is None:
            raise refusals.damaged(self.name, self.kind)
        self._check(found)
        try:
            with self._zip.open(found) as stream:
                yield stream
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError):
            raise refusals.damaged(self.name, self.kind) from None
        except RuntimeError:  # that it needs a password
            raise refusals.encrypted(self.name) from None
        except OSError as error:
            raise self._nowhere(error) from None

    def _nowhere(self, error: OSError) -> Exception:
        """A place that a zip names and no file has is its own fault; all else is the disk's."""
        return refusals.damaged(self.name, self.kind) if error.errno == errno.EINVAL else error

    def content(self, part: str, most: int) -> bytes:
        """A small part at once."""
        with self.part(part) as stream:
            data = stream.read(most + 1)
        if len(data) > most:
            raise refusals.too_much_text(self.name)
        return data

    def _check(self, part: zipfile.ZipInfo) -> None:
        if part.flag_bits & 1:
            raise refusals.encrypted(self.name)
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # as these documents always are
            raise refusals.damaged(self.name, self.kind)
        self._unpacked += part.file_size
        tight = part.file_size > SMALL and part.file_size > TIGHTEST * max(1, part.compress_size)
        if tight or part.file_size > LARGEST_PART or self._unpacked > MOST_UNPACKED:
            raise refusals.bomb(self.name)

    def targets(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part of an Office document refers to: by its id, the kind's last word and the part."""
        folder, base = posixpath.split(part)
        links = posixpath.join(folder, "_rels", f"{base}.rels")
        found: dict[str, tuple[str, str]] = {}
        if not self.holds(links):
            return found
        with self.part(links) as stream:
            for begins, tag, element in Events(stream, self.name, self.kind):
                if begins and tag == "Relationship" and element.get("TargetMode") != "External":
                    target = unquote(element.get("Target") or "")
                    whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                    kind = (element.get("Type") or "").rsplit("/", 1)[-1]
                    found[element.get("Id") or ""] = (kind, posixpath.normpath(whole))
        return found

    def main_part(self) -> str:
        """Of an Office document."""
        for link, target in self.targets("").values():
            if link == "officeDocument":
                return target
        raise refusals.damaged(self.name, self.kind)

    def title(self, part: str) -> str:
        """What its properties call it."""
        if not self.holds(part):
            return ""
        with self.part(part) as stream:
            for begins, tag, element in Events(stream, self.name, self.kind):
                if not begins and tag == "title":
                    return element.text or ""
        return ""


def media_type_of(file: OpenFile) -> str:
    """Which kind of document this zip is. Raises DocumentRefused where it is none."""
    archive = Archive(file, media_types.WORDS["zip"])
    if archive.holds("mimetype"):
        declared = archive.content("mimetype", 200).decode("ascii", "replace").strip()
        if declared in (media_types.EPUB, media_types.ODT):
            return declared
        if declared.startswith("application/vnd.oasis.opendocument.text"):
            return media_types.ODT
        if declared.startswith("application/vnd.oasis.opendocument"):
            raise refusals.unreadable_kind(file.name, media_types.WORDS["opendocument"])
    if archive.holds("META-INF/container.xml"):
        return media_types.EPUB
    if archive.holds("[Content_Types].xml") or archive.holds("_rels/.rels"):
        return _office(archive)
    raise refusals.archive(file.name)


def _office(archive: Archive) -> str:
    main = archive.main_part()
    media_type = OFFICE.get(main.split("/", 1)[0])
    if media_type is None or not main.endswith(".xml"):
        raise refusals.unreadable_kind(archive.name, media_types.WORDS["office"])
    return media_type
