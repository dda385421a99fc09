from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from soulfra_desktop.app.tasks import TaskSupervisor


@pytest.fixture
async def tasks() -> AsyncIterator[TaskSupervisor]:
    """Bugs that the supervisor saw fail the test."""
    errors: list[BaseException] = []
    supervisor = TaskSupervisor(errors.append)
    yield supervisor
    await supervisor.aclose()
    assert errors == []
