"""The real loop, in a process of its own: it starts, it stops, it leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap

import pytest

HEAD = """
import asyncio, os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from soulfra_desktop.app.loop import run
from soulfra_desktop.app.tasks import TaskSupervisor
app = QApplication([])
"""


def play(story: str, **options) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONASYNCIODEBUG": ""}
    code = HEAD + textwrap.dedent(story)
    command = [sys.executable, "-X", "dev", "-W", "error::ResourceWarning", "-c", code]
    return subprocess.run(command, check=False, env=environment, capture_output=True, text=True, timeout=60, **options)


def test_closing_the_last_window_ends_the_app_with_nothing_pending():
    result = play(
        """
        async def main(quit_requested):
            tasks = TaskSupervisor(lambda error: print("bug", error))
            window = QWidget(); window.show()
            tasks.spawn(asyncio.sleep(3600))
            answer = await asyncio.to_thread(lambda: "from a thread")
            QTimer.singleShot(0, window.close)
            await quit_requested.wait()
            await tasks.aclose()
            print(answer)
            return 0
        sys.exit(run(main, app))
        """
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, "from a thread\n", "")


def test_the_exit_status_is_what_main_returned():
    result = play(
        """
        async def main(quit_requested):
            return 3
        sys.exit(run(main, app))
        """
    )
    assert (result.returncode, result.stderr) == (3, "")


def test_an_error_in_main_comes_out_as_it_is():
    result = play(
        """
        async def main(quit_requested):
            raise RuntimeError("mine")
        try:
            run(main, app)
        except RuntimeError as error:
            print(error)
        """
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, "mine\n", "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_asks_to_quit_though_qt_is_waiting(number: signal.Signals):
    result = play(
        f"""
        async def main(quit_requested):
            asyncio.get_running_loop().call_later(0.05, os.kill, os.getpid(), {int(number)})
            await quit_requested.wait()
            print("asked")
            return 130
        sys.exit(run(main, app))
        """
    )
    assert (result.returncode, result.stdout, result.stderr) == (130, "asked\n", "")


def test_a_quit_from_outside_still_runs_the_cleanup():
    result = play(
        """
        async def main(quit_requested):
            QTimer.singleShot(0, app.quit)
            try:
                await asyncio.Event().wait()
            finally:
                print("cleaned")
        sys.exit(run(main, app))
        """
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, "cleaned\n", "")
