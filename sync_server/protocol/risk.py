"""Words of risk that both sides know: what may be asked for, how it stands, and why. A client words them.

Risk is apart from trust: it looks at minutes, asks for a proof or holds one action for a while, says why and until when,
and never moves the score by itself.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

# What is asked before it is done, so that it can be stopped:
EXPORT: Final = "export"
PUBLISH: Final = "publish"
PAYOUT: Final = "payout"
USE: Final = "use"  # of what this server pays for; syncing, signing in and appealing are never stopped
BENEFITS: Final = "benefits"  # discount, overdraft, a free trial: what a tier brings
ACTIONS: Final = (BENEFITS, EXPORT, PUBLISH, PAYOUT, USE)

# How a stop stands:
STEP_UP: Final = "step-up"  # a proof lifts it
HELD: Final = "held"  # a person of this server looks, or it ends by itself
UPHELD: Final = "upheld"  # a person looked
RELEASED: Final = "released"  # all is as it was before

# Why:
NEW_DEVICE: Final = "new-device"
NEW_DEVICE_BURST: Final = "new-device-burst"
TOO_OFTEN: Final = "too-often"
TOO_OFTEN_ON_DEVICE: Final = "too-often-on-device"
TOO_OFTEN_WITH_INSTRUMENT: Final = "too-often-with-instrument"
CARD_FAILURES: Final = "card-failures"
SHARED_DEVICE: Final = "shared-device"
SHARED_INSTRUMENT: Final = "shared-instrument"
RING: Final = "ring"
PAYMENT_ELEVATED: Final = "payment-elevated"
PAYMENT_HIGHEST: Final = "payment-highest"
REASONS: Final = (
    PAYMENT_HIGHEST,
    CARD_FAILURES,
    RING,
    NEW_DEVICE_BURST,
    PAYMENT_ELEVATED,
    NEW_DEVICE,
    SHARED_INSTRUMENT,
    SHARED_DEVICE,
    TOO_OFTEN_WITH_INSTRUMENT,
    TOO_OFTEN_ON_DEVICE,
    TOO_OFTEN,
)
"""The gravest first: which is told where several weigh the same."""

# What a proof may be, in the `ways` of a step-up:
BY_SECOND_FACTOR: Final = "second-factor"  # POST /v1/sessions/reauthenticate
BY_MAIL: Final = "mail"  # POST /v1/trust/proofs with the code that was mailed

LONGEST: Final = timedelta(hours=72)
"""Without a person who looks, nothing is stopped for longer."""
ANSWERED_WITHIN: Final = timedelta(days=5)
"""An appeal."""
