"""What the trust screen shows and asks, over a ledger that is scored by the real policy."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from soulfra_desktop.domain.errors import NotSignedIn, ServerRefused, ServerUnreachable
from soulfra_desktop.ui.trust.presenter import TrustPresenter, amiss
from tests.desktop.ui.trust.told import Told
from tests.pictured_shell import StillClock
from tests.pictured_trust import APPEALED_TWICE, BURST, HONEST, LONG, PROOF, TODAY, granted, ledger, report


class Working:
    """A presenter, and the tasks that it starts."""

    def __init__(self, service: Told | None = None, **more) -> None:
        self.service = service or Told()
        self.tasks: list[asyncio.Task] = []
        self.states: list = []
        self.presenter = TrustPresenter(self.service, StillClock(), self._spawn, **more)  # type: ignore[arg-type]
        self.presenter.on_change = self.states.append

    def _spawn(self, work):
        self.tasks.append(asyncio.get_running_loop().create_task(work))
        return self.tasks[-1]

    @property
    def state(self) -> Any:
        return self.presenter.state

    async def settled(self) -> Any:
        while waiting := [task for task in self.tasks if not task.done()]:
            await asyncio.wait(waiting)
        for task in self.tasks:
            task.result()
        return self.state


async def looked(service: Told | None = None, **more) -> Working:
    made = Working(service, **more)
    made.presenter.look()
    await made.settled()
    return made


async def test_a_look_brings_the_score_its_history_and_what_this_machine_found():
    state = (await looked()).state
    assert state.phase == "ready"
    assert state.trust is not None
    assert state.check is not None
    assert state.check.holds
    assert state.points
    assert state.changes[0].last >= state.changes[-1].first, "the latest first"
    assert not state.checking


@pytest.mark.parametrize("every", [False, True])
async def test_the_reasons_that_are_shown_and_the_rest_sum_to_the_score(every):
    work = await looked(Told(ledger(*LONG, (12, "report-upheld"), since=300)))
    work.presenter.show_all_reasons(every)
    state = work.state
    assert (state.other_reasons == 0) == every
    assert sum(reason.points for reason in state.reasons) + state.other_points == state.trust.score


async def test_of_what_was_earned_the_lesser_is_folded_and_what_was_lost_never_is():
    work = await looked(Told(ledger(*LONG, (33, "payment-failed"), (12, "report-upheld"), since=300)))
    state = work.state
    assert state.other_reasons == 2
    assert state.other_points > 0
    lost = [reason for reason in state.trust.reasons if reason.points < 0]
    assert len(lost) == 2
    assert {reason for reason in state.reasons if reason.points < 0} == set(lost)
    work.presenter.show_all_reasons(True)
    assert (work.state.other_reasons, work.state.other_points) == (0, 0)
    assert len(work.state.reasons) == len(state.trust.reasons)


async def test_one_reason_alone_is_told_and_not_called_another():
    state = (await looked(Told(ledger(*(one for one in LONG if one[0] > 70), since=300, until=70)))).state
    assert len([reason for reason in state.trust.reasons if reason.points > 0]) == 5
    assert state.reasons[-1].points < 0, "what has faded"
    assert state.other_reasons == 0
    assert not state.folds_reasons


async def test_an_entry_that_was_taken_back_is_shown_only_where_it_was_appealed_against():
    service = Told(granted())
    entry = next(one for one in await service.entries() if one.kind == "report-upheld")
    assert entry.struck
    assert [one.kind for one in (await looked(service)).state.against] == ["payment-failed"]
    await service.appeal("It was not me.", seq=entry.seq)
    assert [one.kind for one in (await looked(service)).state.against] == ["report-upheld", "payment-failed"]


async def test_what_was_kept_is_shown_before_the_server_answers():
    service = Told()
    service.kept_copy = replace(report(ledger(*HONEST, until=10)), is_kept_copy=True)
    work = await looked(service)
    first = next(state for state in work.states if state.trust is not None)
    assert first.trust.is_kept_copy
    assert not work.state.trust.is_kept_copy
    assert first.trust.score != work.state.trust.score, "so the ring is seen to sweep"


async def test_out_of_reach_the_last_kept_copy_stays_and_nothing_is_called_checked():
    service = Told()
    service.kept_copy = replace(report(service.events), is_kept_copy=True)
    service.out_of_reach = True
    state = (await looked(service)).state
    assert (state.phase, state.trust.is_kept_copy, state.check) == ("ready", True, None)
    assert state.problem is None


async def test_out_of_reach_with_nothing_kept_says_why():
    service = Told()
    service.out_of_reach = True
    state = (await looked(service)).state
    assert state.phase == "failed"
    assert state.problem.message == "The server cannot be reached."


async def test_without_an_account_there_is_nothing_of_the_one_before():
    work = await looked()
    work.service.refuses = NotSignedIn("Nobody is signed in.")
    work.presenter.look()
    state = await work.settled()
    assert (state.phase, state.trust, state.points, state.check) == ("none", None, (), None)


async def test_a_session_that_keeps_nothing_asks_nobody():
    work = await looked(barrier="nothing kept")
    assert work.state.phase == "none"
    assert work.state.trust is None


async def test_another_account_shows_nothing_of_the_one_before():
    work = await looked()
    work.presenter.tick("second-factor-on", True)
    await work.settled()
    work.service.account_id = "b" * 32
    work.presenter.look()
    state = await work.settled()
    assert state.simulated is None
    assert not state.chosen


async def test_ticking_a_step_previews_as_much_as_the_step_promises():
    work = await looked()
    step = next(step for step in work.state.steps if step.action == "second-factor-on")
    work.presenter.tick("second-factor-on", True)
    state = await work.settled()
    assert state.preview.score == state.trust.score + step.points
    assert state.preview.by == step.by


async def test_two_steps_bring_more_than_one_and_none_nothing():
    work = await looked()
    work.presenter.tick("second-factor-on", True)
    one = (await work.settled()).preview.score
    work.presenter.tick("card-verified", True)
    assert (await work.settled()).preview.score > one
    work.presenter.tick("card-verified", False)
    work.presenter.tick("second-factor-on", False)
    assert (await work.settled()).preview is None


async def test_weeks_of_use_reach_the_next_tier_on_the_day_that_is_promised():
    work = await looked(Told(ledger((2, "address-verified"), since=3, every=2)))
    weeks = next(step for step in work.state.steps if step.action == "weeks-of-use")
    work.presenter.tick("weeks-of-use", True)
    state = await work.settled()
    assert state.preview.tier == state.trust.next_tier.name
    assert abs(state.preview.by - weeks.by) <= timedelta(days=7)


async def test_it_looks_so_far_ahead_that_the_last_ticked_step_is_in_sight():
    work = await looked()
    weeks = next(step for step in work.state.steps if step.action == "weeks-of-use")
    work.presenter.tick("weeks-of-use", True)
    await work.settled()
    assert TODAY + timedelta(days=work.service.simulated[-1][1]) > weeks.by


async def test_a_range_begins_as_the_score_stood_and_ends_today():
    work = await looked(Told(ledger(*LONG, since=300)))
    for name in ("30", "90", "365"):
        work.presenter.choose_range(name)
        points = work.state.shown_points
        assert points[-1].day == TODAY
        assert points[-1].score == work.state.trust.score
    work.presenter.choose_range("30")
    assert work.state.shown_points[0].day == TODAY - timedelta(days=29)


async def test_a_chart_begins_with_the_account_and_not_with_a_year_of_nothing():
    points = (await looked(Told(ledger((2, "address-verified"), since=3, every=2)))).state.shown_points
    assert (points[0].day, points[0].score) == (TODAY - timedelta(days=4), 0)
    assert points[1].score > 0


async def test_an_appeal_is_sent_and_stands_where_it_belongs():
    service = Told()
    service.holds = (BURST,)
    work = await looked(service)
    work.presenter.write_appeal(hold=BURST)
    work.presenter.send_appeal("   ")
    assert work.state.writing is not None, "without words there is none"
    work.presenter.send_appeal("The laptop is mine.")
    state = await work.settled()
    assert state.writing is None
    assert state.appeal_about(hold=BURST.id).state == "open"
    assert state.appeal_about(seq=1) is None


async def test_a_refused_appeal_keeps_the_form_and_says_why():
    work = await looked()
    work.presenter.write_appeal(entry=None, hold=BURST)
    work.service.refuses = ServerRefused("This was appealed against already.")
    work.presenter.send_appeal("Once more.")
    state = await work.settled()
    assert state.writing.problem.message == "This was appealed against already."
    assert not state.working


async def test_only_what_lowers_a_score_can_be_appealed_against():
    state = (await looked(Told(ledger(*LONG, (12, "report-upheld"), since=300)))).state
    assert [entry.kind for entry in state.entries] == ["report-upheld"]


async def test_leaving_is_asked_first_and_then_done():
    work = await looked()
    work.presenter.ask_to_leave()
    assert work.state.leaving
    assert work.service.takes_part
    work.presenter.take_part(False)
    state = await work.settled()
    assert not state.trust.takes_part
    assert not state.leaving
    work.presenter.take_part(True)
    assert (await work.settled()).trust.takes_part


async def test_leaving_that_did_not_reach_the_server_is_not_called_done():
    work = await looked()
    work.service.out_of_reach = True
    work.presenter.ask_to_leave()
    work.presenter.take_part(False)
    state = await work.settled()
    assert state.trust.takes_part
    assert state.problem.message == "The server cannot be reached."


async def test_what_does_not_hold_is_in_the_state():
    service = Told()
    service.faults = ("chain",)
    state = (await looked(service)).state
    assert not state.check.holds


async def test_a_second_view_hears_of_the_same_state():
    work = Working()
    heard = []
    work.presenter.glance.on_change = heard.append
    work.presenter.look()
    await work.settled()
    assert heard[-1] is work.state


async def test_a_tier_is_said_by_the_score_that_would_be():
    work = await looked()
    state = work.state
    trusted = next(tier for tier in state.trust.tiers if tier.name == "trusted")
    assert state._tier_at(trusted.at) == "trusted"
    assert state._tier_at(trusted.at - 1) == "steady"
    assert state._tier_at(0) == state.trust.tier, "none is lost by looking ahead"


async def test_a_mailed_code_ends_the_stop_that_asked_for_it_and_a_wrong_one_says_so():
    service = Told()
    service.holds = (BURST, PROOF)
    work = await looked(service)
    work.presenter.prove(PROOF, "  ")
    assert (await work.settled()).proving is None, "nothing is sent without a code"
    work.presenter.prove(PROOF, "another")
    state = await work.settled()
    assert state.proving.hold == PROOF.id
    assert "unknown" in state.proving.problem.said
    assert not state.working
    work.presenter.prove(PROOF, f" {service.code} ")
    state = await work.settled()
    assert state.proving is None
    assert state.holds == (BURST,)


# What comes late


class Slow(Told):
    """Answers the first calls of one kind only when it is let, in whatever order."""

    def __init__(self, slow: str, first: int = 1) -> None:
        super().__init__()
        self.calls: list[asyncio.Future] = []
        at_once = getattr(self, slow)

        async def answer(*said, **named) -> Any:
            if len(self.calls) < first:
                self.calls.append(asyncio.get_running_loop().create_future())
                await self.calls[-1]
            return await at_once(*said, **named)

        setattr(self, slow, answer)

    async def asked(self, times: int) -> None:
        while len(self.calls) < times:
            await asyncio.sleep(0)


@pytest.mark.parametrize("refusal", [ServerUnreachable("Too late."), NotSignedIn("Nobody was signed in.")])
async def test_an_earlier_look_that_fails_late_says_nothing_about_a_later_one(refusal):
    service = Slow("report", 2)
    work = Working(service)
    work.presenter.look()
    work.presenter.look()
    await service.asked(2)
    service.calls[1].set_result(None)
    while work.state.phase != "ready":
        await asyncio.sleep(0)
    service.calls[0].set_exception(refusal)
    state = await work.settled()
    assert (state.phase, state.problem) == ("ready", None)
    assert state.trust is not None


async def test_a_check_that_ends_after_signing_out_is_told_to_nobody():
    service = Slow("check")
    work = Working(service)
    work.presenter.look()
    await service.asked(1)
    service.refuses = NotSignedIn("Nobody is signed in.")
    work.presenter.look()
    while work.state.phase != "none":
        await asyncio.sleep(0)
    service.refuses = None
    service.calls[0].set_result(None)
    state = await work.settled()
    assert (state.phase, state.check, state.checking) == ("none", None, False)


@pytest.mark.parametrize("writes_another", [False, True])
@pytest.mark.parametrize("refused", [False, True])
async def test_an_answer_to_an_appeal_touches_no_form_but_its_own(refused, writes_another):
    service = Slow("appeal")
    work = await looked(service)
    work.presenter.write_appeal(hold=BURST)
    work.presenter.send_appeal("The laptop is mine.")
    await service.asked(1)
    work.presenter.leave_appeal()
    if writes_another:
        work.presenter.write_appeal(hold=PROOF)
    now = work.state.writing
    if refused:
        service.calls[0].set_exception(ServerUnreachable("The server cannot be reached."))
    else:
        service.calls[0].set_result(None)
    state = await work.settled()
    assert state.writing is now
    assert (state.problem is not None) == refused, "said on the screen, as its form is gone"
    assert bool(state.appeals) != refused


# A server that was restored


async def test_a_ledger_that_was_set_back_is_taken_once_the_person_says_that_it_was_restored():
    service = Told()
    service.kept_copy = replace(report(service.events), is_kept_copy=True)
    service.set_back = True
    work = await looked(service)
    assert work.state.set_back
    assert work.state.trust.is_kept_copy
    assert "soulfra" not in work.state.problem.said, "the press is here"
    work.presenter.accept_restored()
    state = await work.settled()
    assert (state.set_back, state.problem) == (False, None)
    assert not state.trust.is_kept_copy


async def test_who_says_so_while_the_server_is_away_is_told_and_can_say_it_again():
    service = Told()
    service.set_back = True
    work = await looked(service)
    service.out_of_reach = True
    work.presenter.accept_restored()
    state = await work.settled()
    assert state.set_back
    assert state.problem.message == "The server cannot be reached."
    assert not state.working


async def test_who_appeals_twice_is_shown_the_first_and_not_sent_to_a_terminal():
    assert "soulfra" in APPEALED_TWICE.advice
    assert amiss(APPEALED_TWICE).advice == ""
    service = Told()
    work = await looked(service)
    made = await service.appeal("From another machine.", hold=BURST.id)

    async def again(*_said, **_named) -> Any:
        raise APPEALED_TWICE

    service.appeal = again  # type: ignore[method-assign]
    work.presenter.write_appeal(hold=BURST)
    work.presenter.send_appeal("Once more.")
    state = await work.settled()
    assert state.writing.problem.said == APPEALED_TWICE.message
    assert state.appeal_about(hold=BURST.id).id == made.id
