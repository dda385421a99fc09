"""A message as leaves: its bubble or prose, what went wrong, its receipt and its controls. No Qt.

A control is a link of our own scheme, so that the keyboard reaches it as it reaches any link. Markdown cannot forge one:
only web and mail addresses become links there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from soulfra_desktop.domain.reasons import Reason, Why, as_sentence, is_unpriced
from soulfra_desktop.ui.kit import reasons, receipt_card, receipt_leaves, source_leaves
from soulfra_desktop.ui.kit.addresses import address
from soulfra_desktop.ui.kit.inline_pictures import PLACE, short_name
from soulfra_desktop.ui.kit.leaf import Leaf, Run, plain
from soulfra_desktop.ui.kit.message_view import Handover, MessageView
from soulfra_desktop.ui.kit.receipt_leaves import SMALL, Words
from soulfra_desktop.ui.kit.sentences import figure, shown

SCHEME = "soulfra:"
PAGE = 100_000
"""Characters of one message that are shown at first; each "Show more" adds as many."""
USER_PAGE = 20_000
"""The same of a question, which is shown as it was typed."""
LONG_PASTE = 40
"""Lines of a question from which on so many are laid out as one."""
ROWS = 25
"""Rows of a table that are shown at first."""
MORE_ROWS = 100
"""Rows that each "Show more" adds."""
LONGEST_ADDRESS = 200
BUDGET = "no budget"
"""How an attempt ended that nothing was left for."""
_MARKS = {
    "stopped": "Stopped by you. This part was kept.",
    "cut": "The answer broke off here. This part was kept.",
    "truncated": "The answer ended too early. This part was kept.",
    "timeout": "The answer stopped coming. This part was kept.",
}


FromWeb = Literal["offered", "local only", "unasked"]
"""Whether pictures of the web can be loaded; "unasked" where nobody would answer."""


@dataclass(frozen=True, slots=True)
class Folds:
    """What of one message the person has opened."""

    receipt: bool = False
    reasoning: bool = False
    summary: bool = False
    details: bool = False
    pages: int = 1
    rows: tuple[str, ...] = ()
    """Tables of which more was wanted, by their number, once for each time."""
    loaded: frozenset[str] = frozenset()
    """Pictures of the web that are here, by their short names."""
    refused: tuple[tuple[str, str], ...] = ()
    """Those that could not be loaded, and why."""
    from_web: FromWeb = "unasked"


def control(message: MessageView, action: str, text: str, tip: str = "", tone: str = "accent") -> Run:
    """A button written as text; following it opens `soulfra:ACTION/MESSAGE-ID`."""
    return Run(
        text.replace(" ", "\u00a0"),
        tone,
        SMALL,
        400 if tone == "faint" else 500,
        href=f"{SCHEME}{action}/{message.id}",
        tip=tip or text,
        control=True,
    )


def user(message: MessageView, folds: Folds, words: Words, indent_for: Callable[[str], int]) -> list[Leaf]:
    """The person's words as they were typed, in a bubble as wide as they need; `indent_for` gives the room to its left."""
    shown, rest = cut(message.text, folds, USER_PAGE)
    left = indent_for(shown)
    bubble = Leaf(card="user", group=1, gap=22, left=left)
    made: list[Leaf] = []
    for number, attachment in enumerate(message.attachments):
        thumbnail = replace(bubble, code=attachment.name, gap=6 if made else 22)
        made.append(shown_picture(message, str(number), thumbnail))
        made.append(replace(bubble, runs=(Run(attachment.name, "soft", SMALL),), gap=2))
    if shown:
        lines = 1 if shown.count("\n") < LONG_PASTE else LONG_PASTE
        made += plain(shown, Run(""), replace(bubble, gap=6 if made else 22), lines=lines)
    if rest:
        made.append(replace(bubble, runs=_more(message, rest, words), gap=8))
    runs = [
        *_versions(message, words),
        control(message, "edit", words("Edit"), words("Ask this differently"), "faint"),
        _gap(),
    ]
    runs += [control(message, "copy", words("Copy"), words("Copy this message"), "faint"), _gap()]
    runs.append(_menu(message, words))
    made.append(Leaf(runs=tuple(runs), align="right", target=True, gap=-10))
    return made


