"""All phases of schemathesis against a node of its own: nothing that is not declared, no 500."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers.nodes import ServerNode

ENDLESS = "/v1/sync/events"
MINUTES = 30
CONFIG = Path(__file__).with_name("schemathesis.toml")


@pytest.mark.chaos
@pytest.mark.timeout(MINUTES * 60 + 60)
@pytest.mark.parametrize(
    "topic",
    ["/v1/(account|sessions|devices|keys|password|mail|totp|recovery|passkey)", "/v1/(sync|blobs)", "/v1/trust"],
)
def test_every_answer_is_declared_and_none_is_a_500(tmp_path: Path, database_url: str, topic: str):
    examples = os.environ.get("SCHEMATHESIS_EXAMPLES", "20")
    mail = {"SOULFRA_MAIL_HOST": "127.0.0.1", "SOULFRA_MAIL_PORT": "9", "SOULFRA_MAIL_SECURITY": "none"}
    settings = {"SOULFRA_DATABASE_URL": database_url, "SOULFRA_LIMITS_URL": "off", **mail}
    with ServerNode(tmp_path / "node", **settings) as node:
        command = [
            Path(sys.executable).with_name("st"), "--config-file", CONFIG, "run", f"{node.url}/openapi.json",
            "--include-path-regex", topic, "--exclude-path", ENDLESS,
            "--phases", "examples,coverage,fuzzing,stateful", "--max-examples", examples,
            "--request-timeout", "30", "--no-color",
        ]  # fmt: skip
        hooks = {"SCHEMATHESIS_HOOKS": "tests.servers.stranger", "SOULFRA_STRANGER_URL": node.url}
        plain = {name: value for name, value in os.environ.items() if not name.startswith("SOULFRA_")}
        run = subprocess.run(
            command, env=plain | hooks | {"PYTHONPATH": os.getcwd()}, capture_output=True, text=True, check=False,
            timeout=MINUTES * 60,
        )  # fmt: skip
        assert run.returncode == 0, run.stdout[-8000:] + run.stderr[-2000:]
        assert node.answers()
