"""Keyrings of our own port for tests whose subject is not the system's ring (tests/desktop/adapters/test_secrets.py)."""

from __future__ import annotations

from dataclasses import dataclass, field

from soulfra_desktop.domain.errors import StoreError


@dataclass
class MemoryRing:
    """A ring that works, for as long as the test."""

    keys: dict[str, bytes] = field(default_factory=dict)

    def read(self, name: str) -> bytes | None:
        return self.keys.get(name)

    def write(self, name: str, key: bytes) -> None:
        self.keys[name] = key

    def delete(self, name: str) -> None:
        self.keys.pop(name, None)


class NoRing:
    """A system without a usable ring."""

    def read(self, name: str) -> bytes | None:
        raise StoreError("This system has no keyring.")

    def write(self, name: str, key: bytes) -> None:
        raise StoreError("This system has no keyring.")

    def delete(self, name: str) -> None:
        raise StoreError("This system has no keyring.")
