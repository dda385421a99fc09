"""The key under X11, pressed by another program on a real X server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator

import pytest

from soulfra_desktop.adapters.hotkey.choosing import NoHotkey, hotkey_here
from soulfra_desktop.adapters.hotkey.listening import ListeningHotkey
from soulfra_desktop.adapters.hotkey.portal import PortalHotkey
from soulfra_desktop.adapters.hotkey.x11 import X11Hotkey
from soulfra_desktop.domain.errors import SettingRefused
from tests.stories.display import Display, display


@pytest.fixture(scope="module")
def screen() -> Generator[Display]:
    with display(tray=False) as made:
        yield made


@pytest.fixture
async def hotkey(screen: Display) -> AsyncGenerator[X11Hotkey]:
    made = X11Hotkey(screen.name)
    yield made
    await made.aclose()


async def until(seen: Callable[[], object]) -> None:
    async with asyncio.timeout(60):
        while not seen():
            await asyncio.sleep(0.01)


async def press(screen: Display, *keys: str) -> None:
    await asyncio.to_thread(screen.does, "key", *keys)


@pytest.mark.display
async def test_a_press_arrives_on_the_loops_thread_once_for_each(screen, hotkey):
    pressed: list[str] = []
    state = await hotkey.register("Ctrl+Shift+Space", pressed.append)
    assert (state.works, state.keys) == (True, "Ctrl+Shift+Space")
    await press(screen, "ctrl+shift+space", "ctrl+shift+space")
    await until(lambda: len(pressed) == 2)


@pytest.mark.display
async def test_it_works_with_num_lock_and_caps_lock_on(screen, hotkey):
    pressed: list[str] = []
    await hotkey.register("Ctrl+Shift+Space", pressed.append)
    await press(screen, "Num_Lock", "Caps_Lock", "ctrl+shift+space")
    await until(lambda: pressed)
    await press(screen, "Num_Lock", "Caps_Lock")


@pytest.mark.display
async def test_a_key_that_another_program_has_is_refused_and_the_former_stays(screen, hotkey):
    theirs, ours = X11Hotkey(screen.name), []
    await theirs.register("Ctrl+Alt+K", lambda _token: None)
    await hotkey.register("Ctrl+Alt+J", ours.append)
    with pytest.raises(SettingRefused, match=r"Another program has Ctrl\+Alt\+K"):
        await hotkey.register("Ctrl+Alt+K", ours.append)
    await press(screen, "ctrl+alt+j")
    await until(lambda: ours)
    await theirs.aclose()
    assert (await hotkey.register("Ctrl+Alt+K", ours.append)).works


@pytest.mark.display
async def test_another_layout_moves_the_key_and_it_is_found_again(screen, hotkey):
    pressed: list[str] = []
    await hotkey.register("Ctrl+Alt+Z", pressed.append)
    await asyncio.to_thread(screen.run, "setxkbmap", "de")
    try:
        async with asyncio.timeout(60):
            while not pressed:
                await press(screen, "ctrl+alt+z")
                await asyncio.sleep(0.05)
    finally:
        await asyncio.to_thread(screen.run, "setxkbmap", "us")


@pytest.mark.display
async def test_no_key_gives_the_former_back(screen, hotkey):
    await hotkey.register("Ctrl+Alt+L", lambda _token: None)
    assert not (await hotkey.register("", lambda _token: None)).works
    other = X11Hotkey(screen.name)
    assert (await other.register("Ctrl+Alt+L", lambda _token: None)).works
    await other.aclose()


async def test_a_display_that_is_not_there_is_said():
    hotkey = X11Hotkey(":9999")
    state = await hotkey.register("Ctrl+Shift+Space", lambda _token: None)
    assert (state.works, state.detail) == (False, "The display does not answer.")
    await hotkey.aclose()


def test_each_session_has_its_own_way():
    def way(platform: str = "linux", **variables: str) -> type:
        return type(hotkey_here(lambda work: work, "app", "", lambda: None, variables, platform))  # type: ignore[arg-type,return-value]

    assert way(DISPLAY=":0") is X11Hotkey
    assert way(DISPLAY=":0", WAYLAND_DISPLAY="wayland-0") is PortalHotkey
    assert way() is NoHotkey
    assert way("darwin") is ListeningHotkey
