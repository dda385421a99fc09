"""Our own JSON, out and in: everything a chat has, versioned (docs/export-format.md)."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime
from typing import Any

from soulfra_desktop.adapters.transfer.tree import (
    LONGEST_FOLDER,
    MOST_MESSAGES,
    Unusable,
    clean,
    in_a_line,
    listed,
    named,
    not_ahead,
    tags_of,
    text_of,
)
from soulfra_desktop.domain.chat import AnswerOptions, Attachment, Conversation, Message
from soulfra_desktop.domain.footnotes import sources_to_json
from soulfra_desktop.domain.privacy import privacy_or_none
from soulfra_desktop.domain.receipt import receipt_from_json, receipt_to_json
from soulfra_desktop.domain.routing import ModelRef, Receipt
from soulfra_desktop.domain.saved import saved_in
from soulfra_desktop.domain.savings import Savings
from soulfra_desktop.domain.shelf import FolderRules
from soulfra_desktop.domain.transfer import SOURCE_NAMES, ChatTree

FORMAT = "soulfra-chats"
VERSION = 1
LONGEST_ID = 64
LONGEST_NAME = 200
"""Characters of a model's or a file's name."""
LONGEST_TITLE = 1_000


def to_json(tree: ChatTree, *, receipts: bool = True) -> dict[str, Any]:
    """One chat as an object."""
    chat, options, saved = tree.conversation, tree.conversation.options, saved_in(tree.messages)
    return {
        "id": chat.id,
        "title": chat.title,
        "created_at": chat.created_at.isoformat(),
        "updated_at": chat.updated_at.isoformat(),
        "leaf_id": chat.leaf_id,
        "model": chat.model,
        "draft": chat.draft,
        "pinned": chat.pinned,
        "archived": chat.archived,
        "folder": _folder_to_json(tree) if tree.folder else None,
        "tags": list(chat.tags),
        "options": {
            "system_prompt": options.system_prompt,
            "temperature": options.temperature,
            "max_tokens": options.max_tokens,
            "privacy": options.privacy,
            "dial": options.dial,
        },
        "source": chat.source,
        "messages": [
            message_to_json(message, receipts=receipts, savings=saved.get(message.id)) for message in tree.messages
        ],
    }


def _folder_to_json(tree: ChatTree) -> dict[str, Any]:
    rules = tree.folder_rules
    own = {"id": tree.conversation.folder_id, "name": tree.folder, "system_prompt": tree.folder_prompt}
    return {**own, "privacy": rules.privacy, "dial": rules.dial, "model": rules.model}


def message_to_json(message: Message, *, receipts: bool = True, savings: Savings | None = None) -> dict[str, Any]:
    """One message as an object of its chat; `savings` are those that are left to it among all answers to its question."""
    return {
        "id": message.id,
        "parent_id": message.parent_id,
        "role": message.role,
        "text": message.text,
        "reasoning": message.reasoning,
        "complete": message.complete,
        "created_at": message.created_at.isoformat(),
        "receipt": receipt_to_json(message.receipt, savings) if message.receipt and receipts else None,
        "attachments": [
            {"name": file.name, "media_type": file.media_type, "data": base64.b64encode(file.data).decode()}
            for file in message.attachments
        ],
        **({"sources": sources_to_json(message.sources)} if message.sources else {}),
    }


def is_chat(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("messages"), list) and "leaf_id" in item


def read(item: dict[str, Any]) -> ChatTree | None:
    """The inverse of `to_json`; None where there is no message. Raises Unusable."""
    rows = item["messages"]
    if len(rows) > MOST_MESSAGES:
        raise Unusable(f"It has more than {MOST_MESSAGES:,} messages.")
    try:
        identity = _id(item.get("id"))
        messages = _in_order([message_from_json(row, identity) for row in rows])
        return tree_from_json(item, identity, messages) if messages else None
    except (KeyError, TypeError, ValueError, AttributeError, binascii.Error):
        raise Unusable("A part of it is missing or is not what the format says.") from None


def tree_from_json(item: dict[str, Any], identity: str, messages: tuple[Message, ...]) -> ChatTree:
    """A chat around its messages, of which there is at least one. Raises as `message_from_json`."""
    folder, prompt = _folder(item)[0], clean(named(item, "folder", "system_prompt"))
    chat = _conversation(item, identity, messages)
    return ChatTree(chat, messages, folder, prompt, _rules(item["folder"])) if folder else ChatTree(chat, messages)


def _conversation(item: dict[str, Any], identity: str, messages: tuple[Message, ...]) -> Conversation:
    leaf = text_of(item.get("leaf_id"))
    return Conversation(
        id=identity,
        title=clean(item.get("title"))[:LONGEST_TITLE],
        created_at=_time(item["created_at"]),
        updated_at=_time(item["updated_at"]),
        messages=len(messages),
        leaf_id=leaf if any(message.id == leaf for message in messages) else messages[-1].id,
        model=_model(item.get("model")),
        draft=clean(item.get("draft")),
        pinned=item.get("pinned") is True,
        archived=item.get("archived") is True,
        folder_id=_folder(item)[1],
        tags=tags_of(listed(item.get("tags"))),
        options=_options(item.get("options")),
        source=source if (source := text_of(item.get("source"))) in SOURCE_NAMES else "",
    )


def _folder(item: dict[str, Any]) -> tuple[str, str | None]:
    name = in_a_line(named(item, "folder", "name"), LONGEST_FOLDER)
    return name, (text_of(named(item, "folder", "id"))[:LONGEST_ID] or None) if name else None


def _model(value: Any) -> str | None:
    """None for what no model can be called: the chat is answered as a new one is."""
    try:
        return str(ModelRef.parse(clean(value)[:LONGEST_NAME]))
    except ValueError:
        return None


def _receipt(value: Any) -> Receipt | None:
    """None for one that is not as the format says: its answer comes in without it."""
    try:
        return receipt_from_json(value) if value else None
    except ValueError:
        return None


def _options(value: Any) -> AnswerOptions:
    temperature, most = named(value, "temperature"), named(value, "max_tokens")
    prompt = named(value, "system_prompt")
    return AnswerOptions(
        system_prompt=clean(prompt) if isinstance(prompt, str) else None,
        temperature=float(temperature) if isinstance(temperature, int | float) and 0 <= temperature <= 2 else None,
        max_tokens=most if type(most) is int and 1 <= most <= 10**9 else None,
        privacy=privacy_or_none(named(value, "privacy")),
        dial=_dial(value),
    )


def _rules(folder: Any) -> FolderRules:
    return FolderRules(privacy_or_none(named(folder, "privacy")), _dial(folder), _model(named(folder, "model")))


def _dial(value: Any) -> int | None:
    dial = named(value, "dial")
    return dial if type(dial) is int and 0 <= dial <= 100 else None


def message_from_json(row: dict[str, Any], conversation_id: str) -> Message:
    """The inverse of `message_to_json`. Raises KeyError, TypeError, ValueError or AttributeError on anything else."""
    if row["role"] not in ("user", "assistant"):
        raise ValueError("a role is user or assistant")
    parent = row.get("parent_id")
    return Message(
        id=_id(row["id"]),
        conversation_id=conversation_id,
        parent_id=_id(parent) if parent is not None else None,
        role=row["role"],
        text=clean(row["text"]),
        created_at=_time(row["created_at"]),
        complete=row.get("complete") is not False,
        reasoning=clean(row.get("reasoning")),
        receipt=_receipt(row.get("receipt")),
        attachments=tuple(_attachment(file) for file in listed(row.get("attachments"))),
    )


def _attachment(row: dict[str, Any]) -> Attachment:
    name, media_type = clean(row["name"])[:LONGEST_NAME], clean(row["media_type"])[:LONGEST_NAME]
    return Attachment(name, media_type, base64.b64decode(row["data"], validate=True))


def _id(value: Any) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_ID or not value.isprintable() or " " in value:
        raise ValueError("an id is a short text")
    return value


def _time(value: Any) -> datetime:
    at = datetime.fromisoformat(value)
    if at.tzinfo is None or not at.year >= 1970:
        raise ValueError("a time has a zone and is of this age")
    return not_ahead(at)


def _in_order(messages: list[Message]) -> tuple[Message, ...]:
    """Parents first, each id once, as they stand. Raises ValueError where a parent does not come before."""
    seen: set[str] = set()
    for message in messages:
        if message.id in seen or (message.parent_id is not None and message.parent_id not in seen):
            raise ValueError("a parent stands before its children")
        seen.add(message.id)
    return tuple(messages)
