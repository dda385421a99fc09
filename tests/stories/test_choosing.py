"""Who answers, and why: by the question, by what a chat allows, by what its person wants to pay and has said of answers."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest

from soulfra_desktop.domain.chat import ChatDelta
from soulfra_desktop.domain.reasons import in_english
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.usage import TokenCount
from soulfra_desktop.ui.settings.view import SettingsView
from soulfra_desktop.ui.usage.view import UsageView
from tests.fakes import ScriptedProvider
from tests.stories.conversing import enters, follows, nothing, types, with_models

HERE, BEYOND = ModelRef("ollama", "llama3.2:3b"), ModelRef("openai", "gpt-5-mini")
EASY = "What is the capital of France?"
HARD = (
    "Implement a lock-free multi-producer multi-consumer queue in C++ with hazard pointers, prove that it is linearizable, "
    "and explain every memory order that you chose."
)


def both():
    here = ScriptedProvider("ollama", models=[HERE.model])
    return here, ScriptedProvider("openai", local=False, models=[BEYOND.model], context_window=400_000)


def said(text, **usage):
    return [ChatDelta(text=text), ChatDelta(usage=TokenCount(**usage), finish="stop")]


async def answered(person, view, count):
    """Wait for that many answers, and give the last one."""

    def whole():
        messages = view._drawn.messages
        return view._drawn.phase == "idle" and len(messages) == 2 * count and messages[-1].receipt is not None

    await person.sees(f"{count} answers", whole)
    return view._drawn.messages[-1]


def test_a_hard_question_goes_out_its_receipt_says_why_and_it_is_asked_again_here(in_the_everyday_window):
    async def story(person):
        here, beyond = both()
        here.enqueue(said("From here.", input_tokens=40, output_tokens=9))
        beyond.enqueue(said("From afar.", input_tokens=40, output_tokens=9, cached_input_tokens=8))
        view = await with_models(person, here, beyond)
        enters(view, HARD)
        reply = await answered(person, view, 1)
        assert (reply.text, reply.receipt.chosen) == ("From afar.", BEYOND)
        view.transcript.following.follow(QUrl(f"soulfra:receipt/{reply.id}"))
        await person.sees("the receipt", lambda: "Considered" in person.reads())
        told = person.reads().replace("\u00a0", " ")
        for part in (
            "too weak",
            "It looks",
            "Chance",
            "8 read, 0 written",
            "Price table",
            f"Ask again on {HERE.model}",
        ):
            assert part in told, part
        number = [c.ref for c in reply.receipt.candidates].index(HERE)
        view.transcript.following.follow(QUrl(f"soulfra:ask/{reply.id}/{number}"))
        await person.sees("the other answer", lambda: "From here." in person.reads() and view._drawn.phase == "idle")
        again = view._drawn.messages[-1]
        assert again.receipt is not None
        assert (again.receipt.chosen, again.version, again.versions) == (HERE, 2, 2)

    in_the_everyday_window(story, nothing)


def test_a_chat_that_stays_here_stays_here_and_one_that_wants_the_best_goes_out(in_the_everyday_window):
    async def story(person):
        here, beyond = both()
        view = await with_models(person, here, beyond)
        enters(view, EASY)
        assert (await answered(person, view, 1)).receipt.chosen == HERE
        person.desktop.everyday.actions.run("chat.options")
        await person.sees("the panel", view.options.isVisible)
        privacy = view.options.choosing.privacy
        privacy.setCurrentIndex(privacy.findData("local-only"))
        privacy.activated.emit(privacy.currentIndex())
        await person.sees("who says so", lambda: view.header.stays.isVisible())
        assert view.header.stays.accessibleName() == "This chat stays on this machine, as you set it"
        view.options.done.click()
        await person.sees("it closes", lambda: not view.options.isVisible())
        enters(view, HARD)
        reply = await answered(person, view, 2)
        assert reply.receipt.chosen == HERE
        assert beyond.requests == []

        person.desktop.everyday.actions.run("chat.options")
        await person.sees("the panel", view.options.isVisible)
        privacy.setCurrentIndex(privacy.findData(""))
        privacy.activated.emit(privacy.currentIndex())
        await person.sees("it may leave again", lambda: not view.header.stays.isVisible())
        dial = view.options.choosing.dial
        dial.slider.setValue(100)
        dial.slider.sliderReleased.emit()
        assert "whatever it costs" in dial.meaning.text()
        await person.sees("a way back", view.options.choosing.no_dial.isVisible)
        view.options.done.click()
        await person.sees("it closes", lambda: not view.options.isVisible())
        enters(view, EASY)
        assert (await answered(person, view, 3)).receipt.chosen == BEYOND

    in_the_everyday_window(story, nothing)


def test_thumbs_teach_are_taken_back_and_all_is_forgotten_in_the_settings(in_the_everyday_window):
    async def story(person):
        here, beyond = both()
        view = await with_models(person, here, beyond)
        outcomes = person.desktop.core.store.outcomes
        enters(view, EASY)
        await answered(person, view, 1)
        await follows(person, view, "poor")
        await person.sees("the verdict", lambda: "✓ Poor" in person.reads())
        await person.sees_soon(lambda: outcomes.outcomes(9), lambda kept: [k.verdict for k in kept] == ["disliked"])
        await follows(person, view, "poor")
        await person.sees("none", lambda: "✓" not in person.reads())
        await person.sees_soon(lambda: outcomes.outcomes(9), lambda kept: kept == [])
        await follows(person, view, "good")
        await person.sees_soon(lambda: outcomes.outcomes(9), lambda kept: [k.verdict for k in kept] == ["liked"])
        view._presenter.open(None)
        (chat,) = await person.desktop.core.conversations.conversations(1)
        view._presenter.open(chat.id)
        await person.sees("it is remembered", lambda: "✓ Good" in person.reads())
        view._presenter.open_settings()
        settings = await person.finds(SettingsView)
        settings._presenter.go_to("money")
        await person.presses("Forget what was learnt")
        await person.sees_soon(lambda: outcomes.outcomes(9), lambda kept: kept == [])
        page = settings._sections["money"]
        await person.sees("that it was", lambda: "1" in page.learnt.text())

    in_the_everyday_window(story, nothing)


def test_a_budget_is_nearly_used_up_then_this_machine_answers_and_both_are_said(in_the_everyday_window):
    async def fill(store):
        await store.settings.save("own_prices", [f"{BEYOND}=10/1000"])
        await store.settings.save("dial", 100)

    async def story(person):
        here, beyond = both()
        beyond.enqueue(said("Dear.", input_tokens=1_000, output_tokens=400))
        view = await with_models(person, here, beyond)
        core = person.desktop.core
        await core.budgets.set("day", "1")
        enters(view, EASY)
        assert (await answered(person, view, 1)).receipt.chosen == BEYOND
        assert view.banner.isHidden()
        beyond.enqueue(said("Dear too.", input_tokens=1_000, output_tokens=400))
        enters(view, EASY)
        assert (await answered(person, view, 2)).receipt.chosen == BEYOND
        await person.sees("a word of warning", view.banner.isVisible)
        assert "of the budget for today is used: 82 ¢ of $1.00." in view.banner.accessibleName()
        types(view, HARD)
        await person.sees("what is left", view.composer.budget.isVisible)
        assert "A budget leaves 18 ¢, too little for a model in the cloud" in view.composer.budget.said.text()
        view.composer.sent.emit()
        reply = await answered(person, view, 3)
        assert (reply.receipt.chosen, len(beyond.requests)) == (HERE, 2)
        reasons = {c.ref: in_english(c.reason) for c in reply.receipt.candidates}
        assert reasons[BEYOND] == "costs more than the budget leaves"
        await person.presses("Open Usage")
        usage = await person.finds(UsageView)
        assert usage.isVisible()

    in_the_everyday_window(story, fill)


def test_a_model_is_starred_in_the_picker_by_mouse_and_keys_and_stays_so_in_the_settings(in_the_everyday_window):
    async def story(person):
        here, beyond = both()
        view = await with_models(person, here, beyond)
        view.choose_model()
        picker = view.picker
        settings = person.desktop.core.settings

        def place(ref):
            found = [n for n in range(picker._rows.rowCount()) if picker._rows.row(n).ref == ref]
            return picker.list.visualRect(picker._rows.index(found[0])) if found else None

        await person.sees("the model", lambda: place(HERE))
        row = place(HERE)
        assert row is not None
        QTest.mouseClick(
            picker.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.right() - 16, row.center().y())
        )
        await person.sees("that it is kept", lambda: settings.current.favourites == [str(HERE)])
        assert picker.isVisible(), "others may follow"
        assert view._drawn.chosen is None
        await person.sees("its star", lambda: str(HERE) in view._drawn.favourites)
        QTest.keyClicks(picker.search, "gpt-5")
        QTest.keyClick(picker.search, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        await person.sees("the second", lambda: settings.current.favourites == [str(HERE), str(BEYOND)])
        QTest.keyClick(picker.search, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        await person.sees("it gone", lambda: settings.current.favourites == [str(HERE)])
        picker.close()

    in_the_everyday_window(story, nothing)
