"""From one policy to the next: who would stand where, and the promise that nobody loses a tier by the change for a while."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sync_server.protocol.trust_events import TrustEvent, TrustScore
from sync_server.protocol.trust_policy import Policy, Tier
from sync_server.protocol.trust_replay import score

PROTECTED_DAYS: Final = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """What another policy would change on a day, of all accounts together."""

    day: int
    old: int
    new: int
    accounts: int
    higher: int
    lower: int
    largest_gain: int
    largest_loss: int
    together: int
    """The sum of all changes, in points."""
    moves: Mapping[tuple[str, str], int]
    """How many from which tier to which, those that stay included."""
    protected: int
    """How many would fall, and do not yet."""


def difference(ledgers: Iterable[Iterable[TrustEvent]], day: int, old: Policy, new: Policy) -> Difference:
    changes: list[int] = []
    moves: Counter[tuple[str, str]] = Counter()
    protected = 0
    for events in ledgers:
        known = list(events)
        before, after = score(known, day, old), score(known, day, new)
        changes.append(after.value - before.value)
        moves[before.tier, after.tier] += 1
        protected += _rank(new, after.tier) < _rank(new, before.tier)
    return Difference(
        day, old.version, new.version, len(changes),
        sum(change > 0 for change in changes), sum(change < 0 for change in changes),
        max((0, *changes)), min((0, *changes)), sum(changes), dict(sorted(moves.items())), protected,
    )  # fmt: skip


def standing_after(old: TrustScore, new: TrustScore, changed_on: int, policy: Policy) -> Tier:
    """The tier of a day on which a policy is young; both scores are of that day.

    For 60 days from the day of the change it is the better of both. Whoever falls by what they do falls by both.
    """
    assert old.day == new.day
    rank = _rank(policy, new.tier)
    if new.day < changed_on + PROTECTED_DAYS:
        rank = max(rank, _rank(policy, old.tier))
    return policy.tiers[rank]


def _rank(policy: Policy, name: str) -> int:
    """A tier that is no more counts as the lowest."""
    return next((place for place, tier in enumerate(policy.tiers) if tier.name == name), 0)
