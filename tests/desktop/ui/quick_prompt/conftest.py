"""A quick prompt's presenter over real services, and the tasks that it starts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from soulfra_desktop.ui.quick_prompt.presenter import QuickPresenter
from soulfra_desktop.ui.quick_prompt.state import QuickState
from tests.desktop.services.house import House, build_house
from tests.fakes import ScriptedProvider


@dataclass
class Prompt:
    house: House
    tasks: list[asyncio.Task] = field(default_factory=list)
    states: list[QuickState] = field(default_factory=list)

    def __post_init__(self) -> None:
        home = self.house
        self.presenter = QuickPresenter(
            home.chat, home.catalog, home.settings, home.conversations, home.clock, self.spawn
        )
        self.presenter.on_change = self.states.append

    def spawn(self, work) -> asyncio.Task:
        self.tasks.append(asyncio.get_running_loop().create_task(work))
        return self.tasks[-1]

    @property
    def state(self) -> QuickState:
        return self.presenter.state

    async def settled(self) -> QuickState:
        while running := [task for task in self.tasks if not task.done()]:
            await asyncio.wait(running, timeout=10)
        for task in self.tasks:
            if not task.cancelled() and (error := task.exception()):
                raise error
        self.tasks.clear()
        return self.state

    async def until(self, holds: Callable[[QuickState], object]) -> None:
        for _ in range(2000):
            if holds(self.state):
                return
            await asyncio.sleep(0.001)
        raise AssertionError(f"never came true; the state is {self.state}")

    async def ask(self, text: str) -> QuickState:
        self.presenter.type(text)
        self.presenter.send()
        return await self.settled()


@pytest.fixture
def prompt():
    """`await prompt(provider, …)`."""
    made: list[Prompt] = []

    async def build(*providers: ScriptedProvider, allowed: tuple[str, ...] = ()) -> Prompt:
        made.append(Prompt(await build_house(*(providers or (ScriptedProvider(),)), allowed=allowed)))
        return made[-1]

    return build
