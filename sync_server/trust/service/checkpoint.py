"""Once a day the server signs one number for all ledgers together. From then on neither it nor whoever has its database
can change or take out what was entered before without everybody being able to see it, who kept that number."""

from __future__ import annotations

import base64
import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

import anyio
from anyio import to_thread
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from sync_server.kit.node import Node
from sync_server.kit.problems import Problem
from sync_server.protocol import errors, trust_chain
from sync_server.protocol.trust_forms import Checkpoint
from sync_server.trust.repository import checkpoint as kept
from sync_server.trust.repository.checkpoint import Place, Signed
from sync_server.trust.service.ledger import Ledger

SKEW: Final = timedelta(days=1)
"""So far may a checkpoint's day be from today: a round makes one each hour that has none, and nodes' clocks differ."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The newest checkpoint, and the way from every leaf to its root."""

    signed: Signed
    levels: list[list[bytes]]
    places: dict[uuid.UUID, tuple[int, int]] = field(repr=False)
    """Where a chain's leaf stands, and up to which entry it goes."""


class Checkpoints:
    def __init__(self, node: Node, ledger: Ledger) -> None:
        self._node, self._ledger = node, ledger
        self._tree: Tree | None = None
        self._making = anyio.Lock()

    async def make(self) -> Signed | None:
        """Today's; None where there is one already, or nothing was ever entered.

        One of a day that is still to come, made while a clock was ahead, is followed all the same: else nothing would be
        signed until then.
        """
        async with self._making:
            return await self._make()

    async def newest(self) -> Signed | None:
        return await self._node.database.look(kept.newest)

    async def shown(self, account_id: uuid.UUID) -> Checkpoint:
        """The newest, with the caller's way to its root; made now where rounds have not come to it, since the server was
        down for days. Raises Problem 404 where there is none yet."""
        signed, today = await self.newest(), self._node.now().date()
        if signed is None or not today - SKEW <= signed.day <= today + SKEW:
            signed = await self.make() or await self.newest()
        if signed is None:
            raise Problem(404, errors.NOT_FOUND, "There is no checkpoint yet: one is made once a day.")
        tree = await self._grown(signed)
        owner = await self._node.database.read(lambda session: self._ledger.find(session, account_id))
        at, seq = tree.places.get(owner.chain.chain, (0, 0)) if owner is not None else (0, 0)
        return Checkpoint(
            day=signed.day,
            root=signed.root.hex(),
            previous=signed.previous.hex(),
            signature=base64.b64encode(signed.signature).decode(),
            key=base64.b64encode(signed.key).decode(),
            seq=seq,
            path=[beside.hex() for beside in trust_chain.path(tree.levels, at)] if seq else [],
        )

    async def _make(self) -> Signed | None:
        today, database = self._node.now().date(), self._node.database
        last = await database.look(kept.newest)
        if last is not None and today <= last.day <= today + SKEW:
            return None
        if await database.look(lambda connection: kept.has(connection, today)):
            return None
        heads = await database.look(kept.heads)
        if not heads:
            return None
        known = {place.chain: place.seq for place in await database.look(kept.leaves)}
        root = (await to_thread.run_sync(_levels, heads))[-1][0]
        previous = kept.digest(last) if last is not None else trust_chain.NOTHING
        key, signature = self._node.secrets.sign(trust_chain.checkpoint_message(today, root, previous))
        signed = Signed(today, root, previous, key, signature)
        moved = [place for place in heads if known.get(place.chain) != place.seq]

        def add(connection: Connection) -> None:
            kept.add(connection, signed, moved)

        try:
            await database.change(add)
        except IntegrityError:  # another node was first
            return None
        return signed

    async def _grown(self, signed: Signed) -> Tree:
        """Kept until the next checkpoint: it takes two hashes a ledger."""
        if self._tree is None or self._tree.signed != signed:
            leaves = await self._node.database.look(kept.leaves)
            levels = await to_thread.run_sync(_levels, leaves)
            if levels[-1][0] != signed.root:  # a newer one was made meanwhile, or the database is not what was signed
                raise Problem(503, errors.UNAVAILABLE, "The checkpoint is just being made.", retry_after=5)
            places = {place.chain: (at, place.seq) for at, place in enumerate(leaves)}
            self._tree = Tree(signed, levels, places)
        return self._tree


def _levels(places: list[Place]) -> list[list[bytes]]:
    return trust_chain.levels([trust_chain.leaf(place.chain, place.seq, place.hash) for place in places])
