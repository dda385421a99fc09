"""What the server signs once a day of all ledgers, the way from one's own to it, and what `verify` finds broken."""

from __future__ import annotations

import base64
from datetime import timedelta

import pytest
from pydantic import TypeAdapter
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.repository import account as accounts
from sync_server.kit.secrets import is_signed_by
from sync_server.protocol import trust_chain
from sync_server.protocol import trust_events as kinds
from sync_server.protocol.trust_forms import Checkpoint
from sync_server.trust.service.topic import Topic
from sync_server.trust.service.verifying import verify
from tests.server.sync.conftest import Meet
from tests.server.sync.people import Peer, slug
from tests.server.trust.books import Books


async def told(peer: Peer) -> Checkpoint:
    answer = await peer.get("trust/checkpoint")
    assert answer.status_code == 200, answer.text
    return TypeAdapter(Checkpoint).validate_python(answer.json())


async def sign(books: Books) -> None:
    await books.node.part(Topic).sign_today()


async def later(books: Books, *peers: Peer) -> None:
    sessions = {peer.account_id: books.node.tokens.read(peer.token).session_id for peer in peers}
    books.hands.forward(days=1)
    for peer in peers:
        peer.token = books.node.tokens.issue(peer.account_id, peer.no, sessions[peer.account_id], books.hands.at)[0]


async def is_proven(books: Books, peer: Peer, point: Checkpoint) -> bool:
    """As the desktop checks it: its own entry leads to the root, and the root is signed."""
    chain, events = await books.shown(peer.account_id)
    signed = bytes.fromhex(point.root)
    leaf = trust_chain.leaf(chain, point.seq, bytes.fromhex(events[point.seq - 1].hash))
    message = trust_chain.checkpoint_message(point.day, signed, bytes.fromhex(point.previous))
    return trust_chain.climbed(leaf, map(bytes.fromhex, point.path)) == signed and is_signed_by(
        base64.b64decode(point.key), base64.b64decode(point.signature), message
    )


async def test_before_the_first_there_is_none(meet: Meet, books: Books):
    (ada,) = await meet(1)
    await sign(books)
    assert slug(await ada.get("trust/checkpoint")) == "not-found"


@pytest.mark.parametrize("others", [0, 1, 2, 6])
async def test_everybody_gets_the_way_from_the_own_entries_to_what_is_signed(meet: Meet, books: Books, others: int):
    peers = [(await meet(1))[0] for _ in range(others + 1)]
    for number, peer in enumerate(peers):
        for _ in range(number + 1):
            await books.record(peer.account_id, kinds.GOOD_REPORT)
    await sign(books)
    await later(books, *peers)
    for number, peer in enumerate(peers):
        point = await told(peer)
        assert point.seq == number + 1
        assert await is_proven(books, peer, point)
        await books.record(peer.account_id, kinds.PAID)
        assert await told(peer) == point, "what is new is in the next"


async def test_checkpoints_are_chained_one_a_day(meet: Meet, books: Books):
    (ada,) = await meet(1)
    await books.record(ada.account_id, kinds.GOOD_REPORT)
    await sign(books)
    first = await told(ada)
    await books.record(ada.account_id, kinds.GOOD_REPORT)
    await sign(books)
    assert await told(ada) == first, "one a day"
    await later(books, ada)
    await sign(books)
    second = await told(ada)
    assert (second.seq, first.seq) == (2, 1)
    digest = trust_chain.checkpoint_digest(first.day, bytes.fromhex(first.root), bytes.fromhex(first.previous))
    assert second.previous == digest.hex()
    assert await is_proven(books, ada, second)


async def test_a_server_that_was_down_for_days_signs_before_it_shows_what_was_signed(meet: Meet, books: Books):
    (ada,) = await meet(1)
    await books.record(ada.account_id, kinds.GOOD_REPORT)
    assert (await told(ada)).seq == 1, "and one that never signed"
    await books.record(ada.account_id, kinds.GOOD_REPORT)
    await later(books, ada)
    assert (await told(ada)).seq == 1, "the round does it"
    await later(books, ada)
    point = await told(ada)
    assert (point.seq, point.day) == (2, books.today)
    assert await is_proven(books, ada, point)


