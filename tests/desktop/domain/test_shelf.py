"""Tags are one tidy word or a few."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.shelf import TAG_LIMIT, tag_name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("work", "work"), ("  #to  read\n", "to read"), ("#", ""), ("", ""), ("a\0b", "ab"), ("x" * 99, "x" * TAG_LIMIT)],
)
def test_a_tag_is_tidied(typed, kept):
    assert tag_name(typed) == kept


@given(st.text(max_size=80))
def test_tidying_twice_changes_nothing_more(typed):
    assert tag_name(tag_name(typed)) == tag_name(typed)
    assert len(tag_name(typed)) <= TAG_LIMIT
