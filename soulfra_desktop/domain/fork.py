"""A chat that goes on elsewhere: the path up to a message, copied under ids of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from soulfra_desktop.domain.chat import Conversation, Message
from soulfra_desktop.domain.transfer import ChatTree
from soulfra_desktop.domain.usage import FREE

_NUMBERED = re.compile(r"(.*\S) \((\d{1,6})\)\Z", re.DOTALL)


def fork(
    conversation: Conversation, path: Sequence[Message], new_id: Callable[[], str], now: datetime
) -> ChatTree:  # fmt: skip
    """Copy the path. Attachments and receipts come along; what they cost and saved counts in the chat that paid for it."""
    own = new_id()
    ids = {message.id: new_id() for message in path}
    messages = tuple(
        replace(
            message,
            id=ids[message.id],
            conversation_id=own,
            parent_id=ids.get(message.parent_id or ""),
            receipt=replace(message.receipt, instead=None) if message.receipt else None,
        )
        for message in path
    )
    made = replace(
        conversation,
        id=own,
        title=next_title(conversation.title),
        created_at=now,
        updated_at=now,
        messages=len(messages),
        leaf_id=messages[-1].id if messages else None,
        cost=FREE,
        draft="",
        pinned=False,
        archived=False,
        deleted_at=None,
        source="",
    )
    return ChatTree(made, messages)


def unnumbered(title: str) -> str:
    """The title without the number of a fork: of "Bread (2)" that is "Bread"."""
    numbered = _NUMBERED.fullmatch(title)
    return numbered[1] if numbered else title


def next_title(title: str) -> str:
    """The title with a number that tells it from the first: "Bread" becomes "Bread (2)", and that "Bread (3)"."""
    numbered = _NUMBERED.fullmatch(title)
    return f"{numbered[1]} ({int(numbered[2]) + 1})" if numbered else f"{title} (2)"
