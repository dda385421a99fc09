from __future__ import annotations

import asyncio
from uuid import UUID

from sqlalchemy import func, select

from sync_server.app import Server
from sync_server.kit.db import Base
from tests.server.accounts.conftest import Meet, Verify
from tests.server.accounts.person import Hands, Person, code_of, collection_key, slug
from tests.servers.smtp import Mailboxes


async def rows(app: Server, person: Person) -> dict[str, int]:
    """How many rows each table of accounts has of somebody."""
    account_id = person.session["account_id"]
    found: dict[str, int] = {}
    async with app.state.node.database.reading() as session:
        for table in Base.metadata.sorted_tables:
            if "account_id" in table.c:
                query = select(func.count()).select_from(table).where(table.c.account_id == UUID(account_id))
                found[table.name] = await session.scalar(query) or 0
    return found


async def test_a_new_address_counts_once_its_code_comes_back_and_the_old_one_is_told(
    ada: Person, mails: Mailboxes, verify: Verify
):
    await verify(ada)
    old, new = ada.email, "new." + ada.email
    answer = await ada.ask("PATCH", "account", {"email": new})
    assert (answer.status_code, answer.json()) == (202, {"mail": True})
    assert await mails.take(old, "about to change")
    assert (await ada.get("account"))["email"] == old
    code = code_of(await mails.take(new, "Your new address"))
    assert (await ada.http.post("/v1/mail/verify", json={"token": code})).status_code == 204
    assert await mails.take(old, "Your address was changed")
    assert (await ada.get("account"))["email"] == new
    assert slug(await ada.at().try_to_sign_in()) == "wrong-credentials"
    assert (await ada.at().try_to_sign_in(email=new)).status_code == 200
    assert slug(await ada.http.post("/v1/mail/verify", json={"token": code})) == "token-refused"


async def test_an_address_that_somebody_has_is_answered_alike_and_its_owner_told(ada: Person, meet: Meet, mails):
    other = await meet().join()
    answer = await ada.ask("PATCH", "account", {"email": other.email})
    assert (answer.status_code, answer.json()) == (202, {"mail": True})
    assert await mails.take(other.email, "You have an account already")
    assert (await ada.get("account"))["email"] == ada.email


async def test_an_address_that_was_taken_while_the_code_lay_about_stays_with_its_owner(ada: Person, meet: Meet, mails):
    other = meet()
    await ada.ask("PATCH", "account", {"email": other.email})
    code = code_of(await mails.take(other.email, "Your new address"))
    await other.join()
    assert slug(await ada.http.post("/v1/mail/verify", json={"token": code})) == "token-refused"
    assert (await ada.get("account"))["email"] == ada.email


async def test_two_accounts_that_move_to_one_address_at_once_do_not_share_it(ada: Person, meet: Meet, mails):
    other = await meet().join()
    wanted = "wanted." + ada.email
    codes = []
    for person in (ada, other):
        await person.ask("PATCH", "account", {"email": wanted})
        codes.append(code_of(await mails.take(wanted, "Your new address")))
    answers = await asyncio.gather(*(ada.http.post("/v1/mail/verify", json={"token": code}) for code in codes))
    assert sorted(answer.status_code for answer in answers) == [204, 409]
    addresses = [(await person.get("account"))["email"] for person in (ada, other)]
    assert addresses.count(wanted) == 1


async def test_the_export_has_all_that_the_server_can_read_and_no_secret(ada: Person):
    await ada.ask("PUT", "keys", await ada.keys_update(collection_keys=[collection_key("chats", 1)]))
    export = await ada.get("account/export")
    assert export["account"]["email"] == ada.email
    assert [device["name"] for device in export["devices"]] == ["Ada's laptop"]
    assert len(export["keys"]["collection_keys"]) == 1
    assert {"registered", "signed-in", "exported"} <= {event["event"] for event in export["events"]}
    assert len(export["sessions"]) == 1
    assert "hash" not in str(export)


async def test_a_deleted_account_leaves_nothing_and_its_address_is_free(ada: Person, app: Server, mails: Mailboxes):
    assert sum((await rows(app, ada)).values()) >= 5
    assert (await ada.ask("DELETE", "account")).status_code == 204
    assert set((await rows(app, ada)).values()) == {0}
    assert slug(await ada.ask("GET", "account")) == "not-signed-in"
    assert slug(await ada.refresh()) == "refresh-refused"
    assert slug(await ada.try_to_sign_in()) == "wrong-credentials"
    assert await mails.take(ada.email, "Your account was deleted")
    assert (await ada.join()).session["device_no"] == 1


async def test_events_are_told_to_those_above(ada: Person, app: Server, mails: Mailboxes):
    told: list[str] = []

    async def hear(payload) -> None:
        told.append(payload["account_id"])

    app.state.node.jobs.heed("accounts.deleted", "tests", hear)
    await ada.ask("DELETE", "account")
    while not told:
        await asyncio.sleep(0.01)
    assert told == [ada.session["account_id"]]


async def test_what_is_over_is_tidied_up(ada: Person, app: Server, hands: Hands, mails: Mailboxes):
    await mails.take(ada.email, "Your code")
    await ada.ask("DELETE", "sessions/current")
    hands.forward(days=500)
    await app.state.node.jobs._handlers["accounts.tidy"]({})
    left = await rows(app, ada)
    assert (left["session"], left["mail_token"], left["security_event"]) == (0, 0, 0)
    assert left["device"] == 1


async def test_a_server_without_mail_says_so_and_goes_on(make_settings, sqlite_url: str):
    from sync_server.app import create_app

    app = create_app(make_settings(database_url=sqlite_url))
    async with app.router.lifespan_context(app):
        ada = Person.of(app)
        assert (await ada.register()).json() == {"mail": False}
        assert (await ada.sign_in()).session["mail"] is False
        for method, path, body in (
            ("POST", "password/forgot", {"email": ada.email}),
            ("POST", "mail/verify/resend", None),
            ("PATCH", "account", {"email": "new@example.org"}),
        ):
            assert slug(await ada.ask(method, path, body)) == "mail-off"
        assert (await ada.ask("POST", "totp")).status_code == 200


async def test_a_closed_server_takes_nobody_new(make_settings, sqlite_url: str):
    from sync_server.app import create_app

    app = create_app(make_settings(database_url=sqlite_url, registration="closed"))
    async with app.router.lifespan_context(app):
        assert slug(await Person.of(app).register()) == "registration-closed"
