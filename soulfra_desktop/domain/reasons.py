"""Why: what is said of a model, an attempt or an answer, as a code with its facts. Only who shows it makes words of it.

A reason is kept with an answer for ever, so a code is never given another meaning, and is not taken away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from soulfra_desktop.domain.usage import Money

Fact = str | int | float
Scale = Callable[[Money], str]
"""How an amount is written."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A code of REASONS, and what FACTS names of it, in that order."""

    code: str
    facts: tuple[Fact, ...] = ()


Why = Reason | str
"""A reason of ours; or the words of somebody else: a provider's, or ours as they were kept before there were codes."""

REASONS: dict[str, str] = {
    # of a model that was weighed
    "likely_does": "will likely do",
    "best_allowed": "the best that is allowed",
    "too_weak": "likely too weak for this",
    "dearer_than_needed": "costs more than needed",
    "slow_lately": "slow lately",
    "does_unpriced": "would do, but its price is unknown",
    "does_as_well": "would do as well",
    "no_favourite": "would do as well, and is no favourite",
    "not_asked_for": "not asked for",
    "named": "named by you",
    "starter": "the starter model",
    "here": "on this machine",
    "allowed": "allowed",
    "not_allowed": "not allowed yet",
    "not_allowed_hosted": "not allowed yet: it runs on Ollama's servers",
    "stays_here": "leaves this machine; this chat is local-only",
    "knows_stays_here": "leaves this machine; what you added to Soulfra stays here",
    "sees_nothing": "cannot see images",
    "uses_no_tools": "cannot use tools",
    "window_too_small": "its window is too small",
    "no_budget_left": "no budget left",
    "unpriced": "its price is unknown, and a budget holds",
    "over_budget": "costs more than the budget leaves",
    "failing": "failing: {0}",
    "no_chat_model": "has no chat model",
    "models_unknown": "its models are not known yet",
    # why this one answers
    "chosen_by_you": "you chose this model",
    "starter_alone": "nothing else is ready, so the starter model on this machine answers",
    "starter_offered": "nothing else is ready; {0} was found but is not allowed yet",
    "here_first": "a model on this machine comes first",
    "nothing_larger": "no larger model on this machine is ready",
    "nothing_larger_cheapest": "no larger model on this machine is ready, and this is the cheapest that is allowed",
    "nothing_larger_does": (
        "no larger model on this machine is ready, and this is the cheapest that will likely do ({0})"
    ),
    "best_asked_for": "you asked for the best, and this is the best that may answer ({0})",
    "comes_closest": "no model that may answer is likely good enough for this, and this one comes closest ({0})",
    "here_does": "a model on this machine will likely do ({0})",
    "here_too_weak": (
        "this machine's models are likely too weak for it ({0}); this is the cheapest that will likely do ({1})"
    ),
    "followed": "{0} was tried first and failed ({1}); {2} was next",
    "overtook": "{0} had said nothing for {1} s, and {2}, asked beside it, spoke first",
    "answers_free": "{0} answers for nothing",
    "goes_on": "it goes on with an earlier answer",
    "no_temperature": "it takes no temperature, so none was sent",
    "not_asked_yet": "stopped before a model was asked",
    "knew": "passages of what Soulfra knows that were put before it: {0}",
    "goes_on_known": "it goes on with an answer from what Soulfra knows",
    "asked_without_known": "you asked without your documents and memory",
    "asked_with_known": "you asked with your documents and memory, which this chat leaves out otherwise",
    "knew_more": "passages that had no room beside them: {0}",
    "knew_same": "passages left out since they say the same: {0}",
    "remembered": "remembered facts put before it: {0}",
    "remembered_more": "remembered facts that had no room: {0}",
    "withheld": "what you added to Soulfra stays on this machine, so nothing of it was sent",
    "knew_too_late": "what Soulfra knows could not be searched in time, so it answered without it",
    "knew_by_words": "what Soulfra knows was searched by its words alone",
    "knew_not": "what Soulfra knows could not be searched",
    "summarised": "a summary stood for the oldest messages: {0}",
    "imported": "imported from {0}",
    # of an attempt
    "spoke_first": "{0} spoke first",
    "taken_back": "not allowed any more",
    "budget_used_up": "{0} ({1}) is used up",
    "budget_too_small": "{0} ({1}) has only {2} left, too little for an answer",
    "call_unpriced": "what {0} costs is not known here, and a budget holds",
}
"""In English, in the middle of a sentence; {0}, {1} … are the facts."""

