"""Files come after the log, all of them in one round, whatever is missing on the server."""

from __future__ import annotations

from typing import Any

import pytest

from soulfra_desktop.domain.errors import NotFound
from soulfra_desktop.services.pulling import Pulling
from soulfra_desktop.services.sync_ports import BlobRef


class Files:
    """A replica that wants files, a server that has some of them, and records that open what comes."""

    def __init__(self, wanted: int, missing: int) -> None:
        self.wanted = [f"{number:064x}" for number in range(wanted)]
        self.missing = set(self.wanted[:missing])
        self.asked: list[str] = []

    async def blobs_to_fetch(self, limit: int = 100) -> list[BlobRef]:
        return [BlobRef(address, 1) for address in self.wanted[:limit]]

    async def blob_arrived(self, address: str, data: bytes) -> None:
        assert data == b"clear"
        self.wanted.remove(address)

    async def blob(self, address: str) -> bytes:
        self.asked.append(address)
        if address in self.missing:
            raise NotFound("It is not there yet.")
        return b"sealed"

    async def open_blob(self, sealed: bytes) -> bytes:
        assert sealed == b"sealed"
        return b"clear"


@pytest.mark.parametrize(("wanted", "missing"), [(282, 0), (282, 150), (3, 3), (0, 0)])
async def test_one_round_brings_every_file_that_is_there(wanted: int, missing: int):
    """A hundred a round came, and a hundred that were missing kept every other away."""
    files: Any = Files(wanted, missing)
    await Pulling(files, files, 1, lambda _applied: None).files(files)
    assert set(files.wanted) == files.missing
    assert len(files.asked) == wanted
