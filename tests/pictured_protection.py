"""The pictures of changing what protects the chats: every form and what it says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.settings.protecting import ProtectingPresenter, ProtectingState
from soulfra_desktop.ui.settings.protection import ProtectionPanel
from tests.pictured_shell import no_work

WRONG = Problem("That is not the passphrase of these chats.", "Try again; capitals and spaces count.")
STATES = {
    "": ProtectingState("passphrase"),
    "-change": ProtectingState("passphrase", form="passphrase"),
    "-strong": ProtectingState("passphrase", form="passphrase", strength="strong", can_go_on=True),
    "-wrong": ProtectingState("passphrase", form="passphrase", strength="weak", can_go_on=True, problem=WRONG),
    "-sealing": ProtectingState("passphrase", form="passphrase", strength="fair", working=True),
    "-keyring": ProtectingState("passphrase", form="keyring", can_go_on=True),
    "-first": ProtectingState("keyring", form="passphrase"),
    "-done": ProtectingState("passphrase", done="passphrase"),
    "-by-itself": ProtectingState("keyring", done="keyring"),
}


def screens(settings: Callable[..., QWidget]) -> dict[str, Callable[[], QWidget]]:
    """By the picture's name: the settings' page with this in it."""
    return {f"settings-protection{name}": partial(_screen, settings, state) for name, state in STATES.items()}


def _screen(settings: Callable[..., QWidget], state: ProtectingState) -> QWidget:
    presenter = ProtectingPresenter(state.protection, None, None, no_work)  # type: ignore[arg-type]
    presenter.state = state
    panel = ProtectionPanel(presenter, by_environment=state.done == "passphrase")
    texts = ("story", "correct horse battery", "correct horse battery") if state.can_go_on or state.working else ()
    for field, text in zip((panel.form.old, panel.form.first, panel.form.second), texts, strict=False):
        field.setText(text)
    return settings("privacy", panel=panel, protection=state.protection)
