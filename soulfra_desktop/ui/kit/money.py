"""Money in words: quiet in the chat, exact in the receipt, never a guess shown as a fact. No Qt."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

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


def amount(money: Money | None) -> str:
    """At most two significant digits: "free", "0.3 ¢", "12 ¢", "$1.20"; None is "price unknown"."""
    if money is None:
        return unknown()
    if money.micros == 0:
        return free()
    if money.micros < 995_000:
        return _cents(Decimal(money.micros) / 10_000)
    dollars = _significant(Decimal(money.micros) / 1_000_000)
    return figure(f"${dollars:,.2f}" if dollars < 10 else f"${dollars:,.0f}")


def about(money: Money | None) -> str:
    """An estimate: "about 0.3 ¢"; what is free or unknown is not about anything."""
    said = amount(money)
    return said if money is None or money.micros == 0 or said.startswith("<") else shown("about {0}").format(said)


def exact(money: Money | None) -> str:
    """For a receipt: "free", "$0.001250", "price unknown"."""
    if money is None:
        return unknown()
    return free() if money.micros == 0 else figure(f"${money.usd}")


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
    dollars = Decimal(money.micros) / 1_000_000
    places = 2 if dollars == dollars.quantize(Decimal("0.01")) else 3
    return figure(f"${dollars:,.{places}f}")


def _cents(cents: Decimal) -> str:
    if cents < Decimal("0.01"):
        return figure("< 0.01 ¢")
    return figure(f"{_significant(cents).normalize():f} ¢")


def _significant(value: Decimal, digits: int = 2) -> Decimal:
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1), rounding=ROUND_HALF_UP)
