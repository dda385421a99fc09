"""Going on with answers, forking, each chat's own options, temporary chats: what the chat service does to a tree."""

from __future__ import annotations

import asyncio
import base64

import pytest

from soulfra_desktop.domain.chat import Accepted, AnswerOptions, Attachment, ChatDelta, Completed
from soulfra_desktop.domain.errors import AnswerCut, ContextTooLong, NotFound, NotKeptYet, TemperatureRefused
from soulfra_desktop.domain.options import DEFAULT_PROMPT
from soulfra_desktop.domain.routing import ModelRef, Policy
from soulfra_desktop.domain.shelf import Folder, FolderRules
from soulfra_desktop.services.question import CONTINUE
from tests.fakes import ScriptedProvider, answer

PICTURE = Attachment("dot.png", "image/png", b"\x89PNG")
NOTES = Attachment("notes.md", "text/markdown", b"# Notes\n```py\nx\n```\n")


async def cut_answer(house, *following):
    cut = [ChatDelta(text="One, two, "), AnswerCut("ollama", "The connection broke.")]
    ollama = ScriptedProvider("ollama", models=("small", "large")).enqueue(cut, *following)
    home = await house(ollama)
    await home.ask("Count.")
    return home, ollama, await home.answer()


async def test_going_on_with_a_cut_answer_makes_a_sibling_that_begins_with_its_words(house):
    home, ollama, old = await cut_answer(house, answer("One, two, three."))
    events = [event async for event in home.chat.continue_answer(old.conversation_id, old.id)]
    assert isinstance(events[0], Accepted)
    assert events[0].answer.text == "One, two, ", "its words are shown at once"
    tree = await home.tree()
    assert [m.text for m in tree] == ["Count.", "One, two, ", "One, two, three."], "nothing is lost, nothing repeated"
    new = tree[-1]
    assert new.complete
    assert new.parent_id == old.parent_id
    assert "goes on with an earlier answer" in new.receipt.why
    assert [turn.text for turn in ollama.requests[-1].turns] == ["Count.", "One, two, ", CONTINUE]


async def test_the_receipt_of_a_continuation_covers_it_alone(house):
    home, _, old = await cut_answer(house, answer("three."))
    async for _ in home.chat.continue_answer(old.conversation_id, old.id):
        pass
    new = await home.answer()
    assert len(new.receipt.attempts) == 1
    assert len(await home.ledger()) == 2


async def test_a_continuation_that_is_stopped_before_its_first_word_still_has_the_old_words(house):
    gate = asyncio.Event()
    home, _, old = await cut_answer(house, [gate])
    accepted = asyncio.Event()

    async def follow():
        async for event in home.chat.continue_answer(old.conversation_id, old.id):
            if isinstance(event, Accepted):
                accepted.set()

    async with asyncio.TaskGroup() as group:
        task = group.create_task(follow())
        await accepted.wait()
        task.cancel()
    assert (await home.answer()).text == "One, two, "


async def test_a_part_too_long_to_be_seen_again_is_not_gone_on_with(house):
    words = "word " * 700
    cut = [ChatDelta(text=words), AnswerCut("ollama", "The connection broke.")]
    home = await house(ScriptedProvider("ollama", context_window=1_000).enqueue(cut))
    await home.ask("Count.")
    old = await home.answer()
    with pytest.raises(ContextTooLong):
        async for _ in home.chat.continue_answer(old.conversation_id, old.id):
            pass
    assert (await home.answer()).text == words


async def test_going_on_where_no_answer_is_says_so(house):
    home, _, old = await cut_answer(house)
    with pytest.raises(NotFound):
        await anext(home.chat.continue_answer(old.conversation_id, old.parent_id))


