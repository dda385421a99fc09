"""An array is cut into its elements whatever the strings hold and wherever a piece of the file ends."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.adapters.transfer import json_stream
from soulfra_desktop.adapters.transfer.json_stream import NotRead, elements

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text('ab"\\\n[]{},é', max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text('k"\\', max_size=5), inner, max_size=4),
    max_leaves=12,
)


def read(data: bytes) -> list[Any]:
    return list(elements(io.BytesIO(data[1:])))


@given(st.lists(st.dictionaries(st.text(max_size=4), values, max_size=3), max_size=5), st.integers(1, 40))
def test_every_element_comes_out_as_it_went_in(array: list[Any], piece: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "CHUNK", piece * 100)
        assert read(json.dumps(array).encode()) == array


def test_a_string_too_long_to_keep_costs_its_chat_alone() -> None:
    data = json.dumps([{"text": "x" * (json_stream.LARGEST + 10)}, {"text": "the next"}]).encode()
    found = read(data)
    assert isinstance(found[0], NotRead)
    assert "larger than 48 MB" in str(found[0])
    assert found[1:] == [{"text": "the next"}]
