from __future__ import annotations

import asyncio
from uuid import UUID

from hypothesis import example, given
from hypothesis import strategies as st

from sync_server.accounts.service.token import OneTimeToken
from sync_server.accounts.service.topic import Topic
from tests.server.accounts.conftest import Meet
from tests.server.accounts.person import Hands, Json, Person, code_of, collection_key, kdf, noise, slug, wrapped
from tests.servers.smtp import Mailboxes


async def forgotten(person: Person, mails: Mailboxes) -> str:
    """The code that comes when the password is forgotten."""
    answer = await person.http.post("/v1/password/forgot", json={"email": person.email})
    assert answer.status_code == 202
    return code_of(await mails.take(person.email, "A new password"))


def reset(code: str, version: int = 1, **other: object) -> Json:
    return {"token": code, "sign_in_secret": noise(32), "kdf": kdf(), "keys": wrapped(version)} | other


async def test_a_forgotten_password_is_reset_and_what_the_account_key_opens_stays(ada: Person, mails: Mailboxes):
    update = await ada.keys_update(collection_keys=[collection_key("chats", 1)])
    assert (await ada.ask("PUT", "keys", update)).status_code == 200
    code = await forgotten(ada, mails)
    state = (await ada.http.post("/v1/password/reset/check", json={"token": code})).json()
    assert state["by_recovery"] == update["keys"]["by_recovery"]
    assert (state["keys_version"], state["second_factors"]) == (1, [])
    asked = reset(code)
    answer = await ada.http.post("/v1/password/reset", json=asked)
    assert answer.status_code == 204, answer.text
    assert slug(await ada.ask("GET", "account")) == "not-signed-in"
    assert slug(await ada.try_to_sign_in()) == "wrong-credentials"
    ada.secret = asked["sign_in_secret"]
    session = (await ada.sign_in()).session
    assert session["kdf"] == asked["kdf"]
    assert session["keys"]["by_password"] == asked["keys"]["by_password"]
    assert (session["device_no"], session["epoch"]) == (1, 1)
    assert (await ada.get("keys"))["collection_keys"] == update["collection_keys"]
    assert session["verified"]  # the code came by mail
    assert await mails.take(ada.email, "Your password was changed")


async def test_a_reset_code_is_good_once_also_for_two_at_once(ada: Person, mails: Mailboxes):
    code = await forgotten(ada, mails)
    answers = await asyncio.gather(
        ada.http.post("/v1/password/reset", json=reset(code)),
        ada.http.post("/v1/password/reset", json=reset(code)),
    )
    assert sorted(answer.status_code for answer in answers) == [204, 409]
    assert slug(await ada.http.post("/v1/password/reset", json=reset(code))) == "token-refused"


async def test_a_reset_code_lasts_thirty_minutes(ada: Person, mails: Mailboxes, hands: Hands):
    code = await forgotten(ada, mails)
    hands.forward(minutes=29)
    assert (await ada.http.post("/v1/password/reset/check", json={"token": code})).status_code == 200
    hands.forward(minutes=1)
    assert slug(await ada.http.post("/v1/password/reset/check", json={"token": code})) == "token-refused"
    assert slug(await ada.http.post("/v1/password/reset", json=reset(code))) == "token-refused"


async def test_a_code_that_was_handed_over_gives_nothing_up_unsaid_and_is_too_old_the_next_day(app, ada, hands: Hands):
    code = await app.state.node.part(Topic).administration.reset_code(ada.email)
    hands.forward(hours=23)
    assert slug(await ada.http.post("/v1/password/reset", json=reset(code, version=2))) == "data-would-be-lost"
    hands.forward(hours=1)
    assert slug(await ada.http.post("/v1/password/reset/check", json={"token": code})) == "token-refused"


@example(UUID(int=0xF8 << 120), bytes(32))
@given(st.uuids(), st.binary(min_size=32, max_size=32))
def test_no_code_is_taken_for_an_option_of_the_command_that_it_is_given_to(account_id, secret):
    token = OneTimeToken(account_id, secret)
    assert token.text().isascii()
    assert token.text()[0].isalpha()
    assert OneTimeToken.read(token.text()) == token
    assert OneTimeToken.read(token.text()[1:]) is None


async def test_a_used_code_takes_the_others_with_it(ada: Person, mails: Mailboxes):
    first, second = await forgotten(ada, mails), await forgotten(ada, mails)
    assert (await ada.http.post("/v1/password/reset", json=reset(second))).status_code == 204
    assert slug(await ada.http.post("/v1/password/reset", json=reset(first))) == "token-refused"


