"""A command loads what it needs, and no more: a script calls it a thousand times."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.stories.command import ROOT


@pytest.mark.parametrize("arguments", [("ask", "Say hi"), ("chats", "list")])
def test_a_command_loads_neither_the_window_nor_numpy_nor_the_library_of_a_server_that_is_not_there(soulfra, arguments):
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "soulfra_desktop", *arguments],
        cwd=ROOT, env=soulfra.environment(), capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    loaded = set(re.findall(r"^import time:.*\| +([\w]+)\b", done.stderr, re.MULTILINE))
    assert "sqlite_utils" in loaded, "it is read off rightly"
    assert not loaded & {"numpy", "pandas", "PySide6", "ollama", "openai", "anthropic", "huggingface_hub"}
