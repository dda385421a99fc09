"""Every byte of a home's files as who has the key sees it: pages in use and free ones, and those of the log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, SALT, IV = 4096, 80, 16, 16
LOG_HEAD, FRAME_HEAD = 32, 24


def everything(home: Path, key: bytes) -> bytes:
    """As it lies there, and deciphered."""
    found: list[bytes] = []
    for path in sorted(home.rglob("*")):
        if path.is_file():
            raw = path.read_bytes()
            found += [raw, *(_pages(raw, key) if not path.name.endswith("-wal") else _frames(raw, key))]
    return b"\n".join(found)


def _pages(raw: bytes, key: bytes) -> Iterator[bytes]:
    for start in range(0, len(raw) - PAGE + 1, PAGE):
        yield _plain(raw[start : start + PAGE], key, SALT if start == 0 else 0)


def _frames(raw: bytes, key: bytes) -> Iterator[bytes]:
    for start in range(LOG_HEAD, len(raw) - PAGE + 1, FRAME_HEAD + PAGE):
        number = int.from_bytes(raw[start : start + 4], "big")
        page = raw[start + FRAME_HEAD : start + FRAME_HEAD + PAGE]
        if len(page) == PAGE:
            yield _plain(page, key, SALT if number == 1 else 0)


def _plain(page: bytes, key: bytes, head: int) -> bytes:
    end = PAGE - RESERVED
    decryptor = Cipher(algorithms.AES(key), modes.CBC(page[end : end + IV])).decryptor()
    return decryptor.update(page[head:end]) + decryptor.finalize()
