"""Pictures are decoded on several threads at once, and none of them waits for ever."""

from __future__ import annotations

import subprocess
import sys

TOGETHER = """
import threading
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from soulfra_desktop.ui.kit.picture_files import decode, measured

picture = QImage(64, 64, QImage.Format.Format_RGB32)
picture.fill(0x334455)
buffer = QBuffer()
buffer.open(QIODevice.OpenModeFlag.WriteOnly)
picture.save(buffer, "PNG")
data = bytes(buffer.data().data())

def work():
    for _ in range(200):
        assert decode(data) is not None

threads = [threading.Thread(target=work, daemon=True) for _ in range(2)]
for thread in threads:
    thread.start()
while any(thread.is_alive() for thread in threads):
    measured(data)
print("whole")
"""

MADE_LATE = """
from PySide6 import QtCore, QtGui
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QImage
from soulfra_desktop.ui.kit.picture_files import AttachedPictures, decode, rounded

picture = QImage(64, 64, QImage.Format.Format_RGB32)
picture.fill(0x334455)
buffer = QBuffer()
buffer.open(QIODevice.OpenModeFlag.WriteOnly)
picture.save(buffer, "PNG")
data = bytes(buffer.data().data())

before = {*vars(QtCore), *vars(QtGui)}
rounded(decode(data, QSize(20, 20)), 3)
assert AttachedPictures().fitted(data, 30, 10_000)
print(sorted({*vars(QtCore), *vars(QtGui)} - before))
"""


def test_two_threads_decode_while_a_third_looks_at_sizes() -> None:
    done = subprocess.run([sys.executable, "-c", TOGETHER], capture_output=True, text=True, timeout=100, check=False)
    assert done.stdout == "whole\n", done.stderr


def test_no_type_of_qt_is_made_by_the_first_picture() -> None:
    """PySide makes a type when it is first named or met; a second thread that meets it half made crashes."""
    done = subprocess.run([sys.executable, "-c", MADE_LATE], capture_output=True, text=True, timeout=100, check=False)
    assert done.stdout == "[]\n", done.stderr
