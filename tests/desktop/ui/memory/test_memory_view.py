"""The memory screen as widgets: what is loud and what is quiet, the filter's menu, and the page of what no longer holds."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from soulfra_desktop.ui.memory.card import FactCard
from soulfra_desktop.ui.memory.view import MemoryView
from tests import pictured_memory as pictured


@pytest.fixture
def shown(qtbot):
    def show(name: str) -> MemoryView:
        view = pictured.memory(name)
        qtbot.addWidget(view)
        view.resize(360, 700)
        view.show()
        qtbot.waitExposed(view)
        return view

    return show


def choose(view: MemoryView, name: str) -> None:
    menu = view.filter.choices()
    next(action for action in menu.actions() if action.text() == name).trigger()


def test_nothing_on_a_card_is_louder_than_its_fact(shown):
    for card in shown("list").findChildren(FactCard):
        assert not card.findChildren(QPushButton)
        assert card.asks_why.text() == ""
        assert card.asks_why.accessibleName().startswith("Why do you know this? ")


def test_one_button_narrows_the_list_and_says_to_what(shown):
    view = shown("list")
    assert view.filter.text() == "Filter"
    assert not view.filter.isChecked()
    choose(view, "Place")
    assert [fact.text for fact in view._presenter.state.listed] == ["The person lives in Lisbon."]
    assert view.filter.text() == "Place"
    assert view.filter.isChecked()
    choose(view, "In all chats")
    assert view.filter.accessibleName() == "Filter: Place  ·  In all chats"
    choose(view, "Every kind")
    choose(view, "Everything")
    assert (view.filter.text(), view._presenter.state.is_narrowed) == ("Filter", False)


def test_the_filter_offers_only_what_there_is(shown):
    view = shown("superseded")
    offered = [action.text() for action in view.filter.choices().actions() if action.isCheckable()]
    assert offered[:3] == ["Every kind", "Project", "Place"]
    assert "Date" not in offered


def test_what_no_longer_holds_is_headed_so_and_leads_back(shown):
    view = shown("superseded")
    assert view.former.isVisible()
    view.now.click()
    assert not view.former.isVisible()
    assert not view._presenter.state.history
    view.history.click()
    assert view.former.isVisible()


def test_a_link_alone_in_its_line_begins_where_the_column_does(shown):
    view = shown("superseded")
    left = view.now.mapTo(view, view.now.rect().topLeft()).x()
    assert left == view.about.mapTo(view, view.about.rect().topLeft()).x()
    picture = view.now.grab().toImage()
    ground = picture.pixelColor(0, 2)
    columns = [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y) != ground for y in range(2, picture.height() - 2))
    ]
    assert columns[0] <= 3 * picture.devicePixelRatio()
