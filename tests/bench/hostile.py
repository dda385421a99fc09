"""Hostile content: the longest slice of the window's thread while each is opened and read to its end, in CPU ms.

python tests/bench/hostile.py
"""

from __future__ import annotations

import gc
import json
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.message_view import MessageView
from soulfra_desktop.ui.kit.transcript import Transcript
from tests.bench.slices import Slices
from tests.bench.stream import ANSWER

LONGEST_MS = 33.0
HOSTILE = {
    "10 MB of words": "word " * 2_000_000,
    "one line of 1 MB": "x" * 1_000_000,
    "a table of 5,000 rows": "| a | b | c |\n|--|--|--|\n" + "\n".join(f"| row {n} | *x* | `y` |" for n in range(5_000)),
    "a table of 200 columns": "\n".join("|" + "|".join(f"c{n}" for n in range(200)) + "|" for _ in range(2)).replace("\n", "\n" + "|--" * 200 + "|\n"),
    "lists 100 deep": "\n".join("  " * n + "- item" for n in range(100)),
    "quotes 300 deep": "> " * 300 + "deep\n\nand out",
    "100,000 emphasis marks": "*" * 100_000,
    "50,000 pairs of marks": "**a** " * 50_000,
    "100,000 brackets": "[" * 100_000,
    "100,000 backticks": "` " * 50_000,
    "100,000 dollars": "$ " * 50_000 + "$x" * 25_000,
    "a bomb of LaTeX": "$$" + "\\frac{1}{" * 40 + "x" + "}" * 40 + "$$\n\n$$\\newcommand{\\a}{\\a\\a}\\a$$\n\n" + "\n\n".join(f"${'{' * n}x{'}' * n}$" for n in range(60)),
    "500 formulas": "\n\n".join(f"Let $x_{{{n}}}^2 + \\frac{{1}}{{{n}}}$ be" for n in range(500)),
    "raw HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>\n" * 2_000,
    "links that run code": "[x](javascript:alert(1)) [y](data:text/html,x) [z](file:///etc/passwd)\n\n" * 1_000,
    "text that reorders": "\u202egnp.exe\u202c \u2066\u2067 a\u200bb " * 5_000,
    "10,000 lines of code": "```python\n" + "def f(x): return x + 1  # words\n" * 3_000 + "```",
    "20,000 empty lines": "a\n" + "\n" * 20_000 + "b",
}  # fmt: skip


def opened(app: QApplication, messages: tuple[MessageView, ...]) -> Slices:
    """Open a chat with these and read it to its end."""
    transcript = Transcript()
    transcript.resize(968, 800)
    transcript.show()
    slices = Slices(app)
    slices.until_quiet()
    slices.costs.clear()
    slices.timed(lambda: transcript.show_messages(messages, "chat"))
    slices.until_quiet(lambda: transcript._sections.has_work)
    transcript.close()
    transcript.deleteLater()
    app.processEvents()
    return slices


def main() -> int:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    gc.disable()  # as in the app, where a timer collects cycles (docs/decisions/0007)
    opened(app, (MessageView("a", "assistant", ANSWER + "$x$"),))  # imports, fonts and caches
    chosen = sys.argv[1:]
    figures: dict[str, float] = {}
    for name, text in HOSTILE.items():
        if not chosen or name in chosen:
            figures[name] = opened(app, (MessageView("q", "user", "?"), MessageView("a", "assistant", text))).longest
            print(f"{name:28}{figures[name]:9.1f} ms", flush=True)
    if not chosen:
        rich = tuple(MessageView(f"m{n}", "assistant" if n % 2 else "user", ANSWER) for n in range(40))
        figures["20 rich answers at once"] = opened(app, rich).longest
        print(f"{'20 rich answers at once':28}{figures['20 rich answers at once']:9.1f} ms")
    rounded = {name: round(value, 1) for name, value in figures.items()}
    held = all(value <= LONGEST_MS for value in figures.values())
    print(json.dumps({"bench": "hostile", "figures": rounded, "goals": {"longest_ms": LONGEST_MS}, "held": held}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
