"""The words of trust as both sides write them in JSON: a score with its reasons, the ledger itself, holds and appeals.

Days are ISO dates in UTC. What is shown can be worked out anew from `LedgerEvent`s and the policy, by
`sync_server.protocol.trust`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Final, Literal
from uuid import UUID

from annotated_types import Ge, Le, MaxLen, MinLen

from sync_server.protocol.forms import CLOSED, Exactly, MailedToken, base64_of

SIGNATURE_BYTES: Final = 64
Signature = Annotated[str, base64_of(SIGNATURE_BYTES)]

NEVER: Final = (
    "content",  # prompts, answers, titles, files: sealed, or never sent
    "topics",
    "amounts",  # of money and of use
    "provider",
    "plan",
    "country",
    "language",
    "contacts",
    "names",
)
"""What is never looked at: codes that a client words."""


@dataclass(frozen=True)
class ScoreReason:
    """`code` is worded by the client."""

    code: str
    points: int


@dataclass(frozen=True)
class TierStep:
    name: str
    at: int
    missing: int


@dataclass(frozen=True)
class Fading:
    begins_on: date
    lost: int


@dataclass(frozen=True)
class Benefits:
    """What a tier brings. Every model and every privacy feature is for all; those are not here."""

    discount_percent: int
    """Off this server's own retail prices, and nothing else."""
    requests_per_minute: int
    at_once: int
    overdraft_cents: int
    priority: Literal["normal", "congestion", "always"]
    rights: list[str]
    """Codes: share, review, publish-moderated, publish, sell, moderate."""
    author_percent: int
    """An author's share of what an agent of theirs sells for."""


@dataclass(frozen=True)
class TierOffer:
    name: str
    at: int
    benefits: Benefits


@dataclass(frozen=True)
class Hold:
    """Something is stopped for a while, with its reason and its end. A hold never moves the score."""

    id: UUID
    action: str
    """Code: benefits, export, publish, payout, use."""
    state: Literal["step-up", "held", "upheld", "released"]
    reason: str
    """A code that a client words."""
    begun_at: datetime
    expires_at: datetime | None
    appeal: UUID | None = None
    device_no: int | None = None
    """The device that it is about; None: all."""


@dataclass(frozen=True)
class TrustReport:
    """GET /v1/trust."""

    takes_part: bool
    day: date
    score: int
    tier: str
    reasons: list[ScoreReason]
    next_tier: TierStep | None
    fading: Fading | None
    policy: int
    tiers: list[TierOffer]
    holds: list[Hold]
    never: list[str]
    tier_kept_until: date | None = None
    """A change of policy alone would have taken the tier: until that day the tier before it counts."""
    steps: list[str] = field(default_factory=list)
    """Kinds of events that this server can observe, of those that a person can bring about."""


@dataclass(frozen=True)
class HistoryDay:
    """A day at whose end the score or the tier was another than before, and the first and last day asked for."""

    day: date
    score: int
    tier: str


@dataclass(frozen=True)
class TrustHistory:
    """GET /v1/trust/history?since=&until="""

    days: list[HistoryDay]


@dataclass(frozen=True)
class LedgerEvent:
    """An entry as it was written; nothing is ever changed or taken out. `hash` covers all other members and, by
    `previous`, every entry before it (trust_chain.py, docs/protocol.md)."""

    seq: int
    day: date
    kind: str
    n: int
    source: str
    ref: str
    """What it tells of, for a correction to be traced: never content."""
    reverses: int | None
    recorded_at: datetime
    salt: str
    """Base64. What the hash covers of the words is committed to with it: without it nobody can try words out."""
    previous: str
    hash: str


@dataclass(frozen=True)
class TrustLedger:
    """GET /v1/trust/ledger?after= : entries in order; `more` where there are further ones."""

    chain: UUID
    events: list[LedgerEvent]
    more: bool


@dataclass(frozen=True)
class TrustPolicyText:
    """GET /v1/trust/policies/{version}: the policy as data, for whoever works a score out."""

    version: int
    policy: dict[str, Any]


@dataclass(frozen=True)
class Checkpoint:
    """GET /v1/trust/checkpoint: what the server signed of all chains on a day, and how the caller's stands in it."""

    day: date
    root: str
    previous: str
    signature: str
    key: str
    """The Ed25519 key that signed, base64."""
    seq: int
    """The caller's last entry that it covers; 0 where none."""
    path: list[str] = field(default_factory=list)
    """Hashes from the caller's leaf to the root (trust_chain.climbed); empty where `seq` is 0."""


@dataclass(frozen=True)
class Participation:
    """PUT /v1/trust/participation. Out: nothing new is entered but for what lowers a score, removed cards and corrections;
    benefits are Seed's, everything else is as before."""

    __pydantic_config__: ClassVar = CLOSED

    takes_part: Annotated[bool, Exactly()]


@dataclass(frozen=True)
class ActiveToday:
    """POST /v1/trust/active: a machine that is used without syncing says so, once a day, if its person wants it to.
    What is signed: trust_chain.active_message."""

    __pydantic_config__: ClassVar = CLOSED

    day: date
    key: Annotated[str, base64_of(32)]
    """The machine's Ed25519 key: the first that is told counts from then on."""
    signature: Signature


@dataclass(frozen=True)
class StepUpProof:
    """POST /v1/trust/proofs: the code that was mailed when a step-up was asked for, from the device that was asked."""

    __pydantic_config__: ClassVar = CLOSED

    token: MailedToken


@dataclass(frozen=True)
class AppealRequest:
    """POST /v1/trust/appeals: about a hold or about an entry of the ledger."""

    __pydantic_config__: ClassVar = CLOSED

    words: Annotated[str, MinLen(1), MaxLen(2000)]
    hold: UUID | None = None
    seq: Annotated[int, Ge(1), Le(2**53)] | None = None


@dataclass(frozen=True)
class Appeal:
    id: UUID
    begun_at: datetime
    answer_by: datetime
    hold: UUID | None
    seq: int | None
    state: Literal["open", "upheld", "granted"]
    answer: str
    answered_at: datetime | None
