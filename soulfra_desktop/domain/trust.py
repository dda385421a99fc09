"""What a person is told of their account's trust: a score, each point's reason, what comes next, and what is stopped.

Codes (of reasons, kinds, rights, actions) are worded by whoever shows them; one that is not known is shown as it is. Days
are the server's, in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

MAX_SCORE = 1000

# What can be supposed, and is among the plain next steps:
ADDRESS_VERIFIED = "address-verified"
SECOND_FACTOR_ON = "second-factor-on"
CARD_VERIFIED = "card-verified"
SUPPOSABLE = (ADDRESS_VERIFIED, SECOND_FACTOR_ON, CARD_VERIFIED)
WEEKS_OF_USE = "weeks-of-use"
"""A step: to go on using it, as lightly as once a week."""
TIME = "time"
"""A step: to wait; penalties melt."""

TIERS = ("seed", "sprout", "steady", "trusted", "anchor")
SCORE_CODES = (
    "address", "second-factor", "card", "rhythm", "tenure", "payments", "community", "care",  # what was earned
    "pace", "settling", "faded", "spread", "floor", "cushion",  # what the course makes of it
)  # fmt: skip
"""Codes of reasons; besides these, those of `LOWERING`."""
LOWERING = (
    "payment-failed", "rate-abuse", "spam-burst", "card-failures", "self-adopted", "bulk-referral", "report-upheld",
    "chargeback", "fraud-confirmed",
)  # fmt: skip
"""Kinds of entries that lower a score, and codes of reasons. Such an entry can be appealed against."""
KINDS = (
    *SUPPOSABLE, "active", "paid", "adopted", "good-report", "second-factor-off", "card-removed", "new-device", "request",
    "referred", *LOWERING, "reversed",
)  # fmt: skip
"""Of entries."""
UNPINNED = frozenset({"active", "request"})
"""Kinds that are no pin in a chart: there would be one for each day."""


@dataclass(frozen=True, slots=True)
class Reason:
    """The reasons of a score sum to it exactly."""

    code: str
    points: int


@dataclass(frozen=True, slots=True)
class Benefits:
    """What a tier brings. Every model and every privacy feature is for all; those are not here."""

    discount_percent: int
    """Off the server's own retail prices, and nothing else."""
    requests_per_minute: int
    at_once: int
    overdraft_cents: int
    priority: str
    """normal, congestion, always."""
    rights: tuple[str, ...]
    """share, review, publish-moderated, publish, sell, moderate."""
    author_percent: int
    """An author's share of what an agent of theirs sells for."""


@dataclass(frozen=True, slots=True)
class Tier:
    name: str
    at: int
    benefits: Benefits


@dataclass(frozen=True, slots=True)
class NextTier:
    name: str
    at: int
    missing: int
    """Points until then."""


@dataclass(frozen=True, slots=True)
class Fading:
    """The score fades, or will, where nothing is done until `begins_on`."""

    begins_on: date
    lost: int
    """What has faded so far; 0: this is the warning before."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Something is stopped for a while, with its reason and its end. It never moves the score."""

    id: str
    action: str
    """benefits, export, publish, payout, use."""
    state: str
    """step-up, held, upheld, released."""
    reason: str
    begun_at: datetime
    expires_at: datetime | None
    appeal: str | None = None
    """The id of the appeal about it."""
    device_no: int | None = None
    """The device that it is about; None: all."""

    @property
    def stands(self) -> bool:
        return self.state != "released"


@dataclass(frozen=True, slots=True)
class Step:
    """Something that the person can do, and what comes of it where they go on as lightly as once a week."""

    action: str
    """One of SUPPOSABLE; WEEKS_OF_USE until the next tier; TIME."""
    points: int
    by: date
    """When the last of the points is there."""
    times: int = 1
    """How many weeks, of WEEKS_OF_USE."""


