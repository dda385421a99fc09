from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.chat import (
    PROMPT_LIMIT,
    TITLE_LIMIT,
    Message,
    Role,
    branch,
    checked_prompt,
    newest_leaf,
    siblings,
    title_from,
)
from soulfra_desktop.domain.errors import EmptyPrompt, PromptNotText, PromptTooLarge

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def message(name, parent=None, role: Role = "user"):
    return Message(name, "c", parent, role, name, NOW)


@pytest.mark.parametrize("text", ["", "   ", "\n\t\n"])
def test_an_empty_prompt_is_refused_unless_a_picture_comes_with_it(text):
    with pytest.raises(EmptyPrompt):
        checked_prompt(text)
    assert checked_prompt(text, has_attachments=True) == text


def test_a_prompt_of_a_megabyte_is_taken_and_one_over_the_limit_is_not():
    assert len(checked_prompt("x" * 1_000_000)) == 1_000_000
    with pytest.raises(PromptTooLarge, match="4,194,305"):
        checked_prompt("x" * (PROMPT_LIMIT + 1))


def test_what_is_not_text_is_named_by_its_place_and_not_repaired_silently():
    with pytest.raises(PromptNotText, match="Character 3 is a NUL"):
        checked_prompt("ab\0c")
    with pytest.raises(PromptNotText, match="Character 2 is half"):
        checked_prompt("a\udc80")


@given(st.text(min_size=1).filter(str.strip))
def test_every_text_that_can_be_encoded_passes_unchanged(text):
    if "\0" not in text and not any("\ud800" <= char <= "\udfff" for char in text):
        assert checked_prompt(text) == text


@given(st.text())
def test_a_title_is_one_short_line(text):
    title = title_from(text)
    assert title
    assert "\n" not in title
    assert len(title) <= TITLE_LIMIT + 1


def test_an_edit_makes_a_sibling_and_either_branch_can_be_read():
    tree = [
        message("q1"),
        message("a1", "q1", "assistant"),
        message("q2", "a1"),
        message("a2", "q2", "assistant"),
        message("q2b", "a1"),
        message("a2b", "q2b", "assistant"),
    ]
    assert [m.id for m in branch(tree, "a2")] == ["q1", "a1", "q2", "a2"]
    assert [m.id for m in branch(tree, None)] == ["q1", "a1", "q2b", "a2b"]
    assert [m.id for m in siblings(tree, tree[2])] == ["q2", "q2b"]
    assert newest_leaf(tree, "q1") == "a2b"
    assert newest_leaf(tree, "q2") == "a2"


def test_an_unknown_leaf_shows_the_newest_branch():
    assert [m.id for m in branch([message("q1")], "gone")] == ["q1"]
    assert branch([], "gone") == []
