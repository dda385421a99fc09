"""Conversations in the encrypted store: trees of messages, and a journal that survives a crash in mid-answer."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.sqlite.values import from_micros, storable, to_micros
from soulfra_desktop.domain.chat import Attachment, Conversation, Message
from soulfra_desktop.domain.errors import NotFound
from soulfra_desktop.domain.receipt import receipt_from_json, receipt_to_json
from soulfra_desktop.domain.usage import Money

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database
    from soulfra_desktop.domain.routing import Receipt

NEW_CHAT = ""
"""The name under which the draft of the chat that does not exist yet is kept."""

CONVERSATIONS = """
SELECT c.id, c.title, c.created_at, c.updated_at, c.messages, c.leaf_id, c.model, coalesce(d.text, ''),
    (SELECT CASE WHEN count(*) = count(cost_micros) THEN coalesce(sum(cost_micros), 0) END
     FROM usage WHERE conversation_id = c.id)
FROM conversation c LEFT JOIN draft d ON d.conversation_id = c.id
WHERE c.deleted_at IS NULL
"""


class SqliteConversations:
    """Fulfils ConversationStore. A chat in the trash is not found until it is restored."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def conversations(self, limit: int = 200, before: datetime | None = None) -> list[Conversation]:
        sql = f"{CONVERSATIONS} AND c.updated_at < ? ORDER BY c.updated_at DESC LIMIT ?"
        last = to_micros(before) if before else 2**63 - 1
        return await self._database.read(lambda db: [_conversation(row) for row in db.execute(sql, [last, limit])])

    async def conversation(self, conversation_id: str) -> Conversation:
        return await self._database.read(lambda db: _find(db, conversation_id))

    async def messages(self, conversation_id: str) -> list[Message]:
        return await self._database.read(lambda db: _messages(db, conversation_id))

    async def begin(self, conversation: Conversation, question: Message | None, answer: Message) -> Conversation:
        return await self._database.write(lambda db: _begin(db, conversation, question, answer))

    async def journal(self, answer_id: str, text: str, reasoning: str = "") -> None:
        """Add a piece. An answer that is finished already has its whole text, and stays as it is."""

        def add(db: sqlite_utils.Database) -> None:
            row = db.execute("SELECT on_its_way FROM message WHERE id = ?", [answer_id]).fetchone()
            if row is None:
                raise NotFound("The answer that is being written does not exist.")
            if row[0]:
                piece = [answer_id, storable(text), storable(reasoning)]
                db.execute("INSERT INTO journal (answer_id, text, reasoning) VALUES (?, ?, ?)", piece)

        await self._database.write(add)

    async def finish(self, answer: Message) -> None:
        def end(db: sqlite_utils.Database) -> None:
            values = [storable(answer.text), storable(answer.reasoning), answer.complete, _packed(answer.receipt)]
            _update(
                db,
                "UPDATE message SET on_its_way = 0, text = ?, reasoning = ?, complete = ?, receipt = ? WHERE id = ?",
                [*values, answer.id],
            )
            db.execute("DELETE FROM journal WHERE answer_id = ?", [answer.id])
            db.execute("DELETE FROM attachment WHERE message_id = ?", [answer.id])
            _attach(db, answer)

        await self._database.write(end)

    async def record(self, answer_id: str, receipt: Receipt) -> None:
        await self._change("UPDATE message SET receipt = ? WHERE id = ?", [_packed(receipt), answer_id])

    async def rename(self, conversation_id: str, title: str) -> None:
        await self._change("UPDATE conversation SET title = ? WHERE id = ?", [storable(title), conversation_id])

    async def choose_model(self, conversation_id: str, model: str | None) -> None:
        await self._change("UPDATE conversation SET model = ? WHERE id = ?", [model, conversation_id])

    async def look_at(self, conversation_id: str, leaf_id: str) -> None:
        sql = """UPDATE conversation SET leaf_id = ? WHERE id = ?
                 AND EXISTS (SELECT 1 FROM message m WHERE m.id = ? AND m.conversation_id = conversation.id)"""
        await self._change(sql, [leaf_id, conversation_id, leaf_id])

    async def keep_draft(self, conversation_id: str | None, text: str) -> None:
        name = conversation_id or NEW_CHAT

        def keep(db: sqlite_utils.Database) -> None:
            if text:
                db.execute("INSERT OR REPLACE INTO draft VALUES (?, ?)", [name, storable(text)])
            else:
                db.execute("DELETE FROM draft WHERE conversation_id = ?", [name])

        await self._database.write(keep)

    async def draft(self, conversation_id: str | None) -> str:
        sql, name = "SELECT text FROM draft WHERE conversation_id = ?", conversation_id or NEW_CHAT
        row = await self._database.read(lambda db: db.execute(sql, [name]).fetchone())
        return row[0] if row else ""

    async def delete(self, conversation_id: str) -> None:
        sql = "UPDATE conversation SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL"
        await self._change(sql, [to_micros(datetime.now(UTC)), conversation_id])

    async def restore(self, conversation_id: str) -> None:
        await self._change("UPDATE conversation SET deleted_at = NULL WHERE id = ?", [conversation_id])

    async def _change(self, sql: str, values: list[Any]) -> None:
        await self._database.write(lambda db: _update(db, sql, values))


