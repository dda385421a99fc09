"""What every test may use."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot

from tests.servers import forks

settings.register_profile("house", deadline=None)  # no timing decides a unit test
settings.load_profile("house")

pytest_plugins = ["tests.servers.fixtures"]
YOUNG, ROUNDS = 50_000, 20
"""So many objects begun since the last collection are looked through; after so many collections, all of them."""


class Patient(QtBot):
    """Waits as long as a busy machine may need; where what is waited for comes, that costs nothing."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 60_000) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> Patient:
    return Patient(request)


@pytest.fixture(autouse=True, scope="session")
def cycles_are_collected_on_this_thread() -> Iterator[None]:
    """As in the app (docs/decisions/0007): a server's thread must not destroy what Qt still needs."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def cycles_do_not_pile_up() -> Iterator[None]:
    """Mostly those of this test alone: to look through all that was ever imported costs half a second."""
    yield
    _destroy_what_was_closed()
    young, _, rounds = gc.get_count()
    if young > YOUNG:
        gc.collect(2 if rounds >= ROUNDS else 1)


def _destroy_what_was_closed() -> None:
    """`deleteLater` waits for an event loop that most tests never run, and whatever lives is styled anew with each theme."""
    core = sys.modules.get("PySide6.QtCore")
    app = core.QCoreApplication.instance() if core else None
    if core and app is not None:
        app.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


def pytest_sessionfinish() -> None:
    forks.end_all()
    let_go_of_the_clipboard()


def let_go_of_the_clipboard() -> None:
    """The offscreen clipboard, unlike that of a desktop, ends after Python and so must hold nothing that Python made."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests marked `display` are left out, aloud, where no display can be had; one test of theirs then fails by name.

    On Linux that is the fault of the set-up (installers/set_up.py installs the programs); elsewhere there is no X server.
    """
    from tests.stories.display import missing

    wanting = [item for item in items if item.get_closest_marker("display")]
    if wanting and missing():
        config.hook.pytest_deselected(items=wanting)
        items[:] = [item for item in items if item not in wanting]
        reporter = config.pluginmanager.get_plugin("terminalreporter")
        if reporter is not None:
            reporter.write_line(f"{len(wanting)} tests of the desktop cannot run: {', '.join(missing())} is missing.")
