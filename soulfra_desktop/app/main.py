"""Opens the window: paints at once, then unlocks, builds and fills it. What is slow comes after the first paint."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.shell.window import MainWindow
from soulfra_desktop.ui.shell.window_state import WINDOW_FILE, WindowState

if TYPE_CHECKING:
    import asyncio
    from pathlib import Path

    from soulfra_desktop.app.environment import Environment


def first_paint(home: Path | None) -> tuple[QApplication, MainWindow]:
    """The application and its window with the outline in it. Nothing heavy is loaded here (a test holds it)."""
    state = WindowState.load(home / WINDOW_FILE) if home else WindowState()
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else theme.application(sys.argv, state.theme)  # type: ignore[arg-type]
    app.setApplicationName("soulfra")
    app.setApplicationDisplayName("Soulfra")
    app.setDesktopFileName("soulfra")
    window = MainWindow(state)
    window.show_skeleton()
    window.open()
    app.processEvents()
    return app, window


def run_window(environment: Environment, *, demo: bool = False) -> int:
    """Run the window until it closes. A second start for the same home raises the first one's window and ends.

    Raises HomeUnusable.
    """
    if demo:
        return _run(environment, demo=True)
    from soulfra_desktop.app.single_instance import SingleInstance

    instance = SingleInstance(environment.home)
    if not instance.claim():
        print("Soulfra is open already; its window was raised.", file=sys.stderr)
        return 0
    try:
        return _run(environment, demo=False, instance=instance)
    finally:
        instance.release()


def _run(environment: Environment, *, demo: bool, instance: object = None) -> int:
    app, window = first_paint(None if demo else environment.home)
    from soulfra_desktop.app.desktop import Desktop
    from soulfra_desktop.app.loop import run
    from soulfra_desktop.app.single_instance import SingleInstance

    async def main(quit_requested: asyncio.Event) -> int:
        desktop = Desktop(environment, window, app, demo=demo)
        if isinstance(instance, SingleInstance):
            instance.listen(window.raise_up)
        try:
            desktop.start()
            await quit_requested.wait()
        finally:
            await desktop.aclose()
        return 0

    return run(main, app)
