"""The tree of a chat, as a person meets it: nothing is ever truncated away."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from soulfra_desktop.domain.chat import ChatDelta
from soulfra_desktop.domain.errors import AnswerCut, RequestRefused
from tests.fakes import ScriptedProvider, answer
from tests.stories.conversing import Told, enters, follows, nothing, with_models


def test_an_edited_question_and_another_models_answer_stand_beside_the_old_ones(in_the_everyday_window):
    async def story(person):
        scripts = [answer("Water, flour, salt."), answer("Rye."), answer("From the large one.")]
        models = ScriptedProvider("ollama", models=("small", "large")).enqueue(*scripts)
        view = await with_models(person, models)
        enters(view, "What is in bread?")
        await person.sees("the answer", lambda: "Water, flour" in person.reads())
        await follows(person, view, "edit", 0)
        view.composer.input.selectAll()
        enters(view, "What is in dark bread?")
        await person.sees("the new branch", lambda: "Rye." in person.reads() and "Water" not in person.reads())
        assert "2/2" in person.reads()
        await follows(person, view, "older", 0)
        await person.sees("the old branch", lambda: "Water, flour" in person.reads() and "1/2" in person.reads())
        await follows(person, view, "again-with")
        await person.sees("the models to choose from", view.picker.isVisible)
        QTest.keyClicks(view.picker.search, "large")
        QTest.keyClick(view.picker.search, Qt.Key.Key_Return)
        await person.sees("its answer", lambda: "From the large one." in person.reads())
        await person.sees("an end", lambda: view._drawn.phase == "idle")
        assert view._drawn.chosen is None, "it was for this answer alone"
        assert view._drawn.conversation is not None
        stored = await person.desktop.core.conversations.messages(view._drawn.conversation.id)
        assert len(stored) == 5, "two questions and three answers, all there"

    in_the_everyday_window(story, nothing)


def test_a_cut_answer_is_gone_on_with_where_it_broke_off(in_the_everyday_window):
    async def story(person):
        cut = [ChatDelta(text="First the kettle, "), AnswerCut("ollama", "The connection broke.")]
        view = await with_models(person, ScriptedProvider("ollama").enqueue(cut, answer("then the tea.")))
        enters(view, "How do I make tea?")
        await person.sees("what is kept, and why", lambda: "The connection broke." in person.reads())
        assert "Continue" in person.reads().replace("\u00a0", " ")
        await follows(person, view, "continue")
        await person.sees("the whole", lambda: "First the kettle, then the tea." in person.reads())
        await person.sees("both versions", lambda: "2/2" in person.reads())
        await follows(person, view, "older")
        await person.sees("the part as it was", lambda: "then the tea" not in person.reads())
        assert "First the kettle," in person.reads()

    in_the_everyday_window(story, nothing)


def test_a_fork_is_a_chat_of_its_own_in_the_list(in_the_everyday_window):
    async def story(person):
        view = await with_models(person, ScriptedProvider("ollama").enqueue(answer("One."), answer("Two.")))
        enters(view, "First?")
        await person.sees("the answer", lambda: "One." in person.reads() and view._drawn.phase == "idle")
        enters(view, "Second?")
        await person.sees("the next", lambda: "Two." in person.reads() and view._drawn.phase == "idle")
        await follows(person, view, "fork", 1)
        await person.sees("the copy", lambda: view.header.title.text() == "First? (2)")
        await person.sees("its end", lambda: "One." in person.reads() and "Two." not in person.reads())
        titles = [chat.title for chat in await person.desktop.core.conversations.conversations()]
        assert sorted(titles) == ["First?", "First? (2)"]
        sidebar = person.desktop.everyday.sidebar_view
        assert view._drawn.conversation is not None
        assert sidebar._presenter.state.selected == view._drawn.conversation.id
        assert [index.data() for index in sidebar.list.selectedIndexes()] == ["First? (2)"]

    in_the_everyday_window(story, nothing)


def test_an_error_stands_in_its_place_and_leads_on(in_the_everyday_window):
    async def story(person):
        refusal = [RequestRefused("ollama", "It said no.")]
        view = await with_models(person, ScriptedProvider("ollama").enqueue(refusal, answer("Now yes.")))
        enters(view, "Why?")
        await person.sees("the reason", lambda: "It said no." in person.reads())
        words = person.reads().replace("\u00a0", " ")
        assert "Try again" in words
        assert "Change model" in words
        assert "Details" in words
        await follows(person, view, "retry")
        await person.sees("the answer", lambda: "Now yes." in person.reads() and "It said no" not in person.reads())

    in_the_everyday_window(story, nothing)


def test_a_new_chat_is_not_marked_as_another_one_that_is_answered_meanwhile(in_the_everyday_window):
    async def story(person):
        told = Told()
        view = await with_models(person, told)
        enters(view, "Slow?")
        told.say("On its ")
        await person.sees("the answer on its way", lambda: "On its" in person.reads())
        person.desktop.sidebar.new_chat()
        await person.sees("a new chat", lambda: view._drawn.conversation is None and view._drawn.phase == "idle")
        told.say("way.")
        told.end()
        await person.sees("its end", lambda: not view._presenter._board.runs)
        assert person.desktop.sidebar.state.selected is None

    in_the_everyday_window(story, nothing)
