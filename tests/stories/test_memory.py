"""A fact said in one chat is used in another, edited, superseded, explained, and forgotten without a trace."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from soulfra_desktop.app import memory_screen
from soulfra_desktop.domain.settings import Endpoint
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.memory.card import FactCard, WritingCard
from soulfra_desktop.ui.memory.view import MemoryView
from tests.servers.upstream import Upstream

ANSWER = "All right."


@pytest.fixture
def upstream():
    with Upstream(ANSWER) as server:
        yield server


@pytest.fixture
def here(upstream):
    """A model of this machine that answers everything alike."""

    async def fill(store):
        await store.settings.save_endpoint(Endpoint("mine", f"{upstream.url}/v1", True))
        await store.settings.save("allowed_providers", ["mine"])
        await store.settings.save("default_model", "mine/fake")

    return fill


def put_before(upstream, text):
    """All that the model saw of the last request that asks this, but the chat's former messages. Others may come from memory."""
    asked = [number for number, question in enumerate(upstream.questions) if question.endswith(text)]
    return f"{upstream.instructions[asked[-1]]}\n{upstream.questions[asked[-1]]}" if asked else ""


def facts_of(person):
    return person.desktop.core.knowledge.memory.facts


async def says(person, upstream, text, *, new=True):
    """In a chat of its own; waits until its answer has ended. What the model saw of it."""
    if new:
        await person.finds(ChatView)
        person.desktop.everyday.sidebar.new_chat()
    await person.asks(text)
    await person.sees("an answer", lambda: put_before(upstream, text))
    view = await person.finds(ChatView)
    await person.sees("the end of the answer", lambda: view._drawn.phase == "idle")
    return put_before(upstream, text)


def notice(person):
    bar = person.window.notices
    return bar._text.text() if bar.isVisible() else ""


async def shows_memory(person):
    await person.presses("Memory")
    view = await person.finds(MemoryView)
    await person.sees("what is remembered", lambda: view._presenter.state.phase == "ready")
    return view


def cards(person):
    return [card for card in person.window.findChildren(FactCard) if card.isVisible()]


def test_a_fact_said_in_one_chat_is_used_in_another_and_gone_once_it_is_forgotten(
    in_the_everyday_window, upstream, here
):
    async def story(person):
        await says(person, upstream, "My dog is called Zebulon. What can I feed him?")
        await person.sees("the quiet line", lambda: "Your dog is called Zebulon." in notice(person))
        seen = await says(person, upstream, "Write a birthday card for my dog, whose name you know.")
        assert "The person's dog is called Zebulon." in seen
        await shows_memory(person)
        await person.sees("one card", lambda: len(cards(person)) == 1)
        await person.presses("Why do you know this? Your dog is called Zebulon.")
        await person.presses("Open in its chat")
        await person.sees("the message", lambda: "What can I feed him?" in person.reads())
        await shows_memory(person)
        await person.presses("Forget: Your dog is called Zebulon.")
        await person.presses("Forget for good")
        await person.sees_soon(facts_of(person), lambda found: found == [])
        await person.sees("no card", lambda: not cards(person))
        await person.presses("Back to the chat")
        seen = await says(person, upstream, "What is the name of my dog?")
        assert "The person's dog is called" not in seen  # its chat stays, and is found

    in_the_everyday_window(story, here)


def test_what_was_remembered_is_taken_back_by_undo(in_the_everyday_window, upstream, here):
    async def story(person):
        await says(person, upstream, "I live in Ulm.")
        await person.sees("the quiet line", lambda: "Remembered: You live in Ulm." in notice(person))
        await person.presses("Undo")
        await person.sees_soon(facts_of(person), lambda found: found == [])

    in_the_everyday_window(story, here)


