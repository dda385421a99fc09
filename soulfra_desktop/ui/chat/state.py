"""What the chat screen shows, as one frozen value. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from soulfra_desktop.domain.chat import Message
from soulfra_desktop.domain.reasons import is_of_budgets, is_unpriced
from soulfra_desktop.domain.usage import Money
from soulfra_desktop.ui.kit.message_leaves import BUDGET
from soulfra_desktop.ui.kit.message_view import Failure, Handover, MessageView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from soulfra_desktop.domain.budget import BudgetState
    from soulfra_desktop.domain.chat import AnswerOptions, Attachment, Conversation
    from soulfra_desktop.domain.options import InForce, Origin
    from soulfra_desktop.domain.packing import LeftOut, Part
    from soulfra_desktop.domain.privacy import PrivacyClass
    from soulfra_desktop.domain.routing import Attempt, ModelRef, Receipt
    from soulfra_desktop.domain.savings import Savings
    from soulfra_desktop.services.ahead import Estimate
    from soulfra_desktop.services.catalog import Entry

Phase = Literal["idle", "loading", "streaming"]
WhyNot = Literal["", "loading", "streaming", "empty", "nothing can answer"]
WhyWaiting = Literal["", "stopped", "failed", "kept"]
"""Of a queue: the answer before it was stopped or failed, or it was kept from an earlier time."""


@dataclass(frozen=True, slots=True)
class EstimateView:
    """What sending the draft would do. `model` is who would answer; None with a `refusal` where nobody can."""

    model: ModelRef | None
    local: bool
    cost: Money | None
    tokens: int
    window: int | None
    refusal: str = ""
    left_out: int = 0
    """Oldest messages that would not fit the window, and not be sent."""
    fits: bool = True
    """False where the question alone is more than the model can read."""
    between: tuple[Money, Money] | None = None
    """What a short answer would cost, and a long one; None where that is unknown."""
    unaffordable: bool = False
    """Whether a budget keeps another model from answering."""
    unpriced: ModelRef | None = None
    """A model that a budget keeps from answering since nobody knows what it costs."""
    parts: tuple[tuple[Part, int], ...] = ()
    """What would fill the window, in tokens."""
    out: tuple[LeftOut, ...] = ()
    """What would be left out, and why."""
    withheld: bool = False
    """Whether what is known would be kept back from who would answer."""

    @classmethod
    def of(cls, found: Estimate) -> EstimateView:
        asked = found.decision.chain[:1] if found.decision else ()
        unpriced = next((c.ref for c in (*asked, *found.candidates) if is_unpriced(c.reason)), None)
        if found.decision is None:
            said = found.refusal.message if found.refusal else ""
            return cls(None, True, None, found.input_tokens, found.context_window, said, unpriced=unpriced)
        one, tokens = found.decision.chosen, found.input_tokens
        made = cls(one.ref, one.local, one.estimated_cost, tokens, found.context_window)
        return replace(
            made,
            left_out=found.left_out,
            fits=found.fits,
            between=found.between,
            unaffordable=any(is_of_budgets(c.reason) for c in found.candidates),
            unpriced=unpriced,
            parts=found.parts,
            out=found.out,
            withheld=found.withheld,
        )

    @classmethod
    def refused(cls, reason: str) -> EstimateView:
        """Nothing could be found out."""
        return cls(None, True, None, 0, None, reason)

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
class Queued:
    """A question that waits for the answer before it. `number` names it for as long as the window lives."""

    number: int
    text: str
    attachments: tuple[Attachment, ...] = ()
    knows: bool | None = None
    """Whether it is asked with what Soulfra knows; None: as the chat says."""


@dataclass(frozen=True, slots=True)
class Priced:
    """A model that was chosen to answer beside others. `cost` is None where its price is unknown, and before `known`."""

    model: ModelRef
    local: bool = True
    cost: Money | None = None
    known: bool = False
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One of several answers to one question, beside the others. `view` is None until it was begun."""

    model: ModelRef
    view: MessageView | None = None
    failure: Failure | None = None
    """Where it could not even begin."""

    @property
    def is_running(self) -> bool:
        return self.failure is None and (self.view is None or self.view.streaming)

    @property
    def has_failed(self) -> bool:
        """It is over, and no whole answer came of it."""
        return self.failure is not None or (
            self.view is not None and not self.view.streaming and self.view.failure is not None
        )


