from collections.abc import AsyncIterator

import pytest

from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.domain.budget import Budget, Scope
from soulfra_desktop.domain.usage import Money
from tests.desktop.services.house import build_house
from tests.desktop.services.kept_documents import Shelf
from tests.desktop.services.spending import cloud, starter
from tests.desktop.services.syncing import Engine


@pytest.fixture
async def house():
    """`await house(*providers, allowed=(...))`; closed at the end."""
    built = []

    async def build(*providers, allowed=(), judged=False):
        built.append(await build_house(*providers, allowed=allowed, judged=judged))
        return built[-1]

    yield build
    for each in built:
        await each.conversations.aclose()
        await each.store.aclose()


@pytest.fixture
async def home(house):
    """A cloud model at one micro-dollar a token in and two out, and the starter model."""

    async def build(limit: int | None = None, scope: Scope = "month", *providers):
        home = await house(*(providers or (cloud(), starter())), allowed=("openai",))
        if limit is not None:
            await home.store.budgets.save(Budget(scope, Money(limit)))
        return home

    return build


@pytest.fixture
async def engine() -> AsyncIterator[Engine]:
    """Signed in, over an empty log."""
    store = await open_in_memory()
    made = Engine(store)
    assert made.kept.found
    await made.service.begin(made.kept.found.account)
    yield made
    await store.aclose()


@pytest.fixture
def shelf(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    return Shelf(folder)
