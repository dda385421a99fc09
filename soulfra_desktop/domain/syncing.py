"""Where syncing stands, for the person: what it does, how much waits, and what keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Phase = Literal["off", "idle", "syncing", "offline", "failing", "paused", "stopped"]
"""off: nobody is signed in; offline: the server cannot be reached; failing: something else went wrong.
Both are tried again by themselves. paused: by a setting; stopped: the person must do something."""


@dataclass(frozen=True, slots=True)
class SyncState:
    """`done` of `total` changes of the log are taken in, where it is known how many there are (0: it is not)."""

    phase: Phase = "off"
    waiting: int = 0
    """Changes of this machine that the server has not acknowledged."""
    done: int = 0
    total: int = 0
    files: int = 0
    """Attachments on their way, both ways."""
    spoilt: int = 0
    """Attachments that came and do not open: they are asked for again when Soulfra is started anew."""
    synced_at: datetime | None = None
    problem: str = ""
    advice: str = ""
    was_set_back: bool = False
    """The server has less than it acknowledged: it goes on once the person says that a backup was restored."""


def backoff(failures: int, chance: float) -> float:
    """Seconds to wait after so many failures in a row; `chance` (0 to 1) keeps many devices from coming back at once."""
    return min(300.0, 2.0 ** min(failures, 9)) * (0.5 + chance / 2)
