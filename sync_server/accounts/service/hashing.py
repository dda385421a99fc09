"""Sign-in secrets are kept as Argon2id hashes, worked out in threads and few at once: a flood waits, nothing else does."""

from __future__ import annotations

import asyncio
import base64
import os
from collections.abc import Callable
from typing import TypeVar

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from sync_server.kit.problems import Problem
from sync_server.protocol import errors

MEMORY_KIB, PASSES, LANES = 19_456, 2, 1
"""OWASP's least. What comes here is 256 bits that the client has stretched with 64 MiB already: a thief of these
hashes has to do both for each guess."""
Result = TypeVar("Result")
WAITING = 64
SALT_BYTES, HASH_BYTES = 16, 32


class Hasher:
    """`at_once` hashes at a time. Raises Problem 503 where too many wait already."""

    def __init__(self, at_once: int) -> None:
        self._hash = PasswordHash((Argon2Hasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES),))
        self._turn = asyncio.Semaphore(at_once)
        self._most, self._asking = at_once + WAITING, 0
        self._nobodys = f"$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}${_noise(SALT_BYTES)}${_noise(HASH_BYTES)}"

    async def hash(self, secret: str) -> str:
        return await self._in_turn(self._hash.hash, secret)

    async def verify(self, secret: str, kept: str | None) -> bool:
        """Whether `kept` is of this secret. None (nobody has this name) takes as long and is False."""
        return await self._in_turn(self._hash.verify, secret, kept or self._nobodys) and kept is not None

    async def _in_turn(self, work: Callable[..., Result], *given: str) -> Result:
        if self._asking >= self._most:
            raise Problem(503, errors.UNAVAILABLE, "Too many people sign in just now.", retry_after=2)
        self._asking += 1
        try:
            async with self._turn:
                return await asyncio.to_thread(work, *given)
        finally:
            self._asking -= 1


def _noise(size: int) -> str:
    return base64.b64encode(os.urandom(size)).decode().rstrip("=")
