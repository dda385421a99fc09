"""The first minutes: what was found, what may be used, and what protects the chats."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.services.catalog import Catalog, Entry
from soulfra_desktop.services.ports import Spawn
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.onboarding.endpointing import EndpointForm, Endpointing

OLLAMA_DOWNLOAD = "https://ollama.com/download"
Strength = Literal["", "weak", "fair", "strong"]
Offer = Literal["use", "allow", "key", "download", "nothing"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One provider on the first-run screen, and what the person can do about it."""

    entry: Entry
    offer: Offer
    entering: bool = False
    """Its key field is open."""
    problem: Problem | None = None

    @property
    def chat_models(self) -> int:
        return sum(model.can_chat for model in self.entry.models)


@dataclass(frozen=True, slots=True)
class FirstRunState:
    """What the first-run screen shows."""

    looking: bool = True
    findings: tuple[Finding, ...] = ()
    adding: bool = False
    """Servers that could be connected are listed, or the form of one is open."""
    form: EndpointForm | None = None
    problem: Problem | None = None

    @property
    def can_answer(self) -> bool:
        return any(finding.offer == "use" for finding in self.findings)

    @property
    def only_starter(self) -> bool:
        """Whether nothing but the small built-in model can answer."""
        return [finding.entry.name for finding in self.findings if finding.offer == "use"] == ["starter"]


