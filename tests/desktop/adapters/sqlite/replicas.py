"""Machines with a store each, and a log between them, for tests of what they make of each other's changes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from soulfra_desktop.adapters.replica_wire import unpacked
from soulfra_desktop.adapters.sqlite.conversations import SqliteConversations
from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.adapters.sqlite.organiser import SqliteOrganiser
from soulfra_desktop.adapters.sqlite.prompts import SqlitePrompts
from soulfra_desktop.adapters.sqlite.replica import SqliteReplica
from soulfra_desktop.adapters.sqlite.search import SqliteSearch
from soulfra_desktop.adapters.sqlite.settings import SqliteSettings
from soulfra_desktop.adapters.sqlite.trees import SqliteTrees
from soulfra_desktop.adapters.sqlite.usage import SqliteLedger
from soulfra_desktop.domain.replica import Change, Part
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.services.sync_ports import Applied, Position, ReplicaState
from sync_server.protocol.sync import Frame, unpack_frames
from tests.contract.samples import answer, conversation, question, receipt, reservation

ACCOUNT = "0b1f7c1e-0000-4000-8000-000000000001"
NONCE, TAG = 24, 16


class ClearSealer:
    """Puts records into envelopes that anybody can read: what is sealed is tested elsewhere."""

    def seal(self, collection: int, name: str, revision: int, content: bytes, place: tuple[int, int] = (0, 0)) -> Frame:
        envelope = revision.to_bytes(8, "big") + bytes(NONCE - 8) + content + bytes(TAG)
        return Frame(collection, 1, hashlib.sha256(name.encode()).digest()[:16], envelope)

    def address(self, data: bytes) -> str:
        return hashlib.sha256(b"sealed" + data).hexdigest()


def opened(frames: Sequence[Frame]) -> list[Change | Part]:
    return [unpacked(frame.envelope[NONCE:-TAG]) for frame in frames]


@dataclass(frozen=True)
class Segment:
    seq: int
    """Of its last change."""
    device: int
    first_idx: int
    blob: bytes

    @property
    def changes(self) -> list[Change | Part]:
        return opened(unpack_frames(self.blob))


class Overlap(Exception):
    """Under these numbers the log had changes that it put together since: whether they are the same cannot be told."""


@dataclass
class Log:
    """What a server does: it numbers what is pushed, each number of a device once."""

    segments: list[Segment] = field(default_factory=list)
    head: int = 0
    next_idx: dict[int, int] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    floor: int = 0
    snapshot: tuple[int, list[Change | Part]] | None = None
    devices: int = 0
    pushed: list[tuple[int, int, int]] = field(default_factory=list)
    """The place of each batch's last change, its device, and that device's next number."""

    def new_device(self) -> int:
        self.devices += 1
        return self.devices

    def push(self, device: int, first_idx: int, count: int, blob: bytes) -> int:
        """The head. What comes again must be what came before. Raises Overlap."""
        expected = self.next_idx.get(device, 0)
        if first_idx < expected:
            known = [one for one in self.segments if one.device == device and one.first_idx == first_idx]
            if not known:
                raise Overlap
            assert known[0].blob == blob, "another change under a number that was used"
            return self.head
        assert first_idx == expected, f"a gap: {first_idx} after {expected}"
        assert count == len(unpack_frames(blob))
        self.head += count
        self.next_idx[device] = first_idx + count
        self.pushed.append((self.head, device, first_idx + count))
        self.segments.append(Segment(self.head, device, first_idx, blob))
        return self.head

    def place(self, seq: int) -> Position:
        """With the numbers of each device up to there."""
        return Position(seq, b"c" * 32, {device: after for at, device, after in self.pushed if at <= seq})

    def since(self, seq: int) -> list[Segment]:
        return [one for one in self.segments if one.seq > seq]

    def compact(self, upto: int, changes: list[Change | Part]) -> None:
        self.snapshot, self.floor = (upto, changes), upto
        self.segments = [one for one in self.segments if one.seq > upto]


class Machine:
    """One store with its own hands on it, and the simplest engine that syncs it."""

    def __init__(self, database: Database, log: Log) -> None:
        self.log = log
        self.sealer = ClearSealer()
        self.use(database)

    def use(self, database: Database) -> None:
        self.database = database
        self.chats = SqliteConversations(database)
        self.organiser = SqliteOrganiser(database)
        self.prompts = SqlitePrompts(database)
        self.settings = SqliteSettings(database)
        self.trees = SqliteTrees(database)
        self.ledger = SqliteLedger(database)
        self.search = SqliteSearch(database)
        self.replica = SqliteReplica(database, self.settings)

    @classmethod
    async def made(cls, log: Log, database: Database | None = None) -> Machine:
        return cls(database or await Database.in_memory(), log)

    async def join(self) -> None:
        await self.replica.sign_in(ACCOUNT, self.log.new_device())
        await self.enqueue()

    async def enqueue(self) -> None:
        while await self.replica.enqueue_more():
            pass

    async def push_one(self, *, told: bool = True) -> bool:
        """Push the next batch; `told` says whether the answer arrives."""
        batch = await self.replica.next_batch(self.sealer)
        if batch is None:
            return False
        device = (await self.replica.state()).device_no
        try:
            head = self.log.push(device, batch.first_idx, batch.count, batch.blob)
        except Overlap:
            await self.replica.restart(self.log.next_idx[device])
            await self.enqueue()
            return False
        if told:
            await self.replica.acknowledge(batch.first_idx, batch.count, head)
        return True

    async def push(self) -> None:
        while await self.push_one():
            pass
        for one in await self.replica.blobs_to_push():
            data = await self.replica.blob(one.address)
            if data is not None:
                self.log.blobs[one.address] = data
            await self.replica.blob_pushed(one.address)

    async def pull(self) -> Applied:
        applied = Applied()
        seq = (await self.replica.state()).position.seq
        if seq < self.log.floor:
            await self.replica.restart()
            await self.enqueue()
            assert self.log.snapshot is not None
            upto, changes = self.log.snapshot
            applied |= await self.replica.apply(changes, self.log.place(upto))
            seq = upto
        for segment in self.log.since(seq):
            applied |= await self.replica.apply(segment.changes, self.log.place(segment.seq))
        await self.fetch()
        return applied

    async def fetch(self) -> None:
        for one in await self.replica.blobs_to_fetch():
            if one.address in self.log.blobs:
                await self.replica.blob_arrived(one.address, self.log.blobs[one.address])

    async def sync(self) -> None:
        await self.pull()
        await self.push()
        await self.pull()

    async def snapshot(self) -> tuple[int, list[Change | Part]]:
        upto = (await self.replica.state()).position.seq
        changes: list[Change | Part] = []
        async for frames in self.replica.snapshot(self.sealer):
            changes += opened(frames)
        return upto, changes

    async def shown(self) -> dict[str, Any]:
        return await self.database.read(shown)

    async def waiting(self) -> list[tuple[int, str, str]]:
        sql = "SELECT kind, id, field FROM outbox ORDER BY number"
        return await self.database.read(lambda db: db.conn.execute(sql).fetchall())

    async def aclose(self) -> None:
        await self.database.aclose()


async def agree(machines: Sequence[Machine], but: Sequence[str] = ()) -> None:
    """Sync until nothing is left to say, then all show the same, `but` for some tables."""
    states: list[ReplicaState] = []
    for _ in range(12):
        for machine in machines:
            await machine.sync()
        states = [await machine.replica.state() for machine in machines]
        if all(one.waiting == 0 and one.position.seq == machines[0].log.head for one in states):
            break
    else:
        raise AssertionError([(one.waiting, one.position.seq) for one in states])
    first = await machines[0].shown()
    for other in machines[1:]:
        theirs = await other.shown()
        for name in first.keys() - set(but):
            odd = [row for row in [*theirs[name], *first[name]] if (row in theirs[name]) != (row in first[name])]
            assert not odd, f"{name}: {odd}"
            assert theirs[name] == first[name]


CHATS = """
SELECT id, title, created_at, updated_at, messages, leaf_id, model, deleted_at, pinned, archived, folder_id, system_prompt,
    temperature, max_tokens, source, privacy, dial FROM conversation WHERE deleted_at IS NOT 0 ORDER BY id
