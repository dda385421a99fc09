"""Who uses whose work: strangers count, rings and one's own accounts gain nothing."""

from __future__ import annotations

import asyncio
import uuid

import pytest
from sqlalchemy import select

from sync_server.accounts.models import Address, Device
from sync_server.accounts.service.administration import Administration
from sync_server.accounts.service.desk import Desk
from sync_server.accounts.service.hashing import Hasher
from sync_server.kit.node import Node
from sync_server.protocol import risk
from sync_server.protocol import trust_events as kinds
from sync_server.trust.repository import risk as kept
from sync_server.trust.service.risk import judging, rules
from sync_server.trust.service.risk.rules import Answer
from sync_server.trust.service.risk.topic import Risk
from tests.server.accounts.person import Hands
from tests.server.sync import people
from tests.server.trust.books import Books
from tests.server.trust.guarding import guard, scored

__all__ = ["guard"]


async def adopt(node: Node, books: Books, author: uuid.UUID, adopter: uuid.UUID, weight: int = 60) -> int | None:
    return await node.database.write(
        lambda session: node.part(Risk).adoptions.adopted(
            session, author, adopter, books.today, f"adopter-{adopter}", weight
        )
    )


async def share_a_card(node: Node, *accounts: uuid.UUID) -> None:
    card = uuid.uuid4().hex
    for account_id in accounts:
        await node.database.write(
            lambda session, account_id=account_id: node.part(Risk).observe(
                session, account_id, rules.INSTRUMENT_ADDED, instrument=card
            )
        )


async def together(node: Node, one: uuid.UUID, other: uuid.UUID) -> bool:
    return await node.database.read(lambda session: node.part(Risk).adoptions.belong_together(session, one, other))


async def test_a_stranger_who_uses_ones_work_counts_once(node: Node, books: Books):
    ada, ben = await books.account(), await books.account()
    assert await adopt(node, books, ada, ben) is not None
    assert await adopt(node, books, ada, ben) is None
    assert await adopt(node, books, ada, ada) is None
    (entry,) = await books.entries(ada)
    assert (entry.kind, entry.n) == (kinds.ADOPTED, 60)
    assert not await together(node, ada, ben)


async def test_an_account_with_the_same_card_is_ones_own(node: Node, books: Books):
    ada, ben, cai = [await books.account() for _ in range(3)]
    await share_a_card(node, ada, ben)
    await share_a_card(node, ben, cai)
    assert await adopt(node, books, ada, cai) is None
    assert await books.kinds(ada) == [kinds.SELF_ADOPTED]
    assert await together(node, ada, cai)


async def test_what_turns_out_later_to_be_ones_own_is_taken_back(node: Node, books: Books, guard: Risk):
    ada, ben = await books.account(), await books.account()
    await adopt(node, books, ada, ben)
    await share_a_card(node, ada, ben)
    assert await guard.adoptions.look_for_rings() == 1
    assert await books.kinds(ada) == [kinds.ADOPTED, kinds.REVERSED, kinds.SELF_ADOPTED]
    assert await guard.adoptions.look_for_rings() == 0


async def test_a_ring_of_twenty_gains_nothing_and_is_held_for_a_person_to_look(
    node: Node, books: Books, guard: Risk, hands: Hands
):
    ring = [await books.account() for _ in range(20)]
    for place, author in enumerate(ring):
        for step in (1, 2, 3):
            await adopt(node, books, author, ring[(place + step) % 20], 100)
    lone = await books.account()
    assert scored(await books.entries(ring[0]), hands).value > 0
    assert await guard.adoptions.look_for_rings() == 60
    for member in ring:
        assert scored(await books.entries(member), hands).value == scored(await books.entries(lone), hands).value
    assert await together(node, ring[0], ring[9])
    assert not await together(node, ring[0], lone)
    assert await adopt(node, books, ring[0], ring[9], 100) is None, "nor from now on"
    signals = await node.database.write(lambda session: guard.signals.assess(session, ring[0]))
    verdict = judging.answer(signals, risk.BENEFITS, None)
    assert (verdict.answer, verdict.reason, verdict.provable) == (Answer.HOLD, risk.RING, False)
    hands.forward(hours=72)
    signals = await node.database.write(lambda session: guard.signals.assess(session, ring[0]))
    assert judging.answer(signals, risk.BENEFITS, None).answer is Answer.NOTHING


async def test_authors_whom_strangers_use_may_use_each_others_work(node: Node, books: Books, guard: Risk):
    authors = [await books.account() for _ in range(4)]
    for author in authors:
        for other in [one for one in authors if one != author]:
            await adopt(node, books, author, other)
        for _ in range(2):
            await adopt(node, books, author, await books.account())
    assert await guard.adoptions.look_for_rings() == 0
    assert await books.kinds(authors[0]) == [kinds.ADOPTED] * 5


async def test_who_uses_one_machine_for_several_accounts_is_one(node: Node, books: Books, guard: Risk):
    ada, ben = await books.account(), await books.account()
    for account_id in (ada, ben):
        await people.device(node, account_id, 1)

    async def same_key(session) -> None:
        for device in await session.scalars(select(Device).where(Device.account_id.in_((ada, ben)))):
            device.public_key, device.created_at = "A" * 43 + "=", node.now()

    await node.database.write(same_key)
    await adopt(node, books, ada, ben)
    await guard.adoptions.look_for_rings()
    assert (await books.kinds(ada))[-1] == kinds.SELF_ADOPTED


