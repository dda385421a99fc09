"""What would be: the course of a score with something supposed, beside the one without."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from soulfra_desktop.domain.trust import Ahead, Simulated
from sync_server.protocol.trust import ACTIVE, Policy, TrustEvent, scores

if TYPE_CHECKING:
    from soulfra_desktop.services.trust_ports import KeptTrust

WEEK = 7


def simulated(kept: KeptTrust, actions: tuple[str, ...], days: int, policy: Policy, *, weekly: bool) -> Simulated:
    """From the report's day on. What is supposed is done the day after, and so is the first use."""
    today = kept.report.day.toordinal()
    last = today + days
    used = range(today + 1, last + 1, WEEK) if weekly else ()
    begins = max((event.seq for event in kept.events), default=0) + 1
    going_on = [TrustEvent(begins + place, day, ACTIVE) for place, day in enumerate(used)]
    begins += len(going_on)
    supposed = [TrustEvent(begins + place, today + 1, action) for place, action in enumerate(actions)]
    without = scores([*kept.events, *going_on], today, last, policy)
    with_it = scores([*kept.events, *going_on, *supposed], today, last, policy)
    course = tuple(
        Ahead(date.fromordinal(there.day), there.value, there.tier, here.value)
        for there, here in zip(with_it, without, strict=True)
    )
    return Simulated(actions, course[0].score, course, weekly)
