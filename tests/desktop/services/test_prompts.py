"""The prompt library over the real store and real files."""

import json
from itertools import count

import pytest

from soulfra_desktop.adapters.prompt_files import JsonPromptFiles
from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.domain.errors import SettingRefused
from soulfra_desktop.domain.prompt import EXAMPLES, SavedPrompt
from soulfra_desktop.services.prompts import PromptService


@pytest.fixture
async def prompts():
    store = await open_in_memory()
    numbers = count(1)
    yield PromptService(store.prompts, JsonPromptFiles(), lambda: f"id{next(numbers)}")
    await store.aclose()


async def test_a_prompt_is_kept_changed_deleted_and_brought_back(prompts):
    kept = await prompts.save(SavedPrompt("1", "mail", "Write {{what}}", "  a   mail "))
    assert prompts.seen == (SavedPrompt("1", "mail", "Write {{what}}", "a mail"),)
    await prompts.delete("1")
    assert prompts.seen == ()
    await prompts.save(SavedPrompt("2", "mail", "Another"))
    await prompts.restore(kept)
    assert [one.name for one in prompts.seen] == ["mail", "mail-2"]


async def test_a_name_of_another_is_refused_and_nothing_changes(prompts):
    await prompts.save(SavedPrompt("1", "mail", "One"))
    with pytest.raises(SettingRefused):
        await prompts.save(SavedPrompt("2", "mail", "Two"))
    assert [one.text for one in prompts.seen] == ["One"]


async def test_what_goes_out_comes_back_equal_and_twice_adds_nothing(prompts, tmp_path):
    await prompts.add_examples()
    before = {(one.name, one.text, one.description) for one in prompts.seen}
    assert len(before) == len(EXAMPLES)
    path = str(tmp_path / "prompts.json")
    assert await prompts.give_out(path) == len(EXAMPLES)
    assert await prompts.take_in(path) == (0, len(EXAMPLES))
    for one in prompts.seen:
        await prompts.delete(one.id)
    assert await prompts.take_in(path) == (len(EXAMPLES), 0)
    assert {(one.name, one.text, one.description) for one in prompts.seen} == before


async def test_a_list_of_another_app_is_taken_in_under_names_that_are_allowed(prompts, tmp_path):
    path = tmp_path / "theirs.json"
    path.write_text(json.dumps([{"command": "/Übersetze das", "title": "Translate", "content": "In {{lang}}:"}]))
    assert await prompts.take_in(str(path)) == (1, 0)
    assert prompts.seen[0].name == "ubersetze-das"
    assert prompts.seen[0].description == "Translate"


@pytest.mark.parametrize(
    "content", [b"not json", b"{}", b"[1]", b'[{"name": "x"}]', b"[" * 100_000, b"\xff\xfe\0", b'{"prompts": 3}']
)
async def test_a_file_that_is_none_is_refused_and_nothing_is_added(prompts, tmp_path, content):
    path = tmp_path / "odd.json"
    path.write_bytes(content)
    with pytest.raises(SettingRefused) as refused:
        await prompts.take_in(str(path))
    assert refused.value.advice
    assert prompts.seen == ()


async def test_a_place_that_cannot_be_written_says_so(prompts, tmp_path):
    with pytest.raises(SettingRefused, match="cannot be written"):
        await prompts.give_out(str(tmp_path / "no" / "prompts.json"))
    with pytest.raises(SettingRefused, match="cannot be read"):
        await prompts.take_in(str(tmp_path / "missing.json"))
