"""Whole chats in and out of the encrypted store."""

from __future__ import annotations

import asyncio
import hashlib
import json
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.sqlite import index, listing, messages
from soulfra_desktop.adapters.sqlite.organiser import GOING, LISTED, remove_some
from soulfra_desktop.adapters.sqlite.values import storable, to_micros
from soulfra_desktop.domain.errors import ImportRefused, NotFound
from soulfra_desktop.domain.privacy import privacy_or_none, strictest
from soulfra_desktop.domain.shelf import FolderRules
from soulfra_desktop.domain.transfer import ChatTree

if TYPE_CHECKING:
    from collections.abc import Iterator

    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database
    from soulfra_desktop.domain.chat import Conversation, Message
    from soulfra_desktop.domain.privacy import PrivacyClass
    from soulfra_desktop.domain.shelf import Place

FOLDER = "SELECT name, system_prompt, privacy, dial, model FROM folder WHERE id = ?"
MESSAGES_AT_ONCE = 200
"""In one write: what waits behind it shall not wait long."""
LENGTH_AT_ONCE = 1 << 20
"""Characters of text and bytes of files in one write, about."""
OWNERS = f"SELECT id, conversation_id FROM message WHERE id {LISTED}"
READ_AT_ONCE = 200
"""Messages of one tree; what is more waits for `index_more`, so that no write takes long."""


class SqliteTrees:
    """Fulfils TreeStore."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def tree(self, conversation_id: str) -> ChatTree:
        return await self._database.read(lambda db: _tree(db, conversation_id))

    async def place(self, conversation_id: str) -> Place | None:
        return await self._database.read(lambda db: _place(db, conversation_id))

    async def add_tree(self, tree: ChatTree) -> int:
        """In steps, between which others write; where it is cancelled, the chat is taken in whole all the same.

        One that was removed for good and is not all gone goes first, and comes in anew. Raises ImportRefused where a
        message is another chat's, NotFound where one follows one that is not in this chat: nothing is added then.
        """
        if await self._database.read(partial(_hindered, tree=tree)):
            while await self._database.write(partial(_make_way, conversation_id=tree.conversation.id)):
                pass
        new, cancelled = 0, None
        for number, step in enumerate(_steps(tree)):
            write = partial(_add, tree=step, read=0 if number else READ_AT_ONCE)
            try:
                new += await self._database.write(write)
            except asyncio.CancelledError as error:
                cancelled = error
                await self._database.write(write)  # it may not have begun
        if cancelled is not None:
            raise cancelled
        return new


def _hindered(db: sqlite_utils.Database, tree: ChatTree) -> bool:
    """Whether the chat must be removed to its end first. Raises as `add_tree`."""
    chat = tree.conversation
    row = db.execute("SELECT deleted_at FROM conversation WHERE id = ?", [chat.id]).fetchone()
    if row is not None and row[0] == GOING:
        return True
    there: dict[str, str] = dict(db.execute(OWNERS, [json.dumps([message.id for message in tree.messages])]).fetchall())
    if set(there.values()) - {chat.id}:
        raise ImportRefused("A message of it is part of another chat that is here.", "Nothing of it was taken in.")
    known = {message.id for message in tree.messages} | set(there)
    for message in tree.messages:
        if message.parent_id is not None and message.parent_id not in known:
            known |= _own(db, chat.id, message.parent_id)
    return False


def _own(db: sqlite_utils.Database, conversation_id: str, message_id: str) -> set[str]:
    """Raises NotFound where the message is not this chat's."""
    sql = "SELECT id FROM message WHERE id = ? AND conversation_id = ?"
    if row := db.execute(sql, [message_id, conversation_id]).fetchone():
        return {row[0]}
    raise NotFound("The message that this one follows is not in this chat.", "Open the chat again.")


def _make_way(db: sqlite_utils.Database, conversation_id: str) -> bool:
    """Whether there was still something of it to remove."""
    going = "SELECT 1 FROM conversation WHERE id = ? AND deleted_at = ?"
    return bool(db.execute(going, [conversation_id, GOING]).fetchone()) and remove_some(db)


def _steps(tree: ChatTree) -> Iterator[ChatTree]:
    """The same chat, its messages a few at a time."""
    step: list[Message] = []
    length = 0
    for message in tree.messages:
        step.append(message)
        length += len(message.text) + len(message.reasoning) + sum(len(file.data) for file in message.attachments)
        if len(step) >= MESSAGES_AT_ONCE or length >= LENGTH_AT_ONCE:
            yield replace(tree, messages=tuple(step))
            step, length = [], 0
    if step or not tree.messages:
        yield replace(tree, messages=tuple(step))


