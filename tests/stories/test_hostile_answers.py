"""A model, or whoever stands between, answers with something that is meant to harm."""

import os
import pty
import subprocess

from soulfra_desktop.app.cli.stdout import visible


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
