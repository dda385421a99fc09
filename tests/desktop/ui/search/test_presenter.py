"""Searching as one types: the newest query alone counts, and filters are part of it."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.errors import StoreError
from soulfra_desktop.domain.search import SearchFound, SearchHit, SearchQuery
from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.ui.search.presenter import SearchPresenter
from tests.fakes import FrozenClock

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Slow:
    """Answers each query when it is told to; a query that is cancelled answers all the same, as a thread would."""

    def __init__(self) -> None:
        self.asked: list[SearchQuery] = []
        self.gates: list[asyncio.Event] = []
        self.failure: StoreError | None = None

    async def search(self, query: SearchQuery) -> SearchFound:
        self.asked.append(query)
        gate = asyncio.Event()
        self.gates.append(gate)
        try:
            await gate.wait()
        except asyncio.CancelledError:
            await asyncio.sleep(0)
        if self.failure:
            raise self.failure
        return SearchFound((SearchHit("c", query.text, "m", "user", query.text, ((0, 1),), NOW),))

    async def index_more(self) -> bool:
        return False

    async def folders(self) -> list[Folder]:
        return [Folder("f", "Garden")]

    async def tags(self) -> list[tuple[str, int]]:
        return [("work", 2)]


def presenter(slow: Any, tasks: TaskSupervisor, **more: Any) -> SearchPresenter:
    return SearchPresenter(slow, slow, FrozenClock(NOW), tasks.spawn, **{"zone": UTC, **more})


async def turn(times: int = 8) -> None:
    for _ in range(times):
        await asyncio.sleep(0)


async def test_an_answer_that_comes_too_late_changes_nothing(tasks: TaskSupervisor):
    slow = Slow()
    search = presenter(slow, tasks)
    for text in ("t", "to", "tom"):
        search.type(text)
        await turn()
    slow.gates[2].set()
    await turn()
    assert [hit.title for hit in search.state.hits] == ["tom"]
    slow.gates[0].set()
    slow.gates[1].set()
    await turn()
    assert [hit.title for hit in search.state.hits] == ["tom"]
    assert not search.state.searching


async def test_hits_stay_until_the_next_ones_are_there(tasks: TaskSupervisor):
    slow = Slow()
    search = presenter(slow, tasks)
    search.type("tom")
    await turn()
    slow.gates[0].set()
    await turn()
    search.type("toma")
    assert (search.state.searching, len(search.state.hits)) == (True, 1)
    search.type("")
    assert (search.state.searching, search.state.hits) == (False, ())


async def test_filters_are_asked_for_and_cleared_together(tasks: TaskSupervisor):
    slow = Slow()
    search = presenter(slow, tasks)
    search.begin("rose")
    search.narrow(role="user", folder_id="f", tag="work", model="ollama/x")
    search.narrow(period="week")
    await turn()
    asked = slow.asked[-1]
    assert (asked.role, asked.folder_id, asked.tag, asked.model) == ("user", "f", "work", "ollama/x")
    assert (asked.since, asked.until) == (datetime(2026, 11, 15, tzinfo=UTC), None)
    assert search.state.is_narrowed
    search.clear()
    await turn()
    assert slow.asked[-1] == SearchQuery("rose")
    assert search.folder_name("f") == "Garden"


async def test_days_are_the_persons_own_and_both_count(tasks: TaskSupervisor):
    slow = Slow()
    zone = timezone(timedelta(hours=2))
    search = presenter(slow, tasks, zone=zone)
    search.type("rose")
    search.between(date(2026, 3, 9), date(2026, 3, 1))
    await turn()
    assert slow.asked[-1].since == datetime(2026, 2, 28, 22, tzinfo=UTC)
    assert slow.asked[-1].until == datetime(2026, 3, 9, 22, tzinfo=UTC)


async def test_only_an_excluded_word_is_not_asked(tasks: TaskSupervisor):
    slow = Slow()
    search = presenter(slow, tasks)
    search.type("-rose")
    await turn()
    assert (slow.asked, search.state.only_excludes, search.state.searching) == ([], True, False)


async def test_a_search_that_fails_says_so_and_can_be_tried_again(tasks: TaskSupervisor):
    slow = Slow()
    slow.failure = StoreError("The disk could not be read.", "Try again.")
    search = presenter(slow, tasks)
    search.type("rose")
    await turn()
    slow.gates[0].set()
    await turn()
    assert search.state.problem is not None
    slow.failure = None
    search.again()
    await turn()
    slow.gates[1].set()
    await turn()
    assert (search.state.problem, len(search.state.hits)) == (None, 1)


async def test_opening_a_hit_says_which_words_to_mark(tasks: TaskSupervisor):
    slow = Slow()
    search = presenter(slow, tasks)
    search.type('"first of" may -june')
    await turn()
    slow.gates[0].set()
    await turn()
    opened: list[Any] = []
    search.on_open = lambda *given: opened.append(given)
    search.open(search.state.hits[0])
    assert opened == [("c", "m", ("first", "of", "may"))]
