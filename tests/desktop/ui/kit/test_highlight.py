"""Colours of code."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.ui.kit.highlight import LIMIT, spans


def words(code: str, language: str) -> list[tuple[str, str]]:
    return [(code[start : start + length], tone) for start, length, tone in spans(code, language)]


def test_keywords_strings_numbers_and_comments_have_their_own_colours():
    found = words('def f():  # why\n    return "s", 12\n', "python")
    assert ("def", "cloud") in found
    assert ("f", "accent") in found
    assert ("# why", "faint") in found
    assert ("12", "warn") in found
    assert any("s" in text and tone == "money" for text, tone in found)


def test_a_language_nobody_knows_and_no_language_stay_plain():
    assert words("x = 1", "klingon") == words("x = 1", "") == words("x", "../../etc/passwd") == []


def test_very_long_code_stays_plain():
    assert words("x = 1\n" * (LIMIT // 5), "python") == []


@given(st.text(max_size=200), st.sampled_from(("python", "c", "html", "json", "bash", "rust")))
def test_every_span_lies_inside_the_code_in_order(code, language):
    end = 0
    for start, length, _ in spans(code, language):
        assert end <= start
        end = start + length
    assert end <= len(code)
