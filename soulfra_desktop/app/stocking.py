"""The model library, opened from wherever; what is being fetched goes on while another screen is looked at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.ui.library.presenter import LibraryPresenter


def plug_in(everyday: Everyday) -> None:
    from soulfra_desktop.ui.shell.actions import Action

    made: list[LibraryPresenter] = []

    def show() -> None:
        from soulfra_desktop.ui.library.view import LibraryView

        presenter = made[0] if made else _presenter(everyday)
        made[:] = [presenter]
        presenter.on_done = everyday.window.hide_settings
        presenter.on_models = everyday.chat.look_at_models
        everyday.window.show_settings(LibraryView(presenter))
        presenter.look()

    window = everyday.window
    everyday.actions.add(Action("models.library", window.tr("Models to fetch"), show, section=window.tr("Models")))


def _presenter(everyday: Everyday) -> LibraryPresenter:
    from soulfra_desktop.adapters.machine import this_machine
    from soulfra_desktop.app.container import library_folder, library_offers
    from soulfra_desktop.domain.routing import ModelRef
    from soulfra_desktop.services.library import OLLAMA, LibraryService
    from soulfra_desktop.ui.library.presenter import LibraryPresenter

    core, folder = everyday.core, library_folder(everyday.environment)

    def is_removable(ref: ModelRef) -> bool:
        return ref.provider == OLLAMA or folder.holds(ref.model)

    library = LibraryService(
        core.catalog,
        core.store.ledger,
        library_offers("models"),
        library_offers("ollama"),
        partial(this_machine, folder.folder),
        is_removable,
    )
    return LibraryPresenter(library, core.clock, everyday.tasks.spawn)