def _place(db: sqlite_utils.Database, conversation_id: str) -> Place | None:
    row = db.execute("SELECT archived, deleted_at FROM conversation WHERE id = ?", [conversation_id]).fetchone()
    if row is None or row[1] == GOING:
        return None
    return "trash" if row[1] is not None else "archived" if row[0] else "active"


def _tree(db: sqlite_utils.Database, conversation_id: str) -> ChatTree:
    conversation = listing.found(db, conversation_id)
    folder = db.execute(FOLDER, [conversation.folder_id]).fetchone()
    whole = messages.whole(db, conversation_id)
    if folder is None:
        return ChatTree(conversation, tuple(whole))
    name, prompt, privacy, dial, model = folder
    return ChatTree(conversation, tuple(whole), name, prompt, FolderRules(privacy_or_none(privacy), dial, model))


def _add(db: sqlite_utils.Database, tree: ChatTree, read: int) -> int:
    chat = tree.conversation
    made = not db.execute("SELECT 1 FROM conversation WHERE id = ?", [chat.id]).fetchone()
    if made:
        listing.added(db, _in_folder(db, chat, tree))
        index.read_title(db, chat.id)
        if chat.draft:
            db.execute("INSERT OR REPLACE INTO draft VALUES (?, ?)", [chat.id, storable(chat.draft)])
    new = [message for message in tree.messages if _is_new(db, message)]
    if new and not made:
        _stay_strict(db, tree)
    numbers = [messages.add(db, message, on_its_way=False) for message in new]
    db.conn.executemany("INSERT INTO unread VALUES (?)", [[number] for number in numbers])
    for message in new[:read]:
        index.read(db, message.id)
    if made or new:
        _settle(db, chat, len(new))
    return len(new)


def _is_new(db: sqlite_utils.Database, message: Message) -> bool:
    return not db.execute("SELECT 1 FROM message WHERE id = ?", [message.id]).fetchone()


def _settle(db: sqlite_utils.Database, chat: Conversation, new: int) -> None:
    """Count what came, and look at the branch that the tree looked at unless another one is looked at already."""
    db.execute(
        """UPDATE conversation SET messages = messages + ?, updated_at = max(updated_at, ?),
               leaf_id = coalesce(leaf_id, (SELECT id FROM message WHERE id = ? AND conversation_id = ?))
           WHERE id = ?""",
        [new, to_micros(chat.updated_at), chat.leaf_id, chat.id, chat.id],
    )


def _stay_strict(db: sqlite_utils.Database, tree: ChatTree) -> None:
    """What comes in anew was never answered more freely than where it came from: nor is the chat that it joins."""
    identity = tree.conversation.id
    own, folder_id = db.execute("SELECT privacy, folder_id FROM conversation WHERE id = ?", [identity]).fetchone()
    here = strictest(privacy_or_none(own), _privacy(db, folder_id))
    holds = strictest(here, tree.conversation.options.privacy, tree.folder_rules.privacy)
    if holds != here:
        db.execute("UPDATE conversation SET privacy = ? WHERE id = ?", [holds, identity])


def _privacy(db: sqlite_utils.Database, folder_id: str | None) -> PrivacyClass | None:
    row = db.execute("SELECT privacy FROM folder WHERE id = ?", [folder_id]).fetchone()
    return privacy_or_none(row[0]) if row else None


def _in_folder(db: sqlite_utils.Database, chat: Conversation, tree: ChatTree) -> Conversation:
    """The chat in its folder; where that is less strict here than where it came from, the chat keeps the strictness."""
    folder_id = _folder(db, tree)
    here, there, options = _privacy(db, folder_id), tree.folder_rules.privacy, chat.options
    if strictest(here, there) != strictest(here):
        options = replace(options, privacy=there)
    return replace(chat, folder_id=folder_id, options=options)


def _folder(db: sqlite_utils.Database, tree: ChatTree) -> str | None:
    """The folder of that name, which stays as it is; made, with its instructions, if there is none."""
    if not tree.folder:
        return None
    name, folder_id = storable(tree.folder), tree.conversation.folder_id
    same = "SELECT id FROM folder WHERE name = ? ORDER BY id <> ?, position LIMIT 1"
    if row := db.execute(same, [name, folder_id or ""]).fetchone():
        return row[0]
    identity = folder_id or hashlib.sha256(name.encode()).hexdigest()[:32]
    if db.execute("SELECT 1 FROM folder WHERE id = ?", [identity]).fetchone():
        return identity
    rules = tree.folder_rules
    sql = """INSERT INTO folder (id, name, system_prompt, privacy, dial, model, position)
             VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), -1) + 1 FROM folder))"""
    db.execute(sql, [identity, name, storable(tree.folder_prompt), rules.privacy, rules.dial, rules.model])
    return identity
