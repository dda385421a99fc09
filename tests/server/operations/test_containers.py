"""The files with which the server is deployed say what they should; containers themselves are not started here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from installers.server.requirements import requirements
from sync_server.settings import ServerSettings
from tests.servers.caddy import CADDYFILE, binary

ROOT = Path(__file__).resolve().parents[3]
COMPOSE = Path(sys.executable).with_name("docker-compose")


def config(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "POSTGRES_PASSWORD": "checked", **variables}
    line = [COMPOSE, *words]
    return subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def services(**variables: str) -> dict:
    return yaml.safe_load(config("config", **variables).stdout)["services"]


def test_compose_understands_the_file():
    assert config("config", "-q").stderr == "", "it says what is wrong there, and ends with 0 all the same"


def test_it_is_noticed_when_the_file_is_wrong(tmp_path):
    wrong = tmp_path / "compose.yaml"
    wrong.write_text((ROOT / "compose.yaml").read_text().replace("service_healthy", "service_happy"))
    assert "depends_on" in config("-f", str(wrong), "config", "-q").stderr


def test_no_password_no_start():
    assert "POSTGRES_PASSWORD" in config("config", "-q", POSTGRES_PASSWORD="").stderr


def test_only_caddy_is_reached_from_outside():
    assert [name for name, service in services().items() if "ports" in service] == ["caddy"]


def test_every_variable_that_the_server_reads_reaches_it_and_no_other_of_ours():
    known = {f"SOULFRA_{name.upper()}" for name in ServerSettings.model_fields}
    assert {name for name in services()["server"]["environment"] if name.startswith("SOULFRA_")} == known


def test_every_variable_of_compose_stands_in_the_example():
    told = set(re.findall(r"^# (\w+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    asked = set(re.findall(r"\$\{(\w+)", (ROOT / "compose.yaml").read_text()))
    assert {name for name in asked if not name.startswith("AWS_")} <= told
    assert {"SOULFRA_DOMAIN", "POSTGRES_PASSWORD", "SOULFRA_NODES", "SOULFRA_VERSION"} <= asked


def test_the_image_knows_the_command_that_the_guide_names():
    lines = (ROOT / "Dockerfile").read_text()
    assert 'ENTRYPOINT ["soulfra-server"]' in lines
    script = re.search(r"printf '(#!/bin/sh.*?)' > /opt/soulfra/bin/soulfra-server", lines)
    assert script is not None
    assert script[1] == r'#!/bin/sh\nexec /opt/soulfra/bin/python -m sync_server "$@"\n'


def test_what_it_tells_a_node_is_what_a_node_takes(monkeypatch):
    for name, value in services(SOULFRA_DOMAIN="sync.example.org")["server"]["environment"].items():
        monkeypatch.setenv(name, value or "")
    settings = ServerSettings.read()
    assert settings.public_url == "https://sync.example.org"
    assert settings.database == "postgresql+asyncpg://soulfra:checked@postgres/soulfra"
    assert settings.mail_port == 587


@pytest.mark.parametrize("domain", ["localhost", "sync.example.org"])
def test_caddy_understands_its_file(domain, tmp_path):
    environment = {**os.environ, "SOULFRA_DOMAIN": domain, "XDG_DATA_HOME": str(tmp_path)}
    line = [binary(), "validate", "--adapter", "caddyfile", "--config", CADDYFILE]
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_image_holds_the_server_and_none_of_the_desktop():
    named = {line.split(">")[0].split("[")[0].lower() for line in requirements(ROOT / "pyproject.toml")}
    assert {"fastapi", "sqlalchemy", "platformdirs"} <= named
    assert not {"pyside6-essentials", "openai", "ollama"} & named
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    assert "*" in ignored
    assert not [line for line in ignored if line.startswith("!") and "desktop" in line]


def test_the_image_runs_as_nobody_who_matters():
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    assert [line for line in lines if line.startswith("USER ")] == ["USER 10001"]
