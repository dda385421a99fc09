"""The desktop's trust against the real server: what is told, worked out anew here, kept for later, and never believed blindly."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from soulfra_desktop.adapters import trust_answers as answers
from soulfra_desktop.adapters.account_store import TRUST, TRUST_NOTES
from soulfra_desktop.adapters.trust_calls import TrustCalls
from soulfra_desktop.adapters.vault import keys, letters
from soulfra_desktop.adapters.vault.signing import Ed25519
from soulfra_desktop.app.container import SystemClock
from soulfra_desktop.app.trust import active_days
from soulfra_desktop.domain.errors import NotSignedIn, ServerRefused, ServerUnreachable, SettingRefused
from soulfra_desktop.services.trust import MOST_PAGES
from soulfra_desktop.services.trust_active import signed_day
from sync_server.app import Server, create_app
from sync_server.protocol import trust as protocol
from sync_server.protocol import trust_chain
from sync_server.protocol.trust_forms import TrustLedger, TrustReport
from sync_server.settings import ServerSettings
from sync_server.trust.service.topic import Topic
from tests.contract.trusting import ADDRESS, Desk
from tests.contract.trusting import desk as a_desk
from tests.server.accounts.person import Hands
from tests.server.conftest import make_settings, sqlite_template, sqlite_url

__all__ = ["make_settings", "sqlite_template", "sqlite_url"]


class Standing(SystemClock):
    """A machine's clock that does not go with the server's."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        return self._at


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
async def app(make_settings: Callable[..., ServerSettings], sqlite_url: str, hands: Hands) -> AsyncIterator[Server]:
    app = create_app(make_settings(database_url=sqlite_url), hands)
    yield app
    await app.state.node.close()


@pytest.fixture
async def desk(tmp_path: Path, app: Server, hands: Hands) -> AsyncIterator[Desk]:
    async with a_desk(tmp_path / "desk", app, hands, "ann@example.org") as desk:
        yield desk


async def test_a_score_is_told_with_reasons_that_sum_to_it_and_steps_from_here(desk):
    await desk.lives(40)
    told = await desk.trust.report()
    assert told.score == sum(reason.points for reason in told.reasons) > 0
    assert told.takes_part
    assert not told.is_kept_copy
    assert not told.problem
    assert told.day == desk.books.today
    assert [tier.name for tier in told.tiers] == ["seed", "sprout", "steady", "trusted", "anchor"]
    assert told.next_tier is not None
    assert told.next_tier.missing == told.next_tier.at - told.score
    assert {step.action for step in told.steps} == {
        "second-factor-on",
        "weeks-of-use",
    }  # it sends no mail, and has no billing
    assert "content" in told.never


async def test_the_ledger_holds_here_and_gives_the_score_that_the_server_tells(desk):
    await desk.lives(40)
    await desk.books.node.part(Topic).checkpoints.make()
    check = await desk.trust.check()
    assert check.holds, check.faults
    assert check.found == check.told > 0
    assert check.policy_is_known
    assert check.entries == check.covered > 0
    assert check.checkpoint_day == desk.books.today
    await desk.lives(1)
    again = await desk.trust.check()
    assert again.holds
    assert again.entries > again.covered, "what came later the next signature covers"


async def raw(desk: Desk, path: str) -> dict[str, Any]:
    """What the server really answers, as JSON."""
    sent = await desk.parts.session.call(lambda server, token: server.send("GET", path, token=token))  # type: ignore[attr-defined]
    assert isinstance(sent, dict)
    return sent


def stands_in(desk: Desk, path: str, answer: object) -> None:
    desk.way.answers[path] = json.dumps(answer).encode()


async def test_a_score_that_the_entries_do_not_give_is_told(desk):
    await desk.lives(20)
    report = await raw(desk, "/v1/trust")
    report["score"] += 25
    report["reasons"].append({"code": "care", "points": 25})
    stands_in(desk, "/v1/trust", report)
    check = await desk.trust.check()
    assert check.faults == ("score",)
    assert (check.told, check.found) == (report["score"], report["score"] - 25)


async def test_a_tier_that_the_entries_do_not_give_is_told(desk):
    await desk.lives(20)
    stands_in(desk, "/v1/trust", await raw(desk, "/v1/trust") | {"tier": "anchor", "next_tier": None})
    assert (await desk.trust.check()).faults == ("tier",)


