"""A desktop portal that gives keys, on a real session bus: the documented interface of GlobalShortcuts, and no desktop.

https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.GlobalShortcuts.html
"""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from jeepney import DBusAddress, HeaderFields, MessageType, message_bus, new_error, new_method_return, new_signal
from jeepney.io.asyncio import DBusConnection, DBusRouter, Proxy, open_dbus_connection

BUS, ROOM = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SHORTCUTS, REGISTRY = "org.freedesktop.portal.GlobalShortcuts", "org.freedesktop.host.portal.Registry"


@contextmanager
def session_bus() -> Generator[str]:
    """A session bus of its own; its address."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE, text=True
    )
    try:
        assert bus.stdout is not None
        yield bus.stdout.readline().strip()
    finally:
        bus.terminate()
        bus.wait(60)
        assert bus.stdout is not None
        bus.stdout.close()


class Portal:
    """`has_shortcuts`, `has_registry`, `response` (0 given, 1 refused by the person, 2 failed) are what the test sets."""

    def __init__(self) -> None:
        self.has_shortcuts = True
        self.has_registry = True
        self.response = 0
        self.registered: dict[str, str] = {}
        self.sessions: list[str] = []
        self.bound: dict[str, list[Any]] = {}
        self.closed: list[str] = []
        self.called: set[str] = set()
        self.ready = asyncio.Event()
        """Set once it has its name on the bus."""
        self._connection: DBusConnection | None = None

    async def serve(self) -> None:
        """Answer until it is cancelled."""
        self._connection = await open_dbus_connection("SESSION")
        async with DBusRouter(self._connection) as router:
            await Proxy(message_bus, router).RequestName(BUS)
        self.ready.set()
        while True:
            message = await self._connection.receive()
            if message.header.message_type is MessageType.method_call:
                await self._answer(message)

    async def press(self, session: str, name: str, token: str = "") -> None:
        options = {"activation_token": ("s", token)} if token else {}
        await self._say(ROOM, SHORTCUTS, "Activated", "osta{sv}", (session, name, 12, options))

    async def end(self, session: str) -> None:
        await self._say(session, "org.freedesktop.portal.Session", "Closed", None, ())

    async def aclose(self) -> None:
        if self._connection is not None:
            await self._connection.close()

    async def _say(self, path: str, interface: str, member: str, signature: str | None, body: tuple[Any, ...]) -> None:
        assert self._connection is not None
        await self._connection.send(new_signal(DBusAddress(path, interface=interface), member, signature, body))

    async def _answer(self, message: Any) -> None:
        fields = message.header.fields
        interface, member = fields[HeaderFields.interface], fields[HeaderFields.member]
        sender, path = fields[HeaderFields.sender], fields[HeaderFields.path]
        assert self._connection is not None
        if interface == REGISTRY and self.has_registry:
            late = sender in self.called or sender in self.registered
            if late:
                await self._connection.send(new_error(message, "org.freedesktop.portal.Error.Failed"))
                return
            self.registered[sender] = message.body[0]
            await self._connection.send(new_method_return(message))
        elif interface == SHORTCUTS and self.has_shortcuts:
            self.called.add(sender)
            await self._shortcut(message, member, sender)
        elif interface == "org.freedesktop.portal.Session" and member == "Close":
            self.closed.append(path)
            await self._connection.send(new_method_return(message))
        else:
            await self._connection.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))

    async def _shortcut(self, message: Any, member: str, sender: str) -> None:
        assert self._connection is not None
        options = message.body[-1]
        who = sender.removeprefix(":").replace(".", "_")
        request = f"{ROOM}/request/{who}/{options['handle_token'][1]}"
        if self.has_registry and sender not in self.registered:  # as 1.20 and later have it
            await self._connection.send(new_error(message, "org.freedesktop.portal.Error.NotAllowed"))
            return
        await self._connection.send(new_method_return(message, "o", (request,)))
        results: dict[str, Any] = {}
        if member == "CreateSession":
            session = f"{ROOM}/session/{who}/{options['session_handle_token'][1]}"
            self.sessions.append(session)
            await self._respond(request, 0, {"session_handle": ("s", session)})
            return
        session, wished = message.body[0], message.body[1]
        assert session not in self.bound, "a session can bind once"
        self.bound[session] = wished
        given = [(name, {"trigger_description": ("s", "Strg+Umschalt+Leertaste")}) for name, _ in wished]
        if self.response == 0:
            results = {"shortcuts": ("a(sa{sv})", given)}
        await self._respond(request, self.response, results)

    async def _respond(self, request: str, response: int, results: dict[str, Any]) -> None:
        await asyncio.sleep(0)
        await self._say(request, "org.freedesktop.portal.Request", "Response", "ua{sv}", (response, results))