FACTS: dict[str, tuple[str, ...]] = {
    "failing": ("words",),
    "starter_offered": ("provider",),
    "nothing_larger_does": ("chance",),
    "best_asked_for": ("chance",),
    "comes_closest": ("chance",),
    "here_does": ("chance",),
    "here_too_weak": ("weaker_chance", "chance"),
    "followed": ("first_model", "outcome", "model"),
    "overtook": ("first_model", "seconds", "model"),
    "answers_free": ("model",),
    "imported": ("app",),
    "knew": ("count",),
    "knew_more": ("count",),
    "knew_same": ("count",),
    "remembered": ("count",),
    "remembered_more": ("count",),
    "summarised": ("count",),
    "spoke_first": ("model",),
    "budget_used_up": ("scope", "limit_micros"),
    "budget_too_small": ("scope", "limit_micros", "left_micros"),
    "call_unpriced": ("model",),
}
"""What each fact is called; the end of its name says how it is written. Amounts are in micro-dollars."""

UNPRICED = ("unpriced", "call_unpriced")
"""Nobody knows what it costs, and a budget holds: setting a price helps."""
OF_BUDGETS = ("no_budget_left", "over_budget", "budget_used_up", "budget_too_small")
"""A budget has no room."""


def is_unpriced(why: Why) -> bool:
    """Whether it is for a price that nobody knows."""
    return isinstance(why, Reason) and why.code in UNPRICED


def is_of_budgets(why: Why) -> bool:
    """Whether it is for a budget that has no room."""
    return isinstance(why, Reason) and why.code in OF_BUDGETS


def filled(reason: Reason, template: str, written: Callable[[str, Fact], str]) -> str:
    """The template with the facts in its places, each written by its name."""
    names = FACTS.get(reason.code, ())
    return template.format(*(written(name, fact) for name, fact in zip(names, reason.facts, strict=True)))


def _in_dollars(money: Money) -> str:
    return money.dollars


def in_english(why: Why, *besides: Why, amounts: Scale = _in_dollars) -> str:
    """For the terminal, for files, and for who reads a receipt's JSON: without a capital or a full stop."""
    said = why if isinstance(why, str) else _english(why, amounts)
    return "; ".join([said, *(in_english(one, amounts=amounts) for one in besides)]) if besides else said


def _english(reason: Reason, amounts: Scale) -> str:
    if not reason.facts:
        return REASONS[reason.code]

    def written(name: str, fact: Fact) -> str:
        if name.endswith("_micros"):
            return amounts(Money(int(fact)))
        if name.endswith("chance"):
            return in_percent(float(fact))
        if name == "scope":
            return budget_words(str(fact))
        return f"{fact:g}" if name == "seconds" else str(fact).replace("_", " ") if name == "outcome" else str(fact)

    return filled(reason, REASONS[reason.code], written)


def as_sentence(words: str) -> str:
    """With a capital and a full stop."""
    said = words[:1].upper() + words[1:]
    return said if not said or said.endswith((".", "!", "?")) else f"{said}."


def in_percent(share: float) -> str:
    """`41 %`; never 0 or 100, since nobody knows so surely."""
    return f"{min(99, max(1, round(100 * share)))} %"


def budget_words(scope: str) -> str:
    """What a budget is called, at the start of a sentence."""
    return {
        "day": "The budget for today",
        "month": "The budget for this month",
        "chat": "The budget for this chat",
        "agent": "The budget for this agent",
    }.get(scope, "The budget")
