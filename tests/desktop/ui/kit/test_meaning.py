"""What is told of the model that finds by meaning: a change is never silent, and never told twice."""

from __future__ import annotations

from collections.abc import Callable

from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.knowledge import EmbeddingModel, Foreign
from soulfra_desktop.ui.kit.meaning import MeaningPresenter
from tests.desktop.ui.working import settled
from tests.fakes import FrozenClock
from tests.pictured_meaning import ENGLISH, MANY


class Service:
    """What the embedding service tells, as far as it is looked at."""

    def __init__(self) -> None:
        self.counts: tuple[int, int] = (0, 0)
        self.problem: str = ""
        self.notice: Foreign | None = None
        self.model = self.chosen = ENGLISH
        self.on_change: list[Callable[[], None]] = []
        self.there = [ENGLISH, MANY]

    async def models(self) -> list[EmbeddingModel]:
        return list(self.there)

    def now(self, **changes: object) -> None:
        for name, value in changes.items():
            setattr(self, name, value)
        for tell in self.on_change:
            tell()


CHANGED = Foreign("de", ENGLISH, MANY, changed=True)


def shown(service: Service, tasks: TaskSupervisor) -> tuple[MeaningPresenter, list[Foreign]]:
    presenter = MeaningPresenter(service, FrozenClock(), tasks.spawn)
    news: list[Foreign] = []
    presenter.noticed.connect(news.append)
    return presenter, news


async def test_the_models_of_this_machine_are_listed_when_somebody_looks(tasks: TaskSupervisor):
    presenter, _ = shown(Service(), tasks)
    assert presenter.state.models == ()
    presenter.look()
    await settled(tasks)
    assert [one.label for one in presenter.state.models] == ["MiniLM", "Multilingual E5"]
    assert presenter.state.model == ENGLISH
    assert presenter.state.coming is None


async def test_a_change_that_nobody_asked_for_is_told_once_and_how_far_it_is(tasks: TaskSupervisor):
    service = Service()
    presenter, news = shown(service, tasks)
    service.now(chosen=MANY, notice=CHANGED, counts=(900, 64))
    await settled(tasks)
    assert (presenter.state.coming, presenter.state.done, presenter.state.all) == (MANY, 64, 900)
    service.now(counts=(900, 128))
    await settled(tasks)
    assert presenter.state.done == 128
    service.now(model=MANY)
    await settled(tasks)
    assert presenter.state.coming is None
    assert presenter.state.notice == CHANGED
    assert news == [CHANGED]


async def test_a_change_from_before_the_first_look_is_told_too(tasks: TaskSupervisor):
    service = Service()
    service.now(notice=CHANGED)
    presenter, news = shown(service, tasks)
    presenter.look()
    await settled(tasks)
    assert news == [CHANGED]


async def test_what_the_person_has_read_goes_and_another_notice_comes(tasks: TaskSupervisor):
    service = Service()
    presenter, news = shown(service, tasks)
    foreign = Foreign("fr", ENGLISH)
    service.now(notice=foreign)
    await settled(tasks)
    assert presenter.state.notice == foreign
    assert news == []
    presenter.hide()
    assert presenter.state.notice is None
    service.now(counts=(3, 3))
    await settled(tasks)
    assert presenter.state.notice is None
    service.now(notice=CHANGED)
    await settled(tasks)
    assert presenter.state.notice == CHANGED


async def test_what_was_read_once_stays_read_at_the_next_start(tasks: TaskSupervisor):
    service, kept = Service(), list[str]()
    presenter, _ = shown(service, tasks)
    presenter.on_hidden = kept.extend
    service.now(notice=CHANGED)
    await settled(tasks)
    presenter.hide()
    presenter.hide()
    assert len(kept) == 1

    again, news = shown(service, tasks)
    again.keep_hidden(kept)
    again.look()
    await settled(tasks)
    assert again.state.notice is None
    assert news == []
    service.now(notice=Foreign("fr", ENGLISH, MANY, changed=True))
    await settled(tasks)
    assert [one.language for one in news] == ["fr"]


async def test_what_stands_in_its_way_is_told_until_it_is_gone(tasks: TaskSupervisor):
    service = Service()
    presenter, _ = shown(service, tasks)
    service.now(problem="Its process ended. Try again.")
    await settled(tasks)
    assert presenter.state.problem == "Its process ended. Try again."
    service.now(problem="")
    await settled(tasks)
    assert presenter.state.problem == ""
