"""Remembers how each provider is doing while the app runs."""

from __future__ import annotations

from soulfra_desktop.domain.errors import ProviderError
from soulfra_desktop.domain.health import BreakerState, Health
from soulfra_desktop.services.ports import Clock


class HealthBook:
    """One page of Health a provider; the breaker reads it, the picker shows it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._pages: dict[str, Health] = {}

    def of(self, provider: str) -> Health:
        return self._pages.get(provider, Health())

    def state(self, provider: str) -> BreakerState:
        return self.of(provider).state(self._clock.monotonic())

    def may_try(self, provider: str) -> bool:
        return self.of(provider).may_try(self._clock.monotonic())

    def started(self, provider: str) -> None:
        self._pages[provider] = self.of(provider).started(self._clock.monotonic())

    def succeeded(self, provider: str, first_token_seconds: float | None) -> None:
        self._pages[provider] = self.of(provider).succeeded(first_token_seconds)

    def waited(self, provider: str, seconds: float) -> None:
        self._pages[provider] = self.of(provider).waited(seconds)

    def failed(self, provider: str, error: ProviderError) -> None:
        page = self.of(provider)
        if error.counts_against_health:
            self._pages[provider] = page.failed(self._clock.monotonic(), error.message, error.retry_after)
        else:
            self._pages[provider] = page.released()

    def forget(self, provider: str) -> None:
        """Its key or address is another one now."""
        self._pages.pop(provider, None)

    def released(self, provider: str) -> None:
        self._pages[provider] = self.of(provider).released()
