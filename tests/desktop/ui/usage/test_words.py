"""An axis of money says each of its places once."""

from __future__ import annotations

import pytest

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
