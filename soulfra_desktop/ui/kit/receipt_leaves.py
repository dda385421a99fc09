"""The receipt under a reply: one quiet line that opens in place to the whole account. No Qt."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from soulfra_desktop.ui.kit import money
from soulfra_desktop.ui.kit.leaf import DOT, UNSEEN, Cell, Leaf, Run
from soulfra_desktop.ui.kit.names import provider_label
from soulfra_desktop.ui.kit.sentences import figure, shown

if TYPE_CHECKING:
    from soulfra_desktop.domain.routing import Candidate, ModelRef, Receipt

Words = Callable[[str], str]
SMALL = 9.5
_UNIT = re.compile(r"(?<=\d) (?=(?:s|ms|min|%)\b)")
"""Between a figure and its unit, where no line ends."""


def short(ref: ModelRef) -> str:
    """A model's name for people: without its vendor's path."""
    return ref.model.rsplit("/", 1)[-1]


def full(ref: ModelRef) -> str:
    """A model's name with its provider's."""
    return f"{provider_label(ref.provider)} {short(ref)}"


def line(receipt: Receipt, words: Words) -> tuple[Run, ...]:
    """Who answered, where, for how much, how fast; nothing that is not known."""
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


def card(receipt: Receipt, words: Words, group: int) -> list[Leaf]:
    """The open receipt: reason, candidates in columns, attempts, tokens, cost, times, what was left out."""
    made = [_text(group, 8, Run(_sentence(_named(receipt)), "ink", SMALL, 500))]
    if receipt.candidates:
        made.append(_head(group, words("Considered")))
        made.append(
            _table(group, tuple(_candidate(c, receipt, words) for c in receipt.candidates), (4, 40, 38, 22), "right")
        )
    if receipt.attempts:
        made.append(_head(group, words("Tried")))
        rows = tuple(
            ((Run(""),), _cell(short(a.ref), "ink", 500), _cell(_outcome(a.outcome, a.detail, words), _tone(a.outcome)),
             _cell(seconds(a.ms), "soft", tabular=True))
            for a in receipt.attempts
        )  # fmt: skip
        made.append(_table(group, rows, (4, 40, 38, 22), "right"))
    made.append(_head(group, words("Account")))
    rows = tuple(
        ((Run(""),), _cell(name, "soft"), _cell(value, "ink", 500, tabular=True))
        for name, value in _account(receipt, words)
    )
    made.append(_table(group, rows, (4, 40, 60), "left"))
    if receipt.left_out:
        said = words("{0} older messages did not fit this model and were not sent.").format(receipt.left_out)
        made.append(_text(group, 8, Run(said, "warn", SMALL, 500)))
    return made


def seconds(ms: int) -> str:
    """A duration for people: "0.62 s", "12 s", "3 min 5 s"."""
    if ms < 10_000:
        return figure(f"{ms / 1000:.2g} s") if ms >= 100 else f"{ms} ms"
    whole = round(ms / 1000)
    return f"{whole} s" if whole < 120 else f"{whole // 60} min {whole % 60} s"


def _account(receipt: Receipt, words: Words) -> list[tuple[str, str]]:
    if receipt.imported_from and receipt.chosen is not None:  # what it cost there is not known here
        return [(words("Model"), short(receipt.chosen)), (words("From"), receipt.imported_from)]
    rows = [(words("Cost"), money.exact(receipt.cost))]
    usage = receipt.usage
    if usage is not None:
        about = words("about ") if usage.source == "estimated" else ""
        rows.append((words("Tokens in"), about + figure(f"{usage.input_tokens:,}")))
        if usage.cached_input_tokens or usage.cache_write_tokens:
            cached = words("{0} read, {1} written").format(
                figure(f"{usage.cached_input_tokens:,}"), figure(f"{usage.cache_write_tokens:,}")
            )
            rows.append((words("From the cache"), cached))
        rows.append((words("Tokens out"), about + figure(f"{usage.output_tokens:,}")))
    if receipt.first_token_ms is not None:
        rows.append((words("First word"), seconds(receipt.first_token_ms)))
    if receipt.total_ms is not None:
        rows.append((words("Whole answer"), seconds(receipt.total_ms)))
    if receipt.price_version and receipt.cost is not None and receipt.cost.micros:
        rows.append((words("Price table"), receipt.price_version))
    return rows


def _candidate(candidate: Candidate, receipt: Receipt, words: Words) -> tuple[Cell, ...]:
    chosen = candidate.ref == receipt.chosen
    place = words("this machine") if candidate.local else provider_label(candidate.ref.provider)
    token = "ink" if candidate.available else "soft"
    name = (
        # Where a provider has no model, it stands for itself.
        Run(
            provider_label(candidate.ref.provider) if candidate.ref.model == "?" else short(candidate.ref),
            token,
            SMALL,
            500,
        ),
        Run(f"\u2028{place}", "local" if candidate.local else "cloud", 8.5),
    )
    return (
        (Run("✓" if chosen else "", "accent", SMALL, 700),),
        name,
        _cell(shown(candidate.reason), "soft" if candidate.available else "faint"),
        _cell(money.amount(candidate.estimated_cost), "money" if candidate.local else "soft", 500, tabular=True),
    )


def outcome_words(outcome: str, words: Words) -> str:
    """How an attempt ended, for people."""
    return words(_OUTCOMES.get(outcome, outcome))


def _outcome(outcome: str, detail: str, words: Words) -> str:
    said = outcome_words(outcome, words)
    return _UNIT.sub("\u00a0", f"{said}: {shown(detail)}") if detail else said


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
}


def _tone(outcome: str) -> str:
    return {"answered": "money", "stopped": "soft", "skipped": "soft"}.get(outcome, "warn")


def _cost_token(receipt: Receipt) -> str:
    if receipt.cost is None:
        return "warn"
    return "money" if receipt.cost.micros == 0 else "soft"


def _named(receipt: Receipt) -> str:
    """Why, with the names that people know in place of ids."""
    reason = shown(receipt.reason)
    refs = {one.ref for one in (*receipt.candidates, *receipt.attempts)}
    names = {str(ref): full(ref) for ref in refs} | {ref.provider: provider_label(ref.provider) for ref in refs}
    if not names:
        return reason
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.sub(rf"(?<![\w/])(?:{longest_first})(?![\w/])", lambda found: names[found[0]], reason)


def _sentence(reason: str) -> str:
    said = reason[:1].upper() + reason[1:]
    return said if said.endswith((".", "!", "?")) else said + "."


def _cell(text: str, token: str, weight: int = 400, *, tabular: bool = False) -> Cell:
    return (Run(text, token, SMALL, weight, tabular=tabular),)


def _head(group: int, text: str) -> Leaf:
    return _text(group, 12, Run(text, "faint", 8.5, 600))


def _text(group: int, gap: int, *runs: Run) -> Leaf:
    return Leaf(runs=runs, card="card", group=group, gap=gap, spread=0.3)


def _table(group: int, rows: tuple[tuple[Cell, ...], ...], widths: tuple[int, ...], last: str) -> Leaf:
    aligns = ("left",) * (len(widths) - 1) + (last,)
    return Leaf("table", rows=rows, widths=widths, aligns=aligns, card="card", group=group, gap=2)


def dot() -> Run:
    """Between two parts of a line; not to be seen where a line ends after it."""
    return Run(DOT, UNSEEN, SMALL, control=True)


def _joined(text: str) -> str:
    """The same, in one piece: no line ends in it."""
    return text.replace(" ", "\u00a0")


def _faint(text: str) -> Run:
    return Run(_joined(text), "faint", SMALL, control=True)