async def test_a_clock_that_was_ahead_for_a_while_ends_no_checkpoints(meet: Meet, books: Books):
    ada, ann = (await meet(1))[0], (await meet(1))[0]
    await books.record(ada.account_id, kinds.GOOD_REPORT)
    await sign(books)
    books.hands.forward(days=100)
    await books.record(ann.account_id, kinds.GOOD_REPORT)
    await sign(books)
    books.hands.forward(days=-100)
    for day in range(1, 5):
        await later(books, ada, ann)
        await books.record(ada.account_id, kinds.GOOD_REPORT)
        assert (await verify(books.node)).broken == []
        await sign(books)
        for peer, seq in ((ada, 1 + day), (ann, 1)):
            point = await told(peer)
            assert (point.day, point.seq) == (books.today, seq)
            assert await is_proven(books, peer, point)
    found = await verify(books.node)
    assert (found.broken, found.checkpoints) == ([], 6)
    for _ in range(94):
        await later(books, ada)
    for made in (7, 7, 8, 9):  # on the day that was to come there is one already
        await later(books, ada)
        await books.record(ada.account_id, kinds.GOOD_REPORT)
        await sign(books)
        assert await is_proven(books, ada, await told(ada))
        found = await verify(books.node)
        assert (found.broken, found.checkpoints) == ([], made)


async def test_who_has_no_entry_yet_gets_no_way(meet: Meet, books: Books):
    ada, ann = (await meet(1))[0], (await meet(1))[0]
    await books.record(ada.account_id, kinds.GOOD_REPORT)
    await sign(books)
    await later(books, ada, ann)
    point = await told(ann)
    assert (point.seq, point.path) == (0, [])
    await books.record(ann.account_id, kinds.GOOD_REPORT)
    assert (await told(ann)).seq == 0


async def test_verify_tells_a_ledger_that_was_cut_loose_from_one_whose_account_is_gone(books: Books):
    ada, ann = await books.account(), await books.account()
    for account_id in (ada, ann):
        await books.record(account_id, kinds.GOOD_REPORT)
        await books.record(account_id, kinds.FRAUD_CONFIRMED)
    await sign(books)
    chain = (await books.owner(ada)).chain.chain
    await books.node.database.write(lambda session: accounts.remove(session, ann))
    assert (await verify(books.node)).broken == []

    await books.sql("DELETE FROM trust_account WHERE account_id = :id", id=books.id(ada))
    for _ in range(2):
        found = await verify(books.node)
        [line] = found.broken
        assert str(chain) in line
        assert str(ada) in line
        assert found.erased == 1
        await books.used(ada, 1)  # a new ledger begins, and the old one is still missed
        assert await books.kinds(ada) == [kinds.ACTIVE]
    await books.node.database.write(lambda session: accounts.remove(session, ada))
    found = await verify(books.node)
    assert (found.broken, found.erased) == ([], 3)


class Broken:
    """Somebody who has the database and knows how to switch its triggers off."""

    def __init__(self, books: Books) -> None:
        self.books, self.is_sqlite = books, books.node.database.is_sqlite

    async def do(self, table: str, statement: str, **given: object) -> None:
        if self.is_sqlite:
            found = await self.books.sql(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table", table=table
            )
            for name, _ in found:
                await self.books.sql(f"DROP TRIGGER {name}")
            await self.books.sql(statement, **given)
            for _, made in found:
                await self.books.sql(made)
        else:
            await self.books.sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            await self.books.sql(statement, **given)
            await self.books.sql(f"ALTER TABLE {table} ENABLE TRIGGER USER")

    def id(self, value):
        return value.hex if self.is_sqlite else value


