"""Nodes of the real server as processes of their own: `python -m sync_server serve`, ended by their ids."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60.0


class ServerNode:
    """One process. `variables` are its whole configuration; its log lies in `log`."""

    def __init__(self, home: Path, **variables: str) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.home, self.log = home, home / "log"
        self._variables = {"SOULFRA_SERVER_HOME": str(home), "SOULFRA_METRICS_PORT": "-1", **variables}
        self.process: subprocess.Popen[str] | None = None
        self.url = ""

    def __enter__(self) -> ServerNode:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self, port: int = 0) -> None:
        """Until it answers. Raises RuntimeError with what it logged where it ends instead."""
        plain = {name: value for name, value in os.environ.items() if not name.startswith("SOULFRA_")}
        command = [sys.executable, "-m", "sync_server", "serve", "--host", "127.0.0.1", "--port", str(port)]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env={**plain, **self._variables}, stdout=subprocess.PIPE, stderr=log, text=True
            )
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        if not said:
            self.process.wait(START_SECONDS)
            raise RuntimeError(self.log.read_text()[-2000:])
        self.url = said.split()[-1]
        end = time.monotonic() + START_SECONDS
        while not self.answers():
            if time.monotonic() > end or self.process.poll() is not None:
                raise RuntimeError(self.log.read_text()[-2000:])
            time.sleep(0.02)

    @property
    def address(self) -> str:
        return self.url.removeprefix("http://")

    def answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/readyz", trust_env=False).status_code == 200
        except httpx.HTTPError:
            return False

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int | None:
        """Its exit status."""
        if self.process is None:
            return None
        self.process.send_signal(how)
        status = self.process.wait(START_SECONDS)
        if self.process.stdout is not None:
            self.process.stdout.close()
        self.process = None
        return status
