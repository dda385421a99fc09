"""What models cost, from the price table of genai-prices: offline, in decimals, named by its version."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import UTC, date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from importlib.metadata import version
from typing import Any

from soulfra_desktop.domain.pricing import own_prices
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.usage import Money, Price, TokenCount

PROVIDERS = {
    "openai": "openai",
    "anthropic": "anthropic",
    "gemini": "google",
    "mistral": "mistral",
    "groq": "groq",
    "deepseek": "deepseek",
    "openrouter": "openrouter",
}
"""Our names of providers, and the table's. What is not here has no price that we know."""
TIERS = {
    "batch": {"processing": "batch"},
    "flex": {"service_tier": "flex"},
    "priority": {"service_tier": "priority"},
    "fast": {"service_tier": "fast"},
}
"""What a provider says of how it served a call, as the table's condition on a price."""
NOT_ASKED = re.compile(
    r"^ft:|-$|image|audio|realtime|transcribe|tts|embed|moderation|davinci|babbage|curie|^ada$|computer-use|^text-"
)
"""What the table also has a price for: beginnings of names, and models for other things than a chat."""
MILLION = Decimal(1_000_000)
OWN = "own "
"""Begins the name of a price of the person's own, which then says what it is."""


class GenaiPriceTable:
    """PriceTable over the table that comes with genai-prices; nothing is fetched. A price of the person's own goes first."""

    def __init__(self, own: Callable[[], Sequence[str]] = tuple) -> None:
        """`own` gives the setting `own_prices` as it is now."""
        self._own_lines = own

    @property
    def version(self) -> str:
        return _version()

    def version_of(self, ref: ModelRef) -> str:
        own = self._own().get(ref)
        return _version() if own is None else f"{OWN}{own.input_per_million.usd}/{own.output_per_million.usd}"

    def as_now(self) -> GenaiPriceTable:
        lines = tuple(self._own_lines())
        return GenaiPriceTable(lambda: lines)

    async def load(self) -> None:
        """Reading the table takes a third of a second: off the loop."""
        if not _table.cache_info().currsize:
            await asyncio.to_thread(_table)

    def price(self, ref: ModelRef, day: date | None = None) -> Price | None:
        if (own := self._own().get(ref)) is not None:
            return own
        return self._listed(ref, day)

    async def listed(self, providers: Collection[str]) -> Sequence[tuple[ModelRef, Price]]:
        return await asyncio.to_thread(lambda: [*self._own().items(), *self._all_of(providers)])

    def _all_of(self, providers: Collection[str]) -> Iterator[tuple[ModelRef, Price]]:
        """Names that stand for themselves: the table also has patterns, such as the beginning of fine-tuned ones."""
        for provider in sorted(set(providers) & set(PROVIDERS)):
            for model in sorted(_ids(PROVIDERS[provider])):
                ref = ModelRef(provider, model)
                price = self._listed(ref, None) if ref not in self._own() else None
                if price is not None:
                    yield ref, price

    def price_named(self, ref: ModelRef, version: str, day: date) -> Price | None:
        if version.startswith(OWN):
            asked, _, answered = version.removeprefix(OWN).partition("/")
            return Price(Money.parse(asked), Money.parse(answered))
        return self._listed(ref, day) if version == _version() else None

    def _listed(self, ref: ModelRef, day: date | None) -> Price | None:
        found = _found(ref.provider, ref.model)
        if found is None:
            return None
        prices = found[1].get_prices(_noon(day) if day else datetime.now(UTC))
        asked, answered = _per_million(prices.input_mtok), _per_million(prices.output_mtok)
        return Price(asked, answered) if asked is not None and answered is not None else None

    def cost(self, ref: ModelRef, usage: TokenCount, day: date | None = None) -> Money | None:
        if (own := self._own().get(ref)) is not None:
            return _at_own_price(own, usage)
        return _cost(ref.provider, ref.model, usage, day or datetime.now(UTC).date())

    def _own(self) -> dict[ModelRef, Price]:
        return _own_prices(tuple(self._own_lines()))


@lru_cache(maxsize=1)
def _version() -> str:
    return f"genai-prices {version('genai-prices')}"


@lru_cache(maxsize=4)
def _own_prices(lines: tuple[str, ...]) -> dict[ModelRef, Price]:
    return own_prices(lines)


def _at_own_price(price: Price, usage: TokenCount) -> Money:
    """Cached or not: a price of one's own has two numbers."""
    asked = usage.input_tokens * price.input_per_million.micros
    answered = usage.output_tokens * price.output_per_million.micros
    return _money(Decimal(asked + answered) / MILLION / MILLION)


@lru_cache(maxsize=256)
def _cost(provider: str, model: str, usage: TokenCount, day: date) -> Money | None:
    """Kept for a moment: what is estimated is then reserved, at the same price. Prices change by the day."""
    found = _found(provider, model)
    if found is None:
        return None
    served: dict[str, str] | None = TIERS.get(usage.tier)
    return _money(
        found[1]
        .calc_price(_usage(usage), found[0], genai_request_timestamp=_noon(day), price_context=served)
        .total_price
    )


@lru_cache(maxsize=1)
def _table() -> Any:
    from genai_prices.data_snapshot import get_snapshot

    return get_snapshot()


@lru_cache(maxsize=8)
def _ids(provider: str) -> tuple[str, ...]:
    """The table's models of one of its providers that are still there to ask, by their own names."""
    (found,) = [each for each in _table().providers if each.id == provider]
    return tuple(model.id for model in found.models if not model.deprecated and not NOT_ASKED.search(model.id))


@lru_cache(maxsize=1024)
def _found(provider: str, model: str) -> tuple[Any, Any] | None:
    """The table's provider and model, or None where it knows neither."""
    if provider not in PROVIDERS:
        return None
    try:
        return _table().find_provider_model(model, None, PROVIDERS[provider], None)
    except LookupError:
        return None


def _usage(usage: TokenCount) -> Any:
    from genai_prices import Usage

    counts = {
        "input_tokens": usage.input_tokens,
        "output_tokens": usage.output_tokens,
        "cache_read_tokens": usage.cached_input_tokens,
        "cache_write_tokens": usage.cache_write_tokens,
    }
    if usage.reasoning_tokens:
        counts["output_reasoning_tokens"] = usage.reasoning_tokens
    if usage.long_cache_write_tokens:
        counts["cache_write_1h_tokens"] = usage.long_cache_write_tokens
    return Usage(**counts)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def _money(usd: Decimal) -> Money:
    """Whole micro-dollars, half a one rounded up."""
    return Money(max(0, int((usd * MILLION).quantize(Decimal(1), rounding=ROUND_HALF_UP))))


def _per_million(price: Any) -> Money | None:
    """A price for a million tokens; of a price in tiers, the first."""
    base = getattr(price, "base", price)
    return _money(base) if isinstance(base, Decimal) else None
