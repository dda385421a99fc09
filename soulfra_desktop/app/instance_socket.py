"""Says one line to the Soulfra that runs over a home, and hears one word. Loads nothing that a key would wait for."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # without the module typing, which costs more than all that is done here
if TYPE_CHECKING:
    from pathlib import Path

VERSION = "soulfra/1"
LONGEST_SOCKET_PATH = 100
"""Bytes; the kernel allows 108 on Linux and 104 on macOS."""
DONE, REFUSED = b"done\n", b"refused\n"


def address(home: Path | str) -> str:
    """The socket in the home itself, which only its owner may enter; a name made from it where that is too long."""
    inside = os.path.join(home, "window.socket")
    if os.name == "posix" and len(os.fsencode(inside)) <= LONGEST_SOCKET_PATH:
        return inside
    import hashlib

    return "soulfra-" + hashlib.sha256(os.fsencode(os.path.realpath(home))).hexdigest()[:24]


def call(home: Path | str, said: bytes, seconds: float = 3.0) -> bool | None:
    """Whether it did what `said` asks; None where none listens. Imports no Qt where the system has sockets in files."""
    return _by_file(home, said, seconds) if os.name == "posix" else _by_pipe(home, said, seconds)


def _by_file(home: Path | str, said: bytes, seconds: float) -> bool | None:
    import socket

    path = address(home)
    if not path.startswith("/"):
        import tempfile

        path = os.path.join(tempfile.gettempdir(), path)  # where Qt puts it
    try:
        if os.stat(path).st_uid != os.getuid():
            return None  # somebody else's: it shall not hear what is asked
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(seconds)
            line.connect(path)
            line.sendall(said)
            answer = line.recv(16)
    except OSError:
        return None
    return answer == DONE if answer else None


def _by_pipe(home: Path | str, said: bytes, seconds: float) -> bool | None:
    from PySide6.QtNetwork import QLocalSocket

    line = QLocalSocket()
    line.connectToServer(address(home))
    if not line.waitForConnected(200):
        return None
    line.write(said)
    if not line.waitForReadyRead(round(seconds * 1000)):
        return None
    return line.readLine().data() == DONE
