"""What a second start says to the Soulfra that is running: one line on a socket that only its owner can open. No Qt.

`soulfra/1 COMMAND {JSON}\\n` is answered by `done\\n` or `refused\\n`. A prompt goes this way and no other.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import NamedTuple

VERSION = "soulfra/1"
COMMANDS = ("raise", "quick", "quit")
OFFERS = ("", "clipboard", "selection")
LONGEST_LINE = 2 * 1024 * 1024
"""Bytes."""
LONGEST_TEXT = 128 * 1024
"""Characters of a text for the quick prompt; more than anybody types there, less than the line even where JSON escapes it."""
LONGEST_SOCKET_PATH = 100
"""Bytes; the kernel allows 108 on Linux and 104 on macOS."""
DONE, REFUSED = b"done\n", b"refused\n"


class Summons(NamedTuple):
    """One wish. `offer` names what the quick prompt is to offer first; `text` is put into it, and not sent."""

    command: str
    text: str = ""
    offer: str = ""

    def line(self) -> bytes:
        given = {name: value for name, value in (("text", self.text), ("offer", self.offer)) if value}
        return f"{VERSION} {self.command} {json.dumps(given)}\n".encode()


def read_line(line: bytes) -> Summons | None:
    """What a line asks for; None where it is nothing that this version knows."""
    try:
        version, command, given = line.decode().split(" ", 2)
        values = json.loads(given)
    except (ValueError, RecursionError):
        return None
    if version != VERSION or command not in COMMANDS or not isinstance(values, dict):
        return None
    text, offer = values.get("text", ""), values.get("offer", "")
    if not isinstance(text, str) or len(text) > LONGEST_TEXT or offer not in OFFERS:
        return None
    return Summons(command, text, offer)


def address(home: Path) -> str:
    """The socket in the home itself, which only its owner may enter; a name made from it where that is too long."""
    inside = home / "window.socket"
    if os.name == "posix" and len(os.fsencode(inside)) <= LONGEST_SOCKET_PATH:
        return str(inside)
    import hashlib

    return "soulfra-" + hashlib.sha256(os.fsencode(home.resolve())).hexdigest()[:24]


def send(home: Path, summons: Summons, seconds: float = 3.0) -> bool | None:
    """Say it to the Soulfra that runs over this home: whether it did so; None where none listens.

    Imports no Qt where the system has sockets in files: a key that is bound to this must not wait for a toolkit.
    """
    return _by_file(home, summons, seconds) if os.name == "posix" else _by_pipe(home, summons, seconds)


def _by_file(home: Path, summons: Summons, seconds: float) -> bool | None:
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
            line.sendall(summons.line())
            answer = line.recv(16)
    except OSError:
        return None
    return answer == DONE if answer else None


def _by_pipe(home: Path, summons: Summons, seconds: float) -> bool | None:
    from PySide6.QtNetwork import QLocalSocket

    line = QLocalSocket()
    line.connectToServer(address(home))
    if not line.waitForConnected(200):
        return None
    line.write(summons.line())
    if not line.waitForReadyRead(round(seconds * 1000)):
        return None
    return line.readLine().data() == DONE
