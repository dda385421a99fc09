"""What waits in a composer goes into one text with what each question is asked with, and comes out of it as it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.draft import knows_of, packed, unpacked

ODD = st.text(st.sampled_from("a\x1b\x1e-+en "), max_size=12)
WAITING = st.lists(st.tuples(st.one_of(ODD, st.text()), st.sampled_from((None, False, True))), min_size=1, max_size=5)


@given(WAITING)
def test_texts_and_choices_come_back_as_they_were(waiting):
    (draft, *queued), knows = [text for text, _ in waiting], tuple(use for _, use in waiting)
    kept = packed(draft, queued, knows)
    assert unpacked(kept) == (draft, tuple(queued))
    assert knows_of(kept) == knows


@given(ODD)
def test_any_text_at_all_gives_something(text):
    draft, queued = unpacked(text)
    assert len(knows_of(text)) == 1 + len(queued)
    assert isinstance(draft, str)


def test_a_draft_that_is_asked_as_its_chat_says_is_itself():
    assert packed("Why?") == "Why?"
    assert knows_of("Why?") == (None,)
