"""What can be set, as one frozen state: fields, providers with their keys and models, endpoints, and protection."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.routing import Model
from soulfra_desktop.domain.settings import FIELDS, Endpoint, Field, SettingValue, is_loopback
from soulfra_desktop.services.catalog import Catalog, Entry
from soulfra_desktop.services.ports import Spawn
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.ui.kit.meaning import NO_MEANING, MeaningState
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.kit.sentences import shown
from soulfra_desktop.ui.onboarding.endpointing import EndpointForm, Endpointing
from soulfra_desktop.ui.settings.places import ELSEWHERE, PLACES, Section
from soulfra_desktop.ui.shell.presenter import Protection

KeySource = Literal["entered", "environment"] | None
SECTIONS: tuple[Section, ...] = ("general", "models", "endpoints", "money", "privacy", "account", "data", "keyboard")
DOLLARS = ("", "USD", "$", "US$")


@dataclass(frozen=True, slots=True)
class FieldState:
    """One setting with its value, or with what was typed and refused."""

    field: Field
    value: SettingValue
    models: tuple[Model, ...] = ()
    """Those it can be chosen from, where it names models."""
    problem: Problem | None = None
    meaning: MeaningState = NO_MEANING
    """Those it can be chosen from, where it names the one that finds by meaning."""

    @property
    def section(self) -> Section:
        return PLACES.get(self.field.name, "general")


@dataclass(frozen=True, slots=True)
class Pull:
    """A model being fetched. `share` is 0 to 1, None while its size is unknown."""

    model: str
    status: str = ""
    share: float | None = None


@dataclass(frozen=True, slots=True)
class ProviderState:
    """One provider: how it stands, its key, its models."""

    entry: Entry
    takes_key: bool = False
    key_source: KeySource = None
    forgetting: bool = False
    """Whether its key shall be forgotten waits for a yes."""
    keys_saved: int = 0
    """Rises with each key that was taken: what was typed may go from its field."""
    pull: Pull | None = None
    deleting: str | None = None
    """The model whose deletion waits for a yes."""
    problem: Problem | None = None


Standing = Literal["looking", "reachable", "unreachable", "no key", "not allowed", "not asked"]


@dataclass(frozen=True, slots=True)
class EndpointState:
    """One endpoint: how it stands, and since when it may be asked."""

    endpoint: Endpoint
    entry: Entry | None = None
    """None until it was looked at."""
    allowed_since: date | None = None
    local_only: bool = False
    problem: Problem | None = None

    @property
    def is_local(self) -> bool:
        """Its address is this machine's, and its weights are here: nothing leaves, and no consent is needed."""
        return self.endpoint.serves_this_machine and is_loopback(self.endpoint.base_url)

    @property
    def standing(self) -> Standing:
        if self.entry is None:
            return "looking"
        if not self.is_local and not self.entry.allowed:
            return "not allowed"
        if not self.is_local and self.local_only:
            return "not asked"
        if self.entry.status.state == "no key":
            return "no key"
        return "reachable" if self.entry.status.state == "ready" else "unreachable"


@dataclass(frozen=True, slots=True)
class DataState:
    """Where everything lies, and how much it is."""

    place: str = ""
    """Empty where nothing is kept."""
    size: int | None = None
    """Bytes; None while unknown."""


@dataclass(frozen=True, slots=True)
class SettingsState:
    """Everything the settings show."""

    section: Section = "general"
    fields: tuple[FieldState, ...] = ()
    looking: bool = False
    providers: tuple[ProviderState, ...] = ()
    endpoints: tuple[EndpointState, ...] = ()
    form: EndpointForm | None = None
    protection: Protection = "keyring"
    data: DataState = DataState()
    forgotten: int | None = None
    """How many verdicts were unlearnt a moment ago."""
    problem: Problem | None = None

    def fields_of(self, section: Section) -> tuple[FieldState, ...]:
        """A rate is asked for where there is one: a dollar costs a dollar."""
        dollars = any(field.field.name == "currency" and field.value in DOLLARS for field in self.fields)
        hidden = "currency_rate" if dollars else ""
        return tuple(field for field in self.fields if field.section == section and field.field.name != hidden)


