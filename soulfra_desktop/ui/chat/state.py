"""What the chat screen shows, as one frozen value. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from soulfra_desktop.domain.chat import Message, branch
from soulfra_desktop.domain.usage import Money
from soulfra_desktop.ui.kit.message_view import Failure, Handover, MessageView

if TYPE_CHECKING:
    from soulfra_desktop.domain.chat import Attachment, Conversation
    from soulfra_desktop.domain.routing import ModelRef, Receipt
    from soulfra_desktop.services.catalog import Entry

Phase = Literal["idle", "loading", "streaming"]
WhyNot = Literal["", "loading", "streaming", "empty", "nothing can answer"]


@dataclass(frozen=True, slots=True)
class EstimateView:
    """What sending the draft would do. `model` is who would answer; None with a `refusal` where nobody can."""

    model: ModelRef | None
    local: bool
    cost: Money | None
    tokens: int
    window: int | None
    refusal: str = ""

    @property
    def share(self) -> float | None:
        """How full the model's window would be: 0 to 1, or more where it would overflow."""
        return self.tokens / self.window if self.window else None


@dataclass(frozen=True, slots=True)
class Offer:
    """A cloud provider that was found and may not answer before the person has allowed it."""

    provider: str
    label: str


@dataclass(frozen=True, slots=True)
class ChatState:
    """The chat screen at one moment."""

    phase: Phase = "idle"
    conversation: Conversation | None = None
    messages: tuple[MessageView, ...] = ()
    draft: str = ""
    draft_version: int = 0
    """Rises when the draft was set for the person (a chat opened, a question sent), not by their typing."""
    attachments: tuple[Attachment, ...] = ()
    editing: str | None = None
    """The question that is being asked differently."""
    chosen: ModelRef | None = None
    """None: a model is chosen for each question."""
    estimate: EstimateView | None = None
    failure: Failure | None = None
    """What went wrong outside any message: a chat that could not be opened, a text that cannot be sent."""
    offers: tuple[Offer, ...] = ()
    entries: tuple[Entry, ...] = field(default=())
    looking: bool = False
    """Providers are being looked at."""
    local_only: bool = False
    offline: bool = False

    @property
    def why_not(self) -> WhyNot:
        """Why the draft cannot be sent; empty where it can."""
        if self.phase != "idle":
            return self.phase
        return "" if self.draft.strip() or self.attachments else "empty"

    @property
    def can_send(self) -> bool:
        return self.why_not == ""

    @property
    def can_stop(self) -> bool:
        return self.phase == "streaming"


def views_of(
    tree: Sequence[Message], leaf_id: str | None, failures: Mapping[str, Failure], live: MessageView | None = None
) -> tuple[MessageView, ...]:
    """The branch that ends in `leaf_id`; `live` stands in for the answer that is on its way."""
    versions: dict[tuple[str | None, str], list[str]] = {}
    for message in tree:
        versions.setdefault((message.parent_id, message.role), []).append(message.id)
    made: list[MessageView] = []
    for message in branch(list(tree), leaf_id):
        view = live if live is not None and live.id == message.id else _view(message, failures.get(message.id))
        all_of_it = versions[message.parent_id, message.role]
        made.append(replace(view, version=all_of_it.index(message.id) + 1, versions=len(all_of_it)))
    return tuple(made)


def handovers_of(receipt: Receipt) -> tuple[Handover, ...]:
    """What was said while the attempts went by, told again from the receipt."""
    return tuple(
        Handover(one.ref, one.outcome, following.ref, one.ref == following.ref, one.outcome in ("cut", "truncated"))
        for one, following in pairwise(receipt.attempts)
    )


def _view(message: Message, failure: Failure | None) -> MessageView:
    return MessageView(
        message.id,
        message.role,
        message.text,
        message.reasoning,
        complete=message.complete,
        receipt=message.receipt,
        handovers=handovers_of(message.receipt) if message.receipt else (),
        failure=failure,
        attachments=message.attachments,
    )
