"""A slash lists the prompts; choosing one asks for its blanks and puts it in."""

import asyncio
from datetime import datetime
from itertools import count

import pytest

from soulfra_desktop.adapters.prompt_files import JsonPromptFiles
from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.domain.prompt import SavedPrompt
from soulfra_desktop.services.prompts import PromptService
from soulfra_desktop.ui.prompts.calling import Calling


class Desk:
    def __init__(self, prompts: PromptService) -> None:
        self.prompts = prompts
        self.tasks: list[asyncio.Task] = []
        self.inserted: list[str] = []
        self.managed = 0
        self.calling = Calling(prompts, self.spawn, lambda: datetime(2026, 11, 22))
        self.calling.on_insert = self.inserted.append
        self.calling.on_manage = self._manage

    def _manage(self) -> None:
        self.managed += 1

    def spawn(self, work) -> asyncio.Task:
        self.tasks.append(asyncio.get_running_loop().create_task(work))
        return self.tasks[-1]

    @property
    def state(self):
        return self.calling.state

    def names(self) -> list[str]:
        return [row.prompt.name if row.prompt else row.kind for row in self.state.rows]


@pytest.fixture
async def desk():
    store = await open_in_memory()
    numbers = count(1)
    prompts = PromptService(store.prompts, JsonPromptFiles(), lambda: f"id{next(numbers)}")
    for name, text in (("mail", "Write a mail."), ("translate", "Into {{language|English}}: {{clipboard}} ({{date}})")):
        await prompts.save(SavedPrompt(prompts.new().id, name, text))
    yield Desk(prompts)
    await store.aclose()


async def test_a_slash_lists_all_and_typing_narrows(desk):
    desk.calling.type("/")
    assert desk.names() == ["mail", "translate", "manage"]
    desk.calling.type("/tr")
    assert desk.names() == ["translate", "manage"]
    for text in ("/tr x", "words", "a /tr", ""):
        desk.calling.type(text)
        assert not desk.state.is_open, text


async def test_the_choice_goes_round(desk):
    desk.calling.type("/")
    desk.calling.move(-1)
    assert desk.state.current.kind == "manage"
    desk.calling.move(1)
    assert desk.state.current.prompt.name == "mail"


async def test_escape_leaves_the_text_and_the_list_stays_away_until_another_call(desk):
    desk.calling.type("/m")
    desk.calling.leave()
    desk.calling.type("/ma")
    assert not desk.state.is_open
    desk.calling.type("")
    desk.calling.type("/")
    assert desk.state.is_open


async def test_a_prompt_without_blanks_goes_in_at_once(desk):
    desk.calling.type("/mail")
    desk.calling.choose("")
    assert desk.inserted == ["Write a mail."]
    assert not desk.state.is_open


async def test_blanks_are_asked_for_and_clipboard_and_date_fill_themselves(desk):
    desk.calling.type("/translate")
    desk.calling.choose("Guten Tag {{language}}")
    assert [blank.name for blank in desk.state.blanks] == ["language"]
    assert desk.state.values == ("English",)
    desk.calling.fill(0, "French")
    desk.calling.insert()
    assert desk.inserted == ["Into French: Guten Tag {{language}} (2026-11-22)"]
    assert desk.state.filling is None


async def test_blanks_can_be_left(desk):
    desk.calling.type("/translate")
    desk.calling.choose("")
    desk.calling.leave()
    assert desk.inserted == []
    assert desk.state.filling is None


async def test_an_empty_library_offers_examples_that_are_kept_when_they_are_used(desk):
    for prompt in desk.prompts.seen:
        await desk.prompts.delete(prompt.id)
    desk.calling.type("/exp")
    assert desk.state.current.kind == "example"
    desk.calling.choose("")
    await asyncio.gather(*desk.tasks)
    assert [prompt.name for prompt in desk.prompts.seen] == ["explain"]
    assert desk.state.filling is not None


async def test_the_last_line_leads_to_the_library(desk):
    desk.calling.type("/zebra")
    assert desk.names() == ["manage"]
    desk.calling.choose("")
    assert desk.managed == 1
