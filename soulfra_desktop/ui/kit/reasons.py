"""Reasons in the person's language, with their names for models, their figures and their currency. No Qt."""

from __future__ import annotations

from soulfra_desktop.domain.reasons import REASONS, Fact, Reason, Why, budget_words, filled, in_percent
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.usage import Money
from soulfra_desktop.ui.kit import money
from soulfra_desktop.ui.kit.names import provider_label
from soulfra_desktop.ui.kit.receipt_leaves import full, outcome_words
from soulfra_desktop.ui.kit.sentences import figure, shown


def said(why: Why) -> str:
    """In the middle of a sentence; the words of somebody else as they are, or as they are known here."""
    return filled(why, shown(REASONS[why.code]), _written) if isinstance(why, Reason) else shown(why)


def _written(name: str, fact: Fact) -> str:
    if name.endswith("_micros"):
        return figure(money.currency().shown(Money(int(fact))))
    if name.endswith("chance"):
        return figure(in_percent(float(fact))).replace(" ", "\u00a0")
    if name.endswith("model"):
        return _model(str(fact))
    if name == "count":
        return figure(f"{fact:,}")
    if name == "seconds":
        return figure(f"{fact:g}")
    written = {"scope": lambda text: shown(budget_words(text)), "provider": provider_label, "words": shown}
    if name == "outcome":
        return outcome_words(str(fact), shown)
    return written.get(name, str)(str(fact))


def _model(name: str) -> str:
    try:
        return full(ModelRef.parse(name))
    except ValueError:
        return name
