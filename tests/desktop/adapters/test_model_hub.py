"""A model file is fetched whole and right, or not at all; what has arrived is not fetched twice."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest

from soulfra_desktop.adapters.model_checks import RECORD
from soulfra_desktop.adapters.model_hub import FETCHING, PART, HuggingFaceHub
from soulfra_desktop.domain.errors import DiskFull, ModelNotFound, ProviderUnavailable, RequestRefused
from soulfra_desktop.domain.library import LibraryModel
from soulfra_desktop.services.ports import PullProgress
from tests.servers.hub import Hub

FILE = os.urandom(3_000_000)
MODEL = LibraryModel(
    "small", "Small", "people/small-GGUF", "main", "small.gguf", hashlib.sha256(FILE).hexdigest(), len(FILE),
    "MIT", "", 4096, "tests",
)  # fmt: skip


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub({"people/small-GGUF/small.gguf": FILE}) as hub:
        yield hub


async def fetched(hub: Hub, folder: Path, model: LibraryModel = MODEL) -> list[PullProgress]:
    return [progress async for progress in HuggingFaceHub(hub.url).fetch(model, folder)]


async def test_the_file_is_there_whole_and_nothing_else_is(hub: Hub, tmp_path: Path) -> None:
    told = await fetched(hub, tmp_path)
    assert (tmp_path / "small.gguf").read_bytes() == FILE
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == [RECORD, "small.gguf"]
    assert {progress.status for progress in told} >= {"connecting", "checking"}
    assert all(progress.completed <= (progress.total or 0) for progress in told)


async def test_a_line_that_breaks_is_taken_up_where_it_broke(hub: Hub, tmp_path: Path) -> None:
    hub.cut_after, hub.cuts = 1_000_000, 1
    await fetched(hub, tmp_path)
    assert (tmp_path / "small.gguf").read_bytes() == FILE
    assert len(hub.ranges) == 2
    assert hub.ranges[0] is None
    assert hub.ranges[1] is not None


async def test_a_fetch_that_was_stopped_goes_on_later(hub: Hub, tmp_path: Path) -> None:
    hub.cut_after, hub.cuts = 1_000_000, 100  # it never gets further than a part, until it is stopped
    async with aclosing(HuggingFaceHub(hub.url).fetch(MODEL, tmp_path)) as progress:  # type: ignore[type-var]
        async for step in progress:
            if step.completed:
                break
    assert not (tmp_path / "small.gguf").exists()
    hub.cuts = 0
    hub.ranges.clear()
    await fetched(hub, tmp_path)
    assert (tmp_path / "small.gguf").read_bytes() == FILE
    assert hub.ranges[0] is not None


async def test_a_file_that_is_not_the_promised_one_is_not_kept(hub: Hub, tmp_path: Path) -> None:
    hub.etag = MODEL.sha256
    hub.files["people/small-GGUF/small.gguf"] = os.urandom(len(FILE))
    with pytest.raises(RequestRefused, match="checksum"):
        await fetched(hub, tmp_path)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


async def test_a_file_that_was_changed_at_the_hub_is_not_even_fetched(hub: Hub, tmp_path: Path) -> None:
    hub.files["people/small-GGUF/small.gguf"] = os.urandom(len(FILE))
    with pytest.raises(RequestRefused, match="checksum"):
        await fetched(hub, tmp_path)
    assert hub.ranges == []


async def test_a_file_that_is_there_already_is_not_asked_for(hub: Hub, tmp_path: Path) -> None:
    await fetched(hub, tmp_path)
    hub.ranges.clear()
    hub.agents.clear()
    await fetched(hub, tmp_path)
    assert hub.agents == []


def damaged(path: Path) -> None:
    """As many bytes as before, and one of them another."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


async def test_a_file_of_the_right_size_that_holds_something_else_is_fetched_anew(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "small.gguf").write_bytes(os.urandom(len(FILE)))
    await fetched(hub, tmp_path)
    assert (tmp_path / "small.gguf").read_bytes() == FILE
    damaged(tmp_path / "small.gguf")
    await fetched(hub, tmp_path)
    assert (tmp_path / "small.gguf").read_bytes() == FILE


async def test_a_file_is_read_through_once_and_again_only_where_it_was_written(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "small.gguf").write_bytes(FILE)
    assert {progress.status for progress in await fetched(hub, tmp_path)} == {"checking"}
    assert await fetched(hub, tmp_path) == []
    (tmp_path / "small.gguf").touch()
    assert {progress.status for progress in await fetched(hub, tmp_path)} == {"checking"}
    for record in (b"", b"[" * 100_000, b"[]", b'{"small.gguf": 5}'):
        (tmp_path / RECORD).write_bytes(record)
        assert {progress.status for progress in await fetched(hub, tmp_path)} == {"checking"}
    assert hub.agents == []


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"files": {}}, ModelNotFound),
        ({"gated": True}, RequestRefused),
        ({"status": 500}, ProviderUnavailable),
    ],
)
async def test_what_the_hub_refuses_is_told(hub: Hub, tmp_path: Path, change: dict, error: type[Exception]) -> None:
    for name, value in change.items():
        setattr(hub, name, value)
    with pytest.raises(error) as caught:
        await fetched(hub, tmp_path)
    assert getattr(caught.value, "advice", "")


async def test_a_hub_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    with Hub() as gone:
        url = gone.url
    with pytest.raises(ProviderUnavailable):
        _ = [progress async for progress in HuggingFaceHub(url).fetch(MODEL, tmp_path)]


async def test_no_room_on_the_disk_is_told_before_anything_is_fetched(hub: Hub, tmp_path: Path) -> None:
    with pytest.raises(DiskFull):
        await fetched(hub, tmp_path, replace(MODEL, size_bytes=10**18))
    assert hub.agents == []


async def test_a_body_that_does_not_end_is_left_where_the_file_would(hub: Hub, tmp_path: Path) -> None:
    hub.etag = MODEL.sha256
    hub.files["people/small-GGUF/small.gguf"] = bytes(50 * len(FILE))
    with pytest.raises(RequestRefused, match="checksum"):
        await fetched(hub, tmp_path)
    assert hub.sent < 50 * len(FILE)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def grown(folder: Path, data: bytes) -> Path:
    part = folder / FETCHING / MODEL.sha256[:16] / PART
    part.parent.mkdir(parents=True)
    part.write_bytes(data)
    return part


async def test_a_part_longer_than_the_file_is_thrown_away_first(hub: Hub, tmp_path: Path) -> None:
    grown(tmp_path, bytes(len(FILE) + 1))
    await fetched(hub, tmp_path)
    assert (tmp_path / "small.gguf").read_bytes() == FILE
    assert hub.ranges == [None]


async def test_a_hub_that_cannot_go_on_from_a_part_is_asked_from_the_start_next_time(hub: Hub, tmp_path: Path) -> None:
    part = grown(tmp_path, FILE[:2_000_000])
    hub.etag, hub.files["people/small-GGUF/small.gguf"] = MODEL.sha256, FILE[:1_000_000]
    with pytest.raises(ProviderUnavailable):
        await fetched(hub, tmp_path)
    assert not part.exists()
    hub.files["people/small-GGUF/small.gguf"] = FILE
    await fetched(hub, tmp_path)
    assert (tmp_path / "small.gguf").read_bytes() == FILE
