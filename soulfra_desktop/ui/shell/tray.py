"""Soulfra in the desktop's tray: an icon, a menu, and word of an answer that ended while nobody looked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from soulfra_desktop.ui.shell.tray_icon import tray_icon
from soulfra_desktop.ui.shell.tray_state import TrayPresenter, TrayState

LONGEST_TITLE = 48
STAYS_MS = 10_000
LOOK_MS, LOOKS = 3000, 40
"""How often, and how many times, a tray is looked for."""


class TrayView(QSystemTrayIcon):
    """A left click shows the quick prompt, a middle click the window, a right click the menu."""

    def __init__(self, presenter: TrayPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._drawn: tuple[bool, bool] | None = None
        self._told = ""
        self._looks = 0
        self.menu = QMenu()
        self._build()
        self.setContextMenu(self.menu)
        self.menu.aboutToShow.connect(presenter.look)
        self.activated.connect(self._activated)
        self.messageClicked.connect(self._message_clicked)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)
        presenter.on_change = self.render
        self.render(presenter.state)

    def come(self) -> None:
        """Show the icon as soon as there is a tray; a panel may start later than Soulfra."""
        if self.is_there:
            self.show()
        elif self._looks < LOOKS:
            self._looks += 1
            QTimer.singleShot(LOOK_MS, self, self.come)

    @property
    def is_there(self) -> bool:
        """Whether the desktop has a tray to be in."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def _build(self) -> None:
        presenter = self._presenter
        self.quick = self._item(self.tr("Quick prompt"), lambda: presenter.on_quick())
        self._item(self.tr("New chat"), lambda: presenter.on_new())
        self.window_item = self._item("", lambda: presenter.on_window())
        self.menu.addSeparator()
        self.recent = [self._item("", lambda place=place: self._open(place)) for place in range(5)]
        self._after_recent = self.menu.addSeparator()
        self.local_only = self._item(self.tr("Local only"), lambda: None)
        self.local_only.setCheckable(True)
        self.local_only.triggered.connect(lambda on: presenter.on_local_only(bool(on)))
        self._item(self.tr("Settings"), lambda: presenter.on_settings())
        self.menu.addSeparator()
        self._item(self.tr("Quit"), lambda: presenter.on_quit())

    def _item(self, label: str, act: Callable[[], None]) -> QAction:
        item = self.menu.addAction(label)
        item.triggered.connect(lambda _on=False: act())
        return item

    def render(self, state: TrayState) -> None:
        look = (QGuiApplication.styleHints().colorScheme() is not Qt.ColorScheme.Light, state.answering > 0)
        if look != self._drawn:
            self._drawn = look
            self.setIcon(tray_icon(dark=look[0], answering=look[1]))
        self.setToolTip(self.tr("Soulfra: %n answers on their way", "", state.answering) if look[1] else "Soulfra")
        self.window_item.setText(self.tr("Hide Soulfra") if state.window_shown else self.tr("Show Soulfra"))
        self.local_only.setChecked(state.local_only)
        self.quick.setShortcut(QKeySequence(state.hotkey))
        self._after_recent.setVisible(bool(state.recent))
        for place, item in enumerate(self.recent):
            item.setVisible(place < len(state.recent))
            if place < len(state.recent):
                title = state.recent[place].title
                short = title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"
                item.setText(short.replace("&", "&&"))

    def tell(self, conversation_id: str, title: str, words: str, *, failed: bool) -> None:
        """Have the desktop say that an answer ended; a click on that opens its chat."""
        self._told = conversation_id
        what = self.tr("The answer did not come.") if failed else words or self.tr("The answer is there.")
        self.showMessage(title, what, self.icon(), STAYS_MS)

    def _scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        self.render(self._presenter.state)

    def _open(self, place: int) -> None:
        recent = self._presenter.state.recent
        if place < len(recent):
            self._presenter.on_open(recent[place].id)

    def _message_clicked(self) -> None:
        if self._told:
            self._presenter.on_open(self._told)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self._presenter.on_quick()
        elif reason == QSystemTrayIcon.ActivationReason.MiddleClick:
            self._presenter.on_window()
