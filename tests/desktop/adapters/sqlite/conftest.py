"""Two machines with one account, agreed on nothing yet; and a store whose passages are counted at its end."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from soulfra_desktop.adapters.sqlite.store import Store, open_in_memory
from tests.desktop.adapters.sqlite.kept_passages import sums_are_right
from tests.desktop.adapters.sqlite.replicas import Log, Machine


@pytest.fixture
async def pair() -> AsyncIterator[tuple[Machine, Machine]]:
    log = Log()
    machines = await Machine.made(log), await Machine.made(log)
    for machine in machines:
        await machine.join()
    yield machines
    for machine in machines:
        await machine.aclose()


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    opened = await open_in_memory()
    yield opened
    await sums_are_right(opened.database)
    await opened.aclose()
