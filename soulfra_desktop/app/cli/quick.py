"""`soulfra quick`: the quick prompt, for a key that the desktop binds. `soulfra quit`: end what runs in the background.

No Qt and no asyncio where a Soulfra is running: what is bound to a key has 100 ms.
"""

from __future__ import annotations

import argparse
import sys
import time

from soulfra_desktop.app.cli.status import ANSWERED, FAILED, UsageRefused
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.app.summons import LONGEST_TEXT, Summons, send
from soulfra_desktop.domain.errors import HomeUnusable

PATIENCE_SECONDS = 30.0
"""For a Soulfra that is just being started."""


def quick(options: argparse.Namespace, environment: Environment) -> int:
    """Show the running Soulfra's quick prompt; start one in the background where none runs.

    Raises UsageRefused, HomeUnusable.
    """
    text = sys.stdin.read(LONGEST_TEXT + 1) if options.text == "-" else options.text or ""
    if len(text) > LONGEST_TEXT:
        raise UsageRefused(f"The quick prompt takes {LONGEST_TEXT:,} characters.", "Use: soulfra ask")
    offer = "clipboard" if options.clipboard else "selection" if options.selection else ""
    wish = Summons("quick", text, offer)
    answer = send(environment.home, wish)
    if answer is None:
        _why_not()
        _start(environment)
        end = time.monotonic() + PATIENCE_SECONDS
        while answer is None and time.monotonic() < end:
            time.sleep(0.05)
            answer = send(environment.home, wish)
    if not answer:
        raise HomeUnusable("Soulfra does not answer.", "Start it in a terminal to see why: soulfra")
    return ANSWERED


def quit(_options: argparse.Namespace, environment: Environment) -> int:  # noqa: A001 - the command's name
    """End the running Soulfra, its window or what waits in the background."""
    if send(environment.home, Summons("quit")):
        return ANSWERED
    print("Soulfra is not running.", file=sys.stderr)
    return FAILED


def _why_not() -> None:
    from soulfra_desktop.app.display import why_no_window

    reason = why_no_window()
    if reason is not None:
        raise HomeUnusable(reason.replace(", so Soulfra answers here", ""), "Ask in the terminal: soulfra ask")


def _start(environment: Environment) -> None:
    import os
    import subprocess

    with open(os.devnull, "r+b") as nothing:
        subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, *([] if hasattr(sys, "frozen") else ["-m", "soulfra_desktop"]), "--background"],
            stdin=nothing,
            stdout=nothing,
            stderr=nothing,
            env={**os.environ, "SOULFRA_HOME": str(environment.home)},
            start_new_session=True,
        )
