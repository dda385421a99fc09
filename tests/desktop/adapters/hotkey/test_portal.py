"""The key under Wayland, against the portal's documented interface on a real session bus."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress

import pytest

from soulfra_desktop.adapters.hotkey.portal import NO_PORTAL, PortalHotkey, trigger
from soulfra_desktop.domain.chord import parse
from soulfra_desktop.domain.errors import SettingRefused
from tests.servers.portal import Portal, session_bus

APP = "io.soulfra.Soulfra"


async def until(seen: Callable[[], object]) -> None:
    async with asyncio.timeout(60):
        while not seen():
            await asyncio.sleep(0.01)


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch):
    with session_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
async def portal(bus: str) -> AsyncGenerator[Portal]:
    made = Portal()
    serving = asyncio.get_running_loop().create_task(made.serve())
    async with asyncio.timeout(60):
        await made.ready.wait()
    yield made
    serving.cancel()
    with suppress(asyncio.CancelledError):
        await serving
    await made.aclose()


@pytest.fixture
def gone() -> list[bool]:
    return []


@pytest.fixture
async def hotkey(gone: list[bool]) -> AsyncGenerator[PortalHotkey]:
    tasks: list[asyncio.Task[None]] = []

    def spawn(work):
        tasks.append(asyncio.get_running_loop().create_task(work))
        return tasks[-1]

    made = PortalHotkey(spawn, APP, "Show the quick prompt", lambda: gone.append(True))
    yield made
    await made.aclose()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_the_desktop_gives_the_key_and_a_press_arrives_with_leave_to_come_forward(portal, hotkey):
    pressed: list[str] = []
    state = await hotkey.register("Ctrl+Shift+Space", pressed.append)
    assert state.works
    assert state.keys == "Strg+Umschalt+Leertaste"
    assert list(portal.registered.values()) == [APP]
    (session,) = portal.sessions
    ((name, wished),) = portal.bound[session]
    assert wished == {"description": ("s", "Show the quick prompt"), "preferred_trigger": ("s", "CTRL+SHIFT+space")}
    await portal.press(session, name, "token-1")
    await until(lambda: pressed)
    assert pressed == ["token-1"]


async def test_a_press_of_another_session_or_shortcut_is_not_ours(portal, hotkey):
    pressed: list[str] = []
    await hotkey.register("Ctrl+Shift+Space", pressed.append)
    (session,) = portal.sessions
    await portal.press(f"{session}x", "quick-prompt", "theirs")
    await portal.press(session, "another", "another")
    await portal.press(session, "quick-prompt", "ours")
    await until(lambda: pressed)
    assert pressed == ["ours"]


async def test_another_key_ends_the_old_session_and_asks_in_a_new_one(portal, hotkey):
    pressed: list[str] = []
    await hotkey.register("Ctrl+Shift+Space", pressed.append)
    await hotkey.register("Meta+J", pressed.append)
    assert portal.closed == portal.sessions[:1]
    assert portal.bound[portal.sessions[1]][0][1]["preferred_trigger"] == ("s", "LOGO+j")
    assert len(portal.registered) == 1


async def test_no_key_closes_the_session(portal, hotkey):
    await hotkey.register("Ctrl+Shift+Space", lambda _token: None)
    assert not (await hotkey.register("", lambda _token: None)).works
    assert portal.closed == portal.sessions


async def test_a_portal_without_a_registry_is_asked_all_the_same(portal, hotkey):
    portal.has_registry = False
    assert (await hotkey.register("Ctrl+Shift+Space", lambda _token: None)).works


async def test_a_portal_without_keys_is_told_as_it_is(portal, hotkey):
    portal.has_shortcuts = False
    state = await hotkey.register("Ctrl+Shift+Space", lambda _token: None)
    assert not state.works
    assert state.detail == NO_PORTAL


async def test_where_nobody_serves_the_portal_or_no_bus_is_that_is_said(bus, hotkey, monkeypatch):
    assert (await hotkey.register("Ctrl+Shift+Space", lambda _token: None)).detail == NO_PORTAL
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    assert (await hotkey.register("Ctrl+Shift+Space", lambda _token: None)).detail == NO_PORTAL


async def test_a_person_who_refuses_the_desktops_question_is_told_how_to_be_asked_again(portal, hotkey):
    portal.response = 1
    with pytest.raises(SettingRefused, match="told to give Soulfra no key"):
        await hotkey.register("Ctrl+Shift+Space", lambda _token: None)


async def test_the_end_of_the_session_is_noticed(portal, hotkey, gone):
    await hotkey.register("Ctrl+Shift+Space", lambda _token: None)
    await portal.end(portal.sessions[0])
    await until(lambda: gone)


@pytest.mark.parametrize(
    ("keys", "written"),
    [("Ctrl+Shift+Space", "CTRL+SHIFT+space"), ("Meta+K", "LOGO+k"), ("Alt+PgUp", "ALT+Prior"), ("F9", "F9")],
)
def test_keys_are_written_as_the_specification_has_them(keys, written):
    assert trigger(parse(keys)) == written
