"""When a chat is summarised, what the summary stands for, and one made of its own sentences."""

from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.adapters.stems import words
from soulfra_desktop.domain.chat import Turn
from soulfra_desktop.domain.summing import DUE_FROM, KEPT_SHARE, cut, is_fit, of_sentences, transcript, words_for


def talk(*texts):
    return [Turn("user" if n % 2 == 0 else "assistant", text) for n, text in enumerate(texts)]


def test_a_chat_with_room_is_not_summarised_and_a_crowded_one_keeps_its_newest_turns():
    turns = talk(*"abcdefghij")
    assert cut([10] * 10, turns, 200) == 0
    kept = 10 - cut([10] * 10, turns, 100)
    assert 0 < kept * 10 <= KEPT_SHARE * 100


def test_what_is_kept_begins_with_a_question():
    turns = talk(*"abcdefghi")
    assert turns[cut([10] * 9, turns, 100)].role == "user"


@given(st.lists(st.integers(0, 80), min_size=1, max_size=15), st.integers(10, 600))
def test_a_summary_never_stands_for_the_whole_chat(counts, window):
    turns = talk(*(str(n) for n in range(len(counts))))
    going = cut(counts, turns, window)
    assert 0 <= going < max(len(turns), 1)
    if sum(counts) <= DUE_FROM * window:
        assert going == 0


def test_the_sentences_that_say_most_stay_in_their_order():
    turns = talk(
        "My daughter Mia starts school in Hamburg in September. Nice weather today.",
        "Congratulations! The school in Hamburg sends a list to parents in August. Ok.",
        "Mia needs glasses for school. By the way, pasta was good.",
    )
    text = of_sentences("", turns, 30, words)
    lines = text.splitlines()
    assert lines[0] == "The person: My daughter Mia starts school in Hamburg in September."
    assert any(line.startswith("Answered: The school in Hamburg") for line in lines)
    assert "pasta" not in text
    assert len(text.split()) <= 30 + 2 * len(lines)


def test_what_an_earlier_summary_said_is_kept_before_what_came_after():
    former = "The person: My daughter Mia starts school in Hamburg."
    text = of_sentences(former, talk("Mia has the school in Hamburg on Monday at nine."), 60, words)
    assert text.splitlines()[0] == former


@given(st.lists(st.text(max_size=60), max_size=6), st.integers(0, 60))
def test_any_chat_makes_a_summary_that_is_not_too_long(texts, most):
    text = of_sentences("", talk(*texts), most, words)
    said = [line.split(": ", 1)[-1] for line in text.splitlines()]
    assert sum(len(line.split()) for line in said) <= most


def test_what_a_model_wrote_is_dropped_where_it_cannot_stand_for_a_chat():
    assert is_fit("They spoke of Mia's school.\nShe starts in September.", 40)
    assert not is_fit("", 40)
    assert not is_fit("   \n", 40)
    assert not is_fit("word " * 100, 40)
    assert not is_fit("the same line\n" * 5, 40)


def test_a_summary_is_longer_for_a_larger_window_and_never_endless():
    assert words_for(500) < words_for(4_000) <= words_for(200_000) < 1_000


def test_a_model_gets_the_former_summary_and_who_said_what():
    text = transcript("They spoke of Mia.", talk("And now?", "She starts on Monday."))
    assert text == "Summary so far:\nThey spoke of Mia.\n\nPerson: And now?\n\nAssistant: She starts on Monday."
