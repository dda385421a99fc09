"""What is attached to questions that are not sent yet, so that a crash loses none of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.domain.chat import Attachment

if TYPE_CHECKING:
    import sqlite_utils

NEW_CHAT = ""
"""The name of the chat that does not exist yet."""


class SqliteDraftFiles:
    """The attachments of drafts, by conversation."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep_files(self, conversation_id: str | None, attachments: Sequence[Attachment]) -> None:
        name = conversation_id or NEW_CHAT

        def keep(db: sqlite_utils.Database) -> None:
            db.execute("DELETE FROM draft_file WHERE conversation_id = ?", [name])
            for position, one in enumerate(attachments):
                values = [name, position, one.name, one.media_type, one.data]
                db.execute("INSERT INTO draft_file VALUES (?, ?, ?, ?, ?)", values)

        await self._database.write(keep)

    async def files(self, conversation_id: str | None) -> tuple[Attachment, ...]:
        sql = "SELECT name, media_type, data FROM draft_file WHERE conversation_id = ? ORDER BY position"
        name = conversation_id or NEW_CHAT
        rows = await self._database.read(lambda db: db.execute(sql, [name]).fetchall())
        return tuple(Attachment(*row) for row in rows)
