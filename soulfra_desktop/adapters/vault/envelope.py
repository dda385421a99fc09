"""One record of the replica, sealed for the person's other devices: what a sync server keeps, and cannot open."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import struct
from dataclasses import dataclass

from soulfra_desktop.domain.errors import KeyNotOpened

SCHEMA = 1
NONCE_BYTES, TAG_BYTES = 24, 16
REVISION = struct.Struct(">Q")
ASSOCIATED = struct.Struct(">16sB16sHHQIQ")
PURPOSE = b"soulfra/record/v1"
SMALLEST = 32
"""Bytes: what is shorter is padded to this, so that a pin and a tag look alike."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on an envelope, and is bound to what is in it. A change of any field keeps it from opening.

    `account` and `record` are 16 bytes; `collection` 0 to 255; `key_version` and `schema` 0 to 65,535. `device_no` and `idx` say which
    change of which device it is in the log; both are 0 in a snapshot.
    """

    account: bytes
    collection: int
    record: bytes
    key_version: int
    schema: int = SCHEMA
    device_no: int = 0
    idx: int = 0


def seal(content: bytes, label: Label, revision: int, key: bytes) -> bytes:
    """nonce (its first 8 bytes are the revision) | ciphertext. The length tells the content's only within 12 %."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    nonce = REVISION.pack(revision) + secrets.token_bytes(NONCE_BYTES - REVISION.size)
    return nonce + encrypt(_padded(content), _associated(label, revision), nonce, key)


def open_envelope(envelope: bytes, label: Label, key: bytes) -> tuple[int, bytes]:
    """The revision and the content. Raises KeyNotOpened where a byte of it or of its label is not what was sealed."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    if len(envelope) < NONCE_BYTES + TAG_BYTES:
        raise KeyNotOpened("A record from the server is too short to be one.")
    nonce = envelope[:NONCE_BYTES]
    (revision,) = REVISION.unpack_from(nonce)
    try:
        padded = decrypt(envelope[NONCE_BYTES:], _associated(label, revision), nonce, key)
    except CryptoError:
        raise KeyNotOpened("A record from the server does not open with the keys of this account.") from None
    return revision, _content(padded)


def padded_length(length: int) -> int:
    """Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files", 2019): at most 12 % more, and few
    different lengths."""
    if length <= SMALLEST:
        return SMALLEST
    exponent = length.bit_length() - 1
    loose = exponent - exponent.bit_length()
    mask = (1 << loose) - 1
    return (length + mask) & ~mask


def _padded(content: bytes) -> bytes:
    """ISO/IEC 7816-4: one byte 0x80, then zeros."""
    marked = len(content) + 1
    return content + b"\x80" + bytes(padded_length(marked) - marked)


def _content(padded: bytes) -> bytes:
    bare = padded.rstrip(b"\0")
    if not bare.endswith(b"\x80"):
        raise KeyNotOpened("A record from the server was not sealed by Soulfra.")
    return bare[:-1]


def _associated(label: Label, revision: int) -> bytes:
    return PURPOSE + ASSOCIATED.pack(
        label.account,
        label.collection,
        label.record,
        label.schema,
        label.key_version,
        revision,
        label.device_no,
        label.idx,
    )


# An attachment is sealed so that the same bytes give the same sealed bytes: it is sent once, and its address (the SHA-256 of
# what is sealed) is known before. Its nonce is made of its content under the key, so that no two contents share one.

BLOB = b"soulfra/attachment/v1"
VERSION = struct.Struct(">H")


def seal_blob(data: bytes, version: int, key: bytes) -> bytes:
    """key version (2 bytes) | nonce | ciphertext, padded like a record."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    head = VERSION.pack(version)
    nonce = hmac.digest(key, BLOB + head + hashlib.sha256(data).digest(), "sha256")[:NONCE_BYTES]
    return head + nonce + encrypt(_padded(data), BLOB + head, nonce, key)


def blob_version(sealed: bytes) -> int:
    """Of the key that seals it, as it claims. Raises KeyNotOpened."""
    if len(sealed) < VERSION.size + NONCE_BYTES + TAG_BYTES:
        raise KeyNotOpened("An attachment from the server is too short to be one.")
    return VERSION.unpack_from(sealed)[0]


def open_blob(sealed: bytes, key: bytes) -> bytes:
    """The data. Raises KeyNotOpened."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    blob_version(sealed)
    head, rest = sealed[: VERSION.size], sealed[VERSION.size :]
    try:
        return _content(decrypt(rest[NONCE_BYTES:], BLOB + head, rest[:NONCE_BYTES], key))
    except CryptoError:
        raise KeyNotOpened("An attachment from the server does not open with the keys of this account.") from None
