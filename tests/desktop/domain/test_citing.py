"""The numbers in an answer, held against their sources."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.adapters.stems import words
from soulfra_desktop.domain.citing import (
    as_citations,
    cited,
    claim_before,
    held_against,
    is_unsupported,
    marks,
    place_of,
    sentences,
    supporting,
    used,
)
from soulfra_desktop.domain.knowledge import Citation, Passage

LEASE = (
    "Either side may end the lease. The notice period is three months to the end of a quarter.\n"
    "Heating costs of 1,240 euros were settled in June. One cat may be kept."
)
SOURCES = as_citations([Passage(1, "document", "d1", "Lease.pdf", LEASE, start=100, end=100 + len(LEASE), page_from=3)])


def numbers(text):
    return [mark.numbers for mark in marks(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is three months [1].", [(1,)]),
        ("It is three months [1, 2] and more [3][4].", [(1, 2), (3,), (4,)]),
        ("Three months【2】, June【3†source】", [(2,), (3,)]),
        ("See [1-3] and [2; 5].", [(1, 2, 3), (2, 5)]),
        ("Sources [1] and [2].", [(1,), (2,)]),
        ("A link [1](https://example.org), an image ![1](x), a note [^1], a reference [1]: https://example.org", []),
        ("Code `a[1]` and\n```\nb[2]\n```\nand then [3].", [(3,)]),
        ("An open fence\n```python\nprint(a[1])", []),
        ("An array a[10] [0]", [(10,)]),
        ("Nothing [here] [1a] [x1] []", []),
        ("It breaks off [1", []),
    ],
)
def test_numbers_are_found_where_they_stand_for_sources(text, found):
    assert numbers(text) == found


def test_an_earlier_answer_of_a_model_supports_nothing_and_the_persons_own_words_do():
    said = Passage(1, "message", "m", "Lease", "The notice period is three months.", role="user")
    before = replace(said, role="assistant")
    text = "The notice period is three months [1]."
    (own,) = cited(text, as_citations([said]), words)
    assert (own.supported, own.quote) == (True, said.text)
    (answered,) = cited(text, as_citations([before]), words)
    assert (answered.supported, answered.quote) == (False, "")
    assert is_unsupported(text, [answered])
    assert not any(one.quote for one in cited("The notice period is three months.", as_citations([before]), words))
    stored = replace(own, passage=before)
    held = held_against(stored, said.text)
    assert (held.supported, held.quote) == (False, "")


def test_numbers_beyond_the_sources_mean_none():
    assert [mark.numbers for mark in marks("So [1] but [7] and [2, 9].", most=2)] == [(1,), (2,)]


def test_the_claim_is_the_sentence_before_its_number():
    text = "First this is said [1]. The notice period is three months [2] and it ends with a quarter [1][2]."
    first, second, third, fourth = marks(text)
    assert claim_before(text, first) == "First this is said"
    assert claim_before(text, second) == "The notice period is three months"
    assert claim_before(text, third).startswith("The notice period is three months")
    assert claim_before(text, fourth).startswith("The notice period is three months")


def test_a_number_after_the_full_stop_belongs_to_the_sentence_before_it():
    text = "One cat may be kept. [1] Dogs may not."
    assert claim_before(text, marks(text)[0]) == "One cat may be kept."


def test_the_quote_is_the_sentence_that_shares_most_words_with_the_claim():
    (citation,) = cited("The period of notice is three months [1].", SOURCES, words)
    assert citation.quote == "The notice period is three months to the end of a quarter."
    assert citation.supported
    assert citation.quote in LEASE


def test_a_claim_that_the_source_says_nothing_of_has_no_quote():
    (citation,) = cited("Bees dance to tell where flowers are [1].", SOURCES, words)
    assert (citation.quote, citation.supported) == ("", False)
    assert is_unsupported("Bees dance to tell where flowers are [1].", (citation,))


def test_figures_weigh_more_than_words():
    text = "The costs of heating were 980 euros in May. The costs of oil were 1,240 euros."
    assert supporting("The costs were 1,240 euros", text, words)[1] == "The costs of oil were 1,240 euros."


def test_of_several_claims_with_one_number_the_best_supported_is_quoted():
    (citation,) = cited("Something else entirely [1]. One cat may be kept [1].", SOURCES, words)
    assert citation.quote == "One cat may be kept."


def test_an_answer_that_names_no_source_is_unsupported_and_one_without_sources_is_not_asked_for_any():
    assert is_unsupported("It is three months.", cited("It is three months.", SOURCES, words))
    assert not is_unsupported("It is three months.", ())
    assert not is_unsupported("", SOURCES)
    assert used("It is three months.", SOURCES) == ()


def test_where_an_answer_names_no_source_the_one_that_says_nearly_the_same_is_named_for_it():
    text = "The notice period is three months, to the end of a quarter."
    (citation,) = used(text, cited(text, SOURCES, words))
    assert citation.quote == "The notice period is three months to the end of a quarter."
    assert citation.supported
    assert not is_unsupported(text, (citation,))


@pytest.mark.parametrize(
    "text",
    [
        "The notice period is six weeks, as far as most contracts say, and rarely longer.",
        "Heating costs of 9,999 euros were settled in May.",
        "One cat.",
        "The notice period is three months to the end of the 2nd quarter.",
        "I do not know whether the notice period is three months to the end of a quarter.",
        "The notice period isn't three months to the end of a quarter.",
    ],
)
def test_an_answer_that_says_something_else_gets_no_source_that_it_did_not_name(text):
    assert used(text, cited(text, SOURCES, words)) == ()


def test_an_answer_that_names_a_source_gets_no_other_one():
    other = Citation(2, Passage(2, "document", "d2", "Old lease.pdf", LEASE), supported=False)
    text = "The notice period is three months to the end of a quarter [1]."
    assert [one.number for one in used(text, cited(text, (*SOURCES, other), words))] == [1]


def test_a_quote_is_held_against_the_source_as_it_is_now():
    (citation,) = cited("The notice period is three months [1].", SOURCES, words)
    moved = "New first line.\n" + LEASE.replace("notice period is", "notice\n  period is")
    kept = held_against(citation, moved)
    assert kept.supported
    assert " ".join(moved[kept.passage.start : kept.passage.end].split()) == citation.quote
    assert not held_against(citation, LEASE.replace("three", "six")).supported
    assert not held_against(citation, None).supported


def test_a_span_counts_from_where_the_text_was_read():
    (citation,) = cited("One cat may be kept [1].", SOURCES, words)
    kept = held_against(citation, LEASE, 100)
    assert LEASE[kept.passage.start - 100 : kept.passage.end - 100] == "One cat may be kept."


@given(st.text(st.sampled_from(list("ab. !?\n[]1,2【】`-()")), max_size=120))
def test_what_was_found_in_a_text_that_is_still_coming_stays_found_unless_code_or_a_link_begins(text):
    whole = marks(text)
    for mark in whole:
        assert text[mark.start] in "[【"
        assert text[mark.end - 1] in "]】"
        assert mark.numbers
    assert whole == sorted(whole, key=lambda mark: mark.start)


@given(st.text(max_size=300))
def test_sentences_stand_in_their_text_and_are_found_there(text):
    for sentence in sentences(text):
        assert sentence in text
        assert place_of(sentence, text) is not None


@given(st.text(st.sampled_from(list("lease notice period three. \n")), max_size=200), st.text(max_size=60))
def test_whatever_is_claimed_a_quote_is_a_part_of_its_source(source, claim):
    _, quote = supporting(claim, source, words)
    assert quote in source


def test_it_costs_little_for_a_long_answer_without_numbers():
    assert marks("no numbers here " * 10_000) == []


def test_german_claims_find_german_sentences():
    text = "Die Kündigungsfrist beträgt drei Monate zum Quartalsende. Eine Katze ist erlaubt."
    source = (Citation(1, Passage(1, "document", "d", "Mietvertrag.pdf", text), supported=False),)
    (citation,) = cited("Sie müssen eine Kündigungsfrist von drei Monaten einhalten [1].", source, words)
    assert citation.quote.startswith("Die Kündigungsfrist")


@pytest.mark.parametrize(
    ("claim", "supports"),
    [
        ("The rent of the flat is 1,500 euros a month", False),
        ("The rent of the flat is 1200.00 euros a month", True),
        ("The rent of the flat is 1.200 euros a month", True),
        ("2) The rent of the flat is paid in euros a month", True),
        ("The rent of the flat is twelve hundred euros a month", True),
    ],
)
def test_a_sentence_with_another_figure_supports_no_claim_whose_figures_are_nowhere_in_the_source(claim, supports):
    source = "The flat has two rooms. The rent of the flat is 1,200 euros a month."
    assert bool(supporting(claim, source, words)[1]) is supports


def test_a_figure_in_words_supports_one_in_digits():
    assert supporting("The notice period is 3 months", "The notice period is three months.", words)[1]


def test_however_many_backticks_an_answer_has_its_numbers_are_read():
    """Looked at again and again, these would take some minutes."""
    assert len(marks("`" * 400_000 + " so [1]")) == 1
