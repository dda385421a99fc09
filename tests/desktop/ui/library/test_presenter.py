"""What the model library decides: what is listed, what is on its way, what is asked before deleting."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import pytest

from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.errors import ModelNotFound, ProviderUnavailable, SoulfraError, StoreError
from soulfra_desktop.domain.library import Machine, OnMachine, OnOffer, Shelves, judge
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.services.ports import PullProgress
from soulfra_desktop.ui.library.presenter import LibraryPresenter, LibraryState
from tests.fakes import FrozenClock

MACHINE = Machine(8_000_000_000, 90_000_000_000, 4)
SMALL, LARGE = ModelRef("starter", "small"), ModelRef("starter", "large")


class Library:
    """Stands for LibraryService: fetching waits for `arrived`."""

    def __init__(self) -> None:
        self.here: set[ModelRef] = set()
        self.arrived = asyncio.Event()
        self.fails: SoulfraError | None = None
        self.stopped: list[ModelRef] = []

    async def look(self, *, fresh: bool = False) -> Shelves:
        if isinstance(self.fails, StoreError):
            raise self.fails
        verdict = judge(1_000_000_000, MACHINE)
        here = tuple(OnMachine(ref, ref.model, 1_000_000_000, verdict, True) for ref in self.here)
        offers = tuple(
            OnOffer(ref, ref.model.title(), 1_000_000_000, verdict, "MIT", "", "tests", "people")
            for ref in (SMALL, LARGE)
            if ref not in self.here
        )
        return Shelves(MACHINE, here, offers, True)

    async def fetch(self, ref: ModelRef) -> AsyncGenerator[PullProgress, None]:
        try:
            yield PullProgress("downloading", 250, 1000)
            if self.fails:
                raise self.fails
            await self.arrived.wait()
            self.here.add(ref)
        except asyncio.CancelledError:
            self.stopped.append(ref)
            raise

    async def delete(self, ref: ModelRef) -> None:
        if ref not in self.here:
            raise ModelNotFound("starter", f"There is no {ref}.")
        self.here.discard(ref)


class Screen:
    def __init__(self) -> None:
        self.library = Library()
        self.bugs: list[BaseException] = []
        self.tasks = TaskSupervisor(self.bugs.append)
        self.presenter = LibraryPresenter(self.library, FrozenClock(), self.tasks.spawn)  # type: ignore[arg-type]

    @property
    def state(self) -> LibraryState:
        return self.presenter.state

    async def settled(self) -> LibraryState:
        for _ in range(20):
            await asyncio.sleep(0)
        return self.state


@pytest.fixture
async def screen():
    screen = Screen()
    screen.presenter.look()
    await screen.settled()
    yield screen
    await screen.tasks.aclose()
    assert screen.bugs == []


async def test_a_model_is_shown_on_its_way_and_then_among_those_here(screen: Screen) -> None:
    screen.presenter.fetch(SMALL)
    state = await screen.settled()
    assert [(one.ref, one.share) for one in state.fetching] == [(SMALL, 0.25)]
    screen.library.arrived.set()
    state = await screen.settled()
    assert [model.ref for model in state.here] == [SMALL]
    assert not state.fetching


async def test_two_at_once_and_the_same_one_only_once(screen: Screen) -> None:
    for ref in (SMALL, LARGE, SMALL):
        screen.presenter.fetch(ref)
    assert [one.ref for one in (await screen.settled()).fetching] == [SMALL, LARGE]


async def test_stopping_ends_it_without_a_complaint(screen: Screen) -> None:
    screen.presenter.fetch(SMALL)
    await screen.settled()
    screen.presenter.stop(SMALL)
    state = await screen.settled()
    assert (screen.library.stopped, state.fetching, state.problems) == ([SMALL], (), ())


async def test_what_went_wrong_stands_at_its_model_until_it_is_tried_again(screen: Screen) -> None:
    screen.library.fails = ProviderUnavailable("starter", "The hub could not be reached.", "Try again.")
    screen.presenter.fetch(SMALL)
    problem = (await screen.settled()).problem(str(SMALL))
    assert problem is not None
    assert problem.advice == "Try again."
    screen.library.fails = None
    screen.presenter.fetch(SMALL)
    assert (await screen.settled()).problem(str(SMALL)) is None


async def test_deleting_asks_first(screen: Screen) -> None:
    screen.library.here.add(SMALL)
    screen.presenter.look()
    await screen.settled()
    screen.presenter.delete(SMALL)
    screen.presenter.keep()
    assert SMALL in screen.library.here
    screen.presenter.delete(SMALL)
    screen.presenter.confirm()
    assert [model.ref for model in (await screen.settled()).on_offer] == [SMALL, LARGE]


async def test_words_narrow_the_lists_and_may_name_a_model_that_only_ollama_knows(screen: Screen) -> None:
    screen.presenter.narrow(" LARGE mit ")
    assert [model.ref for model in screen.state.on_offer] == [LARGE]
    assert not screen.state.can_ask_ollama
    screen.presenter.narrow("mixtral:8x7b")
    assert screen.state.can_ask_ollama
    screen.presenter.fetch_named()
    assert [str(one.ref) for one in (await screen.settled()).fetching] == ["ollama/mixtral:8x7b"]


async def test_a_library_that_cannot_be_read_says_so_and_is_tried_again() -> None:
    screen = Screen()
    screen.library.fails = StoreError("The store is closed.", "Start Soulfra again.")
    screen.presenter.look()
    assert (await screen.settled()).phase == "failed"
    screen.library.fails = None
    screen.presenter.look(fresh=True)
    assert (await screen.settled()).phase == "ready"
    await screen.tasks.aclose()
