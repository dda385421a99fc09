"""Two machines with one account, agreed on nothing yet."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

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
