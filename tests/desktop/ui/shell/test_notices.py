"""What is told at the foot of the window, to the very end."""

from __future__ import annotations

import subprocess
import sys

LEFT_STANDING = """
from PySide6.QtWidgets import QApplication, QWidget
from soulfra_desktop.ui.shell.notices import Notice, NoticeBar
app = QApplication([])
window = QWidget()
foot = QWidget(window)
notices = NoticeBar(window)
notices.stay_above(foot)
window.show()
notices.show_notice(Notice("problem", "The key is taken.", lasting=True))
app.processEvents()
"""


def test_a_notice_that_still_stands_when_the_process_ends_does_not_crash_it():
    done = subprocess.run(
        [sys.executable, "-c", LEFT_STANDING], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
