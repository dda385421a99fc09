"""`soulfra settings passphrase`: set and changed without a window, and never an argument."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.stories.command import ROOT, Soulfra

OLD, NEW = "story", "four words are better"


def opens(soulfra: Soulfra, passphrase: str) -> bool:
    return Soulfra(soulfra.home, {"SOULFRA_PASSPHRASE": passphrase}).run("settings", "dial").status == 0


@pytest.fixture
def sealed(soulfra):
    """A home that the passphrase of now opens."""
    assert soulfra.run("settings", "dial", "40").status == 0
    return soulfra


def test_it_is_changed_by_a_line_of_standard_input(sealed):
    changed = sealed.run("settings", "passphrase", text=f"{NEW}\n")
    assert changed.status == 0, changed.err
    assert "change it there too" in changed.err
    assert changed.out == ""
    assert NEW not in changed.err
    assert opens(sealed, NEW)
    assert not opens(sealed, OLD)


def test_without_the_variable_the_passphrase_of_now_is_the_first_line(sealed):
    sealed.variables["SOULFRA_PASSPHRASE"] = ""
    wrong = sealed.run("settings", "passphrase", text=f"wrong\n{NEW}\n")
    assert (wrong.status, wrong.out) == (1, "")
    assert "does not open these chats" in wrong.err
    assert opens(sealed, OLD)
    assert sealed.run("settings", "passphrase", text=f"{OLD}\n{NEW}\n").status == 0
    assert opens(sealed, NEW)


def test_a_home_that_kept_nothing_is_protected_from_now_on(soulfra):
    soulfra.variables["SOULFRA_PASSPHRASE"] = ""
    assert soulfra.run("settings", "passphrase", text=f"{NEW}\n").status == 0
    assert opens(soulfra, NEW)
    assert soulfra.run("settings", "dial").status == 1, "it asks for a passphrase from now on"


def test_it_is_never_an_argument(sealed):
    refused = sealed.run("settings", "passphrase", NEW)
    assert refused.status == 2
    assert "never an argument" in refused.err
    assert opens(sealed, OLD)


@pytest.mark.parametrize("entered", ["", "\n", "   \n", b"\xff\xfe\n"])
def test_what_protects_nothing_changes_nothing(sealed, entered):
    refused = sealed.run("settings", "passphrase", text=entered)
    assert refused.status == 2
    assert "nothing was changed" in refused.err
    assert opens(sealed, OLD)


@pytest.mark.parametrize(("again", "status"), [(NEW, 0), ("another", 2)])
def test_in_a_terminal_it_is_asked_for_twice_and_never_shown(sealed, again, status):
    sealed.variables["SOULFRA_PASSPHRASE"] = ""
    code, screen = in_a_terminal(sealed, OLD, NEW, again)
    assert code == status, screen
    assert [what in screen for what in ("Passphrase of now:", "New passphrase:", "The same again:")] == [True] * 3
    assert NEW not in screen
    assert opens(sealed, NEW if status == 0 else OLD)


def in_a_terminal(soulfra: Soulfra, *lines: str) -> tuple[int, str]:
    """The exit status, and all that was to be seen; each line is typed once something more is asked."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "soulfra_desktop", "settings", "passphrase"],
        cwd=Path(ROOT), env=soulfra.environment(), stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    ended = threading.Timer(120, process.kill)
    ended.start()
    screen, waiting, answered = "", list(lines), 0
    while piece := _read(ours):
        screen += piece
        if screen[answered:].endswith(": ") and waiting:
            os.write(ours, f"{waiting.pop(0)}\n".encode())
            answered = len(screen)
    ended.cancel()
    os.close(ours)
    return process.wait(), screen


def _read(end: int) -> str:
    try:
        return os.read(end, 4096).decode()
    except OSError:  # the other end is closed
        return ""
