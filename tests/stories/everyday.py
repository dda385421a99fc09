"""The everyday window over a home that was filled before: real widgets, real loop, real store; bugs fail the test."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import QEvent

from soulfra_desktop.adapters.sqlite.store import open_store
from soulfra_desktop.app.desktop import Desktop
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.app.loop import run
from soulfra_desktop.app.main import first_paint
from tests.stories.command import NOWHERE
from tests.stories.person import Person


@pytest.fixture
def in_the_everyday_window(qapp, tmp_path, monkeypatch):
    """Run a story over a home that `fill` has put chats into; several runs of one test share it."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

    def play(story, fill=None, **found):
        home = tmp_path / "home"
        home.mkdir(mode=0o700, exist_ok=True)
        environment = Environment(home, "story", **{"ollama_host": NOWHERE, **found})
        bugs = []

        async def main(_quit):
            if fill is not None:
                store = await open_store(home, "story")
                await store.settings.save("welcomed", True)
                await fill(store)
                while await store.search.index_more():
                    pass
                await store.aclose()
            desktop = Desktop(environment, window, qapp)
            desktop.tasks._on_error = bugs.append
            desktop.start()
            try:
                await asyncio.wait_for(story(Person(desktop, window)), 120)
            except AssertionError as failure:
                raise AssertionError(f"{failure}; bugs: {bugs!r}") from failure
            finally:
                await desktop.aclose()
                window.close()
                window.deleteLater()
            return 0

        _, window = first_paint(home)
        assert run(main, qapp) == 0
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert bugs == []

    return play