async def test_a_fork_has_the_path_with_all_that_belongs_to_it_and_costs_nothing(house):
    cloud = ScriptedProvider("openai", local=False, models=("small",), abilities=frozenset({"images"}))
    home = await house(cloud.enqueue(answer("One."), answer("Two."), answer("Other.")), allowed=("openai",))
    await home.ask("First?", attachments=(PICTURE,))
    chat = (await home.tree())[0].conversation_id
    await home.ask("Second?", conversation_id=chat)
    await home.ask("First, better?", conversation_id=chat, parent_id=None)
    store = home.store
    await store.organiser.save_folder(Folder("f", "Work"))
    await store.organiser.move([chat], "f")
    await store.conversations.set_options(chat, AnswerOptions(temperature=0.5))
    tree = await store.conversations.messages(chat)
    made = await home.chat.fork(chat, tree[1].id)
    copied = await store.conversations.messages(made.id)
    assert [m.text for m in copied] == ["First?", "One."]
    assert copied[0].attachments == (PICTURE,)
    assert copied[1].receipt == tree[1].receipt
    assert not {m.id for m in copied} & {m.id for m in tree}
    assert copied[1].parent_id == copied[0].id
    assert (made.title, made.cost.micros, made.messages) == ("First? (2)", 0, 2)
    assert made.folder_id == "f"
    assert made.options == AnswerOptions(temperature=0.5)
    assert (await store.conversations.conversation(chat)).cost.micros > 0
    assert [m.text for m in await store.conversations.messages(chat)] == [m.text for m in tree]


async def test_a_fork_is_never_outside_its_folder(house):
    """A strict folder keeps its chats on this machine: a copy that waits to be moved in could leave meanwhile."""
    home = await house(ScriptedProvider("ollama"))
    organiser = home.store.organiser
    await organiser.save_folder(Folder("f", "Health", "Be kind.", rules=FolderRules("local-only")))
    await home.ask("First?", folder_id="f")
    chat, trees, added = (await home.tree())[0].conversation_id, home.store.trees, []
    add = trees.add_tree

    async def watched(tree):
        new = await add(tree)
        added.append((await home.store.conversations.conversation(tree.conversation.id)).folder_id)
        return new

    trees.add_tree = watched
    made = await home.chat.fork(chat, (await home.tree())[1].id)
    assert (added, made.folder_id, made.options) == (["f"], "f", AnswerOptions())
    assert [(folder.id, folder.chats) for folder in await organiser.folders()] == [("f", 2)]


async def test_a_fork_goes_on_by_itself(house):
    home = await house(ScriptedProvider("ollama"))
    await home.ask("First?")
    chat = (await home.tree())[0].conversation_id
    made = await home.chat.fork(chat, (await home.tree())[1].id)
    await home.ask("Second?", conversation_id=made.id)
    assert len(await home.store.conversations.messages(chat)) == 2
    assert len(await home.store.conversations.messages(made.id)) == 4


async def test_forking_from_a_message_that_is_elsewhere_says_so(house):
    home = await house(ScriptedProvider("ollama"))
    await home.ask("First?")
    with pytest.raises(NotFound):
        await home.chat.fork((await home.tree())[0].conversation_id, "gone")


async def test_a_chats_own_options_are_what_its_model_is_asked_under(house):
    ollama = ScriptedProvider("ollama")
    home = await house(ollama)
    await home.ask("Why?", options=AnswerOptions("Be a pirate.", 0.4, 77))
    asked = ollama.requests[-1]
    assert (asked.system, asked.temperature, asked.max_tokens) == ("Be a pirate.", 0.4, 77)
    receipt = (await home.answer()).receipt
    assert (receipt.temperature, receipt.max_tokens) == (0.4, 77)


