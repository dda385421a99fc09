"""Finding and ordering chats: the search, the archive, the trash, and what the keys do with the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.domain.chat import Conversation
    from soulfra_desktop.ui.search.presenter import SearchPresenter
    from soulfra_desktop.ui.shelf.presenter import OutOfTheWay

OPEN_FOLDERS = "open_folders"


def plug_in(everyday: Everyday) -> None:
    """Register what can be done; each screen is made when it is first asked for."""
    SearchAndShelves(everyday).plug_in()


class SearchAndShelves:
    """The screens that take the chat's place to find another one. What was searched for stays until the window closes."""

    def __init__(self, everyday: Everyday) -> None:
        self._everyday = everyday
        self._search: SearchPresenter | None = None

    def plug_in(self) -> None:
        sidebar, settings = self._everyday.sidebar, self._everyday.core.settings
        sidebar.folding.keep_open(settings.current.open_folders)
        sidebar.folding.on_folded = self._folded
        sidebar.on_search = self.show_search
        sidebar.on_archive = lambda: self.show_shelf("archived")
        sidebar.on_trash = lambda: self.show_shelf("trash")
        self._register()

    def _folded(self, ids: Sequence[str]) -> None:
        self._everyday.tasks.spawn(self._remember(ids))

    async def _remember(self, ids: Sequence[str]) -> None:
        await self._everyday.keep(OPEN_FOLDERS, list(ids))

    # Screens.

    def show_search(self, words: str = "") -> None:
        from soulfra_desktop.ui.search.presenter import SearchPresenter
        from soulfra_desktop.ui.search.view import SearchView

        core, window = self._everyday.core, self._everyday.window
        if window.workspace is None:
            return
        if self._search is None:
            self._search = SearchPresenter(
                core.search, core.organiser, core.clock, self._everyday.tasks.spawn, self._models
            )
            self._search.on_open = self._jump
            self._search.on_done = window.workspace.uncover
        window.workspace.cover(SearchView(self._search))
        self._search.begin(words)

    def _models(self) -> list[str]:
        return sorted({str(model.ref) for entry in self._everyday.core.catalog.seen for model in entry.models})

    def _jump(self, conversation_id: str, message_id: str | None, words: tuple[str, ...]) -> None:
        if self._everyday.window.workspace is not None:
            self._everyday.window.workspace.uncover()
        self._everyday.sidebar.select(conversation_id)
        self._everyday.view.words_to_mark = words if message_id else ()
        self._everyday.chat.open(conversation_id, message_id)

    def show_shelf(self, place: OutOfTheWay) -> None:
        from soulfra_desktop.ui.shelf.presenter import ShelfPresenter
        from soulfra_desktop.ui.shelf.view import ShelfView

        core, workspace = self._everyday.core, self._everyday.window.workspace
        if workspace is None:
            return
        spawn, after = self._everyday.tasks.spawn, self._everyday.sidebar.changing.stored
        shelf = ShelfPresenter(place, core.conversations, core.organiser, core.clock, spawn, after)
        shelf.on_done = workspace.uncover
        shelf.on_restored = self._restored
        shelf.on_open = lambda ident: self._jump(ident, None, ())
        workspace.cover(ShelfView(shelf))
        shelf.load()

    def _restored(self, chats: Sequence[Conversation]) -> None:
        self._everyday.sidebar.put_back(chats)

    # Actions.

    def _register(self) -> None:
        from soulfra_desktop.ui.shell.actions import Action
        from soulfra_desktop.ui.shell.notices import Notice

        window, sidebar, view = self._everyday.window, self._everyday.sidebar, self._everyday.sidebar_view
        listed, menus = view.list, view.list.menus
        tr, chats = window.tr, window.tr("Chats")

        def everyday() -> bool:
            return window.workspace is not None

        def some() -> bool:
            return everyday() and bool(sidebar.meant())

        def one() -> bool:
            return everyday() and (listed.here() is not None or sidebar.state.selected is not None)

        def undo() -> None:
            if not sidebar.undo():
                window.notices.show_notice(Notice("done", tr("Nothing to undo")))

        def pin() -> None:
            ids = sidebar.meant()
            sidebar.changing.pin(ids, on=not all(chat.pinned for chat in sidebar.chats(ids)))

        self._everyday.actions.add(
            Action("chat.temporary", tr("New temporary chat"), sidebar.new_temporary, "Ctrl+Shift+N", chats, everyday),
            Action("search.open", tr("Search all messages"), lambda: self.show_search(sidebar.state.filter), "Ctrl+Shift+F", chats, everyday),
            Action("chats.select", tr("Select chats"), sidebar.picking.start, "", chats, everyday),
            Action("chats.new-folder", tr("New folder"), menus.new_folder, "", chats, everyday),
            Action("chats.archive", tr("Archive: what is there"), lambda: self.show_shelf("archived"), "", chats, everyday),
            Action("chats.trash", tr("Trash: what is there"), lambda: self.show_shelf("trash"), "", chats, everyday),
            Action("chats.undo", tr("Undo the last change to the list"), undo, "Ctrl+Z", chats, everyday),
            Action("chat.rename", tr("Rename this chat"), self._rename, "F2", chats, one),
            Action("chat.pin", tr("Pin or unpin this chat"), pin, "", chats, some),
            Action("chat.tags", tr("Tags of this chat"), lambda: menus.edit_tags(sidebar.meant()), "", chats, some),
            Action("chat.archive", tr("Archive this chat"), lambda: sidebar.changing.archive(sidebar.meant()), "", chats, some),
            Action("chat.delete", tr("Delete this chat"), self._delete, "Ctrl+Shift+Backspace", chats, one),
            Action("chat.next", tr("Next chat"), lambda: sidebar.step(1), "Ctrl+PgDown", chats, everyday),
            Action("chat.previous", tr("Previous chat"), lambda: sidebar.step(-1), "Ctrl+PgUp", chats, everyday),
        )  # fmt: skip

    def _rename(self) -> None:
        """What has the keyboard in the list, else the chat that is open."""
        from soulfra_desktop.domain.shelf import Folder

        view = self._everyday.sidebar_view
        here = view.list.here()
        if isinstance(here, Folder):
            view.list.menus.edit_folder(here)
        elif here is not None:
            view.list.rename(here.id)
        elif not view.rename():
            self._everyday.view.rename()

    def _delete(self) -> None:
        from soulfra_desktop.domain.shelf import Folder

        here, sidebar = self._everyday.sidebar_view.list.here(), self._everyday.sidebar
        if isinstance(here, Folder):
            self._everyday.sidebar_view.list.menus.delete_folder(here)
        else:
            sidebar.changing.delete(sidebar.meant(here.id if here else None))
