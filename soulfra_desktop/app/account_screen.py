"""The account in the window: its page, the mark at the sidebar's foot, and the syncing that goes on behind both."""

from __future__ import annotations

import asyncio
import platform
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.services.sync_ports import Applied
    from soulfra_desktop.ui.account.presenter import AccountPresenter
    from soulfra_desktop.ui.account.state import AccountState, Barrier, Place
    from soulfra_desktop.ui.account.syncing import SyncingState, SyncPresenter
    from soulfra_desktop.ui.account.view import AccountPage

FIRST_SECONDS = 1.0
"""After the window is shown: a person who starts looks at their chats first."""
TOGETHER_SECONDS = 0.25
"""What arrives within this time is looked at in one go: a first download comes in many pieces."""


def plug_in(everyday: Everyday) -> None:
    from soulfra_desktop.ui.shell.actions import Action

    screen, tr = AccountScreen(everyday), everyday.window.tr
    sync = everyday.core.accounts.sync
    everyday.account_page = screen.page
    everyday.show_account = screen.show_form
    everyday.actions.add(
        Action("account.show", tr("Account and sync"), screen.show, "", tr("Soulfra")),
        Action(
            "account.sign-in",
            tr("Sign in to an account"),
            screen.sign_in,
            "",
            tr("Soulfra"),
            lambda: sync.state.phase == "off",
        ),
        Action("account.sync", tr("Sync now"), sync.wake, "", tr("Soulfra"), lambda: sync.state.phase != "off"),
    )
    if not screen.barrier:
        everyday.tasks.spawn(screen.keep_syncing())