"""
MESSAGES = """
SELECT m.id, conversation_id, parent_id, role, text, reasoning, m.created_at, complete, receipt, forgotten
FROM message AS m JOIN conversation AS c ON c.id = m.conversation_id WHERE c.deleted_at IS NOT 0 ORDER BY m.id
"""
CALLS = """
SELECT id, message_id, conversation_id, question_id, provider, model, local, input_tokens, output_tokens, cost_micros, at, day,
    outcome, claims, total_ms FROM usage WHERE outcome != 'reserved' ORDER BY id
"""


def shown(db: Any) -> dict[str, Any]:
    """All that the replicas must agree about."""

    def rows(sql: str) -> list[Any]:
        return db.conn.execute(sql).fetchall()

    return {
        "chats": rows(CHATS),
        "messages": rows(MESSAGES),
        "counts": rows(
            """SELECT c.id, c.messages = (SELECT count(*) FROM message WHERE conversation_id = c.id) FROM conversation AS c
               WHERE deleted_at IS NOT 0 ORDER BY id"""
        ),
        "files": rows("SELECT message_id, position, name, media_type, data FROM attachment ORDER BY 1, 2"),
        "tags": rows("SELECT conversation_id, tag FROM tag ORDER BY 1, 2"),
        "folders": rows("SELECT id, name, system_prompt, position, privacy, dial, model, stays_here FROM folder ORDER BY id"),
        "prompts": rows("SELECT id, name, text, description FROM prompt ORDER BY id"),
        "settings": rows(
            "SELECT name, value FROM setting WHERE name IN (SELECT name FROM shared_setting) ORDER BY name"
        ),
        "calls": rows(CALLS),
        "days": rows("SELECT day, provider, model, sum(calls), sum(cost_micros) FROM usage_by_day GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"),
        "indexed": rows(
            """SELECT m.id FROM message AS m JOIN conversation AS c ON c.id = m.conversation_id
               WHERE c.deleted_at IS NOT 0 AND m.text != '' AND (m.number IN (SELECT number FROM unread)
               OR m.number IN (SELECT number FROM found)) ORDER BY m.id"""
        ),
    }  # fmt: skip


async def say(machine: Machine, n: int = 1, chat: str = "c1", text: str = "Paris.", images: int = 0) -> None:
    """A question and its whole answer."""
    ask = question(f"q{n}", chat, text=f"Question {n}", images=images)
    reply = answer(f"a{n}", ask.id, chat)
    await machine.chats.begin(conversation(chat, f"Chat {chat}"), ask, reply)
    await machine.ledger.reserve(reservation(f"r{n}", reply.id))
    await machine.chats.finish(replace(reply, text=text, complete=True, receipt=receipt("done")))
    await machine.ledger.settle(f"r{n}", TokenCount(10, 5), Money(7), "answered")


async def texts(machine: Machine, chat: str = "c1") -> list[str]:
    return [message.text for message in await machine.chats.messages(chat)]
