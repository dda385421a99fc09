"""Files by name, in a folder and in a store by URL."""

from __future__ import annotations

import stat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync_server.kit.blobs import CHUNK_BYTES, BlobMissing, Blobs


@pytest.fixture(params=["folder", "url"])
def blobs(request, tmp_path) -> Blobs:
    return Blobs("" if request.param == "folder" else f"file://{tmp_path}/by%20url", tmp_path / "home")


async def pieces(*data: bytes):
    for piece in data:
        yield piece


async def test_what_was_put_is_read_whole_and_in_part(blobs):
    await blobs.put("a/b", b"0123456789")
    assert await blobs.size("a/b") == 10
    assert await blobs.read("a/b") == b"0123456789"
    assert await blobs.read("a/b", 3, 7) == b"3456"
    assert await blobs.read("a/b", 10, 10) == b""


async def test_a_stream_is_kept_whole_or_not_at_all(blobs):
    big = bytes(range(256)) * (CHUNK_BYTES // 128)
    assert await blobs.put_stream("a/big", pieces(big[:100], big[100:])) == len(big)
    assert b"".join([piece async for piece in blobs.chunks("a/big")]) == big
    assert b"".join([piece async for piece in blobs.chunks("a/big", 5, CHUNK_BYTES + 9)]) == big[5 : CHUNK_BYTES + 9]

    async def breaking():
        yield b"half"
        raise ConnectionResetError

    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever the stream raised
        await blobs.put_stream("a/broken", breaking())
    with pytest.raises(BlobMissing):
        await blobs.size("a/broken")


async def test_names_are_listed_and_deleted(blobs):
    for name in ("one/a", "one/b", "two/a"):
        await blobs.put(name, b"x")
    assert await blobs.names("one") == ["one/a", "one/b"]
    await blobs.delete("one/a", "one/never", "one/b")
    assert await blobs.names("one") == []
    assert await blobs.names("two") == ["two/a"]


async def test_what_is_not_there_is_missing(blobs):
    for ask in (blobs.size("none"), blobs.read("none")):
        with pytest.raises(BlobMissing):
            await ask


async def test_the_folder_is_for_this_user_alone(tmp_path):
    blobs = Blobs("", tmp_path)
    await blobs.put("a", b"x")
    assert stat.S_IMODE((tmp_path / "blobs").stat().st_mode) == 0o700


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(st.lists(st.binary(max_size=300), max_size=5), st.integers(0, 1500), st.integers(0, 1500))
async def test_any_range_is_what_a_slice_is(tmp_path, parts, start, end):
    blobs = Blobs("memory:///", tmp_path)
    await blobs.put_stream("x", pieces(*parts))
    whole = b"".join(parts)
    end = min(end, len(whole))
    assert await blobs.read("x", start, end) == whole[start:end]
