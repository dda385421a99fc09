"""How one chat answers: its own prompt, temperature and length, and the way back."""

from PySide6.QtTest import QTest

from soulfra_desktop.domain.shelf import Folder
from tests.fakes import ScriptedProvider
from tests.stories.conversing import enters, with_models


async def a_folder(store) -> None:
    await store.organiser.save_folder(Folder("f", "Thesis", "Cite what you claim."))


def test_a_chat_has_a_prompt_of_its_own_and_gives_it_back_to_its_folder(in_the_everyday_window):
    async def story(person):
        model = ScriptedProvider("ollama")
        view = await with_models(person, model)
        enters(view, "Why?")
        await person.sees("the answer", lambda: "Hello there." in person.reads() and view._drawn.phase == "idle")
        assert view._drawn.conversation is not None
        chat = view._drawn.conversation.id
        await person.desktop.core.organiser.move([chat], "f")
        view._presenter.open(chat)
        await person.sees("the chat again", lambda: view._drawn.phase == "idle" and bool(view._drawn.messages))
        person.desktop.everyday.actions.run("chat.options")
        await person.sees("the panel", view.options.isVisible)
        assert "Cite what you claim." in view.options.from_where.text()
        QTest.keyClicks(view.options.prompt, "Rhyme.")
        QTest.keyClicks(view.options.temperature, "5")
        view.options.done.click()
        await person.sees("what does not fit", lambda: "between 0 and 2" in view.options.problem.text())
        view.options.temperature.setText("0.5")
        view.options.done.click()
        await person.sees("it closes", lambda: not view.options.isVisible())
        enters(view, "And now?")
        await person.sees("asked so", lambda: len(model.requests) == 2)
        assert (model.requests[-1].system, model.requests[-1].temperature) == ("Rhyme.", 0.5)
        await person.sees("an end", lambda: view._drawn.phase == "idle")
        person.desktop.everyday.actions.run("chat.options")
        await person.sees("the panel again", view.options.isVisible)
        view.options.all.click()
        await person.sees("nothing of its own", lambda: view.options.prompt.toPlainText() == "")
        view.options.done.click()
        enters(view, "And so?")
        await person.sees("asked as the folder says", lambda: len(model.requests) == 3)
        assert (model.requests[-1].system, model.requests[-1].temperature) == ("Cite what you claim.", None)
        await person.sees("an end", lambda: view._drawn.phase == "idle")

    in_the_everyday_window(story, a_folder)