def before(message: MessageView, folds: Folds, words: Words) -> list[Leaf]:
    """What stands above an answer: handovers and folded reasoning."""
    made = [_handover(one, message, words) for one in message.handovers]
    if message.reasoning:
        count = len(message.reasoning.split())
        label = (
            words("Hide reasoning") if folds.reasoning else words("Reasoning, {0} words").format(figure(f"{count:,}"))
        )
        made.append(Leaf(runs=(control(message, "reasoning", label, tone="soft"),), target=True, gap=0))
        if folds.reasoning:
            made += plain(message.reasoning[:PAGE], Run("", "soft", 10.0), Leaf(quote=1, gap=6))
    if message.streaming and not message.text:
        made.append(Leaf(runs=(Run(_waiting(message, words), "soft", 10.0, control=True),), gap=16))
    return made


@dataclass(slots=True)
class Place:
    """Where a reading of an answer's leaves stands: what its controls are numbered by."""

    cards: int = 0
    leaves: int = 0
    table: str = ""
    """The number of the table that goes on here."""
    rows: int = 0
    """Rows of it that are shown."""
    hidden: int = 0
    """And that are not."""


def prose(message: MessageView, leaves: Iterable[Leaf], at: Place, folds: Folds, words: Words) -> list[Leaf]:
    """Some of an answer's own leaves, with the links of their controls; `at` moves on."""
    made: list[Leaf] = []
    for leaf in leaves:
        if not leaf.headless:
            made += rows_left(message, at, words)
        if leaf.kind == "code":
            made.append(replace(leaf, href=f"{SCHEME}code/{message.id}/{at.cards}"))
            at.cards += 1
        elif leaf.kind == "picture":
            made += _picture(message, leaf, folds, words)
        elif leaf.kind == "table":
            made += _rows(leaf, at, folds)
        else:
            made.append(leaf)
        at.leaves += 1
    return [source_leaves.with_chips(leaf, message, words) for leaf in made] if message.sources else made


def _rows(leaf: Leaf, at: Place, folds: Folds) -> list[Leaf]:
    """A table as far as it is wanted, in pieces that are laid out one by one."""
    if not leaf.headless:
        at.table, at.rows = str(at.leaves), 0
    limit = ROWS + MORE_ROWS * folds.rows.count(at.table)
    rows = leaf.rows[: max(0, limit - at.rows)]
    at.rows += len(rows)
    at.hidden += len(leaf.rows) - len(rows)
    made = [replace(leaf, rows=rows[:ROWS])] if rows else []
    heads = leaf.heads or leaf.rows[0]
    return made + [
        replace(leaf, rows=rows[start : start + ROWS], heads=heads, headless=True, gap=0)
        for start in range(ROWS, len(rows), ROWS)
    ]


def rows_left(message: MessageView, at: Place, words: Words) -> list[Leaf]:
    """What is said below a table of which rows are not shown."""
    rest, at.hidden = at.hidden, 0
    if not rest:
        return []
    said = words("{0} more rows are not shown. ").format(figure(f"{rest:,}"))
    more = words("Show {0} more").format(figure(f"{min(rest, MORE_ROWS):,}"))
    return [Leaf(runs=(Run(said, "soft", SMALL, control=True), _numbered(message, "rows", at.table, more)), gap=8)]


def _picture(message: MessageView, leaf: Leaf, folds: Folds, words: Words) -> list[Leaf]:
    if leaf.picture.startswith(PLACE):
        return [shown_picture(message, f"d{leaf.picture.removeprefix(PLACE)}", leaf)]
    name = short_name(leaf.picture)
    if name in folds.loaded:
        return [shown_picture(message, f"r{name}", leaf)]
    where = address(leaf.picture)
    box = replace(leaf, kind="text", picture="", code="", card="card", group=7, spread=0.3)
    title = words("Image from {0}").format(where.host)
    made = [replace(box, runs=(Run(title, "ink", 10.0, 600), Run(f"  {leaf.code}", "soft", 10.0)))]
    whole = where.whole if len(where.whole) < LONGEST_ADDRESS else where.whole[:LONGEST_ADDRESS] + "…"
    made.append(replace(box, runs=(Run(whole, "soft", SMALL),), gap=3))
    why = dict(folds.refused).get(name)
    if why:
        made.append(replace(box, runs=(Run(why, "warn", SMALL, 500, control=True),), gap=4))
    if folds.from_web == "local only":
        said = words("Local only: nothing is loaded from the web.")
        made.append(replace(box, runs=(Run(said, "local", SMALL, 500, control=True),), gap=6))
    elif folds.from_web == "offered":
        made.append(replace(box, runs=(_numbered(message, "load", name, words("Load this image")),), gap=6))
    return made


