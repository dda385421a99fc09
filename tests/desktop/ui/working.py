"""A presenter over real services, and the tasks that it starts."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from soulfra_desktop.app.tasks import TaskSupervisor
from tests.desktop.services.house import House


@dataclass
class Working:
    """What a presenter test looks at. `spawn` keeps each task, as the supervisor does; `Presenter` is what is tested."""

    house: House
    Presenter: Callable[..., Any]
    tasks: list[asyncio.Task] = field(default_factory=list)
    states: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        home = self.house
        self.presenter = self.Presenter(
            home.chat, home.catalog, home.settings, home.conversations, home.clock, self.spawn
        )
        self.presenter.on_change = self.states.append

    def spawn(self, work) -> asyncio.Task:
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.append(task)
        return task

    @property
    def state(self) -> Any:
        return self.presenter.state

    async def settled(self) -> Any:
        """All that was started has ended; its failures, if any, are raised here."""
        while running := [task for task in self.tasks if not task.done()]:
            await asyncio.wait(running, timeout=10)
        for task in self.tasks:
            if not task.cancelled() and (error := task.exception()):
                raise error
        self.tasks.clear()
        return self.state

    async def until(self, holds: Callable[[Any], object]) -> Any:
        end = time.monotonic() + 60
        while not holds(self.state):
            assert time.monotonic() < end, f"never came true; the state is {self.state}"
            await asyncio.sleep(0.001)
        return self.state

    async def ask(self, text: str) -> Any:
        self.presenter.type(text)
        self.presenter.send()
        return await self.settled()

    def texts(self) -> list[str]:
        return [message.text for message in self.state.messages]


async def settled(tasks: TaskSupervisor) -> None:
    """All that was started has ended, and what that started."""
    while tasks._tasks:
        await asyncio.gather(*tasks._tasks)
        await asyncio.sleep(0)
