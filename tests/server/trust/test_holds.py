"""A risky action asked for over HTTP: refused with a reason, an end and a way out, and given back whole."""

from __future__ import annotations

import asyncio
import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from sync_server.kit.db import Base
from sync_server.kit.node import Node
from sync_server.kit.problems import Problem
from sync_server.protocol import risk
from sync_server.protocol import trust_events as kinds
from sync_server.trust.service.risk import rules
from sync_server.trust.service.risk.topic import Risk
from tests.server.accounts.conftest import Meet, app, hands, limits_url, mails, meet, quick_hashes, settings, verify
from tests.server.accounts.person import Hands, Person, code_of, machine, slug
from tests.server.accounts.test_second_factor import switch_totp_on
from tests.server.trust.books import Books
from tests.server.trust.guarding import (
    HARM,
    account_of,
    ask,
    at_a_new_machine,
    books,
    export,
    guard,
    hold_of,
    is_whole,
    observe,
    owner,
    said,
    standing,
)
from tests.servers.smtp import Mailboxes

__all__ = [
    "app", "books", "guard", "hands", "limits_url", "mails", "meet", "owner", "quick_hashes", "settings", "verify",
]  # fmt: skip

HELD_MAIL, CODE_MAIL = "Something in your account is held", "A code for your Soulfra account"


async def rows(node: Node, person: Person) -> dict[str, list[Any]]:
    """What the tables of risk have of somebody."""
    async with node.database.reading() as session:
        return {
            table.name: list(await session.execute(select(*table.c).where(table.c.account_id == account_of(person))))
            for table in Base.metadata.sorted_tables
            if table.name.startswith("risk_") and "account_id" in table.c
        }


async def test_who_exports_from_the_machine_that_they_have_is_asked_for_nothing(owner: Person):
    assert (await export(owner)).status_code == 200
    assert await standing(owner) == []


async def test_the_machine_on_which_an_account_was_made_is_not_new(meet: Meet):
    ada = await meet().join()
    assert (await export(ada)).status_code == 200


async def test_an_export_from_a_new_machine_wants_a_mailed_proof_and_says_so(
    owner: Person, hands: Hands, mails: Mailboxes
):
    there = await at_a_new_machine(owner, hands)
    refused = await export(there)
    assert (refused.status_code, slug(refused)) == (403, "step-up-required")
    told = refused.json()
    (hold,) = await there.get("trust/holds")
    assert (told["action"], told["reason"], told["ways"]) == ("export", "new-device", ["mail"])
    assert (told["hold"], told["appeal"]) == (hold["id"], "/v1/trust/appeals")
    assert datetime.fromisoformat(told["expires_at"]) == hands.at + timedelta(minutes=59)
    assert (hold["state"], hold["device_no"]) == ("step-up", 2)
    mail = await mails.take(owner.email, CODE_MAIL)
    assert "a device was added a short while ago" in said(mail)
    proof = {"token": code_of(mail)}
    assert (await owner.ask("POST", "trust/proofs", proof)).status_code == 409, "another machine was asked"
    assert (await there.ask("POST", "trust/proofs", proof)).status_code == 204
    assert (await export(there)).status_code == 200
    assert await standing(there) == [("export", "released", "new-device")]
    assert (await there.ask("POST", "trust/proofs", proof)).status_code == 409, "it is used up"


async def test_a_code_is_mailed_once_in_ten_minutes_and_is_good_for_thirty(
    owner: Person, hands: Hands, mails: Mailboxes, node: Node
):
    there = await at_a_new_machine(owner, hands)
    for _ in range(3):
        assert (await export(there)).status_code == 403
        hands.forward(minutes=1)
    code = code_of(await mails.take(owner.email, CODE_MAIL))
    while await node.jobs.run_due():
        pass
    assert CODE_MAIL not in mails.subjects(owner.email)
    hands.forward(minutes=31)
    assert (await there.ask("POST", "trust/proofs", {"token": code})).status_code == 401, "the access token is older"
    await there.refresh()
    assert (await there.ask("POST", "trust/proofs", {"token": code})).status_code == 409


async def test_a_machine_that_was_signed_in_with_a_second_factor_has_proved_itself(owner: Person, hands: Hands):
    phone, _ = await switch_totp_on(owner, hands)
    there = owner.at(machine("Another machine"))
    await there.sign_in(phone.code())
    hands.forward(minutes=1)
    assert (await export(there)).status_code == 200
    assert await standing(there) == []


async def test_with_a_second_factor_the_proof_is_to_give_it_once_more(owner: Person, hands: Hands, node: Node):
    phone, _ = await switch_totp_on(owner, hands)
    await observe(node, owner, rules.PAYMENT_ELEVATED, device=1)
    hands.forward(seconds=60)
    assert await ask(node, owner, risk.PAYOUT) == risk.PAYMENT_ELEVATED
    assert await ask(node, owner, risk.PAYOUT) == risk.PAYMENT_ELEVATED, "asking again proves nothing"
    hands.forward(seconds=60)
    assert (await owner.prove_again(phone.code())).status_code == 200
    assert await ask(node, owner, risk.PAYOUT) == ""


