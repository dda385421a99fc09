from __future__ import annotations

import asyncio

import pytest
from pyotp.totp import TOTP
from sqlalchemy import select

from sync_server.accounts import models
from sync_server.app import Server
from tests.server.accounts.authenticator import Authenticator
from tests.server.accounts.conftest import Verify
from tests.server.accounts.person import Hands, Json, Person, code_of, kdf, noise, slug, wrapped
from tests.servers.smtp import Mailboxes


@pytest.fixture
async def ada(ada: Person, verify: Verify) -> Person:
    """Her address is verified, as second factors want it."""
    await verify(ada)
    return ada


class Phone:
    """An app that shows codes."""

    def __init__(self, seed: str, hands: Hands) -> None:
        self._totp, self._hands = TOTP(seed), hands

    def code(self, steps: int = 0) -> Json:
        return {"totp": self._totp.at(int(self._hands().timestamp()) + 30 * steps)}


async def switch_totp_on(person: Person, hands: Hands) -> tuple[Phone, list[str]]:
    """The phone that shows codes from now on, and the recovery codes that came with it. A step passes."""
    offer = (await person.ask("POST", "totp")).json()
    phone = Phone(offer["secret"], hands)
    answer = await person.ask("POST", "totp/confirm", {"code": phone.code()["totp"]})
    assert answer.status_code == 200, answer.text
    hands.forward(seconds=60)
    return phone, answer.json()["codes"]


async def add_passkey(person: Person) -> tuple[Authenticator, Json]:
    key = Authenticator()
    options = (await person.ask("POST", "passkey-options")).json()["options"]
    answer = await person.ask("POST", "passkeys", {"name": "Key on my ring", "credential": key.create(options)})
    assert answer.status_code == 201, answer.text
    return key, answer.json()


async def test_codes_from_an_app_are_asked_for_once_they_are_on(ada: Person, hands: Hands, mails: Mailboxes):
    phone, codes = await switch_totp_on(ada, hands)
    assert len(set(codes)) == 10
    assert await mails.take(ada.email, "Your second factor")
    answer = await ada.try_to_sign_in()
    assert slug(answer) == "second-factor-required"
    assert answer.json()["second_factors"] == ["totp", "recovery_code"]
    assert (await ada.try_to_sign_in(phone.code())).status_code == 200
    account = await ada.get("account")
    assert (account["totp"], account["recovery_codes_left"]) == (True, 10)


async def test_a_code_is_taken_once_also_of_two_at_once(ada: Person, hands: Hands):
    phone, _ = await switch_totp_on(ada, hands)
    code = phone.code()
    answers = await asyncio.gather(*(ada.at().try_to_sign_in(code) for _ in range(2)))
    assert sorted(answer.status_code for answer in answers) == [200, 401]
    assert slug(await ada.try_to_sign_in(code)) == "second-factor-wrong"
    assert "second-factor-failed" in await ada.events()


async def test_the_code_that_switched_it_on_is_used_up(ada: Person, hands: Hands):
    offer = (await ada.ask("POST", "totp")).json()
    code = Phone(offer["secret"], hands).code()
    assert (await ada.ask("POST", "totp/confirm", {"code": code["totp"]})).status_code == 200
    assert slug(await ada.try_to_sign_in(code)) == "second-factor-wrong"


async def test_an_older_code_is_refused_after_a_newer_one(ada: Person, hands: Hands):
    phone, _ = await switch_totp_on(ada, hands)
    hands.forward(seconds=30 - hands().timestamp() % 30 + 5)
    assert (await ada.try_to_sign_in(phone.code())).status_code == 200
    assert slug(await ada.try_to_sign_in(phone.code(-1))) == "second-factor-wrong"


async def test_a_code_is_good_in_its_half_minute_and_ten_seconds_around_it(ada: Person, hands: Hands):
    phone, _ = await switch_totp_on(ada, hands)
    hands.forward(seconds=30 - hands().timestamp() % 30 + 15)  # the middle of a step
    assert slug(await ada.try_to_sign_in(phone.code(-1))) == "second-factor-wrong"
    assert slug(await ada.try_to_sign_in(phone.code(1))) == "second-factor-wrong"
    late = phone.code()
    hands.forward(seconds=22)
    assert (await ada.try_to_sign_in(late)).status_code == 200


