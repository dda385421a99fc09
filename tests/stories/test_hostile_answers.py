"""A model, or whoever stands between, answers with something that is meant to harm."""

import os
import pty
import subprocess

import pytest

from soulfra_desktop.app.cli.stdout import visible
from soulfra_desktop.ui.chat.view import ChatView
from tests.stories.test_reading import told


def test_what_would_steer_a_terminal_is_written_out_and_text_stays_as_it_is():
    assert visible("a\x1b]52;c;aGk=\x07b\rc\x9bd") == r"a\x1b]52;c;aGk=\x07b\x0dc\x9bd"
    assert visible("über\n\tdé 日本 🎉") == "über\n\tdé 日本 🎉"


def test_a_title_with_an_escape_sequence_does_not_reach_the_terminal(soulfra):
    soulfra.run("ask", "\x1b]0;owned\x07 hello")
    main_end, terminal = pty.openpty()
    process = soulfra.start("chats", "list", stdout=terminal)
    assert process.wait(timeout=60) == 0
    os.close(terminal)
    shown = os.read(main_end, 65536)
    os.close(main_end)
    assert b"\x1b" not in shown
    assert b"owned" in shown


def test_a_pipe_gets_the_answer_untouched_and_a_closed_pipe_is_no_crash(soulfra):
    process = soulfra.start("--demo", "ask", "show me", stdout=subprocess.PIPE)
    process.stdout.read(1)
    process.stdout.close()
    _, err = process.communicate(timeout=60)
    assert b"Traceback" not in err


HOSTILE = {
    "ten megabytes": ("word " * 2_000_000, "more characters are not shown"),
    "five thousand rows": ("| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 5_000, "more rows are not shown"),
    "a hundred levels": ("\n".join("  " * depth + "- deep" for depth in range(100)), "deep"),
    "broken formulas": (r"$\frac{1}{\undefined$ and $$" + "{" * 500 + "x$$", "undefined"),
    "markup": ("<script>alert(1)</script><img src=x onerror=alert(1)>", "<script>alert(1)</script>"),
    "turned text": ("\u202eevil [a\u202e](https://x.example)\n\nplain", "plain"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_answer_is_shown_with_a_reason_where_it_is_shortened(in_the_everyday_window, name):
    text, seen = HOSTILE[name]

    async def story(person):
        await person.finds(ChatView)
        person.desktop.chat.open("chat")
        await person.sees(name, lambda: seen in person.reads())

    in_the_everyday_window(story, told(text))
