"""The server's own keys: what signs access tokens and what seals the few secrets that are the server's (TOTP seeds,
mails that wait). No key here has anything to do with what people sync; nothing here could open that."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sync_server.settings import ServerSettings, SettingsRefused

KEY_BYTES = 32
NONCE_BYTES = 12
ID_BYTES = 8
SIGNING_FILE, SEALING_FILE = "signing.keys", "sealing.keys"


class NotOurs(ValueError):
    """What was to be opened was sealed with another key, for another use, or was changed."""


class KeyMissing(NotOurs):
    """Nothing is wrong with what was to be opened: the key that it was sealed with is not among the server's any more."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"this was sealed with the key {name}, which the server was not given: put its line back behind the others"
            " in SOULFRA_SEALING_KEYS, or sealing.keys, and restart. Nothing is lost meanwhile"
        )
        self.name = name
        """As `Secrets` calls it, in hex; nothing can be opened with that."""


@dataclass(frozen=True, slots=True, repr=False)
class SigningKey:
    """One Ed25519 key pair and the name by which tokens call it."""

    kid: str
    private: Ed25519PrivateKey
    public: Ed25519PublicKey


class Secrets:
    """Seals and opens for a use by name; the first key seals, all open, so that a key can be followed by a new one."""

    def __init__(self, signing: Sequence[bytes], sealing: Sequence[bytes]) -> None:
        self.signing = tuple(_signing_key(seed) for seed in signing)
        self._sealing = {_name_of(key): key for key in sealing}
        self._first = _name_of(sealing[0])

    @classmethod
    def of(cls, settings: ServerSettings) -> Secrets:
        """The keys of the settings, or of the server's home, where they are made if there are none.

        Raises SettingsRefused.
        """
        given = (
            _read("SOULFRA_SIGNING_KEYS", [key.get_secret_value() for key in settings.signing_keys]),
            _read("SOULFRA_SEALING_KEYS", [key.get_secret_value() for key in settings.sealing_keys]),
        )
        return cls(
            given[0] or _kept(settings.server_home / SIGNING_FILE),
            given[1] or _kept(settings.server_home / SEALING_FILE),
        )

    def seal(self, use: str, plain: bytes, bound_to: bytes = b"") -> bytes:
        """Key name, nonce and ciphertext (AES-256-GCM). It opens only for the same use and what it is bound to."""
        nonce = os.urandom(NONCE_BYTES)
        return self._first + nonce + self._cipher(self._first, use).encrypt(nonce, plain, bound_to)

    def open(self, use: str, sealed: bytes, bound_to: bytes = b"") -> bytes:
        """What was sealed. Raises NotOurs, and KeyMissing of it where the key was taken away."""
        name, nonce, rest = (
            sealed[:ID_BYTES],
            sealed[ID_BYTES : ID_BYTES + NONCE_BYTES],
            sealed[ID_BYTES + NONCE_BYTES :],
        )
        if name not in self._sealing:
            raise KeyMissing(name.hex())
        try:
            return self._cipher(name, use).decrypt(nonce, rest, bound_to)
        except (InvalidTag, ValueError):
            raise NotOurs("this was not sealed here") from None

    @property
    def name(self) -> bytes:
        """With which everything begins that is sealed now."""
        return self._first

    def sign(self, message: bytes) -> tuple[bytes, bytes]:
        """The public half of the key that signs now, and its signature (Ed25519)."""
        key = self.signing[0]
        return key.public.public_bytes_raw(), key.private.sign(message)

    def public_keys(self) -> list[bytes]:
        """The public halves of all signing keys that are believed."""
        return [key.public.public_bytes_raw() for key in self.signing]

    def digest(self, use: str, text: str) -> bytes:
        """32 bytes that only this server (all its nodes) can work out, the same each time: HMAC-SHA256."""
        return self._digest(self._first, use, text)

    def digests(self, use: str, text: str) -> tuple[bytes, ...]:
        """`digest` as it is and as it was while an older key that is still given was the first."""
        return tuple(self._digest(name, use, text) for name in self._sealing)

    def _digest(self, name: bytes, use: str, text: str) -> bytes:
        return hmac.digest(self._derived(name, f"digest:{use}"), text.encode(), hashlib.sha256)

    def _cipher(self, name: bytes, use: str) -> AESGCM:
        return AESGCM(self._derived(name, f"seal:{use}"))

    def _derived(self, name: bytes, use: str) -> bytes:
        info = f"soulfra/server/{use}/v1".encode()
        return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(self._sealing[name])


def seal_under(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """Nonce and ciphertext (AES-256-GCM) under a key that can be thrown away, and what it sealed with it."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to)


def open_under(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """What was sealed. Raises NotOurs."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to)
    except (InvalidTag, ValueError):
        raise NotOurs("this was not sealed with that key") from None


def is_signed_by(public_key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the key's other half signed it (Ed25519)."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def new_key() -> str:
    """A key as the settings want it."""
    return base64.b64encode(os.urandom(KEY_BYTES)).decode()


def _signing_key(seed: bytes) -> SigningKey:
    private = Ed25519PrivateKey.from_private_bytes(seed)
    public = private.public_key()
    kid = base64.urlsafe_b64encode(hashlib.sha256(public.public_bytes_raw()).digest()[:9]).decode()
    return SigningKey(kid, private, public)


def _name_of(key: bytes) -> bytes:
    return hashlib.sha256(b"soulfra/key-name/v1" + key).digest()[:ID_BYTES]


def _read(variable: str, lines: Sequence[str]) -> list[bytes]:
    try:
        keys = [base64.b64decode(line, validate=True) for line in lines]
    except (binascii.Error, ValueError):
        raise SettingsRefused(f"{variable}: not base64") from None
    if any(len(key) != KEY_BYTES for key in keys):
        raise SettingsRefused(f"{variable}: each key has {KEY_BYTES} bytes")
    return keys


def _kept(path: Path) -> list[bytes]:
    """The keys in a file, a line each, the first in use. Made, for this user alone, where there is none."""
    if not path.exists():
        _make(path)
    keys = _read(str(path), [line.strip() for line in path.read_text().splitlines() if line.strip()])
    if not keys:
        raise SettingsRefused(f"{path} holds no key; remove it to have one made")
    return keys


def _make(path: Path) -> None:
    """Whole at once, so that another node that starts now reads all of it; where that was first, its key stays."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{os.urandom(8).hex()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(new_key() + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
