"""Two real processes on one home: the second raises the first and ends."""

from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

WINDOW = """
import sys
import time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from soulfra_desktop.app.single_instance import SingleInstance
from soulfra_desktop.domain.errors import HomeUnusable
app = QCoreApplication([])
only = SingleInstance(Path(sys.argv[1]))
try:
    first = only.claim()
    if first and len(sys.argv) > 2:
        print("has the lock", flush=True)
        time.sleep(float(sys.argv[2]))
except HomeUnusable as error:
    print("refused:", error.message, flush=True)
    sys.exit(1)
if not first:
    print("raised the other", flush=True)
    sys.exit(0)
assert "PySide6.QtNetwork" not in sys.modules
only.listen(lambda summons: print("was raised" if summons.command == "raise" else f"{summons}", flush=True))
print("first", flush=True)
sys.exit(app.exec())
"""

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start() -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []

    def _start(home: Path, *slow: str) -> subprocess.Popen[str]:
        process = subprocess.Popen([sys.executable, "-c", WINDOW, str(home), *slow], stdout=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield _start
    for process in started:
        process.kill()
        process.communicate()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_start_raises_the_first_and_ends_well(start: Start, tmp_path: Path):
    first = start(tmp_path)
    assert line(first) == "first"
    second = start(tmp_path)
    assert line(second) == "raised the other"
    assert second.wait(60) == 0
    assert line(first) == "was raised"


def test_a_second_start_waits_for_a_first_that_takes_its_time(start: Start, tmp_path: Path):
    """A cold disk, a busy machine: the window has its lock some seconds before it listens."""
    first = start(tmp_path, "4")
    assert line(first) == "has the lock"
    assert line(start(tmp_path)) == "raised the other"
    assert [line(first), line(first)] == ["first", "was raised"]


def test_another_home_has_its_own_window(start: Start, tmp_path: Path):
    assert line(start(tmp_path / "one")) == "first"
    assert line(start(tmp_path / "two")) == "first"


def test_after_kill_9_the_next_start_is_the_first_and_can_be_raised(start: Start, tmp_path: Path):
    killed = start(tmp_path)
    assert line(killed) == "first"
    killed.kill()
    killed.wait(60)
    assert (tmp_path / "window.lock").exists()
    next_one = start(tmp_path)
    assert line(next_one) == "first"
    assert line(start(tmp_path)) == "raised the other"
    assert line(next_one) == "was raised"


def test_of_many_starts_at_once_exactly_one_is_first(start: Start, tmp_path: Path):
    lines = [line(process) for process in [start(tmp_path) for _ in range(4)]]
    assert sorted(lines) == ["first", *["raised the other"] * 3]


def test_a_path_too_long_for_a_socket_still_has_one_window(start: Start, tmp_path: Path):
    home = tmp_path / ("a" * 120)
    first = start(home)
    assert line(first) == "first"
    assert line(start(home)) == "raised the other"
    assert line(first) == "was raised"


def test_only_the_owner_may_reach_the_socket(start: Start, tmp_path: Path):
    assert line(start(tmp_path)) == "first"
    mode = stat.S_IMODE((tmp_path / "window.socket").stat().st_mode)
    assert mode & 0o077 == 0


def test_a_home_that_is_a_file_is_refused_in_words(start: Start, tmp_path: Path):
    home = tmp_path / "file"
    home.write_text("not a folder")
    process = start(home)
    assert line(process).startswith("refused: The folder")
    assert process.wait(60) == 1


def test_a_window_that_does_not_answer_is_reported(start: Start, tmp_path: Path):
    from PySide6.QtCore import QLockFile

    held = QLockFile(str(tmp_path / "window.lock"))
    assert held.tryLock(0)
    process = start(tmp_path)
    assert line(process) == "refused: Soulfra is open already, but its window does not answer."
    assert process.wait(60) == 1
    held.unlock()
