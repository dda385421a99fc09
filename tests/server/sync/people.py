"""Accounts and devices for the tests of sync: made in the database, speaking HTTP to the real application."""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Account, Device, Session
from sync_server.kit.node import Node
from sync_server.protocol import errors, sync
from sync_server.protocol.sync import Frame

OCTETS = {"Content-Type": "application/octet-stream"}


def frames(count: int, size: int = 140, revision: int = 1, collection: int = sync.CHATS) -> list[Frame]:
    """Random changes whose ciphertext is so long."""
    head = revision.to_bytes(8, "big")
    return [
        Frame(collection, 1, os.urandom(16), head + os.urandom(sync.MIN_ENVELOPE_BYTES - 8 + size))
        for _ in range(count)
    ]


async def account(node: Node) -> uuid.UUID:
    """One more account, without devices."""
    account_id, now = uuid.uuid4(), node.now()

    async def make(session: AsyncSession) -> None:
        session.add(
            Account(
                id=account_id,
                email=f"{account_id.hex}@example.org",
                auth_hash="",
                kdf={},
                created_at=now,
                verified_at=now,
            )
        )

    await node.database.write(make)
    return account_id


async def device(node: Node, account_id: uuid.UUID, no: int) -> str:
    """One more device, signed in: its access token."""
    session_id, now = uuid.uuid4(), node.now()

    async def make(session: AsyncSession) -> None:
        session.add(
            Device(
                account_id=account_id,
                no=no,
                name=f"device {no}",
                platform="linux",
                public_key="",
                created_at=now,
                seen_at=now,
            )
        )
        session.add(
            Session(
                account_id=account_id,
                id=session_id,
                device_no=no,
                generation=1,
                refresh_hash=os.urandom(32),
                created_at=now,
                auth_at=now,
                refreshed_at=now,
                idle_until=now + timedelta(days=30),
                good_until=now + timedelta(days=300),
            )
        )

    await node.database.write(make)
    return node.tokens.issue(account_id, no, session_id, now)[0]


@dataclass
class Peer:
    """A device that keeps the log as it read it."""

    http: httpx.AsyncClient
    account_id: uuid.UUID
    token: str
    no: int
    next_idx: int = 0
    seq: int = 0
    chain: bytes = b""
    log: list[Frame] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chain = self.chain or sync.first_chain(self.account_id)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def get(self, path: str, **params: Any) -> httpx.Response:
        return await self.http.get(f"/v1/{path}", params=params, headers=self.headers)

    async def put_blob(self, data: bytes) -> str:
        """A small blob, whole: its name."""
        name = hashlib.sha256(data).hexdigest()
        answer = await self.http.put(f"/v1/blobs/{name}", content=data, headers=self.headers | OCTETS)
        assert answer.status_code == 204, answer.text
        return name

    async def put_snapshot(self, data: bytes) -> dict[str, Any]:
        """What this device has read, as a snapshot."""
        body = {"upto_seq": self.seq, "chain": self.chain.hex(), "bytes": len(data)}
        body["blob_sha256"] = await self.put_blob(data)
        answer = await self.http.put("/v1/sync/snapshot", json=body, headers=self.headers)
        assert answer.status_code == 200, answer.text
        return body

    async def send(self, batch: bytes, count: int, first_idx: int) -> httpx.Response:
        return await self.http.post(
            "/v1/sync/push",
            params={"first_idx": first_idx, "count": count},
            content=batch,
            headers=self.headers | OCTETS,
        )

    async def push(self, changes: Sequence[Frame]) -> dict[str, Any]:
        answer = await self.send(sync.pack_frames(changes), len(changes), self.next_idx)
        assert answer.status_code == 200, answer.text
        self.next_idx = answer.json()["next_idx"]
        return answer.json()

    async def pull(self, limit: int = 1 << 20) -> int:
        """Everything there is; what it got is checked against the chain. How many changes came."""
        before = len(self.log)
        while True:
            answer = await self.get("sync/pull", since=self.seq, limit=limit)
            assert answer.status_code == 200, answer.text
            for segment in sync.unpack_segments(answer.content):
                assert sync.is_next(self.chain, self.seq, segment)
                self.seq, self.chain = segment.last_seq, segment.chain
                self.log += sync.unpack_frames(segment.batch)
            if self.seq >= int(answer.headers[sync.HEAD_HEADER]):
                return len(self.log) - before


def slug(answer: httpx.Response) -> str:
    """What kind of problem an answer is."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    return answer.json()["type"].removeprefix(errors.PREFIX)
