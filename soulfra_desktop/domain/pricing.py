"""Prices that a person sets: for models that no table knows, or that cost somebody else something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.usage import Money, Price

_PRICED = re.compile(r"=\s*\$?[\d.]+\s*/")
MOST = Decimal(1_000_000)
"""Dollars for a million tokens: above this a price is a slip."""


def checked_model(text: str) -> ModelRef | None:
    """A model as provider/model; None for none. Raises ValueError."""
    return ModelRef.parse(text) if text.strip() else None


def own_prices(lines: Sequence[str]) -> dict[ModelRef, Price]:
    """From `provider/model=IN/OUT`, in dollars for a million tokens, each. Raises ValueError with the reason."""
    return dict(_own_price(line) for line in lines)


def _own_price(line: str) -> tuple[ModelRef, Price]:
    name, equals, prices = line.rpartition("=")
    asked, slash, answered = prices.partition("/")
    if not equals or not slash or _PRICED.search(name):  # two of them, without a comma between
        raise ValueError(f"{line} is not written provider/model=IN/OUT")
    return ModelRef.parse(name), Price(_dollars(asked), _dollars(answered))


def _dollars(text: str) -> Money:
    try:
        amount = Decimal(text.strip().removeprefix("$"))
    except InvalidOperation:
        raise ValueError(f"{text.strip() or 'nothing'} is no price in dollars") from None
    if not amount.is_finite() or not 0 <= amount <= MOST:
        raise ValueError(f"{text.strip()} is no price in dollars for a million tokens")
    micros = amount * 1_000_000
    if micros != int(micros):
        raise ValueError(f"{text.strip()} has more than six places")
    return Money(int(micros))
