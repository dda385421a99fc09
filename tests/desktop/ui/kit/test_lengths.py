"""Everything goes with the size of text: margins, gaps, icons, what the style sheet sets, and what is painted."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.style_sheet import style_sheet
from soulfra_desktop.ui.kit.switch import Switch


@pytest.fixture(autouse=True)
def usual(qapp):
    """Each test starts in the usual size, and leaves so."""
    theme.apply(qapp, "light")
    yield
    theme.set_zoom(qapp, 100)


def made() -> tuple[QWidget, QVBoxLayout, QToolButton]:
    widget, button = QWidget(), QToolButton()
    column = QVBoxLayout(widget)
    lengths.keep(column.setContentsMargins, 7, 3, 7, 3)
    lengths.keep(column.setSpacing, 6)
    column.addWidget(button)
    lengths.space(column, 12)
    lengths.keep_icon(button, 18)
    lengths.keep(button.setFixedSize, 34, 34)
    return widget, column, button


def gap(layout: QBoxLayout, place: int) -> QSize:
    item = layout.itemAt(place)
    assert item is not None
    return item.sizeHint()


def measured(column: QVBoxLayout, button: QToolButton) -> tuple[int, ...]:
    margins = column.contentsMargins()
    return (
        margins.left(), margins.top(), column.spacing(), gap(column, 1).height(), button.iconSize().width(),
        button.width(),
    )  # fmt: skip


def test_lengths_follow_the_size_of_text_and_come_back_as_they_were(qapp, qtbot):
    widget, column, button = made()
    qtbot.addWidget(widget)
    usual = measured(column, button)
    for percent in (80, 110, 130, 170, 90):
        theme.set_zoom(qapp, percent)
        assert measured(column, button) == tuple(round(length * percent / 100) for length in usual)
    theme.set_zoom(qapp, 100)
    assert measured(column, button) == usual == (7, 3, 6, 12, 18, 34)


def test_what_is_made_in_another_size_is_made_in_it(qapp, qtbot):
    theme.set_zoom(qapp, 200)
    widget, column, button = made()
    qtbot.addWidget(widget)
    assert measured(column, button) == (14, 6, 12, 24, 36, 68)


def test_a_gap_in_a_row_is_across_and_not_down(qapp, qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    row = QHBoxLayout(widget)
    lengths.space(row, 10)
    theme.set_zoom(qapp, 150)
    assert (gap(row, 0).width(), gap(row, 0).height()) == (15, 0)


def test_an_icon_is_as_sharp_as_it_is_large(qapp):
    theme.set_zoom(qapp, 200)
    assert icons.picture("lock", size=20).width() == 40


def test_the_style_sheet_scales_all_but_the_width_of_borders():
    usual, twice = style_sheet(theme.LIGHT), style_sheet(theme.LIGHT, 200)
    assert "min-height: 32px" in usual
    assert "min-height: 64px" in twice
    assert "border: 2px solid" in twice
    assert "4px solid" not in twice
    assert not re.search(r"\d-\dpx", usual + twice)


@pytest.mark.parametrize("percent", range(80, 201, 10))
def test_a_focused_button_is_as_large_as_any_other(percent: int):
    sheet = style_sheet(theme.LIGHT, percent)
    plain = re.search(r"QPushButton \{[^}]*padding: 0 (\d+)px; min-height: (\d+)px", sheet)
    focused = re.search(r"QPushButton:focus \{[^}]*padding: 0 (\d+)px; min-height: (\d+)px", sheet)
    assert plain
    assert focused
    assert [int(plain[n]) for n in (1, 2)] == [int(focused[1]) + 1, int(focused[2]) + 2]


def test_a_switch_grows_with_its_words(qapp, qtbot):
    switch = Switch("On")
    qtbot.addWidget(switch)
    usual = switch.sizeHint()
    theme.set_zoom(qapp, 200)
    assert switch.sizeHint().height() >= 2 * usual.height() - 1
    assert switch.sizeHint().width() >= 1.8 * usual.width()


def test_keys_that_follow_each_other_style_everything_once(qapp, qtbot):
    before = qapp.styleSheet()
    for percent in (110, 120, 130):
        theme.set_zoom(qapp, percent, in_a_moment=True)
        assert qapp.styleSheet() == before
    qtbot.waitUntil(lambda: qapp.styleSheet() == style_sheet(theme.current(), 130))


@pytest.mark.parametrize("percent", range(80, 201, 10))
def test_what_is_round_stays_round(percent: int):
    sheet = style_sheet(theme.LIGHT, percent)
    send = re.search(r"\[kind=\"send\"\] \{[^}]*border: (\d)px[^}]*border-radius: (\d+)px; min-width: (\d+)px", sheet)
    assert send
    border, radius, inside = map(int, send.groups())
    assert radius <= (inside + 2 * border) / 2


def test_a_switch_stands_where_its_row_ends_and_shows_its_focus_within(qapp, qtbot):
    switch = Switch()
    qtbot.addWidget(switch)
    switch.resize(switch.sizeHint())
    assert switch.width() == 38
    unfocused = switch.grab().toImage()
    switch.show()
    switch.activateWindow()
    switch.setFocus()
    qtbot.waitUntil(switch.hasFocus)
    assert switch.grab().toImage() != unfocused
