"""What is meant for this machine stays on it, and what leaves it goes through the proxy and certificates of the person."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import trustme

from soulfra_desktop.adapters.providers import anthropic, openai
from soulfra_desktop.adapters.providers.anthropic import AnthropicProvider
from soulfra_desktop.adapters.providers.connection import BUNDLES, Clients
from soulfra_desktop.adapters.providers.ollama import OllamaProvider
from soulfra_desktop.adapters.providers.openai import OpenAIProvider
from soulfra_desktop.domain.chat import ChatDelta, ChatRequest, Turn
from soulfra_desktop.domain.errors import ProviderError, ProviderUnavailable, Unauthorised
from soulfra_desktop.domain.settings import is_loopback
from tests.servers.faulty import FaultyServer

QUESTION = ChatRequest("healthy", (Turn("user", "Hello"),))


async def a_key() -> str:
    return "sk-test"


def providers(url: str) -> list[Any]:
    return [OpenAIProvider("openai", "OpenAI", url + "/v1", a_key), AnthropicProvider(url, a_key), OllamaProvider(url)]


async def answer(provider: Any) -> list[ChatDelta]:
    try:
        return [delta async for delta in provider.stream(QUESTION)]
    finally:
        await provider.aclose()


class Trap:
    """A server that notes who comes by, and sends everyone on to `elsewhere`."""

    def __init__(self) -> None:
        self.visits: list[str] = []
        self.elsewhere = ""
        trap = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                trap.visits.append(self.path)
                self.send_response(307 if trap.elsewhere else 502)
                if trap.elsewhere:
                    self.send_header("Location", trap.elsewhere + self.path)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_POST = do_CONNECT = do_GET  # noqa: N815 - names of http.server

            def log_message(self, format: str, *_: object) -> None:  # noqa: A002 - the name it has there
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def trap() -> Iterator[Trap]:
    trap = Trap()
    yield trap
    trap.close()


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def secure(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FaultyServer]:
    """The faulty server behind a certificate that nobody knows yet."""
    folder = tmp_path_factory.mktemp("tls")
    certificate = authority.issue_cert("127.0.0.1")
    certificate.cert_chain_pems[0].write_to_path(folder / "cert.pem")
    certificate.private_key_pem.write_to_path(folder / "key.pem")
    with FaultyServer(certificate=str(folder / "cert.pem"), key=str(folder / "key.pem")) as server:
        yield server


@pytest.mark.parametrize(
    ("url", "loopback"),
    [
        ("http://127.0.0.1:11434", True),
        ("http://127.9.9.9/v1", True),
        ("http://[::1]:80", True),
        ("https://localhost/v1", True),
        ("http://LOCALHOST:1234", True),
        ("http://192.168.0.2", False),
        ("http://0.0.0.0", False),
        ("https://127.0.0.1.example.com", False),
        ("https://localhost.example.com", False),
        ("https://user@example.com", False),
        ("http://127.0.0.1@example.com", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_loopback_is_told_by_the_host_alone(url: str, loopback: bool) -> None:
    assert is_loopback(url) is loopback


@pytest.mark.parametrize("which", range(3))
async def test_loopback_never_goes_through_a_proxy(
    which: int, trap: Trap, faulty: FaultyServer, no_proxy: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy"):
        no_proxy.setenv(name, trap.url)
    deltas = await answer(providers(faulty.url)[which])
    assert deltas[-1].finish == "stop"
    assert trap.visits == []


@pytest.mark.parametrize("which", range(3))
async def test_what_leaves_the_machine_goes_through_the_proxy(
    which: int, trap: Trap, no_proxy: pytest.MonkeyPatch
) -> None:
    no_proxy.setenv("HTTP_PROXY", trap.url)
    with pytest.raises(ProviderError):
        await answer(providers("http://provider.invalid")[which])
    assert len(trap.visits) == 1
    assert "provider.invalid" in trap.visits[0]


@pytest.mark.parametrize("which", range(3))
async def test_no_redirect_leads_from_this_machine_elsewhere(
    which: int, trap: Trap, faulty: FaultyServer, no_proxy: pytest.MonkeyPatch
) -> None:
    trap.elsewhere = faulty.url
    with pytest.raises(ProviderError):
        await answer(providers(trap.url)[which])
    assert trap.visits
    assert not faulty.asked


@pytest.mark.parametrize("which", range(3))
async def test_an_unknown_certificate_is_refused_with_advice(
    which: int, secure: FaultyServer, no_proxy: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ProviderUnavailable) as caught:
        await answer(providers(secure.url)[which])
    assert "certificate" in caught.value.message
    assert "SSL_CERT_FILE" in caught.value.advice


@pytest.mark.parametrize("variable", [name for name in BUNDLES if name != "SSL_CERT_DIR"])
@pytest.mark.parametrize("which", range(3))
async def test_a_company_certificate_named_by_the_environment_is_trusted(
    which: int,
    variable: str,
    secure: FaultyServer,
    authority: trustme.CA,
    tmp_path: Path,
    no_proxy: pytest.MonkeyPatch,
) -> None:
    authority.cert_pem.write_to_path(tmp_path / "company.pem")
    no_proxy.setenv(variable, str(tmp_path / "company.pem"))
    assert (await answer(providers(secure.url)[which]))[-1].finish == "stop"


@pytest.mark.parametrize("which", range(3))
@pytest.mark.parametrize("content", [None, "this is no certificate"])
async def test_certificates_that_cannot_be_read_are_told_by_their_variable(
    which: int, content: str | None, secure: FaultyServer, tmp_path: Path, no_proxy: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "company.pem"
    if content is not None:
        path.write_text(content)
    no_proxy.setenv("SSL_CERT_FILE", str(path))
    with pytest.raises(ProviderUnavailable) as caught:
        await answer(providers(secure.url)[which])
    assert "SSL_CERT_FILE" in caught.value.advice


async def test_the_organisation_of_the_environment_is_told_to_openai_only(
    faulty: FaultyServer, no_proxy: pytest.MonkeyPatch
) -> None:
    no_proxy.setenv("OPENAI_ORG_ID", "org-of-the-person")
    await answer(OpenAIProvider("openai", "OpenAI", faulty.url + "/v1", a_key))
    await answer(OpenAIProvider("groq", "Groq", faulty.url + "/v1", a_key))
    sent = [headers.get("openai-organization") for headers in faulty.headers]
    assert sent == ["org-of-the-person", None]


@pytest.mark.parametrize("which", range(3))
async def test_a_proxy_that_cannot_be_used_is_told_by_its_variable(which: int, no_proxy: pytest.MonkeyPatch) -> None:
    no_proxy.setenv("HTTP_PROXY", "nonsense://proxy")
    with pytest.raises(ProviderUnavailable) as caught:
        await answer(providers("http://provider.invalid")[which])
    assert "PROXY" in caught.value.advice


@pytest.mark.parametrize(
    ("variable", "value"), [("HTTP_PROXY", "nonsense://proxy"), ("SSL_CERT_FILE", "/nowhere/company.pem")]
)
def test_a_variable_that_stops_ollamas_library_at_its_import_is_named(
    variable: str, value: str, no_proxy: pytest.MonkeyPatch
) -> None:
    no_proxy.setenv(variable, value)
    script = """