class SettingsPresenter:
    """Every change is checked and stored by the service first; what it refuses stays visible with the reason.

    The app wires `on_setting(name, value)` to bring a change into force, `on_done`, and the ways that the data's page
    opens: `on_import`, `on_export`, `on_trash` and `on_place`, the folder.
    """

    def __init__(
        self, settings: SettingsService, catalog: Catalog, spawn: Spawn, protection: Protection = "keyring"
    ) -> None:
        self._settings = settings
        self._catalog = catalog
        self._spawn = spawn
        self._pulls: dict[str, asyncio.Task[None]] = {}
        self._told: dict[str, Problem | None] = {}
        self._priced: tuple[Model, ...] = ()
        self._meaning = NO_MEANING
        self.state = SettingsState(protection=protection)
        self.on_change: Callable[[SettingsState], None] = lambda _state: None
        self.on_setting: Callable[[str, SettingValue], None] = lambda _name, _value: None
        self.on_done: Callable[[], None] = lambda: None
        self.on_import: Callable[[], None] = lambda: None
        self.on_export: Callable[[], None] = lambda: None
        self.on_trash: Callable[[], None] = lambda: None
        self.on_place: Callable[[], None] = lambda: None
        self.set_by: dict[str, Callable[[Any], Awaitable[None]]] = {}
        """Who sets a field that more must be known of than the settings do."""
        self.forget_learnt: Callable[[], Awaitable[int]] | None = None
        """Unlearns what the person's verdicts taught; how many they were."""
        self.on_library: Callable[[], object] = lambda: None
        self.on_usage: Callable[[], object] = lambda: None
        self.endpoints = Endpointing(
            settings,
            spawn,
            lambda form: self._show(form=form),
            self._load,
            lambda problem: self._show(problem=problem),
        )
        self._show(fields=self._fields())

    def load(self) -> None:
        """Look at the providers and endpoints again."""
        self._show(looking=True, fields=self._fields(), problem=None, forgotten=None)
        self._say_rate()
        self._spawn(self._load())

    def tell(self, name: str, problem: Problem | None) -> None:
        """Say under a setting what stands in its way."""
        self._told[name] = problem
        self._field(name, problem=problem)

    def show_meaning(self, meaning: MeaningState) -> None:
        """How the models stand that find by meaning."""
        self._meaning = meaning
        self._field("embedding_model", meaning=meaning)

    def show_data(self, data: DataState) -> None:
        self._show(data=data)

    def show_protection(self, protection: Protection) -> None:
        """It was changed in this window."""
        self._show(protection=protection)

    def go_to(self, section: Section) -> None:
        self.endpoints.close()
        self._show(section=section)

    def done(self) -> None:
        self.on_done()

    def change(self, name: str, value: SettingValue) -> None:
        """Set one field."""
        if value != getattr(self._settings.current, name):
            self._spawn(self._change(name, value))
        else:
            self._field(name, value=value, problem=None)

    def _say_rate(self) -> None:
        """A currency without a rate counts one to one: that is said where the rate is set."""
        now = self._settings.current
        missing = now.currency not in DOLLARS and not now.currency_rate.strip()
        said = shown("Until you set it, one dollar counts as one unit of your currency.")
        self.tell("currency_rate", Problem(said, "") if missing else None)

    def forget(self) -> None:
        """Unlearn all that the person's verdicts taught."""
        if self.forget_learnt is not None:
            self._spawn(self._forget(self.forget_learnt))

    async def _forget(self, forget: Callable[[], Awaitable[int]]) -> None:
        try:
            gone = await forget()
        except SoulfraError as error:
            self._show(problem=Problem.of(error))
            return
        self._show(forgotten=gone)

    def allow(self, provider: str, allowed: bool) -> None:
        """May this provider be used, and paid, without being asked again."""
        self._spawn(self._for_provider(provider, lambda: self._settings.allow(provider, allowed)))

    def save_key(self, provider: str, key: str) -> None:
        self._spawn(self._for_provider(provider, lambda: self._save_key(provider, key)))

    def ask_delete_key(self, provider: str, asking: bool = True) -> None:
        """Ask before a key is forgotten: it may be written down nowhere else. False takes the question back."""
        self._provider(provider, forgetting=asking, problem=None)

    def delete_key(self, provider: str) -> None:
        """Forget the key that was entered; one of the environment may be left."""
        self._provider(provider, forgetting=False)
        self._spawn(self._for_provider(provider, lambda: self._settings.delete_key(provider)))

    def pull(self, provider: str, model: str) -> None:
        """Fetch a model by its name; one at a time for each provider."""
        model = model.strip()
        if model and provider not in self._pulls:
            self._provider(provider, pull=Pull(model), problem=None)
            self._pulls[provider] = self._spawn(self._pull(provider, model))

    def cancel_pull(self, provider: str) -> None:
        if task := self._pulls.get(provider):
            task.cancel()

    def ask_delete(self, provider: str, model: str | None) -> None:
        """Ask before a model of gigabytes is removed; None takes the question back."""
        self._provider(provider, deleting=model, problem=None)

    def delete(self, provider: str, model: str) -> None:
        """Remove a model from this machine."""
        self._provider(provider, deleting=None)
        self._spawn(self._for_provider(provider, lambda: self._catalog.delete(provider, model)))

    async def _load(self) -> None:
        try:
            endpoints = tuple(await self._settings.endpoints())
            self._show(endpoints=tuple(self._endpoint(endpoint, self._entry(endpoint.name)) for endpoint in endpoints))
            entries = await self._catalog.look(fresh=True, list_cloud=True)
            named = {endpoint.name for endpoint in endpoints}
            seen = {entry.name: entry for entry in entries}
            providers = [await self._state_of(entry, named) for entry in entries]
            self._priced = await self._catalog.priced()
        except SoulfraError as error:
            self._show(looking=False, problem=Problem.of(error))
            return
        stand = tuple(self._endpoint(endpoint, seen.get(endpoint.name)) for endpoint in endpoints)
        self._show(looking=False, endpoints=stand, providers=tuple(providers))
        self._show(fields=self._fields())

    def _endpoint(self, endpoint: Endpoint, entry: Entry | None) -> EndpointState:
        local_only = self._settings.current.local_only
        return EndpointState(endpoint, entry, self._settings.allowed_since(endpoint.name), local_only)

    def _entry(self, name: str) -> Entry | None:
        return next((one.entry for one in self.state.endpoints if one.endpoint.name == name), None)

    async def _state_of(self, entry: Entry, endpoints: set[str]) -> ProviderState:
        takes_key = not entry.local and not entry.can_install and entry.name not in endpoints
        key_source = await self._settings.key_source(entry.name) if takes_key else None
        old = next((p for p in self.state.providers if p.entry.name == entry.name), None)
        return ProviderState(
            entry, takes_key, key_source, keys_saved=old.keys_saved if old else 0, pull=old.pull if old else None
        )

    async def _change(self, name: str, value: SettingValue) -> None:
        try:
            if name in self.set_by:
                await self.set_by[name](value)
            else:
                await self._settings.change(name, value)
        except SoulfraError as error:
            self._field(name, value=value, problem=Problem.of(error))
            return
        self._field(name, value=value, problem=None)
        if name == "currency":  # the rate of the one before went with it
            self._field("currency_rate", value=self._settings.current.currency_rate, problem=None)
        self._say_rate()
        self.on_setting(name, value)

    async def _for_provider(self, provider: str, change: Callable[[], Awaitable[None]]) -> None:
        try:
            await change()
        except SoulfraError as error:
            self._provider(provider, problem=Problem.of(error))
            return
        self._provider(provider, problem=None)
        await self._load()

    async def _save_key(self, provider: str, key: str) -> None:
        await self._settings.save_key(provider, key)
        saved = next((p.keys_saved for p in self.state.providers if p.entry.name == provider), 0)
        self._provider(provider, keys_saved=saved + 1)

    async def _pull(self, provider: str, model: str) -> None:
        problem: Problem | None = None
        pieces = self._catalog.pull(provider, model)
        try:
            async for piece in pieces:
                share = piece.completed / piece.total if piece.total else None
                self._provider(provider, pull=Pull(model, piece.status, share))
        except SoulfraError as error:
            problem = Problem.of(error)
        finally:
            self._pulls.pop(provider, None)
            self._provider(provider, pull=None, problem=problem)
        if problem is None:
            await self._load()

    def _fields(self) -> tuple[FieldState, ...]:
        values = self._settings.current
        return tuple(
            FieldState(
                field,
                getattr(values, field.name),
                self._offered(field.name),
                self._told.get(field.name),
                self._meaning if field.name == "embedding_model" else NO_MEANING,
            )
            for field in FIELDS
            if field.name not in ELSEWHERE
        )

    def _offered(self, name: str) -> tuple[Model, ...]:
        if name == "baseline_model":
            return self._priced
        if name not in ("default_model", "favourites"):
            return ()
        return tuple(model for p in self.state.providers for model in p.entry.models if model.can_chat)

    def _field(self, name: str, **changes: Any) -> None:
        self._show(fields=tuple(replace(f, **changes) if f.field.name == name else f for f in self.state.fields))

    def _provider(self, name: str, **changes: Any) -> None:
        self._show(providers=tuple(replace(p, **changes) if p.entry.name == name else p for p in self.state.providers))
        if "problem" in changes:
            problem = changes["problem"]
            stand = self.state.endpoints
            self._show(endpoints=tuple(replace(e, problem=problem) if e.endpoint.name == name else e for e in stand))

    def _show(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.on_change(self.state)
