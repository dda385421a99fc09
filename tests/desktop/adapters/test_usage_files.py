"""The file of all calls appears whole, for its owner alone, and replaces nothing but a file."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from soulfra_desktop.adapters.usage_files import write_whole
from soulfra_desktop.domain.errors import ExportFailed

POSIX = sys.platform != "win32"


async def pieces(*texts: str, broken: bool = False) -> AsyncIterator[str]:
    for text in texts:
        yield text
    if broken:
        raise ExportFailed("the ledger broke off")


async def test_it_is_whole_and_its_owners_alone(tmp_path: Path):
    path = tmp_path / "calls.csv"
    path.write_text("older")
    path.chmod(0o644)
    await write_whole(path, pieces("a,b\n", "1,2\n"))
    assert path.read_text() == "a,b\n1,2\n"
    assert not POSIX or stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["calls.csv"]


async def test_what_breaks_off_leaves_the_older_file(tmp_path: Path):
    path = tmp_path / "calls.csv"
    path.write_text("older")
    with pytest.raises(ExportFailed):
        await write_whole(path, pieces("a,b\n", broken=True))
    assert (path.read_text(), os.listdir(tmp_path)) == ("older", ["calls.csv"])


@pytest.mark.parametrize("kind", ["link", "dangling", "pipe", "folder", "device"])
async def test_what_is_no_file_is_never_replaced(tmp_path: Path, kind: str):
    elsewhere, path = tmp_path / "elsewhere", tmp_path / "calls.csv"
    elsewhere.write_text("mine")
    if kind == "device":
        path = Path(os.devnull)
    elif kind == "pipe" and POSIX:
        os.mkfifo(path)
    elif kind in ("link", "dangling") and POSIX:
        path.symlink_to(elsewhere if kind == "link" else tmp_path / "nowhere")
    else:
        path.mkdir()
    with pytest.raises(ExportFailed):
        await write_whole(path, pieces("a,b\n"))
    assert elsewhere.read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()
    assert not list(tmp_path.glob(".soulfra-*"))
