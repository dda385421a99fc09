"""Opening a chat of 5,000 messages at its end: from the click to its last screen, painted in the real window.

Store, presenter and transcript are the real ones, in a process of their own for each way: first the end of the chat, as
the window does it, and, for comparison, all of it before anything is shown. The floor: a chat of 10 messages.

python tests/bench/open_chat.py
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.report import report  # noqa: E402
from tests.bench.starting import PASSPHRASE, play  # noqa: E402

MESSAGES, SHORT = 5_000, 10
ROUNDS = 7
LAST = "This is the very last sentence."
ANSWER = """Merging is a **join**: commutative, associative and idempotent. Each replica keeps a set of changes.

- the higher timestamp wins on either side
- a tombstone is a change like any other

```python
def merge(a, b):
    return a if a.clock > b.clock else b
```
"""

OPEN = """
import asyncio, json, os, sys, time
sys.argv = ["soulfra"]
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.app.main import first_paint
environment = Environment.read()
app, window = first_paint(environment.home)
from soulfra_desktop.app.desktop import Desktop
from soulfra_desktop.app.loop import run

async def until(what, shown):
    deadline = time.monotonic() + 30
    while not shown():
        if time.monotonic() > deadline:
            print(f"never shown: {what}", file=sys.stderr, flush=True)
            os._exit(1)
        await asyncio.sleep(0.001)

async def main(quit_requested):
    chat_id, way, last = os.environ["BENCH_CHAT"], os.environ["BENCH_WAY"], os.environ["BENCH_LAST"]
    desktop = Desktop(environment, window, app)
    desktop.start()
    await until('the sidebar', lambda: desktop.everyday is not None and desktop.everyday.sidebar.state.phase != "loading")
    chat, transcript = desktop.everyday.chat, desktop.everyday.view.transcript
    chat.open("warm")
    await until('the first chat', lambda: "warm words" in transcript.toPlainText())
    await asyncio.sleep(3)  # what a start does afterwards is over
    def there():
        messages = chat.state.messages
        return messages and last in messages[-1].text and last in transcript.toPlainText()
    cpu, start = time.process_time(), time.perf_counter()
    chat.open(chat_id, os.environ["BENCH_REVEAL"] if way == "whole" else None)
    await until('the chat', there)
    transcript.viewport().repaint()
    shown = {"wall": (time.perf_counter() - start) * 1000, "cpu": (time.process_time() - cpu) * 1000}
    longest, before, end = 0.0, time.perf_counter(), time.perf_counter() + 3
    while time.perf_counter() < end:  # while the rest of the chat is read and laid out
        await asyncio.sleep(0)
        longest, before = max(longest, time.perf_counter() - before), time.perf_counter()
    print(json.dumps(shown | {"stall": longest * 1000}), flush=True)
    await desktop.aclose()
    return 0
run(main, app); os._exit(0)
"""


async def fill(home: Path) -> None:
    """A welcomed home with a long chat, a short one, and one to warm up with."""
    from soulfra_desktop.adapters.sqlite.store import open_store
    from soulfra_desktop.domain.chat import Conversation, Message
    from soulfra_desktop.domain.routing import Attempt, Candidate, ModelRef, Receipt
    from soulfra_desktop.domain.transfer import ChatTree
    from soulfra_desktop.domain.usage import Money, TokenCount
    from soulfra_desktop.ui.shell.window_state import WINDOW_FILE, WindowState
    from tests.contract.samples import at

    refs = [ModelRef("ollama", f"model-{n}") for n in range(8)]
    weighed = tuple(
        Candidate(ref, True, n < 3, "ready" if n < 3 else "not running", Money(n)) for n, ref in enumerate(refs)
    )
    attempts = (Attempt(refs[0], "answered", 2_140),)
    receipt = Receipt(refs[0], True, weighed, "first here", attempts, TokenCount(48, 121), Money(0), 610, 2_140)

    def tree(name: str, count: int, last: str) -> ChatTree:
        made: list[Message] = []
        for n in range(count):
            parent, answers = made[-1].id if made else None, n % 2 == 1
            text = ANSWER if answers else f"Question {n}: why do two replicas end up equal?"
            role = "assistant" if answers else "user"
            message = Message(f"{name}-{n}", name, parent, role, text, at(n), receipt=receipt if answers else None)
            made.append(message)
        made[-1] = replace(made[-1], text=f"{ANSWER}\n{last}")
        return ChatTree(Conversation(name, name.capitalize(), at(0), at(count), leaf_id=made[-1].id), tuple(made))

    store = await open_store(home, PASSPHRASE)
    await store.settings.save("welcomed", True)
    WindowState().save(home / WINDOW_FILE)
    for name, count, last in (("long", MESSAGES, LAST), ("short", SHORT, LAST), ("warm", 4, "warm words")):
        await store.trees.add_tree(tree(name, count, last))
    while await store.search.index_more():
        pass
    await store.aclose()


def opened(home: Path, chat: str, way: str) -> dict[str, float]:
    given = {"CHAT": chat, "WAY": way, "LAST": LAST, "REVEAL": f"{chat}-{MESSAGES - 1}"}
    return play("open_chat", OPEN, home, **{f"BENCH_{name}": value for name, value in given.items()})


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        asyncio.run(fill(home))
        kinds = {"short": ("short", "tail"), "tail": ("long", "tail"), "whole": ("long", "whole")}
        runs: dict[str, list[dict[str, float]]] = {kind: [] for kind in kinds}
        for _ in range(rounds):
            for kind, (chat, way) in kinds.items():
                runs[kind].append(opened(home, chat, way))
    figures: dict[str, float] = {"messages": MESSAGES}
    for kind, played in runs.items():
        for what in ("cpu", "wall"):
            figures[f"{kind}_{what}_ms"] = statistics.median(run[what] for run in played)
    figures["longest_stall_afterwards_ms"] = statistics.median(run["stall"] for run in runs["tail"])
    report("open_chat", figures, {"tail_wall_ms": ("<= 200", lambda f: f["tail_wall_ms"] <= 200)})


if __name__ == "__main__":
    main()
