"""Which facts are meant: by a scope, by words, by the chain of what took whose place."""

from __future__ import annotations

from collections.abc import Sequence

from soulfra_desktop.domain.fact import Fact
from soulfra_desktop.domain.knowledge import Scope
from soulfra_desktop.domain.wording import content_words, key_of

ENOUGH = 0.6
"""The share of the words asked for that a fact must have to be meant by them."""


def is_seen_from(fact: Scope, place: Scope) -> bool:
    """Whether what belongs to `fact` holds at `place` too: everywhere holds everywhere, a project's in the project."""
    return all(
        mine is None or mine == theirs
        for mine, theirs in (
            (fact.folder_id, place.folder_id),
            (fact.agent, place.agent),
            (fact.conversation_id, place.conversation_id),
        )
    )


def chain_of(fact: Fact, facts: Sequence[Fact]) -> list[Fact]:
    """It, and all whose place it took, one after the other."""
    before: dict[str | None, list[Fact]] = {}
    for one in facts:
        before.setdefault(one.superseded_by, []).append(one)
    chain, found = [fact], {fact.id}
    for one in chain:
        for former in before.get(one.id, ()):
            if former.id not in found:
                found.add(former.id)
                chain.append(former)
    return chain


def named_by(words: str, facts: Sequence[Fact]) -> list[Fact]:
    """The facts that these words mean: those of the same subject and sense, else those that have most of the words."""
    from soulfra_desktop.domain.remembering import subject_of  # its patterns are made only where something is forgotten

    asked = content_words(words)
    if not asked:
        return []
    subject = subject_of(words)
    same = [fact for fact in facts if subject and fact.subject == subject]
    if same:
        return [fact for fact in same if _share(asked, fact) >= ENOUGH] or same
    shares = [(max(_share(asked, fact), _by_subject(asked, fact)), fact) for fact in facts]
    best = max((share for share, _ in shares), default=0.0)
    return [fact for share, fact in shares if share == best and share >= ENOUGH]


def subject_after_edit(subject: str, text: str) -> str:
    """The same where the new text is about it still; else one of its own, since the former says what the former text said."""
    about, _, value = subject.partition(":")
    said = content_words(text)
    if value and about != "said" and all(any(_alike(word, other) for other in said) for word in key_of(value).split()):
        return subject
    return subject if subject and not value else f"said:{key_of(text)}"


def _share(asked: frozenset[str], fact: Fact) -> float:
    known = content_words(fact.text)
    return sum(any(_alike(word, other) for other in known) for word in asked) / len(asked)


def _by_subject(asked: frozenset[str], fact: Fact) -> float:
    """ "my name", "my dog": the subject itself is asked for."""
    about = content_words(fact.subject.replace(":", " ").replace("|", " ")) - {"named", "said", "date", "taste", "has"}
    return 1.0 if about and about <= asked and len(asked) <= len(about) + 1 else 0.0


def _alike(one: str, other: str) -> bool:
    """The same word, or one with another ending."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and long.startswith(short[: max(4, len(short) - 2)]) and len(long) - len(short) <= 3
