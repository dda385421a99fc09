"""What the services may expect of a store that puts chats in order, in memory and on disk alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from soulfra_desktop.adapters.sqlite.store import Store
from soulfra_desktop.domain.chat import AnswerOptions, branch, siblings
from soulfra_desktop.domain.errors import NotFound, SettingRefused
from soulfra_desktop.domain.prompt import SavedPrompt
from soulfra_desktop.domain.shelf import NO_FOLDER, Folder, Shelf
from soulfra_desktop.domain.transfer import ChatTree
from soulfra_desktop.services.store_ports import ChatOrganiser, PromptStore, TreeStore
from tests.contract.samples import answer, at, conversation, question, reservation


async def chats(store: Store, count: int = 3) -> None:
    """c0, c1 … each with a question and an answer; the last is the newest."""
    for n in range(count):
        ask = question(f"q{n}", f"c{n}", minutes=n)
        await store.conversations.begin(
            conversation(f"c{n}", minutes=n), ask, answer(f"a{n}", ask.id, f"c{n}", minutes=n)
        )


async def ids(store: Store, shelf: Shelf | None = None) -> list[str]:
    return [chat.id for chat in await store.conversations.conversations(shelf=shelf)]


class TestChatOrganiser:
    async def test_it_fulfils_the_port(self, store: Store):
        organiser: ChatOrganiser = store.organiser
        assert organiser

    async def test_folders_are_listed_by_position_with_their_chats(self, store: Store):
        await chats(store)
        await store.organiser.save_folder(Folder("f1", "Work", "Be brief.", position=2))
        await store.organiser.save_folder(Folder("f2", "Home", position=1))
        await store.organiser.move(["c0", "c1", "no such chat"], "f1")
        await store.organiser.archive(["c1"])
        assert await store.organiser.folders() == [
            Folder("f2", "Home", position=1),
            Folder("f1", "Work", "Be brief.", position=2, chats=1),
        ]
        assert (await store.conversations.conversation("c0")).folder_id == "f1"
        assert await ids(store, Shelf(folder_id="f1")) == ["c0"]
        assert await ids(store, Shelf(folder_id=NO_FOLDER)) == ["c2"]

    async def test_a_folder_that_goes_leaves_its_chats(self, store: Store):
        await chats(store, 1)
        await store.organiser.save_folder(Folder("f1", "Work"))
        await store.organiser.move(["c0"], "f1")
        await store.organiser.delete_folder("f1")
        assert await store.organiser.folders() == []
        assert (await store.conversations.conversation("c0")).folder_id is None

    async def test_nothing_moves_to_a_folder_that_is_not_there(self, store: Store):
        await chats(store, 1)
        with pytest.raises(NotFound):
            await store.organiser.move(["c0"], "gone")

    async def test_tags_are_tidied_counted_and_taken_off(self, store: Store):
        await chats(store)
        await store.organiser.tag(["c0", "c1"], " #to  read ")
        await store.organiser.tag(["c0"], "to read")
        await store.organiser.tag(["c0", "nowhere"], "a first")
        await store.organiser.tag(["c2"], "  ")
        await store.organiser.delete(["c1"])
        assert await store.organiser.tags() == [("a first", 1), ("to read", 1)]
        assert (await store.conversations.conversation("c0")).tags == ("a first", "to read")
        assert await ids(store, Shelf(tag="to read")) == ["c0"]
        await store.organiser.tag(["c0"], "to read", on=False)
        assert await store.organiser.tags() == [("a first", 1)]

    async def test_pins_and_the_archive_are_shelves_of_their_own(self, store: Store):
        await chats(store)
        await store.organiser.pin(["c0", "c2"])
        await store.organiser.archive(["c2"])
        assert await ids(store) == ["c1", "c0"]
        assert await ids(store, Shelf(pinned=True)) == ["c0"]
        assert await ids(store, Shelf(pinned=False)) == ["c1"]
        assert await ids(store, Shelf("archived")) == ["c2"]
        chat = await store.conversations.conversation("c2")
        assert (chat.pinned, chat.archived) == (True, True)
        await store.organiser.pin(["c0"], on=False)
        await store.organiser.archive(["c2"], on=False)
        assert await ids(store) == ["c2", "c1", "c0"]
        assert await ids(store, Shelf(pinned=True)) == ["c2"]

    async def test_a_shelf_can_ask_for_where_chats_came_from(self, store: Store):
        await chats(store, 1)
        quick = replace(conversation("quick", minutes=9), source="quick")
        await store.conversations.begin(quick, question("q", "quick"), answer("a", "q", "quick"))
        assert await ids(store, Shelf(source="quick")) == ["quick"]
        assert await ids(store, Shelf(source="")) == ["c0"]

    async def test_chats_in_the_trash_come_back_as_they_were(self, store: Store):
        await chats(store)
        await store.organiser.save_folder(Folder("f1", "Work"))
        await store.organiser.move(["c0"], "f1")
        await store.organiser.pin(["c0"])
        before = await store.conversations.conversation("c0")
        await store.organiser.delete(["c0", "c2", "nowhere"])
        trash = await store.conversations.conversations(shelf=Shelf("trash"))
        assert [chat.id for chat in trash] == ["c2", "c0"]
        assert all(chat.deleted_at is not None for chat in trash)
        assert await ids(store) == ["c1"]
        await store.organiser.restore(["c0", "nowhere"])
        assert await store.conversations.conversation("c0") == before

    async def test_only_what_is_in_the_trash_is_purged(self, store: Store):
        await chats(store)
        await store.conversations.keep_draft("c0", "gone as well")
        await store.organiser.tag(["c0"], "x")
        await store.ledger.reserve(reservation("r0", "a0"))
        await store.organiser.delete(["c0"])
        await store.organiser.purge(["c0", "c1", "nowhere"])
        await store.organiser.restore(["c0"])
        assert await ids(store, Shelf("trash")) == []
        assert await ids(store) == ["c2", "c1"]

        def left(db):
            return {
                name: db.table(name).count for name in ("message", "tag", "draft", "usage", "conversation", "found")
            }

        assert await store.database.read(left) == {
            "message": 4,
            "tag": 0,
            "draft": 0,
            "usage": 1,
            "conversation": 2,
            "found": 2,
        }

    async def test_the_trash_forgets_what_has_lain_in_it_for_long(self, store: Store):
        await chats(store)
        await store.organiser.delete(["c0", "c1"])
        now = datetime.now(UTC)
        assert await store.organiser.purge_expired(now - timedelta(days=30)) == 0
        assert await ids(store, Shelf("trash")) == ["c1", "c0"]
        assert await store.organiser.purge_expired(now + timedelta(seconds=5)) == 2
        assert await ids(store, Shelf("trash")) == []

    async def test_a_long_tree_is_purged_whole(self, store: Store):
        await store.trees.add_tree(long_tree(450))
        await store.organiser.delete(["long"])
        await store.organiser.purge(["long"])
        assert await store.database.read(lambda db: db.table("message").count) == 0


class TestOptions:
    async def test_options_are_kept_and_reset(self, store: Store):
        await chats(store, 1)
        chosen = AnswerOptions("Answer in rhyme.", 0.7, 300)
        await store.conversations.set_options("c0", chosen)
        assert (await store.conversations.conversation("c0")).options == chosen
        await store.conversations.set_options("c0", AnswerOptions())
        assert (await store.conversations.conversation("c0")).options == AnswerOptions()
        with pytest.raises(NotFound):
            await store.conversations.set_options("no", chosen)

    async def test_a_new_chat_begins_with_its_options(self, store: Store):
        await store.organiser.save_folder(Folder("f", "F"))
        chat = replace(
            conversation(),
            options=AnswerOptions("Be kind."),
            folder_id="f",
            tags=("b", "a"),
            pinned=True,
            source="quick",
        )
        begun = await store.conversations.begin(chat, question("q1"), answer("a1", "q1"))
        assert (begun.options, begun.folder_id, begun.tags, begun.pinned, begun.source) == (
            AnswerOptions("Be kind."),
            "f",
            ("a", "b"),
            True,
            "quick",
        )


class TestTail:
    async def test_the_tail_is_the_end_of_the_branch_with_all_versions(self, store: Store):
        await store.trees.add_tree(long_tree(60))
        again = answer("again", "m58", "long", "another", minutes=99)
        await store.conversations.begin(conversation("long"), None, again)
        await store.conversations.look_at("long", "m59")
        whole, tail = await store.conversations.messages("long"), await store.conversations.tail("long", 10)
        chat = await store.conversations.conversation("long")
        shown = branch(tail, chat.leaf_id)
        assert shown == branch(whole, chat.leaf_id)[-10:]
        assert [siblings(tail, message) for message in shown] == [siblings(whole, message) for message in shown]
        assert [message.id for message in tail] == [*(f"m{n}" for n in range(50, 60)), "again"]

    async def test_a_short_chat_is_its_own_tail(self, store: Store):
        await chats(store, 1)
        await store.conversations.begin(conversation("c0"), question("second", "c0"), answer("b", "second", "c0"))
        assert await store.conversations.tail("c0", 40) == [
            message for message in await store.conversations.messages("c0") if message.id != "a0"
        ]
        with pytest.raises(NotFound):
            await store.conversations.tail("no", 5)


class TestPromptStore:
    async def test_prompts_are_kept_by_name(self, store: Store):
        prompts: PromptStore = store.prompts
        await prompts.save_prompt(SavedPrompt("2", "translate", "Into {{language}}: {{text}}", "Languages"))
        await prompts.save_prompt(SavedPrompt("1", "fix", "Mend this."))
        await prompts.save_prompt(SavedPrompt("1", "mend", "Mend this, please."))
        assert await prompts.prompts() == [
            SavedPrompt("1", "mend", "Mend this, please."),
            SavedPrompt("2", "translate", "Into {{language}}: {{text}}", "Languages"),
        ]
        with pytest.raises(SettingRefused):
            await prompts.save_prompt(SavedPrompt("3", "mend", "Another."))
        with pytest.raises(SettingRefused):
            await prompts.save_prompt(SavedPrompt("2", "mend", "Another."))
        await prompts.delete_prompt("1")
        await prompts.delete_prompt("never there")
        assert [prompt.name for prompt in await prompts.prompts()] == ["translate"]


def long_tree(count: int) -> ChatTree:
    """One branch of questions and answers in turn."""
    messages = []
    for n in range(count):
        parent = f"m{n - 1}" if n else None
        make = question(f"m{n}", "long", parent, f"asked {n}", n) if n % 2 == 0 else None
        messages.append(make or answer(f"m{n}", parent, "long", f"answered {n}", n, complete=True))
    chat = replace(conversation("long"), messages=count, leaf_id=f"m{count - 1}", updated_at=at(count))
    return ChatTree(chat, tuple(messages))


class TestTreeStore:
    async def test_a_tree_comes_back_equal_and_twice_adds_nothing(self, store: Store):
        trees: TreeStore = store.trees
        tree = long_tree(250)
        chat = replace(
            tree.conversation,
            folder_id="f",
            tags=("a", "b"),
            pinned=True,
            archived=True,
            options=AnswerOptions("Hm.", 1.5, 7),
            model="ollama/x",
            draft="and",
            source="chatgpt",
        )
        tree = replace(tree, conversation=chat, folder="Work")
        assert await trees.add_tree(tree) == 250
        assert await trees.tree("long") == tree
        assert await trees.add_tree(tree) == 0
        assert await trees.tree("long") == tree

    async def test_what_grew_elsewhere_is_added_and_what_is_here_stays(self, store: Store):
        await store.trees.add_tree(long_tree(10))
        await store.conversations.rename("long", "Mine")
        changed = replace(long_tree(14).messages[0], text="changed elsewhere")
        grown = replace(long_tree(14), messages=(changed, *long_tree(14).messages[1:]))
        assert await store.trees.add_tree(grown) == 4
        now = await store.trees.tree("long")
        assert now.messages == long_tree(14).messages
        assert (now.conversation.title, now.conversation.leaf_id, now.conversation.messages) == ("Mine", "m9", 14)

    async def test_folders_are_found_by_their_name(self, store: Store):
        await store.organiser.save_folder(Folder("mine", "Work", "Be brief."))
        tree = long_tree(2)
        await store.trees.add_tree(replace(tree, folder="Work"))
        assert (await store.conversations.conversation("long")).folder_id == "mine"
        assert [folder.chats for folder in await store.organiser.folders()] == [1]

    async def test_a_chat_in_the_trash_stays_there(self, store: Store):
        await store.trees.add_tree(long_tree(4))
        await store.organiser.delete(["long"])
        assert await store.trees.add_tree(long_tree(6)) == 2
        assert await ids(store) == []
        with pytest.raises(NotFound):
            await store.trees.tree("long")

    async def test_a_tree_with_a_gap_is_refused_whole(self, store: Store):
        tree = long_tree(6)
        with pytest.raises(NotFound):
            await store.trees.add_tree(replace(tree, messages=tree.messages[:2] + tree.messages[3:]))
        assert await ids(store) == []
