"""The server as it is started: by its command, on a port, until it is told to stop."""

from __future__ import annotations

import json
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from sync_server.__main__ import main
from sync_server.kit.metrics import Metrics
from sync_server.kit.secrets import Secrets
from sync_server.migrations.schema import HEAD
from sync_server.settings import ServerSettings
from tests.servers.nodes import ROOT, ServerNode
from tests.servers.postgres import free_port

pytestmark = pytest.mark.xdist_group("server-serving")  # one set of servers for all of them


@pytest.fixture(scope="module")
def metrics_port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory, metrics_port: int):
    """One that is only asked."""
    with ServerNode(tmp_path_factory.mktemp("node") / "home", SOULFRA_METRICS_PORT=str(metrics_port)) as node:
        yield node


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    """`soulfra-server` with these words, in this process: how it ended (0, or what it said), and its output."""

    def command(*words: str, home: Path = tmp_path, **variables: str) -> tuple[object, str]:
        monkeypatch.setattr(sys, "argv", ["soulfra-server", *words])
        environment = {"SOULFRA_SERVER_HOME": str(home), "SOULFRA_METRICS_PORT": "-1", **variables}
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            main()
        for name in environment:
            monkeypatch.delenv(name)
        return ended.value.code, capsys.readouterr().out.strip()

    return command


def test_it_is_ready_from_nothing(node):
    ready = httpx.get(f"{node.url}/readyz", trust_env=False)
    assert ready.status_code == 200
    assert ready.json() == {"status": "ready", "database": "ok", "migrations": HEAD, "mail": "off"}
    assert httpx.get(f"{node.url}/healthz", trust_env=False).json()["status"] == "ok"


def test_its_files_are_for_its_user_alone(node):
    for name in ("server.sqlite", "signing.keys", "sealing.keys"):
        assert stat.S_IMODE((node.home / name).stat().st_mode) == 0o600, name


def test_it_says_that_no_mail_is_sent(node):
    said = [json.loads(line) for line in node.log.read_text().splitlines()]
    assert [line for line in said if "SOULFRA_MAIL_HOST" in line["event"]]


def test_metrics_are_on_a_port_of_their_own(node, metrics_port):
    httpx.get(f"{node.url}/nothing/cafebabe", trust_env=False)
    told = httpx.get(f"http://127.0.0.1:{metrics_port}/metrics", trust_env=False).text
    assert 'soulfra_request_seconds_count{method="GET",route="none",status="404"}' in told
    assert "cafebabe" not in told
    assert "soulfra_outbox_waiting" in told
    assert httpx.get(f"{node.url}/metrics", trust_env=False).status_code == 404


def test_stopped_or_killed_it_starts_again_where_it_was(tmp_path):
    with ServerNode(tmp_path / "home") as node:
        keys = (node.home / "signing.keys").read_text()
        node.stop(signal.SIGTERM)
        assert '"Application shutdown complete."' in node.log.read_text()
        node.start()
        node.stop(signal.SIGKILL)
        node.start()
        assert (node.home / "signing.keys").read_text() == keys


def test_a_port_that_is_taken_is_said(command):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said, _ = command("serve", "--port", str(port))
    assert f"cannot listen on 127.0.0.1:{port}" in str(said)


def test_a_taken_port_of_metrics_stops_nothing(capfd):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert Metrics().serve("127.0.0.1", taken.getsockname()[1]) is None
    assert "no metrics" in capfd.readouterr().err
    assert Metrics().serve("127.0.0.1", -1) is None


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SOULFRA_MAIL_PORT", "many"),
        ("SOULFRA_SEALING_KEYS", "hunter2"),
        ("SOULFRA_NOTIFIER_URL", "pigeon://hunter2"),
        ("SOULFRA_LIMITS_URL", "pigeon://hunter2"),
    ],
)
def test_a_mistake_in_the_settings_is_one_line(command, variable, value):
    said, _ = command("serve", "--port", "0", **{variable: value})
    assert variable in str(said)
    assert "hunter2" not in str(said)
    assert len(str(said).splitlines()) == 1


def test_a_home_that_cannot_be_made_is_said(command, tmp_path):
    (tmp_path / "file").write_text("")
    said, _ = command("serve", "--port", "0", home=tmp_path / "file" / "home")
    assert "SOULFRA_SERVER_HOME" in str(said)


def test_a_database_of_a_newer_server_is_left_alone_and_said(command, tmp_path):
    assert command("migrate") == (0, HEAD)
    with closing(sqlite3.connect(tmp_path / "server.sqlite")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = 'm9999'")
    said, _ = command("serve", "--port", "0")
    assert "m9999, which a newer server made" in str(said)
    (copy,) = (tmp_path / "backups").iterdir()
    assert copy.name.startswith("server-m9999-")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_new_key_is_one_that_the_settings_take(command, make_settings, tmp_path):
    keys = [command("new-key")[1] for _ in range(2)]
    assert len(set(keys)) == 2
    Secrets.of(make_settings(signing_keys=keys[0], sealing_keys=",".join(keys)))
    assert not list(tmp_path.rglob("*.keys"))


def test_a_backup_is_made_and_put_back_by_commands(command, tmp_path):
    home, folder, new = (tmp_path / name for name in ("home", "backup", "new"))
    assert command("migrate", home=home) == (0, HEAD)
    Secrets.of(ServerSettings.read(server_home=home))
    assert command("backup", str(folder), home=home) == (0, str(folder))
    assert command("restore", str(folder), home=new) == (0, str(new))
    assert (new / "sealing.keys").read_text() == (home / "sealing.keys").read_text()
    said, _ = command("restore", str(folder), home=home)
    assert "is there already" in str(said)
    said, _ = command("backup", str(folder), home=home, SOULFRA_DATABASE_URL="postgresql://h/d")
    assert "pg_dump" in str(said)


def test_nothing_heavy_is_loaded_to_start():
    heavy = ("stripe", "torch", "numpy", "PySide6", "sentry_sdk", "redis", "asyncpg", "jinja2", "aiosmtplib", "httpx")
    code = f"import sys, sync_server.app, uvicorn; print(*[m for m in {heavy!r} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.split() == []
