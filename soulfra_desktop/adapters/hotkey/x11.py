"""A key that X11 gives to us alone: grabbed on the root window, so that no other program sees it and nothing is logged.

A thread of its own reads the display's connection; python-xlib is loaded there, when the first key is asked for.
"""

from __future__ import annotations

import asyncio
import os
import select
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from itertools import combinations
from queue import SimpleQueue
from typing import Any

from soulfra_desktop.domain.chord import ADVICE, Chord, parse
from soulfra_desktop.domain.errors import SettingRefused
from soulfra_desktop.services.ports import HotkeyState

KEYSYMS = {
    "Space": "space", "Backspace": "BackSpace", "PgUp": "Prior", "PgDown": "Next", "+": "plus", "-": "minus", ",": "comma",
    ".": "period", "/": "slash", ";": "semicolon", "'": "apostrophe", "`": "grave", "\\": "backslash", "=": "equal",
    "[": "bracketleft", "]": "bracketright",
}  # fmt: skip
REPEAT_MS = 5
"""A press so soon after its release is the keyboard repeating a key that is held."""

Job = tuple[Callable[[Any], None], "Future[None]"]


class X11Hotkey:
    """`register` may be called again and again; a refused key leaves the former one in force."""

    def __init__(self, display: str | None = None) -> None:
        """`display` as in DISPLAY, which is the default."""
        self._display = display
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._wake = -1

    async def register(self, keys: str, on_pressed: Callable[[str], None]) -> HotkeyState:
        """See the port. Where there is no display that can be reached, the state says so."""
        chord = parse(keys) if keys.strip() else None
        loop = asyncio.get_running_loop()
        try:
            await self._do(lambda grabs: grabs.grab(chord, lambda: loop.call_soon_threadsafe(on_pressed, "")))
        except OSError:  # a TimeoutError is one too: the thread ended meanwhile
            return HotkeyState(False, detail="The display does not answer.")
        return HotkeyState(chord is not None, str(chord or ""))

    async def aclose(self) -> None:
        thread, self._thread = self._thread, None
        if thread is not None and thread.is_alive():
            self._jobs.put(None)
            os.write(self._wake, b"x")
            await asyncio.to_thread(thread.join, 5)

    async def _do(self, work: Callable[[Any], None]) -> None:
        if self._thread is None or not self._thread.is_alive():
            read, self._wake = os.pipe()
            self._jobs = SimpleQueue()
            self._thread = threading.Thread(
                target=_listen, args=(self._display, self._jobs, read, self._wake), name="hotkey", daemon=True
            )
            self._thread.start()
        done: Future[None] = Future()
        self._jobs.put((work, done))
        os.write(self._wake, b"x")
        async with asyncio.timeout(5):
            await asyncio.wrap_future(done)


def _listen(name: str | None, jobs: SimpleQueue[Job | None], wake: int, waker: int) -> None:
    """The thread's life: jobs and key presses, until it is told to end or the display goes."""
    from Xlib.display import Display
    from Xlib.error import ConnectionClosedError, DisplayError

    display = None
    try:
        display = Display(name)
        grabs = _Grabs(display)
        while _step(display, grabs, jobs, wake):
            pass
    except (DisplayError, ConnectionClosedError, OSError) as error:
        while not jobs.empty():
            if (job := jobs.get()) is not None:
                job[1].set_exception(ConnectionError(str(error)))
    finally:
        if display is not None:
            display.close()
        os.close(wake)
        os.close(waker)


def _step(display: Any, grabs: _Grabs, jobs: SimpleQueue[Job | None], wake: int) -> bool:
    ready, _, _ = select.select([display.fileno(), wake], [], [])
    if wake in ready:
        os.read(wake, 1)
        job = jobs.get()
        if job is None:
            return False
        work, done = job
        try:
            work(grabs)
        except Exception as error:
            done.set_exception(error)
        else:
            done.set_result(None)
    while display.pending_events():
        grabs.take(display.next_event())
    return True


