"""A key that Wayland's desktop gives us, through the portal GlobalShortcuts: the desktop asks the person, and decides.

https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.GlobalShortcuts.html
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from soulfra_desktop.domain.chord import Chord, parse
from soulfra_desktop.domain.errors import SettingRefused
from soulfra_desktop.services.ports import HotkeyState, Spawn

BUS, ROOM = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SHORTCUTS, REQUEST, SESSION = (f"org.freedesktop.portal.{name}" for name in ("GlobalShortcuts", "Request", "Session"))
REGISTRY = "org.freedesktop.host.portal.Registry"
SHORTCUT_ID = "quick-prompt"
KEYSYMS = {"PgUp": "Prior", "PgDown": "Next", "Backspace": "BackSpace", "Space": "space"}
HELD = {"Ctrl": "CTRL", "Alt": "ALT", "Shift": "SHIFT", "Meta": "LOGO"}
ANSWER_SECONDS = 10.0
"""For a call that asks the person nothing."""
NO_PORTAL = "This desktop gives no program a key of its own."


class PortalHotkey:
    """One connection to the session bus, and one session of the portal; another key needs another session."""

    def __init__(self, spawn: Spawn, app_id: str, description: str, on_gone: Callable[[], None]) -> None:
        """`app_id` is the name of the application's .desktop file; `description` is shown by the desktop. `on_gone` is
        called where the desktop ends the session: the key no longer works."""
        self._spawn = spawn
        self._app_id = app_id
        self._description = description
        self._opening: Any = None
        self._router: Any = None
        self._session = ""
        self._listening: asyncio.Task[None] | None = None
        self._on_gone = on_gone

    async def register(self, keys: str, on_pressed: Callable[[str], None]) -> HotkeyState:
        """See the port. Waits for the person where the desktop asks them."""
        chord = parse(keys) if keys.strip() else None
        from jeepney import DBusErrorResponse

        await self._leave()
        if chord is None:
            return HotkeyState(False)
        try:
            await self._connect()
            return await self._bind(chord, on_pressed)
        except (DBusErrorResponse, OSError, EOFError, KeyError, ValueError) as error:  # TimeoutError is an OSError
            await self.aclose()
            return HotkeyState(False, detail=NO_PORTAL, advice=_reason(error))

    async def aclose(self) -> None:
        await self._leave()
        opening, self._opening, self._router = self._opening, None, None
        if opening is not None:
            with suppress(OSError, EOFError, ValueError):
                await opening.__aexit__(None, None, None)

    async def _connect(self) -> None:
        if self._router is not None:
            return
        from jeepney import DBusErrorResponse
        from jeepney.io.asyncio import open_dbus_router

        opening = open_dbus_router("SESSION")
        async with asyncio.timeout(ANSWER_SECONDS):
            self._router = await opening.__aenter__()
        self._opening = opening
        with suppress(DBusErrorResponse):  # an older portal knows no registry, and finds the program out by itself
            await self._call(REGISTRY, "Register", "sa{sv}", (self._app_id, {}))

    async def _bind(self, chord: Chord, on_pressed: Callable[[str], None]) -> HotkeyState:
        token = secrets.token_hex(8)
        found = await self._requested("CreateSession", "a{sv}", {"session_handle_token": ("s", f"soulfra{token}")})
        self._session = found["session_handle"][1]
        self._listening = self._spawn(self._listen(self._session, on_pressed))
        wished = [(SHORTCUT_ID, {"description": ("s", self._description), "preferred_trigger": ("s", trigger(chord))})]
        bound = await self._requested("BindShortcuts", "oa(sa{sv})sa{sv}", {}, self._session, wished, "", patient=True)
        for name, values in bound.get("shortcuts", ("", []))[1]:
            if name == SHORTCUT_ID:
                return HotkeyState(True, values.get("trigger_description", ("s", str(chord)))[1])
        raise SettingRefused("The desktop did not give Soulfra a key.", "Choose one in the desktop's own settings.")

    async def _requested(
        self, member: str, signature: str, options: dict[str, Any], *given: Any, patient: bool = False
    ) -> dict[str, Any]:
        """Call a method whose answer comes as a signal of a Request. `patient` where the person is asked first."""
        from jeepney import MatchRule

        token = f"soulfra{secrets.token_hex(8)}"
        sender = self._router.unique_name.removeprefix(":").replace(".", "_")
        rule = MatchRule(type="signal", interface=REQUEST, member="Response", path=f"{ROOM}/request/{sender}/{token}")
        await self._watch(rule)
        with self._router.filter(rule) as answers:
            await self._call(SHORTCUTS, member, signature, (*given, {"handle_token": ("s", token), **options}))
            async with asyncio.timeout(None if patient else ANSWER_SECONDS):
                answer = await answers.get()
        response, results = answer.body
        if response == 1:
            raise SettingRefused(
                "The desktop was told to give Soulfra no key.", "Choose the key again to be asked again."
            )
        if response != 0:
            raise OSError(f"the portal answered {response}")
        return results

    async def _call(self, interface: str, member: str, signature: str, body: tuple[Any, ...]) -> tuple[Any, ...]:
        from jeepney import DBusAddress, new_method_call
        from jeepney.wrappers import unwrap_msg

        address = DBusAddress(self._session if interface == SESSION else ROOM, BUS, interface)
        message = new_method_call(address, member, signature or None, body)
        async with asyncio.timeout(ANSWER_SECONDS):
            return unwrap_msg(await self._router.send_and_get_reply(message))

    async def _watch(self, rule: Any) -> None:
        from jeepney import message_bus
        from jeepney.io.asyncio import Proxy

        async with asyncio.timeout(ANSWER_SECONDS):
            await Proxy(message_bus, self._router).AddMatch(rule)

    async def _listen(self, session: str, on_pressed: Callable[[str], None]) -> None:
        from jeepney import MatchRule

        queue: asyncio.Queue[Any] = asyncio.Queue(16)
        pressed = MatchRule(type="signal", interface=SHORTCUTS, member="Activated", path=ROOM)
        closed = MatchRule(type="signal", interface=SESSION, member="Closed", path=session)
        with self._router.filter(pressed, queue=queue), self._router.filter(closed, queue=queue):
            await self._watch(pressed)
            await self._watch(closed)
            while True:
                message = await queue.get()
                if len(message.body) < 4:
                    self._session = ""
                    self._on_gone()
                    return
                whose, name, _time, options = message.body
                if whose == session and name == SHORTCUT_ID:
                    on_pressed(str(options.get("activation_token", ("s", ""))[1]))

    async def _leave(self) -> None:
        listening, self._listening = self._listening, None
        if listening is not None:
            listening.cancel()
        if self._session and self._router is not None:
            from jeepney import DBusErrorResponse

            with suppress(DBusErrorResponse, OSError, EOFError, ValueError):
                await self._call(SESSION, "Close", "", ())
        self._session = ""


def trigger(chord: Chord) -> str:
    """The chord as the shortcuts specification of freedesktop.org writes it: CTRL+SHIFT+space."""
    key = KEYSYMS.get(chord.key, chord.key.lower() if len(chord.key) == 1 else chord.key)
    return "+".join((*(HELD[name] for name in chord.modifiers), key))


def _reason(error: Exception) -> str:
    """The bus's own name for what went wrong, which carries nothing of the person's."""
    return str(getattr(error, "name", "") or "")
