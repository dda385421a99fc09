"""The list of chats with 10,000 of them loaded: what each change costs the window's thread, and how long it is held up.

The real presenter, model and list in the real window. The store answers at once, from memory: the real one works on
threads of its own. Each change is made several times, each time on a list as it was; what counts is CPU time of the
longest slice: a call, or one turn of the loop.

python tests/bench/sidebar.py [--chats 10000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import sys
from bisect import bisect_left
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.domain.shelf import Folder, Shelf
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.shell.listing import belongs
from soulfra_desktop.ui.shell.presenter import SidebarPresenter
from soulfra_desktop.ui.shell.sidebar import SidebarView
from soulfra_desktop.ui.shell.window import MainWindow
from tests.bench.report import cannot_measure, report
from tests.bench.slices import Slices

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
GOAL_MS = 33
WORDS = ("garden", "recipe", "taxes", "bicycle", "roses", "python", "letter", "journey", "balcony", "thyme", "winter")


class StillClock:
    def now(self) -> datetime:
        return NOW


class KeptChats:
    """What a store and an organiser are asked by the list. Nothing that is changed is kept: the list has it."""

    def __init__(self, count: int) -> None:
        self._fitting: dict[Shelf, list[Conversation]] = {}
        self.chats = [
            Conversation(
                str(n),
                f"{WORDS[n % 11].capitalize()} and {WORDS[n * 7 % 11]}, number {n}",
                NOW,
                NOW - timedelta(hours=2 * n + 1),
                folder_id="f" if n % 10 == 0 else None,
                tags=("work",) if n % 4 == 0 else (),
            )
            for n in range(count)
        ]

    async def conversations(
        self, limit: int = 200, before: datetime | None = None, shelf: Shelf | None = None
    ) -> list[Conversation]:
        shelf = shelf or Shelf()
        if shelf not in self._fitting:
            self._fitting[shelf] = [chat for chat in self.chats if belongs(chat, shelf)]
        chats = self._fitting[shelf]
        start = bisect_left(chats, True, key=lambda chat: before is None or chat.updated_at < before)
        return chats[start : start + limit]

    async def know(self) -> None:
        """Every list that will be asked for: looking through the chats is no part of what is measured."""
        for tag in (None, "work"):
            await self.conversations(0, None, Shelf(tag=tag))

    async def folders(self) -> list[Folder]:
        return [Folder("f", "Garden", chats=len(self.chats) // 10)]

    async def tags(self) -> list[tuple[str, int]]:
        return [("work", len(self.chats) // 4)]

    def __getattr__(self, name: str) -> Callable[..., Coroutine[Any, Any, None]]:
        async def change(*_given: Any, **_more: Any) -> None:
            return None

        return change


def in_the_next_turn(work: Coroutine[Any, Any, Any]) -> None:
    """What awaits nothing but itself is done in one go, once what asked for it is over."""

    def run() -> None:
        try:
            work.send(None)
        except StopIteration:
            return
        cannot_measure("sidebar", "the store does not answer at once")

    QTimer.singleShot(0, run)


class List:
    """The window with a list of so many chats, all loaded."""

    def __init__(self, app: QApplication, count: int) -> None:
        self.slices = Slices(app)
        store = KeptChats(count)
        self.presenter = SidebarPresenter(store, store, StillClock(), in_the_next_turn, UTC)  # type: ignore[arg-type]
        self.presenter.folding.keep_open(["f"])
        self.window = MainWindow()
        self.view = SidebarView(self.presenter)
        self.window.show_chat(self.view, QWidget())
        self.window.resize(1180, 760)
        self.window.show()
        in_the_next_turn(store.know())
        self.presenter.load()
        self.slices.until_quiet()
        while self.presenter.state.more or self.presenter.state.drawers[0].more:
            self.presenter.load_more()
            self.presenter.folding.read("f")
            self.slices.until_quiet()
        self.view.list.scrollTo(self.view.list.model().index(count // 2, 0))
        self.slices.until_quiet()
        if len(self.presenter.order()) != count:
            cannot_measure("sidebar", f"{len(self.presenter.order())} of {count} chats are loaded")


def changes(made: List) -> Iterator[tuple[str, Callable[[], object], Callable[[], object]]]:
    """What a person does: its name, what happens before it is measured, and what is measured."""
    do, changing, nothing = made.presenter, made.presenter.changing, lambda: None
    order = do.order()
    some, middle = order[50 :: max(1, len(order) // 100)][:100], order[len(order) // 2]
    chat = next(iter(do.chats([middle])))
    yield "one_deleted", nothing, lambda: changing.delete([middle])
    yield "one_deleted_undone", lambda: changing.delete([middle]), do.undo
    yield "hundred_deleted", nothing, lambda: changing.delete(some)
    yield "hundred_deleted_undone", lambda: changing.delete(some), do.undo
    yield "hundred_moved", nothing, lambda: changing.move(some, "f")
    yield "hundred_tagged", nothing, lambda: changing.tag(some, "later", on=True)
    yield "one_pinned", nothing, lambda: changing.pin([middle], on=True)
    yield "one_renamed", nothing, lambda: changing.rename(middle, "Another title")
    yield "one_to_the_top", nothing, lambda: do.touch(replace(chat, updated_at=NOW))
    yield "new_chat", nothing, lambda: do.touch(Conversation("new", "New", NOW, NOW))
    yield "one_opened", nothing, lambda: do.open(middle)
    yield "one_picked", nothing, lambda: do.picking.toggle(middle)
    yield "all_picked", nothing, do.picking.all
    yield "all_unpicked", do.picking.all, do.picking.stop
    yield "all_deleted", do.picking.all, lambda: changing.delete(do.meant())
    yield "all_deleted_undone", lambda: changing.delete(order), do.undo
    yield "folder_closed", nothing, lambda: do.folding.fold("f")
    yield "letter_typed", nothing, lambda: do.filter("r")
    yield "second_letter_typed", lambda: do.filter("r"), lambda: do.filter("ro")
    yield "filter_emptied", lambda: do.filter("roses"), lambda: do.filter("")
    yield "only_a_tag", nothing, lambda: do.only_tag("work")
    yield "scrolled_to_the_end", nothing, made.view.list.scrollToBottom


@contextmanager
def without_collection() -> Iterator[None]:
    """As the app runs: what is garbage is collected between slices."""
    gc.disable()
    yield
    gc.enable()
    gc.collect()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--chats", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()
    app = QApplication([])
    theme.apply(app, "light")
    print(f"{given.chats} chats, a tenth of them in an open folder; scrolled to the middle; {given.rounds} rounds")
    costs: dict[str, list[tuple[float, float]]] = {}
    names = [name for name, _, _ in changes(List(app, 100))]
    for name in names:
        cost_of(app, 100, name)  # what is loaded at the first use of all is loaded
    for _ in range(given.rounds):
        for name in names:
            costs.setdefault(name, []).append(cost_of(app, given.chats, name))
    figures: dict[str, Any] = {"chats": given.chats, "rounds": given.rounds}
    for name, rounds in costs.items():
        figures[f"{name}_longest_ms"] = statistics.median(longest for longest, _ in rounds)
        figures[f"{name}_all_ms"] = statistics.median(whole for _, whole in rounds)
    figures["longest_slice_ms"] = max(value for name, value in figures.items() if name.endswith("_longest_ms"))
    report("sidebar", figures, {"longest_slice_ms": (f"<= {GOAL_MS}", lambda f: f["longest_slice_ms"] <= GOAL_MS)})


def cost_of(app: QApplication, count: int, name: str) -> tuple[float, float]:
    """CPU milliseconds of the longest slice and of all, on a list of its own."""
    made = List(app, count)
    before, measured = next((before, act) for one, before, act in changes(made) if one == name)
    before()
    made.slices.until_quiet()
    made.slices.costs.clear()
    with without_collection():
        made.slices.timed(measured)
        made.slices.until_quiet()
    found = made.slices.longest, sum(made.slices.costs)
    made.window.close()
    made.window.deleteLater()
    app.processEvents()
    return found


if __name__ == "__main__":
    main()
