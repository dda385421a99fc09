"""The recovery key as a person writes it down: Crockford's base32 in groups, with a checksum that finds a slip."""

from __future__ import annotations

import hashlib

from soulfra_desktop.domain.errors import KeyNotOpened

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O or U (crockford.com/base32.html)."""
READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "\n": "", "\t": "", "\r": ""})
KEY_BYTES, CHECK_BYTES = 32, 3
LETTERS = 56
"""Of 35 bytes: the key and its checksum."""
GROUP = 4


def written(key: bytes) -> str:
    """32 bytes as 14 groups of 4 letters."""
    number = int.from_bytes(key + _check(key))
    letters = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LETTERS)))
    return "-".join(letters[start : start + GROUP] for start in range(0, LETTERS, GROUP))


def read(text: str) -> bytes:
    """The key again, however it was typed: small letters, without dashes, O for 0. Raises KeyNotOpened, saying why."""
    letters = text.upper().translate(READ_AS)
    if any(letter not in ALPHABET for letter in letters):
        raise KeyNotOpened(
            "A recovery key has digits and letters only, and no U.", "Compare it with what you wrote down."
        )
    if len(letters) != LETTERS:
        raise KeyNotOpened(
            f"A recovery key has {LETTERS} digits and letters; this has {len(letters)}.",
            "Compare it with what you wrote down.",
        )
    number = 0
    for letter in letters:
        number = number << 5 | ALPHABET.index(letter)
    data = number.to_bytes(KEY_BYTES + CHECK_BYTES)
    key, check = data[:KEY_BYTES], data[KEY_BYTES:]
    if check != _check(key):
        raise KeyNotOpened("This recovery key has a slip in it.", "Compare it with what you wrote down.")
    return key


def _check(key: bytes) -> bytes:
    return hashlib.sha256(b"soulfra/recovery-check/v1" + key).digest()[:CHECK_BYTES]
