"""What the usage screen decides, over a real ledger in a store in memory."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.bill import Bill, BillLine, Side
from soulfra_desktop.domain.errors import ExportFailed, ImportRefused, StoreError
from soulfra_desktop.domain.routing import Model, ModelRef
from soulfra_desktop.domain.spending import Span
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.services.budget import BudgetService
from soulfra_desktop.services.ports import CallTime, Reservation
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.services.usage import UsageService
from soulfra_desktop.ui.usage.presenter import UsagePresenter
from soulfra_desktop.ui.usage.state import UsageState, span_of
from tests.desktop.services.house import TwoDollars
from tests.desktop.ui.working import settled

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = NOW.astimezone().date()
DEAR = "openai/dear"


class Clock:
    def now(self) -> datetime:
        return NOW

    def monotonic(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None: ...


class Files:
    """Stands for the adapters: remembers what was written, and reads one bill."""

    def __init__(self) -> None:
        self.written: list[tuple[Span, Path]] = []
        self.fails: Exception | None = None

    async def write(self, span: Span, path: Path) -> None:
        if self.fails:
            raise self.fails
        self.written.append((span, path))

    async def read_bill(self, paths: Sequence[Path]) -> Bill:
        if self.fails:
            raise self.fails
        return Bill("openai", (BillLine(NOW.date(), "dear", Side(100, 50, 300, None)),))


class Screen:
    """The presenter, and what it stands on."""

    def __init__(self, store: Any, tasks: TaskSupervisor) -> None:
        self.store, self.tasks, self.files = store, tasks, Files()
        settings = SettingsService(store.settings, store.secrets, lambda _provider: None)
        self.usage = UsageService(store.usage, settings, TwoDollars())
        self.presenter = UsagePresenter(
            self.usage,
            BudgetService(store.budgets, settings, Clock()),
            self.files,
            self.baselines,
            Clock(),
            tasks.spawn,
        )
        self.states: list[UsageState] = []
        self.presenter.on_change = self.states.append

    async def baselines(self) -> Sequence[Model]:
        return [Model(ModelRef.parse(DEAR), False)]

    @property
    def state(self) -> UsageState:
        return self.presenter.state

    async def spend(self, micros: int, days_ago: int = 0, outcome: str = "answered") -> None:
        number = f"{micros}-{days_ago}-{outcome}"
        at, used = NOW - timedelta(days=days_ago), TokenCount(100, 50)
        ref = ModelRef("openai", "cheap")
        await self.store.ledger.reserve(Reservation(number, None, ref, False, used, Money(micros), "t", at))
        await self.store.ledger.settle(number, used, Money(micros), outcome, CallTime(300, 900))

    async def look(self) -> UsageState:
        self.presenter.look()
        await settled(self.tasks)
        return self.state


@pytest.fixture
async def screen() -> AsyncGenerator[Screen]:
    tasks = TaskSupervisor(lambda error: pytest.fail(repr(error)))
    store = await open_in_memory()
    yield Screen(store, tasks)
    await store.aclose()


async def test_a_span_counts_its_days_alone_and_today_is_the_last_of_them(screen):
    await screen.spend(1_000)
    await screen.spend(2_000, days_ago=6)
    await screen.spend(4_000, days_ago=7)
    for name, spent in (("today", 1_000), ("week", 3_000), ("all", 7_000)):
        screen.presenter.choose_span(name)
        await settled(screen.tasks)
        assert screen.state.overview.totals.cost == Money(spent), name


async def test_days_without_a_call_have_a_place_in_the_chart(screen):
    await screen.spend(1_000, days_ago=3)
    screen.presenter.choose_span("week")
    await settled(screen.tasks)
    assert [totals.calls for _, totals in screen.state.days] == [0, 0, 0, 1, 0, 0, 0]


async def test_days_chosen_the_wrong_way_round_are_turned(screen):
    screen.presenter.choose_days(date(2026, 11, 20), date(2026, 11, 2))
    await settled(screen.tasks)
    assert screen.state.span == Span(date(2026, 11, 2), date(2026, 11, 20))
    assert screen.state.span_name == "own"


async def test_a_look_that_comes_late_does_not_take_the_place_of_a_newer_one(screen):
    await screen.spend(1_000)
    await screen.spend(2_000, days_ago=20)
    screen.presenter.choose_span("all")
    screen.presenter.choose_span("today")
    await settled(screen.tasks)
    assert screen.state.overview.totals.cost == Money(1_000)


async def test_a_store_that_cannot_be_read_is_told_and_read_again(screen, monkeypatch):
    async def broken(*_arguments):
        raise StoreError("The disk could not be read.", "Try again.")

    with monkeypatch.context() as patch:
        patch.setattr(screen.usage, "overview", broken)
        assert (await screen.look()).phase == "failed"
        assert screen.state.problem.message == "The disk could not be read."
    assert (await screen.look()).phase == "ready"
    assert screen.state.problem is None


async def test_a_budget_is_set_replaced_and_removed_by_an_empty_field(screen):
    await screen.spend(900)
    for text, limit in (("0.001", 1_000), ("$1", 1_000_000)):
        screen.presenter.set_budget("month", text)
        await settled(screen.tasks)
        assert [(s.budget.limit, s.spent) for s in screen.state.budgets] == [(Money(limit), Money(900))]
    screen.presenter.set_budget("month", "  ")
    await settled(screen.tasks)
    assert screen.state.budgets == ()


async def test_what_is_no_amount_changes_nothing_and_says_so(screen):
    screen.presenter.set_budget("day", "5")
    await settled(screen.tasks)
    screen.presenter.set_budget("day", "plenty")
    await settled(screen.tasks)
    assert "no amount" in screen.state.budget_problem.message
    screen.presenter.set_budget("day", "6")
    await settled(screen.tasks)
    assert screen.state.budget_problem is None
    assert [s.budget.limit for s in screen.state.budgets] == [Money(6_000_000)]


async def test_a_baseline_compares_what_was_asked_before_and_none_claims_nothing(screen):
    await screen.spend(1)
    assert (await screen.look()).overview.savings is None
    screen.presenter.name_baseline(DEAR)
    await settled(screen.tasks)
    assert screen.state.baseline == DEAR
    assert screen.state.overview.savings.micros > 0
    assert any(state.weighed == 1 for state in screen.states)
    assert screen.state.weighed is None
    screen.presenter.name_baseline("")
    await settled(screen.tasks)
    assert screen.state.overview.savings is None


async def test_a_baseline_that_is_no_model_is_refused_and_the_old_one_stays(screen):
    screen.presenter.name_baseline("nonsense")
    await settled(screen.tasks)
    assert "nonsense" in screen.state.savings_problem.message
    assert screen.state.baseline == ""
    assert screen.state.weighed is None


async def test_the_file_has_the_days_that_are_shown(screen):
    screen.presenter.choose_span("week")
    screen.presenter.write("/somewhere/calls.csv")
    await settled(screen.tasks)
    assert screen.files.written == [(span_of("week", TODAY), Path("/somewhere/calls.csv"))]
    assert screen.state.written == "/somewhere/calls.csv"
    screen.files.fails = ExportFailed("The disk is full.")
    screen.presenter.write("/somewhere/else.csv")
    await settled(screen.tasks)
    assert (screen.state.written, screen.state.savings_problem.message) == ("", "The disk is full.")


async def test_a_bill_is_compared_and_one_that_cannot_be_read_takes_the_last_away(screen):
    await screen.spend(300)
    screen.presenter.compare(["usage.csv"])
    await settled(screen.tasks)
    found = screen.state.comparing.found
    assert [row.model for row in found.only_theirs] == ["dear"]
    assert [row.model for row in found.only_ours] == ["cheap"]
    screen.files.fails = ImportRefused("That is no bill.")
    screen.presenter.compare(["cat.png"])
    await settled(screen.tasks)
    assert screen.state.comparing is None
    assert screen.state.savings_problem.message == "That is no bill."
    screen.presenter.compare([])
    await settled(screen.tasks)


async def test_a_chat_that_is_gone_opens_nothing(screen):
    opened: list[str] = []
    screen.presenter.on_chat = opened.append
    screen.presenter.open_chat("")
    screen.presenter.open_chat("1")
    assert opened == ["1"]
