"""Formulas: read where they stand, drawn beside the window, and a reason where they cannot be."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor, QTextImageFormat

from soulfra_desktop.ui.kit import formula, theme
from soulfra_desktop.ui.kit.formats import SOURCE
from soulfra_desktop.ui.kit.formulas import Formulas
from soulfra_desktop.ui.kit.leaf import Run, formulas_of
from soulfra_desktop.ui.kit.markdown import whole
from soulfra_desktop.ui.kit.message_view import MessageView
from soulfra_desktop.ui.kit.selection import fragments
from soulfra_desktop.ui.kit.transcript import Transcript


def read(text: str) -> list[tuple[str, str]]:
    return [(run.text, run.formula) for leaf in whole(text) for run in formulas_of(leaf)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the sum $x^2$ of", [("x^2", "inline")]),
        (r"Euler: \(e^{i\pi}\)", [(r"e^{i\pi}", "inline")]),
        ("$$\na\n- b\n$$", [("a\n- b", "display")]),
        ("\\[\na = b\n\\]", [("a = b", "display")]),
        ("\\begin{align}\na &= b\n\\end{align}", [("\\begin{align}\na &= b\n\\end{align}", "display")]),
        ("| a |\n|--|\n| $x$ |", [("x", "inline")]),
        ("the $n$th", [("n", "inline")]),
        ("$5$ items", [("5", "inline")]),
    ],
)
def test_formulas_are_found_in_every_notation(text, found):
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $10 a day",
        "I have $5 and you have 10$ now",
        "$5-$10, US$3 or 4 $",
        "$HOME/$USER and $PATH",
        "`$x$`",
        "```\n$x$\n```",
        r"\$x\$",
        "$ x $",
        "$$ never closed\n\nand on",
    ],
)
def test_prices_variables_and_code_are_no_formulas(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("tex", "refusal"),
    [
        (r"\frac{a", formula.BROKEN),
        ("\x00", formula.BROKEN),
        ("{" * 300 + "}" * 300, formula.TOO_DEEP),
        ("x" * 1_001, formula.TOO_LONG),
        (r"\newcommand{\a}{\a\a}\a", formula.DEFINES),
        (r"\href{javascript:alert(1)}{x}", formula.DEFINES),
        ((r"\frac{1}{" * 9 + "x" + "}" * 9) * 8, formula.TOO_SLOW),
        (r"\rule{1em}{1000000em}", formula.TOO_LARGE),
        (r"\rule{1000000em}{1em}", formula.TOO_LARGE),
        (r"\rule{70em}{70em}\rule{70em}{70em}", formula.TOO_LARGE),
        (r"\rule[-1000000em]{1em}{1em}", formula.TOO_LARGE),
        (r"\vphantom{\rule{1em}{1000000em}}x", formula.TOO_LARGE),
    ],
)
def test_hostile_or_broken_latex_has_a_reason_and_never_raises(tex, refusal):
    assert formula.draw(tex, display=False) == refusal


def test_a_formula_is_given_up_at_whichever_step_its_time_runs_out(monkeypatch):
    formula.draw(r"\frac{1}{x}" * 20, display=False)
    for steps in range(19_040, 19_140):
        monkeypatch.setattr(formula, "STEPS", steps)
        assert formula.draw(r"\frac{1}{x}" * 20, display=False) == formula.TOO_SLOW


def test_a_drawing_knows_how_far_it_reaches_below_the_line():
    flat, deep = formula.draw("x", display=False), formula.draw(r"\frac{a}{b}", display=False)
    assert isinstance(flat, formula.Drawing)
    assert isinstance(deep, formula.Drawing)
    assert flat.depth < 1 < deep.depth < deep.height


def drawn(transcript: Transcript) -> list[str]:
    block, made = transcript.document().begin(), []
    while block.isValid():
        made += [form.property(SOURCE) for _, _, form in fragments(block) if form.property(SOURCE)]
        block = block.next()
    return made


def test_a_formula_is_drawn_in_the_colour_of_the_text_and_copied_as_its_source(transcript, qtbot, qapp):
    transcript.show_messages((MessageView("a", "assistant", "The sum $x^2$ and\n\n$$\ny\n$$"),), 1)
    qtbot.waitUntil(lambda: drawn(transcript) == ["$x^2$", "$$\ny\n$$"])
    transcript.selectAll()
    mime = transcript.createMimeDataFromSelection()
    assert mime.text() == "The sum $x^2$ and\n$$\ny\n$$"
    assert "$x^2$" in bytes(mime.data("text/markdown").data()).decode()
    theme.apply(qapp, "dark")
    qtbot.waitUntil(lambda: len(drawn(transcript)) == 2)
    cursor = transcript.document().find("\ufffc")
    cursor.clearSelection()
    image = transcript.loadResource(2, cursor.charFormat().toImageFormat().name())
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    theme.apply(qapp, "light")
    assert theme.DARK.ink.lower() in seen
    assert theme.LIGHT.ink.lower() not in seen


def test_a_formula_that_cannot_be_drawn_shows_its_source_and_why(transcript, qtbot):
    transcript.show_messages((MessageView("a", "assistant", "$$\n\\newcommand{\\a}{\\a\\a}\\a\n$$"),), 1)
    text = transcript.toPlainText()
    assert "\\newcommand" in text
    assert formula.DEFINES.reason in text
    assert isinstance(transcript.textCursor(), QTextCursor)


def test_a_formula_that_is_too_large_shows_its_source_and_why(transcript, qtbot):
    transcript.show_messages((MessageView("a", "assistant", "$$\n\\rule{1em}{1000000em}\n$$"),), 1)
    qtbot.waitUntil(lambda: formula.TOO_LARGE.reason in transcript.toPlainText())
    assert "\\rule{1em}{1000000em}" in transcript.toPlainText()
    assert transcript.document().size().height() < 1_000


def test_a_formula_that_is_too_large_only_as_a_heading_is_not_shown_there(qtbot, qapp):
    theme.apply(qapp, "light")
    tall = r"\rule{1em}{70em}"
    assert isinstance(formula.draw(tall, display=False), formula.Drawing)
    formulas, ready = Formulas(), []
    formulas.on_ready = ready.append
    small, huge = Run(tall, size=8.0, formula="inline"), Run(tall, size=40.0, formula="inline")
    assert formulas.look(small) is None
    qtbot.waitUntil(lambda: bool(ready))
    assert isinstance(formulas.look(small), QTextImageFormat)
    assert formulas.look(huge) == formula.TOO_LARGE


def test_a_formula_that_reaches_below_no_line_asks_for_a_font_that_there_is(qtbot, qapp):
    theme.apply(qapp, "light")
    formulas, ready = Formulas(), []
    formulas.on_ready = ready.append
    run = Run(r"\rule{1em}{35em}", formula="display")
    assert formulas.look(run) is None
    qtbot.waitUntil(lambda: bool(ready))
    made = formulas.look(run)
    assert isinstance(made, QTextImageFormat)
    assert made.font().pointSizeF() >= 0.5
