"""Writes a .chat file as GPT4All does, for every version of its format, from its public description in code."""

from __future__ import annotations

import struct


def text(value: str) -> bytes:
    data = value.encode("utf-16-be")
    return struct.pack(">I", len(data)) + data


def chat_file(version: int, items: list[tuple[str, str]], *, identity: str = "1234") -> bytes:
    head = b"\xf5\xd5\x53\xcc" + struct.pack(">iq", version, 1_700_000_000)
    head += text(identity) + text("Lamas") + text("user") + text("Llama 3 8B Instruct")
    head += struct.pack(">I", 0) if version > 2 else b""
    return head + (_state(version) if version < 11 else b"") + struct.pack(">i", len(items)) + _items(version, items)


def _state(version: int) -> bytes:
    """A model's memory of three tokens, where the version writes one."""
    made = struct.pack(">?", True) if version > 5 else b""
    made += struct.pack(">ii", 1, 0) if version > 1 else b""
    made += text("") + text("") + struct.pack(">I", 12)
    made += struct.pack(">I", 0) if version < 4 else b""
    made += struct.pack(">I", 3)
    made += struct.pack(">I", 2048) if version > 6 else b""
    made += struct.pack(">Q", 2) + b"\0" * 8 if version < 9 else b""
    return made + struct.pack(">Q", 3) + b"\0" * 12 + struct.pack(">I", 4) + b"kept"


def _items(version: int, items: list[tuple[str, str]]) -> bytes:
    made = b""
    for name, value in items:
        made += struct.pack(">i", 0) if version < 12 else b""
        made += text(name) + text(value) + (text("") if version < 10 else b"")
        made += text("") + struct.pack(">????", False, False, False, False)
        made += struct.pack(">?", False) if version > 10 and name == "Response: " else b""
        if version > 7:
            made += struct.pack(">q", 0)
        elif version > 2:
            made += text("") + struct.pack(">I", 0)
        made += struct.pack(">q", 0) if version > 9 else b""
        made += struct.pack(">q", 0) if version > 11 else b""
    return made
