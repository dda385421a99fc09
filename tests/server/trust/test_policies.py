"""From one policy to the next: compared beside, adopted from a day on, and nobody falls by that for sixty days."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date, timedelta
from functools import partial

import pytest

from sync_server.protocol import trust_policy
from sync_server.protocol.trust import Policy, policy, score
from sync_server.trust.service import scoring, shadow
from sync_server.trust.service.topic import Topic
from tests.server.sync.conftest import Meet
from tests.server.trust.books import Books

STRICT = 2


@pytest.fixture(autouse=True)
def strict(monkeypatch: pytest.MonkeyPatch) -> Policy:
    """A second policy, by which what was worth a tier is worth less."""
    data = deepcopy(dict(policy(1).data))
    data["version"] = STRICT
    data["rhythm"]["points"] = [[0, 0], [1, 10], [26, 100]]
    made, first = Policy.of(data), policy(1)

    def known(version: int | None = None) -> Policy:
        if version not in (None, 1, STRICT):
            raise trust_policy.PolicyRefused(f"there is no policy {version}")
        return first if version == 1 else made

    for module in (scoring, shadow):
        monkeypatch.setattr(module, "policy", known)
    monkeypatch.setattr(scoring, "policies", lambda: (1, STRICT))
    return made


@pytest.fixture
async def ada(books: Books):
    """Sprout by the first policy, Seed by the strict one."""
    account_id = await books.account()
    await books.node.database.write(lambda session: books.observing.identity(session, account_id))
    await books.used(account_id, 12, every=7)
    return account_id


async def standing(books: Books, account_id, day: date | None = None):
    return await books.node.part(Topic).scoring.standing(account_id, day or books.today)


async def adopt(books: Books, version: int) -> None:
    topic = books.node.part(Topic)
    await topic.scoring.write_down_policy()
    books.hands.forward(days=1)
    await topic.scoring.adopt(version)


async def test_a_policy_that_is_there_changes_nothing_until_it_is_adopted(ada, books: Books):
    found = await standing(books, ada)
    assert (found.score.policy, found.tier, found.kept_until) == (1, "sprout", None)


async def test_beside_the_one_that_counts_it_is_said_what_would_change(ada, books: Books):
    await books.account()
    found = await books.node.part(Topic).shadow.difference(STRICT)
    assert (found.old, found.new, found.accounts) == (1, STRICT, 1)
    assert (found.lower, found.higher, found.protected) == (1, 0, 1)
    assert found.moves == {("sprout", "seed"): 1}
    same = await books.node.part(Topic).shadow.difference(1)
    assert (same.lower, same.higher, same.together) == (0, 0, 0)
    assert await books.sql("SELECT * FROM trust_policy") == []


async def test_nobody_falls_by_a_change_for_sixty_days(ada, books: Books, strict: Policy):
    await adopt(books, STRICT)
    began = books.today
    events = [entry.event for entry in await books.entries(ada)]
    for day in (0, 1, 30, 59, 60, 61):
        books.hands.at += began + timedelta(days=day) - books.today
        found = await standing(books, ada)
        by_new, by_old = (score(events, books.today.toordinal(), used) for used in (strict, policy(1)))
        assert found.score == by_new
        if day < 60:
            assert found.tier == by_old.tier, day
            assert (found.kept_until is None) == (by_old.tier == by_new.tier)
            assert found.kept_until in (None, began + timedelta(days=59))
        else:
            assert (found.tier, found.kept_until) == (by_new.tier, None), day


async def test_who_falls_by_what_they_do_falls_all_the_same(ada, books: Books):
    await adopt(books, STRICT)
    assert (await standing(books, ada)).tier == "sprout"
    await books.see("fraud_confirmed", ada, books.today, "case-1")
    books.hands.forward(days=30)
    assert (await standing(books, ada)).tier == "seed"


async def test_history_is_told_as_it_was_told_then(ada, books: Books, strict: Policy):
    await adopt(books, STRICT)
    topic = books.node.part(Topic)
    yesterday, today = await topic.scoring.history(ada, books.today - timedelta(days=1), books.today)
    assert (yesterday.policy, today.policy) == (1, STRICT)
    assert today == (await standing(books, ada)).score
    assert yesterday == (await standing(books, ada, books.today - timedelta(days=1))).score


async def test_a_report_says_until_when_the_tier_is_kept(meet: Meet, books: Books):
    (peer,) = await meet(1)
    await books.node.database.write(lambda session: books.observing.identity(session, peer.account_id))
    await books.used(peer.account_id, 12, every=7)
    session = books.node.tokens.read(peer.token).session_id
    await adopt(books, STRICT)
    peer.token = books.node.tokens.issue(peer.account_id, 1, session, books.hands.at)[0]
    report = (await peer.get("trust")).json()
    assert (report["tier"], report["policy"]) == ("sprout", STRICT)
    assert report["tier_kept_until"] == (books.today + timedelta(days=59)).isoformat()
    assert report["next_tier"]["name"] == "steady"


async def test_a_policy_counts_once_and_one_begins_a_day(books: Books):
    topic = books.node.part(Topic)
    await topic.scoring.write_down_policy()
    with pytest.raises(ValueError, match="counts already"):
        await topic.scoring.adopt(1)
    with pytest.raises(ValueError, match="began to count today"):
        await topic.scoring.adopt(STRICT)


@pytest.fixture
def command(terminal):
    return partial(terminal, "trust")


async def test_whoever_runs_the_server_compares_and_adopts(ada, books: Books, command):
    status, told = await command("shadow", "2")
    assert status == 0
    assert "1 accounts" in told
    assert "sprout > seed: 1" in told
    status, told = await command("shadow", "2", "--json")
    assert json.loads(told)["moves"] == {"sprout > seed": 1}
    assert date.fromisoformat(json.loads(told)["day"])
    assert "no policy 9" in str((await command("shadow", "9"))[0])
    assert "tomorrow" in str((await command("adopt", "2", "--yes"))[0])


async def test_whoever_runs_the_server_proves_the_ledgers_and_keeps_a_checkpoint(ada, books: Books, command):
    status, told = await command("checkpoint")
    assert (status, len(json.loads(told)["root"])) == (0, 64)
    again = await command("checkpoint")
    assert again == (0, told), "one a day"
    status, told = await command("verify")
    assert (status, told) == (0, "1 ledgers (0 of people who are gone), 13 entries, 1 checkpoints: nothing broken\n")
    await books.sql("UPDATE trust_chain SET head_seq = 12")
    status, told = await command("verify", "--json")
    assert status == 1
    assert "ends at entry 13" in json.loads(told)["broken"][0]
    assert "--key" in str((await command("verify", "--key", "no"))[0])
