"""Our programs as processes, without the wait for their imports: one process has imported all, and forks for each call.

What is forked is a process like any, with arguments, environment, streams, signals and an exit status of its own. What
starting one anew costs and loads is shown by others (tests/stories/test_light_commands.py, tests/server/operations).
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MOST = 200_000
"""Bytes of one request: a packet that the kernel takes whole."""
READ_AT_ONCE = ("LANG", "LC_", "LD_", "HF_", "PYTHONUTF8", "PYTHONIOENCODING")
"""Beginnings of variables that a program has read before it could be forked: with others than ours it is started anew."""
COMMAND = (
    "soulfra_desktop",
    *(f"soulfra_desktop.app.cli.{noun}" for noun in (
        "account", "add", "allow", "ask", "budget", "chats", "doctor", "endpoints", "forget", "models", "passphrase",
        "recall", "settings", "sync", "terminal", "transfer", "trust", "usage",
    )),
    "openai.resources.chat", "anthropic.resources.messages", "genai_prices.data", "tiktoken_ext.openai_public",
)  # fmt: skip
SERVER = (
    "sync_server",
    "sync_server.app",
    "sync_server.operations.commands",
    "sync_server.operations.start",
    "uvicorn",
)
"""A program, and what it imports only once it needs it."""


class Forked:
    """A process that was forked from one that had imported its program; used like a `subprocess.Popen`."""

    def __init__(self, answers: socket.socket) -> None:
        self._answers = answers
        self.pid = int(answers.recv(64))
        self.returncode: int | None = None

    def wait(self, timeout: float | None = None) -> int:
        """Its exit status, negative where a signal ended it. Raises subprocess.TimeoutExpired."""
        if self.returncode is None:
            self._answers.settimeout(timeout)
            try:
                said = self._answers.recv(64)
            except (TimeoutError, BlockingIOError):
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0) from None
            self._answers.close()
            self.returncode = int(said)
        return self.returncode

    def poll(self) -> int | None:
        try:
            return self.wait(0)
        except subprocess.TimeoutExpired:
            return None

    def send_signal(self, which: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, which)


class _Nursery:
    def __init__(self, program: Sequence[str]) -> None:
        self._ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-m", "tests.servers.forks", str(theirs.fileno()), *program]
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SOULFRA_", "QT_"))}
        with theirs:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=kept,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )

    def fork(self, arguments: Sequence[str], environment: Mapping[str, str], streams: Sequence[int]) -> Forked:
        answers, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        request = json.dumps([list(arguments), dict(environment)]).encode()
        with theirs:
            socket.send_fds(self._ours, [request], [*streams, theirs.fileno()])
        return Forked(answers)

    def close(self) -> None:
        self._ours.close()
        self._process.wait(60)


_nurseries: dict[tuple[str, ...], _Nursery] = {}
_one_at_a_time = threading.Lock()


def start(
    program: tuple[str, ...], arguments: Sequence[str], environment: Mapping[str, str], streams: Sequence[int]
) -> Forked:
    """A process with these file descriptors as standard input, output and error."""
    with _one_at_a_time:
        if program not in _nurseries:
            _nurseries[program] = _Nursery(program)
    return _nurseries[program].fork(arguments, environment, streams)


def run(
    program: tuple[str, ...], arguments: Sequence[str], environment: Mapping[str, str], given: bytes | None
) -> tuple[int, bytes, bytes]:
    """Its exit status, and all that it wrote to standard output and error."""
    with ThreadPoolExecutor(3) as pool:
        source, feed = os.pipe() if given is not None else (os.open(os.devnull, os.O_RDONLY), -1)
        pipes = os.pipe(), os.pipe()
        process = start(program, arguments, environment, (source, pipes[0][1], pipes[1][1]))
        for mine in (source, pipes[0][1], pipes[1][1]):
            os.close(mine)
        if given is not None:
            pool.submit(_feed, feed, given)
        out, err = (pool.submit(_read, pipe[0]) for pipe in pipes)
        try:
            status = process.wait(120)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            raise
        return status, out.result(), err.result()


def possible(environment: Mapping[str, str]) -> bool:
    """Whether what is forked would be as what is started with these variables."""
    read = [{name: v for name, v in of.items() if name.startswith(READ_AT_ONCE)} for of in (environment, os.environ)]
    return sys.platform == "linux" and read[0] == read[1]


def end_all() -> None:
    """To be called when the tests are over; what is forked and still runs is ended first by whoever began it."""
    while _nurseries:
        _nurseries.popitem()[1].close()


def _feed(pipe: int, given: bytes) -> None:
    try:
        with os.fdopen(pipe, "wb") as stream:
            stream.write(given)
    except BrokenPipeError:
        return  # it did not want to hear all


def _read(pipe: int) -> bytes:
    with os.fdopen(pipe, "rb") as stream:
        return stream.read()


def _serve(control: socket.socket, package: str) -> None:
    """Fork for each request, and tell each one's exit status. Returns in what was forked, with everything in its place."""
    waking, woken = os.pipe()
    os.set_blocking(woken, False)
    os.set_blocking(waking, False)
    signal.set_wakeup_fd(woken)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    answers: dict[int, socket.socket] = {}
    waiting = selectors.DefaultSelector()
    waiting.register(control, selectors.EVENT_READ)
    waiting.register(waking, selectors.EVENT_READ)
    while True:
        for key, _ in waiting.select():
            if key.fileobj == waking:
                os.read(waking, 4096)
                _told(answers)
                continue
            request, given, _, _ = socket.recv_fds(control, MOST, 4)
            if not request:
                _all_over(answers)
            answer = socket.socket(fileno=given[3])
            pid = os.fork()
            if pid == 0:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                for one in (control, waiting, answer, *answers.values()):
                    one.close()
                for one in (waking, woken):
                    os.close(one)
                arguments, environment = json.loads(request)
                return _become(package, arguments, environment, given[:3])
            answers[pid] = answer
            answer.send(str(pid).encode())
            for one in given[:3]:
                os.close(one)


