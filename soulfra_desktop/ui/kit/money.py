"""Money in words: quiet in the chat, exact in the receipt, never a guess shown as a fact. No Qt."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soulfra_desktop.domain.usage import Money, Price

UNKNOWN = "price unknown"
FREE = "free"


def amount(money: Money | None, *, free: str = FREE) -> str:
    """At most two significant digits: "free", "0.3 ¢", "12 ¢", "$1.20"; None is "price unknown"."""
    if money is None:
        return UNKNOWN
    if money.micros == 0:
        return free
    if money.micros < 995_000:
        return _cents(Decimal(money.micros) / 10_000)
    dollars = _significant(Decimal(money.micros) / 1_000_000)
    return f"${dollars:,.2f}" if dollars < 10 else f"${dollars:,.0f}"


def about(money: Money | None) -> str:
    """An estimate: "about 0.3 ¢"; what is free or unknown is not about anything."""
    said = amount(money)
    return said if money is None or money.micros == 0 or said.startswith("<") else f"about {said}"


def exact(money: Money | None) -> str:
    """For a receipt: "free", "$0.001250", "price unknown"."""
    if money is None:
        return UNKNOWN
    return FREE if money.micros == 0 else f"${money.usd}"


def per_million(price: Price | None, *, local: bool = False) -> str:
    """What a model costs before it is chosen: "$0.15 in · $0.60 out" for a million tokens."""
    if price is None:
        return FREE if local else UNKNOWN
    if price.input_per_million.micros == price.output_per_million.micros == 0:
        return FREE
    return f"{_dollars(price.input_per_million)} in · {_dollars(price.output_per_million)} out"


def _dollars(money: Money) -> str:
    dollars = Decimal(money.micros) / 1_000_000
    places = 2 if dollars == dollars.quantize(Decimal("0.01")) else 3
    return f"${dollars:,.{places}f}"


def _cents(cents: Decimal) -> str:
    if cents < Decimal("0.01"):
        return "< 0.01 ¢"
    return f"{_significant(cents).normalize():f} ¢"


def _significant(value: Decimal, digits: int = 2) -> Decimal:
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1), rounding=ROUND_HALF_UP)
