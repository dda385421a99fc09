"""What the library's screen shows of a state, and what its controls ask for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from soulfra_desktop.ui.library.presenter import LibraryPresenter, LibraryState
from soulfra_desktop.ui.library.view import LibraryView
from tests.pictured_library import QWEN, shelves


@pytest.fixture
def view(qapp):
    presenter = LibraryPresenter(None, None, None)  # type: ignore[arg-type]  # nothing is asked of it here
    presenter.state = LibraryState("ready", shelves())
    made = LibraryView(presenter)
    yield made
    made.deleteLater()


def row(view, name):
    return next(row for (_, key), row in view._rows.items() if key == name)


def test_the_search_field_shows_what_the_lists_are_narrowed_to(qapp):
    presenter = LibraryPresenter(None, None, None)  # type: ignore[arg-type]
    presenter.state = LibraryState("ready", shelves(), words="qwen")
    view = LibraryView(presenter)
    assert view.search.text() == "qwen"
    view.search.setText("qwen3 ")
    assert presenter.state.words == "qwen3"
    assert view.search.text() == "qwen3 ", "a space that is being typed stays"
    view.deleteLater()


def test_deleting_asks_in_a_line_of_its_own_and_can_be_left(view):
    presenter = view._presenter
    card = row(view, str(QWEN))
    card.button.click()
    assert presenter.state.confirming == QWEN
    assert card.yes.isVisibleTo(view)
    assert card.no.isVisibleTo(view)
    assert not card.button.isVisibleTo(view)
    assert card.yes.accessibleName() == "Delete Qwen2.5 0.5B Instruct for good"
    card.no.click()
    assert presenter.state.confirming is None
    assert not card.yes.isVisibleTo(view)
    assert card.button.isVisibleTo(view)


def test_a_licence_is_shown_before_it_is_opened(view):
    card = row(view, "starter/qwen3-0.6b")
    asked = []
    card.linked.connect(lambda url, _place: asked.append(url))
    card.licence.click()
    assert asked == [view._presenter.state.on_offer[0].licence_url]
    assert view._popover.shown.accessibleName() == asked[0]
    view._popover.close()


def test_what_has_no_room_cannot_be_fetched_and_says_so(view):
    presenter = view._presenter
    offers = presenter.state.shelves.on_offer
    full = replace(offers[0], verdict=replace(offers[0].verdict, room_on_disk=False))
    presenter.state = replace(presenter.state, shelves=replace(presenter.state.shelves, on_offer=(full,)))
    view.render(presenter.state)
    card = row(view, str(full.ref))
    assert not card.button.isEnabled()
    assert card.fit.text() == "No room on the disk"


def test_a_model_that_fits_and_crawls_is_called_slow_with_its_pace_and_not_too_big(view):
    presenter = view._presenter
    offers = presenter.state.shelves.on_offer
    slow = replace(offers[0], verdict=replace(offers[0].verdict, fit="slow", speed=1.9))
    presenter.state = replace(presenter.state, shelves=replace(presenter.state.shelves, on_offer=(slow,)))
    view.render(presenter.state)
    assert row(view, str(slow.ref)).fit.text() == "Slow here: about 90 words a minute"
