"""Whatever a file is: it is read, or there is a reason, within 20 seconds and 300 MB, and the next one is read."""

from __future__ import annotations

import asyncio
import re
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from soulfra_desktop.adapters.reading.reader import ProcessReader
from soulfra_desktop.domain.errors import DocumentRefused
from soulfra_desktop.domain.knowledge import ReadDocument
from tests.hostile_files import harmed, places, traps
from tests.hostile_files.cases import READ, Case

CASES = [*harmed.cases(), *traps.cases(), *places.cases()]
MOST_BYTES = 300_000_000
SECONDS = 20


@pytest.fixture(scope="module")
def reader() -> Iterator[ProcessReader]:
    made = ProcessReader()
    yield made
    asyncio.run(made.aclose())


async def read(reader: ProcessReader, path: Path) -> ReadDocument | DocumentRefused:
    try:
        return await reader.read(path)
    except DocumentRefused as refused:
        return refused


def test_there_are_at_least_200_of_them():
    assert len({case.name for case in CASES}) == len(CASES) >= 200


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.xdist_group("hostile files")
def test_it_is_read_or_there_is_a_reason(case: Case, reader: ProcessReader, tmp_path: Path):
    path = case.make(tmp_path)
    began = time.monotonic()
    found = asyncio.run(read(reader, path))
    if isinstance(found, DocumentRefused):
        assert case.wanted != READ, found
        assert re.search(case.wanted, found.message), found
        assert found.advice
        assert found.message.isprintable()
    else:
        assert re.search(case.wanted, "") is not None, f"read: {found.text[:80]!r}"
        assert case.holds in found.text
        assert unicodedata.is_normalized("NFC", found.text[:10_000])
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", found.text)
    assert time.monotonic() - began < SECONDS + 10
    assert reader.cost.get("bytes", 0) <= MOST_BYTES
    assert reader.cost.get("seconds", 0) <= SECONDS + 1
