"""What a server says of trust, in the values that a person is shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from soulfra_desktop.domain import trust

if TYPE_CHECKING:
    from soulfra_desktop.services.trust_ports import KeptTrust
    from sync_server.protocol import trust_forms as forms
    from sync_server.protocol.trust import Step
    from sync_server.protocol.trust_events import TrustEvent


def trust_of(kept: KeptTrust, steps: Iterable[Step], *, problem: str = "", is_kept_copy: bool = False) -> trust.Trust:
    """`problem` says why the server could not be asked now."""
    report = kept.report
    following, fading = report.next_tier, report.fading
    return trust.Trust(
        account_id=kept.account_id,
        takes_part=report.takes_part,
        day=report.day,
        score=report.score,
        tier=report.tier,
        reasons=tuple(trust.Reason(reason.code, reason.points) for reason in report.reasons),
        next_tier=trust.NextTier(following.name, following.at, following.missing) if following else None,
        fading=trust.Fading(fading.begins_on, fading.lost) if fading else None,
        policy=report.policy,
        tiers=tuple(_tier(offer) for offer in report.tiers),
        holds=tuple(_hold(hold) for hold in report.holds),
        never=tuple(report.never),
        steps=tuple(trust.Step(step.action, step.points, date.fromordinal(step.by), step.times) for step in steps),
        tier_kept_until=report.tier_kept_until,
        read_at=kept.read_at,
        is_kept_copy=is_kept_copy,
        problem=problem,
    )


def _tier(offer: forms.TierOffer) -> trust.Tier:
    given = offer.benefits
    benefits = trust.Benefits(
        given.discount_percent,
        given.requests_per_minute,
        given.at_once,
        given.overdraft_cents,
        given.priority,
        tuple(given.rights),
        given.author_percent,
    )
    return trust.Tier(offer.name, offer.at, benefits)


def _hold(hold: forms.Hold) -> trust.Hold:
    appeal = str(hold.appeal) if hold.appeal else None
    return trust.Hold(
        str(hold.id), hold.action, hold.state, hold.reason, hold.begun_at, hold.expires_at, appeal, hold.device_no
    )


def appeal_of(found: forms.Appeal) -> trust.Appeal:
    return trust.Appeal(
        str(found.id),
        found.begun_at,
        found.answer_by,
        str(found.hold) if found.hold else None,
        found.seq,
        found.state,
        found.answer,
        found.answered_at,
    )


def entries_of(events: Iterable[TrustEvent]) -> tuple[trust.Entry, ...]:
    """The newest first."""
    from sync_server.protocol.trust import in_force

    events = list(events)
    counted = {event.seq for event in in_force(events)}
    return tuple(
        trust.Entry(
            event.seq,
            date.fromordinal(event.day),
            event.kind,
            event.n,
            event.reverses,
            struck=event.reverses is None and event.seq not in counted,
        )
        for event in sorted(events, key=lambda event: -event.seq)
    )


def points_of(days: Iterable[forms.HistoryDay], events: Iterable[TrustEvent]) -> tuple[trust.Point, ...]:
    """The days of a chart in order; one is added where something is pinned to a day on which the score stayed."""
    told = list(days)
    if not told:
        return ()
    first, last = told[0].day.toordinal(), told[-1].day.toordinal()
    pins: dict[int, list[str]] = {}
    for event in sorted(events, key=lambda event: event.seq):
        if event.kind not in trust.UNPINNED and first <= event.day <= last:
            kinds = pins.setdefault(event.day, [])
            if event.kind not in kinds:
                kinds.append(event.kind)
    by_day = {day.day.toordinal(): day for day in told}
    points: list[trust.Point] = []
    standing = told[0]
    for day in sorted({*by_day, *pins}):
        standing = by_day.get(day, standing)
        points.append(trust.Point(date.fromordinal(day), standing.score, standing.tier, tuple(pins.get(day, ()))))
    return tuple(points)