import asyncio
from soulfra_desktop.adapters.providers.ollama import OllamaProvider
print(asyncio.run(OllamaProvider("http://provider.invalid").health()).advice)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert variable.removeprefix("HTTP_") in done.stdout, done.stderr


@pytest.mark.parametrize("key", ["schlüssel", "two\nlines", "\x00"])
async def test_a_key_that_can_be_none_is_not_sent(key: str, faulty: FaultyServer, no_proxy: pytest.MonkeyPatch) -> None:
    async def odd() -> str:
        return key

    for provider in (OpenAIProvider("openai", "OpenAI", faulty.url + "/v1", odd), AnthropicProvider(faulty.url, odd)):
        assert (await provider.health()).state == "no key"
        with pytest.raises(Unauthorised) as caught:
            await answer(provider)
        assert key not in str(caught.value)
    assert not faulty.asked


@pytest.mark.parametrize("module", [openai, anthropic], ids=["openai", "anthropic"])
async def test_a_library_that_is_slow_to_import_is_not_the_providers_slowness(
    module: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def page(**_: Any) -> Any:
        return SimpleNamespace(data=[])

    def made(*_: str) -> Any:
        time.sleep(0.2)
        return SimpleNamespace(models=SimpleNamespace(list=page))

    monkeypatch.setattr(module, "LIST_SECONDS", 0.01)
    provider = providers("http://provider.invalid")[module is anthropic]
    provider._clients = Clients(made)
    assert list(await provider.models()) == []
