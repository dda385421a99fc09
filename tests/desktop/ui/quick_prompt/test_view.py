"""What the quick prompt's window paints of its state."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from soulfra_desktop.ui.quick_prompt.presenter import QuickPresenter
from soulfra_desktop.ui.quick_prompt.state import Offered, QuickState
from soulfra_desktop.ui.quick_prompt.view import QuickView
from tests.pictured_quick import COPIED, STATES, _Settings
from tests.pictured_shell import StillClock, no_work


@pytest.fixture
def view(qtbot):
    presenter = QuickPresenter(None, None, _Settings(), None, StillClock(), no_work)  # type: ignore[arg-type]
    made = QuickView(presenter)
    qtbot.addWidget(made)
    return made


def show(view: QuickView, state: QuickState) -> None:
    view._presenter.state = state
    view.resize(640, 100)
    view.render(state)
    view.show()


def test_tab_takes_what_is_offered_and_else_goes_on_to_the_next_control(view, qtbot):
    show(view, STATES["quick-offered"])
    view.activateWindow()
    view.line.setFocus()
    qtbot.waitUntil(view.line.hasFocus)
    QTest.keyClick(view.line, Qt.Key.Key_Tab)
    assert view._presenter.state.taken
    assert view.line.hasFocus()
    QTest.keyClick(view.line, Qt.Key.Key_Tab)
    assert not view.line.hasFocus()


def test_the_send_button_says_what_it_does(view):
    show(view, QuickState())
    assert (view.button.isEnabled(), view.button.accessibleName()) == (False, "Ask")
    show(view, STATES["quick-streaming"])
    assert (view.button.isEnabled(), view.button.accessibleName()) == (True, "Stop")


def test_who_would_answer_ends_in_dots_where_there_is_no_room(view):
    show(view, STATES["quick-taken"])
    view.resize(300, 200)
    QTest.qWait(0)
    assert view.foot._said.text().endswith("…")
    assert view.foot._said.toolTip() == str(STATES["quick-taken"].estimate.model)  # type: ignore[union-attr]


def test_an_owner_that_is_slow_tells_of_nothing_that_was_looked_for_before(view):
    told, heard = [], []
    view.ready.elsewhere = lambda _sources, tell: told.append(tell)
    view.ready.look("", heard.append)
    view.ready.look("", heard.append)
    told[1](COPIED)
    told[0](Offered("old", "copied"))
    assert heard == [None, None, COPIED]
