"""The receipt under a reply: one quiet line, and the words that its card has in common with it. No Qt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from soulfra_desktop.domain.usage import Money
from soulfra_desktop.ui.kit import money
from soulfra_desktop.ui.kit.leaf import DOT, UNSEEN, Run
from soulfra_desktop.ui.kit.names import provider_label
from soulfra_desktop.ui.kit.sentences import figure

if TYPE_CHECKING:
    from soulfra_desktop.domain.reasons import Why
    from soulfra_desktop.domain.routing import ModelRef, Receipt
    from soulfra_desktop.domain.savings import Savings

Words = Callable[[str], str]
SMALL = 9.5


def short(ref: ModelRef) -> str:
    """A model's name for people: without its vendor's path."""
    return ref.model.rsplit("/", 1)[-1]


def apart(ref: ModelRef, others: Iterable[ModelRef]) -> str:
    """A model's name, before it its provider's where another has the same."""
    same = any(other != ref and short(other) == short(ref) for other in others)
    return f"{provider_label(ref.provider)}/{short(ref)}" if same else short(ref)


def full(ref: ModelRef) -> str:
    """A model's name with its provider's."""
    return f"{provider_label(ref.provider)} {short(ref)}"


def line(receipt: Receipt, words: Words, savings: Savings | None = None) -> tuple[Run, ...]:
    """Who answered, where, for how much, what that saved, how fast; nothing that is not known."""
    if receipt.chosen is None:
        return (_faint(words("No model answered")),)
    if receipt.imported_from:
        origin = words("imported from {0}").format(receipt.imported_from)
        return (_faint(short(receipt.chosen)), dot(), _faint(origin))
    place = (
        words("on this machine")
        if receipt.local
        else words("in the cloud, by {0}").format(provider_label(receipt.chosen.provider))
    )
    who = f"{short(receipt.chosen)} {place}"
    if receipt.attempts and receipt.outcome != "answered" and receipt.first_token_ms is None:
        who = words("asked {0}").format(who)
    runs = [
        Run("●  ", "local" if receipt.local else "cloud", 8.0, control=True),
        Run(who, "soft", SMALL, 500, control=True),
        dot(),
        Run(
            _joined(money.amount(receipt.cost)),
            _cost_token(receipt),
            SMALL,
            500,
            control=True,
            tabular=True,
        ),
    ]
    if savings is not None and savings.micros:
        runs += [dot(), _saved(savings, words)]
    if elsewhere := also_asked(receipt):
        runs += [
            dot(),
            Run(_joined(words("also sent to {0}").format(", ".join(elsewhere))), "cloud", SMALL, 500, control=True),
        ]
    if receipt.first_token_ms is not None:
        runs += [dot(), _faint(words("{0} to first word").format(seconds(receipt.first_token_ms)))]
    return tuple(runs)


def also_asked(receipt: Receipt) -> tuple[str, ...]:
    """Who else got the question, beyond this machine, before a model on it answered."""
    if not receipt.local:
        return ()
    beyond = {candidate.ref for candidate in receipt.candidates if not candidate.local}
    asked = (a.ref.provider for a in receipt.attempts if a.outcome != "skipped" and a.ref in beyond)
    return tuple(dict.fromkeys(map(provider_label, asked)))


def seconds(ms: int) -> str:
    """A duration for people: "0.62 s", "12 s", "3 min 5 s"."""
    if ms < 10_000:
        return figure(f"{ms / 1000:.2g} s") if ms >= 100 else f"{ms} ms"
    whole = round(ms / 1000)
    return f"{whole} s" if whole < 120 else f"{whole // 60} min {whole % 60} s"


def outcome_words(outcome: str, words: Words, detail: Why = "") -> str:
    """How an attempt ended, for people; `detail` is what was stored of it, which knows whether a server answered."""
    if outcome == "unavailable" and isinstance(detail, str) and (status := _STATUS.search(detail)):
        return words("error {0}").format(status[1])
    return words(_OUTCOMES.get(outcome, outcome))


_STATUS = re.compile(r"\((5\d\d|409)\)")
_OUTCOMES = {
    "answered": "answered",
    "refused": "refused",
    "rate_limited": "too many requests",
    "unauthorised": "key not accepted",
    "unavailable": "not reachable",
    "timeout": "took too long",
    "cut": "broke off",
    "truncated": "ended too early",
    "garbled": "not understandable",
    "stopped": "stopped by you",
    "skipped": "skipped",
    "slow": "said nothing for long",
}


def _cost_token(receipt: Receipt) -> str:
    if receipt.cost is None:
        return "warn"
    return "money" if receipt.cost.micros == 0 else "soft"


def _saved(savings: Savings, words: Words) -> Run:
    """Against the baseline; a loss is called one."""
    said = words("saved {0}") if savings.micros > 0 else words("lost {0}")
    token = "money" if savings.micros > 0 else "warn"
    text = _joined(said.format(money.amount(Money(abs(savings.micros)))))
    return Run(text, token, SMALL, 500, control=True, tabular=True)


def dot() -> Run:
    """Between two parts of a line; not to be seen where a line ends after it."""
    return Run(DOT, UNSEEN, SMALL, control=True)


def _joined(text: str) -> str:
    """The same, in one piece: no line ends in it."""
    return text.replace(" ", "\u00a0")


def _faint(text: str) -> Run:
    return Run(_joined(text), "faint", SMALL, control=True)
