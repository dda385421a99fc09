"""A document is cut at its joints: nothing is lost, nothing is said twice, and no chunk is longer than a model reads."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soulfra_desktop.adapters.splitting import SemanticSplitter, tokens_of
from soulfra_desktop.domain.knowledge import Chunk, Heading, PageStart, ReadDocument

SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
MEDIA_TYPES = ("text/plain", "text/markdown", "text/x-code.py", "application/pdf", SLIDES)
WORDS = st.sampled_from(
    [
        "house",
        "a",
        "Übermut",
        "東京の天気",
        "ภาษาไทย",
        "x" * 900,
        "# head",
        "```",
        "|",
        "👨‍👩‍👧",
        "e\u0301",
        ".",
        "- item",
        "42",
    ]
)
BETWEEN = st.sampled_from([" ", "\n", "\n\n", "\n\n\n", "", "\t", ". "])


@st.composite
def documents(draw: st.DrawFn) -> ReadDocument:
    text = "".join(word + between for word, between in draw(st.lists(st.tuples(WORDS, BETWEEN), max_size=120)))
    places = st.lists(st.integers(0, len(text)), max_size=6).map(sorted)
    pages = tuple(PageStart(number + 1, place) for number, place in enumerate(draw(places)))
    headings = tuple(Heading(1 + number % 3, f"h{number}", place) for number, place in enumerate(draw(places)))
    return ReadDocument(draw(st.sampled_from(MEDIA_TYPES)), text, pages, headings)


def holds(document: ReadDocument, chunks: list[Chunk], most: int) -> None:
    place = 0
    for number, chunk in enumerate(chunks):
        assert chunk.ordinal == number
        assert chunk.text == document.text[chunk.start : chunk.end] == chunk.text.strip() != ""
        assert document.text[place : chunk.start].strip() == ""
        assert chunk.start >= place
        assert tokens_of(chunk.text) <= most or len(chunk.text) == 1
        place = chunk.end
    assert document.text[place:].strip() == ""


@given(documents(), st.sampled_from([8, 40, 200]))
@settings(max_examples=150, deadline=None)
async def test_every_chunk_is_the_documents_own_text_and_no_word_lies_outside_all(document, most):
    holds(document, await SemanticSplitter(most).split(document), most)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000, "東京の天気は晴れです。" * 3000, "ภาษาไทยเป็นภาษา" * 3000, "a" + "\u0301" * 5000, "👨‍👩‍👧‍👦" * 1000, "\n" * 9000 + "end",
        " a" * 30_000, "0" * 200_000,
    ],
)  # fmt: skip
async def test_text_without_joints_is_cut_too_and_soon(text):
    document = ReadDocument("text/plain", text)
    before = time.process_time()
    chunks = await SemanticSplitter().split(document)
    assert time.process_time() - before < 5
    holds(document, chunks, 200)


async def test_a_chunk_knows_its_pages_and_the_headings_over_it():
    first, second = "Intro\n\n" + "One sentence. " * 30, "Methods\n\nSamples\n\n" + "Another one. " * 30
    text = first + second
    headings = (Heading(1, "Intro", 0), Heading(1, "Methods", len(first)), Heading(2, "Samples", len(first) + 9))
    chunks = await SemanticSplitter().split(
        ReadDocument("application/pdf", text, (PageStart(1, 0), PageStart(2, len(first) - 20)), headings)
    )
    assert [(chunk.heading_path, chunk.page_from, chunk.page_to) for chunk in chunks] == [
        (("Intro",), 1, 2),
        (("Methods", "Samples"), 2, 2),
    ]


async def test_a_chunk_of_several_small_sections_is_under_what_is_over_all_of_them():
    text = "# Lease\n## Term\nUntil June.\n### Notice\nThree months.\n## Rent\n940 euros.\n"
    headings = tuple(
        Heading(level, name, text.index(f"{'#' * level} {name}"))
        for level, name in ((1, "Lease"), (2, "Term"), (3, "Notice"), (2, "Rent"))
    )
    (chunk,) = await SemanticSplitter().split(ReadDocument("text/markdown", text, (), headings))
    assert chunk.heading_path == ("Lease",)


async def test_no_chunk_goes_from_one_slide_into_the_next():
    text = "A slide\n\nwith words\n\nAnother slide"
    chunks = await SemanticSplitter().split(ReadDocument(SLIDES, text, (PageStart(1, 0), PageStart(2, 21))))
    assert [chunk.text for chunk in chunks] == ["A slide\n\nwith words", "Another slide"]


async def test_fences_of_code_in_markdown_stay_whole_where_they_fit():
    fence = "```python\ndef one():\n    return 1\n\n\ndef two():\n    return 2\n```"
    text = "\n\n".join(f"# Part {number}\n\n{'Words before it. ' * 25}\n\n{fence}" for number in range(20))
    headings = tuple(Heading(1, f"Part {n}", found.start()) for n, found in enumerate(re.finditer("# Part", text)))
    chunks = await SemanticSplitter().split(ReadDocument("text/markdown", text, (), headings))
    assert all(chunk.text.count("```") % 2 == 0 for chunk in chunks)
    assert {chunk.heading_path for chunk in chunks} == {(f"Part {number}",) for number in range(20)}


async def test_source_code_is_cut_between_its_outermost_parts():
    text = "\n\n\n".join(
        f"def part_{n}(value):\n" + f"    value += {n}\n\n" * 20 + "    return value" for n in range(9)
    )
    chunks = await SemanticSplitter().split(ReadDocument("text/x-code.py", text))
    assert all(re.match(r"def part_\d|value|return", chunk.text) for chunk in chunks)
    assert sum(chunk.text.startswith("def part_") for chunk in chunks) == 9


async def test_a_prose_chunk_has_about_800_characters():
    text = "The quick brown fox jumps over the lazy dog and runs into the forest. " * 200
    chunks = await SemanticSplitter().split(ReadDocument("text/plain", text))
    assert 550 <= sum(len(chunk.text) for chunk in chunks) / len(chunks) <= 800
    assert all(chunk.text.endswith(".") for chunk in chunks)