async def test_a_code_for_the_address_resets_no_password(meet: Meet, mails: Mailboxes):
    ada = meet()
    await ada.register()
    code = code_of(await mails.take(ada.email, "Your code"))
    assert slug(await ada.http.post("/v1/password/reset", json=reset(code))) == "token-refused"


async def test_without_the_account_key_the_data_is_given_up_only_in_so_many_words(ada: Person, mails: Mailboxes):
    await ada.ask("PUT", "keys", await ada.keys_update(collection_keys=[collection_key("chats", 1)]))
    code = await forgotten(ada, mails)
    answer = await ada.http.post("/v1/password/reset", json=reset(code, 2))
    assert slug(answer) == "data-would-be-lost"
    assert answer.json()["keys_version"] == 1
    asked = reset(code, 2, give_up_data=True)
    assert (await ada.http.post("/v1/password/reset", json=asked)).status_code == 204
    ada.secret = asked["sign_in_secret"]
    session = (await ada.sign_in()).session
    assert (session["epoch"], session["keys"]["version"], session["device_no"]) == (2, 2, 2)
    assert (await ada.get("keys"))["collection_keys"] == []
    assert [device["no"] for device in await ada.get("devices")] == [2]
    assert "data-given-up" in await ada.events()


async def test_data_is_not_given_up_with_a_key_that_would_keep_it(ada: Person, mails: Mailboxes):
    code = await forgotten(ada, mails)
    answer = await ada.http.post("/v1/password/reset", json=reset(code, 1, give_up_data=True))
    assert slug(answer) == "data-would-be-lost"


async def test_nobody_is_mailed_for_an_unknown_address_and_the_answer_is_the_same(ada: Person, meet: Meet, mails):
    nobody = meet()
    answers = [await nobody.http.post("/v1/password/forgot", json={"email": who}) for who in (nobody.email, ada.email)]
    assert [answer.status_code for answer in answers] == [202, 202]
    assert answers[0].json() == answers[1].json()
    await mails.take(ada.email, "A new password")
    assert mails.subjects(nobody.email) == []


async def test_a_change_of_password_needs_the_present_one_and_ends_every_other_session(ada: Person, mails: Mailboxes):
    phone = await ada.at().sign_in()
    asked = {"current_secret": noise(32), "sign_in_secret": noise(32), "kdf": kdf(), "keys": wrapped(1, 1)}
    assert slug(await ada.ask("POST", "password/change", asked)) == "wrong-credentials"
    asked["current_secret"] = ada.secret
    assert (await ada.ask("POST", "password/change", asked)).status_code == 204
    assert (await ada.ask("GET", "account")).status_code == 200
    assert slug(await phone.ask("GET", "account")) == "not-signed-in"
    assert slug(await phone.refresh()) == "refresh-refused"
    assert slug(await phone.try_to_sign_in()) == "wrong-credentials"
    ada.secret = asked["sign_in_secret"]
    assert (await ada.sign_in()).session["keys"]["by_password"] == asked["keys"]["by_password"]
    assert await mails.take(ada.email, "Your password was changed")


async def test_a_change_of_password_voids_a_reset_that_was_asked_for(ada: Person, mails: Mailboxes):
    code = await forgotten(ada, mails)
    asked = {"current_secret": ada.secret, "sign_in_secret": noise(32), "kdf": kdf(), "keys": wrapped(1, 1)}
    assert (await ada.ask("POST", "password/change", asked)).status_code == 204
    assert slug(await ada.http.post("/v1/password/reset", json=reset(code))) == "token-refused"


async def test_a_change_of_password_keeps_the_account_key(ada: Person):
    asked = {"current_secret": ada.secret, "sign_in_secret": noise(32), "kdf": kdf(), "keys": wrapped(2, 1)}
    assert slug(await ada.ask("POST", "password/change", asked)) == "keys-incomplete"


async def test_a_password_is_not_changed_under_a_sign_in_that_is_worked_out(ada: Person):
    """The hash of a sign-in that began before the change opens nothing after it."""
    changed = {"current_secret": ada.secret, "sign_in_secret": noise(32), "kdf": kdf(), "keys": wrapped(1, 1)}
    phone = ada.at()
    outcomes = await asyncio.gather(ada.ask("POST", "password/change", changed), phone.try_to_sign_in())
    assert outcomes[0].status_code == 204
    if outcomes[1].status_code == 200:  # it was first, and was ended by the change
        assert slug(await phone.ask("GET", "account")) == "not-signed-in"
