"""The quick prompt as somebody meets it who is busy in another program: a real X server, window manager, key and model."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from soulfra_desktop.adapters.hotkey.x11 import X11Hotkey
from soulfra_desktop.app.summons import Summons, send
from tests.stories.command import Soulfra
from tests.stories.display import ROOT, Display, display, missing
from tests.stories.on_a_display import welcome


def play(story: Any, home: Any, *, tray: bool = True) -> None:
    """Run a story of this module in its own process, on its own display."""
    with display(tray=tray) as screen:
        done = subprocess.run(
            [sys.executable, ROOT / "tests/stories/on_a_display.py", story.__module__, story.__name__, home],
            env={**screen.environment, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=270,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-6000:]


async def does(work: Any, *given: Any) -> Any:
    """Something that waits for another process, while the window goes on."""
    return await asyncio.to_thread(work, *given)


async def from_another_program(person: Any, screen: Display, _quit: Any) -> None:
    quick = person.desktop.presence.quick
    await person.sees("the key to be ours", lambda: quick.state.works)
    await does(screen.another_program)
    await does(screen.does, "type", "busy")  # what is typed there is newer than anything Soulfra has heard
    await does(screen.presses, "ctrl+shift+space")
    await person.sees("the quick prompt with the keyboard", lambda: quick.view.isActiveWindow())
    assert not person.window.isVisible()
    await does(screen.does, "type", "What is the capital of France?")
    await person.sees("the question", lambda: quick.presenter.state.draft.endswith("?"))
    await person.sees("who would answer", lambda: quick.presenter.state.estimate)
    await does(screen.presses, "Return")
    await person.sees("the answer", lambda: quick.presenter.state.phase == "idle" and quick.presenter.state.answer)
    assert "Paris" in quick.view.transcript.toPlainText()
    stored = await person.desktop.core.conversations.conversations(10)
    assert [chat.source for chat in stored] == ["quick"]
    await does(screen.presses, "Escape")
    await person.sees("the keyboard back where it was", lambda: not quick.view.isVisible())
    await does(screen.until, lambda: screen.active() == "Another program")


from_another_program.shown = False  # type: ignore[attr-defined]


@pytest.mark.display
def test_a_key_shows_it_over_another_program_it_answers_in_place_and_escape_gives_the_keyboard_back(tmp_path):
    play(from_another_program, tmp_path / "home")


async def the_copied_text_by_tab(person: Any, screen: Display, _quit: Any) -> None:
    quick = person.desktop.presence.quick
    await person.sees("the key to be ours", lambda: quick.state.works)
    person.desktop._app.clipboard().setText("The rent rises by 18 euros a month.")
    await does(screen.another_program)
    await does(screen.presses, "ctrl+shift+space")
    await person.sees("the offer", lambda: quick.presenter.state.offered and quick.view.isActiveWindow())
    assert "The rent rises" in quick.view.offering.chip.text()
    assert quick.presenter.state.estimate is None
    await does(screen.presses, "Tab")
    await person.sees("it taken", lambda: quick.presenter.state.taken)
    await does(screen.does, "type", "Repeat this.")
    await does(screen.presses, "Return")
    await person.sees("its first words", lambda: quick.presenter.state.answer)
    quick.view.button.click()
    await person.sees("that it stopped", lambda: quick.presenter.state.phase == "idle")
    asked = quick.presenter.state.messages[0].text
    assert asked == "Repeat this.\n\nThe rent rises by 18 euros a month."
    await does(screen.presses, "ctrl+o")
    await person.sees(
        "the chat in the window",
        lambda: asked in person.reads().replace("\u2029", "\n") or "The rent" in person.reads(),
    )
    assert not quick.view.isVisible()
    assert person.desktop.chat.state.conversation.id == quick.presenter.state.conversation.id


async def refused_by_another_program(person: Any, screen: Display, _quit: Any) -> None:
    quick, everyday = person.desktop.presence.quick, person.desktop.everyday
    await person.sees("the key to be ours", lambda: quick.state.works)
    theirs = X11Hotkey(screen.name)
    await theirs.register("Ctrl+Alt+K", lambda _token: None)
    everyday.window.on_settings()
    everyday.set("quick_hotkey", "Ctrl+Alt+K")
    said = lambda: [label.text() for label in person.window.findChildren(QLabel) if label.isVisible()]  # noqa: E731
    await person.sees(
        "the reason and the way out",
        lambda: any("Another program has Ctrl+Alt+K" in text and "soulfra quick" in text for text in said()),
    )
    assert quick.state.works
    assert everyday.core.settings.current.quick_hotkey == "Ctrl+Shift+Space"
    await does(screen.presses, "ctrl+shift+space")
    await person.sees("the former keys still at work", lambda: quick.view.isActiveWindow())
    await theirs.aclose()


@pytest.mark.display
def test_the_copied_text_goes_along_only_when_it_is_taken_and_the_chat_opens_in_the_window(tmp_path):
    play(the_copied_text_by_tab, tmp_path / "home")


HANGING = """
import sys
from Xlib import X, display
here = display.Display(); window = here.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
for name in ("CLIPBOARD", "PRIMARY"):
    window.set_selection_owner(here.get_atom(name), X.CurrentTime)
