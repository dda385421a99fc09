"""Temporary chats: kept in memory alone, beside the store, and gone when Soulfra ends."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.sqlite.conversations import SqliteConversations
from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.adapters.sqlite.organiser import SqliteOrganiser
from soulfra_desktop.adapters.sqlite.trees import SqliteTrees
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


class TemporaryChats:
    """Fulfils ConversationStore: what begins as temporary goes to a store in memory, all else to the real one.

    The list never shows a temporary chat. What it cost stays in the real store's ledger, which holds no text.
    """

    def __init__(self, database: Database) -> None:
        """`database` is the real store's."""
        self._kept = SqliteConversations(database)
        self._database = database
        self._memory: Database | None = None
        self._in_memory: SqliteConversations | None = None
        self._ids: set[str] = set()
        """Of temporary chats."""
        self._answers: set[str] = set()
        """Of temporary answers."""

    async def forget(self, conversation_id: str) -> None:
        """Drop a temporary chat now. Any other is left alone."""
        if conversation_id in self._ids and self._memory is not None:
            organiser = SqliteOrganiser(self._memory)
            await organiser.delete([conversation_id])
            await organiser.purge([conversation_id])
            self._ids.discard(conversation_id)

    async def keep(self, conversation_id: str) -> None:
        """Move a temporary chat to the real store. One that is there already is left alone."""
        if conversation_id not in self._ids or self._memory is None:
            return
        tree = await SqliteTrees(self._memory).tree(conversation_id)
        await SqliteTrees(self._database).add_tree(tree)
        messages = json.dumps([message.id for message in tree.messages])

        def charge(db: sqlite_utils.Database) -> None:
            sql = "UPDATE usage SET conversation_id = ? WHERE message_id IN (SELECT value FROM json_each(?))"
            db.execute(sql, [conversation_id, messages])

        await self._database.write(charge)
        await self.forget(conversation_id)

    async def aclose(self) -> None:
        """Forget them all. Closing twice does nothing."""
        if self._memory is not None:
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
        if self._memory is None:
            self._memory = await Database.in_memory()
            self._in_memory = SqliteConversations(self._memory)
        self._ids.add(conversation.id)
        self._answers.add(answer.id)
        alone = replace(conversation, folder_id=None)
        return await self._marked(await self._of(conversation.id).begin(alone, question, answer))

    async def journal(self, answer_id: str, text: str, reasoning: str = "") -> None:
        await self._with(answer_id).journal(answer_id, text, reasoning)

    async def finish(self, answer: Message) -> None:
        await self._with(answer.id).finish(answer)

    async def record(self, answer_id: str, receipt: Receipt) -> None:
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
        await self._of(conversation_id).keep_draft(conversation_id, text)

    async def draft(self, conversation_id: str | None) -> str:
        return await self._of(conversation_id).draft(conversation_id)

    async def delete(self, conversation_id: str) -> None:
        await self._of(conversation_id).delete(conversation_id)

    async def restore(self, conversation_id: str) -> None:
        await self._of(conversation_id).restore(conversation_id)

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
