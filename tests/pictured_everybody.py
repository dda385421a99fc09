"""The samples behind the pictures of what is there for everybody: the palette and the keyboard's page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from soulfra_desktop.domain.settings import Settings
from soulfra_desktop.ui.settings.keying import KeyingPresenter
from soulfra_desktop.ui.settings.presenter import SettingsPresenter
from soulfra_desktop.ui.settings.view import SettingsView
from soulfra_desktop.ui.shell.commands import Command
from soulfra_desktop.ui.shell.palette import Palette
from soulfra_desktop.ui.shell.state import SidebarState
from soulfra_desktop.ui.shell.window import MainWindow
from tests.pictured_shell import CHATS, no_work


def nothing() -> None:
    """A picture does nothing."""


def palette(window: MainWindow, query: str = "") -> Palette:
    """The palette open over a window, with something typed."""
    shortcuts = window.shortcuts
    assert shortcuts is not None

    def actions() -> list[Command]:
        return [Command(a.label, nothing, a.section, shortcuts.keys_of(a.name)) for a in window.registry.all()]

    made = Palette(
        window,
        (
            ("Actions", actions),
            ("Chats", lambda: [Command(chat.title, nothing) for chat in CHATS]),
            ("Settings", lambda: [Command("Theme: Dark", nothing), Command("High contrast: on", nothing)]),
        ),
    )
    made.open()
    made.field.setText(query)
    return made


def keying(window: MainWindow) -> KeyingPresenter:
    """One action with other keys, one that lost its own, one in conflict."""
    made = KeyingPresenter(window.registry, lambda: ["chat.new=Ctrl+B"], lambda _chosen: None)
    made.record("settings.open")
    made.take("Ctrl+Q")
    return made


def screens(shell: Callable[..., MainWindow], full: SidebarState) -> dict[str, Callable[[], QWidget]]:
    """Each opens once the window has its size."""
    return {
        "palette": lambda: _opening(shell(full), ""),
        "palette-found": lambda: _opening(shell(full), "th"),
        "palette-nothing": lambda: _opening(shell(full), "zebra"),
        "settings-keyboard": lambda: _keyboard(shell(full)),
    }


def _opening(window: MainWindow, query: str) -> MainWindow:
    made = palette(window, query)
    window.__dict__["palette"] = made
    return window


def _keyboard(window: MainWindow) -> MainWindow:
    presenter = SettingsPresenter(_NoSettings(), None, no_work)  # type: ignore[arg-type]
    presenter.go_to("keyboard")
    window.show_settings(SettingsView(presenter, keying(window)))
    return window


class _NoSettings:
    """The defaults, as a fresh profile has them."""

    current = Settings()
