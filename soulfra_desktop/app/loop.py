"""One loop for Qt and asyncio: the only module that names qasync, so that it can be replaced in one place."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from soulfra_desktop.app.garbage import collected_here

THREADS = 8
"""For blocking work behind asyncio.to_thread; qasync's own executor would start ten QThreads at once."""


def run(main: Callable[[asyncio.Event], Awaitable[int]], app: QApplication) -> int:
    """Run `main` on the application's loop and return its exit status.

    The event that `main` gets is set when the last window closes, or on Ctrl-C, SIGTERM or a session's end; `main` is
    to return soon after. Whatever still runs when it returns is cancelled and awaited before this returns.
    """
    app.setQuitOnLastWindowClosed(False)
    ended = False

    async def whole() -> int:
        nonlocal ended
        try:
            return await _until_quit(main, app)
        finally:
            ended = True

    with collected_here(), asyncio.Runner(loop_factory=lambda: _loop(app)) as runner:
        try:
            return runner.run(whole())
        except RuntimeError:
            # QApplication.quit() from outside (a session's end, the dock's Quit) stops Qt's loop under a running main;
            # the runner cancels main on its way out, so that main's `finally` blocks are run all the same.
            if ended:
                raise
            return 0


def _loop(app: QApplication) -> asyncio.AbstractEventLoop:
    loop = QEventLoop(app)
    loop.set_default_executor(ThreadPoolExecutor(THREADS, thread_name_prefix="soulfra"))
    return loop


async def _until_quit(main: Callable[[asyncio.Event], Awaitable[int]], app: QApplication) -> int:
    quit_requested = asyncio.Event()
    app.lastWindowClosed.connect(quit_requested.set)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError, ValueError):  # Windows; not the main thread
            loop.add_signal_handler(number, quit_requested.set)
    try:
        return await main(quit_requested)
    finally:
        app.lastWindowClosed.disconnect(quit_requested.set)