here.sync(); print("owns", flush=True); sys.stdin.read()
"""


async def a_clipboard_whose_owner_hangs(person: Any, screen: Display, _quit: Any) -> None:
    quick = person.desktop.presence.quick
    await person.sees("the key to be ours", lambda: quick.state.works)
    owner = subprocess.Popen(
        [sys.executable, "-c", HANGING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=screen.environment
    )
    assert owner.stdout is not None
    await does(owner.stdout.readline)
    offers: list[object] = []
    offer = quick.presenter.offer
    quick.presenter.offer = lambda offered: (offers.append(offered), offer(offered))
    await does(screen.presses, "ctrl+shift+space")
    await person.sees("the quick prompt with the keyboard", lambda: quick.view.isActiveWindow())
    await does(screen.does, "type", "busy")
    await person.sees("what is typed", lambda: quick.presenter.state.draft == "busy")
    assert len(offers) == 1  # nothing yet from the owner: the window did not wait for it
    await person.sees("that nothing is offered", lambda: len(offers) == 2)
    assert offers == [None, None]
    await does(owner.communicate)


@pytest.mark.display
def test_a_program_that_hangs_over_what_was_copied_does_not_hold_the_quick_prompt_up(tmp_path):
    play(a_clipboard_whose_owner_hangs, tmp_path / "home")


@pytest.mark.display
def test_a_key_that_another_program_has_is_refused_is_not_stored_and_is_told_under_its_setting(tmp_path):
    play(refused_by_another_program, tmp_path / "home")


@pytest.mark.display
def test_the_command_starts_soulfra_in_the_background_shows_the_prompt_and_ends_it(tmp_path):
    with display() as screen:
        asyncio.run(welcome(tmp_path / "home"))
        soulfra = Soulfra(
            tmp_path / "home",
            {
                "DISPLAY": screen.name,
                "QT_QPA_PLATFORM": "xcb",
                "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            },
        )
        assert soulfra.run("quit").status == 1
        try:
            assert soulfra.run("quick", "What is the capital of France?").status == 0
            screen.until(lambda: screen.active().startswith("Quick prompt"))
            assert not screen.does("search", "--onlyvisible", "--name", "^Soulfra$")
            screen.presses("Escape")
            screen.until(lambda: not screen.does("search", "--onlyvisible", "--name", "^Quick prompt"))
            assert soulfra.run("quick", "--clipboard").status == 0
            screen.until(lambda: screen.active().startswith("Quick prompt"))
            second = soulfra.run()
            assert "raised" in second.err
            screen.until(lambda: screen.does("search", "--onlyvisible", "--name", "^Soulfra$"))
        finally:
            ended = soulfra.run("quit")
        assert ended.status == 0
        screen.until(lambda: send(soulfra.home, Summons("quit")) is None)


def test_without_a_display_the_command_says_what_to_do_instead(soulfra):
    done = soulfra.run("quick", "Hello?")
    assert done.status == 1
    assert "no display" in done.err
    assert "soulfra ask" in done.err


def test_everything_that_a_display_needs_is_installed_where_there_can_be_one():
    assert not sys.platform.startswith("linux") or missing() == []
