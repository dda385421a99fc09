"""Reads what a person attaches, off the loop's thread: files in pieces with progress, pictures within their limits."""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from soulfra_desktop.domain.attachment import (
    LARGEST_FILE,
    LARGEST_PICTURE,
    LARGEST_TEXT,
    LONGEST_SIDE,
    PICTURE_TYPES,
    TakenAttachment,
    picture_type,
    size_words,
    text_attachment,
    unreadable,
)
from soulfra_desktop.domain.chat import Attachment
from soulfra_desktop.domain.errors import AttachmentRefused

PIECE = 512 * 1024
"""Bytes read between two reports of progress."""
READABLE = PICTURE_TYPES


class PictureTool(Protocol):
    """Decodes and encodes pictures. Its methods block: they are called on a thread."""

    def encoded(self, picture: object) -> bytes:
        """A decoded picture of the toolkit's own kind as PNG; empty where it is none."""
        ...

    def size(self, data: bytes) -> tuple[int, int] | None:
        """Width and height without decoding; None where it is not a picture."""
        ...

    def fitted(self, data: bytes, longest: int, largest: int) -> tuple[bytes, str, tuple[int, int]] | None:
        """No side above `longest` pixels and at most `largest` bytes, with its media type and size; None if broken."""
        ...

    def thumbnail(self, data: bytes) -> bytes:
        """A small PNG; empty where the picture is broken."""
        ...


class AttachmentFiles:
    """Files, pictures and texts become attachments; whatever stands in the way is an AttachmentRefused."""

    def __init__(self, pictures: PictureTool) -> None:
        self._pictures = pictures

    async def file(self, path: str, progress: Callable[[float], None]) -> TakenAttachment:
        """Read a file of this machine. `progress` gets 0 to 1 on the loop's thread."""
        loop = asyncio.get_running_loop()
        report = lambda share: loop.call_soon_threadsafe(progress, share)  # noqa: E731
        return await asyncio.to_thread(self._read, Path(path), report)

    async def picture(self, name: str, picture: object) -> TakenAttachment:
        """A picture from the clipboard: the bytes of a file, or the toolkit's decoded picture."""
        return await asyncio.to_thread(self._picture_of, name, picture)

    async def text(self, name: str, text: str) -> TakenAttachment:
        """A text that was pasted, as a file of its own."""
        return await asyncio.to_thread(lambda: TakenAttachment(text_attachment(name, text.encode())))

    async def thumbnail(self, attachment: Attachment) -> bytes:
        """A small PNG of a picture that was attached earlier; empty for anything else."""
        if not attachment.media_type.startswith("image/"):
            return b""
        return await asyncio.to_thread(self._pictures.thumbnail, attachment.data)

    def _read(self, path: Path, progress: Callable[[float], object]) -> TakenAttachment:
        try:
            data = _bytes_of(path, progress)
        except UnicodeError:
            raise AttachmentRefused(f"{path.name!r} is not a name that can be opened.") from None
        except OSError as error:
            raise AttachmentRefused(
                f"{path.name} cannot be read ({error.strerror or type(error).__name__}).",
                "Check that it is still there and that you may open it.",
            ) from None
        if picture_type(data) is not None:
            return self._picture(path.name, data)
        return TakenAttachment(text_attachment(path.name, data))

    def _picture_of(self, name: str, picture: object) -> TakenAttachment:
        data = picture if isinstance(picture, bytes) else self._pictures.encoded(picture)
        if picture_type(data) is None:
            raise AttachmentRefused("The clipboard's picture cannot be read.", "Save it as PNG and attach the file.")
        return self._picture(name, data)

    def _picture(self, name: str, data: bytes) -> TakenAttachment:
        size, kind = self._pictures.size(data), picture_type(data)
        if size is None or kind is None:
            raise AttachmentRefused(f"{name} is damaged or no picture.", "Open it elsewhere and save it again.")
        thumbnail = self._pictures.thumbnail(data)
        if not thumbnail:
            raise AttachmentRefused(
                f"{name} cannot be opened: it is damaged, or larger than memory allows ({size[0]:,} × {size[1]:,}).",
                "Save a smaller copy as PNG or JPEG.",
            )
        if kind in READABLE and max(size) <= LONGEST_SIDE and len(data) <= LARGEST_PICTURE:
            return TakenAttachment(Attachment(name, kind, data), thumbnail)
        made = self._pictures.fitted(data, LONGEST_SIDE, LARGEST_PICTURE)
        if made is None:
            raise AttachmentRefused(f"{name} is damaged.", "Open it elsewhere and save it again.")
        fitted, media_type, after = made
        note = _changed(size, after, len(data), len(fitted))
        return TakenAttachment(Attachment(name, media_type, fitted), thumbnail, note)


def _bytes_of(path: Path, progress: Callable[[float], object]) -> bytes:
    """The whole file, within the limits of its kind. Raises OSError, AttachmentRefused."""
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise AttachmentRefused(f"{path.name} is a folder.", "Attach the files in it.")
    if not stat.S_ISREG(found.st_mode):
        raise AttachmentRefused(f"{path.name} is no ordinary file.", "Copy what it holds to a file first.")
    with path.open("rb") as file:
        pieces = [file.read(PIECE)]
        _check_size(path.name, pieces[0], os.fstat(file.fileno()).st_size)
        done = len(pieces[0])
        while piece := file.read(PIECE):
            pieces.append(piece)
            done += len(piece)
            _check_size(path.name, pieces[0], done)
            progress(min(1.0, done / max(1, found.st_size)))
    return b"".join(pieces)


def _check_size(name: str, start: bytes, size: int) -> None:
    is_picture = picture_type(start) is not None
    if not is_picture and b"\0" in start and start[:2] not in (b"\xff\xfe", b"\xfe\xff", b"\0\0"):
        raise unreadable(name, start)
    most = LARGEST_FILE if is_picture else LARGEST_TEXT
    if size > most:
        what = "a picture" if is_picture else "a text file"
        raise AttachmentRefused(
            f"{name} has {size_words(size)}; {size_words(most)} is the most for {what}.",
            "Attach a smaller copy." if is_picture else "Attach the part that matters.",
        )


def _changed(before: tuple[int, int], after: tuple[int, int], was: int, now: int) -> str:
    if before == after:
        return f"saved anew: {size_words(was)} → {size_words(now)}"
    return f"made smaller: {after[0]:,} × {after[1]:,}, {size_words(now)} (was {before[0]:,} × {before[1]:,})"
