"""An axis of money says each of its places once; a budget that is used up says until when."""

from __future__ import annotations

import pytest

from soulfra_desktop.domain.budget import Budget, BudgetState, Scope
from soulfra_desktop.domain.currency import Currency
from soulfra_desktop.domain.usage import Money
from soulfra_desktop.ui.kit.charts import round_ticks
from soulfra_desktop.ui.usage.words import UsageWords


@pytest.mark.parametrize("top", [0.0004, 0.0007, 0.003, 0.02, 0.9, 1.3, 42.0, 900.0])
def test_no_two_places_of_an_axis_are_called_the_same(qapp, top):
    words = UsageWords()
    for currency in (Currency.of("", ""), Currency.of("EUR", "0.92")):
        said = [words.axis(Money(round(tick * 1e6)), currency) for tick in round_ticks(top)]
        assert len(set(said)) == len(said), said


@pytest.mark.parametrize(
    ("scope", "until"),
    [
        ("day", "until tomorrow"),
        ("month", "until the month is over"),
        ("chat", "you raise it"),
        ("agent", "you raise it"),
    ],
)
def test_a_budget_that_is_used_up_says_until_when(qapp, scope: Scope, until: str):
    used_up = BudgetState(Budget(scope, Money(400_000)), Money(400_000))
    assert until in UsageWords().level(used_up), "what a chat may spend never comes back by itself"
