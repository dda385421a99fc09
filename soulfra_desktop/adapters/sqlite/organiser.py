"""Puts conversations in order in the encrypted store: folders, tags, pins, archive, trash."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.sqlite import index
from soulfra_desktop.adapters.sqlite.erasing import erase
from soulfra_desktop.adapters.sqlite.values import storable, to_micros
from soulfra_desktop.domain.errors import NotFound
from soulfra_desktop.domain.privacy import privacy_or_none, strictest
from soulfra_desktop.domain.shelf import Folder, FolderRules, tag_name

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database

FOLDERS = """
SELECT f.id, f.name, f.system_prompt, f.position, f.privacy, f.dial, f.model, f.stays_here,
    (SELECT count(*) FROM conversation WHERE folder_id = f.id AND deleted_at IS NULL AND archived = 0)
FROM folder f ORDER BY f.position, f.name, f.id
"""
TAGS = """
SELECT t.tag, count(*) FROM tag t JOIN conversation c ON c.id = t.conversation_id AND c.deleted_at IS NULL
GROUP BY t.tag ORDER BY t.tag
"""
LISTED = "IN (SELECT value FROM json_each(?))"
KEPT = f"id {LISTED} AND deleted_at IS NULL"
GOING = 0
"""As `deleted_at`: nobody finds this chat any more, and its messages are being removed."""
MESSAGES_A_STEP = 200


class SqliteOrganiser:
    """Fulfils ChatOrganiser."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def folders(self) -> list[Folder]:
        return await self._database.read(lambda db: [_folder(*row) for row in db.execute(FOLDERS)])

    async def save_folder(self, folder: Folder) -> None:
        rules = folder.rules
        row = [folder.id, storable(folder.name), storable(folder.system_prompt), folder.position]
        row += [rules.privacy, rules.dial, rules.model]
        sql = """INSERT INTO folder (id, name, system_prompt, position, privacy, dial, model) VALUES (?, ?, ?, ?, ?, ?, ?)
                 ON CONFLICT (id) DO UPDATE SET name = excluded.name, system_prompt = excluded.system_prompt,
                 position = excluded.position, privacy = excluded.privacy, dial = excluded.dial, model = excluded.model"""
        await self._change(sql, row)

    async def delete_folder(self, folder_id: str) -> None:
        """Its chats stay as private as it kept them, those in the archive and the trash too, and on this machine if it
        kept them here."""
        await self._database.write(lambda db: drop_folder(db, folder_id))

    async def keep_here(self, folder_id: str, *, on: bool = True) -> None:
        """Its chats are not synced from now on, or all of each again. What other machines have of them stays there."""
        await self._change("UPDATE folder SET stays_here = ? WHERE id = ?", [on, folder_id])

    async def tags(self) -> list[tuple[str, int]]:
        return await self._database.read(lambda db: db.execute(TAGS).fetchall())

    async def tag(self, conversation_ids: Sequence[str], tag: str, *, on: bool = True) -> None:
        name = storable(tag_name(tag))
        if not name:
            return
        if on:
            sql = f"INSERT OR IGNORE INTO tag (conversation_id, tag) SELECT id, ? FROM conversation WHERE {KEPT}"
        else:
            sql = f"DELETE FROM tag WHERE tag = ? AND conversation_id {LISTED}"
        await self._change(sql, [name, _listed(conversation_ids)])

    async def pin(self, conversation_ids: Sequence[str], *, on: bool = True) -> None:
        await self._change(f"UPDATE conversation SET pinned = ? WHERE {KEPT}", [on, _listed(conversation_ids)])

    async def archive(self, conversation_ids: Sequence[str], *, on: bool = True) -> None:
        await self._change(f"UPDATE conversation SET archived = ? WHERE {KEPT}", [on, _listed(conversation_ids)])

    async def move(self, conversation_ids: Sequence[str], folder_id: str | None) -> None:
        """Raises NotFound where there is no such folder."""

        def move(db: sqlite_utils.Database) -> None:
            if folder_id is not None and not db.execute("SELECT 1 FROM folder WHERE id = ?", [folder_id]).fetchone():
                raise NotFound("This folder does not exist any more.", "Choose another folder.")
            sql = f"UPDATE conversation SET folder_id = ?, stays_here = 0 WHERE {KEPT}"
            db.execute(sql, [folder_id, _listed(conversation_ids)])

        await self._database.write(move)

    async def delete(self, conversation_ids: Sequence[str]) -> None:
        values = [to_micros(datetime.now(UTC)), _listed(conversation_ids)]
        await self._change(f"UPDATE conversation SET deleted_at = ? WHERE {KEPT}", values)

    async def restore(self, conversation_ids: Sequence[str]) -> None:
        sql = f"UPDATE conversation SET deleted_at = NULL WHERE id {LISTED} AND deleted_at > 0"
        await self._change(sql, [_listed(conversation_ids)])

    async def purge(self, conversation_ids: Sequence[str]) -> None:
        """In one step nobody finds them any more; their bytes go in many small ones, so that no write waits long."""
        sql = f"UPDATE conversation SET deleted_at = {GOING} WHERE id {LISTED} AND deleted_at > 0"
        await self._change(sql, [_listed(conversation_ids)])
        await self._remove()

    async def purge_expired(self, before: datetime) -> int:
        """Ends also what a crash had interrupted."""
        sql = f"UPDATE conversation SET deleted_at = {GOING} WHERE deleted_at > 0 AND deleted_at < ?"
        gone = await self._database.write(lambda db: db.execute(sql, [to_micros(before)]).rowcount)
        await self._remove()
        return gone

    async def _remove(self) -> None:
        if await self._database.write(remove_some):
            while await self._database.write(remove_some):
                pass
            await erase(self._database)

    async def _change(self, sql: str, values: list[Any]) -> None:
        def change(db: sqlite_utils.Database) -> None:
            db.execute(sql, values)

        await self._database.write(change)


