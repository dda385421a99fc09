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
from soulfra_desktop.domain.transfer import ChatTree
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


@pytest.mark.parametrize("imposed_by", ["chat", "folder"])
@pytest.mark.parametrize("place", ["shelf", "trash"])
async def test_a_chat_that_grows_by_what_came_from_a_stricter_place_becomes_as_strict(store, imposed_by, place):
    """Its new messages were never to leave the machine where they were written."""
    here = await begun(store, AnswerOptions(privacy="any", dial=7))
    if place == "trash":
        await store.organiser.delete(["c"])
    private = question("q2", "c", "a", "My own secret.")
    options = AnswerOptions(privacy="local-only" if imposed_by == "chat" else None)
    rules = FolderRules("local-only") if imposed_by == "folder" else FolderRules()
    grown = ChatTree(replace(here, options=options), (private,), "Health" if rules.privacy else "", folder_rules=rules)
    assert await store.trees.add_tree(grown) == 1
    await store.organiser.restore(["c"])
    assert (await store.conversations.conversation("c")).options == AnswerOptions(privacy="local-only", dial=7)


async def test_what_brings_nothing_new_or_comes_from_a_freer_place_changes_no_rule(store):
    strict = await begun(store, AnswerOptions(privacy="local-only"))
    freer = replace(strict, options=AnswerOptions(privacy="any"))
    assert await store.trees.add_tree(ChatTree(freer, (question("q2", "c", "a", "More."),))) == 1
    assert (await store.conversations.conversation("c")).options.privacy == "local-only"
    await store.conversations.set_options("c", AnswerOptions(privacy="any"))
    assert await store.trees.add_tree(await store.trees.tree("c")) == 0
    assert await store.trees.add_tree(ChatTree(strict, (question("q2", "c", "a", "More."),))) == 0
    assert (await store.conversations.conversation("c")).options.privacy == "any"


async def test_a_chat_in_a_strict_folder_keeps_its_own_wish_when_it_grows(store):
    await store.organiser.save_folder(Folder("f", "Health", rules=STRICT))
    here = await begun(store, folder_id="f")
    grown = ChatTree(replace(here, options=AnswerOptions(privacy="local-only")), (question("q2", "c", "a"),))
    assert await store.trees.add_tree(grown) == 1
    assert (await store.conversations.conversation("c")).options == AnswerOptions()


@pytest.mark.parametrize("place", ["shelf", "archive", "trash"])
@pytest.mark.parametrize("own", [None, "any", "local-only"])
async def test_a_strict_folder_that_is_deleted_leaves_its_chats_as_strict(store, own, place):
    await store.organiser.save_folder(Folder("f", "Health", rules=STRICT))
    await begun(store, AnswerOptions(privacy=own, dial=7), "f")
    if place == "trash":
        await store.organiser.delete(["c"])
    elif place == "archive":
        await store.organiser.archive(["c"])
    await store.organiser.delete_folder("f")
    await store.organiser.restore(["c"])
    left = await store.conversations.conversation("c")
    assert (left.folder_id, left.options) == (None, AnswerOptions(privacy="local-only", dial=7))


@pytest.mark.parametrize("said", [None, "any"])
async def test_a_free_folder_that_is_deleted_changes_no_chat(store, said: PrivacyClass | None):
    await store.organiser.save_folder(Folder("f", "Garden", rules=FolderRules(said)))
    await begun(store, AnswerOptions(dial=7), "f")
    await store.organiser.delete_folder("f")
    assert (await store.conversations.conversation("c")).options == AnswerOptions(dial=7)
