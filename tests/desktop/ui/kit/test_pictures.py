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


def test_two_threads_decode_while_a_third_looks_at_sizes() -> None:
    done = subprocess.run([sys.executable, "-c", TOGETHER], capture_output=True, text=True, timeout=100, check=False)
    assert done.stdout == "whole\n", done.stderr
