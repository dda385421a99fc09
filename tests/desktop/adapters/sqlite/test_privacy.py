"""What a chat and a folder say of who may answer is kept, copied, exported and imported; never loosened on the way."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.adapters.transfer.soulfra import read, to_json
from soulfra_desktop.domain.chat import AnswerOptions
from soulfra_desktop.domain.privacy import PrivacyClass
from soulfra_desktop.domain.shelf import Folder, FolderRules
from tests.contract.samples import answer, conversation, question

STRICT = FolderRules("local-only", 5, "ollama/large")


@pytest.fixture
async def store():
    opened = await open_in_memory()
    yield opened
    await opened.aclose()


async def begun(store, options=AnswerOptions(), folder_id=None):  # noqa: B008 - frozen
    chat = replace(conversation("c"), options=options, folder_id=folder_id)
    await store.conversations.begin(chat, question("q", "c"), answer("a", "q", "c"))
    return await store.conversations.conversation("c")


async def test_a_chats_own_rules_are_kept_and_changed(store):
    strict = AnswerOptions(privacy="local-only", dial=5)
    assert (await begun(store, strict)).options == strict
    await store.conversations.set_options("c", AnswerOptions(dial=0))
    assert (await store.conversations.conversation("c")).options == AnswerOptions(dial=0)


async def test_a_folders_rules_are_kept_and_changed(store):
    await store.organiser.save_folder(Folder("f", "Health", rules=STRICT))
    assert (await store.organiser.folders())[0].rules == STRICT
    await store.organiser.save_folder(Folder("f", "Health"))
    assert (await store.organiser.folders())[0].rules == FolderRules()


@pytest.mark.parametrize(("there", "expected"), [(None, "local-only"), ("any", "local-only"), ("local-only", None)])
async def test_a_chat_that_moves_house_is_never_answered_more_freely(store, there: PrivacyClass | None, expected):
    await store.organiser.save_folder(Folder("f", "Health", rules=STRICT))
    await begun(store, AnswerOptions(dial=7), "f")
    exported = json.loads(json.dumps(to_json(await store.trees.tree("c"))))
    assert exported["folder"]["privacy"] == "local-only"
    elsewhere = await open_in_memory()
    await elsewhere.organiser.save_folder(Folder("own", "Health", rules=FolderRules(there)))
    tree = read(exported)
    assert tree is not None
    await elsewhere.trees.add_tree(tree)
    assert (await elsewhere.conversations.conversation("c")).options == AnswerOptions(privacy=expected, dial=7)
    await elsewhere.aclose()


async def test_where_there_is_no_such_folder_it_comes_with_its_rules(store):
    await store.organiser.save_folder(Folder("f", "Health", "Be kind.", rules=STRICT))
    await begun(store, folder_id="f")
    tree = read(to_json(await store.trees.tree("c")))
    elsewhere = await open_in_memory()
    assert tree is not None
    await elsewhere.trees.add_tree(tree)
    (folder,) = await elsewhere.organiser.folders()
    assert (folder.name, folder.system_prompt, folder.rules) == ("Health", "Be kind.", STRICT)
    assert (await elsewhere.conversations.conversation("c")).options == AnswerOptions()
    await elsewhere.aclose()
