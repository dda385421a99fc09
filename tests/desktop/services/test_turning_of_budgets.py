"""A budget's day and month turn at the person's own midnight, wherever they live and however long the day is."""

from __future__ import annotations

import time
from datetime import datetime

import pytest

from soulfra_desktop.domain.budget import Budget, Scope
from soulfra_desktop.domain.errors import BudgetUsedUp, NothingCanAnswer
from soulfra_desktop.domain.routing import ModelRef, Policy
from soulfra_desktop.domain.usage import Money
from soulfra_desktop.services.budget import BudgetService
from tests.fakes import FrozenClock, ScriptedProvider

NAMED = Policy(model=ModelRef("openai", "small"), consented=True, fallback=False)
BERLIN, LOS_ANGELES, KATHMANDU = "Europe/Berlin", "America/Los_Angeles", "Asia/Kathmandu"


@pytest.fixture
def lives_in(monkeypatch):
    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


def set_clock(clock: FrozenClock, moment: str) -> None:
    """Moments are in UTC."""
    clock.advance((datetime.fromisoformat(moment) - clock.now()).total_seconds())


@pytest.mark.parametrize(
    ("scope", "zone", "asked", "still", "turned"),
    [
        pytest.param("day", BERLIN, "2026-11-22T23:01Z", "2026-11-23T22:59Z", "2026-11-23T23:01Z", id="a day"),
        pytest.param("day", LOS_ANGELES, "2026-11-22T23:59Z", "2026-11-23T07:59Z", "2026-11-23T08:01Z", id="far west"),
        pytest.param("day", KATHMANDU, "2026-11-22T18:16Z", "2026-11-23T18:14Z", "2026-11-23T18:16Z", id="a quarter"),
        pytest.param("day", BERLIN, "2026-10-24T22:01Z", "2026-10-25T22:59Z", "2026-10-25T23:01Z", id="of 25 hours"),
        pytest.param("day", BERLIN, "2026-03-28T23:01Z", "2026-03-29T21:59Z", "2026-03-29T22:01Z", id="of 23 hours"),
        pytest.param("month", BERLIN, "2026-10-31T23:01Z", "2026-11-30T22:59Z", "2026-11-30T23:01Z", id="a month"),
        pytest.param("month", LOS_ANGELES, "2026-12-01T08:01Z", "2027-01-01T07:59Z", "2027-01-01T08:01Z", id="a year"),
        pytest.param("month", BERLIN, "2028-02-28T23:30Z", "2028-02-29T22:59Z", "2028-02-29T23:01Z", id="leap day"),
    ],
)
async def test_a_budget_turns_at_the_persons_midnight(house, lives_in, scope: Scope, zone, asked, still, turned):
    lives_in(zone)
    home = await house(ScriptedProvider("openai", local=False, context_window=None), allowed=("openai",))
    await home.store.budgets.save(Budget(scope, Money(1_000_000)))
    budgets = BudgetService(home.store.budgets, home.settings, home.clock)

    async def spent() -> int:
        return (await budgets.states())[0].spent.micros

    set_clock(home.clock, asked)
    assert await home.ask(policy=NAMED) is None
    first = await spent()
    assert first > 0
    set_clock(home.clock, still)
    assert await spent() == first, "it is the same day, or month, for the person"
    assert await home.ask(policy=NAMED) is None
    both = await spent()
    assert both > first
    set_clock(home.clock, turned)
    assert await spent() == 0
    assert await home.ask(policy=NAMED) is None
    assert 0 < await spent() < both


async def test_a_day_that_is_used_up_refuses_until_midnight_and_not_after(house, lives_in):
    lives_in(BERLIN)
    home = await house(ScriptedProvider("openai", local=False, context_window=None), allowed=("openai",))
    await home.store.budgets.save(Budget("day", Money(300)))
    set_clock(home.clock, "2026-11-23T20:00Z")
    answers = 0
    while await home.ask(policy=NAMED) is None:
        answers += 1
    assert 0 < answers < 100
    set_clock(home.clock, "2026-11-23T22:59Z")
    assert isinstance(await home.ask(policy=NAMED), NothingCanAnswer | BudgetUsedUp)
    set_clock(home.clock, "2026-11-23T23:01Z")
    assert await home.ask(policy=NAMED) is None
