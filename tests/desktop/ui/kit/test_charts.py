from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.charts import TICKS, BarChart, Series, round_ticks

DAYS = tuple(f"{day} Nov" for day in range(1, 31))


@pytest.fixture
def chart(qtbot):
    made = BarChart("Spent by day", lambda value: f"${value:.2f}")
    qtbot.addWidget(made)
    made.resize(700, 200)
    return made


@given(st.floats(1e-6, 1e9))
def test_ticks_start_at_nothing_and_reach_the_top_in_few_round_steps(top):
    ticks = round_ticks(top)
    assert ticks[0] == 0
    assert ticks[-1] >= top * (1 - 1e-9)
    assert len(ticks) <= TICKS + 1
    leading = f"{ticks[1]:.3e}"
    assert leading.startswith(("1.000", "2.000", "5.000"))


def test_without_values_there_is_one_step_to_look_at():
    assert round_ticks(0) == [0.0, 1.0]


def test_series_stand_on_one_another(chart):
    chart.show_values(DAYS[:2], [Series("cloud", "cloud", (1.0, 2.0)), Series("here", "local", (3.0, 4.0))])
    lower, upper = chart.bars
    assert list(lower.opts["y0"]) == [0, 0]
    assert list(upper.opts["y0"]) == [1, 2]
    assert list(upper.opts["height"]) == [3, 4]


def test_the_bar_under_the_pointer_tells_its_day_and_what_is_in_it(chart):
    chart.show_values(DAYS, [Series("cloud", "cloud", (0.5,) * 30), Series("here", "local", (0.0,) * 30)])
    assert chart.told_at(3) == "4 Nov\ncloud: $0.50"
    assert chart.told_at(30) == ""


def test_labels_that_have_no_room_are_left_out_and_the_first_stays(chart, qtbot):
    chart.show_values(DAYS, [Series("cloud", "cloud", (0.5,) * 30)])
    wide = chart.labels
    chart.resize(300, 200)
    chart.show()
    assert wide[0] == chart.labels[0] == "1 Nov"
    assert 1 < len(chart.labels) < len(wide) < 30


def test_no_values_at_all_draw_an_empty_chart(chart):
    chart.show_values((), ())
    assert chart.bars == ()
    assert not chart.grab(chart.rect()).isNull()


def test_a_change_of_theme_repaints_the_bars(chart, qapp):
    chart.show_values(DAYS[:1], [Series("cloud", "cloud", (1.0,))])
    before = chart.bars[0].opts["brush"]
    theme.apply(qapp, "dark")
    try:
        assert chart.bars[0].opts["brush"] != before
        assert chart.bars[0].opts["brush"] == theme.color("cloud")
    finally:
        theme.apply(qapp, "light")


def test_who_cannot_see_it_hears_its_name_and_what_it_says(chart):
    chart.show_values(DAYS[:1], [Series("cloud", "cloud", (1.0,))], "In all $1.00")
    assert (chart.accessibleName(), chart.accessibleDescription()) == ("Spent by day", "In all $1.00")
    assert chart.childAt(QPoint(5, 5)) is not None


def test_the_drawing_library_comes_with_the_first_chart_and_not_before():
    code = "import sys, soulfra_desktop.ui.kit.charts; sys.exit('pyqtgraph' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
