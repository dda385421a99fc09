"""How chats are put in order: folders, pins, tags, archive, trash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from soulfra_desktop.domain.privacy import PrivacyClass

Place = Literal["active", "archived", "trash"]
TRASH_KEPT = timedelta(days=30)
"""After which a chat in the trash is gone for good."""
TAG_LIMIT = 40
NO_FOLDER = ""
"""As a folder's id in a Shelf: the chats that are in none."""


@dataclass(frozen=True, slots=True)
class FolderRules:
    """Who may answer the chats of a folder. None leaves a value to the settings."""

    privacy: PrivacyClass | None = None
    """A chat in it is never answered more freely."""
    dial: int | None = None
    """Between saving (0) and the best answer (100)."""
    model: str | None = None
    """The `provider/model` for chats that have none of their own."""


NO_RULES = FolderRules()


@dataclass(frozen=True, slots=True)
class Folder:
    """A named group of chats. Its system prompt stands before every chat in it that has none of its own."""

    id: str
    name: str
    system_prompt: str = ""
    position: int = 0
    """Folders are listed by this, lowest first."""
    chats: int = 0
    """Active ones in it."""
    rules: FolderRules = NO_RULES
    stays_here: bool = False
    """Its chats are not synced. Set by `keep_here`, never by saving the folder."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Which chats a list shows. None asks for no such thing; NO_FOLDER for the chats in no folder."""

    place: Place = "active"
    folder_id: str | None = None
    pinned: bool | None = None
    tag: str | None = None
    source: str | None = None


def tag_name(text: str) -> str:
    """A tag as it is kept: one line, single spaces, no leading #, TAG_LIMIT characters; empty where nothing is left."""
    return " ".join(text.replace("\0", "").split()).lstrip("# ")[:TAG_LIMIT].rstrip()
