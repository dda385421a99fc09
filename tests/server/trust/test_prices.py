"""What a discount leaves: at every price that a provider has, in every tier, of every policy."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from genai_prices.data import providers

from sync_server.protocol import trust
from sync_server.trust.service.report import offer

MICROS = 1_000_000


def prices() -> set[int]:
    """Of a million tokens of every model that is known, in micro-dollars; nothing of what costs nothing."""
    return {found for provider in providers for model in provider.models for found in _micros(model.prices)}


def _micros(told: Any) -> Iterator[int]:
    if isinstance(told, Decimal | int | float):
        yield from [micros] if (micros := int(Decimal(told) * MICROS)) > 0 else []
    elif isinstance(told, list):
        for one in told:
            yield from _micros(getattr(one, "prices", getattr(one, "price", None)))
    elif told is not None:
        for name in ("input_mtok", "output_mtok", "cache_read_mtok", "base", "tiers"):
            yield from _micros(getattr(told, name, None))


PRICES = sorted(prices())


@pytest.mark.parametrize("version", trust.policies())
def test_three_percent_of_every_price_are_left_in_every_tier(version: int):
    used = trust.policy(version)
    assert len(PRICES) > 100
    for tier in used.tiers:
        for cost in PRICES:
            sold = trust.sale(cost, tier.name, used)
            assert 100 * sold.contribution_micros >= 3 * sold.price_micros, (tier.name, cost)
            assert 2 * sold.discount_micros <= sold.retail_micros - cost, "never more than half of what we earn"
            assert sold.price_micros + sold.discount_micros == sold.retail_micros, "a line of its own"


@pytest.mark.parametrize("version", trust.policies())
def test_what_a_tier_brings_is_told_as_the_policy_has_it(version: int):
    used = trust.policy(version)
    told = [offer(tier) for tier in used.tiers]
    assert [one.benefits.discount_percent for one in told] == [0, 2, 5, 8, 10]
    assert [one.at for one in told] == [0, 200, 400, 600, 780]
    for one, tier in zip(told, used.tiers, strict=True):
        for name, value in vars(one.benefits).items():
            kept = getattr(tier.benefits, name)
            assert value == (list(kept) if isinstance(kept, tuple) else kept), name
        assert one.benefits.priority in ("normal", "congestion", "always")
        assert not {"models", "privacy"} & set(one.benefits.rights), "those are everybody's"
