"""Conversations as rows: which of them a shelf shows, and what each looks like."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.sqlite.values import from_micros, storable, to_micros
from soulfra_desktop.domain.chat import AnswerOptions, Conversation
from soulfra_desktop.domain.errors import NotFound
from soulfra_desktop.domain.privacy import privacy_or_none
from soulfra_desktop.domain.shelf import NO_FOLDER, Shelf, tag_name
from soulfra_desktop.domain.usage import Money

if TYPE_CHECKING:
    from datetime import datetime

    import sqlite_utils

CONVERSATIONS = """
SELECT c.id, c.title, c.created_at, c.updated_at, c.messages, c.leaf_id, c.model, coalesce(d.text, ''),
    c.pinned, c.archived, c.folder_id, c.system_prompt, c.temperature, c.max_tokens, c.privacy, c.dial, c.knows, c.deleted_at,
    c.source,
    (SELECT json_group_array(tag) FROM tag WHERE conversation_id = c.id),
    (SELECT CASE WHEN coalesce(sum(unpriced), 0) = 0 THEN coalesce(sum(cost_micros), 0) END
     FROM usage_by_chat WHERE conversation_id = c.id)
FROM conversation c LEFT JOIN draft d ON d.conversation_id = c.id
WHERE
"""
PLACES = {
    "active": "c.deleted_at IS NULL AND c.archived = 0",
    "archived": "c.deleted_at IS NULL AND c.archived = 1",
    "trash": "c.deleted_at > 0",
}


def listed(db: sqlite_utils.Database, shelf: Shelf, limit: int, before: datetime | None) -> list[Conversation]:
    """Newest first."""
    wanted, values = _wanted(shelf)
    if before is not None:
        wanted.append("c.updated_at < ?")
        values.append(to_micros(before))
    sql = f"{CONVERSATIONS} {' AND '.join(wanted)} ORDER BY c.updated_at DESC LIMIT ?"
    return [_conversation(row) for row in db.execute(sql, [*values, limit])]


def found(db: sqlite_utils.Database, conversation_id: str) -> Conversation:
    """Raises NotFound, also for one in the trash."""
    row = db.execute(f"{CONVERSATIONS} c.deleted_at IS NULL AND c.id = ?", [conversation_id]).fetchone()
    if row is None:
        raise NotFound("There is no such chat, or it is in the trash.", "See what there is: soulfra chats list")
    return _conversation(row)


def added(db: sqlite_utils.Database, conversation: Conversation) -> bool:
    """Put a new conversation there, without messages; whether it was new."""
    created_at, options = to_micros(conversation.created_at), conversation.options
    new = db.execute(
        """INSERT INTO conversation (id, title, created_at, updated_at, model, pinned, archived, folder_id,
               system_prompt, temperature, max_tokens, privacy, dial, knows, source, number)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(number), 0) + 1 FROM conversation))
           ON CONFLICT (id) DO NOTHING""",
        [
            conversation.id,
            storable(conversation.title),
            created_at,
            created_at,
            conversation.model,
            conversation.pinned,
            conversation.archived,
            conversation.folder_id,
            _storable(options.system_prompt),
            options.temperature,
            options.max_tokens,
            options.privacy,
            options.dial,
            options.knows,
            conversation.source,
        ],
    ).rowcount
    if new:
        for tag in filter(None, map(tag_name, conversation.tags)):
            db.execute("INSERT OR IGNORE INTO tag VALUES (?, ?)", [conversation.id, storable(tag)])
    return bool(new)


def _storable(text: str | None) -> str | None:
    return None if text is None else storable(text)


def _wanted(shelf: Shelf) -> tuple[list[str], list[Any]]:
    wanted, values = [PLACES[shelf.place]], []
    if shelf.folder_id == NO_FOLDER:
        wanted.append("c.folder_id IS NULL")
    elif shelf.folder_id is not None:
        wanted.append("c.folder_id = ?")
        values.append(shelf.folder_id)
    if shelf.pinned is not None:
        wanted.append("c.pinned" if shelf.pinned else "NOT c.pinned")
    if shelf.tag is not None:
        wanted.append("EXISTS (SELECT 1 FROM tag WHERE conversation_id = c.id AND tag = ?)")
        values.append(shelf.tag)
    if shelf.source is not None:
        wanted.append("c.source = ?")
        values.append(shelf.source)
    return wanted, values


def _conversation(row: tuple[Any, ...]) -> Conversation:
    identity, title, created_at, updated_at, messages, leaf_id, model, draft, *shelved = row
    pinned, archived, folder_id, *answered, deleted_at, source, tags, cost = shelved
    system_prompt, temperature, max_tokens, privacy, dial, knows = answered
    uses = None if knows is None else bool(knows)
    return Conversation(
        id=identity,
        title=title,
        created_at=from_micros(created_at),
        updated_at=from_micros(updated_at),
        messages=messages,
        leaf_id=leaf_id,
        model=model,
        cost=None if cost is None else Money(cost),
        draft=draft,
        pinned=bool(pinned),
        archived=bool(archived),
        folder_id=folder_id,
        tags=tuple(sorted(json.loads(tags))) if tags != "[]" else (),
        options=AnswerOptions(system_prompt, temperature, max_tokens, privacy_or_none(privacy), dial, uses),
        deleted_at=None if deleted_at is None else from_micros(deleted_at),
        source=source,
    )
