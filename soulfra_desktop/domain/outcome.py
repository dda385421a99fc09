"""What a person made of an answer, beside what was judged before it: numbers only, never a text."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, get_args

from soulfra_desktop.domain.routing import Candidate, ModelRef, Receipt

if TYPE_CHECKING:
    from soulfra_desktop.domain.chat import Message

Verdict = Literal["liked", "disliked", "regenerated", "asked another"]
"""Of a model's answer. The last two are inferred: it was asked for again, or of another model."""
SAID: tuple[Verdict, ...] = ("liked", "disliked")
"""By the person themselves: what is inferred never takes their place."""
NEARLY = 1e-4


@dataclass(frozen=True, slots=True)
class Outcome:
    """One answer and its verdict. `odds` and `grounds` are the question's (domain/complexity/weighing.Weighed)."""

    message_id: str
    at: datetime
    verdict: Verdict
    odds: float
    grounds: tuple[float, ...]
    strength: float = 0.0
    """Of the model that answered, over a usual one of this machine, in log-odds."""


def verdict_or_none(text: str) -> Verdict | None:
    return next((known for known in get_args(Verdict) if known == text), None)


def strength_in(receipt: Receipt) -> float | None:
    """How much more likely the model that answered suffices than a usual one, as the receipt has it; None where it tells
    nothing of it."""
    score = _score(receipt.candidates, receipt.chosen)
    if receipt.complexity is None or score is None:
        return None
    return _odds(score) - _odds(receipt.complexity.suffices)


def verdict_of_asking_again(old: Message, model: ModelRef | None) -> Verdict | None:
    """What it says of an answer that its question is asked again, of `model` where one is named. None: nothing.

    A weaker model that is tried for comparison says nothing of the stronger one's answer.
    """
    receipt = old.receipt
    if receipt is None or receipt.chosen is None or not old.complete:
        return None
    if model is None or model == receipt.chosen:
        return "regenerated"
    before, after = _score(receipt.candidates, receipt.chosen), _score(receipt.candidates, model)
    return None if before is not None and after is not None and after < before else "asked another"


def _score(candidates: Iterable[Candidate], ref: ModelRef | None) -> float | None:
    return next((c.score for c in candidates if c.ref == ref), None)


def _odds(share: float) -> float:
    share = min(max(share, NEARLY), 1 - NEARLY)
    return math.log(share / (1 - share))
