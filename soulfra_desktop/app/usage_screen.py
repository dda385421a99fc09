"""The usage screen: what was spent and saved, opened from wherever."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.domain.bill import Bill
    from soulfra_desktop.domain.spending import Span
    from soulfra_desktop.services.sync_ports import Applied
    from soulfra_desktop.services.usage import UsageService
    from soulfra_desktop.ui.usage.presenter import UsagePresenter


def plug_in(everyday: Everyday) -> None:
    from soulfra_desktop.ui.shell.actions import Action

    last: list[UsagePresenter] = []
    """The one that was shown last."""

    def arrived(what: Applied) -> None:
        if what.usage:
            for presenter in last:
                presenter.look()

    def show() -> None:
        from soulfra_desktop.ui.usage.view import UsageView

        presenter = _presenter(everyday)
        last[:] = [presenter]
        everyday.window.show_settings(UsageView(presenter))
        presenter.look()

    everyday.arrived.connect(arrived)
    everyday.sidebar.on_usage = show
    tr = everyday.window.tr
    everyday.actions.add(Action("usage.show", tr("Usage: spent, saved, budgets"), show, "Ctrl+U", tr("View")))


class UsageFiles:
    """Fulfils Files of the presenter, with the adapters."""

    def __init__(self, usage: UsageService) -> None:
        self._usage = usage

    async def write(self, span: Span, path: Path) -> None:
        from soulfra_desktop.adapters.usage_files import write_whole

        await write_whole(path, self._usage.as_csv(span))

    async def read_bill(self, paths: Sequence[Path]) -> Bill:
        from soulfra_desktop.adapters.usage_exports import read_bill

        return await read_bill(paths)


def _presenter(everyday: Everyday):
    from soulfra_desktop.ui.usage.presenter import UsagePresenter

    core = everyday.core

    def open_chat(conversation_id: str) -> None:
        everyday.window.hide_settings()
        everyday.chat.open(conversation_id)

    presenter = UsagePresenter(
        core.usage, core.budgets, UsageFiles(core.usage), core.catalog.priced, core.clock, everyday.tasks.spawn
    )
    presenter.on_done = everyday.window.hide_settings
    presenter.on_chat = open_chat
    return presenter
