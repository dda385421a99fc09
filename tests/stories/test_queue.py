"""Questions that are written while an answer is still coming."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from soulfra_desktop.domain.chat import Attachment
from tests.fakes import ScriptedProvider, answer
from tests.stories.conversing import Told, enters, nothing, with_models


async def being_answered(person):
    """A first question whose answer has begun."""
    told = Told()
    view = await with_models(person, told)
    enters(view, "First?")
    told.say("One")
    await person.sees("the first words", lambda: "One" in person.reads())
    return told, view


def test_enter_during_an_answer_queues_and_the_next_goes_out_by_itself(in_the_everyday_window):
    async def story(person):
        told, view = await being_answered(person)
        enters(view, "Second?")
        assert [one.text for one in view._drawn.queue] == ["Second?"]
        assert view.composer.queue.isVisible()
        assert view.composer.input.toPlainText() == ""
        told.end()
        told.say("Two")
        told.end()
        await person.sees("both answers", lambda: "One" in person.reads() and "Two" in person.reads())
        await person.sees("an empty queue", lambda: view._drawn.phase == "idle" and not view._drawn.queue)

    in_the_everyday_window(story, nothing)


def test_after_stop_it_waits_says_so_and_survives_the_night(in_the_everyday_window):
    async def evening(person):
        _told, view = await being_answered(person)
        enters(view, "Second?")
        QTest.keyClick(view.composer.input, Qt.Key.Key_Escape)
        await person.sees("why it waits", lambda: view._drawn.queue_waits == "stopped" and view._drawn.phase == "idle")

    async def morning(person):
        view = await with_models(person, ScriptedProvider("ollama").enqueue(answer("Two.")))
        await person.sees("the chat", lambda: person.desktop.sidebar.state.chats)
        person.desktop.sidebar.open(person.desktop.sidebar.state.chats[0].id)
        await person.sees("what waited", lambda: [one.text for one in view._drawn.queue] == ["Second?"])
        view.composer.queue.hurried.emit(view._drawn.queue[0].number)
        await person.sees("its answer", lambda: "Two." in person.reads() and not view._drawn.queue)

    in_the_everyday_window(evening, nothing)
    in_the_everyday_window(morning)


def test_what_goes_with_a_question_that_waits_survives_the_night(in_the_everyday_window):
    plan = Attachment("plan.txt", "text/plain", b"The wall on the left is gone.")

    async def evening(person):
        _told, view = await being_answered(person)
        drafting = person.desktop.chat.drafting
        drafting.attach(plan)
        enters(view, "Second?")
        assert [one.attachments for one in view._drawn.queue] == [(plan,)]
        assert view._drawn.attachments == ()
        assert view._drawn.conversation is not None
        asked_in = view._drawn.conversation.id
        person.desktop.chat.open(None)
        await person.sees("the new chat", lambda: view._drawn.conversation is None and view._drawn.phase == "idle")
        person.desktop.chat.open(asked_in)
        await person.sees("the chat again", lambda: bool(view._drawn.queue))
        assert view._drawn.attachments == ()
        assert [one.attachments for one in view._drawn.queue] == [(plan,)]
        QTest.keyClick(view.composer.input, Qt.Key.Key_Escape)
        await person.sees("why it waits", lambda: view._drawn.queue_waits == "stopped" and view._drawn.phase == "idle")

    async def morning(person):
        view = await with_models(person, ScriptedProvider("ollama").enqueue(answer("Two.")))
        await person.sees("the chat", lambda: person.desktop.sidebar.state.chats)
        person.desktop.sidebar.open(person.desktop.sidebar.state.chats[0].id)
        await person.sees("what waited", lambda: [one.text for one in view._drawn.queue] == ["Second?"])
        assert view._drawn.attachments == (plan,)

    in_the_everyday_window(evening, nothing)
    in_the_everyday_window(morning)
