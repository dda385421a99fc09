"""Files come after the log, all of them in one round, whatever is missing on the server."""

from __future__ import annotations

from typing import Any

import pytest

from soulfra_desktop.domain.errors import AttachmentSpoilt, KeyNotOpened, NotFound, ServerUnreachable, UnknownKey
from soulfra_desktop.services.fetching import Fetching
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
    await Fetching(files).files(files, files, lambda _applied: None)
    assert set(files.wanted) == files.missing
    assert len(files.asked) == wanted


class Spoilt(Files):
    """Each of the first files is spoilt in its own way."""

    def __init__(self) -> None:
        super().__init__(wanted=120, missing=0)
        shut, longer, swapped, newer = self.wanted[:4]
        self.shut, self.newer, self.swapped, self.longer = shut, newer, swapped, longer
        self.keys_known = False

    async def blob(self, address: str) -> bytes:
        await super().blob(address)
        if address == self.swapped:
            raise AttachmentSpoilt("Another one.")
        return address.encode()

    async def open_blob(self, sealed: bytes) -> bytes:
        if sealed.decode() == self.shut:
            raise KeyNotOpened("It does not open.")
        if sealed.decode() == self.newer and not self.keys_known:
            raise UnknownKey("Sealed with a newer key.")
        return b"clear"

    async def blob_arrived(self, address: str, data: bytes) -> None:
        if address == self.longer:
            raise ValueError("another size")
        await super().blob_arrived(address, data)


async def test_what_is_spoilt_is_set_aside_and_asked_for_once_and_every_other_comes():
    files: Any = Spoilt()
    fetching = Fetching(files)
    with pytest.raises(UnknownKey):
        await fetching.files(files, files, lambda _applied: None)
    spoilt = {files.shut, files.longer, files.swapped}
    assert (set(files.wanted), fetching.spoilt) == (spoilt | {files.newer}, spoilt)
    files.keys_known = True
    await fetching.files(files, files, lambda _applied: None)
    assert set(files.wanted) == spoilt
    assert len(files.asked) == 121


async def test_a_key_that_nobody_knows_stops_one_file_and_not_each_round():
    files: Any = Spoilt()
    fetching = Fetching(files)
    with pytest.raises(UnknownKey):
        await fetching.files(files, files, lambda _applied: None)
    await fetching.files(files, files, lambda _applied: None)
    assert files.newer in fetching.spoilt


async def test_a_server_that_is_away_is_no_fault_of_a_file():
    class Away(Files):
        async def blob(self, address: str) -> bytes:
            raise ServerUnreachable("away")

    files: Any = Away(3, 0)
    fetching = Fetching(files)
    with pytest.raises(ServerUnreachable):
        await fetching.files(files, files, lambda _applied: None)
    assert not fetching.spoilt