async def test_a_prompt_is_inherited_from_the_folder_then_from_the_settings(house):
    ollama = ScriptedProvider("ollama")
    home = await house(ollama)
    await home.ask("Why?")
    assert ollama.requests[-1].system == DEFAULT_PROMPT
    chat = (await home.tree())[0].conversation_id
    await home.settings.change("system_prompt", "Of the settings.")
    await home.ask("Why?", conversation_id=chat)
    assert ollama.requests[-1].system == "Of the settings."
    await home.store.organiser.save_folder(Folder("f", "Work", "Of the folder."))
    await home.store.organiser.move([chat], "f")
    await home.ask("Why?", conversation_id=chat)
    assert ollama.requests[-1].system == "Of the folder."
    await home.store.conversations.set_options(chat, AnswerOptions("Of the chat."))
    await home.ask("Why?", conversation_id=chat)
    assert ollama.requests[-1].system == "Of the chat."


async def test_an_answer_that_is_held_short_costs_less(house):
    home = await house(ScriptedProvider("openai", local=False), allowed=("openai",))
    short = await home.chat.ahead.estimate("Why?", None, None, options=AnswerOptions(max_tokens=10))
    long = await home.chat.ahead.estimate("Why?", None, None, options=AnswerOptions(max_tokens=500))
    assert short.decision.chosen.estimated_cost < long.decision.chosen.estimated_cost


async def test_a_long_answer_takes_its_room_from_the_chat(house):
    home = await house(ScriptedProvider("ollama", context_window=2_000))
    await home.ask("word " * 620)
    chat = (await home.tree())[0].conversation_id
    await home.ask("word " * 620, conversation_id=chat)
    await home.store.conversations.set_options(chat, AnswerOptions(max_tokens=10))
    assert (await home.chat.ahead.estimate("Why?", chat, None)).left_out == 0
    await home.store.conversations.set_options(chat, AnswerOptions(max_tokens=500))
    assert (await home.chat.ahead.estimate("Why?", chat, None)).left_out == 2


async def test_what_would_be_left_out_is_known_before_it_is_sent(house):
    home = await house(ScriptedProvider("ollama", context_window=400))
    await home.ask("word " * 150)
    chat = (await home.tree())[0].conversation_id
    estimate = await home.chat.ahead.estimate("word " * 150, chat, None)
    assert estimate.left_out == 2
    await home.ask("word " * 150, conversation_id=chat)
    assert (await home.answer()).receipt.left_out == estimate.left_out
    assert not (await home.chat.ahead.estimate("word " * 900, chat, None)).fits


async def test_a_model_that_takes_no_temperature_is_asked_without_one_and_the_receipt_says_so(house):
    refusal = TemperatureRefused("ollama", "small takes no temperature.")
    ollama = ScriptedProvider("ollama").enqueue([refusal], answer("Yes."), answer("Again."))
    home = await house(ollama)
    assert await home.ask("Why?", options=AnswerOptions(temperature=0.2)) is None
    assert [asked.temperature for asked in ollama.requests] == [0.2, None]
    receipt = (await home.answer()).receipt
    assert receipt.temperature is None
    assert "takes no temperature" in receipt.why
    assert [a.outcome for a in receipt.attempts] == ["refused", "answered"]
    await home.ask("And?", conversation_id=(await home.tree())[0].conversation_id)
    assert len(ollama.requests) == 3, "it is not tried again"


async def test_a_text_file_stands_in_the_question_in_a_fence_that_it_cannot_close(house):
    ollama = ScriptedProvider("ollama", abilities=frozenset({"images"}))
    home = await house(ollama)
    await home.ask("What is this?", attachments=(NOTES, PICTURE))
    turn = ollama.requests[-1].turns[-1]
    assert turn.text == "File: notes.md\n````\n# Notes\n```py\nx\n```\n````\n\nWhat is this?"
    assert turn.attachments == (PICTURE,)
    assert (await home.tree())[0].attachments == (NOTES, PICTURE), "it is kept as the file that it is"


async def test_a_text_file_needs_no_model_that_sees(house):
    home = await house(ScriptedProvider("ollama"))
    assert await home.ask("What is this?", attachments=(NOTES,)) is None


