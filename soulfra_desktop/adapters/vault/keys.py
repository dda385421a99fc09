"""The keys of an account, made and wrapped on this machine: the server keeps only what it cannot open.

    password --Argon2id--> master --HKDF--> sign-in secret   (shown to the server instead of the password)
                                  `-HKDF--> wrapping key --.
    recovery key (32 random bytes) --HKDF--> X25519 key ----+-> account key --> collection keys --> records
    another device's X25519 key ---------------------------'

Every derivation and every associated data names its purpose and version (docs/protocol.md, tests/data/vectors).
"""

from __future__ import annotations

import hmac
import secrets
import threading
import unicodedata
from dataclasses import dataclass

from soulfra_desktop.domain.errors import KeyNotOpened, WeakKeyDerivation

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 24
TAG_BYTES = 16

PASSES, MEMORY_KIB, LANES = 3, 64 * 1024, 4
"""Of Argon2id, and the least this client accepts from a server: it could otherwise ask for a secret that is easily guessed."""
PASSES_ALLOWED, MEMORY_ALLOWED, LANES_ALLOWED = range(3, 17), range(MEMORY_KIB, 1024 * 1024 + 1), range(4, 17)
"""More would stall the machine."""

SIGN_IN = b"soulfra/sign-in/v1"
WRAPPING = b"soulfra/kek/v1"
RECOVERY = b"soulfra/recovery/v1"
NAMES = b"soulfra/record-name/v1"


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a password becomes keys. `memory` is KiB, `salt` 16 bytes."""

    salt: bytes
    passes: int = PASSES
    memory: int = MEMORY_KIB
    lanes: int = LANES


@dataclass(frozen=True, slots=True, repr=False)
class PasswordKeys:
    """What a password yields: 32 bytes to sign in with, 32 to wrap with. Never printed."""

    sign_in_secret: bytes
    wrapping: bytes


_ONE_AT_A_TIME = threading.Lock()
"""OpenSSL counts the lanes' threads over the whole process: two derivations at once wait for each other for ever."""


def new_key() -> bytes:
    """32 random bytes: any key here, a device's private X25519 key too."""
    return secrets.token_bytes(KEY_BYTES)


def new_salt() -> bytes:
    """16 random bytes."""
    return secrets.token_bytes(SALT_BYTES)


def from_password(password: str, how: Derivation) -> PasswordKeys:
    """Takes about 0.2 s and `how.memory`. Raises WeakKeyDerivation where the server asks for less than is safe."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    _check(how)
    normal = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    kdf = Argon2id(salt=how.salt, length=KEY_BYTES, iterations=how.passes, lanes=how.lanes, memory_cost=how.memory)
    with _ONE_AT_A_TIME:
        master = kdf.derive(normal)
    return PasswordKeys(_expand(master, SIGN_IN), _expand(master, WRAPPING))


def from_recovery(recovery_key: bytes) -> bytes:
    """The private X25519 key of a recovery key: whoever rotates the account key seals the new one to its public half,
    and the recovery key that was written down stays good."""
    return _expand(recovery_key, RECOVERY)


def wrap(key: bytes, wrapping: bytes, purpose: str) -> bytes:
    """`key` sealed under `wrapping` for one purpose: "account-key:1", "collection:1:chats:1". 72 bytes."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + encrypt(key, _purpose(purpose), nonce, wrapping)


def unwrap(wrapped: bytes, wrapping: bytes, purpose: str) -> bytes:
    """The 32 bytes that `wrap` sealed. Raises KeyNotOpened: another key, another purpose, or a byte was changed."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    if len(wrapped) != NONCE_BYTES + KEY_BYTES + TAG_BYTES:
        raise KeyNotOpened("A key that the server returned is not one that Soulfra made.")
    try:
        return decrypt(wrapped[NONCE_BYTES:], _purpose(purpose), wrapped[:NONCE_BYTES], wrapping)
    except CryptoError:
        raise KeyNotOpened("A key that the server returned does not open with the keys of this account.") from None


def public_key(private: bytes) -> bytes:
    """The public half, which the other devices box keys for."""
    from nacl.public import PrivateKey

    return bytes(PrivateKey(private).public_key)


def box(key: bytes, private: bytes, public: bytes) -> bytes:
    """`key` for another device, and from this one: it can tell who boxed it. 72 bytes."""
    from nacl.public import Box, PrivateKey, PublicKey

    return bytes(Box(PrivateKey(private), PublicKey(public)).encrypt(key))


def unbox(boxed: bytes, private: bytes, public: bytes) -> bytes:
    """What the device with the key `public` boxed for this one. Raises KeyNotOpened."""
    from nacl.exceptions import CryptoError
    from nacl.public import Box, PrivateKey, PublicKey

    try:
        key = Box(PrivateKey(private), PublicKey(public)).decrypt(boxed)
    except (CryptoError, ValueError):
        raise KeyNotOpened("The key that another device left for this one does not open.") from None
    if len(key) != KEY_BYTES:
        raise KeyNotOpened("The key that another device left for this one is not a key.")
    return key


def seal_to(key: bytes, public: bytes) -> bytes:
    """`key` for whoever has the private half, from nobody in particular. 80 bytes."""
    from nacl.public import PublicKey, SealedBox

    return bytes(SealedBox(PublicKey(public)).encrypt(key))


def open_sealed(sealed: bytes, private: bytes) -> bytes:
    """What `seal_to` sealed. Raises KeyNotOpened."""
    from nacl.exceptions import CryptoError
    from nacl.public import PrivateKey, SealedBox

    try:
        return SealedBox(PrivateKey(private)).decrypt(sealed)
    except (CryptoError, ValueError):
        raise KeyNotOpened(
            "This recovery key does not open this account.", "Is it of another account, or an older one?"
        ) from None


def names_key(collection_key: bytes) -> bytes:
    """The key of `record_name`, made of a collection's key of version 1: names stay the same when keys change."""
    return _expand(collection_key, NAMES)


def record_name(names: bytes, name: str) -> bytes:
    """The 16-byte id under which the server keeps a record: it learns no name, and not what kind of thing it is."""
    return hmac.digest(names, name.encode(), "sha256")[:16]


def _check(how: Derivation) -> None:
    if len(how.salt) != SALT_BYTES:
        raise WeakKeyDerivation("The server's salt is not 16 bytes long.")
    if how.passes not in PASSES_ALLOWED or how.memory not in MEMORY_ALLOWED or how.lanes not in LANES_ALLOWED:
        raise WeakKeyDerivation(
            "The server asked to derive your keys in a way that Soulfra refuses"
            f" (Argon2id, {how.memory} KiB, {how.passes} passes, {how.lanes} lanes)."
        )


def _expand(secret: bytes, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose).derive(secret)


def _purpose(purpose: str) -> bytes:
    return b"soulfra/wrap/v1/" + purpose.encode()
