"""Accounts of one person, as far as devices or payment show it: together they are worth no more than one account.

Each is scored with what it did itself and with the penalties of all, so none can be kept clean by another that does what
is not clean. What their tier allows is allowed once, to all of them together. Had one account done all that they did, it
would score no less than any of them, since what is good only ever adds: splitting gains nothing.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from sync_server.protocol.trust_events import BAD, REVERSED, TrustEvent, TrustScore
from sync_server.protocol.trust_policy import Policy, Tier
from sync_server.protocol.trust_replay import score

Account = TypeVar("Account", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Linked(Generic[Account]):
    scores: Mapping[Account, TrustScore]
    """With the penalties of all."""
    shared: Tier
    """Whose benefits they have between them: the best of any, once."""


def linked(ledgers: Mapping[Account, Sequence[TrustEvent]], day: int, policy: Policy) -> Linked[Account]:
    """For the benefits of a day. What each account is told as its own score is not changed by it."""
    apart = 1 + max((event.seq for events in ledgers.values() for event in events), default=0)
    carried = {
        account: [_moved(event, place * apart) for event in penalties(events)]
        for place, (account, events) in enumerate(ledgers.items(), 1)
    }
    scores = {
        account: score(
            [*events, *(e for other, theirs in carried.items() if other != account for e in theirs)], day, policy
        )
        for account, events in ledgers.items()
    }
    reached = {found.tier for found in scores.values()}
    return Linked(scores, next((tier for tier in reversed(policy.tiers) if tier.name in reached), policy.tiers[0]))


def penalties(events: Sequence[TrustEvent]) -> list[TrustEvent]:
    """What is carried: penalties, their corrections, and what corrects those."""
    kept: set[int] = set()
    for event in sorted(events, key=lambda event: event.seq):
        if event.kind in BAD or (event.kind == REVERSED and event.reverses in kept):
            kept.add(event.seq)
    return [event for event in events if event.seq in kept]


def _moved(event: TrustEvent, by: int) -> TrustEvent:
    reverses = None if event.reverses is None else event.reverses + by
    return replace(event, seq=event.seq + by, reverses=reverses)
