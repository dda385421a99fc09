"""Being there without a window: the tray, the quick prompt, what a second start wants, and what closing means."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from soulfra_desktop.app.summons import Summons

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.app.quick_prompt import QuickPrompt
    from soulfra_desktop.app.tray import Tray
    from soulfra_desktop.ui.shell.window import MainWindow


class Presence:
    """Lives as long as the process. Before `settle` there is only the window; a wish for the quick prompt waits."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._waiting: Summons | None = None
        self._asks = False
        self._ending = False
        self.quick: QuickPrompt | None = None
        self.tray: Tray | None = None
        self.on_quit: Callable[[], None] = lambda: None
        window.on_quit = self.quit
        window.may_close = self._may_close

    def summoned(self, summons: Summons) -> None:
        """What another start of Soulfra asks for."""
        if summons.command == "quit":
            self.quit()
        elif summons.command == "raise":
            self._window.raise_up()
        elif self.quick is not None:
            self.quick.show(summons.text, summons.offer)
        else:
            self._waiting = summons
            if self._asks:
                self._window.raise_up()

    def needs_person(self) -> None:
        """The window has a question without which nothing goes on."""
        self._asks = True
        if not self._window.isVisible():
            self._window.open()

    def settle(self, everyday: Everyday) -> None:
        """The chats are open: from now on there is a tray and a quick prompt."""
        from soulfra_desktop.app.quick_prompt import QuickPrompt
        from soulfra_desktop.app.tray import Tray

        self._asks = False
        quick = self.quick = QuickPrompt(everyday)
        tray = self.tray = Tray(everyday, quick, self.quit)
        quick.presenter.on_open = tray.open
        quick.on_keys = lambda keys: tray.presenter.show(hotkey=keys)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.quick.show(waiting.text, waiting.offer)

    def quit(self) -> None:
        """End, whatever is open."""
        self._ending = True
        self._window.close()
        self.on_quit()

    def _may_close(self) -> bool:
        return self._ending or self.tray is None or self.tray.may_close()

    async def aclose(self) -> None:
        quick, self.quick, tray, self.tray = self.quick, None, self.tray, None
        if quick is not None:
            await quick.aclose()
        if tray is not None:
            tray.close()
