"""A real Caddy for the tests, with the Caddyfile that is shipped and the certificate of its own authority."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import httpx

from tests.servers.postgres import free_port

ROOT = Path(__file__).resolve().parents[2]
CADDYFILE = ROOT / "installers/server/Caddyfile"
START_SECONDS = 60.0


class Caddy:
    """HTTPS on localhost before these nodes, HOST:PORT each. `trust` believes its certificate and no other."""

    def __init__(self, nodes: Sequence[str]) -> None:
        self.port = free_port()
        self.url = f"https://localhost:{self.port}"
        self._nodes = nodes
        self._folder = Path(tempfile.mkdtemp(prefix="soulfra-caddy-"))
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Caddy:
        variables = {
            **os.environ,
            "SOULFRA_DOMAIN": "localhost",
            "SOULFRA_HTTP_PORT": str(free_port()),
            "SOULFRA_HTTPS_PORT": str(self.port),
            "SOULFRA_UPSTREAMS": " ".join(self._nodes),
            "XDG_DATA_HOME": str(self._folder),
            "XDG_CONFIG_HOME": str(self._folder),
        }
        with (self._folder / "log").open("wb") as log:
            command = [binary(), "run", "--config", CADDYFILE]
            self._process = subprocess.Popen(command, env=variables, stdout=log, stderr=log)
        end = time.monotonic() + START_SECONDS
        while not self._answers():
            if time.monotonic() > end or self._process.poll() is not None:
                raise RuntimeError((self._folder / "log").read_text()[-2000:])
            time.sleep(0.05)
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process is not None
        self._process.terminate()
        self._process.wait(START_SECONDS)
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def certificate(self) -> Path:
        return self._folder / "caddy/pki/authorities/local/root.crt"

    @property
    def trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.certificate))

    def _answers(self) -> bool:
        if not self.certificate.exists():
            return False
        try:
            httpx.get(self.url, verify=self.trust, trust_env=False)
        except httpx.HTTPError:
            return False
        return True


def binary() -> Path:
    return Path(sys.executable).with_name("caddy")
