"""Opens the window: paints at once, then unlocks, builds and fills it. What is slow comes after the first paint."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from soulfra_desktop.app.app_id import APP_ID
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.shell.window import MainWindow
from soulfra_desktop.ui.shell.window_state import WINDOW_FILE, WindowState

if TYPE_CHECKING:
    import asyncio
    from pathlib import Path

    from soulfra_desktop.app.environment import Environment
    from soulfra_desktop.app.single_instance import SingleInstance


def first_paint(home: Path | None, *, shown: bool = True) -> tuple[QApplication, MainWindow]:
    """The application and its window with the outline in it. Nothing heavy is loaded here (a test holds it)."""
    state = WindowState.load(home / WINDOW_FILE) if home else WindowState()
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        app = existing
    else:
        app = theme.application(sys.argv, state.theme, contrast=state.contrast)  # type: ignore[arg-type]
    app.setApplicationName("soulfra")
    app.setApplicationDisplayName("Soulfra")
    app.setDesktopFileName(APP_ID)
    window = MainWindow(state)
    window.show_skeleton()
    if shown:
        window.open()
        app.processEvents()
    return app, window


def run_window(environment: Environment, *, demo: bool = False, background: bool = False) -> int:
    """Run until it is ended. A second start for the same home raises the first one's window and ends.

    `background` starts without a window. Raises HomeUnusable.
    """
    if demo:
        return _run(environment, demo=True)
    from soulfra_desktop.app.single_instance import SingleInstance

    instance = SingleInstance(environment.home)
    if not instance.claim():
        print("Soulfra is open already; its window was raised.", file=sys.stderr)
        return 0
    try:
        return _run(environment, demo=False, instance=instance, background=background)
    finally:
        instance.release()


def _run(
    environment: Environment, *, demo: bool, instance: SingleInstance | None = None, background: bool = False
) -> int:
    app, window = first_paint(None if demo else environment.home, shown=not background)
    from soulfra_desktop.app.desktop import Desktop
    from soulfra_desktop.app.loop import run

    async def main(quit_requested: asyncio.Event) -> int:
        desktop = Desktop(environment, window, app, demo=demo)
        desktop.presence.on_quit = quit_requested.set
        if instance is not None:
            instance.listen(desktop.presence.summoned)
        try:
            desktop.start()
            await quit_requested.wait()
        finally:
            await desktop.aclose()
        return 0

    return run(main, app)
