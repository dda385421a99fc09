import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.chat import AnswerOptions, Attachment
from soulfra_desktop.domain.draft import packed, unpacked
from soulfra_desktop.domain.errors import SettingRefused
from soulfra_desktop.domain.files import question_turn
from soulfra_desktop.domain.fork import next_title, unnumbered
from soulfra_desktop.domain.options import DEFAULT_PROMPT, checked, in_force, policy_under
from soulfra_desktop.domain.privacy import STRICTNESS, privacy_or_none, strictest
from soulfra_desktop.domain.routing import ModelRef, Policy
from soulfra_desktop.domain.settings import Settings
from soulfra_desktop.domain.shelf import Folder, FolderRules


def test_the_nearest_prompt_holds_and_a_blank_one_is_none():
    folder, settings = Folder("f", "Work", "Folder."), Settings({"system_prompt": "Settings."})
    assert in_force(AnswerOptions("Chat."), folder, settings).prompt_from == "chat"
    assert in_force(AnswerOptions("  "), folder, settings).system_prompt == "Folder."
    assert in_force(AnswerOptions(), Folder("f", "Work"), settings).prompt_from == "settings"
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
        AnswerOptions(dial=101),
        AnswerOptions(privacy="everywhere"),  # type: ignore[arg-type]
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
    assert [unnumbered(title) for title in ("Bread", "Bread (2)", "(2)")] == ["Bread", "Bread", "(2)"]


classes = st.none() | st.sampled_from(STRICTNESS)


@given(classes, classes, st.booleans(), st.booleans())
def test_of_chat_folder_settings_and_call_the_strictest_holds(chat, folder, everywhere, asked):
    options, settings = AnswerOptions(privacy=chat), Settings({"local_only": everywhere})
    holds = in_force(options, Folder("f", "Work", rules=FolderRules(folder)), settings)
    local = "local-only" in (chat, folder) or everywhere
    assert (holds.privacy == "local-only") == local
    assert policy_under(holds, Policy(local_only=asked)).local_only == (local or asked)
    assert strictest(chat, folder) == strictest(folder, chat)


def test_a_class_that_is_not_known_counts_as_the_strictest():
    assert [privacy_or_none(text) for text in (None, "", "any", "local-only", "of a later version")] == [
        None,
        None,
        "any",
        "local-only",
        "local-only",
    ]


def test_the_nearest_dial_and_model_hold_and_a_named_model_before_them():
    rules = FolderRules(dial=70, model="ollama/large")
    folder, settings = Folder("f", "Work", rules=rules), Settings({"dial": 10})
    assert in_force(AnswerOptions(dial=5), folder, settings).dial == 5
    assert (in_force(AnswerOptions(), folder, settings).dial, in_force(AnswerOptions(), None, settings).dial) == (
        70,
        10,
    )
    holds = in_force(AnswerOptions(), folder, settings)
    assert (holds.model, holds.model_from) == ("ollama/large", "folder")
    assert in_force(AnswerOptions(), folder, settings, "ollama/own").model_from == "chat"
    assert policy_under(holds, Policy()) == Policy(ModelRef("ollama", "large"), fallback=False, dial=70)
    assert policy_under(holds, Policy(ModelRef("a", "b"))).model == ModelRef("a", "b")
    assert policy_under(in_force(AnswerOptions(), model="no model"), Policy()).model is None
