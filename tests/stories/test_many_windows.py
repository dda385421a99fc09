"""The window is single; the command line works beside it."""

import subprocess
import sys
import time

from tests.stories.command import ROOT


def start_window(soulfra):
    soulfra.variables["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, "-m", "soulfra_desktop"]
    return subprocess.Popen(command, cwd=ROOT, env=soulfra.environment(), stderr=subprocess.PIPE, text=True)


def test_a_second_start_raises_the_first_window_and_ask_works_beside_it(soulfra):
    soulfra.home.mkdir(mode=0o700)
    first = start_window(soulfra)
    try:
        deadline = time.monotonic() + 60
        while not (soulfra.home / "window.socket").exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        second = start_window(soulfra)
        _, said = second.communicate(timeout=60)
        assert (second.returncode, "its window was raised" in said) == (0, True)
        assert first.poll() is None
        assert soulfra.run("ask", "What is the capital of France?").status == 0
        assert len(soulfra.run("chats", "list", "--json").json) == 1
    finally:
        first.terminate()
        _, said = first.communicate(timeout=60)
    assert first.returncode == 0
    assert "Traceback" not in said
