"""The rules of risk as data: what is observed, the figures by which it is judged (judging.py), and what is said of it. Each
signal has a reason, a weight and an end; nothing here knows a score, a person's words or an address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Final

from sync_server.protocol import risk

# What is observed, besides the actions themselves (a use has a count):
DEVICE_ADDED: Final = "device-added"
INSTRUMENT_ADDED: Final = "instrument-added"
PAYMENT_FAILED: Final = "payment-failed"
PAYMENT_ELEVATED: Final = "payment-elevated"  # what the payment's own provider says of it
PAYMENT_HIGHEST: Final = "payment-highest"
PROVEN: Final = "proven"  # the owner, by a second factor or a mailed code
KINDS: Final = frozenset(
    (
        *(risk.EXPORT, risk.PUBLISH, risk.PAYOUT, risk.USE),
        *(DEVICE_ADDED, INSTRUMENT_ADDED, PAYMENT_FAILED, PAYMENT_ELEVATED, PAYMENT_HIGHEST, PROVEN),
    )
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MONEY: Final = (risk.BENEFITS, risk.PAYOUT)
RISKY: Final = (risk.EXPORT, risk.PUBLISH, risk.PAYOUT)
LASTING: Final = (risk.SHARED_DEVICE, risk.SHARED_INSTRUMENT)
"""These do not end by themselves: who has no way to prove anything is not asked."""
VELOCITY: Final = (risk.TOO_OFTEN, risk.TOO_OFTEN_ON_DEVICE, risk.TOO_OFTEN_WITH_INSTRUMENT)


class Answer(IntEnum):
    """What is done about it, each harder than the one before."""

    NOTHING = 0
    OBSERVE = 1
    STEP_UP = 2
    HOLD = 3


@dataclass(frozen=True, slots=True)
class Bucket:
    """A token bucket: so much at once, and one more each time `refill` has passed."""

    holds: int
    refill: timedelta

    def overflow(self, drawn: Sequence[tuple[datetime, int]]) -> datetime | None:
        """When more was last drawn than there was; None where that never happened. `drawn` is in order of time."""
        level, at, over = float(self.holds), None, None
        for moment, n in drawn:
            if at is not None:
                level = min(self.holds, level + (moment - at) / self.refill)
            at = moment
            level -= n
            if level < 0:
                level, over = 0.0, moment
        return over


@dataclass(frozen=True, slots=True)
class RiskPolicy:
    """The figures. Durations are from the observation on; none is longer than `risk.LONGEST`."""

    step_up_at: int = 40
    hold_at: int = 100
    looked_back: timedelta = DAY
    buckets: Mapping[str, Bucket] = field(
        default_factory=lambda: {
            risk.EXPORT: Bucket(4, 6 * HOUR),
            risk.PUBLISH: Bucket(12, 2 * HOUR),
            risk.PAYOUT: Bucket(3, DAY),
            INSTRUMENT_ADDED: Bucket(4, DAY),
            DEVICE_ADDED: Bucket(6, DAY),
        }
    )
    instrument_bucket: Bucket = Bucket(6, 2 * HOUR)
    """What all accounts together do with one card."""
    use_at_once: int = 2_000
    """On one device; twice that on all, so that a stranger's burst, which is held, stops nobody else."""
    use_of_young: int = 400
    """The same on a device that was just added."""
    use_habit: int = 3
    """Times the second busiest day of one's own month before: who runs much is used to much, and one burst teaches
    nothing."""
    use_refill: timedelta = DAY
    """In which the whole bucket of uses fills."""
    new_for: timedelta = HOUR
    """How long a device is too new to export, publish or be paid out without a proof."""
    young_for: timedelta = DAY
    """How long a burst from it is a stranger's."""
    burst_actions: int = 3
    """Tries of what is risky; the same again within `tried_again` is the same try."""
    tried_again: timedelta = timedelta(minutes=5)
    failed_cards: int = 3
    failed_within: timedelta = DAY
    device_accounts: tuple[int, int] = (4, 10)
    """So many accounts of one device are observed, so many are asked for a proof."""
    instrument_accounts: tuple[int, int] = (3, 5)
    ring_members: int = 8
    proof_of_use: timedelta = DAY
    """How long a proof lets a device use as much as it likes."""
    proof_of_sharing: timedelta = timedelta(days=30)


POLICY: Final = RiskPolicy()


@dataclass(frozen=True, slots=True)
class Observation:
    """`device` is a number of the account's, `instrument` a digest. `own` is False for what another account did with
    the same instrument."""

    at: datetime
    kind: str
    device: int | None = None
    instrument: bytes | None = None
    n: int = 1
    own: bool = True


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How many accounts share something of this one's, itself included; how large the ring is that it is part of, and
    since when that is known."""

    on_device: int = 1
    on_instrument: int = 1
    in_ring: int = 0
    ring_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Signal:
    """`device` is the one that it is about; None where it is about the account. `provable`: a proof ends it."""

    reason: str
    weight: int
    actions: tuple[str, ...]
    at: datetime
    expires_at: datetime
    device: int | None = None
    provable: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is answered to an action: `reason` weighs most, `since` the first of it began, `until` it would be another
    answer by itself. `device` where it is about that one alone; `provable` where a proof ends all of it."""

    answer: Answer
    reason: str = ""
    since: datetime | None = None
    until: datetime | None = None
    device: int | None = None
    provable: bool = True
    reasons: tuple[str, ...] = ()


NO_SURROUNDINGS: Final = Surroundings()
