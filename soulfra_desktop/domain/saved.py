"""What each answer saved: what its receipt claims, and what is left of that where the question was answered again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from soulfra_desktop.domain.chat import Message
from soulfra_desktop.domain.savings import SERVED, Savings
from soulfra_desktop.domain.usage import FREE


def saved_by(answer: Message, versions: Sequence[Message]) -> Savings | None:
    """The rule of docs/savings.md, told of one of the answers to a question; None where it claims nothing.

    Of all versions only the last that the person had anything of claims, and none does where a cost is unknown.
    """
    savings = answer.receipt.savings if answer.receipt else None
    if savings is None or len(versions) < 2:
        return savings
    unknown = any(one.receipt and one.receipt.attempts and one.receipt.cost is None for one in versions)
    last = max((one for one in versions if _was_had(one)), key=_given, default=answer)
    return savings if last.id == answer.id and not unknown else replace(savings, claimed=FREE)


def saved_in(messages: Iterable[Message]) -> dict[str, Savings]:
    """The same of every answer of a chat that claims, or claimed, anything, by its id."""
    versions: dict[str | None, list[Message]] = defaultdict(list)
    for message in messages:
        if message.role == "assistant":
            versions[message.parent_id].append(message)
    every = ((one, of_it) for of_it in versions.values() for one in of_it)
    return {one.id: found for one, of_it in every if (found := saved_by(one, of_it)) is not None}


def _was_had(answer: Message) -> bool:
    """Whether the person had something of it, from a model that was asked here."""
    receipt = answer.receipt
    if receipt is None or (receipt.instead is None and receipt.first_token_ms is None):
        return False
    return any(attempt.outcome in SERVED for attempt in receipt.attempts)


def _given(answer: Message) -> tuple[datetime, str]:
    """When, as the ledger has it; where no baseline was named then, when the question was put."""
    instead = answer.receipt.instead if answer.receipt else None
    return (instead.at, instead.call) if instead else (answer.created_at, "")
