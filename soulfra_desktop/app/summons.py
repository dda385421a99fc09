"""What a second start says to the Soulfra that is running: one line on a socket that only its owner can open. No Qt.

`soulfra/1 COMMAND {JSON}\\n` is answered by `done\\n` or `refused\\n`. A prompt goes this way and no other.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from soulfra_desktop.app.instance_socket import VERSION, call

COMMANDS = ("raise", "quick", "quit")
OFFERS = ("", "clipboard", "selection")
LONGEST_LINE = 2 * 1024 * 1024
"""Bytes."""
LONGEST_TEXT = 128 * 1024
"""Characters of a text for the quick prompt; more than anybody types there, less than the line even where JSON escapes it."""


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
    return Summons(command, _writable(text), offer)


def _writable(text: str) -> str:
    """Half a pair, which JSON can name and no store or wire can write, becomes the sign for an unknown letter."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def send(home: Path, summons: Summons, seconds: float = 3.0) -> bool | None:
    """Say it to the Soulfra that runs over this home: whether it did so; None where none listens."""
    return call(home, summons.line(), seconds)
