"""What the server says when it refuses, by names that both sides know (RFC 9457 problem details)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

PREFIX: Final = "urn:soulfra:problem:"
MEDIA_TYPE: Final = "application/problem+json"

# Slugs. A problem's `type` is PREFIX + slug; the client decides by the slug, never by title or detail.
INVALID_REQUEST: Final = "invalid-request"  # 422: the body or a parameter is not of the declared form
TOO_LARGE: Final = "too-large"  # 413
UNSUPPORTED_MEDIA_TYPE: Final = "unsupported-media-type"  # 415
NOT_FOUND: Final = "not-found"  # 404: also what belongs to someone else
METHOD_NOT_ALLOWED: Final = "method-not-allowed"  # 405
TOO_MANY_REQUESTS: Final = "too-many-requests"  # 429, with Retry-After in seconds
INTERNAL: Final = "internal"  # 500
UNAVAILABLE: Final = "unavailable"  # 503, with Retry-After in seconds

NOT_SIGNED_IN: Final = "not-signed-in"  # 401: no access token, or one that is no longer good: refresh
WRONG_CREDENTIALS: Final = "wrong-credentials"  # 401: the same for an unknown address
SECOND_FACTOR_REQUIRED: Final = "second-factor-required"  # 401, with second_factors and maybe passkey_options
SECOND_FACTOR_WRONG: Final = "second-factor-wrong"  # 401: wrong, out of date or used before
REFRESH_REFUSED: Final = "refresh-refused"  # 401: sign in anew
REAUTHENTICATION_REQUIRED: Final = "reauthentication-required"  # 403: POST /v1/sessions/reauthenticate first
TOKEN_REFUSED: Final = "token-refused"  # 409: a mailed token that is unknown, used or too old  # noqa: S105
MAIL_OFF: Final = "mail-off"  # 409: this server sends no mail, so there is no other way to know an address
ACCOUNT_DISABLED: Final = "account-disabled"  # 403: by whoever runs the server; told to who gave the right password
REGISTRATION_CLOSED: Final = "registration-closed"  # 403
ADDRESS_UNVERIFIED: Final = (
    "address-unverified"  # 409: a second factor needs an address that is known to be the owner's
)
KEYS_CHANGED: Final = "keys-changed"  # 409, with revision: someone else was first; read /v1/keys and try again
KEYS_INCOMPLETE: Final = "keys-incomplete"  # 409: a stored key is missing, or a box is for a device that is not there
DATA_WOULD_BE_LOST: Final = "data-would-be-lost"  # 409: a reset without the account key and without saying so
DEVICE_LIMIT: Final = "device-limit"  # 409: revoke one first
SECOND_FACTOR_STATE: Final = "second-factor-state"  # 409: already on, not begun, or no second factor yet

STEP_UP_REQUIRED: Final = "step-up-required"  # 403, with action, reason, expires_at, hold, ways: prove it, ask again
HELD: Final = "held"  # 403, with action, reason, expires_at, hold: it ends by then, or a person is asked by an appeal
APPEAL_STATE: Final = "appeal-state"  # 409: it was appealed before, or there is nothing about it to take back

GAP: Final = "gap"  # 409, with next_idx: frames before these are missing
OVERLAP: Final = "overlap"  # 409, with next_idx: some of these frames are known
RESYNC_REQUIRED: Final = "resync-required"  # 410: below the compacted floor; start from the snapshot
QUOTA_EXCEEDED: Final = "quota-exceeded"  # 413
COUNTER_REUSED: Final = "counter-reused"  # 409: a number came back with another change
AHEAD_OF_LOG: Final = "ahead-of-log"  # 409, with head_seq: the server knows less than it once did, or another log
LOG_RESTARTED: Final = "log-restarted"  # 409: all that was synced is being given up just now
HASH_MISMATCH: Final = "hash-mismatch"  # 409: what was received is not what was announced
CHAIN_MISMATCH: Final = "chain-mismatch"  # 409: the log does not hash to what was announced
RANGE_NOT_SATISFIABLE: Final = "range-not-satisfiable"  # 416
BLOB_MISSING: Final = "blob-missing"  # 409: a snapshot names a blob that is not whole, or of another size
BLOB_IN_USE: Final = "blob-in-use"  # 409: the snapshot needs it
SNAPSHOT_OLDER: Final = "snapshot-older"  # 409, with snapshot_seq: there is one that goes as far or further
OFFSET_MISMATCH: Final = "offset-mismatch"  # 409, with offset: go on from there

SIGNATURE_REFUSED: Final = "signature-refused"  # 409: not by the key that this machine told first
DAY_REFUSED: Final = "day-refused"  # 409, with day, the server's: a day of use is told on it or the next


@dataclass(frozen=True)
class Problem:
    """The body of every refusal. Unknown members are to be ignored: they are details of one type."""

    type: str
    title: str
    status: int
    detail: str = ""
    instance: str = ""


def type_of(slug: str) -> str:
    """A problem's `type`."""
    return PREFIX + slug


def slug_of(problem_type: str) -> str:
    """The name both sides know; what is not ours comes back as it is."""
    return problem_type.removeprefix(PREFIX)
