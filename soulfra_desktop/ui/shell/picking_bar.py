"""What can be done with the chats that are picked: how many they are, and five things to do with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout

from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.sentences import counted
from soulfra_desktop.ui.shell.chat_menu import ChatMenus
from soulfra_desktop.ui.shell.presenter import SidebarPresenter
from soulfra_desktop.ui.shell.state import SidebarState


class PickingBar(QFrame):
    """Stands over the list while chats are being picked."""

    def __init__(self, presenter: SidebarPresenter, menus: ChatMenus) -> None:
        super().__init__()
        self._presenter = presenter
        self._menus = menus
        self.setProperty("kind", "notice")
        self.count = QLabel()
        theme.write_as(self.count, "", theme.SMALL, theme.SEMIBOLD)
        self.all = QPushButton(self.tr("All"))
        self.all.setAccessibleName(self.tr("Pick all chats of the list"))
        theme.write_as(self.all, "link", theme.SMALL, theme.MEDIUM)
        lengths.keep(self.all.setMinimumWidth, theme.TARGET)
        self._buttons: dict[str, QToolButton] = {}
        do, meant = presenter.changing, presenter.meant
        self.stop = self._button("x", self.tr("Stop picking"), presenter.picking.stop)
        top = QHBoxLayout()
        lengths.keep(top.setContentsMargins, 6, 0, 0, 0)
        top.addWidget(self.count, 1)
        top.addWidget(self.all)
        top.addWidget(self.stop)
        row = QHBoxLayout()
        lengths.keep(row.setSpacing, theme.XS)
        for button in (
            self._button("archive", self.tr("Archive"), lambda: do.archive(meant())),
            self._button("folder", self.tr("Move to folder"), self._move),
            self._button("tag", self.tr("Tags"), lambda: menus.edit_tags(meant())),
            self._button("download", self.tr("Export"), lambda: presenter.on_export(meant())),
            self._button("trash", self.tr("Delete"), lambda: do.delete(meant())),
        ):
            row.addWidget(button, 1)
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, 6, 4, 6, 4)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(row)
        self.all.clicked.connect(lambda: presenter.picking.all())
        theme.changed.connect(self._paint_icons)
        self._paint_icons()

    def _button(self, icon: str, name: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: act())
        self._buttons[icon] = button
        return button

    def _move(self) -> None:
        button = self._buttons["folder"]
        menu: QMenu = self._menus.of_folders(self._presenter.meant(), self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def show_state(self, state: SidebarState) -> None:
        self.setVisible(state.picking)
        if not state.picking:
            return
        number = len(state.picked)
        self.count.setText(counted(self.tr("%n selected", "", number)) if number else self.tr("Select chats"))
        for name, button in self._buttons.items():
            button.setEnabled(bool(number) or name == "x")

    def _paint_icons(self) -> None:
        for name, button in self._buttons.items():
            button.setIcon(icons.icon(name))
