"""Markdown as models write it, and as nobody should."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

PARTS = (
    "Plain words over\ntwo lines.",
    "**bold**, *italic*, ~~gone~~, `code`, [link](https://example.org/a?b=1) and https://example.org.",
    "# Title",
    "### Smaller\n",
    "Setext\n======",
    "- one\n- two\n  - nested\n\n    with a paragraph\n- [x] done",
    "1. first\n2. second\n10. tenth",
    "> quoted\n> > twice\n\nafter",
    "```python\ndef f(x):\n    return x  # comment\n```",
    "~~~\nno language\n\nwith a gap\n~~~",
    "```\nnever closed\n- not a list",
    "    indented code\n    more",
    "| a | b |\n|:--|--:|\n| 1 | 2 |\n| *x* | `y` |",
    "---",
    "[ref][here] and more\n\n[here]: https://example.org",
    "<b>not</b> <script>alert(1)</script>",
    "![picture](https://example.org/x.png)",
    "*broken **markdown `here [and](",
    "שלום עולם and مرحبا بالعالم",
    "emoji 👩‍👩‍👧 and \t tab",
    "line\r\nwith\r\nreturns",
    "````\n```\ninner\n```\n````",
    "- a\n\n\n- b\n***\n+ c",
    "",
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Some of the parts, in any order, with any gap between them."""
    return "".join(
        part + draw(st.sampled_from(("\n\n", "\n", "\n\n\n")))
        for part in draw(st.lists(st.sampled_from(PARTS), max_size=7))
    )


@st.composite
def chunked(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A text, and the same text in chunks as they might arrive."""
    text = draw(texts())
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=40)))
    places = [0, *cuts, len(text)]
    return text, [text[start:end] for start, end in pairwise(places)]