async def test_pictures_of_an_answer_are_kept_with_it_and_not_sent_back(house):
    drawn = [ChatDelta(text="Here."), ChatDelta(image=PICTURE), ChatDelta(finish="stop")]
    ollama = ScriptedProvider("ollama").enqueue(drawn)
    home = await house(ollama)
    await home.ask("Draw a dot.")
    assert (await home.answer()).attachments == (PICTURE,)
    await home.ask("And now?", conversation_id=(await home.tree())[0].conversation_id)
    assert all(turn.attachments == () for turn in ollama.requests[-1].turns)


async def test_a_picture_that_was_written_into_the_text_is_taken_out_of_it(house):
    written = f"Here: ![a dot](data:image/png;base64,{base64.b64encode(b'PNG' * 9).decode()}) Nice?"
    home = await house(ScriptedProvider("ollama").enqueue(answer(written)))
    await home.ask("Draw a dot.")
    reply = await home.answer()
    assert reply.text == "Here: *a dot* Nice?"
    assert reply.attachments == (Attachment("picture-1.png", "image/png", b"PNG" * 9),)


async def test_what_only_looks_like_a_picture_stays_text(house):
    written = "![x](data:image/png;base64,====AAAAAAAAAAAAAAAA) ![y](data:text/html;base64,AAAAAAAAAAAAAAAAAAAA)"
    home = await house(ScriptedProvider("ollama").enqueue(answer(written)))
    await home.ask("Draw a dot.")
    assert (await home.answer()).text == written


async def test_a_temporary_chat_leaves_nothing_in_the_store_and_can_be_kept(house):
    cloud = ScriptedProvider("openai", local=False)
    home = await house(cloud, allowed=("openai",))
    await home.ask("Secret?", temporary=True)
    accepted = home.events[0]
    chat = accepted.conversation
    assert chat.temporary
    await home.ask("More?", conversation_id=chat.id)
    tables = await home.store.database.read(
        lambda db: {name: db[name].count for name in ("conversation", "message", "draft", "journal", "attachment")}
    )
    assert set(tables.values()) == {0}
    with pytest.raises(NotKeptYet):
        await home.chat.fork(chat.id, accepted.question.id)
    before = await home.conversations.conversation(chat.id)
    kept = await home.chat.keep(chat.id)
    assert not kept.temporary
    assert kept.cost == before.cost
    assert [m.text for m in await home.tree()] == ["Secret?", "Hello there.", "More?", "Hello there."]


async def test_a_temporary_chat_that_is_let_go_is_nowhere(house):
    home = await house(ScriptedProvider("ollama"))
    await home.ask("Secret?", temporary=True)
    chat = home.events[0].conversation.id
    await home.chat.forget(chat)
    with pytest.raises(NotFound):
        await home.conversations.conversation(chat)


async def test_several_models_answer_one_question_each_with_a_receipt_and_a_row_of_its_own(house):
    ollama = ScriptedProvider("ollama").enqueue(answer("Here."))
    cloud = ScriptedProvider("openai", local=False).enqueue(answer("There."))
    home = await house(ollama, cloud, allowed=("openai",))
    models = [ModelRef("ollama", "small"), ModelRef("openai", "small")]
    estimates = await home.chat.ahead.estimates("Why?", None, models)
    assert [one.decision.chosen.ref for one in estimates] == models
    await home.ask("Why?", policy=Policy(models[0], fallback=False))
    question = (await home.tree())[0]
    again = home.chat.answer_again(question.conversation_id, question.id, policy=Policy(models[1], fallback=False))
    last = [event async for event in again][-1]
    assert isinstance(last, Completed)
    answers = [m for m in await home.tree() if m.role == "assistant"]
    assert [m.receipt.chosen for m in answers] == models
    assert [row["provider"] for row in await home.ledger()] == ["ollama", "openai"]


async def test_where_a_chat_came_from_is_kept(house):
    home = await house(ScriptedProvider("ollama"))
    await home.ask("Why?", source="quick")
    assert (await home.store.conversations.conversations(1))[0].source == "quick"
