"""What reading one file may take, and how its process gives up everything that it does not need.

Where a process can be forked, each file is read in a fork of one that has the readers loaded. Before a byte of the file
is parsed the fork may open nothing any more, neither file nor connection: RLIMIT_NOFILE is 0, for which no privilege is
needed. Elsewhere one process reads many files, is watched by the app, and ended with the first file that goes wrong.
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable

FORKS = sys.platform == "linux"
SECONDS = 20.0
"""Of the wall's clock, and of the processor's, for one file."""
PATIENCE = 60.0
"""Of the wall's clock for a file whose turn on a busy machine does not come."""
RECOGNITION = 180.0
"""Of the wall's clock for a file whose pages are pictures: each has the limits above, and all together this."""
MEMORY = 180_000_000
"""Bytes that reading a file may take on top of what the readers themselves take (about 110 MB)."""
MOST_IN_ALL = 300_000_000
"""Bytes that the process may hold where the system itself does not bound it."""
MOST_OF_A_PROGRAM = 1_500_000_000
"""Bytes of addresses that the recognition of text may have."""
MOST_OUTPUT = 90_000_000
COURTESY = 5
"""How much lower its priority is: the window comes first."""
_KEPT_ENVIRONMENT = """PATH LANG LC_ALL LC_CTYPE LD_LIBRARY_PATH DYLD_LIBRARY_PATH PYTHONPATH PYTHONHOME SYSTEMROOT SYSTEMDRIVE WINDIR
    TEMP TMP TESSDATA_PREFIX _MEIPASS2"""
KEPT_ENVIRONMENT = frozenset(_KEPT_ENVIRONMENT.split())
"""What a process needs to start; keys and passphrases are not among it."""


def environment(of: dict[str, str]) -> dict[str, str]:
    """What the process is given of the app's environment."""
    kept = {name: value for name, value in of.items() if name.upper() in KEPT_ENVIRONMENT or name.startswith("_PYI_")}
    return {**kept, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def bound() -> None:
    """In the fork: memory, time, no file that grows, no core in which the text would stand."""
    import resource

    with open("/proc/self/statm", "rb") as numbers:
        held = int(numbers.read().split()[0]) * resource.getpagesize()
    _limit(resource.RLIMIT_AS, held + MEMORY, MOST_OF_A_PROGRAM)
    _limit(resource.RLIMIT_CPU, int(SECONDS), int(SECONDS + RECOGNITION))  # at the first it is told and ends
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    end_with_the_parent()


def shut(*, page_by_page: bool = False) -> None:
    """From here on nothing is opened: no file, no connection, no process. `page_by_page`: each may take its own time."""
    if FORKS:
        import resource

        if not page_by_page:
            _limit(resource.RLIMIT_CPU, int(SECONDS), int(SECONDS) + 1)  # at the second it is killed
        soft, _ = resource.getrlimit(resource.RLIMIT_AS)
        _limit(resource.RLIMIT_AS, soft)
        _limit(resource.RLIMIT_NOFILE, 0)


def loosen() -> None:
    """A program of the person's is asked, which is larger than the readers; it does not work in this process."""
    if FORKS:
        import resource

        _limit(resource.RLIMIT_AS, MOST_OF_A_PROGRAM)


def another_page() -> None:
    """The processor's time begins anew, as far as it may."""
    if FORKS:
        import resource

        _limit(resource.RLIMIT_CPU, int(time.process_time() + SECONDS), resource.getrlimit(resource.RLIMIT_CPU)[1])


def wants_a_processor(pid: int) -> bool:
    """Whether it works, or would: the processor's own limit holds then. Where that cannot be told it does not."""
    with contextlib.suppress(OSError), open(f"/proc/{pid}/stat", "rb") as state:
        return state.read().rpartition(b")")[2].split()[0] == b"R"
    return False


def at_the_start_of_a_program() -> Callable[[], None] | None:
    """What a program of the person's does before it begins, where it can be made to."""
    return end_with_the_parent if FORKS else None


def _limit(what: int, most: int, hard: int | None = None) -> None:
    import resource

    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(what, (most, max(most, hard or 0)))


def end_with_the_parent() -> None:
    import ctypes
    import signal

    set_signal_of_the_parents_death = 1
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(set_signal_of_the_parents_death, signal.SIGKILL)
