"""The open receipt of a reply: why this model, what else was weighed, what was tried, used and paid. No Qt."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from soulfra_desktop.domain.reasons import Reason, as_sentence, in_percent, is_unpriced
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.usage import Money
from soulfra_desktop.ui.kit import money
from soulfra_desktop.ui.kit.leaf import Cell, Leaf, Run
from soulfra_desktop.ui.kit.names import provider_label
from soulfra_desktop.ui.kit.reasons import said
from soulfra_desktop.ui.kit.receipt_leaves import SMALL, Words, apart, full, outcome_words, seconds, short
from soulfra_desktop.ui.kit.sentences import figure, shown

if TYPE_CHECKING:
    from soulfra_desktop.domain.reasons import Why
    from soulfra_desktop.domain.routing import Candidate, Complexity, Receipt
    from soulfra_desktop.domain.savings import Instead, Savings
    from soulfra_desktop.domain.usage import TokenCount

TINY = 8.5
ROWS = 8
"""Candidates that are shown at first."""
CANDIDATES = "candidates"
"""Names their table among an answer's."""
NOBODY = "?"
"""In the place of a model: its provider has none."""
_LOOKS = {0.75: "It looks easy", 0.55: "It looks fairly easy", 0.35: "It looks fairly hard", 0.0: "It looks hard"}
"""How likely a usual model of this machine does, from which a question is called so."""
_UNIT = re.compile(r"(?<=\d) (?=%|(?:s|ms|min)\b)")
"""Between a figure and its unit, where no line ends."""


Link = Callable[[str], str]
"""The address of what can be done with this answer, by its word: `ask`, `rows`, `own-prices`, `again-with`."""


def card(
    receipt: Receipt, words: Words, group: int, link: Link | None = None, *,
    all_rows: bool = False, savings: Savings | None = None,
) -> list[Leaf]:  # fmt: skip
    """All that is known of how this answer came about. Without `link` nothing can be done from here; `all_rows` shows
    every candidate, however many; `savings` are those that are left to it among all versions of this answer."""
    made = [_text(group, 8, Run(_together(as_sentence(_why(receipt))), "ink", SMALL, 500))]
    if receipt.complexity is not None:
        made += _question(receipt.complexity, receipt.needed, words, group)
    if receipt.candidates:
        made += _candidates(receipt, words, group, link, all_rows=all_rows)
    if receipt.attempts:
        made.append(_head(group, words("Tried")))
        rows = tuple(
            (
                _cell(apart(a.ref, _refs(receipt)), "ink", 500),
                _cell(_together(_outcome(a.outcome, a.detail, receipt, words)), _tone(a.outcome)),
                _cell(seconds(a.ms), "soft", tabular=True),
            )
            for a in receipt.attempts
        )
        made.append(_table(group, rows, (40, 38, 22), ("left", "left", "right")))
    made.append(_head(group, words("Account")))
    rows = tuple(
        (_cell(name, "soft"), _cell(value, "ink", 500, tabular=True))
        for name, value in _account(receipt, savings, words)
    )
    made.append(_table(group, rows, (40, 60), ("left", "left")))
    if receipt.left_out:
        left = words("{0} older messages did not fit this model and were not sent.").format(receipt.left_out)
        made.append(_text(group, 8, Run(left, "warn", SMALL, 500)))
    return made


# The question


def _question(complexity: Complexity, needed: float | None, words: Words, group: int) -> list[Leaf]:
    """How hard it looked, in words, and what the dial asked for."""
    features = ", ".join(map(shown, complexity.features))
    looks = words(_LOOKS[next(least for least in _LOOKS if complexity.suffices >= least)])
    grounds = words("{0}: {1}.").format(looks, features) if features else f"{looks}."
    usual = words("A usual model on this machine would do with a chance of {0}.").format(percent(complexity.suffices))
    made = [_head(group, words("The question")), _text(group, 3, Run(grounds, "ink", SMALL))]
    return [*made, _text(group, 2, Run(f"{usual} {_asked_for(needed, words)}".strip(), "soft", SMALL))]


def _asked_for(needed: float | None, words: Words) -> str:
    if needed is None:
        return ""
    if needed <= 0:
        return words("Save ↔ best asked for the cheapest.")
    if needed > 1:
        return words("Save ↔ best asked for the best.")
    return words("Save ↔ best asked for {0} or more.").format(percent(needed))


