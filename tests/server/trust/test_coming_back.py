"""Who deletes an account and comes back to the same address takes up what stood against it; of all others nothing is left."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from sync_server.kit.node import Node
from sync_server.kit.secrets import Secrets
from sync_server.operations.resealing import reseal
from sync_server.protocol import risk
from sync_server.protocol import trust_events as kinds
from sync_server.trust.models_risk import RiskRemainder
from sync_server.trust.repository import risk as kept
from sync_server.trust.service.risk import leaving, rules
from sync_server.trust.service.risk.topic import Risk
from tests.server.accounts.conftest import Meet, app, hands, limits_url, mails, meet, quick_hashes, settings, verify
from tests.server.accounts.person import Hands, Person, code_of
from tests.server.trust.books import Books
from tests.server.trust.guarding import (
    account_of,
    ask,
    books,
    guard,
    hold_of,
    is_whole,
    observe,
    owner,
    quiet,
    said,
    scored,
    standing,
    upheld,
)
from tests.servers.smtp import Mailboxes

__all__ = [
    "app", "books", "guard", "hands", "limits_url", "mails", "meet", "owner", "quick_hashes", "settings", "verify",
]  # fmt: skip
OLD, NEW, OTHER = (letter * 32 for letter in (b"o", b"n", b"x"))


async def left(node: Node) -> list[RiskRemainder]:
    async with node.database.reading() as session:
        return list(await session.scalars(select(RiskRemainder).order_by(RiskRemainder.kind)))


async def goes(person: Person) -> None:
    await person.sign_in()
    answer = await person.ask("DELETE", "account")
    assert answer.status_code == 204, answer.text


@pytest.fixture
def comes(meet: Meet, verify, node: Node):
    """Somebody new at an address, which they verify."""

    async def comes(email: str) -> Person:
        person = meet()
        person.email = email
        await person.join()
        await verify(person)
        await quiet(node)
        return person

    return comes


async def harm(books: Books, person: Person) -> list[tuple[str, Any]]:
    entries = await books.entries(account_of(person))
    return [(one.kind, one.day) for one in entries if one.kind in {*kinds.BAD, kinds.REVERSED}]


async def test_who_comes_back_has_the_same_penalties_as_old_as_they_are(
    owner: Person, hands: Hands, mails: Mailboxes, node: Node, books: Books, comes
):
    await books.record(account_of(owner), kinds.CHARGEBACK)
    day, before = books.today, await books.entries(account_of(owner))
    hands.forward(days=30)
    await goes(owner)
    told = said(await mails.take(owner.email, "kept of your deleted account"))
    assert f"until {day + timedelta(days=720)}" in told
    hands.forward(days=60)
    again = await comes(owner.email)
    assert await harm(books, again) == [(kinds.CHARGEBACK, day)]
    assert scored(await books.entries(account_of(again)), hands).value <= scored(before, hands).value
    told = said(await mails.take(owner.email, "an earlier account"))
    assert f"the last of it on {day + timedelta(days=720)}" in told


async def test_an_account_that_is_in_order_leaves_nothing(owner: Person, node: Node, books: Books, comes):
    await books.record(account_of(owner), kinds.PAYMENT_FAILED)
    wrong = await books.record(account_of(owner), kinds.FRAUD_CONFIRMED)
    assert (await owner.get("account/export"))["topics"]["risk"]["kept_if_deleted"] is not None
    assert wrong is not None
    await books.see("reverse", account_of(owner), wrong)
    await goes(owner)
    assert await left(node) == []
    assert await harm(books, await comes(owner.email)) == []


async def test_a_penalty_that_has_melted_is_left_no_more(owner: Person, hands: Hands, node: Node, books: Books):
    await books.record(account_of(owner), kinds.REPORT_UPHELD)
    hands.forward(days=150)
    await goes(owner)
    assert await left(node) == []


async def test_what_would_be_kept_is_told_before(owner: Person, hands: Hands, node: Node, guard: Risk, books: Books):
    assert (await owner.get("account/export"))["topics"]["risk"]["kept_if_deleted"] is None
    hands.forward(hours=2)
    await books.record(account_of(owner), kinds.SPAM_BURST)
    await observe(node, owner, rules.PAYMENT_HIGHEST, device=1)
    await owner.sign_in()
    told = (await owner.get("account/export"))["topics"]["risk"]
    assert told["kept_if_deleted"]["penalties"] == [{"kind": kinds.SPAM_BURST, "day": books.today.isoformat()}]
    assert {hold["action"] for hold in told["kept_if_deleted"]["holds"]} == {risk.BENEFITS, risk.PAYOUT}
    assert [mark["kind"] for mark in told["addresses"]] == ["address"]


async def test_what_is_kept_says_nothing_of_anybody(owner: Person, node: Node, books: Books):
    await books.record(account_of(owner), kinds.CHARGEBACK)
    await goes(owner)
    (row,) = [one for one in await left(node) if one.kind == kept.ADDRESS]
    words = b"".join((row.digest, row.id.bytes, row.sealed or b""))
    for told in (kinds.CHARGEBACK, owner.email, account_of(owner).hex, books.today.isoformat()):
        assert told.encode() not in words
    assert account_of(owner).bytes not in words


async def test_a_hold_goes_on_where_it_was_and_its_release_gives_all_back(
    owner: Person, hands: Hands, node: Node, guard: Risk, books: Books, comes
):
    await observe(node, owner, rules.PAYMENT_HIGHEST, device=1)
    await upheld(guard, await hold_of(owner, risk.PAYOUT))
    await goes(owner)
    hands.forward(days=5)
    again = await comes(owner.email)
    assert await standing(again) == [(risk.PAYOUT, risk.UPHELD, risk.PAYMENT_HIGHEST)]
    assert await ask(node, again, risk.PAYOUT) == risk.PAYMENT_HIGHEST
    assert [kind for kind, _ in await harm(books, again)] == [kinds.FRAUD_CONFIRMED]
    await guard.holds.release(await hold_of(again, risk.PAYOUT))
    assert await ask(node, again, risk.PAYOUT) == ""
    assert is_whole(await books.entries(account_of(again)), hands)
    hands.forward(hours=1)
    await goes(again)
    assert await left(node) == [], "what a person took back is left to nobody"


async def test_going_twice_doubles_nothing_and_sheds_nothing(owner: Person, node: Node, books: Books, comes):
    await books.record(account_of(owner), kinds.CHARGEBACK)
    await books.record(account_of(owner), kinds.RATE_ABUSE)
    await goes(owner)
    for _ in range(2):
        again = await comes(owner.email)
        assert sorted(kind for kind, _ in await harm(books, again)) == [kinds.CHARGEBACK, kinds.RATE_ABUSE]
        await goes(again)


@pytest.fixture
def moves(mails: Mailboxes, node: Node):
    async def moves(person: Person) -> None:
        new = f"new.{person.email}"
        await person.ask("PATCH", "account", {"email": new})
        token = code_of(await mails.take(new, "Your new address"))
        assert (await person.http.post("/v1/mail/verify", json={"token": token})).status_code == 204
        await quiet(node)
        person.email = new

    return moves


async def test_who_moves_to_another_address_first_is_known_at_the_old_one(owner: Person, books: Books, comes, moves):
    await books.record(account_of(owner), kinds.CHARGEBACK)
    old = owner.email
    await moves(owner)
    await goes(owner)
    for email in (old, owner.email):
        assert [kind for kind, _ in await harm(books, await comes(email))] == [kinds.CHARGEBACK]


async def test_what_was_found_wrong_at_one_address_waits_at_none(owner: Person, node: Node, books: Books, comes, moves):
    await books.record(account_of(owner), kinds.CHARGEBACK)
    await books.record(account_of(owner), kinds.SPAM_BURST)
    old = owner.email
    await moves(owner)
    await goes(owner)
    again = await comes(old)
    wrong = next(one.seq for one in await books.entries(account_of(again)) if one.kind == kinds.CHARGEBACK)
    await books.see("reverse", account_of(again), wrong)
    await goes(again)
    for email in (old, owner.email):
        assert [kind for kind, _ in await harm(books, await comes(email))] == [kinds.SPAM_BURST]


async def test_another_way_of_writing_the_address_is_the_same_letter_box(owner: Person, books: Books, comes):
    await books.record(account_of(owner), kinds.CHARGEBACK)
    await goes(owner)
    name, domain = owner.email.split("@")
    for word in ("2", "3"):
        again = await comes(f"{name.upper()}+{word}@{domain}")
        assert [kind for kind, _ in await harm(books, again)] == [kinds.CHARGEBACK]
    assert await harm(books, await comes(f"other.{owner.email}")) == []


def test_letter_boxes_are_told_apart():
    assert leaving.mailbox("A.da+x@googlemail.com") == leaving.mailbox("ada@gmail.com") == "ada@gmail.com"
    assert leaving.mailbox("A.da+x+y@Example.org") == "a.da@example.org"
    assert leaving.mailbox("+x@example.org") == "+x@example.org"


async def test_who_did_not_prove_the_address_gets_nothing_of_it_and_uses_nothing_up(
    owner: Person, meet: Meet, mails: Mailboxes, node: Node, books: Books, comes
):
    await books.record(account_of(owner), kinds.CHARGEBACK)
    await goes(owner)
    stranger = meet()
    stranger.email = owner.email
    await stranger.join()
    await mails.take(owner.email, "Your code")
    await quiet(node)
    assert await harm(books, stranger) == []
    await goes(stranger)
    assert [kind for kind, _ in await harm(books, await comes(owner.email))] == [kinds.CHARGEBACK]


async def test_who_takes_no_part_at_first_has_it_all_the_same(
    owner: Person, meet: Meet, verify, node: Node, books: Books
):
    await books.record(account_of(owner), kinds.SPAM_BURST)
    await goes(owner)
    again = meet()
    again.email = owner.email
    await again.join()
    assert (await again.ask("PUT", "trust/participation", {"takes_part": False})).status_code == 204
    await verify(again)
    await quiet(node)
    assert (await again.ask("PUT", "trust/participation", {"takes_part": True})).status_code == 204
    await quiet(node)
    assert [kind for kind, _ in await harm(books, again)] == [kinds.SPAM_BURST]


async def test_cards_of_who_left_so_count_on(owner: Person, node: Node, guard: Risk, books: Books):
    await observe(node, owner, rules.INSTRUMENT_ADDED, device=1, instrument="a card")
    card = guard.signals.digest(kept.INSTRUMENT, "a card")
    await books.record(account_of(owner), kinds.CHARGEBACK)
    await goes(owner)
    other = await books.account()
    await node.database.write(
        lambda session: guard.signals.observe(session, other, rules.INSTRUMENT_ADDED, instrument="a card")
    )
    shared = await node.database.read(lambda session: kept.most_shared(session, [card], node.now()))
    assert shared == 2
    assert [one.kind for one in await left(node)] == ["address", "instrument"]


async def test_what_nobody_came_back_for_is_forgotten_when_it_would_have_ended(
    owner: Person, hands: Hands, node: Node, guard: Risk, books: Books
):
    await books.record(account_of(owner), kinds.REPORT_UPHELD)
    await goes(owner)
    assert await left(node)
    hands.forward(days=161)
    await node.database.write(
        lambda session: kept.forget_over(session, node.now(), node.now(), node.now() - timedelta(days=400))
    )
    assert await left(node) == []


async def test_it_is_known_after_the_servers_key_was_followed_by_another(
    owner: Person, node: Node, books: Books, comes
):
    node.secrets = Secrets([OLD], [OLD])
    stranger = await comes("b@example.org")
    await books.record(account_of(stranger), kinds.CHARGEBACK)
    await goes(stranger)
    node.secrets = Secrets([OLD], [NEW, OLD])
    await reseal(node)
    (kept_there,) = [one for one in await left(node) if one.kind == kept.ADDRESS]
    assert kept_there.sealed is not None
    assert kept_there.sealed.startswith(node.secrets.name)
    assert [kind for kind, _ in await harm(books, await comes("b@example.org"))] == [kinds.CHARGEBACK]


async def test_a_ledger_that_cannot_be_opened_keeps_nobody_from_going(owner: Person, node: Node, books: Books):
    await books.record(account_of(owner), kinds.CHARGEBACK)
    node.part(Risk).remainders._ledger._secrets = Secrets([OTHER], [OTHER])
    await goes(owner)
    assert await left(node) == []
