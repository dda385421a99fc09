"""A receipt in one line, for the terminal."""

from __future__ import annotations

from soulfra_desktop.domain.currency import DOLLAR, Currency
from soulfra_desktop.domain.reasons import in_english
from soulfra_desktop.domain.routing import Receipt
from soulfra_desktop.domain.savings import Savings
from soulfra_desktop.domain.usage import Money

MARKS = {
    "stopped": "stopped by you",
    "cut": "broke off",
    "truncated": "not whole",
    "timeout": "fell silent",
    "garbled": "garbled",
}


def receipt_line(receipt: Receipt, savings: Savings | None = None, currency: Currency = DOLLAR) -> str:
    """Such as `[ollama/llama3.2 on this machine · free · 0.6 s to first word · a model on this machine comes first]`.

    `savings` are those that are left to it among all answers to its question; without them its own.
    """
    if receipt.imported_from:
        return f"[{receipt.chosen} · {receipt.why}]"
    parts = (
        [f"{receipt.chosen} on this machine" if receipt.local else str(receipt.chosen)]
        if receipt.chosen
        else ["no model"]
    )
    parts.append(_amount(receipt.cost, currency))
    if (saved := savings or receipt.savings) is not None:
        parts.append(saved.in_currency(currency))
    if receipt.usage is not None and (receipt.usage.input_tokens or receipt.usage.output_tokens):
        about = "" if receipt.usage.source == "provider" else "about "
        parts.append(f"{about}{receipt.usage.input_tokens:,} + {receipt.usage.output_tokens:,} tokens")
    if receipt.first_token_ms is not None:
        parts.append(f"{receipt.first_token_ms / 1000:.1f} s to first word")
    if receipt.left_out:
        parts.append(f"the oldest {receipt.left_out} messages did not fit and were left out")
    if receipt.outcome not in (None, "answered"):
        mark = MARKS.get(receipt.outcome, "not whole")
        parts.append(mark + ("; the part is kept" if receipt.first_token_ms is not None else ""))
    parts.append(in_english(receipt.reason, *receipt.besides, amounts=currency.shown))
    return f"[{' · '.join(part for part in parts if part)}]"


def _amount(cost: Money | None, currency: Currency) -> str:
    """Exact, with the rate beside it; `free`, or that the price is unknown."""
    if cost is None:
        return "price unknown"
    return currency.exact(cost) + currency.rate_beside if cost.micros else "free"
