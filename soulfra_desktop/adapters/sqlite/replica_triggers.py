"""How the store records what others must learn of: by triggers, in the transaction of the change itself.

They are there only while an account is signed in, so that nobody else pays for them; and they look whether anything is
recorded just now: not while what others did is taken in.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.sqlite.replica_sql import (
    CALL_IS_SETTLED,
    CHAT,
    CHAT_FIELDS,
    FOLDER,
    FOLDER_FIELDS,
    MESSAGE,
    PROMPT,
    PROMPT_FIELDS,
    RECORDING,
    SETTING,
    TICK,
    changed,
    close_chats,
    enqueued,
    free_chats,
    of_private_chat,
    private,
    stamped,
    tombstone,
)

if TYPE_CHECKING:
    import sqlite_utils

PREFIX = "replica_"
EVENTS = (("added", "INSERT", "new"), ("removed", "DELETE", "old"))


def renew(db: sqlite_utils.Database) -> None:
    """Put them up where an account is signed in, as this version of Soulfra has them, and take them down where none is."""
    there = f"SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '{PREFIX}%'"
    for (name,) in db.execute(there).fetchall():
        db.execute(f"DROP TRIGGER {name}")
    signed_in = "SELECT 1 FROM sqlite_schema WHERE name = 'replica'"
    if db.execute(signed_in).fetchone() and db.execute("SELECT account_id FROM replica").fetchone() != ("",):
        for statement in triggers():
            db.execute(statement)


def edition() -> str:
    """Another one once they are others."""
    return hashlib.sha256("".join(triggers()).encode()).hexdigest()


def triggers() -> list[str]:
    """All of them."""
    return [*_sealed(), *_chat(), *_message(), *_attachment(), *_tag(), *_folder(), *_prompt(), *_setting(), *_call()]


def _on(name: str, event: str, when: str, *body: str) -> str:
    return f"CREATE TRIGGER {PREFIX}{name} AFTER {event} WHEN {RECORDING} AND {when} BEGIN {'; '.join(body)}; END"


def _sealed() -> list[str]:
    """What was sealed and not sent is looked at again once a chat is to stay here, whoever said so."""
    pieces = (
        "DELETE FROM leftover WHERE name IN (SELECT 'chat/' || id FROM conversation WHERE {0} UNION ALL"
        " SELECT 'message/' || m.id FROM message AS m JOIN conversation AS c ON c.id = m.conversation_id WHERE c.{0})"
    )
    return [
        f"CREATE TRIGGER {PREFIX}sealed_chat AFTER UPDATE OF folder_id, stays_here ON conversation"
        f" WHEN {private('new')} AND NOT {private('old')}"
        f" BEGIN UPDATE batch SET stale = 1; {pieces.format('id = new.id')}; END",
        f"CREATE TRIGGER {PREFIX}sealed_folder AFTER UPDATE OF stays_here ON folder"
        " WHEN new.stays_here AND NOT old.stays_here"
        f" BEGIN UPDATE batch SET stale = 1; {pieces.format('folder_id = new.id')}; END",
    ]


def _chat() -> list[str]:
    left = f"{private('old')} AND NOT {private('new')}"
    fields = ", ".join(CHAT_FIELDS)
    return [
        _on("chat_made", "INSERT ON conversation", "1", TICK, _came_back(CHAT), stamped(CHAT, "new.id", "''"),
            enqueued(CHAT, "new.id", "''", f"NOT {private('new')}")),
        _on("chat_changed", f"UPDATE OF {fields} ON conversation",
            f"new.deleted_at IS NOT 0 AND old.deleted_at IS NOT 0 AND ({changed(CHAT_FIELDS)})",
            *_fields_changed(CHAT, CHAT_FIELDS, f"NOT {private('new')}")),
        _on("chat_grew", "UPDATE OF updated_at ON conversation", "old.updated_at IS NOT new.updated_at",
            enqueued(CHAT, "new.id", "'updated_at'", f"NOT {private('new')}")),
        _on("chat_going", "UPDATE OF deleted_at ON conversation", "new.deleted_at = 0 AND old.deleted_at IS NOT 0",
            *tombstone(CHAT, "new", private("new"))),
        _on("chat_gone", "DELETE ON conversation", "old.deleted_at IS NOT 0", *tombstone(CHAT, "old", private("old"))),
        _on("chat_moved", "UPDATE OF folder_id ON conversation", "old.folder_id IS NOT new.folder_id",
            "DELETE FROM wanted_folder WHERE conversation_id = new.id"),
        _on("chat_freed", "UPDATE OF folder_id, stays_here ON conversation", left, *free_chats("SELECT new.id")),
        _on("chat_closed", "UPDATE OF folder_id, stays_here ON conversation",
            f"{private('new')} AND NOT {private('old')}", *close_chats("SELECT new.id")),
        f"CREATE TRIGGER {PREFIX}chat_cleared AFTER DELETE ON conversation BEGIN"
        " DELETE FROM wanted_folder WHERE conversation_id = old.id; DELETE FROM orphan WHERE owner = old.id"
        f" AND life < (SELECT life FROM life WHERE kind = {CHAT} AND id = old.id); END",
    ]  # fmt: skip


def _message() -> list[str]:
    open_chat = f"NOT {of_private_chat('new')}"
    parent = (
        f"INSERT INTO outbox (kind, id, field) SELECT {MESSAGE}, id, '' FROM message"
        f" WHERE id = new.parent_id AND on_its_way AND {open_chat} ON CONFLICT DO NOTHING"
    )
    now = enqueued(MESSAGE, "new.id", "''", open_chat)
    columns = ("text", "reasoning", "complete", "receipt", "forgotten")
    again = f"NOT old.on_its_way OR EXISTS (SELECT 1 FROM stamp WHERE kind = {MESSAGE} AND id = new.id)"
    return [
        _on("message_made", "INSERT ON message", "NOT new.on_its_way", parent, now),
        _on("message_written", f"UPDATE OF on_its_way, {', '.join(columns)} ON message",
            f"NOT new.on_its_way AND (old.on_its_way OR {changed(columns)})",
            TICK, stamped(MESSAGE, "new.id", "''", again), parent, now),
        _on("message_reopened", "UPDATE OF on_its_way ON message", "new.on_its_way AND NOT old.on_its_way",
            TICK, stamped(MESSAGE, "new.id", "''")),
    ]  # fmt: skip


def _attachment() -> list[str]:
    made: list[str] = []
    for name, event, row in EVENTS:
        when = (
            f"EXISTS (SELECT 1 FROM message WHERE id = {row}.message_id AND NOT on_its_way) AND NOT EXISTS"
            f" (SELECT 1 FROM outbox WHERE kind = {MESSAGE} AND id = {row}.message_id)"
        )
        chat = f"(SELECT conversation_id FROM message WHERE id = {row}.message_id)"
        made.append(
            _on(f"attachment_{name}", f"{event} ON attachment", when, TICK,
                stamped(MESSAGE, f"{row}.message_id", "''"),
                enqueued(MESSAGE, f"{row}.message_id", "''", f"NOT {of_private_chat('', chat)}"))
        )  # fmt: skip
    cleared = "DELETE FROM blob WHERE message_id = old.message_id AND position = old.position"
    return [*made, f"CREATE TRIGGER {PREFIX}attachment_cleared AFTER DELETE ON attachment BEGIN {cleared}; END"]


def _tag() -> list[str]:
    made: list[str] = []
    for name, event, row in EVENTS:
        field = f"'tag:' || {row}.tag"
        chat = f"EXISTS (SELECT 1 FROM conversation WHERE id = {row}.conversation_id AND deleted_at IS NOT 0)"
        open_chat = f"NOT {of_private_chat(row)}"
        body = (
            stamped(CHAT, f"{row}.conversation_id", field),
            enqueued(CHAT, f"{row}.conversation_id", field, open_chat),
        )
        made.append(_on(f"tag_{name}", f"{event} ON tag", chat, TICK, *body))
    return made


def _folder() -> list[str]:
    shared = f"EXISTS (SELECT 1 FROM shared WHERE kind = {FOLDER} AND id = new.id)"
    inside = "SELECT id FROM conversation WHERE folder_id = new.id AND NOT stays_here"
    return [
        _on("folder_made", "INSERT ON folder", "1", TICK, _came_back(FOLDER), stamped(FOLDER, "new.id", "''"),
            enqueued(FOLDER, "new.id", "''", "NOT new.stays_here")),
        f"CREATE TRIGGER {PREFIX}folder_filled AFTER INSERT ON folder BEGIN"
        " UPDATE conversation SET folder_id = new.id"
        " WHERE id IN (SELECT conversation_id FROM wanted_folder WHERE folder_id = new.id);"
        " DELETE FROM wanted_folder WHERE folder_id = new.id; END",
        _on("folder_changed", f"UPDATE OF {', '.join(FOLDER_FIELDS)} ON folder", f"({changed(FOLDER_FIELDS)})",
            *_fields_changed(FOLDER, FOLDER_FIELDS, f"(NOT new.stays_here OR (c.column1 = 'stays_here' AND {shared}))")),
        _on("folder_freed", "UPDATE OF stays_here ON folder", "old.stays_here AND NOT new.stays_here",
            enqueued(FOLDER, "new.id", "''"), *free_chats(inside)),
        _on("folder_closed", "UPDATE OF stays_here ON folder", "new.stays_here AND NOT old.stays_here",
            f"DELETE FROM outbox WHERE kind = {FOLDER} AND id = new.id ", *close_chats(inside),
            f"INSERT INTO outbox (kind, id, field) SELECT {FOLDER}, new.id, 'stays_here' WHERE {shared} ON CONFLICT DO NOTHING"),
        _on("folder_gone", "DELETE ON folder", "1", *tombstone(FOLDER, "old", "old.stays_here")),
    ]  # fmt: skip


def _prompt() -> list[str]:
    return [
        _on("prompt_made", "INSERT ON prompt", "1", TICK, _came_back(PROMPT), stamped(PROMPT, "new.id", "''"),
            f"DELETE FROM stamp WHERE kind = {PROMPT} AND id = new.id AND field != ''", enqueued(PROMPT, "new.id", "''")),
        _on("prompt_changed", f"UPDATE OF {', '.join(PROMPT_FIELDS)} ON prompt", f"({changed(PROMPT_FIELDS)})",
            *_fields_changed(PROMPT, PROMPT_FIELDS, "1")),
        _on("prompt_gone", "DELETE ON prompt", "1", *tombstone(PROMPT, "old", "0")),
    ]  # fmt: skip


def _setting() -> list[str]:
    shared = "EXISTS (SELECT 1 FROM shared_setting WHERE name = new.name)"
    body = (TICK, stamped(SETTING, "new.name", "'value'"), enqueued(SETTING, "new.name", "''"))
    return [
        _on("setting_made", "INSERT ON setting", shared, *body),
        _on("setting_changed", "UPDATE OF value ON setting", f"{shared} AND old.value IS NOT new.value", *body),
    ]


def _call() -> list[str]:
    columns = ("outcome", "claims", "conversation_id", "question_id", "message_id", "cost_micros")
    now = enqueued(6, "new.id", "''")
    return [
        _on("call_made", "INSERT ON usage", CALL_IS_SETTLED, now),
        _on("call_settled", "UPDATE OF outcome ON usage", f"old.outcome = 'reserved' AND {CALL_IS_SETTLED}", now),
        _on("call_changed", f"UPDATE OF {', '.join(columns)} ON usage",
            f"old.outcome != 'reserved' AND ({changed(columns)})", TICK, stamped(6, "new.id", "''"), now),
    ]  # fmt: skip


def _came_back(kind: int) -> str:
    """Made again after it was removed: another life."""
    return f"UPDATE life SET life = life + 1 WHERE kind = {kind} AND id = new.id AND life % 2 = 1"


def _fields_changed(kind: int, fields: tuple[str, ...], allowed: str) -> tuple[str, ...]:
    rows = ", ".join(f"('{name}', old.{name} IS NOT new.{name})" for name in fields)
    return (
        TICK,
        f"INSERT INTO stamp SELECT {kind}, new.id, c.column1, clock, device FROM replica, (VALUES {rows}) AS c"
        " WHERE c.column2 ON CONFLICT (kind, id, field) DO UPDATE SET time = excluded.time, device = excluded.device",
        f"INSERT INTO outbox (kind, id, field) SELECT {kind}, new.id, c.column1 FROM (VALUES {rows}) AS c"
        f" WHERE c.column2 AND {allowed}"
        f" AND NOT EXISTS (SELECT 1 FROM outbox WHERE kind = {kind} AND id = new.id AND field = '')"
        " ON CONFLICT DO NOTHING",
    )
