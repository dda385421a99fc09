"""The model library: what is on this machine, what can be fetched, and how well each would run here."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace

from soulfra_desktop.domain.library import LibraryModel, Machine, OnMachine, OnOffer, Shelves, judge, reading_speed
from soulfra_desktop.domain.routing import Model, ModelRef, canonical_ollama_name
from soulfra_desktop.services.catalog import Catalog
from soulfra_desktop.services.ports import Ledger, PullProgress

ENGINE, OLLAMA = "starter", "ollama"


class LibraryService:
    """Looks, fetches, deletes."""

    def __init__(
        self,
        catalog: Catalog,
        ledger: Ledger,
        offers: Sequence[LibraryModel],
        ollama_offers: Sequence[LibraryModel],
        machine: Callable[[], Awaitable[Machine]],
        is_removable: Callable[[ModelRef], bool],
    ) -> None:
        self._catalog = catalog
        self._ledger = ledger
        self._offers = {ENGINE: tuple(offers), OLLAMA: tuple(ollama_offers)}
        self._machine = machine
        self._is_removable = is_removable

    async def look(self, *, fresh: bool = False) -> Shelves:
        """Everything there is, judged for this machine."""
        entries = await self._catalog.look(fresh=fresh)
        speeds = await self._ledger.speeds()
        models = [m for entry in entries if entry.name in (ENGINE, OLLAMA) for m in entry.models if m.local]
        machine = await self._machine()
        sizes = {str(m.ref): m.size_bytes for m in models if m.size_bytes}
        machine = replace(
            machine, bytes_a_second=reading_speed(sizes, {str(ref): speed for ref, speed in speeds.items()})
        )
        ollama = any(entry.name == OLLAMA and entry.status.state == "ready" for entry in entries)
        here = tuple(self._here(model, machine, speeds.get(model.ref)) for model in models)
        return Shelves(machine, here, tuple(self._on_offer(models, machine, ollama=ollama)), ollama)

    async def fetch(self, ref: ModelRef) -> AsyncGenerator[PullProgress, None]:
        """Bring a model to this machine; closing the iterator stops. Raises ProviderError, HomeUnusable, DiskFull."""
        async with aclosing(self._catalog.pull(ref.provider, ref.model)) as progress:  # type: ignore[type-var]
            async for step in progress:
                yield step
        await self._catalog.look(fresh=True)

    async def delete(self, ref: ModelRef) -> None:
        """Remove a model from this machine. Raises ModelNotFound, ProviderError."""
        await self._catalog.delete(ref.provider, ref.model)

    def _here(self, model: Model, machine: Machine, measured: float | None) -> OnMachine:
        verdict = judge(model.size_bytes, machine, measured) if model.size_bytes else None
        return OnMachine(
            model.ref, model.label or model.ref.model, model.size_bytes, verdict, self._is_removable(model.ref)
        )

    def _on_offer(self, models: Sequence[Model], machine: Machine, *, ollama: bool) -> list[OnOffer]:
        there = {_canonical(model.ref) for model in models}
        found: list[OnOffer] = []
        for provider in (ENGINE, *((OLLAMA,) if ollama else ())):
            for model in self._offers[provider]:
                if _canonical(ModelRef(provider, model.file)) in there:
                    continue
                found.append(
                    OnOffer(
                        ModelRef(provider, model.name),
                        model.label,
                        model.size_bytes,
                        judge(model.size_bytes, machine),
                        model.licence,
                        model.licence_url,
                        model.good_for,
                        model.repository,
                    )
                )
        return found


def _canonical(ref: ModelRef) -> tuple[str, str]:
    return ref.provider, canonical_ollama_name(ref.model) if ref.provider == OLLAMA else ref.model
