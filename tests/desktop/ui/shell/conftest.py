"""Screens for tests: the same states that the pictures show."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from pytestqt.qtbot import QtBot

from soulfra_desktop.adapters.sqlite.store import Store, open_in_memory
from soulfra_desktop.ui.kit import theme


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    opened = await open_in_memory()
    yield opened
    await opened.aclose()


@pytest.fixture
def light(qapp) -> None:
    if theme.current() is not theme.LIGHT or not qapp.styleSheet():
        theme.apply(qapp, "light")


@pytest.fixture
def settle(qapp, qtbot: QtBot):
    def _settle() -> None:
        for _ in range(4):
            qapp.sendPostedEvents()
            qapp.processEvents()

    return _settle
