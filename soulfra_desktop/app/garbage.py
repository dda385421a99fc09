"""Collects reference cycles on the GUI thread alone.

Python collects them on whichever thread allocates next. A cycle that holds a Qt object, collected on a worker thread,
destroys that object there: its timers fire into nothing, and the process dies (docs/decisions/0007).
"""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtCore import QTimer

INTERVAL_MS = 500
SETTLED_MS = 10_000
"""After the start: what is there then, modules and the window above all, stays to the end. It is looked through no more."""


@contextmanager
def collected_here() -> Generator[None]:
    """While it lasts, cycles are collected by a timer of this thread, a generation when it is due as Python would."""
    was_on = gc.isenabled()
    gc.disable()
    timer = QTimer(interval=INTERVAL_MS)
    timer.timeout.connect(collect_what_is_due)
    timer.start()
    settled = QTimer(interval=SETTLED_MS, singleShot=True)
    settled.timeout.connect(gc.freeze)
    settled.start()
    gc.freeze()
    try:
        yield
    finally:
        timer.stop()
        settled.stop()
        gc.unfreeze()
        gc.collect()
        if was_on:
            gc.enable()


def collect_what_is_due() -> None:
    """Collect the oldest generation whose threshold is passed."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
