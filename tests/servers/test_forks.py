"""What is forked behaves as what is started: the stories may use the one for the other."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from pathlib import Path

import pytest

from tests.servers import forks
from tests.stories.command import Soulfra


@pytest.fixture
def soulfra(tmp_path: Path) -> Soulfra:
    return Soulfra(tmp_path / "home")


@pytest.mark.parametrize(
    ("words", "given"), [(("dance",), None), (("ask",), b"a\0b"), (("--demo", "ask", "-"), "é\n".encode())]
)
def test_it_says_the_same_and_ends_with_the_same_status(soulfra, words, given):
    forked = forks.run(forks.COMMAND, words, soulfra.environment(), given)
    started = soulfra.start(*words, stdin=subprocess.DEVNULL if given is None else subprocess.PIPE)
    out, err = started.communicate(given, timeout=120)
    assert forked[:2] == (started.returncode, out)
    assert without_figures(forked[2]) == without_figures(err)


def without_figures(said: bytes) -> bytes:
    """An answer's receipt says how long it took."""
    return re.sub(rb"\d", b"", said)


def test_it_is_ended_by_a_signal_and_the_next_one_comes(soulfra):
    reads, writes = os.pipe()
    with os.fdopen(writes, "wb"), open(os.devnull, "wb") as nowhere:
        waiting = forks.start(
            forks.COMMAND, ("ask",), soulfra.environment(), (reads, nowhere.fileno(), nowhere.fileno())
        )
        os.close(reads)
        assert waiting.poll() is None
        waiting.send_signal(signal.SIGKILL)
        assert waiting.wait(60) == -signal.SIGKILL
    assert soulfra.run("dance").status == 2
