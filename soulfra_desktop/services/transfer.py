"""Chats come in from other apps and go out as files; what is in stays whole, whenever it is stopped."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from soulfra_desktop.domain.errors import DiskFull, NotFound, SoulfraError, StoreDamaged
from soulfra_desktop.domain.shelf import Shelf
from soulfra_desktop.domain.transfer import (
    ChatTree,
    ExportPlan,
    ExportProgress,
    ExportReport,
    Found,
    ImportProgress,
    ImportReport,
    Source,
    Spoilt,
)
from soulfra_desktop.domain.usage import FREE

if TYPE_CHECKING:
    from soulfra_desktop.services.store_ports import ConversationStore, TreeStore

MOST_CHATS = 10_000_000
MOST_TOLD = 500
"""Reasons that a report keeps."""


class ChatReader(Protocol):
    """Reads other apps' exports, and our own."""

    async def look(self, path: Path) -> Found:
        """What lies there. Raises ImportRefused, which says why not."""
        ...

    def read(self, path: Path) -> AsyncIterator[ChatTree | Spoilt | None]:
        """Every chat, one after the other; what cannot be read as Spoilt, an empty chat as None. Closing ends it."""
        ...


class ChatExport(Protocol):
    """One export on its way to the disk. Until `finish` there is nothing under its name."""

    async def add(self, tree: ChatTree) -> None:
        """Raises ExportFailed, DiskFull."""
        ...

    async def finish(self) -> Path:
        """Where it lies now. Raises ExportFailed, DiskFull."""
        ...

    async def abandon(self) -> None:
        """Leave nothing behind. After `finish` it does nothing."""
        ...


class ChatWriter(Protocol):
    async def begin(self, plan: ExportPlan, chats: int) -> ChatExport:
        """Several chats become one JSON file, or a zip or folder of files. Raises ExportFailed, DiskFull."""
        ...


class TransferService:
    """Looks, imports, exports."""

    def __init__(
        self, reader: ChatReader, writer: ChatWriter, trees: TreeStore, conversations: ConversationStore
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._trees = trees
        self._conversations = conversations

    async def look(self, path: Path) -> Found:
        """What lies there, fast. Raises ImportRefused."""
        return await self._reader.look(path)

    async def import_from(self, path: Path) -> AsyncIterator[ImportProgress | ImportReport]:
        """Progress, a chat at a time, and at the end the report. Closing it cancels between two chats: none is cut.

        Raises ImportRefused where nothing can be read, DiskFull or StoreDamaged where nothing more can be kept.
        """
        found = await self._reader.look(path)
        report, done = ImportReport(found.source), 0
        yield ImportProgress(0, found.chats)
        async with aclosing(self._reader.read(path)) as chats:  # type: ignore[type-var]
            async for chat in chats:
                report, done = await self._take(report, chat), done + 1
                title = chat.conversation.title if isinstance(chat, ChatTree) else chat.title if chat else ""
                yield ImportProgress(done, max(found.chats, done) if found.chats is not None else None, title)
        yield report

    async def _take(self, report: ImportReport, chat: ChatTree | Spoilt | None) -> ImportReport:
        if chat is None:
            return replace(report, empty=report.empty + 1)
        if isinstance(chat, Spoilt):
            return _with(report, chat)
        try:
            place = await self._trees.place(chat.conversation.id)
            new = await self._trees.add_tree(_marked(chat, report.source))
        except (DiskFull, StoreDamaged):
            raise
        except SoulfraError as error:
            return _with(report, Spoilt(chat.conversation.title, error.message))
        report = replace(report, messages=report.messages + new)
        if place == "trash":
            return replace(report, trashed=report.trashed + 1)
        if new == 0:
            return replace(report, unchanged=report.unchanged + 1)
        if place is not None:
            return replace(report, grown=report.grown + 1)
        return replace(report, added=report.added + 1)

    async def everything(self) -> list[str]:
        """The ids of all chats, archived ones too, the trash not."""
        return [*await self.shelved(Shelf()), *await self.shelved(Shelf(place="archived"))]

    async def shelved(self, shelf: Shelf) -> list[str]:
        """The ids of all chats of a shelf, newest first."""
        return [chat.id for chat in await self._conversations.conversations(MOST_CHATS, None, shelf)]

    async def export_to(self, ids: Sequence[str], plan: ExportPlan) -> AsyncIterator[ExportProgress | ExportReport]:
        """Progress, a chat at a time, and at the end where it lies. Closing it leaves nothing behind.

        Raises NotFound where none of the chats is there, ExportFailed, DiskFull.
        """
        export = await self._writer.begin(plan, len(ids))
        done = 0
        try:
            for number, identity in enumerate(ids):
                try:
                    tree = await self._trees.tree(identity)
                except NotFound:
                    continue
                yield ExportProgress(number, len(ids), tree.conversation.title)
                await export.add(tree)
                done += 1
            if not done:
                raise NotFound("There is no chat to export.", "Choose another one.")
            path = await export.finish()
        finally:
            await export.abandon()
        yield ExportReport(path, done, len(ids) - done)


def _with(report: ImportReport, spoilt: Spoilt) -> ImportReport:
    if len(report.spoilt) >= MOST_TOLD:
        return replace(report, untold=report.untold + 1)
    return replace(report, spoilt=(*report.spoilt, spoilt))


def _marked(tree: ChatTree, source: Source) -> ChatTree:
    """Our own chat whose answers were paid for elsewhere says that it came from there: here it would pass as free."""
    receipts = [message.receipt for message in tree.messages if message.receipt is not None]
    was_paid = any(not receipt.local and receipt.cost != FREE for receipt in receipts)
    if source != "soulfra" or tree.conversation.source or not was_paid:
        return tree
    return replace(tree, conversation=replace(tree.conversation, source=source))