async def test_a_wrong_code_switches_nothing_on(ada: Person, hands: Hands):
    offer = (await ada.ask("POST", "totp")).json()
    wrong = Phone(offer["secret"], hands).code(20)
    assert slug(await ada.ask("POST", "totp/confirm", {"code": wrong["totp"]})) == "second-factor-wrong"
    assert (await ada.try_to_sign_in()).status_code == 200


async def test_codes_are_switched_off_and_recovery_codes_go_with_them(ada: Person, hands: Hands):
    await switch_totp_on(ada, hands)
    assert slug(await ada.ask("POST", "totp")) == "second-factor-state"
    assert (await ada.ask("DELETE", "totp")).status_code == 204
    assert slug(await ada.ask("DELETE", "totp")) == "second-factor-state"
    account = await (await ada.sign_in()).get("account")
    assert (account["totp"], account["recovery_codes_left"]) == (False, 0)


async def test_the_seed_lies_sealed(ada: Person, app: Server):
    seed = (await ada.ask("POST", "totp")).json()["secret"]
    async with app.state.node.database.reading() as session:
        kept = await session.scalar(select(models.Totp.seed))
    assert kept
    assert seed.encode() not in kept


async def test_a_recovery_code_stands_in_once_however_it_is_typed(ada: Person, hands: Hands, mails: Mailboxes):
    _, codes = await switch_totp_on(ada, hands)
    typed = codes[0].replace("-", " ").lower()
    assert (await ada.try_to_sign_in({"recovery_code": typed})).status_code == 200
    assert slug(await ada.try_to_sign_in({"recovery_code": codes[0]})) == "second-factor-wrong"
    assert (await ada.get("account"))["recovery_codes_left"] == 9
    assert await mails.take(ada.email, "A recovery code was used")


async def test_one_recovery_code_opens_once_for_two_at_once(ada: Person, hands: Hands):
    _, codes = await switch_totp_on(ada, hands)
    answers = await asyncio.gather(*(ada.at().try_to_sign_in({"recovery_code": codes[3]}) for _ in range(2)))
    assert sorted(answer.status_code for answer in answers) == [200, 401]


async def test_new_recovery_codes_void_the_old(ada: Person, hands: Hands):
    _, old = await switch_totp_on(ada, hands)
    new = (await ada.ask("POST", "recovery-codes")).json()["codes"]
    assert not set(new) & set(old)
    assert slug(await ada.try_to_sign_in({"recovery_code": old[0]})) == "second-factor-wrong"
    assert (await ada.try_to_sign_in({"recovery_code": new[0]})).status_code == 200


async def test_recovery_codes_need_a_second_factor_to_stand_in_for(ada: Person):
    assert slug(await ada.ask("POST", "recovery-codes")) == "second-factor-state"


async def test_a_passkey_signs_what_it_is_asked_and_lets_in(ada: Person):
    key, added = await add_passkey(ada)
    assert len(added["codes"]) == 10
    asked = await ada.try_to_sign_in()
    assert asked.json()["second_factors"] == ["passkey", "recovery_code"]
    options = asked.json()["passkey_options"]
    assert options["allowCredentials"][0]["id"] == key.get(options)["id"]
    assert (await ada.try_to_sign_in({"passkey": key.get(options)})).status_code == 200
    listed = await ada.get("passkeys")
    assert [(one["name"], one["used_at"] is not None) for one in listed] == [("Key on my ring", True)]


async def test_what_a_passkey_signed_is_good_once(ada: Person):
    key, _ = await add_passkey(ada)
    options = (await ada.try_to_sign_in()).json()["passkey_options"]
    signed = key.get(options)
    assert (await ada.try_to_sign_in({"passkey": signed})).status_code == 200
    assert slug(await ada.try_to_sign_in({"passkey": signed})) == "second-factor-wrong"


async def test_a_challenge_lasts_five_minutes_and_is_for_one_purpose(ada: Person, hands: Hands):
    key, _ = await add_passkey(ada)
    options = (await ada.try_to_sign_in()).json()["passkey_options"]
    assert slug(await ada.prove_again({"passkey": key.get(options)})) == "second-factor-wrong"
    options = (await ada.try_to_sign_in()).json()["passkey_options"]
    hands.forward(minutes=5)
    assert slug(await ada.try_to_sign_in({"passkey": key.get(options)})) == "second-factor-wrong"


