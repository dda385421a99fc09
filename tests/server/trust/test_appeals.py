"""Appeals: heard by a person, answered within five days, and told by mail."""

from __future__ import annotations

import asyncio
import uuid
from typing import Any

import pytest
from sqlalchemy import select

from sync_server.kit.node import Node
from sync_server.protocol import risk
from sync_server.protocol import trust_events as kinds
from sync_server.trust.models_risk import RiskAppeal
from sync_server.trust.service.risk import rules
from sync_server.trust.service.risk.topic import Risk
from tests.server.accounts.conftest import Meet, app, hands, limits_url, mails, meet, quick_hashes, settings, verify
from tests.server.accounts.person import Hands, Person, slug
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
    standing,
    upheld,
)
from tests.servers.smtp import Mailboxes

__all__ = [
    "app", "books", "guard", "hands", "limits_url", "mails", "meet", "owner", "quick_hashes", "settings", "verify",
]  # fmt: skip
WORDS = "I bought a boat; the card is mine."


async def appeal(person: Person, **about: Any) -> Any:
    return await person.ask("POST", "trust/appeals", {"words": WORDS, **about})


async def held(owner: Person, node: Node) -> uuid.UUID:
    await observe(node, owner, rules.PAYMENT_HIGHEST, device=1)
    return await hold_of(owner, risk.PAYOUT)


async def test_a_granted_appeal_releases_takes_back_and_is_told_by_mail(
    owner: Person, hands: Hands, mails: Mailboxes, node: Node, guard: Risk, books: Books
):
    hold_id = await held(owner, node)
    await upheld(guard, hold_id)
    assert not is_whole(await books.entries(account_of(owner)), hands)
    begun = (await appeal(owner, hold=str(hold_id))).json()
    assert (begun["state"], begun["answer"], begun["hold"]) == ("open", "", str(hold_id))
    (waits,) = [one for one in await guard.appeals.open() if str(one.id) == begun["id"]]
    assert (waits.email, waits.words) == (owner.email, WORDS)
    assert waits.about == f"hold {hold_id} (payout, payment-highest, upheld)"
    shown = next(hold for hold in await owner.get("trust/holds") if hold["id"] == str(hold_id))
    assert shown["appeal"] == begun["id"]
    await guard.appeals.answer(waits.id, granted=True, words="A fine boat.")
    assert "A fine boat." in said(await mails.take(owner.email, "Your appeal was answered"))
    (answered,) = await owner.get("trust/appeals")
    assert (answered["state"], answered["answer"]) == ("granted", "A fine boat.")
    assert await ask(node, owner, risk.PAYOUT) == ""
    assert is_whole(await books.entries(account_of(owner)), hands)


async def test_an_appeal_that_is_not_granted_changes_nothing_and_is_the_last(
    owner: Person, mails: Mailboxes, node: Node, guard: Risk
):
    hold_id = await held(owner, node)
    begun = (await appeal(owner, hold=str(hold_id))).json()
    await guard.appeals.answer(uuid.UUID(begun["id"]), granted=False, words="The bank says no.")
    assert "stays as it is" in said(await mails.take(owner.email, "Your appeal was answered"))
    assert await ask(node, owner, risk.PAYOUT) == risk.PAYMENT_HIGHEST
    again = await appeal(owner, hold=str(hold_id))
    assert (again.status_code, slug(again)) == (409, "appeal-state")


async def test_an_entry_that_lowers_the_score_can_be_appealed_and_others_not(
    owner: Person, hands: Hands, node: Node, guard: Risk, books: Books
):
    account_id = account_of(owner)
    seq = await books.see("chargeback", account_id, books.today, "charge-1")
    begun = await appeal(owner, seq=seq)
    assert begun.status_code == 201, begun.text
    (waits,) = [one for one in await guard.appeals.open() if str(one.id) == begun.json()["id"]]
    assert waits.about == f"entry {seq} (chargeback)"
    await guard.appeals.answer(waits.id, granted=True, words="")
    assert is_whole(await books.entries(account_id), hands)
    assert (await appeal(owner, seq=1)).status_code == 409, "an address that was verified lowers nothing"
    assert (await appeal(owner, seq=999)).status_code == 404


async def test_what_is_anothers_is_unknown_and_a_hold_that_is_over_needs_no_appeal(
    owner: Person, meet: Meet, hands: Hands, node: Node
):
    hold_id = await held(owner, node)
    mallory = await meet().join()
    assert (await appeal(mallory, hold=str(hold_id))).status_code == 404
    assert (await appeal(owner, hold=str(uuid.uuid4()))).status_code == 404
    assert slug(await appeal(owner)) == "appeal-state"
    assert slug(await appeal(owner, hold=str(hold_id), seq=1)) == "appeal-state"
    assert (await appeal(owner, hold=str(hold_id), more=1)).status_code == 422
    hands.forward(hours=72)
    await owner.sign_in()
    assert slug(await appeal(owner, hold=str(hold_id))) == "appeal-state"