def percent(share: float) -> str:
    """`41 %`; never 0 or 100, since nobody knows so surely."""
    return figure(in_percent(share)).replace(" ", "\u00a0")


# What was weighed


def _candidates(receipt: Receipt, words: Words, group: int, link: Link | None, *, all_rows: bool) -> list[Leaf]:
    """A row a candidate: its name and why, how likely it does, what it would cost. Of many, the first few."""
    numbered = list(enumerate(receipt.candidates))
    if len(numbered) > ROWS + 1:
        numbered.sort(key=lambda one: (one[1].ref != receipt.chosen, not one[1].available))
    else:
        all_rows = True
    made = [_rows(numbered if all_rows else numbered[:ROWS], receipt, words, group, link)]
    if link is None:
        return made
    runs = [Run(words("Ask another model …"), "accent", SMALL, 500, href=link("again-with"), control=True)]
    if not all_rows:
        show_all = words("Show all {0}").format(len(numbered))
        gap = Run("\u00a0\u00a0\u00a0 ", "soft", SMALL, control=True)
        runs = [Run(show_all, "accent", SMALL, 500, href=f"{link('rows')}/{CANDIDATES}", control=True), gap, *runs]
    return [*made, _text(group, 6, *runs)]


def _rows(numbered: list[tuple[int, Candidate]], receipt: Receipt, words: Words, group: int, link: Link | None) -> Leaf:
    judged = any(candidate.score is not None for candidate in receipt.candidates)
    heads = [words("Considered"), words("Chance"), words("About")] if judged else [words("Considered"), words("About")]
    rows: list[tuple[Cell, ...]] = [tuple((Run(head, "faint", TINY, 600),) for head in heads)]
    for number, candidate in numbered:
        cells = [(*_candidate(candidate, receipt, words), *_doing(candidate, number, receipt, words, link))]
        if judged:
            cells.append(_cell("" if candidate.score is None else percent(candidate.score), "soft", 500, tabular=True))
        cells.append(_price(candidate))
        rows.append(tuple(cells))
    if judged:
        return _table(group, tuple(rows), (56, 20, 24), ("left", "right", "right"), gap=12)
    return _table(group, tuple(rows), (72, 28), ("left", "right"), gap=12)


def _refs(receipt: Receipt) -> list[ModelRef]:
    return [one.ref for one in (*receipt.candidates, *receipt.attempts)]


def _candidate(candidate: Candidate, receipt: Receipt, words: Words) -> Cell:
    chosen = candidate.ref == receipt.chosen
    place = words("this machine") if candidate.local else provider_label(candidate.ref.provider)
    nobody = candidate.ref.model == NOBODY
    name = provider_label(candidate.ref.provider) if nobody else apart(candidate.ref, _refs(receipt))
    runs = [Run(name, "ink" if candidate.available else "soft", SMALL, 500)]
    if not nobody or candidate.local:
        runs.append(Run(f"\u00a0\u00a0 {place}", "local" if candidate.local else "cloud", TINY))
    if chosen:
        runs.append(Run(f"\u00a0\u00a0 ✓\u00a0{words('chosen')}", "accent", TINY, 600))
    runs.append(Run(f"\u2028{said(candidate.reason)}", "soft", SMALL))
    return tuple(runs)


def _doing(candidate: Candidate, number: int, receipt: Receipt, words: Words, link: Link | None) -> Cell:
    """What can be done with a candidate that did not answer."""
    gap = Run("\u00a0\u00a0\u00a0 ", "soft", SMALL, control=True)
    if link is None or candidate.ref == receipt.chosen:
        return ()
    if is_unpriced(candidate.reason):
        return (gap, Run(words("Set a price"), "accent", SMALL, href=link("own-prices"), control=True))
    if not candidate.available:
        return ()
    again = words("Ask again on {0}").format(apart(candidate.ref, _refs(receipt)))
    tip = words("Ask this question again on {0}; this answer stays").format(full(candidate.ref))
    return (gap, Run(again, "accent", SMALL, href=f"{link('ask')}/{number}", tip=tip, control=True))


def _price(candidate: Candidate) -> Cell:
    price = "–" if candidate.ref.model == NOBODY else money.amount(candidate.estimated_cost)
    return _cell(price, "money" if candidate.local else "soft", 500, tabular=True)


# What was tried, used and paid