def shown_picture(message: MessageView, number: str, leaf: Leaf) -> Leaf:
    """A picture that is here, as a thumbnail that opens."""
    name = f"{message.id}/{number}"
    return replace(leaf, kind="picture", picture=f"{SCHEME}picture/{name}", href=f"{SCHEME}view/{name}")


def _numbered(message: MessageView, action: str, number: str, text: str) -> Run:
    made = control(message, action, text)
    return replace(made, href=f"{made.href}/{number}")


def after(message: MessageView, folds: Folds, rest: int, words: Words) -> list[Leaf]:
    """What stands below an answer: the mark of a part, the error, the receipt and the controls."""
    made: list[Leaf] = []
    for number, attachment in enumerate(message.attachments):
        made.append(shown_picture(message, str(number), Leaf(code=attachment.name, gap=12)))
        made.append(Leaf(runs=(Run(attachment.name, "soft", SMALL),), gap=2))
    if rest:
        made.append(Leaf(runs=_more(message, rest, words), gap=10))
    outcome = message.receipt.outcome if message.receipt else None
    if not message.complete and not message.streaming and message.text and outcome != "answered":
        said = _MARKS.get(outcome or "cut", "This part was kept.")
        made.append(Leaf(runs=(Run(words(said), "warn", SMALL, 500, control=True),), gap=10))
    if message.failure:
        made += _failure(message, folds, words)
    if not message.streaming:
        made += source_leaves.row(message, words)
        made.append(_foot(message, folds, words))
        if folds.receipt and message.receipt:
            all_rows = receipt_card.CANDIDATES in folds.rows
            made += receipt_card.card(
                message.receipt, words, 3, lambda to: _link(message, to), all_rows=all_rows, savings=message.savings
            )
    return made + source_leaves.summary(message, words, is_open=folds.summary)


def _link(message: MessageView, action: str) -> str:
    return f"{SCHEME}{action}/{message.id}"


def _foot(message: MessageView, folds: Folds, words: Words) -> Leaf:
    runs: list[Run] = []
    if message.receipt:
        asked = words("why this model") if message.receipt.chosen else words("what was tried")
        why = words("hide receipt") if folds.receipt else asked
        runs += [*receipt_leaves.line(message.receipt, words, message.savings)]
        if not (message.failure and message.receipt.attempts):  # its card has the same under "Details"
            runs += [receipt_leaves.dot(), control(message, "receipt", why)]
        runs.append(_gap())
    runs += _versions(message, words)
    if message.text:
        runs += [control(message, "copy", words("Copy"), words("Copy this answer"), "faint"), _together()]
    if not message.failure:  # its card offers to try again
        if not message.complete and message.text:
            on = words("Go on where this answer stopped")
            runs += [control(message, "continue", words("Continue"), on, "accent"), _gap()]
        again = control(message, "again", words("Answer again"), words("Ask for another answer"), "faint")
        runs += [again, _together()]
    if message.has_thumbs:
        runs += _thumbs(message, words)
    runs.append(_menu(message, words))
    return Leaf(runs=tuple(runs), target=True, gap=0)


def _thumbs(message: MessageView, words: Words) -> list[Run]:
    """What the person makes of an answer; pressed again, it is taken back."""
    back = words("Take this verdict back")
    good = back if message.thumb is True else words("A good answer: this much was enough")
    poor = back if message.thumb is False else words("A poor answer: a stronger model was needed")
    return [
        _thumb(message, "good", words("Good"), good, pressed=message.thumb is True),
        _together(),
        _thumb(message, "poor", words("Poor"), poor, pressed=message.thumb is False),
        _together(),
    ]


def _thumb(message: MessageView, action: str, text: str, tip: str, *, pressed: bool) -> Run:
    return control(message, action, f"✓ {text}" if pressed else text, tip, "accent" if pressed else "faint")


def _menu(message: MessageView, words: Words) -> Run:
    return control(message, "menu", words("More"), words("All that can be done with this message"), "faint")


