"""One question to several models, with the price of each before it goes."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from soulfra_desktop.domain.routing import ModelRef
from tests.fakes import ScriptedProvider, answer
from tests.stories.conversing import enters, nothing, types, with_models


def words(widget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_two_models_answer_beside_each_other_and_one_is_gone_on_with(in_the_everyday_window):
    async def story(person):
        here = ScriptedProvider("ollama").enqueue(answer("From here."))
        there = ScriptedProvider("openai", local=False, models=("gpt-4o-mini",)).enqueue(answer("From afar."))
        view = await with_models(person, here, there)
        view.choose_several()
        for sought in ("small", "gpt"):
            view.picker.search.clear()
            QTest.keyClicks(view.picker.search, sought)
            QTest.keyClick(view.picker.search, Qt.Key.Key_Return)
        QTest.mouseClick(view.picker.done, Qt.MouseButton.LeftButton)
        await person.sees("both chosen", lambda: len(view._drawn.beside) == 2)
        types(view, "Which is the better bread?")
        await person.sees("the price of each", lambda: all(priced.known for priced in view._drawn.beside))
        assert "free" in words(view.composer.prices)
        assert "about" in words(view.composer.prices)
        assert here.requests == there.requests == []
        enters(view, "")
        await person.sees("two columns", lambda: view.columns.isVisible() and len(view.columns._views) == 2)
        texts = [column.transcript.toPlainText for column in view.columns._views]
        await person.sees("both answers", lambda: "From here." in texts[0]() and "From afar." in texts[1]())
        await person.sees("an end", lambda: view._drawn.phase == "idle")
        assert "free" in texts[0]()
        person.window.resize(560, 700)
        await person.sees("one at a time where it is narrow", lambda: not view.columns._views[1].isVisible())
        view.columns._tabs[1].click()
        await person.presses("Go on with the answer of gpt-4o-mini")
        await person.sees("the chat goes on with it", lambda: "From afar." in person.reads())
        assert "2/2" in person.reads()
        assert view._drawn.conversation is not None
        chat = view._drawn.conversation.id
        view._presenter.open(None)
        await person.sees("another chat", lambda: view._drawn.conversation is None and view._drawn.phase == "idle")
        view._presenter.open(chat)
        await person.sees("the chat as it was left", lambda: "From afar." in person.reads())
        await person.sees("who answers here", lambda: len(view._drawn.beside) == 2)
        chats.append(chat)

    async def after_a_restart(person):
        here = ScriptedProvider("ollama")
        there = ScriptedProvider("openai", local=False, models=("gpt-4o-mini",))
        view = await with_models(person, here, there)
        view._presenter.open(chats[0])
        await person.sees("who answers here", lambda: len(view._drawn.beside) == 2)
        view._presenter.comparing.choose([])
        await person.sees("one alone", lambda: not view._drawn.beside)
        await person.sees("that it is kept", lambda: not person.desktop.core.settings.current.beside)

    chats: list[str] = []
    in_the_everyday_window(story, nothing)
    in_the_everyday_window(after_a_restart)


def test_of_a_temporary_chat_no_choice_is_kept(in_the_everyday_window):
    async def story(person):
        here = ScriptedProvider("ollama").enqueue(answer("From here."))
        there = ScriptedProvider("openai", local=False, models=("gpt-4o-mini",)).enqueue(answer("From afar."))
        view = await with_models(person, here, there)
        view._presenter.open_temporary()
        await person.sees("a temporary chat", lambda: view._drawn.temporary and view._drawn.phase == "idle")
        view._presenter.comparing.choose([ModelRef("ollama", "small"), ModelRef("openai", "gpt-4o-mini")])
        enters(view, "Which is the better bread?")
        await person.sees("two columns", lambda: len(view._drawn.columns) == 2)
        await person.sees("an end", lambda: view._drawn.phase == "idle" and len(view._drawn.beside) == 2)
        assert person.desktop.core.settings.current.beside == []

    in_the_everyday_window(story, nothing)