@dataclass(frozen=True, slots=True)
class OptionsView:
    """How this chat answers, as its panel shows it. `error` says why what was typed cannot be kept."""

    set_here: AnswerOptions
    """None in a field: it is left to the folder, the settings or the model."""
    in_force: InForce
    inherited_prompt: str = ""
    """What stands before the chat where it has no prompt of its own."""
    inherited_from: Origin = "default"
    inherited: InForce | None = None
    """What would hold if nothing were set here."""
    budget: BudgetState | None = None
    """The chat's own, or the one that holds for each chat."""
    has_budgets: bool = False
    """Whether a budget can be set: the chat is there, and kept."""
    error: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Privacy:
    """Where this chat may be answered, and who says so."""

    holds: PrivacyClass = "any"
    origin: Origin = "default"

    @property
    def stays(self) -> bool:
        """Whether the chat itself, or its folder, keeps it on this machine."""
        return self.holds == "local-only" and self.origin in ("chat", "folder")


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
    knows: bool | None = None
    """Whether this one question is asked with what Soulfra knows; None: as the chat says."""
    chat_knows: bool = True
    """What the chat says of it, or the settings."""
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
    favourites: tuple[str, ...] = ()
    """Models that the person starred, each written provider/model."""
    offline: bool = False
    temporary: bool = False
    temporary_place: str = ""
    """Names what was opened as a temporary chat, before it has an id."""
    """Nothing of this chat is kept."""
    left: Conversation | None = None
    """A temporary chat that was just left: it can still be kept."""
    queue: tuple[Queued, ...] = ()
    """What goes out next, in its order."""
    queue_waits: WhyWaiting = ""
    """Why the queue does not go out by itself; empty where it does."""
    options: OptionsView | None = None
    """The panel "How this chat answers"; None while it is closed."""
    beside: tuple[Priced, ...] = ()
    """The models that answer the next question beside each other; empty for one answer."""
    columns: tuple[Column, ...] = ()
    """Several answers to one question, side by side, until one is gone on with."""
    privacy: Privacy = Privacy()
    saved: Savings | None = None
    """What this chat has saved; None where nothing is claimed."""
    budget_news: tuple[BudgetState, ...] = ()
    """Budgets that are nearly or wholly used up, told once."""
    short_budget: BudgetState | None = None
    """The tightest budget, where the draft may cost more than it leaves."""
    prices: Mapping[ModelRef, tuple[Money, Money] | None] | None = None
    """What the draft would cost on every model; None until somebody asked."""
    reveal: str | None = None
    """The message to be brought into sight, once for each `reveal_version`."""
    reveal_version: int = 0

    @property
    def why_not(self) -> WhyNot:
        """Why the draft cannot be sent; empty where it can."""
        if self.phase != "idle":
            return self.phase
        return "" if self.draft.strip() or self.attachments else "empty"

    @property
    def uses_known(self) -> bool:
        """Whether the draft would be asked with what Soulfra knows."""
        return self.chat_knows if self.knows is None else self.knows

    @property
    def can_send(self) -> bool:
        """Now, or, while an answer comes, by way of the queue."""
        return self.why_not == "" or self.can_queue

    @property
    def place(self) -> str | None:
        """Where what is attached belongs: the chat's id; None for a new one, unless that is temporary."""
        if self.conversation is not None:
            return self.conversation.id
        return self.temporary_place if self.temporary else None

    def is_at(self, place: str | None) -> bool:
        """Whether this chat is shown; a temporary one also by what it was called before it had an id."""
        return place == self.place or (bool(place) and place == self.temporary_place)

    @property
    def can_queue(self) -> bool:
        """Whether the draft can wait for the answer that is on its way."""
        waits = self.phase == "streaming" and self.conversation is not None and self.editing is None
        return waits and not self.beside and bool(self.draft.strip() or self.attachments)

    @property
    def can_stop(self) -> bool:
        return self.phase == "streaming"

    @property
    def blind(self) -> ModelRef | None:
        """The chosen model, where a picture is attached and it is known that it cannot see any."""
        if self.chosen is None or not any(one.media_type.startswith("image/") for one in self.attachments):
            return None
        known = (model for entry in self.entries for model in entry.models if model.ref == self.chosen)
        return next((model.ref for model in known if "images" not in model.abilities), None)


def handovers_of(receipt: Receipt) -> tuple[Handover, ...]:
    """What was said while the attempts went by, told again from the receipt."""
    return tuple(_handover(one, following) for one, following in pairwise(_in_turn(receipt)))


def _in_turn(receipt: Receipt) -> list[Attempt]:
    """The attempts with the one that answered at the end: beside another, it may have ended first."""
    return sorted(receipt.attempts, key=lambda attempt: attempt.outcome == "answered")


def _handover(one: Attempt, following: Attempt) -> Handover:
    retry = one.ref == following.ref
    if one.outcome == "stopped" and one.detail:  # it names who spoke first
        return Handover(one.ref, "slow", following.ref, beside=True)
    if one.outcome == "skipped" and (is_of_budgets(one.detail) or is_unpriced(one.detail)):
        return Handover(one.ref, BUDGET, following.ref, retry, detail=one.detail)
    return Handover(one.ref, one.outcome, following.ref, retry, one.outcome in ("cut", "truncated"), detail=one.detail)


def view_of(
    message: Message, failure: Failure | None = None, version: int = 1, versions: int = 1, thumb: bool | None = None,
    savings: Savings | None = None,
) -> MessageView:  # fmt: skip
    """A message as it is shown, with what is left of its savings among all versions."""
    return MessageView(
        message.id,
        message.role,
        message.text,
        message.reasoning,
        complete=message.complete,
        receipt=message.receipt,
        savings=savings,
        handovers=handovers_of(message.receipt) if message.receipt else (),
        failure=failure,
        attachments=message.attachments,
        version=version,
        versions=versions,
        thumb=thumb,
        has_thumbs=_can_be_judged(message),
        sources=message.sources,
    )


def _can_be_judged(message: Message) -> bool:
    """Whether a verdict on it teaches anything: somebody here answered, and what they said is there."""
    receipt = message.receipt
    return bool(message.text) and receipt is not None and receipt.complexity is not None and receipt.chosen is not None
