"""The quick prompt, made ahead of time, and the key that shows it from anywhere."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from soulfra_desktop.adapters.hotkey.choosing import hotkey_here
from soulfra_desktop.adapters.hotkey.x11_selection import selection_text
from soulfra_desktop.app.app_id import APP_ID
from soulfra_desktop.domain.errors import SettingRefused
from soulfra_desktop.services.ports import HotkeyState
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.quick_prompt.binding import how_to_bind
from soulfra_desktop.ui.quick_prompt.presenter import QuickPresenter
from soulfra_desktop.ui.quick_prompt.state import Offered, Source
from soulfra_desktop.ui.quick_prompt.view import QuickView
from soulfra_desktop.ui.shell.actions import Action
from soulfra_desktop.ui.shell.notices import Notice

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.ui.settings.presenter import SettingsPresenter

SELECTIONS: dict[Source, str] = {"copied": "CLIPBOARD", "selected": "PRIMARY"}


class QuickPrompt:
    """One hidden window, and the registered key. `state` is how the key stands."""

    def __init__(self, everyday: Everyday) -> None:
        core, spawn = everyday.core, everyday.tasks.spawn
        self._everyday = everyday
        self.presenter = QuickPresenter(core.chat, core.catalog, core.settings, core.conversations, core.clock, spawn)
        self.view = QuickView(self.presenter)
        if QGuiApplication.platformName() == "xcb":  # where Qt waits 15 s for the owner of a clipboard that hangs
            self.view.ready.elsewhere = self._read
        self.presenter.on_conversation = everyday.sidebar.touch
        self.on_keys: Callable[[str], None] = lambda _keys: None
        """Gets the keys that work now; empty for none."""
        self.presenter.on_settings = lambda: everyday.actions.run("settings.open")
        self.state = HotkeyState(False)
        self._settings: SettingsPresenter | None = None
        self._held: str | None = None
        """The keys as they were last taken; None before that."""
        self._hotkey = hotkey_here(spawn, APP_ID, self.view.tr("Show Soulfra's quick prompt"), self._gone)
        everyday.on_setting["quick_hotkey"] = self._choose
        everyday.actions.add(Action("quick.show", self.view.tr("Quick prompt"), self.view.appear, "", "Soulfra"))
        everyday.settings_shown.connect(self._explain)
        if not everyday.demo:
            spawn(self._register(core.settings.current.quick_hotkey, told=False))

    def show(self, text: str = "", offer: str = "") -> None:
        """Come up, with a text and what to offer first ("clipboard", "selection"; empty: the newer)."""
        self.view.appear(text, offer)

    def _read(self, sources: tuple[Source, ...], told: Callable[[Offered | None], None]) -> None:
        self._everyday.tasks.spawn(_read(sources, told))

    async def aclose(self) -> None:
        """Give the key back."""
        await self._hotkey.aclose()
        self.view.hide()
        self.view.deleteLater()

    def _choose(self, keys: object) -> None:
        self._everyday.tasks.spawn(self._register(str(keys), told=True))

    def _gone(self) -> None:
        self.state = HotkeyState(False, "", self.view.tr("The desktop has taken the key back."))
        self.on_keys("")

    def _pressed(self, token: str) -> None:
        if token:  # Wayland lets nobody come to the front by themselves; Qt takes the permission from here
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        self.view.toggle()

    async def _register(self, keys: str, *, told: bool) -> None:
        """`told`: the person has just chosen it, and hears what became of it."""
        try:
            self.state = await self._hotkey.register(keys, self._pressed)
            self._held = keys
        except SettingRefused as error:
            if told and self._held is not None:
                await self._keep(self._held, error)
                return
            self.state = HotkeyState(False, "", error.message, error.advice)
        self.on_keys(keys if self.state.works else "")
        if told and self._settings is not None:
            self._explain(self._settings)
        if told and keys and not self.state.works:
            notice = Notice("problem", self.state.detail, details=self._advice(self.state.advice), lasting=True)
            self._everyday.window.notices.show_notice(notice)

    async def _keep(self, former: str, refused: SettingRefused) -> None:
        """What was refused is not stored: the former keys are, which still work."""
        if not await self._everyday.keep("quick_hotkey", former):
            return
        advice = self._advice(refused.advice)
        if self._settings is not None:
            self._settings.tell("quick_hotkey", Problem(refused.message, advice))
        self._everyday.window.notices.show_notice(Notice("problem", refused.message, details=advice, lasting=True))

    def _explain(self, settings: SettingsPresenter) -> None:
        """Say under the setting why the key does not work, and what does instead."""
        self._settings = settings
        stands = self.state.works or not self._everyday.core.settings.current.quick_hotkey or self._everyday.demo
        settings.tell("quick_hotkey", None if stands else Problem(self.state.detail, self._advice(self.state.advice)))

    def _advice(self, first: str) -> str:
        bind = how_to_bind(os.environ, self.view.tr)
        return f"{first} {self.view.tr('Or:')} {bind}." if first else f"{bind}."


async def _read(sources: tuple[Source, ...], told: Callable[[Offered | None], None]) -> None:
    """Ask the X server for the first of them that has text."""
    for source in sources:
        text = await asyncio.to_thread(selection_text, SELECTIONS[source])
        if text.strip():
            told(Offered(text, source))
            return
    told(None)
