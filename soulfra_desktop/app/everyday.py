"""The everyday screen as its features find it: each is plugged in by one line in `features`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.services.signal import Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from soulfra_desktop.app.container import Core
    from soulfra_desktop.app.environment import Environment
    from soulfra_desktop.app.tasks import TaskSupervisor
    from soulfra_desktop.domain.settings import SettingValue
    from soulfra_desktop.services.sync_ports import Applied
    from soulfra_desktop.ui.account.state import Place
    from soulfra_desktop.ui.chat.presenter import ChatPresenter
    from soulfra_desktop.ui.chat.view import ChatView
    from soulfra_desktop.ui.settings.presenter import Section, SettingsPresenter
    from soulfra_desktop.ui.shell.actions import Actions
    from soulfra_desktop.ui.shell.page import Page
    from soulfra_desktop.ui.shell.presenter import SidebarPresenter
    from soulfra_desktop.ui.shell.sidebar import SidebarView
    from soulfra_desktop.ui.shell.window import MainWindow


@dataclass(slots=True)
class Everyday:
    """Sidebar and chat in the window, and what stands behind them. Features add to it what they can do."""

    app: QApplication
    environment: Environment
    core: Core
    tasks: TaskSupervisor
    window: MainWindow
    chat: ChatPresenter
    sidebar: SidebarPresenter
    view: ChatView
    sidebar_view: SidebarView
    demo: bool = False
    on_setting: dict[str, Callable[[object], None]] = field(default_factory=dict)
    """Brings a changed setting into force, by its field's name."""
    settings_shown: Signal[SettingsPresenter] = field(default_factory=Signal)
    """Whoever hears of it may say under a setting how that stands."""
    setting_changed: Signal[str] = field(default_factory=Signal)
    """By its name; for whoever hears of a setting that is brought into force elsewhere."""
    arrived: Signal[Applied] = field(default_factory=Signal)
    """Something came from another of the person's machines: what is shown must be looked at anew."""
    question_answered: Signal[None] = field(default_factory=Signal)
    """A question's answer has ended, in a chat that is kept."""
    changed_elsewhere: Signal[None] = field(default_factory=Signal)
    """Another process wrote to the store."""
    show_section: Callable[[Section], None] = lambda _section: None
    """Opens the settings at one of their sections."""
    show_field: Callable[[str], None] = lambda _name: None
    """Opens the settings at one of their fields."""
    open_citation: Callable[[str, int, int], object] = lambda _document_id, _start, _end: None
    """Opens a document where a passage of it stands, in characters, and marks that."""
    open_memory: Callable[[str], object] = lambda _fact_id: None
    """Shows what is remembered, at one fact."""
    show_account: Callable[[Place], None] = lambda _place: None
    """Opens the account's page at one of its forms."""
    account_page: Callable[[], Page] | None = None
    """Makes the settings' page of the account."""
    trust_card: Callable[[], QWidget] | None = None
    """Makes what stands there of the account's trust."""

    @property
    def actions(self) -> Actions:
        return self.window.registry

    def set(self, name: str, value: SettingValue) -> None:
        """Change a setting from outside the settings' own page, and bring it into force."""
        self.tasks.spawn(self._set(name, value))

    async def _set(self, name: str, value: SettingValue) -> None:
        if await self.keep(name, value):
            self.brought(name, value)

    async def keep(self, name: str, value: SettingValue) -> bool:
        """Store a setting, or tell the person why it cannot be stored."""
        from soulfra_desktop.ui.shell.notices import Notice

        try:
            await self.core.settings.change(name, value)
        except SoulfraError as error:
            self.window.notices.show_notice(Notice("problem", error.message, details=error.advice))
            return False
        return True

    def brought(self, name: str, value: object) -> None:
        """Bring a setting that was changed into force."""
        if name in self.on_setting:
            self.on_setting[name](value)
        self.setting_changed(name)
