"""Reasons as they were kept before there were codes, as whole sentences: those that are known become codes when read."""

from __future__ import annotations

import re
from functools import lru_cache

from soulfra_desktop.domain.reasons import FACTS, REASONS, Reason, Why
from soulfra_desktop.domain.usage import Money

LONGEST = 500
"""Characters; what is longer is no sentence of ours."""
_CODES = {words: code for code, words in REASONS.items() if code not in FACTS}
_SCORE = re.compile(r": \d{1,2} %")
"""A candidate's reason had its score in it, which has a place of its own."""
_UNPRICED = re.compile(r"What (\S+) costs is not known here, and a budget holds\.")
_NO_ROOM = re.compile(
    r"The budget for (today|this month|this chat|this agent) \(\$([\d,]+\.\d+)\) "
    r"(?:is used up|has only \$([\d,]+\.\d+) left, too little for an answer)\."
)
_IMPORTED = "imported from "
_SCOPES = {"today": "day", "this month": "month", "this chat": "chat", "this agent": "agent"}


@lru_cache(512)
def formerly(said: str) -> Why:
    """The reason that a sentence stood for; the sentence itself where that is not known."""
    if len(said) > LONGEST:
        return said
    if (code := _CODES.get(_SCORE.sub("", said))) is not None:
        return Reason(code)
    if found := _UNPRICED.fullmatch(said):
        return Reason("call_unpriced", (found[1],))
    if found := _NO_ROOM.fullmatch(said):
        scope, limit, left = found.groups()
        if left is None:
            return Reason("budget_used_up", (_SCOPES[scope], _micros(limit)))
        return Reason("budget_too_small", (_SCOPES[scope], _micros(limit), _micros(left)))
    if said.startswith(_IMPORTED):
        return Reason("imported", (said.removeprefix(_IMPORTED),))
    return said


def _micros(dollars: str) -> int:
    return Money.parse(dollars.replace(",", "")).micros
