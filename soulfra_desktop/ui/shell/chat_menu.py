"""What can be done with a chat, with several, and with a folder: the menus and the two small forms they open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.ui.kit import icons
from soulfra_desktop.ui.shell.presenter import SidebarPresenter
from soulfra_desktop.ui.shell.state import Drawer, Row


class ChatMenus(QObject):
    """Makes each menu when it is asked for."""

    def __init__(self, parent: QWidget, presenter: SidebarPresenter, rename: Callable[[str], object]) -> None:
        super().__init__(parent)
        self._over = parent
        self._presenter = presenter
        self._rename = rename
        self.keys_of: Callable[[str], str] = lambda _name: ""
        """The keys of an action by its name, as the settings have them; empty for none."""

    def popup(self, row: Row | None, place: QPoint) -> None:
        """Show the menu of a row, where it has one."""
        menu = None
        if isinstance(row, Conversation):
            menu = self.of_chats(self._presenter.meant(row.id))
        elif isinstance(row, Drawer):
            menu = self.of_folder(row.folder)
        if menu is not None:
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(place)

    def of_chats(self, ids: Sequence[str]) -> QMenu:
        """For one chat or several. Names are only offered for one."""
        do, menu = self._presenter.changing, QMenu(self._over)
        chats = self._presenter.chats(ids)
        pinned = bool(chats) and all(chat.pinned for chat in chats)

        def add(icon: str, text: str, name: str, act: Callable[[], object]) -> None:
            menu.addAction(icons.icon(icon, size=16), self._with_keys(text, name), lambda: act())

        if len(ids) == 1:
            add("edit", self.tr("Rename"), "chat.rename", lambda: self._rename(ids[0]))
        pin = self.tr("Unpin") if pinned else self.tr("Pin")
        add("pin", pin, "chat.pin", lambda: do.pin(ids, on=not pinned))
        menu.addMenu(self.of_folders(ids, menu))
        add("tag", self.tr("Tags…"), "chat.tags", lambda: self.edit_tags(ids))
        add("download", self.tr("Export…"), "chat.export", lambda: self._presenter.on_export(ids))
        menu.addSeparator()
        add("archive", self.tr("Archive"), "chat.archive", lambda: do.archive(ids))
        add("trash", self.tr("Delete"), "chat.delete", lambda: do.delete(ids))
        return menu

    def of_folders(self, ids: Sequence[str], parent: QWidget) -> QMenu:
        """Where chats can be moved to."""
        menu = QMenu(self.tr("Move to folder"), parent)
        menu.setIcon(icons.icon("folder", size=16))
        inside = {chat.folder_id for chat in self._presenter.chats(ids)}

        def add(folder_id: str | None, name: str) -> None:
            action = menu.addAction(_plain(name), lambda: self._presenter.changing.move(ids, folder_id))
            action.setCheckable(True)
            action.setChecked(inside == {folder_id})

        for folder in self._presenter.folding.all():
            add(folder.id, folder.name)
        if inside - {None}:
            add(None, self.tr("No folder"))
        menu.addSeparator()
        menu.addAction(icons.icon("plus", size=16), self.tr("New folder…"), lambda: self.new_folder(ids))
        return menu

    def of_folder(self, folder: Folder) -> QMenu:
        menu = QMenu(self._over)
        edit = self._with_keys(self.tr("Name and instructions…"), "chat.rename")
        menu.addAction(icons.icon("edit", size=16), edit, lambda: self.edit_folder(folder))
        menu.addSeparator()
        delete = self._with_keys(self.tr("Delete folder, keep its chats…"), "chat.delete")
        menu.addAction(icons.icon("trash", size=16), delete, lambda: self.delete_folder(folder))
        return menu

    def _with_keys(self, text: str, name: str) -> str:
        keys = self.keys_of(name)
        return f"{text}\t{keys}" if keys else text

    def of_list(self) -> QMenu:
        """What can be done with the list as a whole."""
        menu = QMenu(self._over)
        for icon, text, act in (
            ("checklist", self.tr("Select chats"), self._presenter.picking.start),
            ("folder", self.tr("New folder…"), self.new_folder),
            ("archive", self.tr("Archive", "noun"), lambda: self._presenter.on_archive()),
            ("trash", self.tr("Trash"), lambda: self._presenter.on_trash()),
            ("wallet", self.tr("Usage and budgets"), lambda: self._presenter.on_usage()),
        ):
            menu.addAction(icons.icon(icon, size=16), text, lambda act=act: act())
        tags = self._presenter.state.tags
        if tags:
            of_tags = menu.addMenu(icons.icon("tag", size=16), self.tr("Show only a tag"))
            for tag, count in tags:
                of_tags.addAction(f"{_plain(tag)}\t{count}", lambda tag=tag: self._presenter.only_tag(tag))
        return menu

    # Forms.

    def new_folder(self, ids: Sequence[str] = ()) -> None:
        from soulfra_desktop.ui.shell.folder_form import FolderForm

        form = FolderForm(Folder("", ""), self._over.window())
        form.saved.connect(lambda folder: self._presenter.folding.make(folder.name, folder.system_prompt, ids, folder))
        form.open()

    def edit_folder(self, folder: Folder) -> None:
        from soulfra_desktop.ui.shell.folder_form import FolderForm

        form = FolderForm(folder, self._over.window())
        form.saved.connect(lambda changed: self._presenter.changing.save_folder(changed))
        form.open()

    def delete_folder(self, folder: Folder) -> None:
        """At once where it holds nothing, and after asking where it does: which chats were in it, nobody would know."""
        from soulfra_desktop.ui.shell.folder_form import FolderQuestion

        delete = self._presenter.changing.delete_folder
        if not folder.chats and not folder.system_prompt:
            delete(folder.id)
            return
        question = FolderQuestion(folder, self._over.window())
        question.accepted.connect(lambda: delete(folder.id))
        question.open()

    def edit_tags(self, ids: Sequence[str]) -> None:
        from soulfra_desktop.ui.shell.tags_form import TagsForm

        TagsForm(self._presenter, ids, self._over.window()).open()


def _plain(name: str) -> str:
    """A name in a menu: its & is an &, and no mnemonic."""
    return name.replace("&", "&&").replace("\t", " ")
