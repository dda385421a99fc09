"""Walks every ledger and every checkpoint, and says what is not as it was written. Nothing is changed."""

from __future__ import annotations

import base64
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.kit.node import Node
from sync_server.kit.secrets import KeyMissing, NotOurs, is_signed_by
from sync_server.protocol import trust_chain
from sync_server.trust.models import TrustAccount, TrustChain, TrustEvent, TrustLeaf
from sync_server.trust.repository import chain as chains
from sync_server.trust.repository import checkpoint as checkpoints
from sync_server.trust.repository import ledger as entries
from sync_server.trust.repository.checkpoint import Signed
from sync_server.trust.service.ledger import Entry, Ledger, mark_of, opened

PAGE: Final = 500
UNSIGNED: Final = timedelta(days=2)
"""A checkpoint is made every day. Something was entered so long after what none has: there was one."""


@dataclass(slots=True)
class Findings:
    """`erased` ledgers are of people who are gone: they prove, and nobody can read them."""

    chains: int = 0
    erased: int = 0
    entries: int = 0
    checkpoints: int = 0
    broken: list[str] = field(default_factory=list)
    """What is wrong, a line each; empty where all proves."""


async def verify(node: Node, trusted: Iterable[bytes] = ()) -> Findings:
    """`trusted` are public keys beyond the server's present ones: those that signed before."""
    walk = _Walk(node, {*node.secrets.public_keys(), *trusted})
    after: uuid.UUID | None = None
    while page := await node.database.read(lambda session, after=after: _chains(session, after)):
        for chain in page:
            await walk.chain(chain)
        after = page[-1].chain
    walk.keys()
    await walk.cut_loose()
    await walk.checkpoints()
    return walk.found


