"""What every test may use."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None)  # no timing decides a unit test
settings.load_profile("house")

pytest_plugins = ["tests.servers.fixtures"]


@pytest.fixture(autouse=True, scope="session")
def cycles_are_collected_on_this_thread() -> Iterator[None]:
    """As in the app (docs/decisions/0007): a server's thread must not destroy what Qt still needs."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def cycles_do_not_pile_up() -> Iterator[None]:
    yield
    if gc.get_count()[0] > 50_000:
        gc.collect()
