from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from soulfra_desktop.adapters.reading.reader import ProcessReader


@pytest.fixture(scope="module")
def reader() -> Iterator[ProcessReader]:
    """One for all files: loading what reads them takes longer than reading them."""
    made = ProcessReader()
    yield made
    asyncio.run(made.aclose())
