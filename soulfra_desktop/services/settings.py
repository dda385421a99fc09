"""What the person has set, allowed and entrusted: settings, endpoints and keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Literal
from urllib.parse import urlsplit

from soulfra_desktop.domain.currency import DOLLAR, currency_code
from soulfra_desktop.domain.errors import SettingRefused
from soulfra_desktop.domain.routing import ModelRef, Policy
from soulfra_desktop.domain.settings import BY_NAME, Endpoint, Settings, SettingValue, is_loopback
from soulfra_desktop.services.store_ports import SecretStore, SettingStore

BUILT_IN = ("starter", "ollama", "openai", "anthropic", "demo")


class SettingsService:
    """Reads once, then answers from memory; every change is checked, stored, and only then in force."""

    def __init__(
        self, store: SettingStore, secrets: SecretStore, from_environment: Callable[[str], str | None]
    ) -> None:
        """`from_environment` gives a provider's key where the environment has one."""
        self._store = store
        self._secrets = secrets
        self._from_environment = from_environment
        self.current = Settings()
        self._read_at: object = None
        """The version of the store that `current` is of."""
        self.on_key: Callable[[str], None] = lambda _provider: None
        """Called with a provider whose key was changed: what failed with the old one says nothing any more."""
        self.known_endpoints: tuple[Endpoint, ...] = ()
        self.today: Callable[[], date] = date.today
        """By the person's own calendar."""

    def policy(self, model: ModelRef | None) -> Policy:
        """What the settings allow for one answer by this model; None leaves the choice open."""
        now = self.current
        return Policy(
            model, fallback=model is None, local_only=now.local_only, continue_after_cut=now.continue_after_cut
        )

    async def load(self) -> Settings:
        """Take in what is stored."""
        await self.refresh()
        return self.current

    async def refresh(self) -> None:
        """Take in settings and endpoints anew: a consent that another process took back, or an endpoint that it deleted,
        counts here at once.

        A value that no longer fits its field falls back to the default.
        """
        version = self._store.version()
        if version == self._read_at:
            return
        values: dict[str, Any] = {}
        for name, value in (await self._store.load()).items():
            try:
                values[name] = BY_NAME[name].checked(value)
            except (KeyError, SettingRefused):
                continue
        self.known_endpoints = tuple(await self._store.endpoints())
        self.current, self._read_at = Settings(values), version

    async def change(self, name: str, value: Any) -> None:
        """Set one field. Raises SettingRefused; KeyError where there is no such field.

        A rate is that of its currency, and goes with it.
        """
        checked = BY_NAME[name].checked(value)
        before = currency_code(self.current.currency)
        if name == "currency" and before != DOLLAR.code and currency_code(str(checked)) != before:
            await self._put("currency_rate", "")
        await self._put(name, checked)

    async def _put(self, name: str, checked: SettingValue) -> None:
        await self._store.save(name, checked)
        self.current = Settings({**self.current.as_dict(), name: checked})

    async def allow(self, provider: str, allowed: bool = True) -> None:
        """The person's consent that this provider may answer, and be paid, without being asked again.

        Taken back, so is the one to see what Soulfra knows.
        """
        await self.refresh()
        if not allowed:
            await self._hide_knowledge_from(provider)
        was_allowed = provider in self.current.allowed_providers
        names = [name for name in self.current.allowed_providers if name != provider]
        await self.change("allowed_providers", [*names, provider] if allowed else names)
        if allowed != was_allowed:
            others = [line for line in self.current.allowed_since if line.partition("=")[0] != provider]
            since = [f"{provider}={self.today().isoformat()}"] if allowed else []
            await self.change("allowed_since", [*others, *since])

    async def _hide_knowledge_from(self, provider: str) -> None:
        seen_by = self.current.knowledge_seen_by
        if provider in seen_by:
            await self.change("knowledge_seen_by", [name for name in seen_by if name != provider])

    def allowed_since(self, provider: str) -> date | None:
        """The day of the person's consent; None where there is none, or it is older than days were noted."""
        if provider not in self.current.allowed_providers:
            return None
        days = dict(line.partition("=")[::2] for line in self.current.allowed_since)
        try:
            return date.fromisoformat(days.get(provider, ""))
        except ValueError:
            return None

    async def key(self, provider: str) -> str | None:
        """The key to use: the one entered here, else the environment's."""
        return await self._secrets.get(provider) or self._from_environment(provider)

    async def key_source(self, provider: str) -> Literal["entered", "environment"] | None:
        """Where the key comes from; one of the environment cannot be forgotten here."""
        if await self._secrets.get(provider) is not None:
            return "entered"
        return "environment" if self._from_environment(provider) is not None else None

    async def has_key(self, provider: str) -> bool:
        return await self.key(provider) is not None

    async def save_key(self, provider: str, secret: str) -> None:
        """Keep a key the person typed. Typing it is consent to use it. Raises SettingRefused where it cannot be one."""
        secret = secret.strip()
        if not secret or not secret.isascii() or not secret.isprintable() or " " in secret:
            raise SettingRefused("That does not look like a key.", "Copy it again, without spaces or line breaks.")
        await self._secrets.put(provider, secret)
        self.on_key(provider.removeprefix("endpoint:"))
        await self.allow(provider.removeprefix("endpoint:"))

    async def delete_key(self, provider: str) -> None:
        await self._secrets.delete(provider)

    async def endpoints(self) -> list[Endpoint]:
        return await self._store.endpoints()

    async def save_endpoint(self, endpoint: Endpoint, key: str | None = None) -> Endpoint:
        """Add or change a named endpoint; adding it is consent to use it. Raises SettingRefused."""
        endpoint = checked_endpoint(endpoint)
        addresses = {one.name: one.base_url for one in await self._store.endpoints()}
        if addresses.get(endpoint.name) != endpoint.base_url:
            await self.refresh()
            await self._hide_knowledge_from(endpoint.name)  # who may see it was said of another address
        await self._store.save_endpoint(endpoint)
        self.known_endpoints = tuple(await self._store.endpoints())
        if key:
            await self.save_key(f"endpoint:{endpoint.name}", key)
        await self.allow(endpoint.name)
        return endpoint

    async def delete_endpoint(self, name: str) -> None:
        """Forget an endpoint, its key and the consent to use it."""
        await self._store.delete_endpoint(name)
        self.known_endpoints = tuple(await self._store.endpoints())
        await self._secrets.delete(f"endpoint:{name}")
        await self.allow(name, False)


def checked_endpoint(endpoint: Endpoint) -> Endpoint:
    """The endpoint with its address tidied, or SettingRefused with the reason."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,39}", endpoint.name):
        raise SettingRefused("An endpoint's name has 1 to 40 of a-z, 0-9, '.', '_' and '-'.", "Choose another name.")
    if endpoint.name in BUILT_IN:
        raise SettingRefused(f"{endpoint.name} is built in.", "Choose another name.")
    parts = urlsplit(endpoint.base_url.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingRefused("The address does not start with http:// or https://.", "Copy it from the server's page.")
    if parts.username or parts.password or parts.query:
        raise SettingRefused("A key does not belong in an address.", "Put it in the key field.")
    if endpoint.serves_this_machine and not is_loopback(endpoint.base_url.strip()):
        raise SettingRefused(
            f"{parts.hostname} is another machine, so its weights are not on this one.",
            "Leave that out, or use 127.0.0.1.",
        )
    return replace(endpoint, base_url=endpoint.base_url.strip().rstrip("/"))
