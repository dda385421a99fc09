"""How a ledger of trust proves itself to whoever holds it: entries that hash one into the next, and the tree over all
ledgers that the server signs once a day.

An entry's hash covers a salted commitment and not its words: where the person goes, salt and words go, and the chain of
hashes stays as good a proof as it was, of nothing that anybody could guess.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

if TYPE_CHECKING:
    from sync_server.protocol.trust_forms import LedgerEvent

SALT_BYTES: Final = 16
DIGEST_BYTES: Final = 32
NOTHING: Final = bytes(DIGEST_BYTES)
"""What stands in for the checkpoint before the first."""

_CHAIN, _ENTRY, _WORDS = b"soulfra/trust-chain/v1", b"soulfra/trust-entry/v1", b"soulfra/trust-words/v1"
_LEAF, _NODE = b"soulfra/trust-leaf/v1", b"soulfra/trust-node/v1"
_CHECKPOINT, _ACTIVE = b"soulfra/trust-checkpoint/v1", b"soulfra/trust-active/v1"


def words(
    day: date, kind: str, n: int, source: str, ref: str, reverses: int | None, recorded_at: datetime
) -> dict[str, Any]:
    """What an entry says, as it is committed to. `recorded_at` counts in whole seconds."""
    return {
        "day": day.isoformat(),
        "kind": kind,
        "n": n,
        "recorded_at": recorded_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "ref": ref,
        "reverses": reverses,
        "source": source,
    }


def canonical(said: dict[str, Any]) -> bytes:
    """RFC 8785, for what has only ASCII names, strings and whole numbers: names in order, nothing between."""
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def commitment(salt: bytes, said: dict[str, Any]) -> bytes:
    return hashlib.sha256(_WORDS + salt + canonical(said)).digest()


def first_hash(chain: UUID) -> bytes:
    """What the first entry follows."""
    return hashlib.sha256(_CHAIN + chain.bytes).digest()


def linked(previous: bytes, chain: UUID, seq: int, committed: bytes) -> bytes:
    """The hash of an entry that follows the one of hash `previous`."""
    return hashlib.sha256(_ENTRY + previous + chain.bytes + seq.to_bytes(8, "big") + committed).digest()


def hash_of(chain: UUID, event: LedgerEvent) -> bytes:
    """What `event.hash` has to be. Raises ValueError where it is not formed like an entry."""
    said = words(event.day, event.kind, event.n, event.source, event.ref, event.reverses, event.recorded_at)
    committed = commitment(base64.b64decode(event.salt, validate=True), said)
    return linked(bytes.fromhex(event.previous), chain, event.seq, committed)


def is_unbroken(chain: UUID, events: Iterable[LedgerEvent], seq: int = 0, previous: bytes | None = None) -> bool:
    """Whether these are the entries after number `seq`, whose hash is `previous`: each hashes to what it says, none is
    left out, none is between."""
    before = first_hash(chain) if previous is None else previous
    for event in events:
        seq += 1
        if event.seq != seq or event.previous != before.hex() or event.hash != hash_of(chain, event).hex():
            return False
        before = bytes.fromhex(event.hash)
    return True


# -- the tree over all ledgers ----------------------------------------------------------------------------------------
def leaf(chain: UUID, seq: int, entry_hash: bytes) -> bytes:
    """A ledger as a checkpoint has it: up to its entry `seq`."""
    return hashlib.sha256(_LEAF + chain.bytes + seq.to_bytes(8, "big") + entry_hash).digest()


def node(one: bytes, other: bytes) -> bytes:
    """The two are put in order: a path needs no left and right."""
    return hashlib.sha256(_NODE + min(one, other) + max(one, other)).digest()


def levels(leaves: Sequence[bytes]) -> list[list[bytes]]:
    """From the leaves up to the root, which is alone in the last. One that has nobody beside it goes up as it is.

    `leaves` are in the order of their chains' ids, and not empty.
    """
    built = [list(leaves)]
    while len(built[-1]) > 1:
        row = built[-1]
        pairs = [node(row[at], row[at + 1]) for at in range(0, len(row) - 1, 2)]
        built.append(pairs + (row[-1:] if len(row) % 2 else []))
    return built


def path(built: Sequence[Sequence[bytes]], at: int) -> list[bytes]:
    """What has to be put beside the leaf at a place, and beside what comes of that, until the root comes of it."""
    found: list[bytes] = []
    for row in built[:-1]:
        if (at ^ 1) < len(row):
            found.append(row[at ^ 1])
        at //= 2
    return found


def climbed(from_leaf: bytes, along: Iterable[bytes]) -> bytes:
    """The root that a leaf and its path lead to."""
    reached = from_leaf
    for beside in along:
        reached = node(reached, beside)
    return reached


def checkpoint_message(day: date, root: bytes, previous: bytes) -> bytes:
    """What the server signs (Ed25519). `previous` is the SHA-256 of the message before it, NOTHING for the first."""
    return _CHECKPOINT + day.isoformat().encode() + root + previous


def checkpoint_digest(day: date, root: bytes, previous: bytes) -> bytes:
    """By which the next checkpoint names this one."""
    return hashlib.sha256(checkpoint_message(day, root, previous)).digest()


def active_message(account_id: UUID, device_no: int, day: date) -> bytes:
    """What a machine signs with its own key, once a day, to say that it was used."""
    return _ACTIVE + account_id.bytes + device_no.to_bytes(4, "big") + day.isoformat().encode()
