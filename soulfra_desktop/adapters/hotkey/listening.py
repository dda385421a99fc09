"""A key on Windows and macOS, through pynput, which those systems' installers bring (decision 0010)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from soulfra_desktop.domain.chord import parse
from soulfra_desktop.services.ports import HotkeyState

NAMES = {"Ctrl": "<ctrl>", "Alt": "<alt>", "Shift": "<shift>", "Meta": "<cmd>", "PgUp": "<page_up>", "PgDown": "<page_down>", "Return": "<enter>"}  # fmt: skip


class ListeningHotkey:
    """pynput tells of no conflict: a key that another program has may reach both."""

    def __init__(self) -> None:
        self._listener: Any = None

    async def register(self, keys: str, on_pressed: Callable[[str], None]) -> HotkeyState:
        chord = parse(keys) if keys.strip() else None
        await self.aclose()
        if chord is None:
            return HotkeyState(False)
        try:
            from pynput.keyboard import GlobalHotKeys
        except ImportError:
            return HotkeyState(False, detail="The library for keys is not installed.")
        loop = asyncio.get_running_loop()
        names = (*chord.modifiers, chord.key)
        wanted = "+".join(NAMES.get(name, name.lower() if len(name) == 1 else f"<{name.lower()}>") for name in names)

        def pressed() -> None:
            loop.call_soon_threadsafe(on_pressed, "")

        self._listener = GlobalHotKeys({wanted: pressed})
        self._listener.daemon = True
        self._listener.start()
        return HotkeyState(True, str(chord))

    async def aclose(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.stop()
            await asyncio.to_thread(listener.join, 5)
