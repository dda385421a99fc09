"""Which passages are worth being put before a question, and which questions are worth a search. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from soulfra_desktop.domain.knowledge import Passage

LEAST_SAID = 4
"""Words of substance: a passage with fewer answers nothing."""
LEAST_SHARED = 0.5
"""Share of the question's words that a passage must have where it is not about it by its meaning."""

_SMALL = """a hello hi hey hallo hoi moin servus greetings morning evening guten tag morgen abend good thanks thank you thx
ty danke dir dankeschön vielen dank merci gracias please bitte ok okay yes yeah yep no nope ja nein doch sure klar gut great
super toll cool nice perfect perfekt prima wow bye goodbye tschüss ciao gern gerne welcome lot very much sorry haha lol hm"""
SMALL_TALK = frozenset(_SMALL.split())
"""Words that ask for nothing that could be known."""


def without_small_talk(text: str) -> str:
    """The text where it says more than that; empty where it does not."""
    return text if any(word not in SMALL_TALK for word in re.findall(r"\w+", text.casefold())) else ""


IN_ALL_FACTS = frozenset(
    ("person", "call", "said", "say", "ask", "heisst", "gesagt", "bitt", "ident", "instruct", "place", "date")
)
"""Words that facts are put into, and the names of their kinds, whatever they are about."""


def is_worth(asked: frozenset[str], said: Sequence[str], passage: Passage) -> bool:
    """Whether a passage may help with a question: by its meaning, or since it has enough of its words.

    `asked` and `said` are their words without endings and without those that say nothing.
    """
    if passage.kind != "fact" and len(set(said)) < LEAST_SAID:
        return False
    if passage.kind == "fact":  # one short sentence: a word of it is what it is about
        return passage.related or not asked.isdisjoint(frozenset(said) - IN_ALL_FACTS)
    if passage.kind == "message" and asked.issuperset(said):
        return False  # the same question, asked before
    shared = len(asked.intersection(said))
    if passage.related:
        return shared > 0 or passage.kind != "message"
    return shared >= min(2, len(asked)) and shared >= LEAST_SHARED * len(asked) > 0
