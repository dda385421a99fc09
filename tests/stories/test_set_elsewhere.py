"""What another process sets, allows or forgets holds in the open window at once."""

from __future__ import annotations

import asyncio

import pytest

from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.settings.view import SettingsView
from tests.servers.upstream import Upstream
from tests.stories.command import Soulfra
from tests.stories.test_organising import five, shown

HERE = ModelRef("here", "fake")


@pytest.fixture
def upstream():
    with Upstream() as server:
        yield server


def test_an_endpoint_that_a_command_adds_is_in_the_picker_and_one_that_it_forgets_is_asked_no_more(
    in_the_everyday_window, tmp_path, upstream
):
    soulfra = Soulfra(tmp_path / "home")

    async def does(*arguments):
        done = await asyncio.to_thread(soulfra.run, *arguments)
        assert done.status == 0, done.err

    async def story(person):
        await shown(person)
        chat, core = person.desktop.chat, person.desktop.core

        def listed():
            return {model.ref for entry in chat.state.entries for model in entry.models}

        await does("endpoints", "add", "here", f"{upstream.url}/v1", "--here")
        await person.sees("it in the picker", lambda: HERE in listed())
        chat.open(None)
        chat.choose_model(HERE)
        await person.asks("hello")
        await person.sees("its answer", lambda: chat.state.messages and chat.state.messages[-1].complete)
        assert upstream.asked["fake"] == 1
        await does("endpoints", "delete", "here")
        # at once, whether the window has looked yet or not
        await person.asks("and again?")
        await person.sees("who answers instead", lambda: len(chat.state.messages) == 4 and chat.state.phase == "idle")
        assert upstream.asked["fake"] == 1, "an endpoint that was forgotten is not asked"
        answer = chat.state.messages[-1]
        assert answer.receipt is None or answer.receipt.chosen != HERE
        await person.sees("it gone from the picker", lambda: HERE not in listed())
        assert core.settings.known_endpoints == ()

    in_the_everyday_window(story, five)


def test_a_setting_that_a_command_changes_comes_into_force_in_the_window_and_on_the_open_settings_page(
    in_the_everyday_window, tmp_path
):
    soulfra = Soulfra(tmp_path / "home")

    async def story(person):
        await shown(person)
        person.window.registry.run("settings.open")
        page = await person.finds(SettingsView)
        await person.sees("the settings", lambda: page._presenter.state.fields)
        done = await asyncio.to_thread(soulfra.run, "settings", "theme", "dark")
        assert done.status == 0, done.err
        await person.sees("the dark", lambda: theme.current() is theme.DARK)

        def said():
            return next(f.value for f in page._presenter.state.fields if f.field.name == "theme")

        await person.sees("it on the page", lambda: said() == "dark")

    in_the_everyday_window(story, five)