def drop_folder(db: sqlite_utils.Database, folder_id: str) -> None:
    row = db.execute("SELECT privacy, stays_here FROM folder WHERE id = ?", [folder_id]).fetchone()
    if row is None:
        return
    if (holds := strictest(privacy_or_none(row[0]))) != strictest():
        db.execute("UPDATE conversation SET privacy = ? WHERE folder_id = ?", [holds, folder_id])
    if row[1]:
        db.execute("UPDATE conversation SET stays_here = 1 WHERE folder_id = ?", [folder_id])
    db.execute("DELETE FROM folder WHERE id = ?", [folder_id])


def _folder(
    identity: str, name: str, prompt: str, position: int, privacy: str | None, dial: int | None, model: str | None,
    stays_here: int, chats: int,
) -> Folder:  # fmt: skip
    rules = FolderRules(privacy_or_none(privacy), dial, model)
    return Folder(identity, name, prompt, position, chats, rules, bool(stays_here))


def _listed(conversation_ids: Sequence[str]) -> str:
    return json.dumps(list(conversation_ids))


def remove_some(db: sqlite_utils.Database) -> bool:
    """Remove the newest messages of a chat that is going, or the chat once it has none; whether one was found."""
    chat = db.execute(f"SELECT id FROM conversation WHERE deleted_at = {GOING} LIMIT 1").fetchone()
    if chat is None:
        return False
    newest = "SELECT id FROM message WHERE conversation_id = ? ORDER BY number DESC LIMIT ?"
    messages = db.execute(newest, [chat[0], MESSAGES_A_STEP]).fetchall()
    for (message_id,) in messages:
        index.forget(db, message_id)
        db.execute("DELETE FROM message WHERE id = ?", [message_id])
    if len(messages) < MESSAGES_A_STEP:
        index.forget_title(db, chat[0])
        db.execute("DELETE FROM draft WHERE conversation_id = ?", [chat[0]])
        db.execute("DELETE FROM conversation WHERE id = ?", [chat[0]])
    return True
