"""What a model on this machine is asked about a message, and what of its answer may be believed.

Nothing that it says is taken unless the person said it: each proposal quotes the message, and has no other words than it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, get_args

from soulfra_desktop.domain.fact import Fact, FactChange, FactKind
from soulfra_desktop.domain.own_words import Sentence
from soulfra_desktop.domain.remembering import Taken, untaken
from soulfra_desktop.domain.secrecy import holds_secret
from soulfra_desktop.domain.wording import content_words, key_of, language_of, with_day, words_of

MOST: Final = 4
"""Proposals of one message."""
LONGEST: Final = 200
LONGEST_MESSAGE: Final = 2_000
"""Characters of a message that a model is asked about."""
KNOWN: Final = 12
"""Facts that the model is told of."""
KINDS: Final[dict[object, FactKind]] = {kind: kind for kind in get_args(FactKind) if kind != "instruction"}
"""An instruction stands before every answer: no model gives one."""
_FIRST: Final = re.compile(r"\b(?:i|i['’]m|my|our|ich|mein\w*|unser\w*)\b", re.IGNORECASE)
_OURS: Final = words_of(
    "person persons their theirs they them has have had does not is are lives likes loves prefers wants works speaks uses owns"
    " hat haben ist sind deren dessen lebt wohnt mag liebt arbeitet spricht benutzt möchte"
)
"""Words that the wording of a fact brings with it."""

ASKED: Final = """You read one message of a person. List lasting facts that the person states about themselves: who they are, \
what they prefer, whom they live with, what they work on, dates. Not questions, not wishes of the moment, not guesses, nothing about others.
Answer with a JSON array and nothing else, at most 4 objects:
{"op": "add" or "update" or "supersede", "text": "The person ...", "kind": one of identity, preference, project, person, place, date, \
other, "quote": the exact words of the message that say it, "id": the id of the known fact that it replaces, for update and supersede}
The text uses the message's own words. If there is nothing, answer []."""


def worth_asking(text: str) -> bool:
    """Whether the person says something of themselves that no rule took."""
    if len(text) > LONGEST_MESSAGE or not _FIRST.search(text):
        return False
    return any(
        _FIRST.search(sentence.text) and len(sentence.text.split()) >= 4 and not holds_secret(sentence.text)
        for sentence in untaken(text)
    )


def question_about(text: str, known: Sequence[Fact]) -> str:
    """What the model is shown: what the rules left of the person's own sentences, without secrets, and what is known already."""
    own = [sentence.text for sentence in untaken(text) if not holds_secret(sentence.text)]
    lines = [f"{fact.id[:8]}: {fact.text}" for fact in known[:KNOWN]]
    return "Known already:\n" + "\n".join(lines or ["nothing"]) + "\n\nMessage:\n" + "\n".join(own)


def changes_in(proposals: Sequence[object], text: str, known: Sequence[Fact]) -> list[tuple[FactChange, str]]:
    """What of the proposals holds, each with its quotation. More than were asked for are no answer. Never raises."""
    if len(proposals) > MOST:
        return []
    sentences = untaken(text)
    held = [_held(one, sentences, known) for one in proposals if isinstance(one, dict)]
    return [one for one in held if one is not None]


def as_taken(change: FactChange, quote: str, known: Sequence[Fact], day: date) -> Taken:
    """The same as a rule would say it; a fact that it replaces gives its subject."""
    former = next((fact for fact in known if fact.id == change.fact_id), None)
    subject = former.subject if former is not None else change.subject
    return Taken(with_day(change.text, day, language_of(quote)), change.kind, subject, quote)


def _held(
    one: dict[str, object], sentences: Sequence[Sentence], known: Sequence[Fact]
) -> tuple[FactChange, str] | None:
    operation, text, kind, quote = (one.get(name) for name in ("op", "text", "kind", "quote"))
    if operation not in ("add", "update", "supersede") or not isinstance(kind, str) or kind not in KINDS:
        return None
    if not (isinstance(text, str) and isinstance(quote, str)) or not 8 <= len(text) <= LONGEST or "\n" in text:
        return None
    whole = next((sentence.text for sentence in sentences if quote.strip() and quote.strip() in sentence.text), None)
    if whole is None or not _FIRST.search(quote) or holds_secret(text) or holds_secret(whole):
        return None
    if not _says_no_more(text, whole):
        return None
    former = _meant(one.get("id"), known)
    if operation != "add" and former is None:
        return None
    change = FactChange(operation, text.strip(), KINDS[kind], f"said:{key_of(quote)}", former.id if former else None)
    return change, quote.strip()


def _says_no_more(text: str, sentence: str) -> bool:
    """Whether every word that says something stands in the person's sentence, but for its ending."""
    theirs = content_words(sentence)
    words = content_words(text) - _OURS
    return bool(words) and all(any(_same(word, other) for other in theirs) for word in words)


def _same(word: str, other: str) -> bool:
    least = min(len(word), len(other))
    return word == other or (
        least >= 4 and word[: least - 1] == other[: least - 1] and abs(len(word) - len(other)) <= 2
    )


def _meant(ident: object, known: Sequence[Fact]) -> Fact | None:
    if not isinstance(ident, str) or len(ident) < 8:
        return None
    found = [fact for fact in known[:KNOWN] if fact.id.startswith(ident)]
    return found[0] if len(found) == 1 else None
