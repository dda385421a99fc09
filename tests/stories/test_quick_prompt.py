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
            timeout=200,
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
    stored = await person.desktop.core.store.conversations.conversations(10)
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
    everyday.set("quick_hotkey", "Ctrl+Alt+K")
    await person.sees("the refusal", lambda: not quick.state.works)
    everyday.window.on_settings()
    said = lambda: [label.text() for label in person.window.findChildren(QLabel) if label.isVisible()]  # noqa: E731
    await person.sees(
        "the reason and the way out",
        lambda: any("Another program has Ctrl+Alt+K" in text and "soulfra quick" in text for text in said()),
    )
    await theirs.aclose()


@pytest.mark.display
def test_the_copied_text_goes_along_only_when_it_is_taken_and_the_chat_opens_in_the_window(tmp_path):
    play(the_copied_text_by_tab, tmp_path / "home")


@pytest.mark.display
def test_a_key_that_another_program_has_is_told_under_its_setting(tmp_path):
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