async def test_all_that_was_entered_and_signed_proves(meet: Meet, books: Books):
    ada, ann = (await meet(1))[0], (await meet(1))[0]
    for day in range(3):
        await books.record(ada.account_id, kinds.GOOD_REPORT)
        if day == 1:
            await books.record(ann.account_id, kinds.GOOD_REPORT)
        await sign(books)
        books.hands.forward(days=1)
    found = await verify(books.node)
    assert found.broken == []
    assert (found.chains, found.erased, found.entries, found.checkpoints) == (2, 0, 4, 3)

    async def leave(session: AsyncSession) -> None:
        await accounts.remove(session, ann.account_id)

    await books.node.database.write(leave)
    after = await verify(books.node)
    assert (after.broken, after.chains, after.checkpoints) == ([], found.chains, found.checkpoints)
    assert after.erased == 1, "what is left of who is gone proves as well"


async def test_verify_says_which_entry_is_another_and_which_checkpoint_knows(meet: Meet, books: Books, node):
    (ada,) = await meet(1)
    for _ in range(3):
        await books.record(ada.account_id, kinds.REPORT_UPHELD)
    await sign(books)
    chain = (await books.owner(ada.account_id)).chain.chain
    hand = Broken(books)
    before = await books.sql("SELECT sealed FROM trust_event WHERE chain = :chain AND seq = 2", chain=hand.id(chain))

    await hand.do(
        "trust_event",
        "UPDATE trust_event SET sealed = :other WHERE chain = :chain AND seq = 2",
        other=b"x" * 300,
        chain=hand.id(chain),
    )
    assert any(f"{chain}" in line and "entry 2" in line for line in (await verify(node)).broken)
    await hand.do(
        "trust_event",
        "UPDATE trust_event SET sealed = :old WHERE chain = :chain AND seq = 2",
        old=before[0][0],
        chain=hand.id(chain),
    )
    assert (await verify(node)).broken == []

    kept = await books.sql("SELECT * FROM trust_event WHERE chain = :chain AND seq = 3", chain=hand.id(chain))
    await hand.do("trust_event", "DELETE FROM trust_event WHERE chain = :chain AND seq = 3", chain=hand.id(chain))
    said = "\n".join((await verify(node)).broken)
    assert "ends at entry 2" in said
    assert f"{books.today}" in said, "and the checkpoint had it"
    await books.sql(
        "INSERT INTO trust_event (chain, seq, hash, commitment, mark, sealed) VALUES (:a, :b, :c, :d, :e, :f)",
        **dict(zip("abcdef", [hand.id(chain), *kept[0][1:]], strict=True)),
    )
    assert (await verify(node)).broken == []


async def test_verify_says_which_checkpoint_is_not_what_was_signed(meet: Meet, books: Books, node):
    (ada,) = await meet(1)
    await books.record(ada.account_id, kinds.GOOD_REPORT)
    await sign(books)
    day = books.today
    hand = Broken(books)
    [(root,)] = await books.sql("SELECT root FROM trust_checkpoint WHERE day = :day", day=_day(hand, day))
    change = "UPDATE trust_checkpoint SET root = :root WHERE day = :day"
    await hand.do("trust_checkpoint", change, root=b"\1" * 32, day=_day(hand, day))
    said = (await verify(node)).broken
    assert any(str(day) in line and "signature" in line for line in said)
    assert any(str(day) in line and "ledgers" in line for line in said)
    await hand.do("trust_checkpoint", change, root=root, day=_day(hand, day))
    assert (await verify(node)).broken == []


async def test_verify_says_that_all_checkpoints_were_taken_away(meet: Meet, books: Books, node):
    (ada,) = await meet(1)
    for _ in range(4):
        await books.record(ada.account_id, kinds.GOOD_REPORT)
        books.hands.forward(days=1)
    [line] = (await verify(node)).broken
    assert f"{books.today - timedelta(days=4)} is in no checkpoint" in line
    await sign(books)
    assert (await verify(node)).broken == []


async def test_verify_says_who_signed_where_the_key_is_not_the_servers(meet: Meet, books: Books, node, monkeypatch):
    (ada,) = await meet(1)
    await books.record(ada.account_id, kinds.GOOD_REPORT)
    await sign(books)
    key = node.secrets.public_keys()[0]
    monkeypatch.setattr(node.secrets, "signing", ())
    [line] = (await verify(node)).broken
    assert base64.b64encode(key).decode() in line
    assert (await verify(node, [key])).broken == []


def _day(hand: Broken, day):
    return day.isoformat() if hand.is_sqlite else day
