"""`soulfra quick` on its short way."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from soulfra_desktop.app.cli import at_once
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.app.summons import Summons
from tests.stories.command import ROOT

ASKED = "import sys; from soulfra_desktop.app.cli.at_once import shown_at_once; print(shown_at_once(['quick']), *sys.modules)"


def test_it_loads_neither_qt_nor_asyncio_nor_what_reads_arguments(tmp_path):
    environment = {**os.environ, "SOULFRA_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", ASKED], env=environment, cwd=ROOT, capture_output=True, text=True)
    shown, *loaded = done.stdout.split()
    assert shown == "False"
    assert not {"PySide6", "asyncio", "argparse", "dataclasses", "json", "logging", "typing"} & set(loaded)


@pytest.mark.parametrize(
    "given", [[], ["ask"], ["quick", "Hello?"], ["quick", "--clipboard", "--selection"], ["quick", "-h"]]
)
def test_anything_less_plain_goes_the_whole_way(given, monkeypatch):
    monkeypatch.setattr("soulfra_desktop.app.instance_socket.call", lambda *_given: pytest.fail("it was said at once"))
    assert not at_once.shown_at_once(given)


@pytest.mark.parametrize(
    "variables", [{}, {"XDG_DATA_HOME": "/data"}, {"XDG_DATA_HOME": "not/absolute"}, {"SOULFRA_HOME": "/some/where"}]
)
def test_it_looks_in_the_home_that_the_whole_way_looks_in(variables, monkeypatch):
    for name in ("SOULFRA_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    if os.name == "posix":
        assert at_once._home() == str(Environment.read().home)
    else:  # the short way is by a socket in a file
        assert not at_once.shown_at_once(["quick"])


def test_its_lines_are_those_of_every_summons():
    for given, said in at_once.SAID.items():
        assert Summons("quick", offer="".join(given).removeprefix("--")).line() == said