def _failure(message: MessageView, folds: Folds, words: Words) -> list[Leaf]:
    failure = message.failure
    assert failure is not None
    box = Leaf(card="error", group=2, gap=16, spread=0.35)
    made = [replace(box, runs=(Run(shown(failure.message), "danger", 10.5, 600),))]
    if failure.advice:
        made.append(replace(box, runs=(Run(shown(failure.advice), "ink", 10.0),), gap=4))
    labels = {
        "settings": words("Open Settings"),
        "own prices": words("Set a price"),
        "continue": words("Continue"),
        "retry": words("Try again"),
        "choose model": words("Change model"),
    }
    runs: list[Run] = []
    for action in failure.actions:
        if action in labels:
            runs += [control(message, action.replace(" ", "-"), labels[action]), _gap()]
    if message.receipt and message.receipt.attempts:
        runs.append(
            control(message, "details", words("Hide details") if folds.details else words("Details"), tone="soft")
        )
    made.append(replace(box, runs=tuple(runs), target=True, gap=0))
    if folds.details and message.receipt:
        for attempt in message.receipt.attempts:
            outcome = receipt_leaves.outcome_words(attempt.outcome, words, attempt.detail)
            said = f"{receipt_leaves.full(attempt.ref)}: {outcome} ({receipt_leaves.seconds(attempt.ms)})"
            said = f"{said}. {_told(attempt.detail)}" if attempt.detail else said
            made.append(replace(box, runs=(Run(said, "soft", SMALL),), gap=4))
    return made


def _told(why: Why) -> str:
    """A reason of ours as a sentence; the words of somebody else as they are."""
    said = reasons.said(why)
    return as_sentence(said) if isinstance(why, Reason) else said


def _handover(one: Handover, message: MessageView, words: Words) -> Leaf:
    """What happened between two attempts; where a price is missing, the way to it."""
    runs = [Run(_said_of(one, words), "warn", SMALL, control=True)]
    if _is_unpriced(one):
        runs += [_gap(), control(message, "own-prices", words("Set a price"))]
    return Leaf(runs=tuple(runs), gap=14)


def _is_unpriced(one: Handover) -> bool:
    return one.outcome == BUDGET and is_unpriced(one.detail)


def _said_of(one: Handover, words: Words) -> str:
    if one.beside:
        said = words("{0} had said nothing for a while. {2}, asked beside it, spoke first.")
    elif one.retry and one.part_kept:
        said = words("{0}: the answer {1}. It is asked to go on from there.")
    elif one.retry:
        said = words("{0} did not answer ({1}). Trying it again.")
    elif one.part_kept:
        said = words("{0}: the answer {1}. {2} goes on from there.")
    elif _is_unpriced(one):
        said = words("What {0} costs is not known, and a budget holds: {2} answers instead, free.")
    elif one.outcome == BUDGET:
        said = words("A budget has no room for {0}: {2} answers instead, free.")
    elif one.outcome == "skipped":
        said = words("{0} was skipped, since it kept failing. {2} answers instead.")
    else:
        said = words("{0} did not answer ({1}). {2} answers instead.")
    outcome = receipt_leaves.outcome_words(one.outcome, words, one.detail)
    return said.format(receipt_leaves.full(one.failed), outcome, receipt_leaves.full(one.next))


def _waiting(message: MessageView, words: Words) -> str:
    if message.asking is None:
        return words("Choosing a model …")
    return words("Waiting for {0} …").format(receipt_leaves.short(message.asking))


def _versions(message: MessageView, words: Words) -> list[Run]:
    if message.versions < 2:
        return []
    number = Run(f"{message.version}/{message.versions}", "soft", SMALL, 500, control=True, tabular=True)
    older = control(message, "older", "‹ ", words("Show the version before"))
    if message.version == 1:
        older = _resting(older)
    newer = control(message, "newer", " ›", words("Show the next version"))
    if message.version == message.versions:
        newer = _resting(newer)
    return [older, number, newer, _gap()]


def _resting(button: Run) -> Run:
    """A button at the end of its way: grey, in its place, and no link for the mouse, the keyboard or a screen reader."""
    return replace(button, tone="faint", href="", tip="")


def cut(text: str, folds: Folds, page: int = PAGE) -> tuple[str, int]:
    """The part of a text that is shown, and how many characters are not."""
    limit = page * folds.pages
    return (text, 0) if len(text) <= limit else (text[:limit], len(text) - limit)


def _more(message: MessageView, rest: int, words: Words) -> tuple[Run, ...]:
    said = words("{0} more characters are not shown. ").format(figure(f"{rest:,}"))
    return (Run(said, "soft", SMALL, control=True), control(message, "more", words("Show more")))


def _together() -> Run:
    """A gap at which no line ends, so that controls stay side by side."""
    return Run("\u00a0\u00a0\u00a0\u00a0", "faint", SMALL, control=True)


def _gap() -> Run:
    return Run("\u00a0\u00a0\u00a0 ", "faint", SMALL, control=True)
