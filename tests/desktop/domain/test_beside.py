"""What is kept of models that answer beside each other is read back as it was written, and never grows without end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.beside import MOST_CHATS, beside_in, with_beside
from soulfra_desktop.domain.routing import ModelRef

NAMES = st.text(st.characters(min_codepoint=33, max_codepoint=900), min_size=1, max_size=12).filter(str.isprintable)
REFS = st.builds(ModelRef, NAMES.filter(lambda name: "/" not in name), NAMES)


@given(st.lists(REFS, max_size=4), st.lists(REFS, min_size=2, max_size=4))
def test_each_chat_keeps_its_own(one: list[ModelRef], other: list[ModelRef]):
    lines = with_beside("a", one, with_beside("b", other, []))
    assert (beside_in("a", lines), beside_in("b", lines)) == (tuple(one), tuple(other))
    assert beside_in("b", with_beside("b", [], lines)) == ()


def test_the_oldest_choice_goes_first():
    pair = (ModelRef("a", "b"), ModelRef("c", "d"))
    lines: list[str] = []
    for number in range(MOST_CHATS + 1):
        lines = with_beside(str(number), pair, lines)
    assert len(lines) == MOST_CHATS
    assert beside_in("0", lines) == ()
    assert beside_in(str(MOST_CHATS), lines) == pair


def test_a_line_that_is_none_of_ours_says_nothing():
    assert beside_in("a", ["a\tno model", "", "b"]) == ()
