"""The window's life: unlock, welcome, chat, settings, close. It wires presenters to each other and decides no more."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from soulfra_desktop.app import appearance
from soulfra_desktop.app.faults import describe, log, log_to
from soulfra_desktop.app.presence import Presence
from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.errors import PassphraseNeeded, SoulfraError
from soulfra_desktop.ui.kit import languages, theme
from soulfra_desktop.ui.shell.window_state import WINDOW_FILE

if TYPE_CHECKING:
    from soulfra_desktop.adapters.sqlite.store import Store
    from soulfra_desktop.app.container import Core
    from soulfra_desktop.app.environment import Environment
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.ui.chat.presenter import ChatPresenter
    from soulfra_desktop.ui.shell.presenter import SidebarPresenter
    from soulfra_desktop.ui.shell.window import MainWindow
    from soulfra_desktop.ui.shell.window_state import WindowState


class Desktop:
    """One window over one home. `start` once; `aclose` ends everything it began."""

    def __init__(self, environment: Environment, window: MainWindow, app: QApplication, *, demo: bool = False) -> None:
        self._environment = environment
        self._window = window
        self._app = app
        self._demo = demo
        self._store: Store | None = None
        self.core: Core | None = None
        self.everyday: Everyday | None = None
        self.actions = window.registry
        self.tasks = TaskSupervisor(self._crashed)
        self.presence = Presence(window)
        languages.install(app, window.state.language)
        theme.apply(app, window.state.theme, contrast=window.state.contrast)  # type: ignore[arg-type]  # the outline needed its colours alone
        if not demo:
            window.on_close = self._remember
        # A slot of a view that raises is called by Qt, not by a task: Python tells it here and nowhere else.
        sys.excepthook = lambda _type, error, _trace: self._crashed(error)

    def start(self) -> None:
        """Open the home and go on to the first screen."""
        self.tasks.spawn(self._open(self._environment.passphrase))

    async def aclose(self) -> None:
        """Stop what runs, keep what came, close the store."""
        sys.excepthook = sys.__excepthook__
        await self.presence.aclose()
        await self.tasks.aclose()
        if self.core is not None:
            await self.core.aclose()
        elif self._store is not None:
            await self._store.aclose()
        self._window.hide()  # a signal ends it without closing; what is destroyed while it is seen still gets its events

    # From the closed home to the first chat.

    async def _open(self, passphrase: str | None) -> None:
        from soulfra_desktop.adapters.sqlite.store import open_in_memory, open_store

        try:
            if self._demo:
                self._store = await open_in_memory()
            else:
                self._store = await open_store(self._environment.home, passphrase)
        except PassphraseNeeded:
            self._ask_passphrase()
            return
        except SoulfraError as error:
            self._window.show_problem(error, self.start)
            self.presence.needs_person()
            return
        if self._store.protection == "nothing kept" and not self._demo:
            self._ask_protection()
        else:
            await self._go_on()

    def _ask_passphrase(self) -> None:
        from soulfra_desktop.ui.onboarding.passphrase import UnlockView
        from soulfra_desktop.ui.onboarding.presenter import UnlockPresenter

        self._window.show_unlock(UnlockView(UnlockPresenter(self._unlock, self.tasks.spawn)))
        self.presence.needs_person()

    async def _unlock(self, passphrase: str) -> None:
        from soulfra_desktop.adapters.sqlite.store import open_store

        self._store = await open_store(self._environment.home, passphrase)
        await self._go_on()

    def _ask_protection(self) -> None:
        from soulfra_desktop.ui.onboarding.passphrase import ProtectView
        from soulfra_desktop.ui.onboarding.presenter import ProtectPresenter

        presenter = ProtectPresenter(self._protect, self._go_on, self.tasks.spawn)
        self._window.show_first_run(ProtectView(presenter))
        self.presence.needs_person()

    async def _protect(self, passphrase: str) -> None:
        from soulfra_desktop.adapters.sqlite.store import open_store
        from soulfra_desktop.adapters.unlock import protect

        await protect(self._environment.home, passphrase)
        if self._store is not None:
            await self._store.aclose()
        self._store = await open_store(self._environment.home, passphrase)
        await self._go_on()

    async def _go_on(self) -> None:
        from soulfra_desktop.app.container import build, build_demo

        store = self._store
        assert store is not None
        if store.protection != "nothing kept":
            log_to(self._environment.home)
        self.core = await (build_demo(store) if self._demo else build(self._environment, store, log.warning))
        languages.install(self._app, self.core.settings.current.language)
        appearance.use(self._app, self._window, self.core.settings.current)
        if self.core.settings.current.welcomed:
            self._show_chat()
        else:
            self._welcome(self.core)

    def _welcome(self, core: Core) -> None:
        from soulfra_desktop.ui.onboarding.presenter import FirstRunPresenter
        from soulfra_desktop.ui.onboarding.view import FirstRunView

        presenter = FirstRunPresenter(core.catalog, core.settings, self.tasks.spawn)
        presenter.on_start = self._show_chat
        presenter.on_library = lambda: self.actions.run("models.library")
        presenter.on_account = lambda: self.actions.run("account.sign-in")
        self._window.show_first_run(FirstRunView(presenter))
        self.presence.needs_person()
        presenter.look()

    # The everyday screen.

    def _show_chat(self) -> None:
        from soulfra_desktop.app.everyday import Everyday
        from soulfra_desktop.app.features import FEATURES
        from soulfra_desktop.ui.chat.presenter import ChatPresenter
        from soulfra_desktop.ui.chat.view import ChatView
        from soulfra_desktop.ui.shell.presenter import SidebarPresenter
        from soulfra_desktop.ui.shell.sidebar import SidebarView

        core = self.core
        assert core is not None
        spawn = self.tasks.spawn
        chat = ChatPresenter(core.chat, core.catalog, core.settings, core.conversations, core.clock, spawn)
        sidebar = SidebarPresenter(core.conversations, core.organiser, core.clock, spawn)
        view, list_ = ChatView(chat), SidebarView(sidebar)
        self._window.show_chat(list_, view)
        self.everyday = Everyday(
            self._app, self._environment, core, self.tasks, self._window, chat, sidebar, view, list_, self._demo
        )
        for plug_in in FEATURES:
            plug_in(self.everyday)
        self.presence.settle(self.everyday)
        sidebar.about(protection=core.protection, local_only=core.settings.current.local_only)
        sidebar.load()
        chat.open(None)

    @property
    def chat(self) -> ChatPresenter | None:
        """The chat of the everyday screen, None before there is one."""
        return self.everyday.chat if self.everyday else None

    @property
    def sidebar(self) -> SidebarPresenter | None:
        """The list of chats, None before there is one."""
        return self.everyday.sidebar if self.everyday else None

    # Its end, and what went wrong.

    def _remember(self, state: WindowState) -> None:
        state.save(self._environment.home / WINDOW_FILE)

    def _crashed(self, error: BaseException) -> None:
        details = describe(error)
        log.error("a bug: %s", details)
        self._window.show_crash(details)
