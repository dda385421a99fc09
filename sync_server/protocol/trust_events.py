"""What is observed of an account, and what it amounts to: the values of trust, for whoever works with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MAX_SCORE: Final = 1000

# What is observed. Kinds that lift the score:
ADDRESS_VERIFIED: Final = "address-verified"
SECOND_FACTOR_ON: Final = "second-factor-on"
CARD_VERIFIED: Final = "card-verified"
ACTIVE: Final = "active"  # a day on which the account was used; how much counts for nothing
PAID: Final = "paid"  # a charge that went through; its amount counts for nothing
ADOPTED: Final = "adopted"  # somebody with standing uses an agent of theirs; n: the adopter's weight, 1 to 100
GOOD_REPORT: Final = "good-report"  # a report of theirs was upheld
# Kinds that say something without lifting or lowering it:
SECOND_FACTOR_OFF: Final = "second-factor-off"  # what it gave is taken back
CARD_REMOVED: Final = "card-removed"
NEW_DEVICE: Final = "new-device"
REQUEST: Final = "request"
REFERRED: Final = "referred"
# Kinds that lower it:
PAYMENT_FAILED: Final = "payment-failed"
RATE_ABUSE: Final = "rate-abuse"
SPAM_BURST: Final = "spam-burst"
CARD_FAILURES: Final = "card-failures"
SELF_ADOPTED: Final = "self-adopted"  # by an account of the same devices or payment
BULK_REFERRAL: Final = "bulk-referral"
REPORT_UPHELD: Final = "report-upheld"  # a report against them
CHARGEBACK: Final = "chargeback"
FRAUD_CONFIRMED: Final = "fraud-confirmed"  # by a person who looked
# A correction: the event that `reverses` names never was.
REVERSED: Final = "reversed"

GOOD: Final = frozenset({ADDRESS_VERIFIED, SECOND_FACTOR_ON, CARD_VERIFIED, ACTIVE, PAID, ADOPTED, GOOD_REPORT})
"""None of them lowers a score, on any later day."""
BAD: Final = frozenset({
    PAYMENT_FAILED, RATE_ABUSE, SPAM_BURST, CARD_FAILURES, SELF_ADOPTED, BULK_REFERRAL, REPORT_UPHELD, CHARGEBACK,
    FRAUD_CONFIRMED,
})  # fmt: skip
"""None of them lifts one."""
TAKEN_BACK: Final = frozenset({SECOND_FACTOR_OFF, CARD_REMOVED})
"""What another kind gave ends; no penalty, and lifts nothing."""
SILENT: Final = frozenset({NEW_DEVICE, REQUEST, REFERRED})
"""They neither lift nor lower."""
KINDS: Final = GOOD | BAD | TAKEN_BACK | SILENT | {REVERSED}


@dataclass(frozen=True, slots=True)
class TrustEvent:
    """One entry of a ledger. `day` counts days as date.toordinal() does; `n` is a weight where the kind has one."""

    seq: int
    day: int
    kind: str
    n: int = 1
    reverses: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Points, and what they are for. The reasons of a score sum to it exactly."""

    code: str
    points: int


@dataclass(frozen=True, slots=True)
class NextTier:
    name: str
    at: int
    missing: int
    """Points until then."""


@dataclass(frozen=True, slots=True)
class DecayNotice:
    """The score fades, or will: told at least nine days before it begins."""

    begins_on: int
    """The first day that costs a point, where nothing is done until then."""
    lost: int
    """What has faded so far."""


@dataclass(frozen=True, slots=True)
class TrustScore:
    """What a ledger amounts to at the end of a day."""

    day: int
    value: int
    reasons: tuple[Reason, ...]
    tier: str
    next_tier: NextTier | None
    decay: DecayNotice | None
    policy: int
    """The version of the policy that it was worked out by."""