async def test_an_entry_that_was_changed_breaks_the_ledger(desk):
    await desk.lives(20)
    ledger = await raw(desk, "/v1/trust/ledger?after=0")
    ledger["events"][1]["kind"] = "fraud-confirmed"
    stands_in(desk, "/v1/trust/ledger", ledger)
    assert "chain" in (await desk.trust.check()).faults


async def test_entries_that_are_gone_are_missed_also_where_the_rest_fits_together(desk):
    await desk.lives(20)
    shorter = await raw(desk, "/v1/trust/ledger?after=0")
    assert (await desk.trust.check()).holds
    shorter["events"] = shorter["events"][:-1]
    stands_in(desk, "/v1/trust/ledger", shorter)
    for _ in range(2):
        assert "rewritten" in (await desk.trust.check()).faults, "and it is not forgotten"


async def test_a_signature_that_does_not_hold_is_told(desk):
    await desk.lives(8)
    await desk.books.node.part(Topic).checkpoints.make()
    signed = await raw(desk, "/v1/trust/checkpoint")
    assert (await desk.trust.check()).holds
    stands_in(desk, "/v1/trust/checkpoint", signed | {"root": "00" * 32})
    assert (await desk.trust.check()).faults == ("checkpoint",)
    stands_in(desk, "/v1/trust/checkpoint", signed | {"path": ["11" * 32]})
    assert (await desk.trust.check()).faults == ("checkpoint",)
    seed = keys.new_key()
    message = trust_chain.checkpoint_message(
        date.fromisoformat(signed["day"]), bytes.fromhex(signed["root"]), bytes.fromhex(signed["previous"])
    )
    by_another = {
        "key": letters.written(Ed25519().public(seed)),
        "signature": letters.written(Ed25519().sign(seed, message)),
    }
    stands_in(desk, "/v1/trust/checkpoint", signed | by_another)
    assert (await desk.trust.check()).faults == ("key",)


async def test_a_signature_that_leaves_out_what_was_entered_days_ago_is_told(desk):
    await desk.lives(15)
    assert (await desk.trust.check()).holds, "a server that was down for days signs before it is asked again"
    signed = await raw(desk, "/v1/trust/checkpoint")
    stands_in(desk, "/v1/trust/checkpoint", signed | {"seq": 0, "path": []})
    assert (await desk.trust.check()).faults == ("uncovered",)
    stands_in(desk, "/v1/trust/checkpoint", signed)
    await desk.lives(2, every=1)
    assert (await desk.trust.check()).faults == ("uncovered",)
    del desk.way.answers["/v1/trust/checkpoint"]
    assert (await desk.trust.check()).holds


async def test_no_signature_at_all_is_told_where_one_should_be(desk, monkeypatch):
    async def none(_calls: TrustCalls, _token: str) -> None:
        return None

    monkeypatch.setattr(TrustCalls, "checkpoint", none)
    await desk.lives(1)
    assert (await desk.trust.check()).holds, "it is signed once a day"
    await desk.lives(2)
    assert (await desk.trust.check()).faults == ("uncovered",)


async def test_an_older_signature_than_was_seen_is_told_and_not_forgotten(desk):
    await desk.lives(3)
    old = await raw(desk, "/v1/trust/checkpoint")
    desk.books.hands.forward(days=3)
    assert (await desk.trust.check()).holds
    stands_in(desk, "/v1/trust/checkpoint", old)
    for _ in range(2):
        assert (await desk.trust.check()).faults == ("older",)
    del desk.way.answers["/v1/trust/checkpoint"]
    assert (await desk.trust.check()).holds


async def test_a_servers_clock_that_was_ahead_for_a_while_is_no_fault_of_its_signatures(desk, hands):
    await desk.lives(3)
    app_clock, desk.parts.trust._clock = desk.parts.trust._clock, Standing(hands.at)
    hands.forward(days=20)
    assert (await desk.trust.check()).checkpoint_day == desk.books.today
    hands.forward(days=-20)
    desk.parts.trust._clock = app_clock
    check = await desk.trust.check()
    assert (check.faults, check.checkpoint_day) == ((), desk.books.today)


async def test_a_machine_whose_key_is_not_believed_says_so_until_it_is(desk, hands):
    await desk.machine.settings.change("trust_active_days", True)
    await told_by_another(desk)
    hands.forward(days=3)
    assert not await desk.parts.active_days.used()
    assert (await desk.trust.check()).faults == ("machine",)
    await desk.parts.account.sign_out()
    await desk.machine.signs_in(ADDRESS, "ann@example.org")
    hands.forward(days=1)
    assert await desk.parts.active_days.used()
    assert (await desk.trust.check()).holds


