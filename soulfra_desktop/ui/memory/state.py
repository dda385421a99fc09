"""What the memory screen shows, as one frozen state. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from soulfra_desktop.domain.addressing import told
from soulfra_desktop.domain.fact import Fact, FactKind
from soulfra_desktop.domain.wording import content_words
from soulfra_desktop.services.memory import Reason
from soulfra_desktop.ui.kit.problem import Problem

KINDS: tuple[FactKind, ...] = (
    "identity", "preference", "instruction", "person", "project", "place", "date", "other",
)  # fmt: skip
"""In the order in which they are offered."""
Where = Literal["", "everywhere", "project", "chat", "agent"]
"""To what facts belong; empty for all of them."""
WHERES: tuple[Where, ...] = ("everywhere", "project", "chat", "agent")


def where_of(fact: Fact) -> Where:
    if fact.scope.conversation_id is not None:
        return "chat"
    if fact.scope.folder_id is not None:
        return "project"
    return "agent" if fact.scope.agent is not None else "everywhere"


@dataclass(frozen=True, slots=True)
class Writing:
    """A sentence that is being written: a new one, or one in its place."""

    fact: Fact | None
    """None for a new one."""
    text: str = ""
    kind: FactKind = "other"
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class MemoryState:
    """`all` holds the former ones too; `asked` waits for a yes before it is forgotten for good."""

    phase: Literal["loading", "ready", "failed"] = "loading"
    on: bool = True
    all: tuple[Fact, ...] = ()
    words: str = ""
    kind: FactKind | None = None
    where: Where = ""
    history: bool = False
    """What no longer holds is shown instead of what does."""
    writing: Writing | None = None
    asked: tuple[Fact, ...] = ()
    why: Reason | None = None
    """Opened under its fact."""
    folders: dict[str, str] = field(default_factory=dict)
    """Names by ids."""
    problem: Problem | None = None
    forgot: int = 0
    """How many were forgotten last, said until something else is done."""

    @property
    def current(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.all if fact.valid_to is None)

    @property
    def former(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.all if fact.valid_to is not None)

    @property
    def listed(self) -> tuple[Fact, ...]:
        """What the filters leave, pinned ones first."""
        found = [fact for fact in (self.former if self.history else self.current) if self._fits(fact)]
        return tuple(sorted(found, key=lambda fact: not fact.pinned))

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words.strip() or self.kind or self.where)

    @property
    def kinds(self) -> tuple[FactKind, ...]:
        """Those that there are any of."""
        there = {fact.kind for fact in (self.former if self.history else self.current)}
        return tuple(kind for kind in KINDS if kind in there)

    @property
    def wheres(self) -> tuple[Where, ...]:
        there = {where_of(fact) for fact in self.all}
        return tuple(where for where in WHERES if where in there)

    def _fits(self, fact: Fact) -> bool:
        if self.kind not in (None, fact.kind) or self.where not in ("", where_of(fact)):
            return False
        text = f"{told(fact.text)}\n{fact.text}".casefold()
        words = self.words.casefold().split()
        return all(word in text for word in words) or (bool(words) and content_words(self.words) <= content_words(text))
