"""Files and pictures become attachments, off the loop's thread, within the limits."""

import asyncio
import os
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage

from soulfra_desktop.adapters.attachments import AttachmentFiles
from soulfra_desktop.domain.attachment import LARGEST_FILE, LARGEST_PICTURE, LARGEST_TEXT, LONGEST_SIDE
from soulfra_desktop.domain.errors import AttachmentRefused
from soulfra_desktop.ui.kit.picture_files import AttachedPictures

pytestmark = pytest.mark.usefixtures("qapp")


def picture(width: int, height: int, kind: Any = "PNG", path=None) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#4488aa"))
    if path is not None:
        assert image.save(str(path), kind)
        return path.read_bytes()
    return AttachedPictures().encoded(image)


def noise(width: int, height: int) -> QImage:
    return QImage(os.urandom(width * height * 4), width, height, QImage.Format.Format_RGB32).copy()


@pytest.fixture
def files():
    return AttachmentFiles(AttachedPictures())


async def test_a_picture_within_the_limits_goes_out_byte_for_byte(files, tmp_path):
    data = picture(300, 200, path=tmp_path / "a.png")
    taken = await files.file(str(tmp_path / "a.png"), lambda _share: None)
    assert taken.attachment.data == data
    assert (taken.attachment.name, taken.attachment.media_type, taken.note) == ("a.png", "image/png", "")
    assert max(QImage.fromData(taken.thumbnail).width(), QImage.fromData(taken.thumbnail).height()) == 96


async def test_a_picture_that_is_too_long_is_made_smaller_and_that_is_said(files, tmp_path):
    picture(4000, 1000, "JPEG", tmp_path / "wide.jpg")
    taken = await files.file(str(tmp_path / "wide.jpg"), lambda _share: None)
    made = QImage.fromData(taken.attachment.data)
    assert (made.width(), made.height()) == (LONGEST_SIDE, 640)
    assert taken.note.startswith("made smaller: 2,560 × 640")
    assert "was 4,000 × 1,000" in taken.note


async def test_a_picture_of_too_many_bytes_is_made_to_fit(files):
    taken = await files.picture("noise.png", noise(1600, 1200))
    assert len(taken.attachment.data) <= LARGEST_PICTURE
    assert taken.attachment.media_type == "image/jpeg"
    assert taken.note


async def test_a_kind_that_models_do_not_read_is_saved_anew(files, tmp_path):
    picture(30, 20, "BMP", tmp_path / "old.bmp")
    taken = await files.file(str(tmp_path / "old.bmp"), lambda _share: None)
    assert taken.attachment.media_type == "image/png"
    assert taken.note.startswith("saved anew")


async def test_progress_is_told_while_a_large_file_is_read(files, tmp_path):
    (tmp_path / "long.txt").write_bytes(b"word " * 300_000)
    shares = []
    taken = await files.file(str(tmp_path / "long.txt"), shares.append)
    await asyncio.sleep(0)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(taken.attachment.data) == 1_500_000


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("broken.png", b"\x89PNG\r\n\x1a\n" + b"x" * 50, "damaged"),
        ("program", b"\x7fELF" + b"\0" * 99, "neither"),
        ("photo.heic", b"\0\0\0\x18ftypheic" + b"\0" * 99, "HEIC"),
    ],
)
async def test_what_cannot_be_attached_is_refused_with_a_reason(files, tmp_path, name, content, word):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(AttachmentRefused, match=word) as refused:
        await files.file(str(tmp_path / name), lambda _share: None)
    assert refused.value.advice


async def test_a_huge_file_is_refused_by_its_size_before_it_is_read(files, tmp_path):
    for name, start, most in (("huge.log", b"a", LARGEST_TEXT), ("huge.png", b"\x89PNG\r\n\x1a\n", LARGEST_FILE)):
        with (tmp_path / name).open("wb") as file:
            file.write(start)
            file.truncate(most * 40)
        with pytest.raises(AttachmentRefused):
            await files.file(str(tmp_path / name), lambda _share: None)


async def test_a_folder_a_pipe_and_a_missing_file_are_refused(files, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path, word in (
        (tmp_path, "folder"),
        (tmp_path / "pipe", "no ordinary file"),
        (tmp_path / "no", "cannot be read"),
    ):
        with pytest.raises(AttachmentRefused, match=word):
            await files.file(str(path), lambda _share: None)


async def test_a_picture_bomb_is_refused_without_its_memory(files):
    import struct
    import zlib

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    bomb = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    with pytest.raises(AttachmentRefused, match="memory"):
        await files.picture("bomb.png", bomb)


async def test_the_clipboards_picture_and_a_long_text_become_files(files):
    taken = await files.picture("Pasted picture", noise(20, 10))
    assert taken.attachment.media_type == "image/png"
    with pytest.raises(AttachmentRefused, match="clipboard"):
        await files.picture("Pasted picture", None)
    text = await files.text("Pasted text.txt", "größer")
    assert text.attachment.data == "größer".encode()


async def test_reading_a_large_picture_leaves_the_loop_free(files):
    big = noise(3000, 2000)
    ticks = 0

    async def tick():
        nonlocal ticks
        while True:
            ticks += 1
            await asyncio.sleep(0.001)

    ticking = asyncio.get_running_loop().create_task(tick())
    await files.picture("big.png", big)
    ticking.cancel()
    assert ticks > 5
