"""What triggers and code of the replica say alike, as SQL."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.services.sync_ports import Position

CHAT, MESSAGE, FOLDER, PROMPT, SETTING, CALL = 1, 2, 3, 4, 5, 6
CHAT_FIELDS = (
    "title", "leaf_id", "model", "deleted_at", "pinned", "archived", "folder_id", "system_prompt", "temperature",
    "max_tokens", "source", "privacy", "dial", "created_at",
)  # fmt: skip
"""With stamps of their own; `updated_at` only ever grows."""
FOLDER_FIELDS = ("name", "system_prompt", "position", "privacy", "dial", "model", "stays_here")
PROMPT_FIELDS = ("name", "text", "description")

RECORDING = "(SELECT recording FROM replica)"
TICK = "UPDATE replica SET clock = max(clock + 1, CAST((julianday('now') - 2458849.5) * 86400000 AS INTEGER) << 16)"
"""The hybrid clock of domain/replica: milliseconds since 2020, then a count."""
CALL_IS_SETTLED = "new.outcome != 'reserved'"

MOVED_ON = "UPDATE replica SET seq = ?1, chain = ?2, heard = ?3 WHERE seq < ?1 OR seq = 0"
NUMBERED_ON = "UPDATE replica SET next_idx = max(next_idx, coalesce(json_extract(?, '$.' || device), 0))"


def move_on(db: sqlite_utils.Database, position: Position) -> None:
    """So far the log was taken in; it never goes back, but to the beginning. Numbers under which the log has changes of this
    device are not given again: their answer may have been lost, and the batch that had them with it."""
    heard = json.dumps(sorted(position.heard.items()))
    db.conn.execute(MOVED_ON, [position.seq, position.chain, heard])
    db.conn.execute(NUMBERED_ON, [json.dumps(position.heard)])


def changed(columns: tuple[str, ...]) -> str:
    return " OR ".join(f"old.{name} IS NOT new.{name}" for name in columns)


def private(row: str) -> str:
    """Whether a chat stays on this machine."""
    folder = f"EXISTS (SELECT 1 FROM folder WHERE id = {row}.folder_id AND stays_here)"
    return f"({row}.stays_here OR {folder})"


def of_private_chat(row: str, chat: str = "") -> str:
    """Whether the chat that this belongs to stays on this machine."""
    named = chat or f"{row}.conversation_id"
    return f"EXISTS (SELECT 1 FROM conversation AS c WHERE c.id = {named} AND {private('c')})"


def stamped(kind: int, identity: str, field: str, where: str = "1") -> str:
    """The field was written now."""
    return (
        f"INSERT INTO stamp SELECT {kind}, {identity}, {field}, clock, device FROM replica WHERE {where}"
        " ON CONFLICT (kind, id, field) DO UPDATE SET time = excluded.time, device = excluded.device"
    )


def enqueued(kind: int, identity: str, field: str, where: str = "1") -> str:
    """It is to be pushed, if the whole record is not already."""
    return (
        f"INSERT INTO outbox (kind, id, field) SELECT {kind}, {identity}, {field} WHERE {where}"
        f" AND NOT EXISTS (SELECT 1 FROM outbox WHERE kind = {kind} AND id = {identity} AND field = '')"
        " ON CONFLICT DO NOTHING"
    )


def tombstone(kind: int, row: str, kept_here: str) -> tuple[str, ...]:
    """It was removed for good. Others learn of it, unless it was kept from them from the beginning."""
    shared = f"EXISTS (SELECT 1 FROM shared WHERE kind = {kind} AND id = {row}.id)"
    return (
        TICK,
        f"INSERT INTO life VALUES ({kind}, {row}.id, 1)"
        " ON CONFLICT (kind, id) DO UPDATE SET life = life + (life % 2 = 0)",
        f"DELETE FROM stamp WHERE kind = {kind} AND id = {row}.id",
        f"DELETE FROM outbox WHERE kind = {kind} AND id = {row}.id",
        f"INSERT INTO outbox (kind, id, field) SELECT {kind}, {row}.id, '' WHERE NOT {kept_here} OR {shared}",
        f"DELETE FROM shared WHERE kind = {kind} AND id = {row}.id",
    )


def free_chats(chats: str) -> tuple[str, ...]:
    """These chats do not stay here any more: all of them is to be pushed. `chats` is a query."""
    calls = (
        f"message AS m JOIN usage AS u ON u.message_id = m.id WHERE m.conversation_id IN ({chats})"
        " AND u.outcome != 'reserved'"
    )
    return (
        TICK,
        f"DELETE FROM outbox WHERE kind = {CHAT} AND id IN ({chats})",
        f"INSERT INTO outbox (kind, id, field) SELECT {CHAT}, id, '' FROM conversation"
        f" WHERE id IN ({chats}) AND deleted_at IS NOT 0 ON CONFLICT DO NOTHING",
        f"INSERT INTO outbox (kind, id, field) SELECT {MESSAGE}, id, '' FROM message"
        f" WHERE conversation_id IN ({chats}) AND NOT on_its_way ORDER BY number ON CONFLICT DO NOTHING",
        f"INSERT INTO stamp SELECT {CALL}, u.id, '', clock, device FROM replica, {calls}"
        " ON CONFLICT (kind, id, field) DO UPDATE SET time = excluded.time, device = excluded.device",
        f"INSERT INTO outbox (kind, id, field) SELECT {CALL}, u.id, '' FROM {calls} ON CONFLICT DO NOTHING",
    )


def close_chats(chats: str) -> tuple[str, ...]:
    """From now on these chats stay here: nothing of them is pushed that was not."""
    return (
        f"DELETE FROM outbox WHERE kind = {CHAT} AND id IN ({chats})",
        f"DELETE FROM outbox WHERE kind = {MESSAGE}"
        f" AND id IN (SELECT id FROM message WHERE conversation_id IN ({chats}))",
    )