@dataclass(frozen=True, slots=True)
class Trust:
    """The report of a day. `steps` is empty where the ledger could not be read."""

    account_id: str
    takes_part: bool
    day: date
    score: int
    tier: str
    reasons: tuple[Reason, ...]
    next_tier: NextTier | None
    fading: Fading | None
    policy: int
    """The version of the policy."""
    tiers: tuple[Tier, ...]
    holds: tuple[Hold, ...]
    never: tuple[str, ...]
    """Codes of what is never looked at."""
    steps: tuple[Step, ...] = ()
    tier_kept_until: date | None = None
    """A change of policy alone would have taken the tier: until that day it is kept."""
    read_at: datetime | None = None
    """When the server said so; None: never."""
    is_kept_copy: bool = False
    """The server could not be asked now: this is what it said last, at `read_at`."""
    problem: str = ""
    """Why it could not be asked."""

    @property
    def benefits(self) -> Benefits:
        """Of the tier."""
        return next(tier.benefits for tier in self.tiers if tier.name == self.tier)

    @property
    def gained(self) -> tuple[Reason, ...]:
        return tuple(reason for reason in self.reasons if reason.points > 0)

    @property
    def lost(self) -> tuple[Reason, ...]:
        return tuple(reason for reason in self.reasons if reason.points < 0)

    def most(self, count: int = 4) -> tuple[Reason, ...]:
        """The reasons that weigh the most, either way; those of one weight in their order."""
        return tuple(sorted(self.reasons, key=lambda reason: -abs(reason.points))[:count])

    @property
    def share_of_way(self) -> float:
        """From this tier to the next, 0 to 1; 1 where there is none."""
        if self.next_tier is None:
            return 1.0
        here = next(tier.at for tier in self.tiers if tier.name == self.tier)
        return min(1.0, max(0.0, (self.score - here) / max(1, self.next_tier.at - here)))


@dataclass(frozen=True, slots=True)
class Point:
    """A day of the chart: the score at its end, and the kinds of entries that are pinned to it."""

    day: date
    score: int
    tier: str
    pins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of days on which the score moved for the same causes."""

    first: date
    last: date
    before: int
    after: int
    causes: tuple[Reason, ...]
    """How the reasons changed: they sum to `after - before` exactly."""
    events: tuple[str, ...] = ()
    """Kinds of the entries with which it began."""
    tier: str = ""
    """The tier that it led to; empty where that stayed."""

    @property
    def points(self) -> int:
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the ledger. A correction names the entry that never was in `reverses`."""

    seq: int
    day: date
    kind: str
    n: int
    reverses: int | None = None
    struck: bool = False
    """A later entry says that it never was."""

    @property
    def may_be_appealed(self) -> bool:
        return self.kind in LOWERING and not self.struck


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day that is to come: with what is supposed, and without."""

    day: date
    score: int
    tier: str
    without: int


@dataclass(frozen=True, slots=True)
class Simulated:
    """What would be if that had been done today. Both courses go on in the same way besides."""

    actions: tuple[str, ...]
    now: int
    days: tuple[Ahead, ...]
    """From today on, in order, none left out."""
    weekly: bool = True
    """Gone on with once a week; else not used at all."""

    @property
    def last(self) -> Ahead:
        return self.days[-1]

    @property
    def gain(self) -> int:
        """The most that it brings, on any of the days."""
        return max(ahead.score - ahead.without for ahead in self.days)

    def reaches(self, score: int) -> date | None:
        """The first day with so much."""
        return next((ahead.day for ahead in self.days if ahead.score >= score), None)


@dataclass(frozen=True, slots=True)
class Appeal:
    """`hold` or `seq` says what it is about."""

    id: str
    begun_at: datetime
    answer_by: datetime
    hold: str | None
    seq: int | None
    state: str
    """open, upheld (what was done stays), granted (it was taken back)."""
    answer: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """What this machine found when it went through the ledger by itself. `faults` is empty where all is as it should be;
    they are codes:

    chain: an entry does not follow from the one before it · rewritten: it is another ledger than was seen before ·
    checkpoint: the server's signature, or the way to it, does not hold · uncovered: it leaves out what was entered days
    ago · older: it is of an earlier day than one that was seen · key: another key signed than before · score: the same
    entries give another score · reasons: or other reasons · tier: or another tier · entries: entries that no server may
    write · policy: rules that break what every policy promises · machine: the server believes another key of this machine
    """

    checked_at: datetime
    entries: int
    policy: int
    policy_is_known: bool
    """This machine has the policy itself; else the server's own words of it were worked with."""
    told: int
    """The server's score."""
    found: int | None
    """What comes of the entries here; None where it could not be worked out."""
    checkpoint_day: date | None
    """Of the signature that was checked; None: there is none yet."""
    covered: int = 0
    """The last entry that it covers."""
    faults: tuple[str, ...] = field(default=())

    @property
    def holds(self) -> bool:
        return not self.faults


def days_until(day: date, today: date) -> int:
    """Never below 0."""
    return max(0, (day - today) // timedelta(days=1))
