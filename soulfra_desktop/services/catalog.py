"""What can answer here: every provider, its state and its models, looked at without sending anything."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace

from soulfra_desktop.domain.errors import ModelNotFound, ProviderError, RequestRefused
from soulfra_desktop.domain.health import BreakerState, Health
from soulfra_desktop.domain.routing import Model
from soulfra_desktop.services.health import HealthBook
from soulfra_desktop.services.ports import (
    ChatProvider,
    Clock,
    ModelInstaller,
    PriceTable,
    ProviderStatus,
    PullProgress,
)
from soulfra_desktop.services.settings import SettingsService

FRESH_SECONDS = 5.0
LOOK_SECONDS = 4.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One provider as it was last seen. `models` is empty where it was not asked or did not answer."""

    name: str
    label: str
    local: bool
    status: ProviderStatus
    models: tuple[Model, ...]
    allowed: bool
    health: Health
    can_install: bool
    default_model: str | None = None
    breaker: BreakerState = "closed"

    @property
    def needs_consent(self) -> bool:
        """It could answer, leaves this machine, and the person has not allowed it yet."""
        return not self.allowed and self.status.state in ("ready", "not looked at")


class Catalog:
    """Looks at all providers side by side; a slow or dead one never holds up the others beyond LOOK_SECONDS."""

    def __init__(
        self,
        providers: Callable[[], Sequence[ChatProvider]],
        settings: SettingsService,
        health: HealthBook,
        prices: PriceTable,
        clock: Clock,
    ) -> None:
        self._providers = providers
        self._settings = settings
        self._health = health
        self._prices = prices
        self._clock = clock
        self._seen: tuple[Entry, ...] = ()
        self._looked_at = float("-inf")
        self._looked_under: tuple[object, ...] = ()
        """What was allowed at the last look: a change of it makes that look worthless."""
        self._listed_cloud = False
        self._listed: dict[ChatProvider, tuple[Model, ...]] = {}

    @property
    def seen(self) -> tuple[Entry, ...]:
        """The last look, without any I/O."""
        return self._seen

    def provider(self, name: str) -> ChatProvider | None:
        return next((provider for provider in self._providers() if provider.name == name), None)

    async def look(
        self, *, fresh: bool = False, list_cloud: bool = False, local_only: bool = False
    ) -> tuple[Entry, ...]:
        """See what is there now. A cloud provider's list of models is only fetched with `list_cloud`, once allowed.

        Under `local_only`, by argument or setting, no provider beyond this machine is contacted.
        """
        settings = self._settings.current
        local_only = local_only or settings.local_only
        under = (local_only, *settings.allowed_providers, settings.gguf_folder, *self._settings.known_endpoints)
        age = self._clock.monotonic() - self._looked_at
        if not fresh and age < FRESH_SECONDS and under == self._looked_under and (self._listed_cloud or not list_cloud):
            self._seen = tuple(self._refreshed(entry) for entry in self._seen)
            return self._seen
        entries = await asyncio.gather(
            *(self._look_at(provider, list_cloud=list_cloud, local_only=local_only) for provider in self._providers())
        )
        self._seen = tuple(entries)
        self._looked_at, self._looked_under = self._clock.monotonic(), under
        self._listed_cloud = list_cloud and not local_only
        return self._seen

    def _refreshed(self, entry: Entry) -> Entry:
        return replace(entry, health=self._health.of(entry.name), breaker=self._health.state(entry.name))

    def _allowed(self, name: str, local: bool) -> bool:
        return local or name in self._settings.current.allowed_providers

    async def _look_at(self, provider: ChatProvider, *, list_cloud: bool, local_only: bool) -> Entry:
        allowed = self._allowed(provider.name, provider.local)
        models: tuple[Model, ...] = ()
        if provider.local or (allowed and list_cloud and not local_only):
            status = await provider.health()
            if status.state == "ready":
                status, models = await self._models(provider, status)
        else:
            status = await self._without_contact(provider, allowed)
            if allowed and not local_only and provider.default_model is None and status.state == "ready":
                status, models = await self._models_once(provider, status)
        return Entry(
            provider.name,
            provider.label,
            provider.local,
            status,
            models,
            allowed,
            self._health.of(provider.name),
            hasattr(provider, "pull"),
            provider.default_model,
            self._health.state(provider.name),
        )

    async def _without_contact(self, provider: ChatProvider, allowed: bool) -> ProviderStatus:
        """A cloud provider as it is known from here: asking it whether it is well would delay every question."""
        has_key = await self._settings.has_key(provider.name) or await self._settings.has_key(
            f"endpoint:{provider.name}"
        )
        if provider.default_model is not None and not has_key:
            return ProviderStatus("no key", "no key", f"Add a key for {provider.label} in Settings.")
        if allowed:
            return ProviderStatus("ready", "allowed")
        if has_key:
            return ProviderStatus("ready", "found, not allowed yet", f"Allow it once: soulfra allow {provider.name}")
        return ProviderStatus("not looked at", "leaves this machine", f"Allow it once: soulfra allow {provider.name}")

    async def _models_once(
        self, provider: ChatProvider, status: ProviderStatus
    ) -> tuple[ProviderStatus, tuple[Model, ...]]:
        """The list of a provider that names no default, fetched once while the app runs."""
        if provider not in self._listed:
            status, models = await self._models(provider, status)
            if not models:
                return status, models
            self._listed[provider] = models
        return status, self._listed[provider]

    async def _models(self, provider: ChatProvider, status: ProviderStatus) -> tuple[ProviderStatus, tuple[Model, ...]]:
        try:
            async with asyncio.timeout(LOOK_SECONDS):
                models = await provider.models()
        except TimeoutError:
            return ProviderStatus("not running", "did not list its models in time", "Try again."), ()
        except ProviderError as error:
            return ProviderStatus("not running", error.message, error.advice), ()
        if not all(model.local for model in models):
            await self._prices.load()
        return status, tuple(self._priced(model) for model in models)

    async def priced(self) -> tuple[Model, ...]:
        """Every model whose price is known, to compare with: those seen here, the person's own, and the table's of the
        providers that are set up here, the ones that these put forward first. Asks nobody."""
        await self._prices.load()
        names = [provider.name for provider in self._providers()]
        known = {model.ref: model for entry in self._seen for model in entry.models if model.price and model.can_chat}
        for ref, price in await self._prices.listed(names):
            known.setdefault(ref, Model(ref, False, price=price))
        first = {f"{provider.name}/{provider.default_model}" for provider in self._providers()}
        return tuple(sorted(known.values(), key=lambda model: str(model.ref) not in first))

    def _priced(self, model: Model) -> Model:
        return model if model.local or model.price else replace(model, price=self._prices.price(model.ref))

    def pull(self, provider: str, model: str) -> AsyncIterator[PullProgress]:
        """Fetch a model; closing the iterator cancels. Raises ModelNotFound, ProviderError.

        Also where it is Ollama that opens the connection: local-only means that none is opened for us either.
        """
        if self._settings.current.local_only:
            advice = "Turn local only off for as long as it takes."
            raise RequestRefused(provider, "Local only is on, and fetching a model needs the network.", advice)
        return self._installer(provider).pull(model)

    async def delete(self, provider: str, model: str) -> None:
        """Remove a model from this machine. Raises ModelNotFound, ProviderError."""
        await self._installer(provider).delete(model)
        self._looked_at = float("-inf")

    def _installer(self, name: str) -> ModelInstaller:
        provider = self.provider(name)
        if provider is None or not (hasattr(provider, "pull") and hasattr(provider, "delete")):
            raise ModelNotFound(
                name,
                f"{name} cannot fetch or remove models.",
                "Ollama and the built-in engine can: ollama/NAME, starter/NAME.",
            )
        return provider  # type: ignore[return-value]
