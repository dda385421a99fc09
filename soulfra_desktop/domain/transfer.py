"""Chats on their way in and out: whole trees, and what an import tells of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from soulfra_desktop.domain.chat import Conversation, Message
from soulfra_desktop.domain.shelf import NO_RULES, FolderRules

Source = Literal["soulfra", "chatgpt", "claude", "open-webui", "jan", "gpt4all"]
SOURCE_NAMES: dict[Source, str] = {
    "soulfra": "Soulfra",
    "chatgpt": "ChatGPT",
    "claude": "Claude",
    "open-webui": "Open WebUI",
    "jan": "Jan",
    "gpt4all": "GPT4All",
}
"""For people; an imported chat carries its source's name as a tag."""
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
    folder_prompt: str = ""
    """The folder's own instructions."""
    folder_rules: FolderRules = NO_RULES


@dataclass(frozen=True, slots=True)
class Found:
    """What a file or folder turned out to be. `chats` is about how many it holds, None where counting would take long."""

    source: Source
    chats: int | None = None


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
    trashed: int = 0
    """Chats that lie in the trash. They stay there, with what is new in them."""
    messages: int = 0
    """Messages that are new."""
    spoilt: tuple[Spoilt, ...] = ()
    untold: int = 0
    """What could not be read beside these: too many to tell each."""
    empty: int = 0
    """Chats without a message: there was nothing to take in."""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What is to be written and where. `path` is a file, or a folder that exists, in which a new one is made."""

    path: PurePath
    format: ExportFormat
    branches: bool = True
    """All versions of every message, rather than the branch that is shown. JSON has them in any case."""
    receipts: bool = True


@dataclass(frozen=True, slots=True)
class ExportProgress:
    """How far an export is."""

    done: int
    total: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote. `gone` counts chats that were deleted meanwhile."""

    path: PurePath
    chats: int
    gone: int = 0


EXTENSIONS: dict[ExportFormat, str] = {"markdown": ".md", "json": ".json", "html": ".html", "pdf": ".pdf"}
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
LONGEST_NAME = 80


def file_name(title: str, fallback: str = "Chat") -> str:
    """A title as a file's name that every system takes, without its ending."""
    name = "".join(" " if c in '<>:"/\\|?*' or not c.isprintable() else c for c in title)
    name = " ".join(name.split())[:LONGEST_NAME].strip(" .")
    while len(name.encode("utf-8", "replace")) > 180:
        name = name[:-1]
    name = name.lstrip("-~").strip(" .") or fallback
    return f"_{name}" if _RESERVED.match(name) else name
