"""Temporary chats: kept in memory alone, beside the store, and gone when Soulfra ends."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.sqlite.conversations import SqliteConversations
from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.adapters.sqlite.organiser import SqliteOrganiser
from soulfra_desktop.adapters.sqlite.trees import SqliteTrees
from soulfra_desktop.adapters.sqlite.unkept import Unkept
from soulfra_desktop.adapters.sqlite.usage import weigh
from soulfra_desktop.domain.errors import NotFound
from soulfra_desktop.domain.usage import Money

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.domain.chat import AnswerOptions, Conversation, Message
    from soulfra_desktop.domain.routing import Receipt
    from soulfra_desktop.domain.shelf import Shelf

SPENT = """
SELECT CASE WHEN count(*) = count(cost_micros) THEN coalesce(sum(cost_micros), 0) END FROM usage
WHERE message_id IN (SELECT value FROM json_each(?))
"""

CHARGE = """
UPDATE usage SET conversation_id = ?,
    question_id = coalesce((SELECT parent_id FROM message WHERE message.id = usage.message_id), question_id)
WHERE message_id IN (SELECT value FROM json_each(?)) RETURNING question_id, message_id
"""
OF_CHATS = "scope = 'chat' AND subject IN (SELECT value FROM json_each(?))"
LINKED = f"SELECT EXISTS (SELECT 1 FROM budget WHERE {OF_CHATS}) OR EXISTS (SELECT 1 FROM budget_told WHERE {OF_CHATS})"
COMING = "SELECT json_group_array(id) FROM message WHERE conversation_id = ? AND on_its_way"


class TemporaryChats:
    """Fulfils ConversationStore: what begins as temporary goes to a store in memory, all else to the real one.

    The list never shows a temporary chat. What it cost stays in the real store's ledger, which holds no text.
    """

    def __init__(self, database: Database, unkept: Unkept | None = None) -> None:
        """`database` is the real store's, and `unkept` what its ledger may know of these chats."""
        self._unkept = unkept or Unkept()
        self._kept = SqliteConversations(database)
        self._database = database
        self._memory: Database | None = None
        self._in_memory: SqliteConversations | None = None
        self._ids: set[str] = set()
        """Of temporary chats, also of those that are forgotten: nothing about them ever reaches the real store."""
        self._forgotten: set[str] = set()
        self._answers: dict[str, str] = {}
        """The chats of temporary answers."""
        self._moving = asyncio.Lock()
        """What is written about a temporary chat waits while one moves, and follows it."""

    async def forget(self, conversation_id: str) -> None:
        """Drop a temporary chat now, and what is written about it later. Any other is left alone."""
        async with self._moving:
            if conversation_id in self._ids and self._memory is not None:
                self._forgotten.add(conversation_id)
                await self._unlink([conversation_id])
                await self._purge(self._memory, conversation_id)

    async def _unlink(self, chats: list[str]) -> None:
        """Nothing says any more that what these chats cost belongs together, or that there were such chats."""
        for chat in chats:
            self._unkept.drop(chat)
        named = json.dumps(chats)

        def unlink(db: sqlite_utils.Database) -> None:
            for table in ("budget", "budget_told"):
                db.execute(f"DELETE FROM {table} WHERE {OF_CHATS}", [named])

        if chats and await self._database.read(lambda db: db.execute(LINKED, [named, named]).fetchone()[0]):
            await self._database.write(unlink)

    async def _purge(self, memory: Database, conversation_id: str) -> None:
        organiser = SqliteOrganiser(memory)
        await organiser.delete([conversation_id])
        await organiser.purge([conversation_id])

    async def keep(self, conversation_id: str) -> None:
        """Move a temporary chat to the real store; an answer that is on its way goes on there. Others are left alone."""
        async with self._moving:
            if conversation_id in self._ids and self._memory is not None:
                await self._move(self._memory, conversation_id)

    async def _move(self, memory: Database, conversation_id: str) -> None:
        tree = await SqliteTrees(memory).tree(conversation_id)
        coming = await memory.read(lambda db: db.execute(COMING, [conversation_id]).fetchone()[0])
        await SqliteTrees(self._database).add_tree(tree)
        messages = json.dumps([message.id for message in tree.messages])

        def charge(db: sqlite_utils.Database) -> None:
            for question_id, message_id in db.execute(CHARGE, [conversation_id, messages]).fetchall():
                weigh(db, question_id, message_id)
            db.execute("UPDATE message SET on_its_way = 1 WHERE id IN (SELECT value FROM json_each(?))", [coming])

        await self._database.write(charge)
        self._unkept.drop(conversation_id)
        self._ids.discard(conversation_id)
        self._answers = {answer: chat for answer, chat in self._answers.items() if chat != conversation_id}
        await self._purge(memory, conversation_id)

    async def aclose(self) -> None:
        """Forget them all. Closing twice does nothing."""
        if self._memory is not None:
            try:
                await self._unlink([chat for chat in sorted(self._ids) if self._unkept.answers(chat)])
            finally:
                await self._memory.aclose()

    # What a ConversationStore does

    async def conversations(
        self, limit: int = 200, before: datetime | None = None, shelf: Shelf | None = None
    ) -> list[Conversation]:
        return await self._kept.conversations(limit, before, shelf)

    async def conversation(self, conversation_id: str) -> Conversation:
        chat = await self._of(conversation_id).conversation(conversation_id)
        return await self._marked(chat) if conversation_id in self._ids else chat

    async def messages(self, conversation_id: str) -> list[Message]:
        return await self._of(conversation_id).messages(conversation_id)

    async def tail(self, conversation_id: str, count: int) -> list[Message]:
        return await self._of(conversation_id).tail(conversation_id, count)

    async def begin(self, conversation: Conversation, question: Message | None, answer: Message) -> Conversation:
        if not conversation.temporary:
            return await self._kept.begin(conversation, question, answer)
        async with self._moving:
            return await self._begin(conversation, question, answer)

    async def _begin(self, conversation: Conversation, question: Message | None, answer: Message) -> Conversation:
        if conversation.id in self._forgotten:
            raise NotFound("This temporary chat was let go.")
        if conversation.messages and conversation.id not in self._ids:  # it was kept since it was read
            return await self._kept.begin(conversation, question, answer)
        if self._memory is None:
            self._memory = await Database.in_memory()
            self._in_memory = SqliteConversations(self._memory)
        self._ids.add(conversation.id)
        self._answers[answer.id] = conversation.id
        self._unkept.add(conversation.id, answer.id)
        alone = replace(conversation, folder_id=None)
        return await self._marked(await self._of(conversation.id).begin(alone, question, answer))

    async def journal(self, answer_id: str, text: str, reasoning: str = "") -> None:
        if answer_id not in self._answers:
            await self._kept.journal(answer_id, text, reasoning)
            return
        async with self._moving:
            await self._with(answer_id).journal(answer_id, text, reasoning)

    async def finish(self, answer: Message) -> None:
        if answer.id not in self._answers:
            await self._kept.finish(answer)
            return
        async with self._moving:
            if self._answers.get(answer.id) not in self._forgotten:
                await self._with(answer.id).finish(answer)

    async def record(self, answer_id: str, receipt: Receipt) -> None:
        if answer_id not in self._answers:
            await self._kept.record(answer_id, receipt)
            return
        async with self._moving:
            await self._with(answer_id).record(answer_id, receipt)

    async def rename(self, conversation_id: str, title: str) -> None:
        await self._of(conversation_id).rename(conversation_id, title)

    async def choose_model(self, conversation_id: str, model: str | None) -> None:
        await self._of(conversation_id).choose_model(conversation_id, model)

    async def set_options(self, conversation_id: str, options: AnswerOptions) -> None:
        await self._of(conversation_id).set_options(conversation_id, options)

    async def look_at(self, conversation_id: str, leaf_id: str) -> None:
        await self._of(conversation_id).look_at(conversation_id, leaf_id)

    async def keep_draft(self, conversation_id: str | None, text: str) -> None:
        if conversation_id not in self._forgotten:
            await self._of(conversation_id).keep_draft(conversation_id, text)

    async def draft(self, conversation_id: str | None) -> str:
        return await self._of(conversation_id).draft(conversation_id)

    def _of(self, conversation_id: str | None) -> SqliteConversations:
        return self._in_memory if self._in_memory and conversation_id in self._ids else self._kept

    def _with(self, answer_id: str) -> SqliteConversations:
        return self._in_memory if self._in_memory and answer_id in self._answers else self._kept

    async def _marked(self, chat: Conversation) -> Conversation:
        """As temporary, with what the real ledger says of its answers."""
        messages = await self._of(chat.id).messages(chat.id)
        among = json.dumps([message.id for message in messages])
        (spent,) = await self._database.read(lambda db: db.execute(SPENT, [among]).fetchone())
        return replace(chat, temporary=True, cost=None if spent is None else Money(spent))
