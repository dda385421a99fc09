"""A ledger from its beginning: any day's score, and every day's, with corrections where they were made.

On the day of a correction the ledger is gone through anew as if the corrected event had never been: a penalty that was
wrong leaves nothing behind. Where something good is corrected away the score comes down no faster than on any other day.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from sync_server.protocol.trust_events import REVERSED, SILENT, TrustEvent, TrustScore
from sync_server.protocol.trust_fold import Fold, Position
from sync_server.protocol.trust_policy import Policy

Days = dict[int, list[TrustEvent]]


def score(events: Iterable[TrustEvent], day: int, policy: Policy) -> TrustScore:
    """At the end of a day: what happened later is not known yet."""
    return position_on(events, day, policy).score()


def position_on(events: Iterable[TrustEvent], day: int, policy: Policy) -> Position:
    return _last(positions(events, day, policy)) or Position(policy, day)


def scores(events: Iterable[TrustEvent], first: int, last: int, policy: Policy) -> Iterator[TrustScore]:
    """Of every day from the first to the last, each as it was told on that day."""
    walk = positions(events, last, policy)
    begun = next(walk, None)
    begins = last + 1 if begun is None else begun.day
    for day in range(first, min(begins, last + 1)):
        yield Position(policy, day).score()
    if begun is not None:
        for position in chain((begun,), walk):
            if position.day >= first:
                yield position.score()


def folded(events: Iterable[TrustEvent], day: int, policy: Policy) -> Fold:
    """A fold that goes on after this day."""
    found = _last(positions(events, day, policy))
    return Fold(policy) if found is None else Fold.at(found)


def in_force(events: Iterable[TrustEvent]) -> list[TrustEvent]:
    """Without corrections and what they correct. A correction can itself be corrected."""
    events = list(events)
    struck: set[int] = set()
    for event in sorted(events, key=lambda event: -event.seq):
        if (
            event.kind == REVERSED
            and event.reverses is not None
            and event.seq not in struck
            and event.reverses < event.seq
        ):
            struck.add(event.reverses)
    return [event for event in events if event.kind != REVERSED and event.seq not in struck]


def positions(events: Iterable[TrustEvent], last: int, policy: Policy) -> Iterator[Position]:
    """The same object at the end of each day from the first event's to the last."""
    events = list(events)
    by_day = _by_day(events, last)
    corrected = sorted({event.day for event in events if event.kind == REVERSED and event.day <= last})
    begins = min((*by_day, *corrected), default=last + 1)
    position = Position(policy, begins - 1)
    for day in corrected:
        yield from _advance(position, by_day, day - 1)
        known = [event for event in events if event.day <= day or event.kind != REVERSED]
        by_day = _by_day(in_force(known), last)
        before, position = position, Position(policy, begins - 1)
        _last(_advance(position, by_day, day))
        position.come_from(before, by_day.get(day, ()))
        yield position
    yield from _advance(position, by_day, last)


def _last(positions: Iterator[Position]) -> Position | None:
    found = deque(positions, maxlen=1)
    return found[0] if found else None


def _advance(position: Position, by_day: Days, last: int) -> Iterator[Position]:
    events_of, advance = by_day.get, position.advance
    for day in range(position.day + 1, last + 1):
        advance(events_of(day, ()))
        yield position


def _by_day(events: Iterable[TrustEvent], last: int) -> Days:
    """What says something, until the last day."""
    found: Days = {}
    for event in events:
        if event.day <= last and event.kind not in _UNTOLD:
            found.setdefault(event.day, []).append(event)
    return found


_UNTOLD: Final = SILENT | {REVERSED}