async def test_what_is_said_lies_sealed(owner: Person, node: Node, guard: Risk):
    begun = (await appeal(owner, hold=str(await held(owner, node)))).json()
    await guard.appeals.answer(uuid.UUID(begun["id"]), granted=False, words="The bank says no.")
    async with node.database.reading() as session:
        row = await session.scalar(select(RiskAppeal).where(RiskAppeal.id == uuid.UUID(begun["id"])))
    assert row is not None
    assert row.answer is not None
    assert b"boat" not in row.words
    assert b"bank" not in row.answer


async def test_a_hold_does_not_outlast_an_appeal_that_nobody_answered(
    owner: Person, hands: Hands, mails: Mailboxes, node: Node, guard: Risk, books: Books
):
    hold_id = await held(owner, node)
    await upheld(guard, hold_id, records="nothing")
    await appeal(owner, hold=str(hold_id))
    seq = await books.see("chargeback", account_of(owner), books.today, "charge-1")
    await appeal(owner, seq=seq)
    hands.forward(days=4, hours=23)
    await guard._stops({})
    await owner.sign_in()
    assert ("payout", "upheld", "payment-highest") in await standing(owner)
    hands.forward(hours=1)
    await guard._stops({})
    await guard._stops({})
    await owner.sign_in()
    assert ("payout", "released", "payment-highest") in await standing(owner)
    assert await ask(node, owner, risk.PAYOUT) == ""
    states = {one["hold"]: one["state"] for one in await owner.get("trust/appeals")}
    assert states == {str(hold_id): "granted", None: "open"}
    assert "granted" in said(await mails.take(owner.email, "Your appeal was answered"))
    assert kinds.REVERSED not in await books.kinds(account_of(owner))


@pytest.mark.parametrize("appealed", ["before", "after"])
async def test_silence_ends_a_hold_and_takes_back_nothing_that_a_person_wrote(
    owner: Person, hands: Hands, mails: Mailboxes, node: Node, guard: Risk, books: Books, appealed: str
):
    hold_id = await held(owner, node)
    if appealed == "before":
        await appeal(owner, hold=str(hold_id))
    await upheld(guard, hold_id, records=kinds.FRAUD_CONFIRMED)
    if appealed == "after":
        await appeal(owner, hold=str(hold_id))
    hands.forward(days=5)
    for _ in range(3):
        await guard._stops({})
    await owner.sign_in()
    assert ("payout", "released", "payment-highest") in await standing(owner)
    told = await books.kinds(account_of(owner))
    assert kinds.FRAUD_CONFIRMED in told
    assert kinds.REVERSED not in told
    (waits,) = await guard.appeals.open()
    assert "your appeal stays open" in said(await mails.take(owner.email, "A hold in your account is over"))
    await guard.appeals.answer(waits.id, granted=True, words="We were wrong.")
    assert is_whole(await books.entries(account_of(owner)), hands), "what a person answers takes it back"
    assert await guard.appeals.open() == []


async def test_whoever_upholds_is_told_that_an_appeal_waits(
    owner: Person, node: Node, guard: Risk, capfd: pytest.CaptureFixture[str]
):
    hold_id = await held(owner, node)
    await upheld(guard, hold_id)
    assert "an appeal about it waits" not in capfd.readouterr().err
    begun = (await appeal(owner, hold=str(hold_id))).json()
    await upheld(guard, hold_id)
    told = capfd.readouterr().err
    assert "an appeal about it waits" in told
    assert begun["id"] in told


async def test_that_a_hold_ended_by_silence_is_mailed_once(
    owner: Person, hands: Hands, mails: Mailboxes, node: Node, guard: Risk
):
    hold_id = await held(owner, node)
    await upheld(guard, hold_id)
    await appeal(owner, hold=str(hold_id))
    hands.forward(days=5)
    for _ in range(3):
        await guard._stops({})
    await quiet(node)
    subjects = mails.subjects(owner.email)
    assert subjects.count("A hold in your account is over") == 1
    assert "Your appeal was answered" not in subjects


async def test_two_appeals_at_once_about_one_hold_are_one(owner: Person, node: Node):
    hold_id = str(await held(owner, node))
    answers = await asyncio.gather(*(appeal(owner, hold=hold_id) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
