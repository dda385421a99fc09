"""The test servers as fixtures; tests/conftest.py makes them known to every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.servers.faulty import FaultyServer
from tests.servers.ollama_wire import OllamaWireServer
from tests.servers.real_model import RealModelServer


@pytest.fixture(scope="session")
def real_model() -> RealModelServer:
    """The starter model behind xllamacpp's own server, loaded once."""
    return RealModelServer()


@pytest.fixture(scope="session")
def ollama_server(real_model: RealModelServer) -> Iterator[OllamaWireServer]:
    """A wire-compatible test server, not Ollama, over the real model."""
    with OllamaWireServer(real_model) as server:
        yield server


@pytest.fixture(scope="session")
def faulty_server() -> Iterator[FaultyServer]:
    with FaultyServer() as server:
        yield server


@pytest.fixture
def faulty(faulty_server: FaultyServer) -> FaultyServer:
    """A provider that fails as the model's name says; it has not been asked yet."""
    faulty_server.forget()
    return faulty_server


@pytest.fixture
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment that names neither a proxy nor certificates."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch
