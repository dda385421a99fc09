"""An export replaces the file that the person named, and nothing else; two at once both come to lie whole."""

from __future__ import annotations

import asyncio
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from soulfra_desktop.adapters.transfer import writer
from soulfra_desktop.adapters.transfer.writer import TransferWriter
from soulfra_desktop.domain.chat import Conversation, Message
from soulfra_desktop.domain.errors import ExportFailed
from soulfra_desktop.domain.transfer import ChatTree, ExportFormat, ExportPlan

AT = datetime(2024, 11, 22, 12, tzinfo=UTC)


def tree(title: str) -> ChatTree:
    return ChatTree(Conversation(title, title, AT, AT, 1), (Message("m", title, None, "user", title, AT),))


async def written(path, kind: ExportFormat = "markdown", *titles: str) -> Path:
    export = await TransferWriter().begin(ExportPlan(path, kind), len(titles) or 1)
    try:
        for title in titles or ("one",):
            await export.add(tree(title))
        return await export.finish()
    finally:
        await export.abandon()


async def test_a_file_that_was_named_is_replaced(tmp_path):
    (tmp_path / "mine.md").write_text("former")
    assert await written(tmp_path / "mine.md") == tmp_path / "mine.md"
    assert "# one" in (tmp_path / "mine.md").read_text()


async def test_a_zip_that_was_not_named_is_left_alone(tmp_path):
    (tmp_path / "mine.zip").write_text("precious")
    (tmp_path / "mine.md").write_text("precious")
    assert await written(tmp_path / "mine.md", "markdown", "one", "two") == tmp_path / "mine (2).zip"
    assert await written(tmp_path / "mine", "html", "one", "two") == tmp_path / "mine (3).zip"
    assert (tmp_path / "mine.zip").read_text() == (tmp_path / "mine.md").read_text() == "precious"


@pytest.mark.parametrize("kind", ["link", "link to nothing", "pipe"])
async def test_what_is_no_file_is_not_written_to(tmp_path, kind):
    target, other = tmp_path / "out.json", tmp_path / "other"
    if kind == "link":
        other.write_text("secret")
    if kind.startswith("link"):
        target.symlink_to(other)
    else:
        os.mkfifo(target)
    before = target.lstat()
    with pytest.raises(ExportFailed, match=r"out\.json is not a file"):
        await written(target, "json")
    assert target.lstat().st_ino == before.st_ino
    assert other.read_text() == "secret" if kind == "link" else not other.exists()
    assert len(os.listdir(tmp_path)) == (2 if kind == "link" else 1)


async def test_what_took_the_name_meanwhile_is_not_written_to(tmp_path):
    target = tmp_path / "out.json"
    export = await TransferWriter().begin(ExportPlan(target, "json"), 1)
    os.mkfifo(target)
    with pytest.raises(ExportFailed):
        await export.finish()
    await export.abandon()
    assert os.listdir(tmp_path) == ["out.json"]


@pytest.mark.parametrize("kind", ["markdown", "html", "json"])
@pytest.mark.parametrize("chats", [1, 2])
async def test_exports_into_one_folder_at_the_same_second_all_stay(tmp_path, monkeypatch, kind, chats):
    class Stopped(datetime):
        @classmethod
        def now(cls, tz=None):
            return AT

    monkeypatch.setattr(writer, "datetime", Stopped)
    names = [[f"{number} {chat}" for chat in range(chats)] for number in range(6)]
    paths = await asyncio.gather(*(written(tmp_path, kind, *titles) for titles in names))
    assert len(set(paths)) == 6
    assert {path.name for path in paths} == set(os.listdir(tmp_path))
    for path, titles in zip(paths, names, strict=True):
        held = path.read_text() if path.is_file() else "".join(one.read_text() for one in path.iterdir())
        assert all(title in held for title in titles)
