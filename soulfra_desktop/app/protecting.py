"""What protects this home, and how that is changed from the window that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soulfra_desktop.adapters.secrets import SystemKeyring
from soulfra_desktop.adapters.unlock import change_passphrase, leave_to_keyring

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.ui.settings.presenter import SettingsPresenter
    from soulfra_desktop.ui.settings.protection import ProtectionPanel
    from soulfra_desktop.ui.shell.presenter import Protection


class Protecting:
    """Knows what protects the home now: the open store knows only what opened it."""

    def __init__(self, everyday: Everyday) -> None:
        self._everyday = everyday
        self.now: Protection = everyday.core.protection

    def panel(self, settings: SettingsPresenter) -> ProtectionPanel:
        """The part of the settings in which it is changed; what it changes is told in the window at once."""
        from soulfra_desktop.ui.settings.protecting import ProtectingPresenter
        from soulfra_desktop.ui.settings.protection import ProtectionPanel

        environment = self._everyday.environment

        def changed(protection: Protection) -> None:
            self.now = protection
            settings.show_protection(protection)
            self._everyday.sidebar.about(protection=protection)

        presenter = ProtectingPresenter(self.now, self._change, self._leave_to_keyring, self._everyday.tasks.spawn)
        presenter.on_protection = changed
        return ProtectionPanel(presenter, by_environment=environment.passphrase is not None)

    async def _change(self, old: str | None, new: str) -> None:
        await change_passphrase(self._everyday.environment.home, old, new, SystemKeyring())

    async def _leave_to_keyring(self, passphrase: str) -> None:
        await leave_to_keyring(self._everyday.environment.home, passphrase, SystemKeyring())
