"""Formulas of an export are outlines with their source as the other text, or the source as it was written."""

from __future__ import annotations

from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import PurePath

import pytest

from soulfra_desktop.adapters.transfer import formulas, html, paper
from soulfra_desktop.adapters.transfer.formulas import Formulas
from soulfra_desktop.app.transfer import _formula
from soulfra_desktop.domain.chat import Conversation, Message
from soulfra_desktop.domain.transfer import ChatTree, ExportPlan

AT = datetime(2024, 11, 22, 12, tzinfo=UTC)


def page(text: str, draw=_formula) -> str:
    message = Message("m", "c", None, "assistant", text, AT)
    tree = ChatTree(Conversation("c", "t", AT, AT, 1), (message,))
    return html.written(tree, ExportPlan(PurePath("out.html"), "html"), draw)


class Found(HTMLParser):
    """The formulas of a page, and whether its elements close as they open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.labels: list[str] = []
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.names |= {name for name, _ in attrs}
        if tag == "svg":
            self.labels.append(dict(attrs)["aria-label"] or "")
        if tag not in ("meta", "img", "br", "hr"):
            self.tags.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.names |= {name for name, _ in attrs}

    def handle_endtag(self, tag):
        assert self.tags.pop() == tag


def test_formulas_stand_in_the_page_as_outlines_and_prices_stay_prices():
    text = "A root $\\sqrt{2}$ and \\(x<y\\) cost $5 and 10.\n\n$$\n\\frac{a}{b}\n$$\n\n\\[ x^2 \\] then"
    found = Found(page(text))
    assert found.labels == ["$\\sqrt{2}$", "\\(x<y\\)", "$$\n\\frac{a}{b}\n$$", "\\[x^2\\]"]
    assert not found.tags
    assert "cost $5 and 10." in page(text)
    assert "currentColor" in page(text), "in the dark it is light"


def test_a_page_with_formulas_needs_nothing_else_and_runs_nothing():
    evil = '$\\text{"><script>alert(1)</script>}$ $\\textcolor{red" onload="x}{a}$ $\\href{https://evil.example}{a}$'
    text = page(evil)
    found = Found(text)
    assert not {name for name in found.names if name.startswith("on")}
    assert "<script" not in text
    assert 'href="https://evil' not in text
    assert "xlink" not in text


@pytest.mark.parametrize("tex", ["\\undefinedcommand{x}", "\\newcommand{\\x}{1}", "x" * 2_000, "{" * 40 + "}" * 40])
def test_what_the_window_does_not_draw_stays_as_it_was_written(tex):
    for text in (page(f"$$\n{tex}\n$$"), "".join(paper.blocks(f"$$\n{tex}\n$$", Formulas(_formula)))):
        assert "<svg" not in text
        assert f"<code>$$<br>{tex}<br>$$</code>" in text


def test_markdown_does_not_eat_the_source_of_a_formula_that_is_not_drawn():
    assert "<code>$a_1 * b_2 * c_3$</code>" in page("$a_1 * b_2 * c_3$", draw=None)


def test_a_chat_full_of_slow_formulas_is_drawn_for_a_while_and_written_from_then_on(monkeypatch):
    seconds = iter(range(0, 1_000, 4))
    monkeypatch.setattr(formulas, "thread_time", lambda: float(next(seconds)))
    asked = []

    def slow(tex: str, display: bool):
        asked.append(tex)
        return _formula("x", display)

    text = page(" ".join(f"$x_{{{number}}}$" for number in range(20)), slow)
    assert len(asked) == 3
    assert (text.count("<svg"), text.count("<code>")) == (3, 17)


def test_a_formula_that_comes_again_is_drawn_once():
    asked = []

    def counted(tex: str, display: bool):
        asked.append((tex, display))
        return _formula(tex, display)

    assert page("$x$ $x$ $x$\n\n$$x$$", counted).count("<svg") == 4
    assert asked == [("x", False), ("x", True)]


def test_a_paragraph_with_many_formulas_is_still_drawn_on_paper():
    pieces = list(paper.blocks(" ".join(f"$\\frac{{a_{n}}}{{b}}$" for n in range(40)), Formulas(_formula)))
    assert sum(piece.count('<img class="formula"') for piece in pieces) == 40
