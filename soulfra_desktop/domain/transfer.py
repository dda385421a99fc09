"""Chats on their way in and out: whole trees, and what an import tells of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from soulfra_desktop.domain.chat import Conversation, Message

Source = Literal["soulfra", "chatgpt", "claude", "open-webui", "jan", "gpt4all"]
ExportFormat = Literal["markdown", "json", "html", "pdf"]


@dataclass(frozen=True, slots=True)
class ChatTree:
    """One chat whole: every branch, its attachments, its folder's name. Ids are stable: the same chat has the same
    ids in every export of it, so that importing twice adds nothing."""

    conversation: Conversation
    messages: tuple[Message, ...]
    """Every parent stands before its children."""
    folder: str = ""
    """Its name; empty for none."""


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A chat, or a part of one, that could not be taken in, and why."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import is. `total` is None while unknown."""

    done: int
    total: int | None
    title: str = ""
    """The chat that was just looked at."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    source: Source
    added: int = 0
    """Chats that are new."""
    grown: int = 0
    """Chats that were here and got messages."""
    unchanged: int = 0
    messages: int = 0
    """Messages that are new."""
    spoilt: tuple[Spoilt, ...] = ()
    cancelled: bool = False
