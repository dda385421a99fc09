"""Markdown becomes leaves: the same ones however it arrives, and nothing that runs, fetches or gets lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soulfra_desktop.ui.kit.leaf import Leaf
from soulfra_desktop.ui.kit.markdown import Stream, is_safe, whole
from tests.desktop.ui.kit.samples import chunked


def said(leaves) -> str:
    return "\n".join("".join(run.text for run in leaf.runs) + leaf.code for leaf in leaves)


def links(leaves) -> list[str]:
    return [run.href for leaf in leaves for run in leaf.runs if run.href]


@given(chunked())
@settings(max_examples=150, deadline=None)
def test_a_streamed_text_reads_as_the_whole_one(sample):
    text, chunks = sample
    stream = Stream()
    for chunk in chunks:
        stream.feed(chunk)
    assert stream.finish(text) == whole(text)


def test_a_list_whose_next_number_has_only_begun_to_arrive_is_still_one_list():
    text = "1. first\n2. second\n\n\n3. third"
    stream = Stream()
    for character in text:
        stream.feed(character)
    assert stream.finish(text) == whole(text)


SENTENCES = st.lists(
    st.sampled_from(("Plain words. ", "**Bold. Over** two. ", "A `code. x` here. ", "[A link](https://e.org/a_b). ",
                     "*Left open. ", "snake_case and 2 * 3. ", "Wer 1. sagt. ", "<b>no.</b> ", "~~gone.~~ ")),
    min_size=60, max_size=120,
)  # fmt: skip


@given(SENTENCES, st.integers(20, 90), st.sampled_from(("", "\n\nAfter.", "\n===", "\n- item", "\nlazy")))
@settings(max_examples=12, deadline=None)
def test_a_long_paragraph_loses_nothing_while_it_grows_and_ends_as_the_whole_one(sentences, step, end):
    text = "".join(sentences).strip()[:7_000] + end
    stream = Stream()
    for start in range(0, len(text), step):
        stream.feed(text[start : start + step])
        assert sum(len(run.text) for leaf in (*stream.closed, *stream.open) for run in leaf.runs) <= start + step
    assert stream.finish(text) == whole(text)


def test_a_long_paragraph_shows_its_marks_as_they_close():
    text = "Merging is a **join** of `sets`, see [it](https://example.org). " * 60
    stream = Stream()
    for start in range(0, len(text), 20):
        stream.feed(text[start : start + 20])
    assert stream.open == whole(text)


def test_closed_blocks_never_change_while_the_text_grows():
    text = "First.\n\n- a\n- b\n\n```python\nx = 1\n```\n\nLast *one*."
    stream, seen = Stream(), []
    for character in text:
        stream.feed(character)
        assert stream.closed[: len(seen)] == seen
        seen = list(stream.closed)
    assert len(seen) > 3


def test_headings_lists_quotes_code_and_rules_become_leaves_that_know_their_depth():
    leaves = whole("# T\n\n- a\n  1. b\n\n> q\n> > r\n\n```py\nx\n```\n\n---\n")
    assert [(leaf.kind, leaf.heading, leaf.marker, leaf.indent, leaf.quote) for leaf in leaves] == [
        ("text", 1, "", 0, 0),
        ("text", 0, "•", 1, 0),
        ("text", 0, "1.", 2, 0),
        ("text", 0, "", 0, 1),
        ("text", 0, "", 0, 2),
        ("code", 0, "", 0, 0),
        ("rule", 0, "", 0, 0),
    ]
    assert (leaves[5].code, leaves[5].language) == ("x", "py")


def test_a_numbered_list_starts_where_it_says():
    assert [leaf.marker for leaf in whole("7. a\n8. b")] == ["7.", "8."]


def test_a_table_keeps_its_columns_and_their_sides():
    (table,) = whole("| a | b |\n|:--|--:|\n| 1 | **2** |")
    assert table.aligns == ("left", "right")
    assert [["".join(run.text for run in cell) for cell in row] for row in table.rows] == [["a", "b"], ["1", "2"]]
    assert table.rows[1][1][0].weight == 600


@pytest.mark.parametrize("first", ["| a |\n|---|\n| 1 |\nx\n*", "+ c\n*", "- a\n\n- b\n*"])
def test_a_mark_that_goes_on_as_a_word_closes_nothing_before_it(first):
    stream = Stream()
    stream.feed(first)
    stream.feed("*bold** words\n")
    assert stream.finish(f"{first}*bold** words\n") == whole(f"{first}*bold** words\n")


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](file:///etc/passwd)",
        "[x](vbscript:x)",
        "[x](soulfra:copy/1)",
        "[x](&#106;avascript:alert(1))",
        "[x](java\nscript:alert(1))",
        "<javascript:alert(1)>",
        "<a href='/secret'>x</a>",
        "[x](../secret)",
        "![x](file:///etc/passwd)",
        "![x](soulfra:picture/1/0)",
        "soulfra:retry/1",
    ],
)
def test_only_web_and_mail_addresses_are_links_and_the_rest_stays_readable(text):
    assert links(whole(text)) == []
    assert said(whole(text)).strip()


def test_web_and_mail_links_work_and_pictures_are_named_not_fetched():
    leaves = whole("[a](https://a.example) [b](mailto:x@b.example) https://c.example ![cat](https://d.example/cat.png)")
    assert links(leaves) == [
        "https://a.example",
        "mailto:x@b.example",
        "https://c.example",
        "https://d.example/cat.png",
    ]
    assert "[cat]" in said(leaves)
    assert all(leaf.kind != "picture" for leaf in leaves)


def test_a_file_name_is_no_link():
    assert links(whole("Open main.py, then README.md and soulfra.rs.")) == []


@pytest.mark.parametrize("url", ["https://a b", "http://a\x00", "ftp://a", "https:", " https://a", "//a"])
def test_odd_addresses_are_not_opened(url):
    assert not is_safe(url) or url == "https://a b"


def test_html_is_text():
    assert said(whole("<script>alert(1)</script> & <b>x</b>")) == "<script>alert(1)</script> & <b>x</b>"


HOSTILE = {
    "open brackets": "[" * 30_000,
    "backticks": "`" * 30_000,
    "single backticks": "` " * 15_000,
    "stars": "*a **b " * 4_000,
    "quotes": "> " * 5_000 + "deep",
    "one long line": "word " * 20_000,
    "nested list": "\n".join("  " * depth + f"- item{depth}" for depth in range(150)),
    "wide table": "|a" * 3_000 + "|\n" + "|-" * 3_000 + "|\n" + "|b" * 3_000 + "|",
    "addresses": "http://" * 3_000,
    "definitions": "".join(f"[k{n}]: https://example.org/{n}\n" for n in range(2_000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_hostile_text_hangs_and_its_words_are_not_lost(name):
    leaves = whole(HOSTILE[name])
    assert len(leaves) < 20_000
    if name == "nested list":
        assert all(f"item{depth}" in said(leaves) for depth in range(150))
    if name == "quotes":
        assert "deep" in said(leaves)
    if name == "one long line":
        assert said(leaves).replace("\n", "").count("word") == 20_000


def test_a_huge_table_is_read_whole():
    rows = "\n".join(f"| {n} | x |" for n in range(5_000))
    text = said_table(whole(f"| a | b |\n|--|--|\n{rows}\n"))
    assert all(str(n) in text for n in (0, 2_500, 4_999))


def said_table(leaves: tuple[Leaf, ...]) -> str:
    cells = ["".join(run.text for run in cell) for leaf in leaves for row in leaf.rows for cell in row]
    return " ".join(cells) + said(leaves)
