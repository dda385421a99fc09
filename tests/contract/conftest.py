from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from soulfra_desktop.adapters.sqlite.store import Store, open_store
from tests.contract.keyrings import MemoryRing, NoRing


@pytest.fixture(params=["in memory", "on disk"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    keyring = NoRing() if request.param == "in memory" else MemoryRing()
    opened = await open_store(tmp_path / "home", keyring=keyring)
    assert opened.protection == ("nothing kept" if request.param == "in memory" else "keyring")
    yield opened
    await opened.aclose()
