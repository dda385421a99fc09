"""What accounts announce comes into the ledger by the outbox; what topics above observe they tell directly."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest

from sync_server.app import Server
from sync_server.kit.node import Node
from sync_server.protocol import trust_events as kinds
from sync_server.trust.service.topic import Topic
from tests.server.accounts.conftest import app, hands, limits_url, mails, meet, quick_hashes, settings, verify
from tests.server.accounts.person import Hands, Person, machine
from tests.server.accounts.test_second_factor import add_passkey, switch_totp_on
from tests.server.trust.books import Books

__all__ = ["app", "hands", "limits_url", "mails", "meet", "quick_hashes", "settings", "verify"]


@pytest.fixture
def books(node: Node, hands: Hands) -> Books:
    return Books(node, hands)


@pytest.fixture
async def ada(meet) -> Person:
    return await meet().join()


def id_of(person: Person) -> UUID:
    return UUID(person.session["account_id"])


async def kinds_of(books: Books, person: Person) -> list[str]:
    """But for days of use, which a round sees whenever it comes."""
    return [entry.kind for entry in await books.entries(id_of(person)) if entry.kind != kinds.ACTIVE]


async def settled(node: Node) -> None:
    """Nothing that was announced waits any more. The clock stands still: a job that fails once is not done again."""
    async with asyncio.timeout(60):
        while (await node.jobs.waiting())[0]:
            await asyncio.sleep(0.02)


async def test_what_an_account_does_for_its_safety_is_entered(ada: Person, books: Books, node: Node, verify, hands):
    await verify(ada)
    await settled(node)
    assert await kinds_of(books, ada) == [kinds.ADDRESS_VERIFIED]
    await switch_totp_on(ada, hands)
    await settled(node)
    await add_passkey(ada)
    await settled(node)
    assert await kinds_of(books, ada) == [kinds.ADDRESS_VERIFIED, kinds.SECOND_FACTOR_ON], "the second adds nothing"
    assert (await ada.ask("DELETE", "totp")).status_code == 204
    await settled(node)
    assert len(await kinds_of(books, ada)) == 2, "one is left"
    [key] = await ada.get("passkeys")
    assert (await ada.ask("DELETE", f"passkeys/{key['id']}")).status_code == 204
    await settled(node)
    assert (await kinds_of(books, ada))[2:] == [kinds.SECOND_FACTOR_OFF]


async def test_another_machine_is_entered_once_by_its_number(ada: Person, books: Books, node: Node):
    phone = ada.at(machine("Ada's phone"))
    await phone.sign_in()
    await phone.sign_in()
    await settled(node)
    [entry] = [entry for entry in await books.entries(id_of(ada)) if entry.kind == kinds.NEW_DEVICE]
    assert (entry.source, entry.ref) == ("accounts", "device-2")
    assert "phone" not in str(entry)


async def test_who_was_here_before_trust_was_is_known_all_the_same(
    ada: Person, books: Books, node: Node, verify, hands
):
    """Announcements of then were heard by nobody."""
    node.jobs._heeding.clear()
    await verify(ada)
    await switch_totp_on(ada, hands)
    await books.sql("DELETE FROM trust_account")  # and what the round of days may have entered by now
    assert (await ada.get("trust"))["score"] >= 0
    assert await kinds_of(books, ada) == [kinds.ADDRESS_VERIFIED, kinds.SECOND_FACTOR_ON]


async def test_the_export_tells_the_ledger_as_it_is(ada: Person, books: Books, node: Node, verify):
    await verify(ada)
    await settled(node)
    told = (await ada.get("account/export"))["topics"]["trust"]
    assert told["takes_part"]
    assert kinds.ADDRESS_VERIFIED in {entry["kind"] for entry in told["ledger"]}


async def test_an_account_that_is_deleted_takes_the_key_of_its_ledger_along(
    ada: Person, app: Server, books: Books, verify
):
    await verify(ada)
    await settled(app.state.node)
    owner = await books.owner(id_of(ada))
    assert (await ada.ask("DELETE", "account")).status_code == 204
    assert await books.entries(id_of(ada)) == []
    chain = books.id(owner.chain.chain)
    assert await books.sql("SELECT * FROM trust_account WHERE chain = :chain", chain=chain) == []
    left = await books.sql("SELECT seq FROM trust_event WHERE chain = :chain", chain=chain)
    assert len(left) == owner.chain.head_seq > 0
    assert (await ada.join()).session["account_id"]
    assert (await ada.get("trust"))["score"] == 0, "who comes back begins anew"


TOLD = {
    "card_verified": kinds.CARD_VERIFIED,
    "card_removed": kinds.CARD_REMOVED,
    "paid": kinds.PAID,
    "payment_failed": kinds.PAYMENT_FAILED,
    "card_failures": kinds.CARD_FAILURES,
    "chargeback": kinds.CHARGEBACK,
    "rate_abuse": kinds.RATE_ABUSE,
    "spam_burst": kinds.SPAM_BURST,
    "self_adopted": kinds.SELF_ADOPTED,
    "referred": kinds.REFERRED,
    "bulk_referral": kinds.BULK_REFERRAL,
    "good_report": kinds.GOOD_REPORT,
    "report_upheld": kinds.REPORT_UPHELD,
    "fraud_confirmed": kinds.FRAUD_CONFIRMED,
}


async def test_what_topics_above_see_is_entered_under_its_own_kind_once(books: Books, node: Node):
    account_id = await books.account()
    for told in TOLD:
        assert await books.see(told, account_id, books.today, "one") is not None
        assert await books.see(told, account_id, books.today, "one") is None, told
    assert await books.see("adopted", account_id, books.today, "agent-1/adopter-1", 60) == len(TOLD) + 1
    entries = await books.entries(account_id)
    assert [entry.kind for entry in entries] == [*TOLD.values(), kinds.ADOPTED]
    assert entries[-1].n == 60
    assert node.part(Topic).observing is books.observing
