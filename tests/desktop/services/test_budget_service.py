"""Budgets as a person sets them, sees them and is warned by them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.domain.budget import Account, Budget, applying
from soulfra_desktop.domain.errors import SettingRefused
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.services.budget import BudgetService
from soulfra_desktop.services.settings import SettingsService
from tests.contract.samples import answer, conversation, question
from tests.fakes import FrozenClock
from tests.machines.ledger_writer import reservation


class Home:
    """A store with a budget service and a ledger that is charged by hand."""

    def __init__(self, store) -> None:
        self.store = store
        self.clock = FrozenClock(datetime(2026, 11, 15, 12, tzinfo=UTC))
        self.settings = SettingsService(store.settings, store.secrets, lambda _provider: None)
        self.budgets = BudgetService(store.budgets, self.settings, self.clock)
        self._number = 0

    async def charge(self, micros: int, message: str | None = None, agent: str = "") -> None:
        from dataclasses import replace

        self._number += 1
        day = self.clock.now().astimezone().date()
        made = replace(reservation(f"r{self._number}", 0, agent, message), at=self.clock.now(), day=day)
        await self.store.ledger.reserve(made)
        await self.store.ledger.settle(made.id, TokenCount(1, 1), Money(micros), "answered")

    async def told(self, chat: str | None = None, agent: str = "") -> list[tuple[str, str]]:
        return [(s.budget.scope, s.level) for s in await self.budgets.news(chat, agent)]


@pytest.fixture
async def home():
    store = await open_in_memory()
    for chat in ("a", "b"):
        await store.conversations.begin(
            conversation(chat), question(f"q{chat}", chat), answer(f"{chat}1", f"q{chat}", chat)
        )
    yield Home(store)
    await store.aclose()


async def test_a_budget_is_set_changed_seen_and_removed(home):
    await home.budgets.set("month", "5")
    await home.budgets.set("month", "0,50")
    await home.charge(125_000)
    (state,) = await home.budgets.every_state()
    assert (state.budget, state.spent, state.percent, state.level) == (
        Budget("month", Money(500_000)),
        Money(125_000),
        25,
        "fine",
    )
    assert await home.budgets.left() == Money(375_000)
    assert await home.budgets.remove("month")
    assert not await home.budgets.remove("month")
    assert await home.budgets.left() is None


@pytest.mark.parametrize("amount", ["much", "1,000", "5 £"])
async def test_what_is_no_amount_sets_nothing(home, amount):
    with pytest.raises(SettingRefused) as told:
        await home.budgets.set("day", amount)
    assert told.value.advice
    assert await home.budgets.every_state() == []


async def test_a_day_is_nobodys_alone(home):
    with pytest.raises(SettingRefused, match="for everything"):
        await home.budgets.set("day", "5", "a")


async def test_a_warning_comes_once_for_each_budget_and_period(home):
    await home.budgets.set("day", Money(100))
    await home.budgets.set("month", Money(1_000))
    await home.charge(79)
    assert await home.told() == []
    await home.charge(1)
    assert await home.told() == [("day", "near")]
    assert await home.told() == []
    await home.charge(20)
    assert await home.told() == [("day", "used up")]
    home.clock.advance(86_400)
    assert await home.told() == []
    await home.charge(800)
    assert await home.told() == [("day", "used up"), ("month", "near")]
    home.clock.advance(20 * 86_400)
    assert await home.told() == []
    assert await home.budgets.left() == Money(100)


async def test_a_budget_that_was_changed_warns_anew(home):
    await home.budgets.set("month", Money(100))
    await home.charge(90)
    assert await home.told() == [("month", "near")]
    await home.budgets.set("month", Money(110))
    assert await home.told() == [("month", "near")]


async def test_a_chat_has_its_own_budget_or_the_one_of_every_chat(home):
    await home.budgets.set("chat", Money(100))
    await home.budgets.set("chat", Money(1_000), "b")
    await home.charge(90, "a1")
    await home.charge(90, "b1")
    assert await home.told("a") == [("chat", "near")]
    assert await home.told("b") == []
    assert await home.told("another") == []
    assert await home.budgets.left("b") == Money(910)
    every = {state.budget.subject: state for state in await home.budgets.every_state()}
    assert (every[""].subject, every[""].spent, every["b"].spent) == ("a", Money(90), Money(90))


async def test_an_agent_has_its_own_budget_and_the_person_has_none(home):
    await home.budgets.set("agent", Money(100))
    await home.charge(95, agent="robot")
    assert await home.budgets.left() is None
    assert await home.budgets.left(agent="robot") == Money(5)
    assert await home.budgets.left(agent="other") == Money(100)
    assert await home.told(agent="robot") == [("agent", "near")]


async def test_amounts_are_said_in_the_persons_currency_with_its_rate(home):
    await home.settings.change("currency", "EUR")
    await home.settings.change("currency_rate", "0.5")
    budget = await home.budgets.set("month", "5 €")
    assert budget.limit == Money(10_000_000)
    await home.charge(8_000_000)
    (state,) = await home.budgets.news()
    assert home.budgets.words(state).startswith("80 % of the budget for this month is used: ")
    assert "(1 USD = 0.5 EUR)" in home.budgets.words(state)


async def test_a_rate_goes_with_its_currency(home):
    await home.settings.change("currency_rate", "0.92")
    await home.settings.change("currency", "EUR")
    await home.settings.change("currency", "€")
    assert home.budgets.currency.rate_in_words == "1 USD = 0.92 EUR"
    await home.settings.change("currency", "JPY")
    assert home.settings.current.currency_rate == "", "a yen is not what a euro is"
    await home.settings.change("currency_rate", "150")
    await home.settings.change("currency", "USD")
    await home.settings.change("currency", "EUR")
    assert home.settings.current.currency_rate == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [("currency", "euros"), ("currency_rate", "much"), ("own_prices", ["x"]), ("baseline_model", "x")],
)
async def test_a_setting_about_money_is_checked(home, name, value):
    with pytest.raises(SettingRefused):
        await home.settings.change(name, value)


def test_a_budget_for_one_chat_stands_in_for_the_general_one():
    general, own, day = Budget("chat", Money(1)), Budget("chat", Money(2), "a"), Budget("day", Money(3))
    today = datetime(2026, 11, 15, tzinfo=UTC).date()
    assert applying([day, general, own], Account(today, "a")) == [day, own]
    assert applying([day, general, own], Account(today, "b")) == [day, general]
    assert applying([day, general, own], Account(today + timedelta(1))) == [day]


async def test_a_budget_that_another_window_sets_is_known_a_moment_later(home):
    assert await home.budgets.left() is None
    await home.store.budgets.save(Budget("day", Money(5)))
    assert await home.budgets.left() is None
    home.clock.advance(11)
    assert await home.budgets.left() == Money(5)
