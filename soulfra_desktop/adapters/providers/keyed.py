"""What a provider behind an address and a key needs, whichever client it uses."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.providers.connection import LOOK_SECONDS, Clients
from soulfra_desktop.adapters.providers.faults import Exchange
from soulfra_desktop.domain.errors import ProviderError, Unauthorised
from soulfra_desktop.domain.settings import is_loopback
from soulfra_desktop.services.ports import ProviderStatus

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

KEY_ADVICE = "Add a key for it in Settings."


class KeyedProvider:
    """Its address and key are read at each call, so that a change in the settings counts at once."""

    def __init__(
        self,
        name: str,
        label: str,
        base_url: str | Callable[[], str],
        key: Callable[[], Awaitable[str | None]],
        make: Callable[[str, str], Any],
    ) -> None:
        self.name = name
        self.label = label
        self._url = base_url if callable(base_url) else lambda: base_url
        self._key = key
        self._clients = Clients(make)

    async def health(self) -> ProviderStatus:
        try:
            with self._exchange():
                client = await self._connected()  # its first import is not the provider's slowness
                async with asyncio.timeout(LOOK_SECONDS):
                    await client.models.list()
        except Unauthorised as error:
            return ProviderStatus("no key", error.message, error.advice)
        except ProviderError as error:
            return ProviderStatus("not running", error.message, error.advice)
        return ProviderStatus("ready")

    async def aclose(self) -> None:
        await self._clients.aclose()

    def _exchange(self, model: str = "") -> Exchange:
        return Exchange(self.name, self.label, model, loopback=is_loopback(self._url()))

    def _needs_key(self) -> bool:
        return True

    async def _connected(self) -> Any:
        """The client for the address and key of now. Raises Unauthorised without a key that could be one."""
        key = (await self._key() or "").strip()
        if not key and self._needs_key():
            raise Unauthorised(self.name, f"{self.label} has no key.", KEY_ADVICE)
        if not (key.isascii() and key.isprintable()):
            raise Unauthorised(self.name, f"The key for {self.label} holds characters that no key has.")
        return await self._clients.get(self._url(), key or "none")
