"""Money in words: quiet in the chat, exact in the receipt, never a guess shown as a fact. No Qt."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from soulfra_desktop.domain.currency import DOLLAR, Currency
from soulfra_desktop.domain.transfer import SOURCE_NAMES
from soulfra_desktop.ui.kit.sentences import figure, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from soulfra_desktop.domain.chat import Conversation
    from soulfra_desktop.domain.routing import Receipt
    from soulfra_desktop.domain.usage import Money, Price


def unknown() -> str:
    """What is said where there is no price."""
    return shown("price unknown")


def free() -> str:
    """What is said of nothing to pay."""
    return shown("free")


class _InForce:
    currency: Currency = DOLLAR


def use(currency: Currency) -> None:
    """Show every amount in this from now on. What is on the screen already stays as it is."""
    _InForce.currency = currency


def currency() -> Currency:
    """What amounts are shown in."""
    return _InForce.currency


def amount(money: Money | None) -> str:
    """At most two significant digits: "free", "0.3 ¢", "12 ¢", "$1.20", "0.28 ct", "1.10 €"; None is "price unknown"."""
    if money is None:
        return unknown()
    return free() if money.micros == 0 else _said(*_rounded(money))


def about(money: Money | None) -> str:
    """An estimate: "about 0.3 ¢"; what is free or unknown is not about anything."""
    said = amount(money)
    return said if money is None or money.micros == 0 or said.startswith("<") else shown("about {0}").format(said)


def between(low: Money | None, high: Money | None) -> str:
    """An estimate from a short answer to a long one: "about 0.3–0.9 ¢"."""
    if low is None or high is None:
        return unknown()
    first, last = amount(low), amount(high)
    if first == last or not low.micros or first.startswith("<"):
        return about(high)
    (small, in_parts), (large, in_parts_too) = _rounded(low), _rounded(high)
    if in_parts == in_parts_too:
        first = figure(_digits(small, in_parts))
        if not _after(in_parts):  # the sign stands before it
            first, last = last[0] + first, figure(_digits(large, in_parts))
    return shown("about {0}").format(f"{first}–{last}")


def exact(money: Money | None) -> str:
    """For a receipt: "free", "$0.001250", "0.001150 EUR = $0.001250", "price unknown"."""
    if money is None:
        return unknown()
    if money.micros == 0:
        return free()
    dollars, now = figure(f"${money.usd}"), _InForce.currency
    if now.is_dollar:
        return dollars
    own = f"{now.amount(money).quantize(Decimal('0.000001'), ROUND_HALF_UP):,}"
    return f"{figure(f'{own} {now.code}')} = {dollars}"


def rate() -> str:
    """What one dollar counts as; empty where amounts are dollars."""
    return _InForce.currency.rate_in_words


def tells(chat: Conversation, receipts: Iterable[Receipt | None] = ()) -> bool:
    """Whether what was spent in a chat here is its price. Answers from elsewhere had theirs: "free" would be untrue."""
    if chat.cost is None or chat.cost.micros:
        return True
    free = all(receipt is None or receipt.cost == chat.cost for receipt in receipts)
    return free and chat.source not in SOURCE_NAMES


def per_million(price: Price | None, *, local: bool = False) -> str:
    """What a model costs before it is chosen: "$0.15 in · $0.60 out" for a million tokens."""
    if price is None:
        return free() if local else unknown()
    if price.input_per_million.micros == price.output_per_million.micros == 0:
        return free()
    return shown("{0} in · {1} out").format(_dollars(price.input_per_million), _dollars(price.output_per_million))


def _dollars(money: Money) -> str:
    units = _InForce.currency.amount(money)
    places = 2 if units == units.quantize(Decimal("0.01")) or not _InForce.currency.is_dollar else 3
    digits = f"{units.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,}"
    after = _after(in_parts=False)
    return figure(f"{digits}{after}" if after else f"${digits}")


_PARTS = {"USD": " ¢", "EUR": " ct", "GBP": " p"}
"""Hundredths that people have a word for."""
LEAST_PART, LEAST = Decimal("0.01"), Decimal("0.0001")
"""Below which an amount is only said to be less."""


def _rounded(money: Money) -> tuple[Decimal, bool]:
    """To two significant digits, and whether it is in hundredths of the currency."""
    units = _InForce.currency.amount(money)
    whole = _significant(units)
    if whole < 1 and _InForce.currency.code in _PARTS:
        return _significant(units * 100), True
    return whole, False


def _after(in_parts: bool) -> str:
    """What stands behind the figure; nothing where a sign stands before it."""
    now = _InForce.currency
    if in_parts:
        return _PARTS[now.code]
    return "" if now.is_dollar else f" {now.sign}"


def _digits(value: Decimal, in_parts: bool) -> str:
    if in_parts:
        return f"{value.normalize():f}"
    return f"{value:,.2f}" if 1 <= value < 10 else f"{value:,.0f}" if value >= 10 else f"{value:f}"


def _said(value: Decimal, in_parts: bool) -> str:
    after = _after(in_parts)
    least = LEAST_PART if in_parts else LEAST
    if value < least:
        return figure(f"< {least:f}{after}")
    digits = _digits(value, in_parts)
    return figure(f"{digits}{after}" if after else f"${digits}")


def _significant(value: Decimal, digits: int = 2) -> Decimal:
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1), rounding=ROUND_HALF_UP)