async def test_a_second_factor_that_came_after_the_machine_proves_nothing(owner: Person, hands: Hands):
    there = await at_a_new_machine(owner, hands)
    assert (await export(there)).json()["ways"] == ["mail"]
    phone, _ = await switch_totp_on(there, hands)
    assert (await there.prove_again(phone.code())).status_code == 200
    assert (await export(there)).json()["ways"] == ["mail"]


async def test_an_address_that_came_after_the_machine_proves_nothing(owner: Person, hands: Hands, mails: Mailboxes):
    there = await at_a_new_machine(owner, hands)
    changed = await there.ask("PATCH", "account", {"email": "stranger@example.org"})
    assert changed.status_code == 202, changed.text
    code = code_of(await mails.take("stranger@example.org", "address"))
    assert (await there.ask("POST", "mail/verify", {"token": code})).status_code == 204
    assert (await export(there)).json()["ways"] == []
    assert not [subject for subject in mails.subjects("stranger@example.org") if CODE_MAIL in subject]


async def test_where_no_mail_is_sent_it_is_open_again_after_an_hour(owner: Person, hands: Hands, node: Node):
    node.mailer.is_on = False
    there = await at_a_new_machine(owner, hands)
    assert (await export(there)).json()["ways"] == []
    hands.forward(minutes=60)
    await there.sign_in()
    assert (await export(there)).status_code == 200
    assert await standing(there) == [("export", "released", "new-device")]


async def test_a_stolen_account_is_held_within_its_first_burst_and_given_back_to_the_point(
    owner: Person, hands: Hands, mails: Mailboxes, node: Node, guard: Risk, books: Books
):
    account_id = account_of(owner)
    await books.used(account_id, 15, every=2)
    thief = await at_a_new_machine(owner, hands)
    assert await ask(node, thief, risk.EXPORT) == risk.NEW_DEVICE
    assert await ask(node, thief, risk.PUBLISH) == risk.NEW_DEVICE
    assert await ask(node, thief, risk.PAYOUT) == risk.NEW_DEVICE_BURST
    for action in (risk.EXPORT, risk.PUBLISH, risk.PAYOUT, risk.USE):
        assert await ask(node, thief, action) == risk.NEW_DEVICE_BURST
        assert await ask(node, owner, action) == ""
    assert slug(await export(thief)) == "held"
    assert (await thief.ask("GET", "sync/head")).status_code == 200, "what is one's own is never held"
    told = said(await mails.take(owner.email, HELD_MAIL))
    assert "a device that was just added did a lot at once" in told
    for word in ("exporting", "publishing", "paid out"):
        assert word in told
    assert not set(await books.kinds(account_id)) & kinds.BAD, "a hold writes nothing"
    await books.see("rate_abuse", account_id, books.today, "burst-1")
    await books.see("spam_burst", account_id, books.today, "burst-2")
    assert not is_whole(await books.entries(account_id), hands)
    assert await guard.holds.release(await hold_of(owner, risk.EXPORT), not_theirs=True) == 2
    assert is_whole(await books.entries(account_id), hands)
    assert "All is as it was before" in said(await mails.take(owner.email, "A hold in your account is over"))


async def test_nine_hundred_requests_from_a_new_machine_are_held_too(owner: Person, hands: Hands, node: Node):
    for _ in range(3):
        await observe(node, owner, risk.USE, device=1, n=20)
        hands.forward(days=1)
    await owner.sign_in()
    thief = await at_a_new_machine(owner, hands)
    used = 0
    while not await ask(node, thief, risk.USE) and used < 900:
        await observe(node, thief, risk.USE, device=2, n=30)
        used += 30
    assert used <= 420
    assert await ask(node, owner, risk.USE) == ""


async def test_a_hold_never_moves_the_score_and_ends_by_itself(
    owner: Person, hands: Hands, node: Node, guard: Risk, books: Books
):
    for card in ("card-1", "card-2", "card-3"):
        assert await ask(node, owner, risk.PAYOUT) == ""
        await observe(node, owner, rules.PAYMENT_FAILED, device=1, instrument=card)
    assert await ask(node, owner, risk.PAYOUT) == await ask(node, owner, risk.BENEFITS) == risk.CARD_FAILURES
    assert await ask(node, owner, risk.EXPORT) == ""
    assert not set(await books.kinds(account_of(owner))) & HARM
    hands.forward(hours=72)
    await owner.sign_in()
    await guard.holds.end_what_is_over()
    assert await ask(node, owner, risk.PAYOUT) == await ask(node, owner, risk.BENEFITS) == ""
    assert {state for _, state, _ in await standing(owner)} == {"released"}
    assert not set(await books.kinds(account_of(owner))) & HARM


