"""How everything looks and moves, brought into force from the settings: theme, contrast, size of text, motion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soulfra_desktop.ui.kit import motion, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.domain.settings import Settings
    from soulfra_desktop.ui.shell.window import MainWindow

STEP = 10
"""Percent that one press makes the text larger or smaller."""


def use(app: QApplication, window: MainWindow, settings: Settings) -> None:
    """Look as the settings say, and start so the next time."""
    motion.reduce(settings.motion == "reduced")
    theme.apply(app, settings.theme, contrast=settings.high_contrast)
    theme.set_zoom(app, settings.zoom)
    window.remember_look(settings.theme, settings.high_contrast, settings.language)


def plug_in(everyday: Everyday) -> None:
    """The settings of looks count at once; the text's size has keys of its own."""
    from soulfra_desktop.domain.settings import DEFAULT_ZOOM
    from soulfra_desktop.ui.shell.actions import Action

    app, window, service = everyday.app, everyday.window, everyday.core.settings

    def changed(_value: object = None) -> None:
        use(app, window, service.current)

    def resize(percent: int) -> None:
        percent = max(theme.LEAST_ZOOM, min(theme.MOST_ZOOM, percent))
        theme.set_zoom(app, percent, in_a_moment=True)
        window.say(window.tr("Text size {0} %").format(percent))
        everyday.tasks.spawn(service.change("zoom", percent))

    for name in ("theme", "high_contrast", "zoom", "motion", "language"):
        everyday.on_setting[name] = changed
    view = window.tr("View")
    everyday.actions.add(
        Action("view.larger", window.tr("Larger text"), lambda: resize(theme.zoom() + STEP), "Ctrl++", view,
               lambda: theme.zoom() < theme.MOST_ZOOM),
        Action("view.smaller", window.tr("Smaller text"), lambda: resize(theme.zoom() - STEP), "Ctrl+-", view,
               lambda: theme.zoom() > theme.LEAST_ZOOM),
        Action("view.usual-size", window.tr("Text in its usual size"), lambda: resize(DEFAULT_ZOOM), "Ctrl+0", view),
    )  # fmt: skip
