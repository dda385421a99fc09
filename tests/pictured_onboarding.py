"""What comes before the first chat: the first run, a passphrase that is chosen, and one that is asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from soulfra_desktop.domain.errors import WrongPassphrase
from soulfra_desktop.domain.settings import Settings
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.onboarding.passphrase import ProtectView, UnlockView
from soulfra_desktop.ui.onboarding.presenter import (
    FirstRunPresenter,
    FirstRunState,
    ProtectPresenter,
    ProtectState,
    UnlockPresenter,
    UnlockState,
)
from soulfra_desktop.ui.onboarding.view import FirstRunView
from soulfra_desktop.ui.shell.window import MainWindow
from tests.pictured_shell import ALONE, FOUND, no_work

REFUSED_KEY = "my key"
"""What was typed stays in its field."""
WRONG = WrongPassphrase("That is not the passphrase of these chats.")


class NoSettings:
    """The defaults, as a fresh profile has them."""

    current = Settings()
    known_endpoints = ()


def first_run(state: FirstRunState) -> MainWindow:
    window = MainWindow()
    presenter = FirstRunPresenter(None, NoSettings(), no_work)  # type: ignore[arg-type]
    presenter.state = state
    view = FirstRunView(presenter)
    for finding in state.findings:
        if finding.problem:
            view._rows[finding.entry.name].key.setText(REFUSED_KEY)
    window.show_first_run(view)
    return window


def unlock(state: UnlockState) -> MainWindow:
    window = MainWindow()
    presenter = UnlockPresenter(None, no_work)  # type: ignore[arg-type]
    presenter.state = state
    window.show_unlock(UnlockView(presenter))
    return window


def protect(state: ProtectState, text: str = "") -> MainWindow:
    window = MainWindow()
    presenter = ProtectPresenter(None, None, no_work)  # type: ignore[arg-type]
    presenter.state = state
    view = ProtectView(presenter)
    view.first.setText(text)
    view.second.setText(text)
    window.show_first_run(view)
    return window


def screens() -> dict[str, Callable[[], QWidget]]:
    return {
        "unlock": lambda: unlock(UnlockState()),
        "unlock-wrong": lambda: unlock(UnlockState(problem=Problem.of(WRONG))),
        "unlock-opening": lambda: unlock(UnlockState(working=True)),
        "protect": lambda: protect(ProtectState()),
        "protect-strong": lambda: protect(ProtectState("strong", can_choose=True), "correct horse battery staple"),
        "protect-differs": lambda: protect(ProtectState("weak", differs=True), "short"),
        "first-run": lambda: first_run(FirstRunState(False, FOUND)),
        "first-run-nothing": lambda: first_run(FirstRunState(False, ALONE)),
        "first-run-looking": lambda: first_run(FirstRunState()),
    }