async def told_by_another(desk: Desk) -> None:
    """Somebody who held an access token for a moment tells a key of theirs."""
    account = await desk.parts.session.account()
    told = signed_day(account.account_id, account.device_no, desk.books.today, keys.new_key(), Ed25519())
    await desk.parts.session.call(lambda server, token: TrustCalls(server).active(token, told))  # type: ignore[arg-type]


async def test_out_of_reach_the_last_copy_is_told_with_its_date(desk, hands):
    await desk.lives(20)
    told = await desk.trust.report()
    at = hands.at
    hands.forward(days=3)
    desk.way.is_cut = True
    kept = await desk.trust.report()
    assert kept.is_kept_copy
    assert kept.problem
    assert kept.read_at == at
    assert replace(kept, is_kept_copy=False, problem="") == told
    assert await desk.trust.history()
    assert await desk.trust.changes()
    assert (await desk.trust.simulate(["second-factor-on"])).gain > 0
    with pytest.raises(ServerUnreachable):
        await desk.trust.check()
    with pytest.raises(ServerUnreachable):
        await desk.trust.refresh()


async def test_who_never_asked_and_is_out_of_reach_is_told_why(desk):
    desk.way.is_cut = True
    with pytest.raises(ServerUnreachable):
        await desk.trust.report()
    assert await desk.trust.kept() is None


async def test_signing_out_forgets_what_was_kept(desk):
    await desk.trust.check()
    await desk.trust.report()
    await desk.parts.account.sign_out()
    secrets = desk.machine.store.secrets
    assert [await secrets.get(name) for name in (TRUST, TRUST_NOTES)] == [None, None]
    with pytest.raises(NotSignedIn):
        await desk.trust.report()


async def test_each_change_is_the_sum_of_its_causes_and_they_join_up(desk):
    await desk.lives(30)
    await desk.books.record(desk.account_id, "report-upheld")
    await desk.lives(12)
    told = await desk.trust.report()
    changes = await desk.trust.changes(days=60)
    assert changes[0].after == told.score
    for change in changes:
        assert sum(cause.points for cause in change.causes) == change.points
    for later, earlier in pairwise(changes):
        assert later.before == earlier.after
        assert later.first > earlier.last
    assert changes[-1].before == 0
    assert any(change.points < 0 and "report-upheld" in change.events for change in changes)
    points = await desk.trust.history()
    assert points[-1].score == told.score
    assert [pin for point in points for pin in point.pins if pin in ("report-upheld", "active")] == ["report-upheld"]


async def test_what_is_supposed_is_what_comes_where_it_is_done(desk):
    await desk.lives(30)
    supposed = await desk.trust.simulate(["second-factor-on"], days=20)
    assert supposed.days[0].score == supposed.days[0].without == supposed.now == (await desk.trust.report()).score
    desk.books.hands.forward(days=1)
    await desk.books.record(desk.account_id, "second-factor-on")
    for _ in range(3):
        await desk.books.see("active", desk.account_id, desk.books.today)
        desk.books.hands.forward(days=7)
    desk.books.hands.forward(days=-2)
    assert desk.books.today == supposed.last.day
    assert (await desk.trust.report()).score == supposed.last.score > supposed.last.without
    with pytest.raises(SettingRefused):
        await desk.trust.simulate(["paid"])


async def test_who_leaves_is_not_observed_and_may_come_back(desk):
    await desk.lives(20)
    left = await desk.trust.set_participation(False)
    assert not left.takes_part
    assert left.tier == "seed"
    assert left.steps == ()
    entries = await desk.trust.entries()
    await desk.lives(10)
    assert (await desk.trust.check()).holds
    assert await desk.trust.entries() == entries
    assert (await desk.trust.set_participation(True)).takes_part


