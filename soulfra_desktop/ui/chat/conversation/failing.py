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
from soulfra_desktop.domain.reasons import Reason, Why, as_sentence, is_unpriced
from soulfra_desktop.ui.kit.message_view import Doing, Failure
from soulfra_desktop.ui.kit.reasons import said

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
    why = failure.why if isinstance(failure, ProviderError) else failure.message
    return _told(why, failure.advice, keyless=isinstance(failure, Unauthorised), part=part)


def told_again(message: Message) -> Failure | None:
    """What went wrong with an answer that was stored; None where it is whole, was stopped, or nobody said why."""
    receipt = message.receipt
    if message.role != "assistant" or message.complete or receipt is None:
        return None
    if receipt.chosen is None:
        return _told(receipt.reason, "") if receipt.candidates else None
    last = receipt.attempts[-1] if receipt.attempts else None
    if last is None or not last.detail or last.outcome in ("answered", "stopped"):
        return None
    keyless, part = last.outcome == "unauthorised", bool(message.text)
    return _told(last.detail, _ADVICE.get(last.outcome, ""), keyless=keyless, part=part)


def _told(why: Why, advice: str, *, keyless: bool = False, part: bool = False) -> Failure:
    usual: tuple[Doing, ...] = ("retry", "choose model")
    message = as_sentence(said(why)) if isinstance(why, Reason) else why
    if is_unpriced(why):  # a price is set in the window, not by the command that is advised
        return Failure(message, "", ("own prices", *usual))
    if keyless:
        return Failure(message, advice, ("settings", *usual))
    return Failure(message, advice, ("continue", *usual) if part else usual)
