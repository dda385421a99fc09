import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.chat import AnswerOptions, Attachment
from soulfra_desktop.domain.draft import packed, unpacked
from soulfra_desktop.domain.errors import SettingRefused
from soulfra_desktop.domain.files import question_turn
from soulfra_desktop.domain.fork import next_title
from soulfra_desktop.domain.options import DEFAULT_PROMPT, checked, in_force


def test_the_nearest_prompt_holds_and_a_blank_one_is_none():
    assert in_force(AnswerOptions("Chat."), "Folder.", "Settings.").prompt_from == "chat"
    assert in_force(AnswerOptions("  "), "Folder.", "Settings.").system_prompt == "Folder."
    assert in_force(AnswerOptions(), "", "Settings.").prompt_from == "settings"
    assert in_force(AnswerOptions()).system_prompt == DEFAULT_PROMPT


@pytest.mark.parametrize(
    "odd",
    [
        AnswerOptions(temperature=-0.1),
        AnswerOptions(temperature=2.01),
        AnswerOptions(temperature=float("nan")),
        AnswerOptions(max_tokens=0),
        AnswerOptions(max_tokens=10**7),
        AnswerOptions(system_prompt="half \ud800"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(odd):
    with pytest.raises(SettingRefused) as refused:
        checked(odd)
    assert refused.value.advice


def test_the_edges_are_allowed_and_blank_is_inherited():
    assert checked(AnswerOptions("  ", 0.0, 1)) == AnswerOptions(None, 0.0, 1)
    assert checked(AnswerOptions(temperature=2.0)).temperature == 2.0


@given(st.text(), st.lists(st.text()))
def test_a_draft_with_its_queue_comes_back_as_it_was(draft, queued):
    assert unpacked(packed(draft, queued)) == (draft, tuple(queued))


@given(st.text())
def test_any_text_at_all_can_be_unpacked(text):
    unpacked(text)


def test_a_draft_alone_is_stored_as_itself():
    assert packed("Why?\n") == "Why?\n"


@given(st.text(alphabet="`ab\n"))
def test_no_file_closes_its_own_fence(text):
    turn = question_turn("?", [Attachment("a", "text/plain", text.encode())])
    fence = turn.text.splitlines()[1]
    assert fence.strip("`") == ""
    assert turn.text.count(fence) == 2


def test_a_forks_title_counts():
    assert [next_title("Bread"), next_title("Bread (2)"), next_title("(2)")] == ["Bread (2)", "Bread (3)", "(2) (2)"]
