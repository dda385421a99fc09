"""A line over days with pins: told by the pointer and by keys."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt

from soulfra_desktop.ui.kit import days
from soulfra_desktop.ui.kit.history_chart import LABEL_GAP, MOST_LINES, HistoryChart, Pin, Point, lines_for

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


def axis(chart, width: int, since: date, until: date) -> list[days.Written]:
    chart.resize(width, 200)
    chart.show_history((Point(since, 300), Point(until, 400)), (), ())
    return days.told(since, until, chart._written, LABEL_GAP)


@given(
    st.dates(date(2024, 1, 1), date(2027, 1, 1)),
    st.integers(1, 365),
    st.integers(240, 1200),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_days_below_never_crowd_repeat_or_stand_out_of_the_chart(chart, until, span, width):
    told = axis(chart, width, until - timedelta(days=span), until)
    assert told
    assert len({one.label for one in told}) == len(told)
    assert told[0].left >= 0
    assert told[-1].left + told[-1].wide <= width
    for one, following in pairwise(told):
        assert one.left + one.wide + LABEL_GAP <= following.left


def test_a_month_is_told_by_steps_of_whole_days_that_end_today(chart):
    told = axis(chart, 700, date(2026, 10, 24), date(2026, 11, 22))
    assert [one.label for one in told] == ["28 Oct", "2 Nov", "7 Nov", "12 Nov", "17 Nov", "22 Nov"]


def test_a_year_is_told_by_months_each_with_its_first_day_and_a_year_once(chart):
    told = axis(chart, 700, date(2025, 11, 23), date(2026, 11, 22))
    assert [one.label for one in told] == ["Jan 2026", "Mar", "May", "Jul", "Sep", "Nov"]
    assert all(one.day.day == 1 for one in told)


def test_a_narrow_chart_tells_fewer_days_and_three_days_each_once(chart):
    assert [one.label for one in axis(chart, 296, date(2025, 11, 23), date(2026, 11, 22))] == [
        "Jan 2026",
        "Apr",
        "Jul",
        "Oct",
    ]
    assert [one.label for one in axis(chart, 700, date(2026, 11, 20), date(2026, 11, 22))] == [
        "20 Nov", "21 Nov", "22 Nov",
    ]  # fmt: skip


def test_no_line_runs_through_the_name_of_a_level(chart):
    chart.show_history(
        (Point(FIRST, 0), Point(FIRST + timedelta(days=60), 750)), (), ((400, "Steady"), (780, "Anchor"))
    )
    assert [value for value in chart._lines() if chart._is_named(chart._y(value))] == [400, 800]


def test_the_line_does_not_run_through_the_name_of_a_level_where_both_ends_are_taken(chart):
    rise, fall = FIRST + timedelta(days=15), FIRST + timedelta(days=70)
    chart.resize(296, 200)
    chart.show_history(
        (Point(FIRST, 595), Point(rise, 640), Point(fall, 556), Point(FIRST + timedelta(days=89), 570)), (), ()
    )
    left = chart._free_place(chart._y(600), 50, 14)
    assert chart._x(rise) < left
    assert left + 50 < chart._x(fall - timedelta(days=1))


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


@pytest.mark.parametrize(("least", "is_filled"), [(20, True), (320, False)])
def test_the_room_under_the_line_is_filled_only_where_the_axis_begins_at_nothing(chart, least, is_filled):
    """A fall by an eighth is not seen as one to nothing."""
    course = (Point(FIRST, 390), Point(FIRST + timedelta(days=30), 390), Point(FIRST + timedelta(days=31), least))
    chart.show_history(course, (), ())
    area, seen = chart._area(), chart.grab().toImage()
    y = round(chart._y(390) + 9)
    left = round(chart._x(FIRST + timedelta(days=4)))
    above, below = (seen.pixelColor(left, at).name() for at in (round(area.top()) - 4, y))
    assert (above != below) == is_filled