class _Walk:
    def __init__(self, node: Node, keys: set[bytes]) -> None:
        self._node, self._keys, self._ledger = node, keys, Ledger(node)
        self._today = node.now().date()
        self._leaves: dict[date, dict[uuid.UUID, bytes]] = defaultdict(dict)
        """By the day of a checkpoint: the leaves that moved with it."""
        self._covered = 0
        """Up to which entry some checkpoint has the ledger that is walked."""
        self._entered = date.min
        """The latest day on which something was entered; none that is still to come, by a clock that was ahead."""
        self._unsigned = date.max
        """The first on which something was that no checkpoint has."""
        self._nobodys: set[uuid.UUID] = set()
        """Ledgers that no account has."""
        self._missing: Counter[str] = Counter()
        """What cannot be opened for want of a key, by what to do about it."""
        self.found = Findings()

    async def chain(self, chain: TrustChain) -> None:
        self.found.chains += 1
        leaves, owners, rows = await self._node.database.read(lambda session: _all_of(session, chain.chain))
        wanted: dict[int, list[date]] = defaultdict(list)
        for leaf in leaves:
            wanted[leaf.seq].append(leaf.day)
        self._covered = max(wanted, default=0)
        key = self._key(chain, owners)
        seq, before = 0, trust_chain.first_hash(chain.chain)
        while rows:
            for row in rows:
                self._entry(row, seq, before, key)
                seq, before = row.seq, row.hash
                for day in wanted.pop(seq, ()):
                    self._leaves[day][chain.chain] = trust_chain.leaf(chain.chain, seq, row.hash)
            rows = await self._page(chain.chain, seq) if len(rows) == PAGE else ()
        if (chain.head_seq, chain.head_hash) != (seq, before):
            self._say(f"ledger {chain.chain} ends at entry {seq}, and its head says {chain.head_seq}")
        for missing, days in wanted.items():
            for day in days:
                self._say(f"ledger {chain.chain} has no entry {missing}, which the checkpoint of {day} has")

    def keys(self) -> None:
        for what_to_do, ledgers in self._missing.items():
            self._say(f"the words of {ledgers} ledgers cannot be looked at: {what_to_do}")

    async def cut_loose(self) -> None:
        """Of the ledgers that no account has, those whose account is there."""
        after: uuid.UUID | None = None
        while self._nobodys and (
            page := await self._node.database.read(partial(chains.accounts, after=after, most=PAGE))
        ):
            for account_id in page:
                for chain in self._nobodys & self._ledger.names(account_id):
                    self.found.erased -= 1
                    self._say(f"ledger {chain} was cut loose from account {account_id}, which is still there")
            after = page[-1]

    async def checkpoints(self) -> None:
        leaves: dict[uuid.UUID, bytes] = {}
        previous = trust_chain.NOTHING
        for signed in await self._node.database.look(checkpoints.every):
            self.found.checkpoints += 1
            leaves.update(self._leaves.pop(signed.day, {}))
            self._checkpoint(signed, previous, [leaves[chain] for chain in sorted(leaves)])
            previous = checkpoints.digest(signed)
        for day in self._leaves:
            self._say(f"the checkpoint of {day} is not there, and ledgers were in it")
        if self._unsigned < date.max - UNSIGNED and self._unsigned + UNSIGNED < self._entered:
            self._say(f"what was entered on {self._unsigned} is in no checkpoint, though one is made every day")

    def _checkpoint(self, signed: Signed, previous: bytes, leaves: Sequence[bytes]) -> None:
        message = trust_chain.checkpoint_message(signed.day, signed.root, signed.previous)
        if signed.previous != previous:
            self._say(f"the checkpoint of {signed.day} does not follow the one before it")
        if not is_signed_by(signed.key, signed.signature, message):
            self._say(f"the checkpoint of {signed.day} is not what its signature is of")
        if not leaves or trust_chain.levels(leaves)[-1][0] != signed.root:
            self._say(f"the checkpoint of {signed.day} is not of these ledgers: what was entered by then is another")
        if signed.key not in self._keys:
            name = base64.b64encode(signed.key).decode()
            self._say(
                f"the checkpoint of {signed.day} is signed with {name}, which is no key of this server now: if it was, --key {name}"
            )

    def _key(self, chain: TrustChain, owners: Sequence[TrustAccount]) -> bytes | None:
        if not owners:
            self.found.erased += 1
            self._nobodys.add(chain.chain)
            return None
        if len(owners) > 1:
            self._say(f"ledger {chain.chain} is of {len(owners)} accounts")
        try:
            return self._ledger.opened_key(owners[0])
        except KeyMissing as missing:  # one line for all of them
            self._missing[str(missing)] += 1
        except NotOurs:
            self._say(f"ledger {chain.chain} cannot be opened: its key is not as it was written")
        return None

    def _entry(self, row: TrustEvent, seq: int, before: bytes, key: bytes | None) -> None:
        self.found.entries += 1
        if row.seq != seq + 1:
            self._say(f"ledger {row.chain}: entry {seq + 1} is not there")
        if row.hash != trust_chain.linked(before, row.chain, row.seq, row.commitment):
            self._say(f"ledger {row.chain}: entry {row.seq} does not hash to what it says")
        entry = _as_committed_to(key, row) if key is not None else None
        if entry is not None:
            day = entry.recorded_at.date()
            if day <= self._today:
                self._entered = max(self._entered, day)
            if row.seq > self._covered:
                self._unsigned = min(self._unsigned, day)
        elif key is not None:
            self._say(f"ledger {row.chain}: the words of entry {row.seq} are not those that it was written with")

    async def _page(self, chain: uuid.UUID, after: int) -> Sequence[TrustEvent]:
        return await self._node.database.read(lambda session: entries.after(session, chain, after, PAGE))

    def _say(self, line: str) -> None:
        self.found.broken.append(line)


def _as_committed_to(key: bytes, row: TrustEvent) -> Entry | None:
    """None where it says something else."""
    try:
        entry = opened(key, row)
        said = trust_chain.words(
            entry.day, entry.kind, entry.n, entry.source, entry.ref, entry.reverses, entry.recorded_at
        )
        is_so = (
            trust_chain.commitment(entry.salt, said) == row.commitment
            and mark_of(key, entry.kind, entry.source, entry.ref) == row.mark
        )
    except (NotOurs, ValueError, KeyError, TypeError):
        return None
    return entry if is_so else None


async def _chains(session: AsyncSession, after: uuid.UUID | None) -> Sequence[TrustChain]:
    query = select(TrustChain).order_by(TrustChain.chain).limit(PAGE)
    return (await session.scalars(query if after is None else query.where(TrustChain.chain > after))).all()


async def _all_of(
    session: AsyncSession, chain: uuid.UUID
) -> tuple[Sequence[TrustLeaf], Sequence[TrustAccount], Sequence[TrustEvent]]:
    """A ledger's leaves, whose it is, and its first entries."""
    leaves = await session.scalars(select(TrustLeaf).where(TrustLeaf.chain == chain))
    owners = await session.scalars(select(TrustAccount).where(TrustAccount.chain == chain))
    return leaves.all(), owners.all(), await entries.after(session, chain, 0, PAGE)
