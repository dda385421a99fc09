"""The real window for a story: real widgets, real loop, real store; bugs that the supervisor saw fail the test."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from soulfra_desktop.adapters.sqlite.store import Store, open_store
from soulfra_desktop.app import knowing
from soulfra_desktop.app.desktop import Desktop
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.app.loop import run
from soulfra_desktop.app.main import first_paint
from tests.stories.command import NOWHERE
from tests.stories.person import PATIENCE_SECONDS, Person

STORY_SECONDS = 1000.0
Story = Callable[[Person], Awaitable[None]]
Fill = Callable[[Store], Awaitable[None]]


def play(app: QApplication, environment: Environment, story: Story, seconds: float, fill: Fill | None = None) -> None:
    """Open the window over a home, which `fill` may put chats into first, and live the story in it."""
    environment.home.mkdir(mode=0o700, exist_ok=True)
    _, window = first_paint(environment.home)
    bugs: list[BaseException] = []

    async def main(_quit: object) -> int:
        if fill is not None:
            await _fill(environment, fill)
        desktop = Desktop(environment, window, app)
        desktop.tasks._on_error = bugs.append
        desktop.start()
        try:
            async with asyncio.timeout(seconds):
                await story(Person(desktop, window))
        except AssertionError as failure:
            raise AssertionError(f"{failure}; bugs: {bugs!r}") from failure
        finally:
            await desktop.aclose()
            window.close()
            window.deleteLater()
        return 0

    assert run(main, app) == 0
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[arg-type]
    assert bugs == []


async def _fill(environment: Environment, fill: Fill) -> None:
    store = await open_store(environment.home, environment.passphrase)
    await store.settings.save("welcomed", True)
    await fill(store)
    while await store.search.index_more():
        pass
    await store.aclose()


@pytest.fixture
def patient(monkeypatch):
    """An answer waits a tenth of a second for what is known, and goes on without: what a busy machine knows by then is chance."""
    monkeypatch.setattr(knowing, "PATIENCE", PATIENCE_SECONDS)


@pytest.fixture
def in_the_window(qapp, tmp_path, monkeypatch, patient):
    """Run a story over a home; several runs of one test share it."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

    def played(story, *, passphrase="story", **found):
        play(
            qapp, Environment(tmp_path / "home", passphrase, **{"ollama_host": NOWHERE, **found}), story, STORY_SECONDS
        )

    return played


@pytest.fixture
def in_the_everyday_window(qapp, tmp_path, monkeypatch, patient):
    """Run a story over a home that `fill` has put chats into; several runs of one test share it."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

    def played(story, fill=None, passphrase="story", **found):
        play(
            qapp,
            Environment(tmp_path / "home", passphrase, **{"ollama_host": NOWHERE, **found}),
            story,
            STORY_SECONDS,
            fill,
        )

    return played
