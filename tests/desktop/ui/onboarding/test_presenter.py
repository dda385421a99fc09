"""The first minutes, over the real catalog and store: nothing is used before it was allowed. No Qt."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.adapters.prices import GenaiPriceTable
from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.errors import WrongPassphrase
from soulfra_desktop.services.catalog import Catalog
from soulfra_desktop.services.health import HealthBook
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.ui.onboarding.presenter import FirstRunPresenter, ProtectPresenter, UnlockPresenter, strength
from soulfra_desktop.ui.settings.presenter import ELSEWHERE, SettingsPresenter
from tests.fakes import FrozenClock, ScriptedProvider


class Home:
    """Real services over a store in memory; the providers are scripted."""

    def __init__(self, settings: SettingsService, catalog: Catalog, tasks: TaskSupervisor) -> None:
        self.settings, self.catalog, self.tasks = settings, catalog, tasks

    async def settle(self) -> None:
        while self.tasks._tasks:
            await asyncio.gather(*self.tasks._tasks)
            await asyncio.sleep(0)


@pytest.fixture
async def home() -> AsyncIterator[Home]:
    store = await open_in_memory()
    settings = SettingsService(store.settings, store.secrets, {"openai": "sk-found"}.get)
    clock = FrozenClock()
    providers = [
        ScriptedProvider("here"),
        ScriptedProvider("openai", local=False),
        ScriptedProvider("other", local=False),
    ]
    catalog = Catalog(lambda: providers, settings, HealthBook(clock), GenaiPriceTable(), clock)
    errors: list[BaseException] = []
    tasks = TaskSupervisor(errors.append)
    yield Home(settings, catalog, tasks)
    await tasks.aclose()
    await store.aclose()
    assert errors == []


def offers(presenter: FirstRunPresenter) -> dict[str, str]:
    return {finding.entry.name: finding.offer for finding in presenter.state.findings}


async def test_a_key_that_was_found_is_offered_and_not_used_until_allowed(home: Home):
    presenter = FirstRunPresenter(home.catalog, home.settings, home.tasks.spawn)
    presenter.look()
    assert presenter.state.looking
    await home.settle()
    assert offers(presenter) == {"here": "use", "openai": "allow", "other": "key"}
    assert home.settings.current.allowed_providers == []
    presenter.allow("openai")
    await home.settle()
    assert offers(presenter)["openai"] == "use"
    assert home.settings.current.allowed_providers == ["openai"]


async def test_a_key_that_cannot_be_one_is_refused_in_its_place(home: Home):
    presenter = FirstRunPresenter(home.catalog, home.settings, home.tasks.spawn)
    presenter.look()
    await home.settle()
    presenter.enter_key("other")
    presenter.save_key("other", "two words")
    await home.settle()
    finding = presenter.state.findings[2]
    assert finding.entering
    assert finding.problem is not None
    assert "two words" not in finding.problem.message
    presenter.save_key("other", "sk-good")
    await home.settle()
    assert offers(presenter)["other"] == "use"


async def test_starting_is_remembered(home: Home):
    presenter = FirstRunPresenter(home.catalog, home.settings, home.tasks.spawn)
    started: list[bool] = []
    presenter.on_start = lambda: started.append(home.settings.current.welcomed)
    presenter.start()
    await home.settle()
    assert started == [True]


async def test_who_has_an_account_already_is_led_to_signing_in(home: Home):
    presenter = FirstRunPresenter(home.catalog, home.settings, home.tasks.spawn)
    went: list[str] = []
    presenter.on_start = lambda: went.append("chat")
    presenter.on_account = lambda: went.append("account")
    presenter.start(to_account=True)
    await home.settle()
    assert went == ["chat", "account"]


async def test_a_wrong_passphrase_is_told_and_the_next_try_opens(home: Home):
    opened: list[str] = []

    async def unlock(passphrase: str) -> None:
        if passphrase != "right":
            raise WrongPassphrase("That is not the passphrase.")
        opened.append(passphrase)

    presenter = UnlockPresenter(unlock, home.tasks.spawn)
    presenter.unlock("")
    assert not presenter.state.working
    presenter.unlock("wrong")
    assert presenter.state.working
    await home.settle()
    assert (presenter.state.working, presenter.state.problem is None, opened) == (False, False, [])
    presenter.unlock("right")
    await home.settle()
    assert opened == ["right"]


async def test_a_passphrase_is_chosen_only_when_both_are_the_same(home: Home):
    chosen: list[str] = []

    async def protect(passphrase: str) -> None:
        chosen.append(passphrase)

    async def nothing() -> None:
        chosen.append("nothing")

    presenter = ProtectPresenter(protect, nothing, home.tasks.spawn)
    presenter.typed("correct horse", "cor")
    assert (presenter.state.differs, presenter.state.can_choose) == (False, False)
    presenter.choose("correct horse", "corect")
    assert presenter.state.differs
    await home.settle()
    assert chosen == []
    presenter.choose("correct horse", "correct horse")
    await home.settle()
    assert chosen == ["correct horse"]


async def test_every_setting_appears_once_and_a_refused_value_stays_with_its_reason(home: Home):
    from soulfra_desktop.domain.settings import FIELDS

    presenter = SettingsPresenter(home.settings, home.catalog, home.tasks.spawn)
    shown = [state.field.name for state in presenter.state.fields]
    assert sorted([*shown, *ELSEWHERE]) == sorted(field.name for field in FIELDS)
    told: list[tuple[str, object]] = []
    presenter.on_setting = lambda name, value: told.append((name, value))
    presenter.change("first_token_seconds", 0)
    presenter.change("local_only", True)
    await home.settle()
    field = next(state for state in presenter.state.fields if state.field.name == "first_token_seconds")
    assert (field.value, field.problem is None) == (0, False)
    assert told == [("local_only", True)]
    assert home.settings.current.first_token_seconds == 20


async def test_a_key_of_the_environment_is_named_where_it_cannot_be_forgotten(home: Home):
    presenter = SettingsPresenter(home.settings, home.catalog, home.tasks.spawn)
    presenter.load()
    await home.settle()
    presenter.delete_key("openai")
    await home.settle()
    openai = next(provider for provider in presenter.state.providers if provider.entry.name == "openai")
    assert openai.key_source == "environment"


async def test_an_endpoint_is_checked_kept_changed_and_forgotten(home: Home):
    from soulfra_desktop.domain.settings import Endpoint

    presenter = SettingsPresenter(home.settings, home.catalog, home.tasks.spawn)
    presenter.load()
    await home.settle()
    presenter.endpoints.add(presenter.endpoints.presets[0])
    presenter.endpoints.save(Endpoint("mine", "ftp://nowhere"), "")
    await home.settle()
    assert presenter.state.form is not None
    assert presenter.state.form.problem is not None
    presenter.endpoints.save(Endpoint("mine", "http://127.0.0.1:9/v1"), "sk-secret")
    await home.settle()
    assert presenter.state.form is None
    assert [one.endpoint.name for one in presenter.state.endpoints] == ["mine"]
    assert await home.settings.has_key("endpoint:mine")
    presenter.endpoints.delete("mine")
    await home.settle()
    assert presenter.state.endpoints == ()
    assert not await home.settings.has_key("endpoint:mine")


@given(st.text(max_size=60))
def test_a_longer_passphrase_is_never_called_weaker(text: str):
    order = ["", "weak", "fair", "strong"]
    assert order.index(strength(text + "x")) >= order.index(strength(text))
