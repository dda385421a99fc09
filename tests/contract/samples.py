"""Conversations, messages and receipts to store, each different enough to tell apart when it comes back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from soulfra_desktop.domain.chat import Attachment, Conversation, Message
from soulfra_desktop.domain.routing import Attempt, Candidate, ModelRef, Receipt
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.services.ports import Reservation

START = datetime(2026, 5, 1, 12, 0, 0, 123456, tzinfo=UTC)
MODEL = ModelRef("openai", "gpt-x/large")
ESTIMATE = Money(500)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def conversation(
    identity: str = "c1", title: str = "A chat", minutes: float = 0, model: str | None = None
) -> Conversation:
    return Conversation(identity, title, at(minutes), at(minutes), model=model)


def question(
    identity: str, chat: str = "c1", parent: str | None = None, text: str = "How?", minutes: float = 0, images: int = 0
) -> Message:
    files = tuple(Attachment(f"{n}.png", "image/png", bytes([n, 0, 255])) for n in range(images))
    return Message(identity, chat, parent, "user", text, at(minutes), attachments=files)


def answer(
    identity: str,
    parent: str | None,
    chat: str = "c1",
    text: str = "",
    minutes: float = 0,
    complete: bool = False,
    thought: str = "",
) -> Message:
    return Message(identity, chat, parent, "assistant", text, at(minutes), complete, thought, receipt("begun"))


def receipt(reason: str, cost: Money | None = None) -> Receipt:
    return Receipt(
        chosen=MODEL,
        local=False,
        candidates=(Candidate(MODEL, local=False, available=True, reason="ready", estimated_cost=Money(12)),),
        reason=reason,
        attempts=(Attempt(MODEL, "answered", 812, "fine"),),
        usage=TokenCount(100, 20, 30, 40),
        cost=cost,
        first_token_ms=200,
        total_ms=812,
        left_out=2,
        price_version="prices-1",
    )


def reservation(identity: str, message: str | None = "a1", cost: Money | None = ESTIMATE) -> Reservation:
    estimate = TokenCount(10, 20, source="estimated")
    return Reservation(identity, message, MODEL, False, estimate, cost, "prices-1", at(0))