class _Grabs:
    """What is grabbed now, on the root window; of the listening thread alone."""

    def __init__(self, display: Any) -> None:
        self._display = display
        self._root = display.screen().root
        self._chord: Chord | None = None
        self._on_pressed: Callable[[], None] = lambda: None
        self._grabbed: list[tuple[int, int]] = []
        self._released: dict[int, int] = {}

    def grab(self, chord: Chord | None, on_pressed: Callable[[], None]) -> None:
        """Take this chord in place of the former. Raises SettingRefused, and then the former is as it was."""
        former = self._chord
        self._drop()
        try:
            if chord is not None:
                self._take(chord)
        except SettingRefused:
            if former is not None:
                self._take(former)
            raise
        self._chord, self._on_pressed = chord, on_pressed

    def take(self, event: Any) -> None:
        """One event of the display."""
        from Xlib import X

        if event.type == X.KeyRelease:
            self._released[event.detail] = event.time
        elif event.type == X.KeyPress and any(code == event.detail for code, _ in self._grabbed):
            if event.time - self._released.get(event.detail, -REPEAT_MS - 1) > REPEAT_MS:
                self._on_pressed()
        elif event.type == X.MappingNotify:
            self._display.refresh_keyboard_mapping(event)
            self._follow_layout()

    def _follow_layout(self) -> None:
        """Another layout may have the chord's keys elsewhere. Where they stay, nothing is let go: the server also tells
        of a mapping when a second keyboard is used, and what is pressed next must not find the chord free."""
        if self._chord is None or self._stays(self._chord):
            return
        self._drop()
        with suppress(SettingRefused):
            self._take(self._chord)

    def _stays(self, chord: Chord) -> bool:
        try:
            return self._wanted(chord) == self._grabbed
        except SettingRefused:
            return False

    def _wanted(self, chord: Chord) -> list[tuple[int, int]]:
        """Codes of keys and modifiers, with every lock that may be on. Raises SettingRefused."""
        from Xlib import XK

        name = KEYSYMS.get(chord.key, chord.key.lower() if len(chord.key) == 1 else chord.key)
        codes = {code for code, _ in self._display.keysym_to_keycodes(XK.string_to_keysym(name))}
        if not codes:
            raise SettingRefused(f"This keyboard has no key {chord.key}.", ADVICE)
        held = self._modifiers(chord)
        return [(code, held | lock) for code in sorted(codes) for lock in self._locks()]

    def _take(self, chord: Chord) -> None:
        from Xlib import X
        from Xlib.error import BadAccess, CatchError

        self._grabbed = self._wanted(chord)
        refused = CatchError(BadAccess)
        for code, mask in self._grabbed:
            self._root.grab_key(code, mask, False, X.GrabModeAsync, X.GrabModeAsync, onerror=refused)
        self._display.sync()
        if refused.get_error() is not None:
            self._drop()
            raise SettingRefused(f"Another program has {chord}.", "Choose other keys, or free these in that program.")

    def _drop(self) -> None:
        for code, mask in self._grabbed:
            self._root.ungrab_key(code, mask)
        self._grabbed = []
        self._display.sync()

    def _modifiers(self, chord: Chord) -> int:
        from Xlib import X

        keys = {"Ctrl": ("Control_L",), "Shift": ("Shift_L",), "Alt": ("Alt_L", "Meta_L"), "Meta": ("Super_L",)}
        plain = {"Ctrl": X.ControlMask, "Shift": X.ShiftMask, "Alt": X.Mod1Mask, "Meta": X.Mod4Mask}
        mask = 0
        for name in chord.modifiers:
            mask |= self._mask(*keys[name]) or plain[name]
        return mask

    def _locks(self) -> list[int]:
        """Every way in which the lock keys may stand: a grab holds for one exact state."""
        from Xlib import X

        locks = [mask for mask in {X.LockMask, self._mask("Num_Lock"), self._mask("Scroll_Lock")} if mask]
        return [sum(some) for count in range(len(locks) + 1) for some in combinations(locks, count)]

    def _mask(self, *names: str) -> int:
        """The modifier that these keys set; 0 for none."""
        from Xlib import XK

        codes = {self._display.keysym_to_keycode(XK.string_to_keysym(name)) for name in names} - {0}
        for place, row in enumerate(self._display.get_modifier_mapping()):
            if codes & set(row):
                return 1 << place
        return 0
