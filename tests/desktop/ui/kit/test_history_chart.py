"""A line over days with pins: told by the pointer and by keys."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt

from soulfra_desktop.ui.kit.history_chart import MOST_LINES, HistoryChart, Pin, Point, lines_for

FIRST = date(2026, 9, 1)
COURSE = tuple(Point(FIRST + timedelta(days=number), 300 + 2 * number) for number in range(0, 60, 3))
PINS = (
    Pin(FIRST + timedelta(days=30), "A payment failed", "warn", hollow=True),
    Pin(FIRST + timedelta(days=9), "E-mail address confirmed"),
    Pin(FIRST - timedelta(days=9), "Long before"),
)


@pytest.fixture
def chart(qtbot):
    made = HistoryChart("How your score went")
    qtbot.addWidget(made)
    made.resize(700, 200)
    made.show_history(COURSE, PINS, ((400, "Steady"),), "From 300 to 414.")
    made.show()
    return made


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_lines_hold_all_values_and_are_few(one, other):
    low, high = min(one, other), max(one, other)
    lines = lines_for(low, high)
    assert lines[0] <= low <= high <= lines[-1]
    assert 2 <= len(lines) <= MOST_LINES + 1
    assert len({after - before for before, after in pairwise(lines)}) == 1


def test_the_arrow_keys_go_from_pin_to_pin_and_tell_what_happened(chart, qtbot):
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.chosen == "10 Sep: E-mail address confirmed"
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.chosen == "1 Oct: A payment failed"
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.chosen == "1 Oct: A payment failed", "the last one stays"
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.chosen == "10 Sep: E-mail address confirmed"


def test_the_left_arrow_begins_with_the_latest(chart, qtbot):
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.chosen == "1 Oct: A payment failed"


def test_the_pointer_over_a_pin_tells_it_and_elsewhere_the_score_of_the_day(chart, qtbot):
    at = chart._place(chart._pins[0])
    assert chart._told_at(at, chart._near(at)) == "10 Sep: E-mail address confirmed"
    beside = at + QPointF(120, 0)
    assert chart._told_at(beside, chart._near(beside)).endswith(": 336")
    assert chart._told_at(QPointF(1, 1), -1) == ""


def test_what_lies_before_the_first_day_has_no_pin(chart):
    assert [pin.told for pin in chart._pins] == ["E-mail address confirmed", "A payment failed"]


def test_without_pins_it_takes_no_focus(chart):
    assert chart.focusPolicy() is Qt.FocusPolicy.StrongFocus
    chart.show_history(COURSE, (), ())
    assert chart.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_it_says_what_it_shows_to_who_cannot_see_it(chart):
    assert chart.accessibleName() == "How your score went"
    assert chart.accessibleDescription() == "From 300 to 414."


def test_a_single_day_is_drawn_without_harm(chart):
    chart.show_history((Point(FIRST, 0), Point(FIRST, 0)), (), ())
    assert not chart.grab().isNull()
