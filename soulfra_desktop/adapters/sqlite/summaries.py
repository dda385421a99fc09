"""Running summaries of long chats in the encrypted store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soulfra_desktop.adapters.sqlite.values import from_micros, storable, to_micros
from soulfra_desktop.domain.summing import ChatSummary

if TYPE_CHECKING:
    from collections.abc import Sequence

    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database
    from soulfra_desktop.domain.chat import Message

SAVE = """
INSERT INTO summary SELECT m.id, m.conversation_id, ?, ?, ?, ? FROM message m WHERE m.id = ? AND m.conversation_id = ?
ON CONFLICT (until_id) DO UPDATE SET
    text = excluded.text, made_by = excluded.made_by, messages = excluded.messages, made_at = excluded.made_at
"""
TEXT_OF_SUMMARY = "SELECT text FROM summary WHERE until_id = ?"
TEXT_OF_MESSAGE = "SELECT text FROM message WHERE id = ?"
READ = "SELECT until_id, text, made_by, messages, made_at FROM summary WHERE conversation_id = ? ORDER BY made_at, until_id"


class SqliteSummaries:
    """Fulfils SummaryStore. A temporary chat is not in this store, and has none."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def summaries(self, conversation_id: str) -> list[ChatSummary]:
        rows = await self._database.read(lambda db: db.execute(READ, [conversation_id]).fetchall())
        return [
            ChatSummary(conversation_id, until_id, text, made_by, messages, from_micros(made_at))
            for until_id, text, made_by, messages, made_at in rows
        ]

    async def save_summary(
        self, summary: ChatSummary, of: Sequence[Message] = (), after: ChatSummary | None = None
    ) -> bool:
        said = [storable(summary.text), summary.made_by, summary.messages, to_micros(summary.made_at)]

        def save(db: sqlite_utils.Database) -> bool:
            if not _says_the_same(db, TEXT_OF_SUMMARY, [(after.until_id, after.text)] if after else []):
                return False
            if not _says_the_same(db, TEXT_OF_MESSAGE, [(message.id, message.text) for message in of]):
                return False
            return bool(db.execute(SAVE, [*said, summary.until_id, summary.conversation_id]).rowcount)

        return await self._database.write(save)


def _says_the_same(db: sqlite_utils.Database, sql: str, said: Sequence[tuple[str, str]]) -> bool:
    return all(db.execute(sql, [identity]).fetchone() == (storable(text),) for identity, text in said)
