"""What follows a failure before the first word: another try of the same model, and after how long, or which other one.

| failure | again, where others can answer (alone) | then |
|---|---|---|
| rate limited | 1 (2), after what it asks to wait, else 0.25 s doubled | others; its provider's other models last |
| unavailable, cut, garbled, truncated | 1 (2), in the same way | the same |
| timeout | 0: what it was given is gone | the same |
| unauthorised | 0: the key is the same for all its models | other providers only |
| refused, model not found | 0 | others |
| context too long | 0 | those that read more |
| takes no temperature | at once, without one | – |
| budget used up | 0 | what costs nothing |
| skipped | 0: nobody was asked | others |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from soulfra_desktop.domain.errors import (
    AnswerCut,
    AnswerGarbled,
    AnswerTruncated,
    BudgetUsedUp,
    ContextTooLong,
    ProviderError,
    ProviderTimeout,
    ProviderUnavailable,
    RateLimited,
    Unauthorised,
)
from soulfra_desktop.domain.routing import Candidate

BACKOFF_SECONDS = 0.25
LONGEST_WAIT_SECONDS = 10.0
"""For the last candidate; who asks for more is not waited for."""
LONGEST_WAIT_WITH_OTHERS = 0.5
"""Where another model can answer: the person waits for neither, and its provider is left alone for as long as it asked."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How often the same model is asked again."""

    with_others: int = 0
    alone: int = 0


PASSING = Rule(with_others=1, alone=2)
NEVER = Rule()
RULES: dict[type[ProviderError], Rule] = {
    RateLimited: PASSING,
    ProviderUnavailable: PASSING,
    AnswerCut: PASSING,
    AnswerGarbled: PASSING,
    AnswerTruncated: PASSING,
}
"""By class, the nearest one counts; what is not here never passes by itself."""
OF_THE_PROVIDER = (RateLimited, ProviderUnavailable, ProviderTimeout, AnswerCut, AnswerGarbled)
"""Failures that its other models likely share."""


def rule_for(error: ProviderError) -> Rule:
    """How often the model that failed so is worth asking again."""
    if not error.retryable:
        return NEVER
    return next((RULES[kind] for kind in type(error).__mro__ if kind in RULES), PASSING)


def wait_before_retry(error: ProviderError, retries: int, *, alone: bool) -> float | None:
    """Seconds after which the same model is worth another try, after so many; None where it is not."""
    rule = rule_for(error)
    if retries >= (rule.alone if alone else rule.with_others):
        return None
    wait = error.retry_after if error.retry_after is not None else BACKOFF_SECONDS * 2**retries
    return wait if wait <= (LONGEST_WAIT_SECONDS if alone else LONGEST_WAIT_WITH_OTHERS) else None


def following(rest: Sequence[Candidate], failed: Candidate, error: ProviderError) -> list[Candidate]:
    """Those of the chain that are worth asking after this failure, in order."""
    if isinstance(error, BudgetUsedUp):
        return [c for c in rest if c.free]
    if isinstance(error, Unauthorised):
        return [c for c in rest if c.ref.provider != failed.ref.provider]
    if isinstance(error, ContextTooLong) and failed.context_window is not None:
        larger = [c for c in rest if c.context_window is None or c.context_window > failed.context_window]
        return larger or list(rest)
    if isinstance(error, OF_THE_PROVIDER):
        return sorted(rest, key=lambda c: (c.last_resort, c.ref.provider == failed.ref.provider))
    return list(rest)