@pytest.mark.parametrize("way", ["undone", "forgotten"])
def test_what_is_taken_back_ends_what_a_model_is_asked_of_the_same_message(
    in_the_everyday_window, upstream, here, monkeypatch, way
):
    monkeypatch.setattr(memory_screen, "IDLE_SECONDS", 600.0)

    async def story(person):
        await says(person, upstream, "I live in Ulm. Since last winter I keep three beehives behind my garage.")
        screen = person.desktop.everyday.open_memory.__self__
        await person.sees("a model about to be asked", lambda: screen._asking is not None)
        asking = screen._asking
        if way == "undone":
            await person.presses("Undo")
        else:
            await shows_memory(person)
            await person.sees("one card", lambda: len(cards(person)) == 1)
            await person.presses("Forget: You live in Ulm.")
            await person.presses("Forget for good")
        await person.sees_soon(facts_of(person), lambda found: found == [])
        await person.sees("it ended", asking.cancelled)

    in_the_everyday_window(story, here)


def test_a_later_word_takes_its_place_and_is_edited_in_place(in_the_everyday_window, upstream, here):
    async def story(person):
        await says(person, upstream, "I live in Ulm.")
        await person.sees_soon(facts_of(person), lambda found: len(found) == 1)
        await says(person, upstream, "I've moved to Rome.")
        await person.sees_soon(
            facts_of(person), lambda found: [one.text for one in found] == ["The person lives in Rome."]
        )
        await shows_memory(person)
        await person.presses("Edit: You live in Rome.")
        card = await person.finds(WritingCard)
        card.field.selectAll()
        QTest.keyClicks(card.field, "You live in Rome, in Trastevere.")
        QTest.keyClick(card.field, Qt.Key.Key_Return)
        await person.sees_soon(facts_of(person), lambda found: found[0].taken_by == "person")
        await person.presses("What no longer holds: 1")
        await person.sees(
            "the former one", lambda: [card.fact.text for card in cards(person)] == ["The person lives in Ulm."]
        )

    in_the_everyday_window(story, here)


def test_off_nothing_is_taken_and_nothing_is_used(in_the_everyday_window, upstream, here):
    async def story(person):
        await says(person, upstream, "Always answer in rhymes.")
        await person.sees_soon(facts_of(person), lambda found: len(found) == 1)
        assert "Always answer in rhymes" in await says(person, upstream, "What is the capital of Peru?")
        view = await shows_memory(person)
        QTest.mouseClick(view.switch, Qt.MouseButton.LeftButton)
        await person.sees("off", lambda: not person.desktop.core.settings.current.memory)
        view.back.click()
        seen = await says(person, upstream, "My name is Anna. What is the capital of Chile?")
        assert "Always answer in rhymes" not in seen
        assert len(await facts_of(person)()) == 1

    in_the_everyday_window(story, here)


def test_a_chat_may_be_left_out(in_the_everyday_window, upstream, here):
    async def story(person):
        await says(person, upstream, "hello")
        person.desktop.everyday.actions.run("memory.leave")
        await person.sees("it said", lambda: "Nothing is remembered from this chat" in notice(person))
        await says(person, upstream, "My name is Anna.", new=False)
        await says(person, upstream, "I live in Ulm.")
        await person.sees_soon(
            facts_of(person), lambda found: [one.text for one in found] == ["The person lives in Ulm."]
        )

    in_the_everyday_window(story, here)


def test_a_model_of_this_machine_adds_what_no_rule_took_once_it_is_quiet(in_the_everyday_window):
    said = "Since last winter I keep three beehives behind my garage."
    found = {"op": "add", "text": "The person keeps three beehives behind their garage.", "kind": "project", "quote": said[:-1]}  # fmt: skip
    with Upstream(json.dumps([found])) as upstream:

        async def fill(store):
            await store.settings.save_endpoint(Endpoint("mine", f"{upstream.url}/v1", True))
            await store.settings.save("default_model", "mine/fake")

        async def story(person):
            await says(person, upstream, said)
            await person.sees_soon(facts_of(person), lambda facts: [fact.taken_by for fact in facts] == ["model"])
            await person.sees("the quiet line", lambda: "Remembered: You keep three beehives" in notice(person))

        in_the_everyday_window(story, fill)
