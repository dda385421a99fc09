"""An answer that comes later than its screen is painted by nobody, and is no fault."""

# pyright: reportArgumentType=false, reportIncompatibleMethodOverride=false

import gc
import weakref

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from soulfra_desktop.domain.settings import Settings
from soulfra_desktop.ui.kit.painting import paint
from soulfra_desktop.ui.library.presenter import LibraryPresenter
from soulfra_desktop.ui.library.view import LibraryView
from soulfra_desktop.ui.prompts.presenter import PromptsPresenter
from soulfra_desktop.ui.prompts.view import PromptsView
from soulfra_desktop.ui.search.presenter import SearchPresenter
from soulfra_desktop.ui.search.view import SearchView
from soulfra_desktop.ui.settings.keyboard import KeyboardPage
from soulfra_desktop.ui.settings.keying import KeyingPresenter
from soulfra_desktop.ui.settings.presenter import SettingsPresenter
from soulfra_desktop.ui.settings.view import SettingsView
from soulfra_desktop.ui.shelf.presenter import ShelfPresenter
from soulfra_desktop.ui.shelf.view import ShelfView
from soulfra_desktop.ui.shell.actions import Actions
from soulfra_desktop.ui.transfer.import_presenter import ImportPresenter
from soulfra_desktop.ui.transfer.import_view import ImportView


class Kept:
    """What the settings' page reads before anything is loaded."""

    current = Settings()


SCREENS = {
    "library": (lambda: LibraryPresenter(None, None, None), LibraryView),
    "prompts": (lambda: PromptsPresenter(None, None), PromptsView),
    "search": (lambda: SearchPresenter(None, None, None, None, list), SearchView),
    "settings": (lambda: SettingsPresenter(Kept(), None, None, None), SettingsView),
    "keyboard": (lambda: KeyingPresenter(Actions(), list, lambda _chosen: None), lambda p: KeyboardPage(p, 640)),
    "trash": (lambda: ShelfPresenter("trash", None, None, None, None), ShelfView),
    "import": (lambda: ImportPresenter(None, None), ImportView),
}


def goes(qapp, view):
    view.deleteLater()
    qapp.sendPostedEvents(view, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("name", SCREENS)
def test_an_answer_later_than_its_screen_is_no_fault(name, qapp):
    make, show = SCREENS[name]
    presenter = make()
    goes(qapp, show(presenter))
    presenter.on_change(presenter.state)


@pytest.mark.parametrize("name", SCREENS)
def test_the_next_screen_is_still_painted_when_the_former_goes(name, qapp):
    make, show = SCREENS[name]
    presenter = make()
    former = show(presenter)
    latter = show(presenter)
    goes(qapp, former)
    assert presenter.on_change == latter.render
    presenter.on_change(presenter.state)
    goes(qapp, latter)


class Counter:
    def __init__(self):
        self.state = 0
        self.on_change = lambda _state: None


class Figure(QWidget):
    def __init__(self, presenter):
        super().__init__()
        self.painted = []
        paint(presenter, self, self.render)

    def render(self, state):
        self.painted.append(state)


def test_the_state_is_painted_at_once_and_whenever_it_changes(qapp):
    presenter = Counter()
    figure = Figure(presenter)
    presenter.on_change(1)
    assert figure.painted == [0, 1]
    goes(qapp, figure)


def test_nothing_is_kept_alive_by_being_painted(qapp):
    presenter = Counter()
    figure = Figure(presenter)
    known = weakref.ref(presenter)
    goes(qapp, figure)
    del presenter, figure
    gc.collect()
    assert known() is None
