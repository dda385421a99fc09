"""What the quick prompt shows, as one frozen value. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from soulfra_desktop.domain.chat import Conversation
    from soulfra_desktop.services.catalog import Entry
    from soulfra_desktop.ui.chat.state import EstimateView, Offer
    from soulfra_desktop.ui.kit.message_view import Failure, MessageView

Source = Literal["copied", "selected"]
FIRST_WORDS = 44
"""Characters of an offered text that are shown."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Text that lies ready elsewhere. Nothing of it is sent before the person takes it."""

    text: str
    source: Source

    @property
    def words(self) -> str:
        """Its beginning, on one line."""
        line = " ".join(self.text[: FIRST_WORDS * 4].split())
        return line if len(line) <= FIRST_WORDS else line[:FIRST_WORDS].rsplit(" ", 1)[0].rstrip(",.;:") + "…"


@dataclass(frozen=True, slots=True)
class QuickState:
    """The quick prompt at one moment."""

    phase: Literal["idle", "loading", "streaming"] = "idle"
    conversation: Conversation | None = None
    messages: tuple[MessageView, ...] = ()
    draft: str = ""
    draft_version: int = 0
    """Rises when the draft was set for the person, not by their typing."""
    offered: Offered | None = None
    taken: bool = False
    """The offered text goes with the question."""
    estimate: EstimateView | None = None
    failure: Failure | None = None
    """What went wrong outside any message."""
    offers: tuple[Offer, ...] = ()
    """Cloud providers that wait for consent."""
    past: tuple[Conversation, ...] | None = None
    """Former quick prompts, newest first, while they are looked through."""
    place: int = 0
    """Which of them is marked."""
    entries: tuple[Entry, ...] = ()
    looking: bool = False
    local_only: bool = False
    favourites: tuple[str, ...] = ()
    offline: bool = False

    @property
    def can_send(self) -> bool:
        return self.phase == "idle" and bool(self.draft.strip() or self.taken)

    @property
    def question(self) -> str:
        """What would be asked: what is written, then the text that was taken."""
        taken = self.offered.text if self.offered and self.taken else ""
        return "\n\n".join(part for part in (self.draft.strip(), taken) if part)

    @property
    def answer(self) -> str:
        """The last answer, as Markdown; empty where there is none."""
        last = self.messages[-1] if self.messages else None
        return last.text if last is not None and last.role == "assistant" else ""