def _update(db: sqlite_utils.Database, sql: str, values: list[Any]) -> None:
    if db.execute(sql, values).rowcount == 0:
        raise NotFound("This chat or message does not exist, or is in the trash.")


def _find(db: sqlite_utils.Database, conversation_id: str) -> Conversation:
    row = db.execute(f"{CONVERSATIONS} AND c.id = ?", [conversation_id]).fetchone()
    if row is None:
        raise NotFound("There is no such chat, or it is in the trash.", "See what there is: soulfra chats list")
    return _conversation(row)


def _conversation(row: tuple[Any, ...]) -> Conversation:
    identity, title, created_at, updated_at, messages, leaf_id, model, draft, cost = row
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
    )


def _begin(
    db: sqlite_utils.Database, conversation: Conversation, question: Message | None, answer: Message
) -> Conversation:
    created_at = to_micros(conversation.created_at)
    db.execute(
        """INSERT INTO conversation (id, title, created_at, updated_at, model) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (id) DO NOTHING""",
        [conversation.id, storable(conversation.title), created_at, created_at, conversation.model],
    )
    added = [message for message in (question, answer) if message is not None]
    for message in added:
        _add(db, message, on_its_way=message is answer)
    updated_at = max(to_micros(conversation.updated_at), to_micros(answer.created_at))
    _update(
        db,
        """UPDATE conversation SET messages = messages + ?, leaf_id = ?, updated_at = max(updated_at, ?)
           WHERE id = ? AND deleted_at IS NULL""",
        [len(added), answer.id, updated_at, conversation.id],
    )
    return _find(db, conversation.id)


def _add(db: sqlite_utils.Database, message: Message, *, on_its_way: bool) -> None:
    if message.parent_id is not None:
        sql = "SELECT 1 FROM message WHERE id = ? AND conversation_id = ?"
        if not db.execute(sql, [message.parent_id, message.conversation_id]).fetchone():
            raise NotFound("The message that this one follows is not in this chat.", "Open the chat again.")
    db.execute(
        """INSERT INTO message
           (id, conversation_id, parent_id, role, text, reasoning, created_at, complete, on_its_way, receipt)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [
            message.id,
            message.conversation_id,
            message.parent_id,
            message.role,
            storable(message.text),
            storable(message.reasoning),
            to_micros(message.created_at),
            message.complete,
            on_its_way,
            _packed(message.receipt),
        ],
    )
    _attach(db, message)


def _attach(db: sqlite_utils.Database, message: Message) -> None:
    for position, file in enumerate(message.attachments):
        row = [message.id, position, storable(file.name), file.media_type, file.data]
        db.execute("INSERT INTO attachment VALUES (?, ?, ?, ?, ?)", row)


def _messages(db: sqlite_utils.Database, conversation_id: str) -> list[Message]:
    _find(db, conversation_id)
    journals, attachments = _journals(db, conversation_id), _attachments(db, conversation_id)
    rows = db.execute(
        """SELECT id, parent_id, role, text, reasoning, created_at, complete, receipt
           FROM message WHERE conversation_id = ? ORDER BY number""",
        [conversation_id],
    )
    found: list[Message] = []
    for identity, parent_id, role, text, reasoning, created_at, complete, receipt in rows:
        pieces = journals.get(identity, [])
        found.append(
            Message(
                id=identity,
                conversation_id=conversation_id,
                parent_id=parent_id,
                role=role,
                text=text + "".join(piece for piece, _ in pieces),
                created_at=from_micros(created_at),
                complete=bool(complete),
                reasoning=reasoning + "".join(thought for _, thought in pieces),
                receipt=receipt_from_json(json.loads(receipt)) if receipt else None,
                attachments=tuple(attachments.get(identity, ())),
            )
        )
    return found


def _journals(db: sqlite_utils.Database, conversation_id: str) -> dict[str, list[tuple[str, str]]]:
    sql = """SELECT j.answer_id, j.text, j.reasoning FROM message m JOIN journal j ON j.answer_id = m.id
             WHERE m.conversation_id = ? ORDER BY j.number"""
    pieces: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for answer_id, text, reasoning in db.execute(sql, [conversation_id]):
        pieces[answer_id].append((text, reasoning))
    return pieces


def _attachments(db: sqlite_utils.Database, conversation_id: str) -> dict[str, list[Attachment]]:
    sql = """SELECT a.message_id, a.name, a.media_type, a.data FROM message m JOIN attachment a ON a.message_id = m.id
             WHERE m.conversation_id = ? ORDER BY a.message_id, a.position"""
    files: dict[str, list[Attachment]] = defaultdict(list)
    for message_id, name, media_type, data in db.execute(sql, [conversation_id]):
        files[message_id].append(Attachment(name, media_type, data))
    return files


def _packed(receipt: Receipt | None) -> str | None:
    return json.dumps(receipt_to_json(receipt), separators=(",", ":")) if receipt else None
