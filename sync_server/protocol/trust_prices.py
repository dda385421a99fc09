"""What a tier's discount leaves of a sale, in whole micro-dollars: it comes off our own retail price, never a provider's."""

from __future__ import annotations

from dataclasses import dataclass

from sync_server.protocol.trust_policy import WHOLE, Policy


@dataclass(frozen=True, slots=True)
class Sale:
    retail_micros: int
    discount_micros: int
    """A line of its own on an invoice."""
    price_micros: int
    """What is paid."""
    contribution_micros: int
    """What is left of it after the provider, the card, the reserve and the running of it."""


def sale(cost_micros: int, tier: str, policy: Policy) -> Sale:
    """Of something that costs us so much. Fees are rounded up and the discount down, so that rounding is never ours to
    miss."""
    retail = policy.retail
    full = cost_micros + cost_micros * retail.markup_of_cost // WHOLE
    discount = full * policy.tier(tier).benefits.discount_percent // 100
    price = full - discount
    fees = _up(price * (retail.card_fee_of_price + retail.reserve_of_price)) + _up(cost_micros * retail.running_of_cost)
    return Sale(full, discount, price, price - cost_micros - fees)


def _up(per_mille: int) -> int:
    return -(-per_mille // WHOLE)
