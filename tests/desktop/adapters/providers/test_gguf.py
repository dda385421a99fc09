"""A model file is looked at before an engine meets it; whatever else it is, it is refused with a reason."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from soulfra_desktop.adapters.providers.gguf import GgufHead, NotGguf, read_head
from tests.servers.real_model import STARTER_FILE

HEAD = STARTER_FILE.open("rb").read(2_000_000)


def text(value: str) -> bytes:
    return struct.pack("<Q", len(value)) + value.encode()


def written(path: Path, *entries: bytes, version: int = 3, tensors: int = 1) -> Path:
    path.write_bytes(b"GGUF" + struct.pack("<IQQ", version, tensors, len(entries)) + b"".join(entries))
    return path


def test_the_starter_model_says_what_it_is() -> None:
    head = read_head(STARTER_FILE)
    assert (head.architecture, head.context_length, head.can_chat) == ("llama", 8192, True)


def test_an_embedding_model_cannot_chat(tmp_path: Path) -> None:
    kind = text("general.architecture") + struct.pack("<I", 8) + text("nomic-bert")
    assert read_head(written(tmp_path / "e.gguf", kind)) == GgufHead("nomic-bert", "", None)
    assert not read_head(tmp_path / "e.gguf").can_chat


@pytest.mark.parametrize(("version", "tensors"), [(1, 1), (99, 1), (3, 0)])
def test_other_versions_and_empty_models_are_refused(tmp_path: Path, version: int, tensors: int) -> None:
    with pytest.raises(NotGguf):
        read_head(written(tmp_path / "x.gguf", version=version, tensors=tensors))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_are_refused_with_a_reason(tmp_path: Path, data: bytes, marked: bool) -> None:
    path = tmp_path / "any.gguf"
    path.write_bytes((b"GGUF\x03\0\0\0" if marked else b"") + data)
    with pytest.raises(NotGguf) as caught:
        read_head(path)
    assert str(caught.value)
    assert str(path) not in str(caught.value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.integers(4, 4000), st.binary(min_size=1, max_size=8))
def test_a_damaged_head_is_read_or_refused_and_never_hangs(tmp_path: Path, at: int, noise: bytes) -> None:
    path = tmp_path / "damaged.gguf"
    path.write_bytes(HEAD[:at] + noise + HEAD[at + len(noise) :])
    try:
        head = read_head(path)
    except NotGguf:
        return
    assert head.architecture