async def test_an_entry_is_appealed_against_and_the_answer_is_told(desk):
    await desk.lives(8)
    seq = await desk.books.record(desk.account_id, "report-upheld")
    assert seq is not None
    (entry,) = [entry for entry in await desk.trust.entries() if entry.may_be_appealed]
    assert entry.seq == seq
    made = await desk.trust.appeal("It was not me", seq=seq)
    assert made.state == "open"
    assert [appeal.id for appeal in await desk.trust.appeals()] == [made.id]
    with pytest.raises(ServerRefused, match="already"):
        await desk.trust.appeal("Once more", seq=seq)
    with pytest.raises(ServerRefused, match="no such"):
        await desk.trust.appeal("What is this?", seq=seq + 100)
    for words, about in (("", {"seq": 1}), ("Why", {}), ("Why", {"hold": "no uuid"})):
        with pytest.raises(SettingRefused):
            await desk.trust.appeal(words, **about)


async def test_a_day_of_use_is_told_once_and_only_where_that_was_chosen(desk, hands):
    days = desk.parts.active_days
    assert not await days.used()
    assert ("POST", "/v1/trust/active") not in desk.way.asked
    await desk.machine.settings.change("trust_active_days", True)
    assert await days.used()
    assert not await days.used()
    assert not await active_days(desk.parts.session, desk.machine.store.secrets, desk.parts.clock, desk.machine.settings).used(), (
        "nor by another process"
    )  # fmt: skip
    hands.forward(days=1)
    assert await days.used(), "with the same key as the day before"
    assert [entry.kind for entry in await desk.trust.entries()].count("active") == 2
    hands.forward(days=1)
    await desk.machine.settings.change("local_only", True)
    asked = len(desk.way.asked)
    assert not await days.used()
    assert len(desk.way.asked) == asked


async def test_rules_that_this_machine_does_not_know_are_had_from_the_server(desk):
    await desk.lives(20)
    report, rules = await raw(desk, "/v1/trust"), await raw(desk, "/v1/trust/policies/1")
    later = max(protocol.policies()) + 1
    stands_in(desk, "/v1/trust", report | {"policy": later})
    stands_in(desk, f"/v1/trust/policies/{later}", {"version": later, "policy": rules["policy"] | {"version": later}})
    check = await desk.trust.check()
    assert check.holds
    assert not check.policy_is_known
    told = await desk.trust.report()
    assert told.steps


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"version": 9, "policy": {}},
        {"version": 9, "policy": {"melting": {"minor": [[0, 1], [10**12, 0]]}}},
        {"version": 9, "policy": {"tiers": [[[[[[[[]]]]]]]]}},
    ],
)
async def test_rules_that_are_none_are_told_and_nothing_is_worked_out_by_them(desk, broken):
    stands_in(desk, "/v1/trust", await raw(desk, "/v1/trust") | {"policy": 9})
    stands_in(desk, "/v1/trust/policies/9", broken)
    assert (await desk.trust.check()).faults == ("policy",)
    assert (await desk.trust.report()).steps == ()


async def test_a_ledger_of_nothing_but_corrections_is_not_worked_on_for_hours(desk, monkeypatch):
    await desk.lives(1)
    page = answers.ledger_of(await raw(desk, "/v1/trust/ledger?after=0"), 0)
    report = answers.report_of(await raw(desk, "/v1/trust"))
    first = date(2020, 1, 1)
    entries = [replace(page.events[0], seq=1, day=first)] + [
        replace(page.events[0], seq=seq, kind="reversed", reverses=1, day=first + timedelta(days=seq))
        for seq in range(2, 2_000)
    ]

    class Correcting:
        async def ledger(self, token: str, after: int) -> TrustLedger:
            return TrustLedger(page.chain, entries[after : after + 1_000], more=after + 1_000 < len(entries))

        async def report(self, token: str) -> TrustReport:
            return report

        async def checkpoint(self, token: str) -> None:
            return None

    monkeypatch.setattr(desk.trust, "_at", lambda _server: Correcting())
    for ask in (desk.trust.refresh, desk.trust.check):
        with pytest.raises(ServerRefused, match="too often"):
            await ask()


async def test_a_ledger_without_an_end_is_left(desk, monkeypatch):
    await desk.lives(1)
    page = answers.ledger_of(await raw(desk, "/v1/trust/ledger?after=0"), 0)

    class Endless:
        """Each page is one more entry, as a server would make it up."""

        asked = 0

        async def ledger(self, token: str, after: int) -> TrustLedger:
            Endless.asked += 1
            return TrustLedger(page.chain, [replace(page.events[0], seq=after + 1)], more=True)

    monkeypatch.setattr(desk.trust, "_at", lambda _server: Endless())
    with pytest.raises(ServerRefused, match="no end"):
        await desk.trust.refresh()
    assert Endless.asked == MOST_PAGES
