"""Finding words in all messages: what is asked, and what is found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from soulfra_desktop.domain.chat import Role

TermKind = Literal["word", "prefix", "phrase"]


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is looked for: all words of `text` (the last one may be unfinished), "quoted" ones side by side, -excluded.

    None asks for no such thing. Chats in the trash are never found; archived ones are.
    """

    text: str
    model: str | None = None
    """`provider/model` that answered."""
    role: Role | None = None
    folder_id: str | None = None
    tag: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    """Up to, and not including."""
    conversation_id: str | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One message, or one chat whose title fits (`message_id` None)."""

    conversation_id: str
    title: str
    message_id: str | None
    role: Role | None
    snippet: str
    """About 20 words around what was found, without line breaks."""
    marks: tuple[tuple[int, int], ...]
    """Start and end of each found word in `snippet`, in characters."""
    created_at: datetime
    model: str | None = None


@dataclass(frozen=True, slots=True)
class SearchFound:
    """The hits, the best or newest first. `more` where there are others than the limit shows."""

    hits: tuple[SearchHit, ...] = ()
    more: bool = False
    indexed: float = 1.0
    """The share of all messages that can be found already; less than 1 while an upgraded store is being read."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for. `words` has one entry, or those of a phrase; `wanted` is False for -excluded ones."""

    kind: TermKind
    words: tuple[str, ...]
    wanted: bool = True
