"""Accounts with a ledger, on SQLite and PostgreSQL, and a clock that the test moves."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from sync_server.app import Server, create_app
from sync_server.kit.node import Node
from sync_server.settings import ServerSettings
from tests.server.accounts.person import Hands
from tests.server.sync.conftest import Meet, meet
from tests.server.trust.books import Books

__all__ = ["Meet", "meet"]


@pytest.fixture
def settings(tmp_path: Path, database_url: str, make_settings: Callable[..., ServerSettings]) -> ServerSettings:
    return make_settings(database_url=database_url)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
async def app(settings: ServerSettings, hands: Hands) -> AsyncIterator[Server]:
    """The application without its rounds: a test does what it wants done."""
    app = create_app(settings, hands)
    yield app
    await app.state.node.close()


@pytest.fixture
def books(node: Node, hands: Hands) -> Books:
    return Books(node, hands)
