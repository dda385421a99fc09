"""What Soulfra remembers of the person: facts with their source, never overwritten, only superseded or forgotten."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from soulfra_desktop.domain.knowledge import EVERYWHERE, Scope

FactKind = Literal["identity", "preference", "project", "person", "place", "date", "instruction", "other"]
TakenBy = Literal["rule", "model", "person"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is remembered, and why it is known."""

    id: str
    text: str
    """A sentence that stands for itself: "The person's dog is called Nova.\""""
    kind: FactKind
    taken_by: TakenBy
    valid_from: datetime
    scope: Scope = EVERYWHERE
    subject: str = ""
    """What it is about, as a key: a later fact with the same subject and scope supersedes this one."""
    source_message_id: str | None = None
    source_conversation_id: str | None = None
    valid_to: datetime | None = None
    """When it ceased to hold; None while it holds."""
    superseded_by: str | None = None
    pinned: bool = False
    """Always before the model, found or not."""
    disabled: bool = False
    """Kept, and never before the model."""

    @property
    def holds(self) -> bool:
        return self.valid_to is None and not self.disabled


@dataclass(frozen=True, slots=True)
class FactChange:
    """What a message says should become of what is remembered."""

    operation: Literal["add", "update", "supersede", "nothing"]
    text: str = ""
    kind: FactKind = "other"
    subject: str = ""
    fact_id: str | None = None
    """The fact that is updated or superseded."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """What became of a message. `superseded` are those that ceased to hold."""

    remembered: tuple[Fact, ...] = ()
    superseded: tuple[Fact, ...] = ()
    forgotten: tuple[Fact, ...] = ()
    confirmed: tuple[Fact, ...] = ()
    """Remembered already, and said again."""
    known: bool = False
    """It was asked to remember what is remembered already."""
    not_found: bool = False
    """It was asked to forget something that is not remembered."""
    secret: bool = False
    """It was asked to remember something that looks like a secret."""

    def __bool__(self) -> bool:
        return replace(self, confirmed=()) != Learnt()
