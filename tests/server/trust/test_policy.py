"""What the policy makes of lives that one can imagine, and that a policy which breaks a promise is no policy."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from sync_server.operations.trust import replay
from sync_server.protocol import trust
from sync_server.protocol.trust import Policy, PolicyRefused, TrustEvent, linked, next_steps, policies, policy, score
from sync_server.settings import SettingsRefused
from tests.server.trust import make_golden
from tests.server.trust.ledgers import POLICY, correction, kept_up, ledger, told, used, values

ROOT = Path(__file__).resolve().parents[3]


def reasons(of: trust.TrustScore) -> dict[str, int]:
    return {reason.code: reason.points for reason in of.reasons}


def later(events: list[TrustEvent], *more: tuple[int, str]) -> list[TrustEvent]:
    return [*events, *(TrustEvent(len(events) + place, day, kind) for place, (day, kind) in enumerate(more, 1))]


class TestEarning:
    def test_a_month_of_honest_use_reaches_a_discount(self):
        month = score(kept_up(0, 29), 29, POLICY)
        assert month.tier == "sprout"
        assert POLICY.tier(month.tier).benefits.discount_percent == 2

    def test_each_point_has_its_reason(self):
        events = later(kept_up(0, 60), (40, trust.SECOND_FACTOR_ON), (50, trust.RATE_ABUSE))
        found = score(events, 60, POLICY)
        assert reasons(found) == {
            "address": 40, "second-factor": 60, "rhythm": 207, "tenure": 50, "pace": -10, "rate-abuse": -45,
        }  # fmt: skip
        assert found.value == sum(reasons(found).values()) == 302

    def test_what_is_earned_at_once_is_counted_at_a_pace_and_that_is_a_reason_too(self):
        first = score(ledger([(0, trust.ADDRESS_VERIFIED, 1), (0, trust.SECOND_FACTOR_ON, 1)]), 0, POLICY)
        assert first.value == 10
        assert reasons(first) == {"address": 40, "second-factor": 60, "pace": -90}

    def test_a_thousand_requests_are_worth_a_day_of_use(self):
        busy = later(kept_up(0, 100), *[(day, trust.REQUEST) for day in range(100)])
        assert values(busy) == values(kept_up(0, 100))

    def test_whoever_never_pays_reaches_the_discount_that_is_worth_having(self):
        assert score(kept_up(0, 250), 250, POLICY).tier == "steady"

    def test_a_factor_that_is_taken_off_takes_its_points_along_slowly(self):
        events = later(kept_up(0, 100), (1, trust.SECOND_FACTOR_ON), (80, trust.SECOND_FACTOR_OFF))
        days = values(events)
        assert days[78] - days[90] == 60 - (values(kept_up(0, 100))[90] - values(kept_up(0, 100))[78])
        assert min(here - before for before, here in pairwise(days)) == -20

    def test_there_is_a_way_to_every_point(self):
        life = [(0, trust.ADDRESS_VERIFIED, 1), (0, trust.SECOND_FACTOR_ON, 1), (0, trust.CARD_VERIFIED, 1)]
        life += used(range(800))
        life += [(day, trust.PAID, 1) for day in range(0, 800, 31)] + [(day, trust.ADOPTED, 100) for day in range(30)]
        life += [(day, trust.GOOD_REPORT, 1) for day in range(0, 600, 100)]
        found = score(ledger(life), 799, POLICY)
        assert (found.value, found.tier, found.next_tier) == (1000, "anchor", None)


class TestFading:
    def test_it_is_announced_begins_after_a_month_and_ends_at_three_quarters(self):
        days = told(kept_up(0, 120), 400)
        full = days[130].value
        told_first = next(day for day in days if day.decay is not None)
        assert told_first.day == 141
        assert told_first.decay is not None
        assert told_first.decay.lost == 0
        falling = next(day.day for day in days[130:] if day.value < full)
        assert falling == told_first.decay.begins_on == 152
        assert days[400].value == full - full // 4
        assert reasons(days[400])["faded"] == -(full // 4)

    def test_a_year_away_and_back(self):
        before = score(kept_up(0, 200), 200, POLICY).value
        events = [*kept_up(0, 200), *ledger(used(range(565, 600, 2)))]
        assert score(events, 564, POLICY).value == before - before // 4
        assert score(events, 599, POLICY).value >= before

    def test_a_day_of_use_in_three_weeks_keeps_it_from_being_announced(self):
        sparse = [*kept_up(0, 120), *ledger(used(range(140, 400, 20)))]
        assert all(day.decay is None for day in told(sparse, 400))


class TestPenalties:
    def test_a_confirmed_fraud_costs_at_once_and_a_correction_gives_it_all_back(self):
        honest = kept_up(0, 200)
        punished = later(honest, (150, trust.FRAUD_CONFIRMED))
        assert values(honest)[150] - values(punished)[150] == 330
        cleared = [*punished, correction(len(punished) + 1, 170, len(punished))]
        assert told(cleared, 169) == told(punished, 169)
        assert told(cleared)[170:] == told(honest)[170:]

    def test_a_correction_that_was_itself_wrong_is_corrected(self):
        punished = later(kept_up(0, 100), (80, trust.SPAM_BURST))
        again = [*punished, correction(900, 85, len(punished)), correction(901, 90, 900)]
        assert told(again)[90:] == told(punished)[90:]

    def test_what_was_good_and_is_corrected_away_goes_no_faster_than_a_days_loss(self):
        life = [*kept_up(0, 200), *[TrustEvent(1000 + day, day, trust.ADOPTED, 100) for day in range(20)]]
        taken = [*life, *[correction(2000 + day, 210, 1000 + day) for day in range(20)]]
        series = told(taken, 240)
        assert series[209].value - series[210].value == 120
        assert reasons(series[210])["cushion"] == 30
        assert series[240].value == score(kept_up(0, 200), 240, POLICY).value

    def test_a_card_that_fails_once_costs_little_and_is_forgotten(self):
        honest = kept_up(0, 250)
        failed = later(honest, (50, trust.PAYMENT_FAILED))
        assert values(honest)[50] - values(failed)[50] <= 15
        assert values(failed)[210:] == values(honest)[210:]

    def test_one_of_the_household_costs_little_and_a_ring_much(self):
        honest = values(kept_up(0, 200))[199]
        assert honest - values(later(kept_up(0, 200), (190, trust.SELF_ADOPTED)))[199] <= 20
        ring = later(kept_up(0, 200), *[(day, trust.SELF_ADOPTED) for day in range(20, 200, 9)])
        assert honest - values(ring)[199] >= 80

    def test_a_ring_of_twenty_gains_nothing(self):
        ring = {
            number: later(kept_up(0, 200, 2), *[(day, trust.SELF_ADOPTED) for day in range(20 + number, 200, 9)])
            for number in range(20)
        }
        alone = score(kept_up(0, 200), 200, POLICY)
        together = linked(ring, 200, POLICY)
        assert all(found.value < alone.value - 80 for found in together.scores.values())
        assert together.shared.at <= POLICY.tier(alone.tier).at

    def test_an_account_that_is_kept_clean_pays_for_its_twin(self):
        twin = later(kept_up(0, 100), (90, trust.CHARGEBACK))
        both = linked({"clean": kept_up(0, 100), "used up": twin}, 100, POLICY)
        assert both.scores["clean"].value == both.scores["used up"].value == score(twin, 100, POLICY).value


class TestTiers:
    def test_a_tier_is_kept_for_a_fortnight_below_it(self):
        events = later(kept_up(0, 250), (80, trust.CHARGEBACK))
        days = told(events)
        reached = next(day.day for day in days if day.tier == "sprout")
        assert reached < 80
        below = [day.day for day in days[80:] if day.value < 170]
        assert next(day.day for day in days[80:] if day.tier == "seed") == below[13]

    def test_a_little_below_it_is_kept_for_good(self):
        events = later(kept_up(0, 28), (40, trust.PAYMENT_FAILED))
        days = told(events, 60)
        assert days[35].tier == "sprout"
        assert min(day.value for day in days[35:]) in range(170, 200)
        assert {day.tier for day in days[35:]} == {"sprout"}

    def test_the_next_tier_and_how_far_it_is_are_told(self):
        found = score(kept_up(0, 60), 60, POLICY)
        assert found.next_tier == trust.NextTier("steady", 400, 400 - found.value)

    def test_the_way_there_is_told_in_plain_steps_that_come_true(self):
        events = later(kept_up(0, 60), (55, trust.RATE_ABUSE))
        steps = {step.action: step for step in next_steps(events, 60, POLICY)}
        assert set(steps) == {"weeks-of-use", "second-factor-on", "card-verified", "time"}
        weekly = ledger(used(range(61, 400, 7)))
        weeks = steps["weeks-of-use"]
        assert (
            score([*events, *weekly], weeks.by, POLICY).value
            >= 400
            > score([*events, *weekly], weeks.by - 1, POLICY).value
        )
        factor = steps["second-factor-on"]
        going_on = [*events, *weekly]
        turned_on = trust.simulate(going_on, [TrustEvent(0, 61, trust.SECOND_FACTOR_ON)], factor.by, POLICY)
        assert factor.points == 60 == turned_on.value - score(going_on, factor.by, POLICY).value
        assert score(events, steps["time"].by, POLICY).value == score(kept_up(0, 60), steps["time"].by, POLICY).value

    def test_whoever_has_it_all_has_no_step_to_take(self):
        life = [(0, kind, 1) for kind in (trust.ADDRESS_VERIFIED, trust.SECOND_FACTOR_ON, trust.CARD_VERIFIED)]
        life += [*used(range(800)), *[(day, trust.PAID, 1) for day in range(0, 800, 31)], (5, trust.ADOPTED, 100)]
        assert next_steps(ledger(life), 799, POLICY) == ()

    @pytest.mark.parametrize("tier", [tier.name for tier in POLICY.tiers])
    def test_every_sale_leaves_three_percent_whatever_the_tier(self, tier):
        for cost in [*range(1, 2000), *(10**power * digit for power in range(3, 10) for digit in range(1, 10))]:
            sold = trust.sale(cost, tier, POLICY)
            assert sold.price_micros == sold.retail_micros - sold.discount_micros
            assert 2 * sold.discount_micros <= sold.retail_micros - cost
            if cost >= 1000:
                assert 1000 * sold.contribution_micros >= POLICY.retail.least_contribution_of_price * sold.price_micros

    def test_rights_and_limits_only_grow(self):
        for lower, higher in pairwise(POLICY.tiers):
            before, after = lower.benefits, higher.benefits
            assert before.discount_percent < after.discount_percent
            assert before.requests_per_minute < after.requests_per_minute
            assert before.overdraft_cents <= after.overdraft_cents
            assert before.author_percent <= after.author_percent


class TestAnotherPolicy:
    def test_nobody_loses_a_tier_by_it_for_sixty_days_and_everybody_may_win_one_at_once(self):
        harder = changed(lambda data: data["tiers"][1].update(at=260))
        ledgers = [kept_up(0, 40), kept_up(0, 100), ledger([])]
        report = trust.difference(ledgers, 50, POLICY, harder)
        assert (report.accounts, report.protected, report.higher, report.lower) == (3, 1, 0, 0)
        assert report.moves == {("seed", "seed"): 1, ("sprout", "seed"): 1, ("sprout", "sprout"): 1}
        for day, tier in ((50, "sprout"), (109, "sprout"), (110, "seed")):
            old, new = score(kept_up(0, 40), day, POLICY), score(kept_up(0, 40), day, harder)
            assert trust.standing_after(old, new, 50, harder).name == tier
            assert trust.standing_after(new, old, 50, POLICY).name == "sprout"

    def test_whoever_falls_by_what_they_do_falls_under_both(self):
        harder = changed(lambda data: data["tiers"][1].update(at=260))
        events = later(kept_up(0, 40), (52, trust.FRAUD_CONFIRMED))
        old, new = score(events, 80, POLICY), score(events, 80, harder)
        assert trust.standing_after(old, new, 50, harder).name == "seed"


def changed(change: Callable[[dict[str, Any]], object]) -> Policy:
    data = json.loads(json.dumps(POLICY.data))
    data["version"] = 2
    change(data)
    return Policy.of(data)


class TestData:
    @pytest.mark.parametrize("version", policies())
    def test_a_published_policy_makes_of_the_same_ledgers_what_it_always_made(self, version):
        expected = (make_golden.DATA / f"scores-{version}.jsonl").read_text(encoding="utf-8")
        found = make_golden.shown(make_golden.replayed(version))
        assert found.splitlines()[1:] == expected.splitlines()[1:]
        assert found == expected

    def test_what_it_was_read_from_gives_it_again(self):
        assert Policy.of(json.loads(json.dumps(POLICY.data))) == POLICY
        assert policy() == policy(max(policies()))

    def test_all_points_together_are_the_highest_score(self):
        parts = (POLICY.rhythm.points, POLICY.tenure.points, POLICY.payments.points, POLICY.community, POLICY.care)
        most = POLICY.address + POLICY.second_factor + POLICY.card + sum(curve[-1] for curve in parts)
        assert most == trust.MAX_SCORE

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            (lambda data: data["pace"].update(gain=11), "bring more"),
            (lambda data: data["pace"].update(blow=101), "cost more"),
            (lambda data: data["pace"].update(blow_fraud=331), "day of fraud"),
            (lambda data: data["pace"].update(blow=5, blow_fraud=4), "something smaller"),
            (lambda data: data["fade"].update(most=251), "more than a quarter"),
            (lambda data: data["fade"].update(warned_on=23), "sooner after the warning"),
            (lambda data: data["fade"].update(each_day_of_use=16), "more slowly"),
            (lambda data: data["identity"].update(card=150), "more than the most"),
            (lambda data: data["payments"].update(most_per_week_of_use=80), "money alone"),
            (lambda data: data["melting"].update(minor=[[0, 1000], [170, 0]]), "last longer"),
            (lambda data: data["melting"].update(minor=[[0, 1000], [54, 500]]), "must end"),
            (lambda data: data["melting"].update(minor=[[0, 1000], [20, 0]]), "melt faster"),
            (lambda data: data["penalties"].pop("spam-burst"), "for each kind"),
            (lambda data: data["penalties"].update(request={"points": 1, "most": 1}), "for each kind"),
            (lambda data: data["rhythm"].update(points=[[0, 0], [4, 90], [9, 80]]), "rise"),
            (lambda data: data["tiers"].reverse(), "rise from 0"),
            (lambda data: data.pop("care"), "lacks"),
            (lambda data: data["pace"].update(faster=1), "lacks"),
        ],
    )
    def test_a_policy_that_could_break_a_promise_is_refused(self, change, words):
        data = copy.deepcopy(json.loads(json.dumps(POLICY.data)))
        change(data)
        with pytest.raises(PolicyRefused, match=words):
            Policy.of(data)

    def test_a_version_that_is_not_known_is_refused(self):
        with pytest.raises(PolicyRefused, match="there is no policy 77"):
            policy(77)


class TestReplay:
    def lines(self, tmp_path: Path, *lines: str) -> Path:
        path = tmp_path / "events.jsonl"
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        return path

    def test_it_needs_neither_database_nor_settings(self, tmp_path):
        events = self.lines(
            tmp_path, '{"user": "ada", "archetype": "casual", "day": 1, "kind": "email_verified", "n": 1}'
        )
        command = [sys.executable, "-m", "sync_server", "trust", "replay", str(events), "scores.jsonl", "--days", "3"]
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(tmp_path / "none")}
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["events.jsonl", "scores.jsonl"]
        assert [json.loads(line) for line in (tmp_path / "scores.jsonl").read_text().splitlines()] == [
            {"user": "ada", "archetype": "casual", "day": day, "score": points, "reasons": found, "tier": "seed",
             "decay_warning": False}
            for day, points, found in (
                (0, 0, []),
                (1, 10, [["address", 40], ["pace", -30]]),
                (2, 20, [["address", 40], ["pace", -20]]),
            )
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ('{"user": "ada", "day": 0, "kind": "wizardry", "n": 1}', "there is no kind 'wizardry'"),
            ('{"user": "ada", "day": 0, "n": 1}', "there is no kind None"),
            ('{"user": "ada", "day": -1, "kind": "active"}', '"day" must be 0 or later'),
            ('{"user": "ada", "day": "3", "kind": "active"}', '"day" must be a whole number'),
            ('{"user": "ada", "day": 1.5, "kind": "active"}', '"day" must be a whole number'),
            ('{"user": "ada", "day": true, "kind": "active"}', '"day" must be a whole number'),
            ('{"user": "ada", "day": 0, "kind": "active", "n": "x"}', '"n" must be a whole number'),
            ('{"user": 7, "day": 0, "kind": "active"}', '"user" must be a name'),
            ('{"user": "ada", "archetype": "b", "day": 0, "kind": "active"}', "ada was nothing before, and is b here"),
            ('{"user": "ada", "day": 0, "kind": "active", "seq": 1}', 'ada has two events with "seq" 1'),
            ('{"user": "ada", "day": 0, "kind": "reversed"}', '"reverses" must be a whole number'),
            ('{"user": "ada", "day": 0, "kind": "reversed", "reverses": 2}', '"reverses" must name an event before it'),
            ("[1]", "that is no JSON object"),
            ("{", "that is no JSON"),
            ("[" * 100_000, "that is no JSON"),
        ],
    )
    def test_a_line_that_is_no_event_is_named(self, tmp_path, line, words):
        good = '{"user": "ada", "day": 0, "kind": "active", "n": 1}'
        with pytest.raises(SettingsRefused, match="line 3: ") as refused:
            replay(self.lines(tmp_path, good, "", line), tmp_path / "scores.jsonl", 3)
        assert words in str(refused.value)
        assert not (tmp_path / "scores.jsonl").exists()

    def test_a_file_that_is_not_there_or_no_text_is_told(self, tmp_path):
        with pytest.raises(SettingsRefused, match="nothing was scored"):
            replay(tmp_path / "none.jsonl", tmp_path / "scores.jsonl", 3)
        (tmp_path / "events.jsonl").write_bytes(b"\xff\xfe\x00")
        with pytest.raises(SettingsRefused, match="not UTF-8"):
            replay(tmp_path / "events.jsonl", tmp_path / "scores.jsonl", 3)
        with pytest.raises(SettingsRefused, match="there is no policy 9"):
            replay(self.lines(tmp_path), tmp_path / "scores.jsonl", 3, 9)

    def test_the_events_are_not_written_over(self, tmp_path):
        events = self.lines(tmp_path, '{"user": "ada", "day": 0, "kind": "active"}')
        before = events.read_bytes()
        with pytest.raises(SettingsRefused, match="written over"):
            replay(events, tmp_path / "." / "events.jsonl", 3)
        assert events.read_bytes() == before

    def test_a_correction_is_followed(self, tmp_path):
        lines = [json.dumps({"user": "ada", "day": day, "kind": "active"}) for day in range(40)]
        penalty, correction = (
            '{"user": "ada", "day": 30, "kind": "spam-burst"}',
            '{"user": "ada", "day": 35, "kind": "reversed", "reverses": 41}',
        )

        def scored(*more: str) -> list[int]:
            replay(self.lines(tmp_path, *lines, *more), tmp_path / "scores.jsonl", 40)
            return [json.loads(line)["score"] for line in (tmp_path / "scores.jsonl").read_text().splitlines()]

        assert scored(penalty, correction) == [*scored(penalty)[:35], *scored()[35:]]

    def test_adopters_of_the_same_devices_and_invitations_in_bulk_are_seen_through(self, tmp_path):
        def scored(kind: str, n: int) -> int:
            lines = [json.dumps({"user": "ada", "day": day, "kind": "active", "n": 1}) for day in range(60)]
            events = self.lines(tmp_path, *lines, json.dumps({"user": "ada", "day": 50, "kind": kind, "n": n}))
            replay(events, tmp_path / "scores.jsonl", 60)
            return json.loads((tmp_path / "scores.jsonl").read_text().splitlines()[-1])["score"]

        nothing = scored("request", 1)
        assert scored("adopted", 10) < nothing < scored("adopted", 60)
        assert scored("referred", 5) < nothing == scored("referred", 4)
