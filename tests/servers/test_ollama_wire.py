"""Our stand-in for Ollama replies as Ollama's published interface says, so that what is tested on it means something."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from tests.servers.ollama_wire import EMBEDDER, HOSTED, MODEL, OllamaWireServer
from tests.servers.schema import faults

ASKED = {"model": MODEL, "messages": [{"role": "user", "content": "Hi"}], "options": {"num_predict": 8}}


@pytest.fixture
def client(ollama_server: OllamaWireServer) -> Any:
    with httpx.Client(base_url=ollama_server.url, trust_env=False, timeout=60) as client:
        yield client


def test_the_list_is_as_published(client: httpx.Client) -> None:
    reply = client.get("/api/tags").json()
    assert faults(reply, "ListResponse") == []
    assert {model["model"] for model in reply["models"]} >= {MODEL, EMBEDDER, HOSTED}


@pytest.mark.parametrize("model", [MODEL, EMBEDDER])
def test_what_it_shows_is_as_published(client: httpx.Client, model: str) -> None:
    assert faults(client.post("/api/show", json={"model": model}).json(), "ShowResponse") == []


def test_who_hosts_a_model_is_shown_as_in_the_list(client: httpx.Client) -> None:
    """Ollama's server does so (api/types.go, ShowResponse), though its published interface has it in the list only."""
    reply = client.post("/api/show", json={"model": HOSTED}).json()
    listed = next(entry for entry in client.get("/api/tags").json()["models"] if entry["model"] == HOSTED)
    remote = {field: reply.pop(field) for field in ("remote_model", "remote_host")}
    assert remote.items() <= listed.items()
    assert faults(reply, "ShowResponse") == []


def test_the_version_is_as_published(client: httpx.Client) -> None:
    assert faults(client.get("/api/version").json(), "VersionResponse") == []


def test_an_answer_is_as_published_line_by_line(client: httpx.Client) -> None:
    lines = [json.loads(line) for line in client.post("/api/chat", json=ASKED).text.splitlines()]
    assert len(lines) > 2
    assert [faults(line, "ChatStreamEvent") for line in lines[:-1]] == [[] for _ in lines[:-1]]
    assert faults(lines[-1], "ChatResponse") == []
    assert [line["done"] for line in lines] == [False] * (len(lines) - 1) + [True]


def test_a_fetch_is_as_published_line_by_line(client: httpx.Client) -> None:
    lines = [json.loads(line) for line in client.post("/api/pull", json={"model": "tiny"}).text.splitlines()]
    assert [faults(line, "StatusEvent") for line in lines] == [[] for _ in lines]
    assert lines[-1] == {"status": "success"}
    assert client.request("DELETE", "/api/delete", json={"model": "tiny"}).status_code == 200


def test_a_failure_is_as_published(client: httpx.Client) -> None:
    reply = client.post("/api/chat", json=ASKED | {"model": "nowhere"})
    assert reply.status_code == 404
    assert faults(reply.json(), "ErrorResponse") == []


def test_the_check_itself_finds_what_is_not_as_published() -> None:
    assert faults({"version": 1}, "VersionResponse")
    assert faults({"invented": "x"}, "VersionResponse")
    assert faults({"models": [{"size": "big"}]}, "ListResponse")
    assert faults({"function": {}}, "ToolCall")