async def test_a_person_upholds_with_an_entry_and_an_end_and_releasing_takes_it_back(
    owner: Person, hands: Hands, mails: Mailboxes, node: Node, guard: Risk, books: Books
):
    account_id = account_of(owner)
    await observe(node, owner, rules.PAYMENT_HIGHEST, device=1)
    hold_id = await hold_of(owner, risk.PAYOUT)
    with pytest.raises(ValueError, match="cheating"):
        await guard.holds.uphold(hold_id, records="cheating")
    await guard.holds.uphold(hold_id, timedelta(days=10))
    assert (await books.kinds(account_id)).count(kinds.FRAUD_CONFIRMED) == 1
    assert "upheld it until" in said(await mails.take(owner.email, "A hold in your account was upheld"))
    hands.forward(days=9)
    await owner.sign_in()
    assert await ask(node, owner, risk.PAYOUT) == risk.PAYMENT_HIGHEST
    assert await guard.holds.release(hold_id) == 1
    assert await ask(node, owner, risk.PAYOUT) == ""
    assert is_whole(await books.entries(account_id), hands)
    with pytest.raises(Problem):
        await guard.holds.uphold(hold_id)


async def test_what_was_upheld_ends_on_its_day(owner: Person, hands: Hands, node: Node, guard: Risk):
    await observe(node, owner, rules.PAYMENT_HIGHEST, device=1)
    for hold in await owner.get("trust/holds"):
        await guard.holds.uphold(uuid.UUID(hold["id"]), timedelta(days=10), "nothing")
    hands.forward(days=10)
    await owner.sign_in()
    assert await ask(node, owner, risk.PAYOUT) == ""


async def test_what_the_payments_provider_finds_elevated_wants_a_proof(owner: Person, node: Node, mails: Mailboxes):
    await observe(node, owner, rules.PAYMENT_ELEVATED, device=1)
    assert await standing(owner) == []
    assert await ask(node, owner, risk.PAYOUT) == risk.PAYMENT_ELEVATED
    code = code_of(await mails.take(owner.email, CODE_MAIL))
    assert (await owner.ask("POST", "trust/proofs", {"token": code})).status_code == 204
    assert await ask(node, owner, risk.PAYOUT) == ""


async def test_cards_and_devices_are_kept_as_digests_and_observations_for_thirty_days(
    owner: Person, hands: Hands, node: Node, guard: Risk, books: Books
):
    await observe(node, owner, rules.PAYMENT_FAILED, device=1, instrument="fingerprint-of-a-card")
    kept = await rows(node, owner)
    assert [len(kept[table]) for table in ("risk_observation", "risk_mark")] == [1, 3]
    assert "fingerprint" not in str(kept)
    assert owner.device["public_key"] not in str(kept["risk_mark"])
    assert owner.email not in str(kept["risk_mark"])
    hands.forward(days=31)
    await guard._forget({})
    assert [len((await rows(node, owner))[table]) for table in ("risk_observation", "risk_mark")] == [0, 3]
    hands.forward(days=370)
    await guard._forget({})
    assert (await rows(node, owner))["risk_mark"] == []


async def test_all_of_it_goes_with_the_account(owner: Person, hands: Hands, node: Node, books: Books):
    await observe(node, owner, rules.PAYMENT_HIGHEST, device=1, instrument="a card")
    hold = (await owner.get("trust/holds"))[0]
    asked = await owner.ask("POST", "trust/appeals", {"hold": hold["id"], "words": "It was me."})
    assert asked.status_code == 201, asked.text
    told = (await export(owner)).json()["topics"]["risk"]
    assert {one["reason"] for one in told["holds"]} == {risk.PAYMENT_HIGHEST}
    assert [one["words"] for one in told["appeals"]] == ["It was me."]
    assert rules.PAYMENT_HIGHEST in [one["kind"] for one in told["observations"]]
    assert {one["kind"] for one in told["devices_and_cards"]} == {"device", "instrument"}
    kept = await rows(node, owner)
    assert all(kept[table] for table in ("risk_observation", "risk_mark", "risk_stop", "risk_appeal"))
    assert (await owner.ask("DELETE", "account")).status_code == 204
    assert not any((await rows(node, owner)).values())


async def test_two_who_ask_at_once_are_told_of_one_hold(owner: Person, hands: Hands):
    there = await at_a_new_machine(owner, hands)
    answers = await asyncio.gather(*(export(there) for _ in range(4)))
    assert {answer.json()["hold"] for answer in answers} == {(await there.get("trust/holds"))[0]["id"]}


async def test_one_card_of_five_accounts_wants_a_proof_from_whoever_can_give_one(
    owner: Person, meet: Meet, node: Node, mails: Mailboxes
):
    for person in [owner, *[await meet().join() for _ in range(4)]]:
        await observe(node, person, rules.INSTRUMENT_ADDED, device=1, instrument="one card for all")
    node.mailer.is_on = False
    assert await ask(node, owner, risk.BENEFITS) == ""
    node.mailer.is_on = True
    assert await ask(node, owner, risk.BENEFITS) == risk.SHARED_INSTRUMENT
    code = code_of(await mails.take(owner.email, CODE_MAIL))
    assert (await owner.ask("POST", "trust/proofs", {"token": code})).status_code == 204
    assert await ask(node, owner, risk.BENEFITS) == ""
    assert await ask(node, owner, risk.EXPORT) == ""
