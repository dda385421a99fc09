"""What a newcomer stumbled over: failures that are forgotten, prices nobody knows, words that go astray."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtTest import QTest

from soulfra_desktop.domain.errors import ProviderUnavailable
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.ui.settings.view import SettingsView
from tests.desktop.ui.kit.talking import write_everything
from tests.fakes import ScriptedProvider
from tests.stories.conversing import enters, nothing, types, with_models

EASY = "What is the capital of France?"
BUSY = "mine has a problem of its own (503)."


async def ended(person, view, count):
    def whole():
        messages = view._drawn.messages
        return view._drawn.phase == "idle" and len(messages) == 2 * count and messages[-1].receipt is not None

    await person.sees(f"{count} answers", whole)
    write_everything(view.transcript)
    return view._drawn.messages[-1]


def test_every_answer_can_be_judged_from_the_first_one_on(in_the_everyday_window):
    async def story(person):
        view = await with_models(person, ScriptedProvider("ollama"))
        enters(view, EASY)
        await ended(person, view, 1)
        await person.sees("thumbs", lambda: "Good" in person.reads() and "Poor" in person.reads())
        (chat,) = await person.desktop.core.conversations.conversations(1)
        view._presenter.open_temporary()
        await person.sees("another", lambda: not view._drawn.messages)
        view._presenter.open(chat.id)
        await ended(person, view, 1)
        await person.sees("thumbs again", lambda: "Good" in person.reads())

    in_the_everyday_window(story, nothing)


def test_a_failure_is_told_again_when_the_window_was_closed_and_opened(in_the_everyday_window):
    async def story(person):
        mine = ScriptedProvider("mine").enqueue(*[[ProviderUnavailable("mine", BUSY)]] * 9)
        view = await with_models(person, mine)
        presenter = view._presenter
        presenter.choose_model(ModelRef("mine", "small"))
        enters(view, EASY)
        at_once = (await ended(person, view, 1)).failure
        assert at_once is not None
        assert BUSY in at_once.message
        (chat,) = await person.desktop.core.conversations.conversations(1)
        presenter._board.shown._failures.clear()  # all that a new window would not know
        presenter.open(None)
        await person.sees("another", lambda: not view._drawn.messages)
        presenter.open(chat.id)
        again = (await ended(person, view, 1)).failure
        assert again == at_once
        told = person.reads().replace("\u00a0", " ")
        for part in (BUSY, "Try again", "Change model", "Details"):
            assert part in told, part
        view.transcript.following.follow(QUrl(f"soulfra:details/{view._drawn.messages[-1].id}"))
        told = person.reads().replace("\u00a0", " ")
        assert "error 503" in told
        assert "not reachable" not in told

    in_the_everyday_window(story, nothing)


def test_once_several_models_are_chosen_what_is_typed_goes_into_the_question(in_the_everyday_window):
    async def story(person):
        here = ScriptedProvider("ollama", models=["small", "large"])
        view = await with_models(person, here)
        enters(view, EASY)
        await ended(person, view, 1)
        view.transcript.setFocus()
        view.choose_several()
        await person.sees("the picker", view.picker.isVisible)
        for name in ("small", "large"):
            view.picker._tick(ModelRef("ollama", name))
        view.picker.done.click()
        await person.sees("both", lambda: len(view._drawn.beside) == 2)
        QTest.keyClicks(view.window().focusWidget(), "And of Italy?")
        assert view.composer.input.toPlainText() == "And of Italy?"

    in_the_everyday_window(story, nothing)


def test_a_model_whose_price_nobody_knows_is_not_asked_under_a_budget_and_the_way_out_is_shown(in_the_everyday_window):
    async def story(person):
        here = ScriptedProvider("ollama", models=["small"])
        dear = ScriptedProvider("up", local=False, models=["small", "rich"])
        view = await with_models(person, here, dear)
        await person.desktop.core.budgets.set("day", "5")
        view._presenter.choose_model(ModelRef("up", "rich"))
        types(view, EASY)
        await person.sees("why", view.composer.budget.isVisible)
        said = view.composer.budget.said.text()
        assert "what up rich costs is not known here" in said
        enters(view, "")
        reply = await ended(person, view, 1)
        assert dear.requests == []
        assert reply.receipt.local
        told = person.reads().replace("\u00a0", " ")
        assert "What up rich costs is not known, and a budget holds" in told
        assert "Set a price" in told
        view.transcript.following.follow(QUrl(f"soulfra:receipt/{reply.id}"))
        told = person.reads().replace("\u00a0", " ")
        assert "its price is unknown, and a budget holds" in told
        assert "Ask another model" in told
        view.transcript.following.follow(QUrl(f"soulfra:own-prices/{reply.id}"))
        settings = await person.finds(SettingsView)
        assert settings._presenter.state.section == "money"
        row = settings._sections["money"]._fields["own_prices"]
        await person.sees("the keyboard in it", lambda: settings.window().focusWidget() is row.control)

    in_the_everyday_window(story, nothing)


def test_the_estimate_names_who_would_answer_and_opens_what_each_would_cost(in_the_everyday_window):
    async def fill(store):
        await store.settings.save("own_prices", ["up/rich=1/2"])

    async def story(person):
        here = ScriptedProvider("ollama", models=["small"])
        view = await with_models(person, here, ScriptedProvider("up", local=False, models=["rich"]))
        types(view, EASY)
        estimate = view.composer.estimate.words
        await person.sees("the estimate", lambda: estimate.isVisible() and estimate.text().startswith("small"))
        estimate.click()
        await person.sees("the models", view.picker.isVisible)
        rows = view.picker._rows
        await person.sees(
            "prices", lambda: any("¢" in rows.row(n).right and "–" in rows.row(n).right for n in range(rows.rowCount()))
        )

    in_the_everyday_window(story, fill)
