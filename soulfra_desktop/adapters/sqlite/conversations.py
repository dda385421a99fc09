"""Conversations in the encrypted store, and the journal that lets an answer survive a crash in its middle."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.sqlite import index, listing, messages, sources
from soulfra_desktop.adapters.sqlite.values import IN_PLACE, storable, to_micros
from soulfra_desktop.domain.errors import NotFound
from soulfra_desktop.domain.shelf import Shelf

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database
    from soulfra_desktop.domain.chat import AnswerOptions, Conversation, Message
    from soulfra_desktop.domain.routing import Receipt

NEW_CHAT = ""
"""The name under which the draft of the chat that does not exist yet is kept."""

FORGOTTEN = "SELECT 1 FROM message WHERE id = ? AND text = ? AND NOT on_its_way"


class SqliteConversations:
    """Fulfils ConversationStore. A chat in the trash is not found until it is restored."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def conversations(
        self, limit: int = 200, before: datetime | None = None, shelf: Shelf | None = None
    ) -> list[Conversation]:
        return await self._database.read(lambda db: listing.listed(db, shelf or Shelf(), limit, before))

    async def conversation(self, conversation_id: str) -> Conversation:
        return await self._database.read(lambda db: listing.found(db, conversation_id))

    async def messages(self, conversation_id: str) -> list[Message]:
        def read(db: sqlite_utils.Database) -> list[Message]:
            listing.found(db, conversation_id)
            return messages.whole(db, conversation_id)

        return await self._database.read(read)

    async def tail(self, conversation_id: str, count: int) -> list[Message]:
        def read(db: sqlite_utils.Database) -> list[Message]:
            leaf_id = listing.found(db, conversation_id).leaf_id
            return messages.tail(db, conversation_id, leaf_id, count)

        return await self._database.read(read)

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
        """Of one that was forgotten while it came only what it cost is kept."""

        def end(db: sqlite_utils.Database) -> None:
            if db.execute(FORGOTTEN, [answer.id, IN_PLACE]).fetchone():
                db.execute("UPDATE message SET receipt = ? WHERE id = ?", [messages.packed(answer.receipt), answer.id])
                return
            index.forget(db, answer.id)
            values = [storable(answer.text), storable(answer.reasoning), answer.complete]
            _update(
                db,
                "UPDATE message SET on_its_way = 0, text = ?, reasoning = ?, complete = ?, receipt = ? WHERE id = ?",
                [*values, messages.packed(answer.receipt), answer.id],
            )
            db.execute("DELETE FROM journal WHERE answer_id = ?", [answer.id])
            db.execute("DELETE FROM attachment WHERE message_id = ?", [answer.id])
            messages.attach(db, answer)
            if answer.sources:
                sources.put(db, answer)
            index.read(db, answer.id)

        await self._database.write(end)

    async def record(self, answer_id: str, receipt: Receipt) -> None:
        await self._change("UPDATE message SET receipt = ? WHERE id = ?", [messages.packed(receipt), answer_id])

    async def rename(self, conversation_id: str, title: str) -> None:
        def change(db: sqlite_utils.Database) -> None:
            index.forget_title(db, conversation_id)
            _update(db, "UPDATE conversation SET title = ? WHERE id = ?", [storable(title), conversation_id])
            index.read_title(db, conversation_id)

        await self._database.write(change)

    async def choose_model(self, conversation_id: str, model: str | None) -> None:
        await self._change("UPDATE conversation SET model = ? WHERE id = ?", [model, conversation_id])

    async def set_options(self, conversation_id: str, options: AnswerOptions) -> None:
        prompt = None if options.system_prompt is None else storable(options.system_prompt)
        values = [prompt, options.temperature, options.max_tokens, options.privacy, options.dial, options.knows]
        await self._change(
            """UPDATE conversation SET system_prompt = ?, temperature = ?, max_tokens = ?, privacy = ?, dial = ?, knows = ?
               WHERE id = ?""",
            [*values, conversation_id],
        )

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

    async def _change(self, sql: str, values: list[Any]) -> None:
        await self._database.write(lambda db: _update(db, sql, values))


def _update(db: sqlite_utils.Database, sql: str, values: list[Any]) -> None:
    if db.execute(sql, values).rowcount == 0:
        raise NotFound("This chat or message does not exist, or is in the trash.")


def _begin(
    db: sqlite_utils.Database, conversation: Conversation, question: Message | None, answer: Message
) -> Conversation:
    if listing.added(db, conversation):
        index.read_title(db, conversation.id)
    if question is not None:
        messages.add(db, question, on_its_way=False)
        index.read(db, question.id)
    messages.add(db, answer, on_its_way=True)
    updated_at = max(to_micros(conversation.updated_at), to_micros(answer.created_at))
    _update(
        db,
        """UPDATE conversation SET messages = messages + ?, leaf_id = ?, updated_at = max(updated_at, ?)
           WHERE id = ? AND deleted_at IS NULL""",
        [1 if question is None else 2, answer.id, updated_at, conversation.id],
    )
    return listing.found(db, conversation.id)
