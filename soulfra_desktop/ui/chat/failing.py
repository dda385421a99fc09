"""What went wrong with an answer: as it was told at once, and told again from what was stored with it. No Qt."""

from __future__ import annotations

from soulfra_desktop.domain.chat import Message
from soulfra_desktop.domain.errors import (
    AnswerCut,
    AnswerGarbled,
    AnswerTruncated,
    ProviderError,
    ProviderTimeout,
    ProviderUnavailable,
    RateLimited,
    RequestRefused,
    SoulfraError,
    Unauthorised,
)
from soulfra_desktop.ui.kit.message_view import Doing, Failure

_KINDS: tuple[type[ProviderError], ...] = (
    RequestRefused,
    Unauthorised,
    RateLimited,
    ProviderUnavailable,
    ProviderTimeout,
    AnswerCut,
    AnswerTruncated,
    AnswerGarbled,
)
_ADVICE = {kind.outcome: kind.default_advice for kind in _KINDS}
"""What is advised where an attempt ended so. What a single failure advised beyond that is not stored."""


def told_of(failure: SoulfraError, *, part: bool = False) -> Failure:
    """What went wrong with an answer; a key is mended in the settings, and a part of an answer can be gone on with."""
    return Failure(failure.message, failure.advice, _actions(keyless=isinstance(failure, Unauthorised), part=part))


def told_again(message: Message) -> Failure | None:
    """What went wrong with an answer that was stored; None where it is whole, was stopped, or nobody said why."""
    receipt = message.receipt
    if message.role != "assistant" or message.complete or receipt is None:
        return None
    if receipt.chosen is None:
        return Failure(receipt.reason, "", _actions()) if receipt.candidates else None
    last = receipt.attempts[-1] if receipt.attempts else None
    if last is None or not last.detail or last.outcome in ("answered", "stopped"):
        return None
    actions = _actions(keyless=last.outcome == "unauthorised", part=bool(message.text))
    return Failure(last.detail, _ADVICE.get(last.outcome, ""), actions)


def _actions(*, keyless: bool = False, part: bool = False) -> tuple[Doing, ...]:
    if keyless:
        return ("settings", "retry", "choose model")
    return ("continue", "retry", "choose model") if part else ("retry", "choose model")
