"""What changed, and why: the days of a ledger put together where the score moved for the same causes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from soulfra_desktop.domain.trust import LOWERING, UNPINNED, Change, Reason
from sync_server.protocol.trust import Policy, TrustEvent, TrustScore, scores
from sync_server.protocol.trust_fold import PARTS

NEAR = 7
"""Days without a change in between that still belong together."""


@dataclass
class _Stretch:
    first: TrustScore
    """The day before it."""
    last: TrustScore
    moved: dict[str, int] = field(default_factory=dict)
    events: tuple[str, ...] = ()

    @property
    def points(self) -> int:
        return self.last.value - self.first.value


def changes(events: Iterable[TrustEvent], first: int, last: int, policy: Policy) -> tuple[Change, ...]:
    """Of the days from the first to the last, the newest first."""
    events = list(events)
    pinned: dict[int, tuple[str, ...]] = {}
    for event in sorted(events, key=lambda event: event.seq):
        if event.kind not in UNPINNED and event.kind not in pinned.get(event.day, ()):
            pinned[event.day] = (*pinned.get(event.day, ()), event.kind)
    stretches: list[_Stretch] = []
    before: TrustScore | None = None
    for told in scores(events, first - 1, last, policy):
        if before is not None and told.reasons != before.reasons:
            moved = _moved(before, told)
            kinds = pinned.get(told.day, ())
            if not stretches or not _goes_on(stretches[-1], before, told, moved, kinds):
                stretches.append(_Stretch(before, told, events=kinds))
            stretch = stretches[-1]
            stretch.last = told
            for code, points in moved.items():
                stretch.moved[code] = stretch.moved.get(code, 0) + points
        before = told
    return tuple(_change(stretch) for stretch in reversed(stretches))


def _moved(before: TrustScore, told: TrustScore) -> dict[str, int]:
    then = {reason.code: reason.points for reason in before.reasons}
    now = {reason.code: reason.points for reason in told.reasons}
    codes = [reason.code for reason in told.reasons] + [code for code in then if code not in now]
    return {code: now.get(code, 0) - then.get(code, 0) for code in codes if now.get(code, 0) != then.get(code, 0)}


def _goes_on(
    stretch: _Stretch, before: TrustScore, told: TrustScore, moved: Mapping[str, int], kinds: tuple[str, ...]
) -> bool:
    """Whether a day follows from what began before: nothing new on it, and the score goes the same way."""
    is_new = any(moved.get(code) for code in PARTS) or any(kind in LOWERING or kind == "reversed" for kind in kinds)
    delta = told.value - before.value
    return not is_new and told.day - stretch.last.day <= NEAR and delta * stretch.points >= 0


def _change(stretch: _Stretch) -> Change:
    causes = [Reason(code, points) for code, points in stretch.moved.items() if points]
    return Change(
        date.fromordinal(stretch.first.day + 1),
        date.fromordinal(stretch.last.day),
        stretch.first.value,
        stretch.last.value,
        tuple(sorted(causes, key=lambda cause: -abs(cause.points))),
        stretch.events,
        stretch.last.tier if stretch.last.tier != stretch.first.tier else "",
    )
