"""What is copied or selected under X11, asked for without the GUI thread: Qt waits 5 s for an owner that hangs."""

from __future__ import annotations

import select
import time
from typing import Any

PATIENCE_SECONDS = 1.5
LONGEST = 4 * 200_000
"""Bytes; a longer text is not offered anyway."""


def selection_text(kind: str, display: str | None = None, patience: float = PATIENCE_SECONDS) -> str:
    """The text of "CLIPBOARD" or "PRIMARY"; empty where there is none, where it is longer than LONGEST or comes in
    pieces, and where its owner does not answer. Blocks up to `patience` seconds: for a thread."""
    from Xlib.display import Display
    from Xlib.error import ConnectionClosedError, DisplayError, XError

    try:
        server = Display(display)
    except (DisplayError, ConnectionClosedError, OSError):
        return ""
    try:
        return _asked(server, kind, time.monotonic() + patience)
    except (ConnectionClosedError, OSError, XError):
        return ""
    finally:
        server.close()


def _asked(server: Any, kind: str, end: float) -> str:
    from Xlib import X

    wanted, utf8 = server.get_atom(kind), server.get_atom("UTF8_STRING")
    if server.get_selection_owner(wanted) == X.NONE:
        return ""
    window = server.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
    place = server.get_atom("SOULFRA_SELECTION")
    window.convert_selection(wanted, utf8, place, X.CurrentTime)
    server.flush()
    answer = _answer(server, end)
    if answer is None or answer.property == X.NONE:
        return ""
    found = window.get_full_property(place, X.AnyPropertyType, LONGEST // 4)
    if found is None or found.property_type != utf8 or len(found.value) > LONGEST:
        return ""  # INCR too: a text in pieces is one of many megabytes
    return bytes(found.value).decode(errors="replace")


def _answer(server: Any, end: float) -> Any:
    """The owner's SelectionNotify; None where it does not come in time."""
    from Xlib import X

    while (left := end - time.monotonic()) > 0:
        while server.pending_events():
            event = server.next_event()
            if event.type == X.SelectionNotify:
                return event
        select.select([server.fileno()], [], [], left)
    return None
