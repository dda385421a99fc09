"""Somebody in front of the real window, on the real loop: looks, types, presses, waits."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from soulfra_desktop.app.desktop import Desktop
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.shell.window import MainWindow

Kind = TypeVar("Kind", bound=QWidget)
Found = TypeVar("Found")
PATIENCE_SECONDS = 300.0
"""Costs nothing where what is waited for comes. A busy machine needs much of it: what reads and embeds documents lets everybody
else go first, and gets a hundredth of two cores on which eight others are at work."""


class Person:
    """`sees` waits for what should appear; everything else acts at once."""

    def __init__(self, desktop: Desktop, window: MainWindow) -> None:
        self.desktop = desktop
        self.window = window

    async def sees(self, what: str, shown: Callable[[], object]) -> None:
        """Wait until `shown` is true, or fail naming `what`."""
        loop = asyncio.get_running_loop()
        end = loop.time() + PATIENCE_SECONDS
        while not shown():
            assert loop.time() < end, f"never seen: {what}; there are {self._buttons()} and {self.reads()!r}"
            await asyncio.sleep(0.02)

    async def sees_soon(self, read: Callable[[], Awaitable[Found]], fits: Callable[[Found], object]) -> None:
        """Wait until what the store holds fits."""
        end = asyncio.get_running_loop().time() + PATIENCE_SECONDS
        while not fits(found := await read()):
            assert asyncio.get_running_loop().time() < end, f"still {found!r}"
            await asyncio.sleep(0.02)

    async def finds(self, kind: type[Kind]) -> Kind:
        """The one widget of this kind that is on the screen."""
        await self.sees(kind.__name__, lambda: self._visible(kind))
        return self._visible(kind)[0]

    def _visible(self, kind: type[Kind]) -> list[Kind]:
        return [widget for widget in self.window.findChildren(kind) if widget.isVisible()]

    async def presses(self, text: str) -> None:
        """Click the button that says this."""

        def matching() -> list[QAbstractButton]:
            buttons = self._visible(QAbstractButton)
            return [b for b in buttons if text in (b.text().replace("&", ""), b.accessibleName()) and b.isEnabled()]

        await self.sees(f"button {text}", matching)
        QTest.mouseClick(matching()[0], Qt.MouseButton.LeftButton)

    async def asks(self, text: str) -> None:
        """Type a question and press Enter."""
        view = await self.finds(ChatView)
        await self.sees("a chat that is ready", lambda: view._drawn.phase == "idle")
        QTest.keyClicks(view.composer.input, text)
        QTest.keyClick(view.composer.input, Qt.Key.Key_Return)

    def _buttons(self) -> list[str]:
        return [button.text() or button.accessibleName() for button in self._visible(QAbstractButton)]

    def reads(self) -> str:
        """The whole transcript."""
        views = self._visible(ChatView)
        return views[0].transcript.toPlainText() if views else ""
