"""A run of tests that copied something ends with its own status, not with a crash after the last of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
COPIES = """
import sys
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from tests.conftest import let_go_of_the_clipboard

app = QGuiApplication([])
copied = QMimeData()
copied.setText("what Python made")
app.clipboard().setMimeData(copied)
let_go_of_the_clipboard()
sys.exit(7)
"""


def test_what_was_copied_is_let_go_of_before_python_ends():
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", COPIES], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (7, "")
