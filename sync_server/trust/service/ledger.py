"""The ledger of an account: what the server itself observed, each entry once, each hashed into the next, none ever changed.

Words are sealed with the chain's own key. That key, and which account a chain belongs to, stand in one row, which goes
with the account: from then on the chain proves that nothing of it was changed, and its words tell nobody anything.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final, NamedTuple

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.kit.node import Node
from sync_server.kit.secrets import KEY_BYTES, open_under, seal_under
from sync_server.protocol import trust_chain, trust_events
from sync_server.protocol.trust_forms import LedgerEvent
from sync_server.trust import models
from sync_server.trust.models import TrustAccount, TrustChain
from sync_server.trust.repository import chain as chains
from sync_server.trust.repository import ledger as entries

USE: Final = "trust-chain"
NAME_USE: Final = "trust-chain-of"
MARK: Final = b"soulfra/trust-mark/v1"
PADDED_BYTES: Final = 256
"""Sealed words are a multiple of so long: their length tells nothing of their kind."""
PAGE: Final = 500
ALWAYS: Final = trust_events.BAD | {trust_events.REVERSED, trust_events.CARD_REMOVED}
"""Written also of who takes no part, whatever else is not: nobody leaves for a minute in order to cheat, or to keep what a
card gave, and comes back clean."""
MAX_WEIGHT: Final = 100
MAX_WORD: Final = 64


@dataclass(frozen=True, slots=True)
class Owner:
    """An account's ledger as a transaction found it, and the key that opens it."""

    account: TrustAccount
    chain: TrustChain
    key: bytes


class Entry(NamedTuple):
    """One entry, opened."""

    seq: int
    day: date
    kind: str
    n: int
    source: str
    ref: str
    reverses: int | None
    recorded_at: datetime
    salt: bytes
    hash: bytes

    @property
    def event(self) -> trust_events.TrustEvent:
        """As a policy reads it."""
        return trust_events.TrustEvent(self.seq, self.day.toordinal(), self.kind, self.n, self.reverses)

    def shown(self, previous: bytes) -> LedgerEvent:
        return LedgerEvent(
            seq=self.seq,
            day=self.day,
            kind=self.kind,
            n=self.n,
            source=self.source,
            ref=self.ref,
            reverses=self.reverses,
            recorded_at=self.recorded_at,
            salt=base64.b64encode(self.salt).decode(),
            previous=previous.hex(),
            hash=self.hash.hex(),
        )