def _outcome(outcome: str, detail: Why, receipt: Receipt, words: Words) -> str:
    told = outcome_words(outcome, words, detail)
    if outcome == "stopped" and detail:  # another one spoke first
        told = words("too slow")
    return f"{told}: {_named(detail, receipt)}" if detail else told


def _tone(outcome: str) -> str:
    return {"answered": "money", "stopped": "soft", "skipped": "soft"}.get(outcome, "warn")


def _account(receipt: Receipt, savings: Savings | None, words: Words) -> list[tuple[str, str]]:
    if receipt.imported_from and receipt.chosen is not None:  # what it cost there is not known here
        return [(words("Model"), short(receipt.chosen)), (words("From"), receipt.imported_from)]
    rows = [(words("Cost"), money.exact(receipt.cost))]
    if receipt.cost is not None and receipt.cost.micros and money.rate():
        rows.append((words("Rate"), money.rate()))
    if savings is not None and receipt.instead is not None:
        rows += _instead(receipt.instead, savings, words)
    if receipt.usage is not None:
        rows += _tokens(receipt.usage, words)
    if receipt.max_tokens is not None:
        rows.append((words("Held to"), words("{0} tokens").format(figure(f"{receipt.max_tokens:,}"))))
    if receipt.first_token_ms is not None:
        rows.append((words("First word"), seconds(receipt.first_token_ms)))
    if receipt.total_ms is not None:
        rows.append((words("Whole answer"), seconds(receipt.total_ms)))
    if receipt.price_version:
        rows.append((words("Price table"), receipt.price_version))
    return rows


def _instead(instead: Instead, savings: Savings, words: Words) -> list[tuple[str, str]]:
    """What the baseline would have cost, and what that makes; nothing is saved by an answer that was asked again."""
    rows = [(words("Instead of {0}").format(full(ModelRef.parse(instead.baseline))), money.exact(instead.cost))]
    amount = money.exact(Money(abs(savings.micros))) if savings.micros else words("nothing")
    if savings.claimed != instead.cost:
        amount = words("{0}; the question was answered again").format(amount)
    return [*rows, (words("Lost") if savings.micros < 0 else words("Saved"), amount)]


def _tokens(usage: TokenCount, words: Words) -> list[tuple[str, str]]:
    about = words("about ") if usage.source == "estimated" else ""
    rows = [(words("Tokens in"), about + figure(f"{usage.input_tokens:,}"))]
    if usage.cached_input_tokens or usage.cache_write_tokens:
        cached = words("{0} read, {1} written").format(
            figure(f"{usage.cached_input_tokens:,}"), figure(f"{usage.cache_write_tokens:,}")
        )
        rows.append((words("Of them cached"), cached))
    rows.append((words("Tokens out"), about + figure(f"{usage.output_tokens:,}")))
    if usage.reasoning_tokens:
        rows.append((words("Of them thought"), figure(f"{usage.reasoning_tokens:,}")))
    return rows


# Words and leaves


def _together(text: str) -> str:
    """No line ends between a figure and its unit."""
    return _UNIT.sub("\u00a0", text)


def _why(receipt: Receipt) -> str:
    return "; ".join(_named(one, receipt) for one in (receipt.reason, *receipt.besides))


def _named(why: Why, receipt: Receipt) -> str:
    """What was said; in the words of somebody else, the names that people know stand in place of ids."""
    reason = said(why)
    if isinstance(why, Reason):
        return reason
    refs = {one.ref for one in (*receipt.candidates, *receipt.attempts)}
    names = {str(ref): full(ref) for ref in refs} | {ref.provider: provider_label(ref.provider) for ref in refs}
    if not names:
        return reason
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.sub(rf"(?<![\w/])(?:{longest_first})(?![\w/])", lambda found: names[found[0]], reason)


def _cell(text: str, token: str, weight: int = 400, *, tabular: bool = False) -> Cell:
    return (Run(text, token, SMALL, weight, tabular=tabular),)


def _head(group: int, text: str) -> Leaf:
    return _text(group, 12, Run(text, "faint", TINY, 600))


def _text(group: int, gap: int, *runs: Run) -> Leaf:
    return Leaf(runs=runs, card="card", group=group, gap=gap, spread=0.3)


def _table(
    group: int, rows: tuple[tuple[Cell, ...], ...], widths: tuple[int, ...], aligns: tuple[str, ...], gap: int = 2
) -> Leaf:
    return Leaf("table", rows=rows, widths=widths, aligns=aligns, card="card", group=group, gap=gap)
