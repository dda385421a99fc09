"""The server does what its OpenAPI says, asked by a machine that has read it: no error that nobody foresaw, no answer
that is not described, nothing malformed taken."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.server.accounts.person import Person
from tests.servers.nodes import ServerNode

CONFIG = Path(__file__).with_name("schemathesis.toml")
LAST = ("/v1/sessions/current", "/v1/account")
"""What ends the session of whoever asks is asked for apart."""


@pytest.fixture
def served(tmp_path, sqlite_url):
    with ServerNode(tmp_path / "home", SOULFRA_LIMITS_URL="off", SOULFRA_DATABASE_URL=sqlite_url) as node:
        yield node


async def somebody(node: ServerNode) -> str:
    """An access token of a new account."""
    async with httpx.AsyncClient(base_url=node.url, trust_env=False, timeout=60) as http:
        return (await Person(http).join()).session["access_token"]


def ask(node: ServerNode, token: str, examples: int, *words: str) -> subprocess.CompletedProcess[str]:
    line = [
        Path(sys.executable).with_name("st"), "--config-file", CONFIG, "run", f"{node.url}/openapi.json",
        "--header", f"Authorization: Bearer {token}", "--max-examples", str(examples), "--workers", "2",
        "--no-color", "--generation-database", "none", *words,
    ]  # fmt: skip
    environment = {**os.environ, "NO_PROXY": "127.0.0.1"}
    return subprocess.run(line, cwd=node.home, env=environment, capture_output=True, text=True, check=False)


async def found_nothing(node: ServerNode, examples: int, phases: str, *words: str) -> None:
    asked = ask(node, await somebody(node), examples, "--phases", phases, *words)
    assert asked.returncode == 0, asked.stdout[-6000:] + asked.stderr
    assert "unforeseen" not in node.log.read_text()


APART = [word for path in LAST for word in ("--exclude-path", path)]


async def test_it_does_what_it_says_of_itself(served):
    """The everyday part: each operation is asked. `make chaos` asks for all that can be thought of, one after the other."""
    await found_nothing(served, 1, "examples,fuzzing", *APART)


@pytest.mark.chaos
async def test_it_does_so_in_every_phase(served):
    await found_nothing(served, 10, "examples,coverage,fuzzing,stateful", *APART)
    only = [word for path in LAST for word in ("--include-path", path)]
    await found_nothing(served, 10, "examples,coverage,fuzzing,stateful", *only)
