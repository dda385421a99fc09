import pytest

from tests.desktop.services.house import build_house


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
