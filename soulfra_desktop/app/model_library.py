"""The model library, opened from wherever; what is being fetched goes on while another screen is looked at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.domain.routing import ModelRef
    from soulfra_desktop.ui.kit.problem import Problem
    from soulfra_desktop.ui.library.presenter import LibraryPresenter


def plug_in(everyday: Everyday) -> None:
    from soulfra_desktop.ui.shell.actions import Action

    window = everyday.window
    show = LibraryScreen(everyday).show
    everyday.view.picker.lead_to_library(show)
    everyday.actions.add(Action("models.library", window.tr("Model library"), show, section=window.tr("Models")))


class LibraryScreen:
    """Shows the library; its presenter outlives its view, and tells of what came while another screen was looked at."""

    def __init__(self, everyday: Everyday) -> None:
        self._everyday = everyday
        self._presenter: LibraryPresenter | None = None

    def show(self) -> None:
        from soulfra_desktop.ui.library.view import LibraryView

        if self._presenter is None:
            self._presenter = _presenter(self._everyday)
            self._presenter.on_done = self._everyday.window.hide_settings
            self._presenter.on_models = self._everyday.chat.look_at_models
            self._presenter.on_fetched = self._fetched
        self._everyday.window.show_settings(LibraryView(self._presenter))
        self._presenter.look()

    def _fetched(self, ref: ModelRef, problem: Problem | None) -> None:
        from soulfra_desktop.ui.library.view import LibraryView
        from soulfra_desktop.ui.shell.notices import Notice

        window = self._everyday.window
        shown = window.workspace.content.currentWidget() if window.workspace else None
        if isinstance(shown, LibraryView):
            return
        if problem is None:
            said = window.tr("{0} is here now, and can answer.").format(ref.model)
            window.notices.show_notice(Notice("done", said, window.tr("Show"), self.show))
        else:
            said = window.tr("{0} could not be fetched.").format(ref.model)
            news = Notice(
                "problem", said, window.tr("Show"), self.show, f"{problem.message} {problem.advice}".strip(), True
            )
            window.notices.show_notice(news)


def _presenter(everyday: Everyday) -> LibraryPresenter:
    from soulfra_desktop.adapters.machine import this_machine
    from soulfra_desktop.app.container import library_folder, library_offers
    from soulfra_desktop.services.library import OLLAMA, LibraryService
    from soulfra_desktop.ui.library.presenter import LibraryPresenter

    core, folder = everyday.core, library_folder(everyday.environment)

    def is_removable(ref: ModelRef) -> bool:
        return ref.provider == OLLAMA or folder.holds(ref.model)

    library = LibraryService(
        core.catalog,
        core.ledger,
        library_offers("models"),
        library_offers("ollama"),
        partial(this_machine, folder.folder),
        is_removable,
    )
    return LibraryPresenter(library, core.clock, everyday.tasks.spawn)
