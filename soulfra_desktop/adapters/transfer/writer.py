"""Writes exports: beside its place under a passing name, and only a whole one takes the name that was chosen."""

from __future__ import annotations

import asyncio
import errno
import json
import os
import shutil
import tempfile
import threading
import zipfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from soulfra_desktop.adapters.transfer import destination, html, markdown, paper, soulfra
from soulfra_desktop.adapters.transfer.formulas import Draw
from soulfra_desktop.domain.errors import DiskFull, ExportFailed
from soulfra_desktop.domain.transfer import EXTENSIONS, ChatTree, ExportPlan, file_name

Press = Callable[[str, list[str]], AsyncIterator[bytes]]
"""Turns a title and pieces of HTML into a PDF, a stretch of bytes at a time."""


class TransferWriter:
    """Fulfils ChatWriter. `press` makes PDFs; without one they are refused. `draw` draws formulas."""

    def __init__(self, press: Press | None = None, draw: Draw | None = None) -> None:
        self.press = press
        self.draw = draw

    async def begin(self, plan: ExportPlan, chats: int) -> Export:
        if plan.format == "pdf" and self.press is None:
            raise ExportFailed("PDFs cannot be made here.", "Choose another format.")
        export = Export(plan, chats, self.press, self.draw)
        try:
            await asyncio.to_thread(export.begin)
        except BaseException:
            await export.abandon()
            raise
        return export


class Export:
    """Fulfils ChatExport."""

    def __init__(self, plan: ExportPlan, chats: int, press: Press | None, draw: Draw | None) -> None:
        self._plan = plan
        self._press = press
        self._draw = draw
        self._path = Path(plan.path)
        self._names: set[str] = set()
        self._count = 0
        self._zip: zipfile.ZipFile | None = None
        self._file: IO[bytes] | None = None
        self._folder: Path | None = None
        self._several = chats > 1 and plan.format != "json"
        self._ending = "" if self._several else EXTENSIONS[plan.format]
        self._named = True
        """Whether the person said just this name, which alone lets a file of that name be replaced."""
        self._turn = threading.RLock()
        self._over = False

    def begin(self) -> None:
        """Make the passing file or folder. Raises ExportFailed, DiskFull."""
        with self._turn, _told():
            if not self._over:
                self._begin()

    def _begin(self) -> None:
        if self._path.is_dir():
            name = f"Soulfra chats {datetime.now(UTC):%Y-%m-%d %H-%M-%S}"
            self._path, self._named = self._path / (name + self._ending), False
            if self._several:
                self._folder = Path(tempfile.mkdtemp(prefix=".soulfra-export-", dir=self._path.parent))
                return
        if self._several and self._path.suffix.casefold() != ".zip":
            name = self._path.name.removesuffix(EXTENSIONS[self._plan.format]) + ".zip"
            self._path, self._named = self._path.with_name(name), False
        destination.check(self._path)
        handle, name = tempfile.mkstemp(prefix=".soulfra-export-", dir=self._path.parent)
        self._passing = Path(name)
        self._file = os.fdopen(handle, "w+b")
        if self._several:
            self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED)
        elif self._plan.format == "json":
            now = datetime.now(UTC).isoformat(timespec="seconds")
            head = f'{{"format": "{soulfra.FORMAT}", "version": {soulfra.VERSION}, "exported_at": "{now}", "chats": ['
            self._file.write(head.encode())

    async def add(self, tree: ChatTree) -> None:
        if self._plan.format != "pdf":
            await asyncio.to_thread(self._add, tree)
            return
        assert self._press is not None
        shown = await asyncio.to_thread(paper.pieces, tree, self._plan, self._draw)
        data = b"".join([part async for part in self._press(tree.conversation.title, shown)])
        await asyncio.to_thread(self._put, tree.conversation.title, data)

    def _add(self, tree: ChatTree) -> None:
        if self._plan.format == "json":
            # A text at a time: the whole of a huge chat at once would hold the window up from this thread too.
            parts = json.JSONEncoder(ensure_ascii=False).iterencode(soulfra.to_json(tree, receipts=self._plan.receipts))
            with self._turn, _told():
                if self._over or self._file is None:
                    return
                self._file.write((",\n" if self._count else "\n").encode())
                for part in parts:
                    self._file.write(_bytes(part))
            self._count += 1
            return
        plain = self._plan.format == "markdown"
        text = markdown.written(tree, self._plan) if plain else html.written(tree, self._plan, self._draw)
        self._put(tree.conversation.title, _bytes(text))

    def _put(self, title: str, data: bytes) -> None:
        with self._turn, _told():
            if self._over:
                return
            if self._folder is not None:
                (self._folder / self._free_name(title)).write_bytes(data)
            elif self._zip is not None:
                self._zip.writestr(self._free_name(title), data)
            elif self._file is not None:
                self._file.write(data)

    def _free_name(self, title: str) -> str:
        """A name that no other file has, however a system compares names."""
        name, number = file_name(title), 1
        while (found := name if number == 1 else f"{name} ({number})").casefold() in self._names:
            number += 1
        self._names.add(found.casefold())
        return found + EXTENSIONS[self._plan.format]

    async def finish(self) -> Path:
        return await asyncio.to_thread(self._finish)

    def _finish(self) -> Path:
        with self._turn, _told():
            if self._folder is not None:
                self._folder.chmod(0o755)
                self._path = destination.folder(self._folder, self._path)
                self._folder = None
                return self._path
            assert self._file is not None
            if self._zip is not None:
                self._zip.close()
            elif self._plan.format == "json":
                self._file.write(b"\n]}\n")
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._path = destination.file(self._passing, self._path, replacing=self._named)
            self._file = None
        return self._path

    async def abandon(self) -> None:
        await asyncio.shield(asyncio.to_thread(self._abandon))

    def _abandon(self) -> None:
        with self._turn:  # what a cancelled step still writes comes to its end first
            self._over = True
            self._remove()

    def _remove(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            self._passing.unlink(missing_ok=True)
        self._file = self._folder = None


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull("The disk is full; nothing of this export was left on it.") from None
        raise ExportFailed(f"The export cannot be written there ({error.strerror or 'unknown reason'}).") from None