class AccountScreen:
    """Its presenters live as long as the window: a page that is left forgets neither a key nor what it waits for."""

    def __init__(self, everyday: Everyday) -> None:
        self._everyday = everyday
        self._parts = everyday.core.accounts
        self._account: AccountPresenter | None = None
        self._sync: SyncPresenter | None = None
        self._arrived: Applied | None = None
        self._phase = ""
        self._pages: list[AccountPage] = []
        """The one that was made last."""

    @property
    def barrier(self) -> Barrier:
        """Why no account can be used in this session."""
        if self._everyday.demo:
            return "demo"
        return "nothing kept" if self._everyday.core.protection == "nothing kept" else ""

    # The page.

    def show(self) -> None:
        self._everyday.show_section("account")

    def sign_in(self) -> None:
        """To the form at once, for who has an account already."""
        self.show_form("sign-in")

    def show_form(self, place: Place) -> None:
        """The page, at one of its forms."""
        self.show()
        if not self.barrier:
            self._presenter().go(place)

    def page(self) -> AccountPage:
        from soulfra_desktop.ui.account.view import AccountPage
        from soulfra_desktop.ui.settings.view import COLUMN

        presenter = self._presenter()
        made = AccountPage(presenter, self._syncing(), COLUMN, self._everyday.trust_card)
        made.destroyed.connect(lambda: self._pages.clear() if self._pages[:1] == [made] else None)
        self._pages[:] = [made]
        presenter.load()
        return made

    def _presenter(self) -> AccountPresenter:
        if self._account is None:
            from soulfra_desktop.adapters.sync_server import server_address
            from soulfra_desktop.ui.account.forming import Ways
            from soulfra_desktop.ui.account.presenter import AccountPresenter

            parts = self._parts
            self._account = AccountPresenter(
                parts.account, parts.passwords, Ways(server_address, _judge, _write), self._everyday.tasks.spawn,
                device_name=platform.node()[:64], barrier=self.barrier,
            )  # fmt: skip
            self._account.on_news = self._news
        return self._account

    def _news(self, state: AccountState) -> None:
        """What is shown once finds whoever went somewhere else meanwhile."""
        from soulfra_desktop.ui.account.state import ONCE
        from soulfra_desktop.ui.shell.notices import Notice

        if state.place not in ONCE or (self._pages and self._pages[0].isVisible()):
            return
        window = self._everyday.window
        said = window.tr("Something for you to write down: it is shown once.")
        window.notices.show_notice(Notice("done", said, window.tr("Show"), self.show, lasting=True))

    # Syncing.

    def _syncing(self) -> SyncPresenter:
        if self._sync is None:
            from soulfra_desktop.ui.account.syncing import SyncPresenter

            settings, everyday = self._everyday.core.settings, self._everyday
            self._sync = made = SyncPresenter(
                self._parts.sync, settings.current.sync_metered, lambda on: everyday.set("sync_metered", on)
            )
            made.on_restored = lambda: everyday.tasks.spawn(self._accept_restored())
            self._parts.sync.metered = lambda: made.state.holds_files
            self._parts.sync.on_applied = self._applied
            made.changed.connect(self._synced)
            everyday.setting_changed.connect(self._setting_changed)
            everyday.changed_elsewhere.connect(lambda _nothing: self._look_whether_signed_in())
        return self._sync

    async def keep_syncing(self) -> None:
        """Rounds for as long as the window lives; while nobody is signed in it waits for that."""
        await self._everyday.core.clock.sleep(FIRST_SECONDS)
        self._put_mark(self._syncing())
        self._parts.sync.on_fault = self._report
        await self._parts.sync.keep_going()

    async def _accept_restored(self) -> None:
        from soulfra_desktop.domain.errors import SoulfraError

        with suppress(SoulfraError):  # the card says it
            await self._parts.sync_accepting_restored()
        self._parts.sync.wake()  # rounds go on by themselves again

    def _report(self, error: BaseException) -> None:
        self._everyday.tasks.spawn(_raised(error))

    def _put_mark(self, sync: SyncPresenter) -> None:
        from soulfra_desktop.ui.account.mark import SyncMark

        mark = SyncMark()
        mark.clicked.connect(lambda: self.show())
        self._everyday.sidebar_view.card.add(mark)
        sync.changed.connect(mark.show_state)
        mark.show_state(sync.state)

    def _synced(self, state: SyncingState) -> None:
        before, self._phase = self._phase, state.sync.phase
        if before == self._phase:
            return
        if before in ("", "off"):
            self._watch_connection()
        if self._phase == "stopped":
            self._stopped(state)

    def _stopped(self, state: SyncingState) -> None:
        """It does not go on by itself: the person is told once, and the page knows of it."""
        from soulfra_desktop.ui.account.words import SyncWords
        from soulfra_desktop.ui.shell.notices import Notice

        window = self._everyday.window
        if self._account is not None:
            self._account.load()
        if self._pages and self._pages[0].isVisible():
            return
        words = SyncWords()
        window.notices.show_notice(
            Notice("problem", words.title(state), window.tr("Show"), self.show, words.cause(state), lasting=True)
        )

    def _setting_changed(self, name: str) -> None:
        sync = self._syncing()
        if name == "sync_metered":
            sync.files_go(bool(self._everyday.core.settings.current.sync_metered))
        elif name == "local_only":
            sync.sync_now()

    def _look_whether_signed_in(self) -> None:
        if self._parts.sync.state.phase in ("off", "stopped"):
            self._parts.sync.wake()

    def _watch_connection(self) -> None:
        """Whether it is paid by the amount; where the system does not say, it is not."""
        from PySide6.QtNetwork import QNetworkInformation

        if not QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Metered):
            return
        network, sync = QNetworkInformation.instance(), self._syncing()
        if network is not None:
            network.isMeteredChanged.connect(lambda metered: sync.connected(metered=bool(metered)))
            sync.connected(metered=network.isMetered())

    # What arrives.

    def _applied(self, what: Applied) -> None:
        if not what:
            return
        if self._arrived is not None:
            self._arrived |= what
            return
        self._arrived = what
        self._everyday.tasks.spawn(self._tell())

    async def _tell(self) -> None:
        await self._everyday.core.clock.sleep(TOGETHER_SECONDS)
        what, self._arrived = self._arrived, None
        if what is not None:
            self._everyday.arrived(what)


async def _judge(password: str, email: str) -> None:
    """Beside the window: what judges it reads long lists of words. Raises SettingRefused."""
    from soulfra_desktop.adapters.account_vault import Vault

    await asyncio.to_thread(Vault().check_password, password, email.strip())


async def _write(path: Path, text: str) -> None:
    from soulfra_desktop.adapters.usage_files import write_whole

    async def pieces() -> AsyncIterator[str]:
        yield text

    await write_whole(path, pieces())


async def _raised(error: BaseException) -> None:
    """Reports what its own task survives."""
    raise error
