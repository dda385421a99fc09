from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from soulfra_desktop.adapters.reading.reader import ProcessReader


@pytest.fixture
async def reader() -> AsyncIterator[ProcessReader]:
    made = ProcessReader()
    yield made
    await made.aclose()