async def test_another_key_another_site_and_a_cloned_key_are_refused(ada: Person):
    key, _ = await add_passkey(ada)

    async def options() -> Json:
        return (await ada.try_to_sign_in()).json()["passkey_options"]

    stranger = Authenticator()
    stranger.id = key.id
    assert slug(await ada.try_to_sign_in({"passkey": stranger.get(await options())})) == "second-factor-wrong"
    key.origin = "https://sync.example.com"
    assert slug(await ada.try_to_sign_in({"passkey": key.get(await options())})) == "second-factor-wrong"
    key.origin = "https://sync.example.org"
    assert (await ada.try_to_sign_in({"passkey": key.get(await options())})).status_code == 200
    key.count -= 1  # a copy of the key counts from where it was copied
    assert slug(await ada.try_to_sign_in({"passkey": key.get(await options())})) == "second-factor-wrong"


NO_CREDENTIALS: list[Json] = [
    {},
    {"rawId": 7},
    {"rawId": "AAAA", "response": {"clientDataJSON": "bm8="}},
    {"rawId": "AAAA", "response": {"clientDataJSON": "e30"}},
    {"id": [], "response": []},
]


async def test_what_is_no_credential_is_a_wrong_second_factor(ada: Person):
    await add_passkey(ada)
    for made_up in NO_CREDENTIALS:
        assert slug(await ada.try_to_sign_in({"passkey": made_up})) == "second-factor-wrong", made_up
        answer = await ada.ask("POST", "passkeys", {"name": "x", "credential": made_up})
        assert slug(answer) == "second-factor-wrong", made_up


async def test_a_passkey_is_added_once_and_removed(ada: Person):
    key, added = await add_passkey(ada)
    options = (await ada.ask("POST", "passkey-options")).json()["options"]
    assert len(options["excludeCredentials"]) == 1
    again = await ada.ask("POST", "passkeys", {"name": "again", "credential": key.create(options)})
    assert slug(again) == "second-factor-state"
    assert (await ada.ask("DELETE", f"passkeys/{added['passkey']['id']}")).status_code == 204
    assert slug(await ada.ask("DELETE", f"passkeys/{added['passkey']['id']}")) == "not-found"
    assert (await ada.sign_in()).session["device_no"] == 1
    assert (await ada.get("account"))["recovery_codes_left"] == 0


async def test_a_reset_asks_for_the_second_factor_and_keeps_it(ada: Person, hands: Hands, mails: Mailboxes):
    phone, _ = await switch_totp_on(ada, hands)
    await ada.http.post("/v1/password/forgot", json={"email": ada.email})
    token = code_of(await mails.take(ada.email, "A new password"))
    asked: Json = {"token": token, "sign_in_secret": noise(32), "kdf": kdf(), "keys": wrapped(1)}
    assert slug(await ada.http.post("/v1/password/reset", json=asked)) == "second-factor-required"
    wrong = asked | {"second_factor": phone.code(7)}
    assert slug(await ada.http.post("/v1/password/reset", json=wrong)) == "second-factor-wrong"
    right = asked | {"second_factor": phone.code()}
    assert (await ada.http.post("/v1/password/reset", json=right)).status_code == 204
    ada.secret = asked["sign_in_secret"]
    assert slug(await ada.try_to_sign_in()) == "second-factor-required"
    hands.forward(seconds=60)
    assert (await ada.try_to_sign_in(phone.code())).status_code == 200


async def test_a_reset_takes_a_passkey(ada: Person, mails: Mailboxes):
    key, _ = await add_passkey(ada)
    await ada.http.post("/v1/password/forgot", json={"email": ada.email})
    token = code_of(await mails.take(ada.email, "A new password"))
    state = (await ada.http.post("/v1/password/reset/check", json={"token": token})).json()
    assert state["second_factors"] == ["passkey", "recovery_code"]
    factor = {"passkey": key.get(state["passkey_options"])}
    asked: Json = {
        "token": token,
        "sign_in_secret": noise(32),
        "kdf": kdf(),
        "keys": wrapped(1),
        "second_factor": factor,
    }
    assert (await ada.http.post("/v1/password/reset", json=asked)).status_code == 204


async def test_proving_it_again_asks_for_the_second_factor_too(ada: Person, hands: Hands):
    phone, _ = await switch_totp_on(ada, hands)
    assert slug(await ada.prove_again()) == "second-factor-required"
    assert (await ada.prove_again(phone.code())).status_code == 200


async def test_two_second_factors_at_once_are_none(ada: Person, hands: Hands):
    phone, codes = await switch_totp_on(ada, hands)
    both = phone.code() | {"recovery_code": codes[0]}
    assert slug(await ada.try_to_sign_in(both)) == "second-factor-wrong"
    assert slug(await ada.try_to_sign_in({})) == "second-factor-required"
