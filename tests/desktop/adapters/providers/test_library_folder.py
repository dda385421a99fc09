"""The built-in engine answers with a fetched file only while it is the one that was promised."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from soulfra_desktop.adapters.model_hub import HuggingFaceHub
from soulfra_desktop.adapters.providers.library_folder import LibraryFolder
from soulfra_desktop.adapters.providers.starter import StarterProvider
from soulfra_desktop.domain.chat import ChatRequest, Turn
from soulfra_desktop.domain.errors import RequestRefused
from soulfra_desktop.domain.library import LibraryModel
from tests.servers.real_model import STARTER_FILE

OFFER = LibraryModel(
    "small", "Small", "people/small-GGUF", "main", "small.gguf", hashlib.sha256(STARTER_FILE.read_bytes()).hexdigest(),
    STARTER_FILE.stat().st_size, "MIT", "", 4096, "tests",
)  # fmt: skip
ASKED = ChatRequest("small.gguf", (Turn("user", "What is the capital of France?"),), max_tokens=8)


async def answer(provider: StarterProvider) -> str:
    return "".join([delta.text async for delta in provider.stream(ASKED)])


async def test_a_byte_that_changed_in_the_weights_is_told_before_the_model_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "small.gguf"
    shutil.copyfile(STARTER_FILE, file)
    library = LibraryFolder(tmp_path, (OFFER,), HuggingFaceHub())
    provider = StarterProvider(STARTER_FILE, lambda: "", lambda: 1, library)
    assert "Paris" in await answer(provider)
    with file.open("r+b") as weights:
        weights.seek(60_000_000)
        changed = bytes([weights.read(1)[0] ^ 255])
        weights.seek(60_000_000)
        weights.write(changed)
    with pytest.raises(RequestRefused, match="checksum differs") as caught:
        await answer(provider)
    assert "fetch it again" in caught.value.advice
    await provider.aclose()


def test_files_that_no_list_promises_are_taken_as_they_are(tmp_path: Path) -> None:
    library = LibraryFolder(tmp_path / "models", (OFFER,), HuggingFaceHub())
    assert library.is_promised(tmp_path / "models" / "mine.gguf")
    assert library.is_promised(tmp_path / "small.gguf")
