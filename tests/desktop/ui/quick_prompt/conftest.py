"""A quick prompt's presenter over real services, and the tasks that it starts."""

from __future__ import annotations

import pytest

from soulfra_desktop.ui.quick_prompt.presenter import QuickPresenter
from tests.desktop.services.house import build_house
from tests.desktop.ui.working import Working
from tests.fakes import ScriptedProvider


@pytest.fixture
def prompt():
    """`await prompt(provider, …)`."""
    made: list[Working] = []

    async def build(*providers: ScriptedProvider, allowed: tuple[str, ...] = ()) -> Working:
        house = await build_house(*(providers or (ScriptedProvider(),)), allowed=allowed)
        made.append(Working(house, QuickPresenter))
        return made[-1]

    return build
