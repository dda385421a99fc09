"""A chat screen's presenter over real services, and the tasks that it starts."""

from __future__ import annotations

import asyncio

import pytest

from soulfra_desktop.ui.chat.presenter import ChatPresenter
from tests.desktop.services.house import build_house
from tests.desktop.ui.working import Working
from tests.fakes import ScriptedProvider


@pytest.fixture
async def screen():
    """`await screen(*providers, allowed=(...))`; closed at the end."""
    built: list[Working] = []

    async def build(*providers: ScriptedProvider, allowed: tuple[str, ...] = ()) -> Working:
        made = Working(await build_house(*providers, allowed=allowed), ChatPresenter)
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