async def share_a_machine(node: Node, *accounts: uuid.UUID) -> None:
    key = uuid.uuid4().hex
    for account_id in accounts:
        await people.device(node, account_id, 1)

    async def same_key(session) -> None:
        for device in await session.scalars(select(Device).where(Device.account_id.in_(accounts))):
            device.public_key = key

    await node.database.write(same_key)


async def goes(node: Node, account_id: uuid.UUID) -> None:
    """Deleted, as accounts do it."""
    email = f"{account_id.hex}@example.org"

    async def named(session) -> None:
        session.add(Address(email_norm=email, account_id=account_id))

    await node.database.write(named)
    await Administration(Desk(node, Hasher(1))).delete(email)


async def is_marked(node: Node, account_id: uuid.UUID) -> bool:
    return bool(await node.database.read(lambda session: kept.marks(session, [account_id], node.now())))


async def test_a_machine_that_nobody_looked_at_yet_is_known_when_its_second_account_adopts(node: Node, books: Books):
    ada, ben = await books.account(), await books.account()
    await share_a_machine(node, ada, ben)
    assert not await is_marked(node, ada)
    assert await adopt(node, books, ada, ben, 100) is None
    assert await books.kinds(ada) == [kinds.SELF_ADOPTED]


async def test_second_accounts_that_adopt_and_go_before_the_round_gain_nothing(
    node: Node, books: Books, guard: Risk, hands: Hands
):
    ada = await books.account()
    socks = [await books.account() for _ in range(6)]
    await share_a_machine(node, ada, *socks)
    for sock in socks:
        await adopt(node, books, ada, sock, 100)
        await goes(node, sock)
    await guard.adoptions.look_for_rings()
    assert set(await books.kinds(ada)) == {kinds.SELF_ADOPTED}
    hands.forward(days=30)
    assert scored(await books.entries(ada), hands).value == 0


async def test_what_shows_before_an_adopter_goes_is_looked_at_when_it_goes(
    node: Node, books: Books, guard: Risk, hands: Hands
):
    ada, ben, link = [await books.account() for _ in range(3)]
    await adopt(node, books, ada, ben)
    hands.forward(days=60)
    await share_a_card(node, ada, link)
    await share_a_card(node, link, ben)
    await goes(node, link)
    assert await books.kinds(ada) == [kinds.ADOPTED, kinds.REVERSED, kinds.SELF_ADOPTED]
    await goes(node, ben)
    assert await guard.adoptions.look_for_rings() == 0
    assert await books.kinds(ada) == [kinds.ADOPTED, kinds.REVERSED, kinds.SELF_ADOPTED], "it is taken back once"


async def test_a_ring_that_one_leaves_before_the_round_gains_nothing(
    node: Node, books: Books, guard: Risk, hands: Hands
):
    ada, ben, cai = [await books.account() for _ in range(3)]
    for author, adopter in ((ada, ben), (ben, cai), (cai, ada)):
        await adopt(node, books, author, adopter)
    hands.forward(days=60)
    await goes(node, cai)
    assert await books.kinds(ada) == await books.kinds(ben) == [kinds.ADOPTED, kinds.REVERSED]
    assert await guard.adoptions.look_for_rings() == 0


@pytest.mark.parametrize(("days", "told"), [(29, [kinds.ADOPTED, kinds.REVERSED]), (31, [kinds.ADOPTED])])
async def test_who_goes_within_a_month_barely_used_it_and_who_goes_later_did(
    node: Node, books: Books, hands: Hands, days: int, told: list[str]
):
    ada, ben = await books.account(), await books.account()
    await adopt(node, books, ada, ben)
    hands.forward(days=days)
    await goes(node, ben)
    assert await books.kinds(ada) == told


async def test_who_is_gone_adopts_nothing(node: Node, books: Books):
    ada, ben = await books.account(), await books.account()
    await goes(node, ben)
    assert await adopt(node, books, ada, ben) is None
    assert await books.kinds(ada) == []


async def test_an_adoption_that_is_made_while_its_adopter_goes_gains_nothing(node: Node, books: Books, guard: Risk):
    ada, ben = await books.account(), await books.account()
    adopted = asyncio.Event()

    async def adopts(session) -> None:
        await guard.adoptions.adopted(session, ada, ben, books.today, "adopter", 60)
        adopted.set()
        await asyncio.sleep(0.2)  # so that the deletion finds an adoption that is not committed yet

    async def then_goes() -> None:
        await adopted.wait()
        await goes(node, ben)

    async with asyncio.TaskGroup() as both:
        both.create_task(node.database.write(adopts))
        both.create_task(then_goes())
    assert await books.kinds(ada) == [kinds.ADOPTED, kinds.REVERSED]


async def test_nobodys_deletion_waits_for_a_ledger_that_lacks_an_entry(node: Node, books: Books):
    ada, ben, cai = [await books.account() for _ in range(3)]
    await adopt(node, books, ada, cai)
    await adopt(node, books, ben, cai)
    await books.sql("UPDATE risk_adoption SET entry = 99 WHERE account_id = :a", a=books.id(ada))
    await goes(node, cai)
    assert await books.kinds(ben) == [kinds.ADOPTED, kinds.REVERSED]


@pytest.mark.parametrize("kind", ["benefits", "chat"])
async def test_what_the_rules_do_not_know_is_not_kept(node: Node, books: Books, guard: Risk, kind: str):
    ada = await books.account()
    with pytest.raises(ValueError, match=kind):
        await node.database.write(lambda session: guard.observe(session, ada, kind))
