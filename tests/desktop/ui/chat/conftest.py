"""A chat screen's presenter over real services, and the tasks that it starts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from soulfra_desktop.ui.chat.presenter import ChatPresenter
from soulfra_desktop.ui.chat.state import ChatState
from tests.desktop.services.house import House, build_house
from tests.fakes import ScriptedProvider


@dataclass
class Screen:
    """Everything that a presenter test looks at. `spawn` keeps each task, as the supervisor does."""

    house: House
    tasks: list[asyncio.Task] = field(default_factory=list)
    states: list[ChatState] = field(default_factory=list)
    errors: list[BaseException] = field(default_factory=list)

    def __post_init__(self) -> None:
        home = self.house
        self.presenter = ChatPresenter(
            home.chat, home.catalog, home.settings, home.conversations, home.clock, self.spawn
        )
        self.presenter.on_change = self.states.append

    def spawn(self, work) -> asyncio.Task:
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.append(task)
        return task

    @property
    def state(self) -> ChatState:
        return self.presenter.state

    async def settled(self) -> ChatState:
        """All that was started has ended; its failures, if any, are raised here."""
        while running := [task for task in self.tasks if not task.done()]:
            await asyncio.wait(running, timeout=10)
        for task in self.tasks:
            if not task.cancelled() and (error := task.exception()):
                raise error
        self.tasks.clear()
        return self.state

    async def until(self, holds: Callable[[ChatState], bool]) -> ChatState:
        for _ in range(2000):
            if holds(self.state):
                return self.state
            await asyncio.sleep(0.001)
        raise AssertionError(f"never came true; the state is {self.state}")

    async def ask(self, text: str) -> ChatState:
        self.presenter.type(text)
        self.presenter.send()
        return await self.settled()

    def texts(self) -> list[str]:
        return [message.text for message in self.state.messages]


@pytest.fixture
async def screen():
    """`await screen(*providers, allowed=(...))`; closed at the end."""
    built: list[Screen] = []

    async def build(*providers: ScriptedProvider, allowed: tuple[str, ...] = ()) -> Screen:
        made = Screen(await build_house(*providers, allowed=allowed))
        built.append(made)
        made.presenter.open(None)
        await made.settled()
        return made

    yield build
    for each in built:
        for task in each.tasks:
            task.cancel()
        await asyncio.gather(*each.tasks, return_exceptions=True)
        await each.house.conversations.aclose()
        await each.house.store.aclose()
