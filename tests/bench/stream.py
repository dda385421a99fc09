"""Streaming on screen: what one repaint of a growing answer costs, in a short chat and in one of 2,000 messages.

An answer arrives at 200 tokens a second and is shown every 33 ms, as the window does it: state, transcript, layout and
paint. CPU milliseconds of the window's thread of one such update. The floor, in the same run: the same text appended to a bare QTextBrowser.

python tests/bench/stream.py
"""

from __future__ import annotations

import json
import os
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QTextBrowser

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.message_view import MessageView
from soulfra_desktop.ui.kit.transcript import Transcript
from tests.desktop.ui.kit.talking import write_everything

RATE = 200
"""Tokens a second; a token is about four characters."""
FRAME = 0.033
STEP = round(RATE * FRAME * 4)
LIMITS = {"p95": 8.0, "longest": 33.0}

PARAGRAPH = (
    "Merging is a **join**: commutative, associative and idempotent. Each replica keeps a set of changes, and the *union* "
    "of two sets does not depend on who sends first; see [the paper](https://example.org/crdt) and `merge(x, x) = x`. "
)
ROWS = "".join(f"| model {n} | {n}.0 ¢ | `row` {n} |\n" for n in range(12))


def answer_of(parts: int, below: str) -> str:
    """So many parts of prose, a list and code each; `below` stands under each, with its number for NUMBER."""
    return "\n\n".join(
        f"""## Part {number}

{PARAGRAPH}{PARAGRAPH}

- the higher timestamp wins on either side
- a tombstone is a change like any other
  1. equal clocks return either operand
  2. and both are the tombstone

```python
def merge(a: Change, b: Change) -> Change:
    # the later one wins
    return a if a.clock > b.clock else b
```

{below.replace("NUMBER", str(number))}"""
        for number in range(1, parts + 1)
    )


PLAIN_ANSWER = answer_of(
    6,
    """| Model | Price |
|:--|--:|
| llama3.2 | free |
| claude-haiku-4-5 | 0.4 ¢ |
""",
)
"""As most answers are: a small table, no formulas."""
ANSWER = answer_of(
    6,
    f"""The sum is $\\sum_{{i=1}}^{{NUMBER}} i$, which grows like $n^2$, for $5 or $10:

$$
\\int_0^{{NUMBER}} e^{{-x^2}}\\,dx = \\frac{{\\sqrt{{\\pi}}}}{{2}}
$$

| Model | Price | For |
|:--|--:|--|
| llama3.2 | free | $x_NUMBER$ |
| claude-haiku-4-5 | 0.4 ¢ | *long* answers |
{ROWS}""",
)
"""As heavy as they come: formulas and a table of 14 rows in each part."""


LONG_PARAGRAPH = PARAGRAPH * 40
"""One paragraph of 8,000 characters, as a model writes it that makes no breaks."""


def history(count: int) -> tuple[MessageView, ...]:
    """A chat of `count` messages, questions and answers in turn."""
    return tuple(
        MessageView(f"m{n}", "user", f"Question {n}, and why?")
        if n % 2 == 0
        else MessageView(f"m{n}", "assistant", PARAGRAPH)
        for n in range(count)
    )


def streamed(app: QApplication, update: Callable[[str], None], answer: str = ANSWER) -> list[float]:
    """CPU milliseconds of each update while the answer grows, painted each time."""
    costs = []
    for end in range(STEP, len(answer) + STEP, STEP):
        started = thread_time()
        update(answer[:end])
        app.processEvents()
        costs.append((thread_time() - started) * 1000)
    return costs


def in_transcript(app: QApplication, messages: int, answer: str = ANSWER) -> list[float]:
    transcript = Transcript()
    transcript.resize(968, 800)
    transcript.show()
    before = (*history(messages), MessageView("question", "user", "Explain it all."))
    transcript.show_messages(before, "chat")
    write_everything(transcript)
    app.processEvents()

    def update(text: str) -> None:
        transcript.show_messages(
            (*before, MessageView("answer", "assistant", text, streaming=True, complete=False)), "chat", at_once=True
        )

    update("")
    costs = streamed(app, update, answer)
    transcript.close()
    transcript.deleteLater()
    return costs


def in_bare_browser(app: QApplication) -> list[float]:
    browser = QTextBrowser()
    browser.resize(968, 800)
    browser.show()
    app.processEvents()
    length = 0

    def update(text: str) -> None:
        nonlocal length
        cursor = QTextCursor(browser.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text[length:])
        length = len(text)
        browser.verticalScrollBar().setValue(browser.verticalScrollBar().maximum())

    costs = streamed(app, update)
    browser.close()
    return costs


def summary(costs: list[float]) -> dict[str, float]:
    ranked = sorted(costs)
    p95 = ranked[int(len(ranked) * 0.95)]
    return {"median": statistics.median(ranked), "p95": p95, "longest": ranked[-1], "updates": len(ranked)}


def main() -> int:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    in_transcript(app, 2)  # imports, fonts and caches are not part of an update
    figures = {
        "bare QTextBrowser": summary(in_bare_browser(app)),
        "plain, 10 messages": summary(in_transcript(app, 10, PLAIN_ANSWER)),
        "plain, 2,000 messages": summary(in_transcript(app, 2000, PLAIN_ANSWER)),
        "heavy, 10 messages": summary(in_transcript(app, 10)),
        "heavy, 2,000 messages": summary(in_transcript(app, 2000)),
        "long paragraph": summary(in_transcript(app, 10, LONG_PARAGRAPH)),
    }
    print(f"One update of a streamed answer at {RATE} tokens/s, CPU milliseconds")
    print(f"{'':28}{'median':>9}{'p95':>9}{'longest':>9}{'updates':>9}")
    for name, row in figures.items():
        print(f"{name:28}{row['median']:9.2f}{row['p95']:9.2f}{row['longest']:9.2f}{row['updates']:9.0f}")
    ours = [row for name, row in figures.items() if name.startswith(("plain", "heavy"))]
    held = all(row[key] <= limit for row in ours for key, limit in LIMITS.items())
    held = held and figures["long paragraph"]["longest"] <= LIMITS["longest"]
    rounded = {name: {key: round(value, 2) for key, value in row.items()} for name, row in figures.items()}
    print(json.dumps({"bench": "stream", "figures": rounded, "goals": LIMITS, "held": held}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
