"""A long day: chats are opened, closed and streamed in a real window until 10,000 messages went by; memory must settle.

Resident memory is read after each round; the plateau is the median of the second half, and no later round may leave it
by more than 5 %.

python tests/bench/soak.py [MESSAGES]
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.message_view import MessageView
from soulfra_desktop.ui.kit.transcript import Transcript
from soulfra_desktop.ui.shell.window import MainWindow
from tests.bench.report import cannot_measure, report
from tests.bench.stream import ANSWER, STEP

MESSAGES = 10_000
ROUNDS = 100
LEAVE = 0.05


def resident_mib() -> float:
    """Memory of this process that is in use, in MiB."""
    pages = 0
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        cannot_measure("soak", "/proc/self/statm cannot be read here")
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_048_576


def settle(app: QApplication, transcript: Transcript) -> None:
    """Let all that waits be written."""
    sections = transcript._sections
    for _ in range(4_000):
        sections.want_older()
        transcript.work_later()
        app.processEvents()
        if not sections.has_work and not sections.has_older:
            return


def one_round(app: QApplication, transcript: Transcript, number: int, messages: int) -> None:
    """Open a chat of so many messages, read it to its end and stream its last answer."""
    before = tuple(
        MessageView(f"{number}-{n}", "assistant" if n % 2 else "user", ANSWER if n % 20 == 1 else f"Message {n}, *and* why?")
        for n in range(messages - 1)
    )  # fmt: skip
    transcript.show_messages(before, number)
    settle(app, transcript)
    for end in range(STEP, len(ANSWER), STEP * 16):
        live = MessageView(f"{number}-live", "assistant", ANSWER[:end], streaming=True, complete=False)
        transcript.show_messages((*before, live), number, at_once=True)
        app.processEvents()
    transcript.show_messages((*before, MessageView(f"{number}-live", "assistant", ANSWER)), number)
    settle(app, transcript)


def main() -> int:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else MESSAGES
    window, transcript = MainWindow(), Transcript()
    window.setCentralWidget(transcript)
    window.resize(968, 800)
    window.show()
    curve: list[float] = []
    gc.disable()
    for number in range(ROUNDS):
        one_round(app, transcript, number, count // ROUNDS)
        gc.collect()  # as the app's timer does
        curve.append(round(resident_mib(), 1))
    window.close()
    late = curve[ROUNDS // 2 :]
    plateau = statistics.median(late)
    furthest = max(abs(one - plateau) for one in late) / plateau
    print("resident MiB after each round:", *curve)
    figures = {
        "messages": count,
        "first_mib": curve[0],
        "plateau_mib": plateau,
        "furthest_from_plateau": round(furthest, 4),
        "curve_mib": curve,
    }
    report("soak", figures, {"furthest_from_plateau": ("<= 0.05", lambda f: f["furthest_from_plateau"] <= LEAVE)})
    return 0


if __name__ == "__main__":
    sys.exit(main())
