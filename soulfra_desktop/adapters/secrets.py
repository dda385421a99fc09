"""The system's keyring: where the store's key rests when the person has set no passphrase."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Protocol, TypeVar

from soulfra_desktop.adapters.vault import letters
from soulfra_desktop.domain.errors import StoreError

T = TypeVar("T")

SERVICE = "soulfra"
ALLOWED_BACKENDS = frozenset(
    {
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
    }
)
"""Rings that keep secrets encrypted. All others (plain text, null, fail, unknown ones) are refused."""
CHAINER = "keyring.backends.chainer.ChainerBackend"
ADVICE = "Unlock the system keyring and start again, or set a passphrase with SOULFRA_PASSPHRASE."


class Keyring(Protocol):
    """Keeps keys by name. Its calls block, at most for a known time: call them from a worker thread."""

    def read(self, name: str) -> bytes | None:
        """The key, or None where the ring has none of that name. Raises StoreError where the ring is unusable."""
        ...

    def write(self, name: str, key: bytes) -> None:
        """Raises StoreError where the ring is unusable or did not keep it."""
        ...

    def delete(self, name: str) -> None:
        """Forget a key, if it is there. Raises StoreError where the ring is unusable."""
        ...


class SystemKeyring:
    """The keyring of this system, if it is one that encrypts. A locked ring waits for a prompt: `timeout` seconds."""

    def __init__(self, timeout: float = 5.0) -> None:
        self._timeout = timeout

    def read(self, name: str) -> bytes | None:
        stored = self._call(lambda ring: ring.get_password(SERVICE, name))
        if stored is None:
            return None
        try:
            return letters.read(stored)
        except ValueError:
            raise StoreError("What the system keyring holds for these chats is not a key.", ADVICE) from None

    def write(self, name: str, key: bytes) -> None:
        self._call(lambda ring: ring.set_password(SERVICE, name, letters.written(key)))
        if self.read(name) != key:
            raise StoreError("The system keyring did not keep the key.", ADVICE)

    def delete(self, name: str) -> None:
        def forget(ring: Any) -> None:
            if ring.get_password(SERVICE, name) is not None:
                ring.delete_password(SERVICE, name)

        self._call(forget)

    def _call(self, use: Callable[[Any], T]) -> T:
        """Use the ring in a thread of its own: one that hangs on a prompt must hold up neither us nor our exit."""
        answer: Future[T] = Future()

        def work() -> None:
            try:
                answer.set_result(use(_backend()))
            except BaseException as error:
                answer.set_exception(error)

        threading.Thread(target=work, name="keyring", daemon=True).start()
        try:
            return answer.result(self._timeout)
        except StoreError:
            raise
        except TimeoutError:
            raise StoreError(f"The system keyring did not answer within {self._timeout:g} s.", ADVICE) from None
        except Exception as error:
            raise StoreError(f"The system keyring cannot be used ({type(error).__name__}).", ADVICE) from error


def _backend() -> Any:
    import keyring

    chosen = keyring.get_keyring()
    members = list(getattr(chosen, "backends", ())) if _name(chosen) == CHAINER else [chosen]
    for ring in members:
        if _name(ring) in ALLOWED_BACKENDS:
            return ring
    raise StoreError(
        "This system has no keyring that keeps secrets encrypted.", "Set a passphrase with SOULFRA_PASSPHRASE."
    )


def _name(ring: object) -> str:
    kind = type(ring)
    return f"{kind.__module__}.{kind.__qualname__}"
