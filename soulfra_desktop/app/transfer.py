"""Chats in and out: the service over the open store, the screens, and the actions that lead to them."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from soulfra_desktop.adapters.transfer.formulas import Outline
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.services.store_ports import ConversationStore, TreeStore
    from soulfra_desktop.services.transfer import TransferService
    from soulfra_desktop.ui.settings.presenter import SettingsPresenter
    from soulfra_desktop.ui.transfer.import_presenter import ImportPresenter, ImportState


class Kept(Protocol):
    """Chats, and their whole trees."""

    @property
    def conversations(self) -> ConversationStore: ...

    @property
    def trees(self) -> TreeStore: ...


def transfer(kept: Kept) -> TransferService:
    """Over the chats of a core or of a store; PDFs load Qt when the first is made."""
    from soulfra_desktop.adapters.transfer.reading import TransferReader
    from soulfra_desktop.adapters.transfer.writer import TransferWriter
    from soulfra_desktop.services.transfer import TransferService

    return TransferService(TransferReader(), TransferWriter(_press, _formula), kept.trees, kept.conversations)


def _formula(tex: str, display: bool) -> Outline | None:
    """As the window draws it, within the same bounds."""
    from soulfra_desktop.ui.kit.formula import Drawing, draw

    made = draw(tex, display=display)
    return made if isinstance(made, Drawing) else None


async def _press(title: str, pieces: list[str]) -> AsyncIterator[bytes]:
    """Without a window, as for the command line, Qt draws on nothing."""
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        _press.__dict__["application"] = QGuiApplication(["soulfra"])
    from soulfra_desktop.ui.transfer.pdf import pressed

    await asyncio.sleep(0)  # what was loaded took a moment
    async for part in pressed(title, pieces, asyncio.to_thread):
        yield part


def plug_in(everyday: Everyday) -> None:
    """Register what the palette, the sidebar and the chat's header call."""
    screens = Screens(everyday)
    _register(everyday, screens)
    everyday.sidebar.on_export = screens.show_export
    everyday.view.empty.imported.connect(screens.show_import)
    everyday.settings_shown.connect(lambda presenter: _show_data(everyday, screens, presenter))


def _show_data(everyday: Everyday, screens: Screens, presenter: SettingsPresenter) -> None:
    from soulfra_desktop.ui.settings.presenter import DataState

    presenter.on_import = screens.show_import
    presenter.on_export = lambda: screens.show_export(None)
    presenter.on_trash = screens.show_trash
    if everyday.demo or everyday.core.protection == "nothing kept":
        return
    home = everyday.environment.home
    presenter.on_place = lambda: _open(home)
    presenter.show_data(DataState(str(home)))

    async def weigh() -> None:
        presenter.show_data(DataState(str(home), await asyncio.to_thread(_size, home)))

    everyday.tasks.spawn(weigh())


def _size(folder: Path) -> int:
    """Bytes of all that lies there; what goes away meanwhile counts nothing."""
    total = 0
    for place, _, files in os.walk(folder):
        for name in files:
            with suppress(OSError):
                total += os.lstat(os.path.join(place, name)).st_size
    return total


def _open(folder: Path) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class Screens:
    """Opens the import's page and the export's dialog."""

    def __init__(self, everyday: Everyday) -> None:
        self._everyday = everyday
        self._service: TransferService | None = None
        self._importing: ImportPresenter | None = None
        self._unread = False

    @property
    def service(self) -> TransferService:
        self._service = self._service or transfer(self._everyday.core)
        return self._service

    def show_import(self) -> None:
        """The import that runs, or that ended while nobody looked; else the way to a new one."""
        from soulfra_desktop.ui.transfer.import_view import ImportView

        self._importing = self._importing or self._importer()
        if not self._unread:
            self._importing.again()
        self._unread = False
        self._everyday.window.show_settings(ImportView(self._importing))

    def _importer(self) -> ImportPresenter:
        """One for as long as the window is there: an import goes on when its screen goes."""
        everyday, window = self._everyday, self._everyday.window
        from soulfra_desktop.ui.transfer.import_presenter import ImportPresenter

        presenter = ImportPresenter(self.service, everyday.tasks.spawn)

        def show_them(tag: str) -> None:
            window.hide_settings()
            everyday.sidebar.only_tag(tag or None)

        presenter.on_done = window.hide_settings
        presenter.on_show = show_them
        presenter.on_imported = everyday.sidebar.load
        presenter.on_ended = lambda: self._ended(presenter.state)
        return presenter

    def _ended(self, state: ImportState) -> None:
        from soulfra_desktop.ui.shell.notices import Notice
        from soulfra_desktop.ui.transfer.import_view import ImportView

        window = self._everyday.window
        shown = window.workspace.content.currentWidget() if window.workspace else None
        if isinstance(shown, ImportView):
            return
        self._unread = True
        show = window.tr("Show")
        if state.phase == "done":
            said = window.tr("The import of {0} is done.").format(state.name)
            window.notices.show_notice(Notice("done", said, show, self.show_import, lasting=True))
        else:
            said = window.tr("{0} could not be imported.").format(state.name)
            why = f"{state.message} {state.advice}".strip()
            window.notices.show_notice(Notice("problem", said, show, self.show_import, why, lasting=True))

    def show_export(self, ids: Sequence[str] | None) -> None:
        """None is everything."""
        everyday = self._everyday
        from soulfra_desktop.ui.transfer.export_dialog import ExportDialog
        from soulfra_desktop.ui.transfer.export_presenter import ExportPresenter

        presenter = ExportPresenter(self.service, everyday.tasks.spawn, ids)
        if ids is not None and len(ids) == 1:
            shown = everyday.chat.state.conversation
            presenter.name(shown.title if shown is not None and shown.id == ids[0] else _title(everyday, ids[0]))
        ExportDialog(presenter, everyday.window).open()

    def show_trash(self) -> None:
        self._everyday.window.hide_settings()
        self._everyday.actions.run("chats.trash")

    def show_export_of_this(self) -> None:
        shown = self._everyday.chat.state.conversation
        if shown is not None:
            self.show_export([shown.id])


def _register(everyday: Everyday, screens: Screens) -> None:
    from soulfra_desktop.ui.shell.actions import Action

    tr = everyday.window.tr
    section = tr("Chats")

    def has_chat() -> bool:
        return everyday.chat.state.conversation is not None

    everyday.actions.add(
        Action("chats.import", tr("Import chats…"), screens.show_import, "", section),
        Action("chat.export", tr("Export this chat…"), screens.show_export_of_this, "Ctrl+Shift+S", section, has_chat),
        Action("chats.export", tr("Export everything…"), lambda: screens.show_export(None), "", section),
    )


def _title(everyday: Everyday, conversation_id: str) -> str:
    return next((chat.title for chat in everyday.sidebar.state.chats if chat.id == conversation_id), "")