def _told(answers: dict[int, socket.socket]) -> None:
    while answers:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        with answers.pop(pid) as answer:
            try:
                answer.send(str(os.waitstatus_to_exitcode(status)).encode())
            except BrokenPipeError:
                continue  # nobody waits for it


def _all_over(answers: dict[int, socket.socket]) -> None:
    for pid in answers:
        os.kill(pid, signal.SIGTERM)
    end = time.monotonic() + 20
    while answers and time.monotonic() < end:
        _told(answers)
        time.sleep(0.01)
    os._exit(0)


def _become(package: str, arguments: list[str], environment: dict[str, str], streams: Sequence[int]) -> None:
    for number, stream in enumerate(streams):
        os.dup2(stream, number, inheritable=True)
        os.close(stream)
    sys.stdin = open(0, encoding=sys.stdin.encoding, errors=sys.stdin.errors, closefd=False)  # noqa: SIM115 - as long as the process
    sys.stdout = open(1, "w", encoding=sys.stdout.encoding, errors=sys.stdout.errors, closefd=False)  # noqa: SIM115 - as long as the process
    sys.stderr = open(2, "w", 1, encoding=sys.stderr.encoding, errors=sys.stderr.errors, closefd=False)  # noqa: SIM115 - as long as the process
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.argv = [str(ROOT / package / "__main__.py"), *arguments]


def _main() -> None:
    number, package, *more = sys.argv[1:]
    with socket.socket(fileno=int(number)) as control:
        program = importlib.import_module(f"{package}.__main__")
        for name in more:
            importlib.import_module(name)
        gc.collect()
        gc.freeze()  # or each would look through, and so copy, all that was imported
        _serve(control, package)
    try:
        status = program.main()
    except SystemExit as ended:
        status = ended.code
    _end(status)


def _end(status: Any) -> None:
    """As a process ends, but for freeing what was imported."""
    if isinstance(status, str):
        print(status, file=sys.stderr)
        status = 1
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            status = 120
    os._exit(status or 0)


if __name__ == "__main__":
    _main()
