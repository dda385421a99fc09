"""`soulfra quick` where a Soulfra is running: one line to its socket. Nothing is loaded that this does not need.

A key of the desktop is bound to it, and has 100 ms; whatever is less plain than that goes the whole way (quick.py).
"""

from __future__ import annotations

import os
import sys

SAID = {
    (): b"soulfra/1 quick {}\n",
    ("--clipboard",): b'soulfra/1 quick {"offer": "clipboard"}\n',
    ("--selection",): b'soulfra/1 quick {"offer": "selection"}\n',
}
"""The lines of app/summons.py, ready made."""


def shown_at_once(given: list[str]) -> bool:
    """Whether these arguments were `quick` with at most one option, and a running Soulfra showed its prompt."""
    said = SAID.get(tuple(given[1:])) if given[:1] == ["quick"] and os.name == "posix" else None
    home = _home() if said is not None else ""
    if said is None or not home:
        return False
    from soulfra_desktop.app.instance_socket import call

    return call(home, said) is True


def _home() -> str:
    """As Environment reads it; empty where that is not plain."""
    named = os.environ.get("SOULFRA_HOME", "").strip()
    if named:
        return named if os.path.isabs(named) and "\0" not in named else ""
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Application Support/soulfra")
    base = os.environ.get("XDG_DATA_HOME", "").strip()
    return os.path.join(base if os.path.isabs(base) else os.path.expanduser("~/.local/share"), "soulfra")
