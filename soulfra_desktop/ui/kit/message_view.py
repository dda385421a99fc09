"""What a screen needs to know of one message. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from soulfra_desktop.domain.chat import Attachment
    from soulfra_desktop.domain.knowledge import Citation
    from soulfra_desktop.domain.reasons import Why
    from soulfra_desktop.domain.routing import ModelRef, Receipt
    from soulfra_desktop.domain.savings import Savings

Doing = Literal["retry", "choose model", "settings", "own prices", "continue"]


@dataclass(frozen=True, slots=True)
class Handover:
    """An attempt failed and another followed. `retry` where the same model was asked again."""

    failed: ModelRef
    outcome: str
    """How the attempt ended: its word in the receipt."""
    next: ModelRef
    retry: bool = False
    part_kept: bool = False
    beside: bool = False
    """It was asked beside the first one, and spoke first."""
    detail: Why = ""
    """Why the attempt ended so."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What happened, what was kept, and the one thing to do."""

    message: str
    advice: str
    actions: tuple[Doing, ...] = ("retry", "choose model")


@dataclass(frozen=True, slots=True)
class MessageView:
    """One message of the branch that is shown."""

    id: str
    role: Literal["user", "assistant"]
    text: str = ""
    reasoning: str = ""
    streaming: bool = False
    complete: bool = True
    receipt: Receipt | None = None
    savings: Savings | None = None
    """What is left to its receipt among all answers to the question; None where it claims nothing."""
    handovers: tuple[Handover, ...] = ()
    failure: Failure | None = None
    attachments: tuple[Attachment, ...] = ()
    version: int = 1
    versions: int = 1
    """Which of how many siblings this is, from 1."""
    thumb: bool | None = None
    """The person's verdict: True for a good answer; None where they gave none."""
    has_thumbs: bool = False
    """Whether there is anything to learn from a verdict."""
    asking: ModelRef | None = None
    """While streaming: the model that is being asked."""
    sources: tuple[Citation, ...] = ()
    """What an answer was given and may cite, by its numbers."""
    summary: str = ""
    """What stands, before a model, for the chat up to this message; empty where nothing does."""
    summary_by_model: bool = False
    """Whether a model wrote it; else it is made of the chat's own sentences."""
