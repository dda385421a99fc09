"""What a person is told over HTTP: score, reasons, ledger, history; and that it can be worked out anew from what is told."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from pydantic import TypeAdapter

from sync_server.protocol import trust_chain
from sync_server.protocol import trust_events as kinds
from sync_server.protocol.trust import Policy, TrustEvent, score
from sync_server.protocol.trust_forms import TrustHistory, TrustLedger, TrustReport
from sync_server.trust.service.topic import Topic
from tests.server.sync.conftest import Meet
from tests.server.sync.people import Peer, slug
from tests.server.trust.books import Books


@pytest.fixture
async def ada(meet: Meet) -> Peer:
    return (await meet(1))[0]


async def told(peer: Peer, path: str = "trust", **params: Any) -> Any:
    answer = await peer.get(path, **params)
    assert answer.status_code == 200, answer.text
    form = {"trust": TrustReport, "trust/history": TrustHistory, "trust/ledger": TrustLedger}[path]
    return TypeAdapter(form).validate_python(answer.json())


async def own_entries(peer: Peer) -> list[Any]:
    found, after = [], 0
    while True:
        page = await told(peer, "trust/ledger", after=after)
        assert trust_chain.is_unbroken(page.chain, page.events, after, bytes.fromhex(found[-1].hash) if found else None)
        found += page.events
        if not page.more:
            return found
        after = found[-1].seq


async def worked_out(peer: Peer, version: int, day: date) -> Any:
    """As the desktop does it: from the entries and the policy alone."""
    text = (await peer.http.get(f"/v1/trust/policies/{version}")).json()
    events = [
        TrustEvent(one.seq, one.day.toordinal(), one.kind, one.n, one.reverses) for one in await own_entries(peer)
    ]
    return score(events, day.toordinal(), Policy.of(text["policy"]))


async def test_somebody_new_begins_at_the_bottom_with_what_the_server_knows(ada: Peer, books: Books):
    report = await told(ada)
    assert (report.takes_part, report.tier, report.day) == (True, "seed", books.today)
    assert sum(reason.points for reason in report.reasons) == report.score
    assert [event.kind for event in await own_entries(ada)] == ["address-verified"]
    assert [tier.name for tier in report.tiers] == ["seed", "sprout", "steady", "trusted", "anchor"]
    assert (report.next_tier.name, report.next_tier.at) == ("sprout", 200)
    assert {"content", "amounts", "provider"} <= set(report.never)
    assert report.holds == []


async def test_what_is_told_can_be_worked_out_from_the_entries(ada: Peer, books: Books):
    await books.used(ada.account_id, 30, every=2)
    await books.see("paid", ada.account_id, books.today, "charge-1")
    await books.see("report_upheld", ada.account_id, books.today - timedelta(days=5), "report-1")
    report = await told(ada)
    assert report.score > 0
    mine = await worked_out(ada, report.policy, report.day)
    assert (mine.value, mine.tier) == (report.score, report.tier)
    assert [(reason.code, reason.points) for reason in mine.reasons] == [
        (reason.code, reason.points) for reason in report.reasons
    ]


async def test_kept_work_gives_what_counting_from_the_beginning_gives(ada: Peer, books: Books, hands):
    """Through days that are asked about and days that are not, late entries and corrections."""
    for step in range(40):
        hands.forward(days=1)
        if step % 3:
            await books.see("active", ada.account_id, books.today)
        if step == 12:
            await books.see("rate_abuse", ada.account_id, books.today, "burst")
        if step == 20:
            await books.see("active", ada.account_id, books.today - timedelta(days=9))
        if step == 25:
            [wrong] = [entry.seq for entry in await books.entries(ada.account_id) if entry.kind == kinds.RATE_ABUSE]
            await books.see("reverse", ada.account_id, wrong)
        if step % 4 == 0 or step == 25:
            standing = await books.node.part(Topic).scoring.standing(ada.account_id, books.today)
            assert standing.score == score(
                [entry.event for entry in await books.entries(ada.account_id)],
                books.today.toordinal(),
                (await books.policy()),
            ), step
            again = await books.node.part(Topic).scoring.standing(ada.account_id, books.today)
            assert again == standing
    await books.node.part(Topic).scoring.standing(ada.account_id, books.today)
    entries = len(await books.entries(ada.account_id))
    assert (entries,) in await books.sql("SELECT seq FROM trust_score"), "the next report begins here"


async def test_history_tells_the_days_on_which_something_changed(ada: Peer, books: Books, hands):
    hands.forward(days=-60)
    await books.used(ada.account_id, 20)
    hands.forward(days=60)
    history = (await told(ada, "trust/history", since=books.today - timedelta(days=90), until=books.today)).days
    assert (history[0].day, history[0].score) == (books.today - timedelta(days=90), 0)
    assert history[-1].day == books.today
    assert history[-1].score == (await told(ada)).score
    assert all(one.score != other.score or one.tier != other.tier for one, other in pairwise(history[:-1]))
    for some in history[:: max(1, len(history) // 5)]:
        assert (await worked_out(ada, 1, some.day)).value == some.score
    assert (await told(ada, "trust/history", since=books.today + timedelta(days=3))).days == []


async def test_whoever_has_the_database_cannot_have_entries_left_out_of_a_score(ada: Peer, books: Books):
    await books.used(ada.account_id, 5, 7)
    await told(ada)
    await books.record(ada.account_id, kinds.FRAUD_CONFIRMED)
    await books.sql("UPDATE trust_score SET seq = seq + 1 WHERE account_id = :id", id=books.id(ada.account_id))
    assert kinds.FRAUD_CONFIRMED in {reason.code for reason in (await told(ada)).reasons}


@pytest.mark.parametrize("until", ["0001-01-01", "0002-06-01", "9999-12-31"])
async def test_history_up_to_whatever_day_is_told(ada: Peer, until: str):
    assert (await told(ada, "trust/history", until=until)).days


async def test_who_leaves_is_not_observed_and_has_the_lowest_benefits(ada: Peer, books: Books):
    await books.used(ada.account_id, 60, every=2)
    before = await told(ada)
    assert before.tier != "seed"
    assert (await put(ada, takes_part=False)).status_code == 204
    report = await told(ada)
    assert (report.takes_part, report.tier, report.next_tier) == (False, "seed", None)
    assert report.score == before.score
    entries = await own_entries(ada)
    assert await books.see("active", ada.account_id, books.today) is None
    assert await own_entries(ada) == entries, "hers to read all the same"
    assert (await put(ada, takes_part=True)).status_code == 204
    assert (await told(ada)).tier == before.tier
    assert (await put(ada, takes_part=True)).status_code == 204


async def put(peer: Peer, **body: Any):
    return await peer.http.put("/v1/trust/participation", json=body, headers=peer.headers)


async def test_asked_many_times_at_once_it_is_told_each_time(ada: Peer, books: Books):
    await books.used(ada.account_id, 3)
    answers = await asyncio.gather(*(ada.get("trust") for _ in range(8)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1


async def test_a_long_ledger_comes_in_pages(ada: Peer, books: Books, monkeypatch):
    monkeypatch.setattr("sync_server.trust.service.report.PAGE", 7)
    await books.used(ada.account_id, 20)
    first = await told(ada, "trust/ledger")
    assert (len(first.events), first.more) == (7, True)
    assert len(await own_entries(ada)) == 20
    assert (await told(ada, "trust/ledger", after=500)).events == []


async def test_policies_are_for_everybody_to_read(client):
    answer = await client.get("/v1/trust/policies/1")
    assert (answer.status_code, answer.json()["version"]) == (200, 1)
    assert Policy.of(answer.json()["policy"]).version == 1
    assert slug(await client.get("/v1/trust/policies/999")) == "not-found"
    assert slug(await client.get("/v1/trust/policies/0")) == "invalid-request"


async def test_nobody_reads_another_ledger(ada: Peer, meet: Meet, books: Books):
    (ann,) = await meet(1)
    await books.see("chargeback", ada.account_id, books.today, "charge-9")
    assert UUID(str((await told(ann, "trust/ledger")).chain)) != (await books.owner(ada.account_id)).chain.chain
    assert "chargeback" not in {event.kind for event in await own_entries(ann)}
    assert (await told(ann)).score == (await worked_out(ann, 1, books.today)).value


async def test_who_was_deleted_meanwhile_is_not_signed_in(ada: Peer, books: Books):
    await books.sql(
        "DELETE FROM account WHERE id = :id", id=ada.account_id.hex if books.node.database.is_sqlite else ada.account_id
    )
    assert slug(await ada.get("trust")) == "not-signed-in"
    assert (await put(ada, takes_part=False)).status_code == 401
