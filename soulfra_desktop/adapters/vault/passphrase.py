"""Seals the store's key under a passphrase: the only desktop module that touches ciphers and key derivation.

libsodium (PyNaCl) does both halves. Its Argon2id has one lane, so one more pass (t = 4, p = 1) stands for p = 4.
"""

from __future__ import annotations

import secrets
import unicodedata
from typing import Any

from soulfra_desktop.adapters.vault import letters
from soulfra_desktop.domain.errors import StoreDamaged, WrongPassphrase

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 24
PASSES = 4
MEMORY_BYTES = 64 * 1024 * 1024
PASSES_ALLOWED = range(4, 17)
MEMORY_ALLOWED = range(MEMORY_BYTES, 1024 * 1024 * 1024 + 1)
"""A slot outside of these was weakened, or would stall the machine: it is refused before anything is derived."""


def new_key() -> bytes:
    """A random key of 32 bytes."""
    return secrets.token_bytes(KEY_BYTES)


def seal(key: bytes, passphrase: str, context: str) -> dict[str, Any]:
    """A slot, ready for JSON, that only `open_slot` with the same passphrase and context opens. Takes about 0.3 s."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    wrapping = _derive(passphrase, salt, PASSES, MEMORY_BYTES)
    return {
        "kdf": "argon2id",
        "passes": PASSES,
        "memory": MEMORY_BYTES,
        "salt": letters.written(salt),
        "cipher": "xchacha20-poly1305",
        "nonce": letters.written(nonce),
        "sealed": letters.written(encrypt(key, context.encode(), nonce, wrapping)),
    }


def open_slot(slot: dict[str, Any], passphrase: str, context: str) -> bytes:
    """The key in a slot. Raises WrongPassphrase, and StoreDamaged where the slot is not one that `seal` makes."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    salt, nonce, sealed, passes, memory = _parts(slot)
    wrapping = _derive(passphrase, salt, passes, memory)
    try:
        return decrypt(sealed, context.encode(), nonce, wrapping)
    except CryptoError:
        raise WrongPassphrase("This passphrase does not open these chats.") from None


def _parts(slot: dict[str, Any]) -> tuple[bytes, bytes, bytes, int, int]:
    try:
        salt, nonce, sealed = (letters.read(slot[name]) for name in ("salt", "nonce", "sealed"))
        passes, memory = slot["passes"], slot["memory"]
        kinds = (slot["kdf"], slot["cipher"])
    except (KeyError, TypeError, ValueError):
        raise StoreDamaged("The file that holds the sealed key cannot be read.") from None
    sound = (
        kinds == ("argon2id", "xchacha20-poly1305")
        and (len(salt), len(nonce), len(sealed)) == (SALT_BYTES, NONCE_BYTES, KEY_BYTES + 16)
        and isinstance(passes, int)
        and isinstance(memory, int)
        and passes in PASSES_ALLOWED
        and memory in MEMORY_ALLOWED
    )
    if not sound:
        raise StoreDamaged("The file that holds the sealed key was changed into something that is not safe to open.")
    return salt, nonce, sealed, passes, memory


def _derive(passphrase: str, salt: bytes, passes: int, memory: int) -> bytes:
    from nacl.pwhash import argon2id

    secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    return argon2id.kdf(KEY_BYTES, secret, salt, opslimit=passes, memlimit=memory)
