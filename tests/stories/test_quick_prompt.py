"""The quick prompt as somebody meets it who is busy in another program: a real X server, window manager, key and model."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import Any

import pytest

from tests.stories.display import ROOT, Display, display, missing

pytestmark = pytest.mark.display


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


def test_a_key_shows_it_over_another_program_it_answers_in_place_and_escape_gives_the_keyboard_back(tmp_path):
    play(from_another_program, tmp_path / "home")


def test_everything_that_a_display_needs_is_installed():
    assert missing() == []
