"""Days of use: found afterwards in what sync keeps, or told by a machine with its own key."""

from __future__ import annotations

import base64
from datetime import date, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync_server.protocol import trust_chain
from sync_server.protocol import trust_events as kinds
from sync_server.trust.service.topic import Topic
from tests.server.sync.conftest import Meet
from tests.server.sync.people import Peer, frames, slug
from tests.server.trust.books import Books


async def days(books: Books, peer: Peer) -> list[int]:
    """How many days ago each entered day of use was, as they were entered."""
    return [
        (books.today - entry.day).days for entry in await books.entries(peer.account_id) if entry.kind == kinds.ACTIVE
    ]


async def look_round(books: Books) -> int:
    return await books.node.part(Topic).activity.round()


async def signed_in_long_ago(books: Books) -> None:
    """So that nothing but what a test does is seen."""
    await books.sql("UPDATE session SET auth_at = :at", at=_stored(books, timedelta(days=30)))


def _stored(books: Books, ago: timedelta) -> Any:
    at = books.hands.at - ago
    return at.strftime("%Y-%m-%d %H:%M:%S.000000") if books.node.database.is_sqlite else at


async def test_a_day_with_a_push_is_a_day_of_use_once(meet: Meet, books: Books):
    ada, phone = await meet(2)
    await signed_in_long_ago(books)
    assert await look_round(books) == 0
    await ada.push(frames(3))
    await ada.push(frames(500))
    assert await look_round(books) == 1
    await phone.pull()
    await ada.push(frames(1))
    assert await look_round(books) == 0
    assert await days(books, ada) == [0]


async def test_days_that_a_round_missed_are_found_later(meet: Meet, books: Books, hands):
    (ada,) = await meet(1)
    await signed_in_long_ago(books)
    hands.forward(days=-4)
    await books.node.database.write(lambda session: books.observing.identity(session, ada.account_id))
    for forward in (
        0,
        1,
        2,
        1,
    ):  # four days ago, three, one, today: tokens end, so the log is filled as a push fills it
        hands.forward(days=forward)
        ada.token = books.node.tokens.issue(ada.account_id, 1, await session_of(books, ada), hands.at)[0]
        await ada.push(frames(2))
    assert await look_round(books) == 4
    assert await days(books, ada) == [4, 3, 1, 0]


async def session_of(books: Books, peer: Peer):
    from uuid import UUID

    account = peer.account_id.hex if books.node.database.is_sqlite else peer.account_id
    [(found,)] = await books.sql("SELECT id FROM session WHERE account_id = :account", account=account)
    return UUID(str(found))


async def test_who_gives_a_password_is_there_and_a_machine_that_is_merely_on_is_not(meet: Meet, books: Books):
    (ada,) = await meet(1)
    await signed_in_long_ago(books)
    await books.sql("UPDATE session SET refreshed_at = :at", at=_stored(books, timedelta()))
    await books.sql("UPDATE device SET seen_at = :at", at=_stored(books, timedelta()))
    await look_round(books)
    assert await days(books, ada) == []
    await books.sql("UPDATE session SET auth_at = :at", at=_stored(books, timedelta(days=1)))
    await look_round(books)
    assert await days(books, ada) == [1]


@pytest.mark.parametrize(("pages", "enough"), [(100, 100), (1, 100), (100, 1)])
async def test_all_accounts_are_looked_at_page_by_page(meet: Meet, books: Books, monkeypatch, pages: int, enough: int):
    for name, value in (("PAGE", 2), ("PAGES", pages), ("ENOUGH", enough)):
        monkeypatch.setattr(f"sync_server.trust.service.activity.{name}", value)
    peers = [(await meet(1))[0] for _ in range(5)]
    await look_round(books)
    await books.rest()
    assert [await days(books, peer) for peer in peers] == [[0]] * 5


async def test_a_clock_that_went_wrong_for_a_while_costs_nobody_their_days(meet: Meet, books: Books, hands):
    (ada,) = await meet(1)
    await books.see("active", ada.account_id, books.today + timedelta(days=400))
    await ada.push(frames(1))
    await look_round(books)
    assert await days(books, ada) == [-400, 0]


async def test_a_ledger_that_cannot_be_opened_stops_no_other(meet: Meet, books: Books):
    (broken,), (ada,) = sorted([await meet(1), await meet(1)], key=lambda peers: peers[0].account_id)
    for peer in (broken, ada):
        await books.record(peer.account_id, kinds.PAID)
        await peer.push(frames(1))
    key = (await books.owner(broken.account_id)).account.key
    change = "UPDATE trust_account SET key = :key WHERE account_id = :id"
    await books.sql(change, key=bytes(len(key)), id=books.id(broken.account_id))
    await look_round(books)
    await books.sql(change, key=key, id=books.id(broken.account_id))
    assert kinds.ACTIVE in await books.kinds(ada.account_id)


async def test_who_was_away_from_trust_is_observed_again_from_that_day_on(meet: Meet, books: Books, hands):
    (ada,) = await meet(1)
    await signed_in_long_ago(books)
    await change(ada, takes_part=False)
    await ada.push(frames(1))
    assert await look_round(books) == 0
    hands.forward(days=1)
    ada.token = books.node.tokens.issue(ada.account_id, 1, await session_of(books, ada), hands.at)[0]
    await change(ada, takes_part=True)
    await ada.push(frames(1))
    assert await look_round(books) == 1
    assert await days(books, ada) == [0]


