"""What can be done with a message is written as text, and is as large to hit as a button."""

from __future__ import annotations

from dataclasses import replace
from itertools import count, takewhile

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QTextCursor

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.formats import area_of
from soulfra_desktop.ui.kit.message_view import Failure
from soulfra_desktop.ui.kit.transcript import Transcript
from tests.desktop.ui.kit.talking import RECEIPT, answer, question, write_everything

TALK = (
    question("Why do trees converge?"),
    answer(
        "Because a merge forgets nothing, and asks nobody who was first.",
        receipt=replace(RECEIPT, attempts=()), has_thumbs=True, version=2, versions=3,
    ),
    question("And then?", 2),
)  # fmt: skip


@pytest.fixture
def pressed(transcript: Transcript) -> list[str]:
    """The controls that were pressed; nothing follows from it."""
    found: list[str] = []
    transcript.anchorClicked.disconnect()
    transcript.anchorClicked.connect(lambda url: found.append(url.toString()))
    return found


def middles(transcript: Transcript) -> dict[str, QPoint]:
    """Where the middle of each control stands, in the viewport."""
    found = {}
    block = transcript.document().begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            part = at.fragment()
            link = part.charFormat().anchorHref()
            if link.startswith("soulfra:"):
                cursor = QTextCursor(transcript.document())
                cursor.setPosition(part.position())
                first = transcript.cursorRect(cursor)
                cursor.setPosition(part.position() + part.length())
                found[link] = (first | transcript.cursorRect(cursor)).center()
            at += 1
        block = block.next()
    return found


def show(transcript: Transcript, width: int) -> None:
    transcript.resize(width, 600)
    transcript.show_messages(TALK, 1)
    write_everything(transcript)
    transcript._fit_bubbles()
    transcript.to_end()


def mouse(transcript: Transcript, kind: QEvent.Type, at: QPoint) -> None:
    """One event of the mouse, its left button held where that is how the event comes."""
    view = transcript.viewport()
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    held = none if kind == QEvent.Type.MouseButtonRelease else left
    place = QPointF(at)
    event = QMouseEvent(kind, place, place, QPointF(view.mapToGlobal(at)), button, held, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(view, event)


def drag(transcript: Transcript, *places: QPoint) -> None:
    mouse(transcript, QEvent.Type.MouseButtonPress, places[0])
    for place in places[1:]:
        mouse(transcript, QEvent.Type.MouseMove, place)
    mouse(transcript, QEvent.Type.MouseButtonRelease, places[-1])


def high(transcript: Transcript, pressed: list[str], link: str, middle: QPoint) -> int:
    """Pixels above each other, the middle among them, at which a press is one on this control."""
    found = set()
    for away in range(-theme.TARGET, theme.TARGET):
        pressed.clear()
        drag(transcript, middle + QPoint(0, away))
        if pressed == [link]:
            found.add(away)
    runs = [sum(1 for _ in takewhile(found.__contains__, steps)) for steps in (count(0), count(-1, -1))]
    return sum(runs)


@pytest.mark.parametrize("width", [800, 360])
def test_every_control_is_as_high_as_a_button(transcript, pressed, width):
    show(transcript, width)
    controls = middles(transcript)
    assert {"soulfra:copy/a1", "soulfra:good/a1", "soulfra:older/a1", "soulfra:edit/q1"} <= set(controls)
    heights = {link: high(transcript, pressed, link, middle) for link, middle in controls.items()}
    assert {link: height for link, height in heights.items() if height < theme.TARGET} == {}


def test_what_is_read_is_not_taken_for_a_control(transcript, pressed):
    show(transcript, 800)
    words = transcript.cursorRect(transcript.document().find("asks nobody"))
    for place in (words.center(), words.bottomLeft() - QPoint(0, 1)):
        drag(transcript, place)
    assert pressed == []


def test_the_pointer_is_a_hand_wherever_a_press_would_count(transcript, qtbot):
    show(transcript, 800)
    beside = middles(transcript)["soulfra:copy/a1"] + QPoint(0, theme.TARGET // 2 - 2)
    for place, shape in (
        (beside, Qt.CursorShape.PointingHandCursor),
        (beside + QPoint(0, 60), Qt.CursorShape.ArrowCursor),
    ):
        qtbot.mouseMove(transcript.viewport(), place)
        assert transcript.viewport().cursor().shape() == shape


def test_a_hand_that_trembles_presses_and_one_that_drags_chooses_words(transcript, pressed):
    show(transcript, 800)
    beside = middles(transcript)["soulfra:copy/a1"] - QPoint(0, theme.TARGET // 2 - 2)
    drag(transcript, beside, beside + QPoint(2, 1))
    assert pressed == ["soulfra:copy/a1"]
    assert transcript.textCursor().selectedText() in ("", "Copy")
    drag(transcript, beside, transcript.cursorRect(transcript.document().find("Because")).center())
    assert pressed == ["soulfra:copy/a1"]
    assert "forgets nothing" in transcript.textCursor().selectedText()


def test_a_card_holds_the_controls_that_stand_in_it(transcript):
    failed = replace(answer("Half an"), complete=False, failure=Failure("It broke off.", "Try again.", ("retry",)))
    transcript.show_messages((question(), failed), 1)
    row = transcript.document().find("Try again", transcript.document().characterCount() - 60).block()
    last = row.layout().lineAt(row.layout().lineCount() - 1)
    corner = transcript.document().documentLayout().blockBoundingRect(row).topLeft()
    assert area_of(row).bottom() >= corner.y() + last.y() + last.height()
