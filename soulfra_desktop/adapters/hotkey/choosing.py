"""Which way to a key that works everywhere this system has."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping

from soulfra_desktop.services.ports import Hotkey, HotkeyState, Spawn


class NoHotkey:
    """Where there is no desktop to ask."""

    async def register(self, keys: str, on_pressed: Callable[[str], None]) -> HotkeyState:
        return HotkeyState(False, detail="There is no desktop here that has keys to give.")

    async def aclose(self) -> None: ...


def hotkey_here(
    spawn: Spawn,
    app_id: str,
    description: str,
    on_gone: Callable[[], None],
    variables: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
) -> Hotkey:
    """The adapter for this session. Under Wayland the X server is not asked: it only hears keys meant for its own.
    `on_gone` is called where the desktop takes the key back."""
    if not platform.startswith("linux"):
        from soulfra_desktop.adapters.hotkey.listening import ListeningHotkey

        return ListeningHotkey()
    if variables.get("WAYLAND_DISPLAY") or variables.get("XDG_SESSION_TYPE") == "wayland":
        from soulfra_desktop.adapters.hotkey.portal import PortalHotkey

        return PortalHotkey(spawn, app_id, description, on_gone)
    if variables.get("DISPLAY"):
        from soulfra_desktop.adapters.hotkey.x11 import X11Hotkey

        return X11Hotkey()
    return NoHotkey()
