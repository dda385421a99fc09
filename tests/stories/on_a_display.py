"""Plays one story of a test module in a process of its own, on a real display: `on_a_display.py MODULE STORY HOME`."""

from __future__ import annotations

import asyncio
import faulthandler
import importlib
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from soulfra_desktop.adapters.sqlite.store import open_store
from soulfra_desktop.app.desktop import Desktop
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.app.loop import run
from soulfra_desktop.app.main import first_paint
from soulfra_desktop.app.single_instance import SingleInstance
from tests.stories.command import NOWHERE
from tests.stories.display import Display
from tests.stories.person import Person

PASSPHRASE = "story"


async def welcome(home: Path) -> None:
    store = await open_store(home, PASSPHRASE)
    await store.settings.save("welcomed", True)
    await store.aclose()


def main(module: str, story: str, home: Path) -> int:
    play = getattr(importlib.import_module(module), story)
    shown = getattr(play, "shown", True)
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    asyncio.run(welcome(home))
    environment = Environment(home, PASSPHRASE, ollama_host=NOWHERE)
    instance = SingleInstance(home)
    assert instance.claim()
    app, window = first_paint(home, shown=shown)
    bugs: list[BaseException] = []

    async def whole(quit_requested: asyncio.Event) -> int:
        desktop = Desktop(environment, window, app)
        desktop.tasks._on_error = bugs.append
        desktop.presence.on_quit = quit_requested.set
        instance.listen(desktop.presence.summoned)
        desktop.start()
        person = Person(desktop, window)
        try:
            await person.sees("a settled desktop", lambda: desktop.presence.quick)
            async with asyncio.timeout(180):
                await play(person, Display(os.environ["DISPLAY"]), quit_requested)
        except AssertionError as failure:
            raise AssertionError(f"{failure}; bugs: {bugs!r}") from failure
        finally:
            await desktop.aclose()
        return 0

    status = run(whole, app)
    instance.release()
    assert bugs == [], bugs
    return status


if __name__ == "__main__":
    faulthandler.enable()  # a crash in a library says where, before the exit status alone does
    sys.exit(main(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