class FirstRunPresenter:
    """Looks what is there and takes consent. Nothing is used, and nothing leaves, before the person says so."""

    def __init__(self, catalog: Catalog, settings: SettingsService, spawn: Spawn) -> None:
        self._catalog = catalog
        self._settings = settings
        self._spawn = spawn
        self.state = FirstRunState()
        self.on_change: Callable[[FirstRunState], None] = lambda _state: None
        self.endpoints = Endpointing(settings, spawn, self._show_form, self._look, lambda one: self._show(problem=one))
        self.on_start: Callable[[], None] = lambda: None
        self.on_library: Callable[[], object] = lambda: None
        """After `on_start`, where a larger model is wanted."""
        self.on_account: Callable[[], object] = lambda: None
        """After `on_start`, where somebody has an account already."""

    def look(self) -> None:
        """See again what is there."""
        self._show(looking=True, problem=None)
        self._spawn(self._look())

    def allow(self, provider: str) -> None:
        """Use the key that was found for it, from now on."""
        self._spawn(self._change(provider, lambda: self._settings.allow(provider)))

    def enter_key(self, provider: str, entering: bool = True) -> None:
        """Open or close its key field."""
        self._mark(provider, entering=entering, problem=None)

    def save_key(self, provider: str, key: str) -> None:
        """Keep a key; entering it is consent."""
        is_endpoint = provider in {endpoint.name for endpoint in self._settings.known_endpoints}
        name = f"endpoint:{provider}" if is_endpoint else provider
        self._spawn(self._change(provider, lambda: self._settings.save_key(name, key)))

    def add_server(self, adding: bool = True) -> None:
        """List the servers that could be connected, or close what was opened for it."""
        self._show(adding=adding, form=None)

    def _show_form(self, form: EndpointForm | None) -> None:
        self._show(form=form, adding=form is not None)

    def start(self, *, to_library: bool = False, to_account: bool = False) -> None:
        """On to the first chat, to the models that can be fetched, or to signing in."""
        self._spawn(self._start(to_library, to_account))

    async def _look(self) -> None:
        entries = await self._catalog.look(fresh=True)
        self._show(looking=False, findings=tuple(Finding(entry, _offer(entry)) for entry in entries))

    async def _change(self, provider: str, change: Callable[[], Awaitable[None]]) -> None:
        try:
            await change()
        except SoulfraError as error:
            self._mark(provider, problem=Problem.of(error))
            return
        self._mark(provider, entering=False, problem=None)
        await self._look()

    async def _start(self, to_library: bool, to_account: bool) -> None:
        try:
            await self._settings.change("welcomed", True)
        except SoulfraError as error:
            self._show(problem=Problem.of(error))
            return
        self.on_start()
        if to_library:
            self.on_library()
        if to_account:
            self.on_account()

    def _mark(self, provider: str, **changes: Any) -> None:
        self._show(
            findings=tuple(replace(f, **changes) if f.entry.name == provider else f for f in self.state.findings)
        )

    def _show(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.on_change(self.state)


def _offer(entry: Entry) -> Offer:
    state = entry.status.state
    if not entry.local:
        return (
            "allow" if entry.needs_consent else "use" if state == "ready" else "key" if takes_key(entry) else "nothing"
        )
    if not entry.can_install:
        return "use" if state == "ready" else "nothing"
    if any(model.can_chat for model in entry.models):
        return "use"
    return "nothing" if state == "ready" else "download"


def takes_key(entry: Entry) -> bool:
    """Whether a key is what it may lack: not a provider on this machine, nor an Ollama elsewhere."""
    return not entry.local and not entry.can_install


@dataclass(frozen=True, slots=True)
class UnlockState:
    """What the unlock screen shows."""

    working: bool = False
    problem: Problem | None = None


class UnlockPresenter:
    """Tries passphrases. The derivation takes long on purpose; it runs in a thread, the window stays alive."""

    def __init__(self, unlock: Callable[[str], Awaitable[None]], spawn: Spawn) -> None:
        """`unlock` opens the store and goes on to the chats; it raises WrongPassphrase or another StoreError."""
        self._unlock = unlock
        self._spawn = spawn
        self.state = UnlockState()
        self.on_change: Callable[[UnlockState], None] = lambda _state: None

    def unlock(self, passphrase: str) -> None:
        if passphrase and not self.state.working:
            self._show(working=True, problem=None)
            self._spawn(self._try(passphrase))

    async def _try(self, passphrase: str) -> None:
        try:
            await self._unlock(passphrase)
        except SoulfraError as error:
            self._show(working=False, problem=Problem.of(error))

    def _show(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.on_change(self.state)


@dataclass(frozen=True, slots=True)
class ProtectState:
    """What the passphrase screen shows. `differs`: the second entry is not yet the first."""

    strength: Strength = ""
    differs: bool = False
    can_choose: bool = False
    working: bool = False
    problem: Problem | None = None


class ProtectPresenter:
    """No keyring serves here: a passphrase protects the chats, or this session keeps nothing."""

    def __init__(
        self, protect: Callable[[str], Awaitable[None]], keep_nothing: Callable[[], Awaitable[None]], spawn: Spawn
    ) -> None:
        """Both go on to the next screen; they raise StoreError."""
        self._protect = protect
        self._keep_nothing = keep_nothing
        self._spawn = spawn
        self.state = ProtectState()
        self.on_change: Callable[[ProtectState], None] = lambda _state: None

    def typed(self, first: str, second: str) -> None:
        """What stands in the two fields now."""
        self._show(
            strength=strength(first),
            differs=bool(second) and not first.startswith(second) and first != second,
            can_choose=bool(first.strip()) and first == second and not self.state.working,
            problem=None,
        )

    def choose(self, first: str, second: str) -> None:
        self.typed(first, second)
        if self.state.can_choose:
            self._work(lambda: self._protect(first))

    def keep_nothing(self) -> None:
        if not self.state.working:
            self._work(self._keep_nothing)

    def _work(self, go_on: Callable[[], Awaitable[None]]) -> None:
        self._show(working=True, can_choose=False, problem=None)
        self._spawn(self._try(go_on))

    async def _try(self, go_on: Callable[[], Awaitable[None]]) -> None:
        try:
            await go_on()
        except SoulfraError as error:
            self._show(working=False, can_choose=True, problem=Problem.of(error))

    def _show(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.on_change(self.state)


def strength(passphrase: str) -> Strength:
    """A hint, not a judgement: how many tries it would take, from its length and how varied its characters are."""
    if not passphrase:
        return ""
    bits = len(passphrase) * math.log2(max(2, min(len(set(passphrase)) * 1.5, 40)))
    return "weak" if bits < 40 else "fair" if bits < 70 else "strong"
