"""Ledgers to try a policy with: drawn ones, and the words to write one by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

from sync_server.protocol import trust
from sync_server.protocol.trust import ACTIVE, ADDRESS_VERIFIED, TrustEvent, TrustScore, policy
from sync_server.protocol.trust_replay import positions

POLICY = policy(1)
LAST = 260
"""The last day that is looked at."""
ONCE = sorted(trust.KINDS - {ACTIVE, trust.REVERSED})

Entry = tuple[int, str, int]
"""Day, kind, n."""


def ledger(entries: Iterable[Entry]) -> list[TrustEvent]:
    return [TrustEvent(seq, day, kind, n) for seq, (day, kind, n) in enumerate(entries, start=1)]


def used(days: Iterable[int]) -> list[Entry]:
    return [(day, ACTIVE, 1) for day in days]


def correction(seq: int, day: int, of: int) -> TrustEvent:
    return TrustEvent(seq, day, trust.REVERSED, reverses=of)


def told(events: Iterable[TrustEvent], last: int = LAST) -> list[TrustScore]:
    """Every day's."""
    return list(trust.scores(events, 0, last, POLICY))


def values(events: Iterable[TrustEvent], last: int = LAST) -> list[int]:
    return [value for value, _ in standings(events, last)]


def standings(events: Iterable[TrustEvent], last: int = LAST) -> list[tuple[int, int]]:
    """Every day's score and tier, without the words for them."""
    found = [(0, 0)] * (last + 1)
    for position in positions(events, last, POLICY):
        found[position.day] = (position.value, position.tier)
    return found


def kept_up(first: int, last: int, every: int = 2) -> list[TrustEvent]:
    """A verified address, used every so many days."""
    return ledger([(first, ADDRESS_VERIFIED, 1), *used(range(first, last + 1, every))])


@st.composite
def stretches(draw: st.DrawFn) -> list[Entry]:
    """Days of use, as people have them: a while at some rhythm, and then perhaps another."""
    found: list[Entry] = []
    for _ in range(draw(st.integers(0, 3))):
        start, every, times = draw(st.tuples(st.integers(0, 200), st.integers(1, 16), st.integers(1, 60)))
        found += used(day for day in range(start, start + every * times, every) if day <= LAST)
    return found


def entries(kinds: Sequence[str], most: int = 8, last: int = 240) -> st.SearchStrategy[list[Entry]]:
    one = st.tuples(st.integers(0, last), st.sampled_from(kinds), st.integers(1, 100))
    return st.lists(one, max_size=most)


@st.composite
def anything(draw: st.DrawFn, kinds: Sequence[str] = ONCE) -> list[Entry]:
    """A life of any sort: use, and whatever else may be observed, bursts included."""
    found = draw(stretches()) + draw(entries(kinds))
    for day, kind, n in draw(entries(kinds, most=2)):
        found += [(day + step, kind, n) for step in range(draw(st.integers(1, 12)))]
    return found


@st.composite
def corrected(draw: st.DrawFn) -> list[TrustEvent]:
    """With corrections, and corrections of corrections."""
    events = ledger(draw(anything()))
    for _ in range(draw(st.integers(0, 3)) if events else 0):
        wrong = draw(st.sampled_from(events))
        day = min(LAST, wrong.day + draw(st.integers(0, 90)))
        events.append(correction(len(events) + 1, day, wrong.seq))
    return events