class Ledger:
    """Takes down and reads, in the caller's transaction."""

    def __init__(self, node: Node) -> None:
        self._node, self._secrets = node, node.secrets

    async def record(
        self,
        session: AsyncSession,
        account_id: uuid.UUID,
        kind: str,
        day: date,
        *,
        n: int = 1,
        source: str,
        ref: str,
        reverses: int | None = None,
    ) -> int | None:
        """The new entry's number; None where this of what `source` calls `ref` stands there already, the account is gone,
        or takes no part and the kind is none of `ALWAYS`. `n` is a weight where the kind has one.

        Raises ValueError where it is no such event.
        """
        _assert_event(kind, n, source, ref, reverses)
        owner = await self.own(session, account_id)
        if owner is None:
            return None
        return await self.enter(session, owner, kind, day, n=n, source=source, ref=ref, reverses=reverses)

    async def enter(
        self,
        session: AsyncSession,
        owner: Owner,
        kind: str,
        day: date,
        *,
        n: int = 1,
        source: str,
        ref: str,
        reverses: int | None = None,
    ) -> int | None:
        """`record`, into a ledger that this transaction has locked."""
        _assert_event(kind, n, source, ref, reverses)
        if not (owner.account.takes_part or kind in ALWAYS):
            return None
        mark = mark_of(owner.key, kind, source, ref)
        if await entries.is_marked(session, owner.chain.chain, mark):
            return None
        said = trust_chain.words(day, kind, n, source, ref, reverses, self._node.now())
        return await _add(session, owner, mark, said)

    async def own(self, session: AsyncSession, account_id: uuid.UUID) -> Owner | None:
        """The account's ledger, locked until the end of the transaction; begun where there is none. None: there is no
        such account."""
        found = await chains.lock(session, account_id)
        if found is None:
            if not await chains.is_account(session, account_id):
                return None
            try:
                async with session.begin_nested():
                    await self._begin(session, account_id)
            except IntegrityError:  # begun, or deleted, in this very moment
                pass
            found = await chains.lock(session, account_id)
        return self._opened(*found) if found is not None else None

    async def find(self, session: AsyncSession, account_id: uuid.UUID) -> Owner | None:
        """The account's ledger to look at; None where nothing was ever taken down."""
        found = await chains.find(session, account_id)
        return self._opened(*found) if found is not None else None

    def opened_key(self, account: TrustAccount) -> bytes:
        """Raises NotOurs where it was changed, and KeyMissing where the server was started without the key that sealed it."""
        return self._secrets.open(USE, account.key, account.account_id.bytes + account.chain.bytes)

    async def page(self, session: AsyncSession, owner: Owner, after: int, most: int = PAGE) -> list[Entry]:
        """So many entries beyond number `after`, in order."""
        return [opened(owner.key, row) for row in await entries.after(session, owner.chain.chain, after, most)]

    async def all(self, session: AsyncSession, owner: Owner, after: int = 0) -> AsyncIterator[Entry]:
        """Every entry beyond number `after`."""
        while page := await self.page(session, owner, after):
            for entry in page:
                yield entry
            after = page[-1].seq

    async def hash_at(self, session: AsyncSession, owner: Owner, seq: int) -> bytes:
        """What the entry after number `seq` follows. Raises LookupError where there is no such entry."""
        if seq == 0:
            return trust_chain.first_hash(owner.chain.chain)
        row = await entries.at(session, owner.chain.chain, seq)
        if row is None:
            raise LookupError(seq)
        return row.hash

    def names(self, account_id: uuid.UUID) -> set[uuid.UUID]:
        """What a ledger of the account is called, by each key that the server has. Only it can tell, only of an account that
        it knows, and so tell a ledger whose account went from one that was cut loose."""
        return {_name(digest) for digest in self._secrets.digests(NAME_USE, str(account_id))}

    async def _begin(self, session: AsyncSession, account_id: uuid.UUID) -> None:
        chain = _name(self._secrets.digest(NAME_USE, str(account_id)))
        if await chains.is_there(session, chain):  # cut loose: `trust verify` says so, and what comes now has its place
            chain = uuid.uuid4()
        sealed = self._secrets.seal(USE, os.urandom(KEY_BYTES), account_id.bytes + chain.bytes)
        await chains.add(session, account_id, chain, sealed, trust_chain.first_hash(chain), self._node.now())

    def _opened(self, account: TrustAccount, chain: TrustChain) -> Owner:
        return Owner(account, chain, self.opened_key(account))


async def _add(session: AsyncSession, owner: Owner, mark: bytes, said: dict[str, Any]) -> int:
    chain, seq, salt = owner.chain.chain, owner.chain.head_seq + 1, os.urandom(trust_chain.SALT_BYTES)
    committed = trust_chain.commitment(salt, said)
    linked = trust_chain.linked(owner.chain.head_hash, chain, seq, committed)
    plain = trust_chain.canonical({**said, "salt": base64.b64encode(salt).decode()})
    sealed = seal_under(owner.key, plain + b" " * (-len(plain) % PADDED_BYTES), _place(chain, seq))
    row = models.TrustEvent(chain=chain, seq=seq, hash=linked, commitment=committed, mark=mark, sealed=sealed)
    await entries.add(session, row)
    owner.chain.head_seq, owner.chain.head_hash = seq, linked
    await session.flush()
    return seq


def _name(digest: bytes) -> uuid.UUID:
    return uuid.UUID(bytes=digest[:16], version=4)


def mark_of(key: bytes, kind: str, source: str, ref: str) -> bytes:
    """By which an entry is known again, and which says nothing without the chain's key."""
    return hmac.digest(key, MARK + f"{kind}\0{source}\0{ref}".encode(), hashlib.sha256)


def opened(key: bytes, row: models.TrustEvent) -> Entry:
    """Raises NotOurs, ValueError or KeyError where the entry was changed."""
    said = json.loads(open_under(key, row.sealed, _place(row.chain, row.seq)))
    at = datetime.strptime(said["recorded_at"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return Entry(
        row.seq,
        date.fromisoformat(said["day"]),
        said["kind"],
        said["n"],
        said["source"],
        said["ref"],
        said["reverses"],
        at,
        base64.b64decode(said["salt"]),
        row.hash,
    )


def _assert_event(kind: str, n: int, source: str, ref: str, reverses: int | None) -> None:
    is_correction = kind == trust_events.REVERSED
    if kind not in trust_events.KINDS or not 1 <= n <= MAX_WEIGHT or is_correction != (reverses is not None):
        raise ValueError(f"no event of a ledger: {kind}")
    if not (source and ref) or max(len(source), len(ref)) > MAX_WORD or not (source + ref).isascii():
        raise ValueError("source and ref are short and ASCII")


def _place(chain: uuid.UUID, seq: int) -> bytes:
    return chain.bytes + seq.to_bytes(8, "big")
