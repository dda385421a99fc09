from __future__ import annotations

import asyncio

from tests.server.accounts.conftest import Meet, Verify
from tests.server.accounts.person import Hands, Person, kdf, noise, slug


async def test_who_registers_signs_in_on_device_1_with_the_keys_as_they_were_wrapped(meet: Meet):
    ada = meet()
    answer = await ada.register()
    assert (answer.status_code, answer.json()) == (202, {"mail": True})
    session = (await ada.sign_in()).session
    assert session["device_no"] == 1
    assert session["keys"]["version"] == 1
    assert list(session["keys"]["by_device"]) == ["1"]
    assert session["kdf"]["memory_kib"] == 65_536
    assert session["expires_in"] == 600
    assert not session["verified"]
    assert (await ada.get("account"))["email"] == ada.email


async def test_an_address_is_compared_without_case(ada: Person):
    answer = await ada.at().try_to_sign_in(email=ada.email.upper())
    assert answer.status_code == 200


async def test_the_prelogin_of_an_unknown_address_is_an_invention_that_stays(meet: Meet):
    ada = meet()
    asked = {"email": ada.email}
    first = (await ada.ask("POST", "accounts/prelogin", asked)).json()
    again = (await ada.ask("POST", "accounts/prelogin", asked)).json()
    own = kdf()
    await ada.register(kdf=own)
    assert first == again
    assert first.keys() == own.keys()
    assert first["salt"] != own["salt"]
    assert (await ada.ask("POST", "accounts/prelogin", asked)).json() == own


async def test_registering_again_changes_nothing_and_tells_the_owner_alone(ada: Person, meet: Meet, mails):
    mallory = meet()
    mallory.email = ada.email
    answer = await mallory.register()
    assert (answer.status_code, answer.json()) == (202, {"mail": True})
    assert slug(await mallory.try_to_sign_in()) == "wrong-credentials"
    assert await mails.take(ada.email, "You have an account already")
    assert (await ada.at().try_to_sign_in()).status_code == 200


async def test_of_two_who_register_an_address_at_once_one_has_it_and_both_hear_the_same(meet: Meet):
    one, other = meet(), meet()
    other.email = one.email
    answers = await asyncio.gather(one.register(), other.register())
    assert [answer.status_code for answer in answers] == [202, 202]
    assert answers[0].json() == answers[1].json()
    entered = [(await person.try_to_sign_in()).status_code for person in (one, other)]
    assert sorted(entered) == [200, 401]


async def test_a_wrong_secret_and_an_unknown_address_are_answered_alike(ada: Person, meet: Meet):
    wrong = await ada.at().try_to_sign_in(sign_in_secret=noise(32))
    unknown = await meet().try_to_sign_in()
    assert wrong.status_code == unknown.status_code == 401
    told = [{k: v for k, v in answer.json().items() if k != "instance"} for answer in (wrong, unknown)]
    assert told[0] == told[1]
    while "sign-in-failed" not in await ada.events():  # the outbox writes it down
        await asyncio.sleep(0.01)


async def test_the_same_machine_comes_back_as_the_same_device_and_another_gets_a_number(ada: Person, mails):
    assert (await ada.sign_in()).session["device_no"] == 1
    phone = await ada.at().sign_in()
    assert phone.session["device_no"] == 2
    assert await mails.take(ada.email, "A new device")
    listed = await phone.get("devices")
    assert [(device["no"], device["current"], device["signed_in"]) for device in listed] == [
        (1, False, True),
        (2, True, True),
    ]


async def test_one_machine_that_signs_in_twice_at_once_is_one_device(ada: Person):
    phone = ada.at()
    answers = await asyncio.gather(phone.try_to_sign_in(), phone.try_to_sign_in())
    assert [answer.json()["device_no"] for answer in answers] == [2, 2]


async def test_a_refresh_token_is_good_once_and_its_return_ends_the_session(ada: Person, hands: Hands):
    first = ada.session["refresh_token"]
    assert (await ada.refresh()).status_code == 200
    second = ada.session["refresh_token"]
    assert second != first
    hands.forward(seconds=31)
    assert slug(await ada.refresh(first)) == "refresh-refused"
    assert slug(await ada.refresh(second)) == "refresh-refused"
    assert slug(await ada.ask("GET", "account")) == "not-signed-in"
    assert "refresh-reused" in await (await ada.sign_in()).events()


async def test_a_refresh_whose_reply_was_lost_is_repeated_with_the_same_answer(ada: Person, hands: Hands):
    first = ada.session["refresh_token"]
    answer = await ada.refresh(first)
    hands.forward(seconds=29)
    again = await ada.refresh(first)
    assert again.json()["refresh_token"] == answer.json()["refresh_token"]
    assert (await ada.refresh()).status_code == 200


async def test_the_token_before_the_last_ends_the_session_however_soon_it_returns(ada: Person):
    first = ada.session["refresh_token"]
    await ada.refresh()
    await ada.refresh()
    assert slug(await ada.refresh(first)) == "refresh-refused"
    assert slug(await ada.refresh()) == "refresh-refused"


async def test_of_two_refreshes_at_once_both_get_the_same_successor(ada: Person):
    token = ada.session["refresh_token"]
    answers = await asyncio.gather(ada.refresh(token), ada.refresh(token))
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json()["refresh_token"] == answers[1].json()["refresh_token"]
    assert (await ada.refresh()).status_code == 200


async def test_a_device_may_be_away_for_a_month_and_not_for_a_season(ada: Person, hands: Hands):
    hands.forward(days=35)
    assert (await ada.refresh()).status_code == 200
    hands.forward(days=61)
    assert slug(await ada.refresh()) == "refresh-refused"


async def test_no_session_outlives_a_year(ada: Person, hands: Hands):
    for _ in range(8):
        hands.forward(days=45)
        assert (await ada.refresh()).status_code == 200
    hands.forward(days=10)
    assert slug(await ada.refresh()) == "refresh-refused"


async def test_signing_out_ends_this_session_and_no_other(ada: Person):
    phone = await ada.at().sign_in()
    assert (await phone.ask("DELETE", "sessions/current")).status_code == 204
    assert slug(await phone.ask("GET", "account")) == "not-signed-in"
    assert slug(await phone.refresh()) == "refresh-refused"
    assert [device["signed_in"] for device in await ada.get("devices")] == [True, False]


async def test_an_access_token_ends_after_ten_minutes(ada: Person, hands: Hands):
    hands.forward(seconds=606)
    assert slug(await ada.ask("GET", "account")) == "not-signed-in"


async def test_a_mailed_code_verifies_the_address_once(ada: Person, verify: Verify, mails):
    await verify(ada)
    assert (await ada.get("account"))["verified"]
    assert slug(await ada.ask("POST", "mail/verify", {"token": "A" * 64})) == "token-refused"


async def test_another_code_is_mailed_on_request_and_each_stays_good_until_one_is_used(ada: Person, verify: Verify):
    assert (await ada.ask("POST", "mail/verify/resend")).status_code == 202
    await verify(ada)
    assert (await ada.get("account"))["verified"]
