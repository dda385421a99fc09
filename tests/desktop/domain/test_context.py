from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.chat import Turn
from soulfra_desktop.domain.context import OVERHEAD_PER_TURN, SAFETY, answer_reserve, fit
from soulfra_desktop.domain.continuation import LEAST_OVERLAP, Seam


def chat(length):
    return [Turn("user" if n % 2 == 0 else "assistant", f"turn {n}") for n in range(length)]


def test_a_chat_that_fits_is_sent_whole():
    fitted = fit(chat(5), [10] * 5, 4096, system=20, reserve=1000)
    assert (len(fitted.turns), fitted.left_out, fitted.fits) == (5, 0, True)


def test_the_oldest_turns_are_left_out_first_and_what_is_kept_starts_with_a_question():
    fitted = fit(chat(9), [100] * 9, 600, reserve=100)
    assert fitted.turns[-1].text == "turn 8"
    assert fitted.turns[0].role == "user"
    assert fitted.left_out == 9 - len(fitted.turns) > 0


def test_a_question_that_alone_is_too_long_does_not_fit():
    assert not fit(chat(3), [10, 10, 9000], 4096, reserve=1000).fits


def test_an_unknown_window_leaves_nothing_out():
    assert fit(chat(3), [10**6] * 3, None).left_out == 0


@given(st.lists(st.integers(1, 500), min_size=1, max_size=30).filter(lambda c: len(c) % 2 == 1), st.integers(100, 5000))
def test_what_is_sent_never_exceeds_the_window(counts, window):
    reserve = answer_reserve(window, None)
    fitted = fit(chat(len(counts)), counts, window, reserve=reserve)
    assert fitted.turns[-1].text == f"turn {len(counts) - 1}"
    assert len(fitted.turns) + fitted.left_out == len(counts)
    if fitted.fits:
        used = sum(counts[-len(fitted.turns) :]) + OVERHEAD_PER_TURN * len(fitted.turns)
        assert used * SAFETY + reserve <= window + SAFETY


@given(st.text(min_size=LEAST_OVERLAP, max_size=80), st.text(max_size=80), st.integers(0, 80), st.integers(1, 9))
def test_what_a_continuation_repeats_is_shown_once(part, rest, repeated, size):
    repeated = min(len(part), max(LEAST_OVERLAP, repeated))
    told = part[len(part) - repeated :] + rest
    seam = Seam(part)
    new = "".join(seam.feed(told[i : i + size]) for i in range(0, len(told), size)) + seam.close()
    assert told.endswith(new)
    assert len(new) <= len(rest)


def test_a_first_answer_passes_the_seam_at_once():
    seam = Seam("")
    assert seam.feed("He") == "He"
    assert seam.close() == ""
