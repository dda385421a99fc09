"""The ledger of an account: entries once, in one chain, which neither a bug nor whoever has the database can change unseen,
and which says nothing of anybody any more once the person is gone."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.repository import account as accounts
from sync_server.app import create_app
from sync_server.kit.secrets import NotOurs
from sync_server.protocol import trust_chain
from sync_server.protocol import trust_events as kinds
from sync_server.trust.service.ledger import opened
from sync_server.trust.service.topic import Topic
from tests.server.trust.books import Books

ROWS = {
    "trust_event": ("INSERT OR REPLACE INTO trust_event SELECT * FROM trust_event", "seq"),
    "trust_leaf": ("INSERT OR REPLACE INTO trust_leaf SELECT * FROM trust_leaf", "seq"),
    "trust_checkpoint": ("INSERT OR REPLACE INTO trust_checkpoint SELECT * FROM trust_checkpoint", "day"),
    "trust_policy": ("INSERT OR REPLACE INTO trust_policy SELECT * FROM trust_policy", "version"),
}


async def test_entries_are_numbered_dated_and_chained(books: Books):
    ada = await books.account()
    assert await books.record(ada, kinds.ADDRESS_VERIFIED) == 1
    assert await books.record(ada, kinds.ADOPTED, n=40) == 2
    assert await books.record(ada, kinds.ACTIVE, day=books.today - timedelta(days=3)) == 3
    found = await books.entries(ada)
    assert [(entry.kind, entry.n) for entry in found] == [("address-verified", 1), ("adopted", 40), ("active", 1)]
    assert [(books.today - entry.day).days for entry in found] == [0, 0, 3]
    assert [entry.event.seq for entry in found] == [1, 2, 3]
    chain, told = await books.shown(ada)
    assert trust_chain.is_unbroken(chain, told)
    assert trust_chain.is_unbroken(chain, told[1:], 1, bytes.fromhex(told[0].hash))


@pytest.mark.parametrize(
    ("member", "other"),
    [("kind", "paid"), ("n", 2), ("source", "else"), ("ref", "x"), ("seq", 9), ("reverses", 1), ("salt", "AAAA")],
)
async def test_whoever_holds_the_entries_sees_that_one_is_another(books: Books, member: str, other: object):
    ada = await books.account()
    for _ in range(3):
        await books.record(ada, kinds.GOOD_REPORT)
    chain, told = await books.shown(ada)
    forged = [told[0], dataclasses.replace(told[1], **{member: other}), told[2]]
    assert not trust_chain.is_unbroken(chain, forged)
    assert not trust_chain.is_unbroken(chain, [told[0], told[2]])
    assert not trust_chain.is_unbroken(chain, [told[1], told[0], told[2]])
    later = dataclasses.replace(told[1], day=told[1].day + timedelta(days=1))
    assert not trust_chain.is_unbroken(chain, [told[0], later, told[2]])


async def test_what_is_told_twice_is_written_once(books: Books):
    ada, ann = await books.account(), await books.account()
    assert await books.record(ada, kinds.PAID, "charge-1") == 1
    assert await books.record(ada, kinds.PAID, "charge-1") is None
    assert await books.record(ada, kinds.PAID, "charge-1", source="elsewhere") == 2
    assert await books.record(ann, kinds.PAID, "charge-1") == 1
    assert len(await books.entries(ada)) == 2


async def test_many_at_once_make_one_chain_without_a_gap(books: Books):
    ada = await books.account()
    numbers = await asyncio.gather(*(books.record(ada, kinds.ACTIVE, f"day-{at % 8}") for at in range(16)))
    assert sorted(number for number in numbers if number is not None) == list(range(1, 9))
    chain, told = await books.shown(ada)
    assert trust_chain.is_unbroken(chain, told)
    assert (await books.owner(ada)).chain.head_seq == 8


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "unheard-of"},
        {"kind": kinds.ADOPTED, "n": 0},
        {"kind": kinds.ADOPTED, "n": 101},
        {"kind": kinds.REVERSED},
        {"kind": kinds.PAID, "reverses": 1},
        {"kind": kinds.PAID, "ref": "ä"},
        {"kind": kinds.PAID, "ref": "long" * 20},
        {"kind": kinds.PAID, "source": ""},
    ],
    ids=str,
)
async def test_what_is_no_event_is_refused(books: Books, given: dict):
    ada = await books.account()
    with pytest.raises(ValueError, match=r"no event|source and ref"):
        await books.record(ada, **given)
    assert await books.entries(ada) == []


async def test_the_database_refuses_to_change_or_take_out_an_entry(books: Books, node):
    ada = await books.account()
    await books.record(ada, kinds.REPORT_UPHELD)
    await node.part(Topic).sign_today()
    before = await books.sql("SELECT * FROM trust_event")
    for table, (replace, column) in ROWS.items():
        attempts = [f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"]
        attempts.append(replace if node.database.is_sqlite else f"TRUNCATE {table} CASCADE")
        for attempt in attempts:
            with pytest.raises(DBAPIError, match=r"can only be added to"):
                await books.sql(attempt)
    with pytest.raises(DBAPIError):
        await books.sql("DELETE FROM trust_chain")
    assert await books.sql("SELECT * FROM trust_event") == before


async def test_the_key_of_who_is_gone_is_in_no_file(sqlite_url: str, make_settings, hands):
    app = create_app(make_settings(database_url=sqlite_url), hands)
    books = Books(app.state.node, hands)
    ada = await books.account()
    await books.record(ada, kinds.PAID)
    key, file = (await books.owner(ada)).account.key, Path(sqlite_url.partition("///")[2])
    await books.node.database.write(lambda session: accounts.remove(session, ada))
    await books.node.part(Topic).wiping.wipe()
    found = [one.name for one in file.parent.glob(f"{file.name}*") if key in one.read_bytes()]
    await books.node.close()
    assert found == []


async def test_an_account_that_is_gone_leaves_a_chain_that_proves_and_tells_nothing(books: Books, node):
    ada = await books.account()
    await books.record(ada, kinds.CHARGEBACK, "charge-77", source="billing")
    await books.record(ada, kinds.ACTIVE)
    chain = (await books.owner(ada)).chain.chain

    async def leave(session: AsyncSession) -> None:
        await accounts.remove(session, ada)

    await node.database.write(leave)
    assert await books.record(ada, kinds.PAID) is None, "nobody is there"
    assert await books.sql("SELECT * FROM trust_account WHERE chain = :chain", chain=books.id(chain)) == []
    rows = await books.sql(
        "SELECT seq, hash, commitment, mark, sealed FROM trust_event WHERE chain = :chain ORDER BY seq",
        chain=books.id(chain),
    )
    before = trust_chain.first_hash(chain)
    for seq, entry_hash, committed, _, _ in rows:
        assert entry_hash == trust_chain.linked(before, chain, seq, committed)
        before = entry_hash
    kept = b"".join(bytes(cell) for row in rows for cell in row[1:])
    for word in (b"chargeback", b"active", b"charge-77", b"billing", ada.bytes, ada.hex.encode()):
        assert word not in kept
    assert len({len(row[4]) for row in rows}) == 1, "not even by its length"


async def test_an_entry_opens_in_its_own_place_with_its_own_key_alone(books: Books, node):
    ada, ann = await books.account(), await books.account()
    for _ in range(2):
        await books.record(ada, kinds.GOOD_REPORT)
        await books.record(ann, kinds.GOOD_REPORT)
    owner = await books.owner(ada)

    async def second(session: AsyncSession):
        from sync_server.trust.repository import ledger

        return await ledger.at(session, owner.chain.chain, 2)

    row = await node.database.read(second)
    assert opened(owner.key, row).kind == kinds.GOOD_REPORT
    with pytest.raises(NotOurs):
        opened((await books.owner(ann)).key, row)
    row.seq = 1
    with pytest.raises(NotOurs):
        opened(owner.key, row)


@pytest.mark.parametrize("kind", [kinds.CARD_REMOVED, *sorted(kinds.BAD)])
async def test_nobody_leaves_for_a_minute_to_keep_what_ended_or_to_shed_what_harms(books: Books, kind: str):
    account_id = await books.account()
    await books.record(account_id, kinds.CARD_VERIFIED)
    await books.node.part(Topic).participations.change(account_id, False)
    await books.record(account_id, kind)
    await books.node.part(Topic).participations.change(account_id, True)
    assert kind in await books.kinds(account_id)


async def test_of_who_takes_no_part_only_what_harms_and_what_sets_it_right_is_entered(books: Books):
    ada = await books.account()
    seq = await books.see("report_upheld", ada, books.today, "report-1")
    assert seq == 1
    await books.sql("UPDATE trust_account SET takes_part = :no", no=False)
    assert await books.see("paid", ada, books.today, "charge-1") is None
    assert await books.see("active", ada, books.today) is None
    assert await books.see("adopted", ada, books.today, "adopter-1", 60) is None
    assert await books.see("reverse", ada, seq) == 2
    assert await books.see("fraud_confirmed", ada, books.today, "case-1") == 3
    assert await books.see("chargeback", ada, books.today, "charge-1") == 4
    told = [kinds.REPORT_UPHELD, kinds.REVERSED, kinds.FRAUD_CONFIRMED, kinds.CHARGEBACK]
    assert await books.kinds(ada) == told


async def test_an_entry_is_reversed_once_and_a_correction_never(books: Books):
    ada = await books.account()
    await books.see("fraud_confirmed", ada, books.today, "case-1")
    assert await books.see("reverse", ada, 1) == 2
    assert await books.see("reverse", ada, 1) is None
    assert (await books.entries(ada))[1].reverses == 1
    with pytest.raises(ValueError, match="a correction"):
        await books.see("reverse", ada, 2)
    with pytest.raises(LookupError):
        await books.see("reverse", ada, 3)