async def change(peer: Peer, **body: Any) -> None:
    answer = await peer.http.put("/v1/trust/participation", json=body, headers=peer.headers)
    assert answer.status_code == 204, answer.text


class Machine:
    """A machine with a key of its own."""

    def __init__(self, peer: Peer) -> None:
        self.peer, self.key = peer, Ed25519PrivateKey.generate()

    def words(self, day: date, **other: Any) -> dict[str, str]:
        message = trust_chain.active_message(
            other.get("account_id", self.peer.account_id), other.get("no", self.peer.no), other.get("said", day)
        )
        return {
            "day": day.isoformat(),
            "key": base64.b64encode(self.key.public_key().public_bytes_raw()).decode(),
            "signature": base64.b64encode(self.key.sign(message)).decode(),
        }

    async def says(self, day: date, **other: Any):
        body = self.words(day, **other)
        return await self.peer.http.post("/v1/trust/active", json=body, headers=self.peer.headers)


@pytest.fixture
async def machine(meet: Meet, books: Books) -> Machine:
    """Signed in since long ago."""
    (peer,) = await meet(1)
    long_ago = books.hands.at - timedelta(days=30)
    await books.sql("UPDATE account SET created_at = :at", at=_stored(books, timedelta(days=30)))
    await books.node.database.write(lambda session: books.observing.identity(session, peer.account_id))
    await books.sql("UPDATE trust_account SET changed_at = :at", at=_stored(books, timedelta(days=30)))
    await signed_in_long_ago(books)
    session = await session_of(books, peer)
    peer.token = books.node.tokens.issue(peer.account_id, peer.no, session, long_ago)[0]
    return Machine(peer)


async def test_a_machine_that_does_not_sync_says_that_it_was_used(machine: Machine, books: Books):
    assert (await machine.says(books.today)).status_code == 204
    assert (await machine.says(books.today)).status_code == 204
    assert (await machine.says(books.today - timedelta(days=1))).status_code == 204
    await machine.peer.push(frames(2))
    await look_round(books)
    assert await days(books, machine.peer) == [0, 1], "however it was seen, a day is a day"


@pytest.mark.parametrize("ago", [-1, 2, 400])
async def test_no_other_day_is_taken(machine: Machine, books: Books, ago: int):
    answer = await machine.says(books.today - timedelta(days=ago))
    assert (answer.status_code, slug(answer)) == (409, "day-refused")
    assert await days(books, machine.peer) == []


async def test_what_is_signed_for_something_else_is_not_taken(machine: Machine, meet: Meet, books: Books):
    (other,) = await meet(1)
    for signed in ({"account_id": other.account_id}, {"no": 2}, {"said": books.today - timedelta(days=1)}):
        assert slug(await machine.says(books.today, **signed)) == "signature-refused"
    body = machine.words(books.today)
    answer = await other.http.post("/v1/trust/active", json=body, headers=other.headers)
    assert slug(answer) == "signature-refused"
    assert await days(books, machine.peer) == await days(books, other) == []


async def test_the_first_key_that_a_machine_told_counts(machine: Machine, books: Books):
    assert (await machine.says(books.today - timedelta(days=1))).status_code == 204
    assert slug(await Machine(machine.peer).says(books.today)) == "signature-refused"
    assert (await machine.says(books.today)).status_code == 204


async def test_who_gives_their_password_is_believed_with_another_key(machine: Machine, books: Books, hands):
    """Whoever held an access token for a moment, and told a key first, shuts nobody out for good."""
    thief, peer = Machine(machine.peer), machine.peer
    assert (await thief.says(books.today)).status_code == 204
    assert slug(await machine.says(books.today)) == "signature-refused"
    session = await session_of(books, peer)
    peer.token = books.node.tokens.issue(peer.account_id, peer.no, session, hands.at)[0]
    assert (await machine.says(books.today)).status_code == 204
    hands.forward(days=3)
    peer.token = books.node.tokens.issue(peer.account_id, peer.no, session, hands.at - timedelta(days=3))[0]
    assert slug(await thief.says(books.today)) == "signature-refused"
    assert (await machine.says(books.today)).status_code == 204


async def test_a_day_before_somebody_took_part_is_not_made_up_for(machine: Machine, books: Books, hands):
    await change(machine.peer, takes_part=False)
    hands.forward(days=1)
    peer = machine.peer
    peer.token = books.node.tokens.issue(peer.account_id, peer.no, await session_of(books, peer), hands.at)[0]
    await change(peer, takes_part=True)
    answer = await machine.says(books.today - timedelta(days=1))
    assert (answer.status_code, slug(answer)) == (409, "day-refused")
    assert (await machine.says(books.today)).status_code == 204
    assert await days(books, peer) == [0]


async def test_a_day_before_the_account_was_there_is_no_day_of_use(meet: Meet, books: Books):
    (peer,) = await meet(1)
    await signed_in_long_ago(books)
    assert slug(await Machine(peer).says(books.today - timedelta(days=1))) == "day-refused"
    assert (await Machine(peer).says(books.today)).status_code == 204
    assert await days(books, peer) == [0]


async def test_who_takes_no_part_is_not_written_down(machine: Machine, books: Books):
    await change(machine.peer, takes_part=False)
    assert (await machine.says(books.today)).status_code == 204
    assert await days(books, machine.peer) == []
    account = machine.peer.account_id
    named = account.hex if books.node.database.is_sqlite else account
    assert await books.sql("SELECT * FROM trust_machine WHERE account_id = :id", id=named) == []
