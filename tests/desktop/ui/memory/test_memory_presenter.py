"""What the memory screen shows, and what it does with what is remembered."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pytest

from soulfra_desktop.domain.errors import DiskFull
from soulfra_desktop.domain.fact import Learnt
from soulfra_desktop.domain.knowledge import Scope
from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.services.memory import MemoryService
from soulfra_desktop.ui.memory.presenter import MemoryPresenter
from soulfra_desktop.ui.memory.telling import telling
from tests.desktop.services.facts_in_memory import InMemoryFacts
from tests.desktop.services.house import build_house


@dataclass
class Screen:
    memory: MemoryService
    facts: InMemoryFacts
    tasks: list[asyncio.Task] = field(default_factory=list)

    def __post_init__(self) -> None:
        async def folders():
            return [Folder("f", "Whales")]

        self.presenter = MemoryPresenter(self.memory, self.spawn, folders)

    def spawn(self, work: Any) -> asyncio.Task:
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.append(task)
        return task

    async def settled(self):
        while self.tasks:
            await self.tasks.pop()
        return self.presenter.state

    def texts(self) -> list[str]:
        return [fact.text for fact in self.presenter.state.listed]


@pytest.fixture
async def screen():
    house = await build_house()
    numbers, facts = count(1), InMemoryFacts()
    memory = MemoryService(facts, house.conversations, house.settings, house.clock, lambda: f"fact{next(numbers)}")
    await memory.add("The person's name is Mira.", "identity")
    await memory.add("The person's dog is called Nova.", "person")
    await memory.add("The person writes about whales.", "project", Scope(folder_id="f"))
    made = Screen(memory, facts)
    made.presenter.look()
    await made.settled()
    yield made
    await house.conversations.aclose()
    await house.store.aclose()


async def test_everything_is_shown_pinned_first(screen):
    screen.presenter.pin(screen.presenter.state.listed[1])
    await screen.settled()
    assert screen.texts()[0] == "The person's dog is called Nova."
    assert len(screen.texts()) == 3


async def test_words_kinds_and_places_narrow_the_list(screen):
    screen.presenter.look_for("DOG nova")
    assert screen.texts() == ["The person's dog is called Nova."]
    screen.presenter.look_for("submarine")
    assert screen.texts() == []
    assert screen.presenter.state.is_narrowed
    screen.presenter.show_all()
    screen.presenter.only_kind("identity")
    assert screen.texts() == ["The person's name is Mira."]
    screen.presenter.only_kind(None)
    screen.presenter.only_where("project")
    assert screen.texts() == ["The person writes about whales."]
    assert screen.presenter.state.folders == {"f": "Whales"}


async def test_a_sentence_is_edited_where_it_stands(screen):
    fact = screen.presenter.state.listed[0]
    screen.presenter.edit(fact)
    screen.presenter.write("You write a novel about whales.")
    screen.presenter.save()
    state = await screen.settled()
    assert state.writing is None
    assert "The person writes a novel about whales." in screen.texts()


async def test_what_cannot_be_kept_is_said_at_its_field_and_nothing_is_lost(screen):
    fact = screen.presenter.state.listed[0]
    screen.presenter.edit(fact)
    screen.presenter.write("My password is hunter2")
    screen.presenter.save()
    state = await screen.settled()
    assert state.writing.problem is not None
    assert state.writing.text == "My password is hunter2"
    assert fact.text in screen.texts()
    screen.presenter.back()
    assert screen.presenter.state.writing is None


async def test_a_new_one_is_written_down(screen):
    screen.presenter.begin()
    screen.presenter.write("The bins go out on Tuesday.")
    screen.presenter.choose_kind("date")
    screen.presenter.save()
    await screen.settled()
    assert [fact.kind for fact in screen.presenter.state.all if fact.text.startswith("The bins")] == ["date"]


async def test_forgetting_asks_first_and_says_that_it_cannot_be_undone(screen):
    fact = screen.presenter.state.listed[0]
    screen.presenter.ask_to_forget([fact])
    screen.presenter.keep()
    await screen.settled()
    assert fact.text in screen.texts()
    screen.presenter.ask_to_forget([fact])
    screen.presenter.forget()
    state = await screen.settled()
    assert fact.text not in screen.texts()
    assert state.forgot == 1


async def test_why_opens_and_closes_and_leads_to_the_message(screen):
    fact = screen.presenter.state.listed[0]
    screen.presenter.explain(fact)
    assert (await screen.settled()).why.fact == fact
    screen.presenter.explain(fact)
    assert (await screen.settled()).why is None


async def test_it_opens_at_one_fact(screen):
    fact = screen.presenter.state.listed[1]
    screen.presenter.look(fact.id)
    state = await screen.settled()
    assert state.why.fact == fact
    assert screen.texts() == [fact.text]


async def test_putting_aside_keeps_it_in_the_list(screen):
    fact = screen.presenter.state.listed[0]
    screen.presenter.disable(fact)
    await screen.settled()
    assert [one.disabled for one in screen.presenter.state.listed if one.id == fact.id] == [True]


async def test_the_switch_is_kept_and_the_list_stays(screen):
    told: list[bool] = []
    screen.presenter.on_switched = told.append
    screen.presenter.switch(False)
    state = await screen.settled()
    assert (state.on, told, screen.memory.enabled, len(screen.texts())) == (False, [False], False, 3)


async def test_back_leaves_what_is_open_first(screen):
    left: list[None] = []
    screen.presenter.on_done = lambda: left.append(None)
    screen.presenter.begin()
    screen.presenter.back()
    assert left == []
    screen.presenter.back()
    assert left == [None]


async def test_a_store_that_refuses_is_told_and_what_is_shown_stays(screen):
    async def refuses(*_args, **_more):
        raise DiskFull("The disk is full.")

    screen.facts.save_fact = refuses
    screen.presenter.pin(screen.presenter.state.listed[0])
    state = await screen.settled()
    assert state.problem.message == "The disk is full."
    assert len(screen.texts()) == 3


async def test_one_line_says_what_became_of_a_message(screen, qapp):
    [fact, *_] = screen.presenter.state.listed
    undone: list[None] = []
    told = telling(Learnt(remembered=(fact,)), lambda: undone.append(None))
    assert told is not None
    assert (told.text, told.action) == ("Remembered: You write about whales.", "Undo")
    told.on_action()
    assert undone == [None]
    forgotten = telling(Learnt(forgotten=(fact,)), lambda: None)
    assert forgotten is not None
    assert (forgotten.text, forgotten.action) == ("Forgotten for good: You write about whales.", "")
    for learnt in (Learnt(secret=True), Learnt(not_found=True), Learnt(known=True), Learnt(superseded=(fact,))):
        assert telling(learnt, lambda: None) is not None
    assert telling(Learnt(confirmed=(fact,)), lambda: None) is None


async def test_a_look_that_fails_late_does_not_take_the_place_of_a_later_one(screen, monkeypatch):
    go_on, real = asyncio.Event(), screen.memory.facts

    async def late(**_more):
        await go_on.wait()
        raise DiskFull("The disk is full.")

    monkeypatch.setattr(screen.memory, "facts", late)
    screen.presenter.look()
    await asyncio.sleep(0)
    monkeypatch.setattr(screen.memory, "facts", real)
    screen.presenter.look()
    await screen.tasks.pop()
    go_on.set()
    state = await screen.settled()
    assert (state.phase, state.problem) == ("ready", None)


@pytest.mark.parametrize("text", ["You write a novel about whales.", "My password is hunter2"])
async def test_a_form_that_was_changed_or_left_while_it_was_kept_stays_as_the_person_has_it(screen, monkeypatch, text):
    go_on, real = asyncio.Event(), screen.memory.edit

    async def slow(*of):
        await go_on.wait()
        return await real(*of)

    monkeypatch.setattr(screen.memory, "edit", slow)
    first, second = screen.presenter.state.listed[:2]
    screen.presenter.edit(first)
    screen.presenter.write(text)
    screen.presenter.save()
    await asyncio.sleep(0)
    screen.presenter.edit(second)
    screen.presenter.write("Your dog is called Nora.")
    go_on.set()
    state = await screen.settled()
    assert state.writing is not None
    assert (state.writing.fact, state.writing.text, state.writing.problem) == (second, "Your dog is called Nora.", None)


async def test_why_is_told_of_the_fact_that_was_asked_of_last(screen, monkeypatch):
    go_on, real = asyncio.Event(), screen.memory.why
    first, second = screen.presenter.state.listed[:2]

    async def slow(fact_id):
        if fact_id == first.id:
            await go_on.wait()
        return await real(fact_id)

    monkeypatch.setattr(screen.memory, "why", slow)
    screen.presenter.explain(first)
    screen.presenter.explain(second)
    await screen.tasks.pop()
    go_on.set()
    state = await screen.settled()
    assert state.why is not None
    assert state.why.fact.id == second.id
