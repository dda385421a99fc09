"""How what was found by words and by meaning becomes one order."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.fusing import Placed, Weighed, fused


def chat(*said: tuple[int, tuple[int, ...]], asking: int | None = None) -> tuple[Placed, ...]:
    """Each with its length and the counts of its terms; numbered from 0."""
    return tuple(Placed(n, 1, n, length, counts, n == asking) for n, (length, counts) in enumerate(said))


def weighed(placed: tuple[Placed, ...], *among: int) -> Weighed:
    return Weighed(tuple(f"word{n}" for n in range(len(among))), among, 1000, 10.0, placed)


def order(found: Weighed, cosines: dict[int, float] | None = None) -> list[int]:
    everybody = {one.passage_id for one in found.placed}
    return [number for number, _ in fused(found, cosines or {}, everybody)]


def apart(placed: tuple[Placed, ...]) -> tuple[Placed, ...]:
    return tuple(replace(one, sequence=one.passage_id) for one in placed)


def test_what_has_the_rare_word_comes_before_what_has_the_common_one():
    assert order(weighed(apart(chat((10, (1, 0)), (10, (0, 1)))), 500, 3)) == [1, 0]


def test_without_words_the_nearest_comes_first():
    assert order(weighed(apart(chat((10, ()), (10, ()), (10, ())))), {0: 0.2, 1: 0.6, 2: 0.4}) == [1, 2, 0]


def test_words_and_meaning_make_up_for_each_other():
    found = weighed(apart(chat((10, (1,)), (10, (0,)), (10, (1,)))), 20)
    assert order(found, {0: 0.1, 1: 0.5, 2: 0.5})[0] == 2


def test_a_word_in_the_line_before_counts_and_one_far_away_does_not():
    said = chat((10, (0,)), (10, (0,)), (10, (0,)), (10, (0,)), (10, (1,)), (10, (0,)))
    ranked = order(weighed(said, 3))
    assert ranked[:2] == [4, 5]
    assert set(ranked[-2:]) == {0, 1}


def test_what_stands_in_another_chat_is_no_neighbour():
    said = chat((10, (1,)), (10, (0,)), (10, (0,)))
    elsewhere = (*said[:1], replace(said[1], sequence=2), said[2])
    assert order(weighed(elsewhere, 3)) == [0, 2, 1]


def test_what_follows_a_question_is_its_answer():
    said = (*chat((6, (1,)), (10, (0,)), asking=0), *(Placed(n, 2, n, 10, (0,)) for n in (11, 12)))
    other = (Placed(10, 2, 10, 6, (1,)), *said)
    scores = dict(fused(weighed(other, 3), {}, {1, 11}))
    assert scores[1] > scores[11]


def test_a_word_of_thanks_answers_less_than_a_sentence():
    assert order(weighed(apart(chat((1, ()), (30, ()))), *()), {0: 0.5, 1: 0.5}) == [1, 0]


def test_one_chunk_that_stands_alone_is_not_taken_for_short():
    """A document of one chunk has no neighbours; it is as long as is usual, not a third of it."""
    alone, within = Placed(1, 1, 0, 10, (1,)), tuple(Placed(n, 2, n, 10, (int(n == 12),)) for n in range(10, 15))
    scores = dict(fused(weighed((alone, *within), 3), {}, {1, 12}))
    assert scores[1] >= scores[12]


@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 9), st.floats(-1, 1)), max_size=30),
    st.integers(0, 1000),
    st.sets(st.integers(0, 30)),
)
def test_every_judged_passage_has_one_score_between_nothing_and_all(said, among, judged):
    placed = chat(*((length, (count,)) for length, count, _ in said), asking=0)
    found = fused(weighed(placed, among), {n: one[2] for n, one in enumerate(said) if n % 3}, judged)
    assert {number for number, _ in found} == judged & set(range(len(said)))
    assert len(found) == len({number for number, _ in found})
    assert all(0 <= score <= 1 for _, score in found)
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


@given(st.integers(0, 50), st.integers(0, 50), st.floats(-0.5, 0.5), st.floats(0, 0.5))
def test_more_of_the_words_or_nearer_is_never_worse(fewer, more, cosine, nearer):
    fewer, more = sorted((fewer, more))
    scores = dict(
        fused(weighed(apart(chat((60, (fewer,)), (60, (more,)))), 9), {0: cosine, 1: cosine + nearer}, {0, 1})
    )
    assert scores[1] >= scores[0] - 1e-9
