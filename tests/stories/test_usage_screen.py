"""What was spent and saved, looked at, limited and checked: on the real window, store and starter model."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime

from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.services.ports import CallTime, Reservation
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.usage.view import UsageView
from tests.stories.conversing import nothing


async def opened(person):
    await person.finds(ChatView)
    assert person.desktop.everyday.actions.run("usage.show")
    view = await person.finds(UsageView)
    await person.sees("figures", lambda: view._presenter.state.phase == "ready")
    return view


def limit(view, scope, text):
    field = view.budgets.rows[scope].field
    field.setText(text)
    field.setModified(True)
    field.editingFinished.emit()


async def spent_before(store):
    """Three calls of a cloud model, of which one failed."""
    for number, outcome in enumerate(("answered", "answered", "unavailable")):
        used = TokenCount(1_000, 500) if outcome == "answered" else TokenCount(source="estimated")
        cost = Money(7_500 if outcome == "answered" else 0)
        ref = ModelRef("openai", "gpt-4o")
        at = datetime.now(UTC)
        await store.ledger.reserve(Reservation(f"{number:032x}", None, ref, False, used, cost, "table 1", at))
        await store.ledger.settle(f"{number:032x}", used, cost, outcome, CallTime(400, 2_000))


def test_nothing_asked_yet_says_what_will_be_counted(in_the_everyday_window):
    async def story(person):
        view = await opened(person)
        assert view.empty.isVisible()
        assert not view.overview.isVisible()
        assert not view.savings.csv.isEnabled()

    in_the_everyday_window(story, nothing)


def test_an_answer_is_counted_and_its_chat_is_opened_from_the_table(in_the_everyday_window):
    async def story(person):
        await person.asks("What is the capital of France?")
        await person.sees(
            "its end", lambda: person.desktop.everyday.chat.state.phase == "idle" and "Paris" in person.reads()
        )
        asked = person.desktop.everyday.chat.state.conversation.id
        view = await opened(person)
        assert view.overview.calls.figure.text() == "1"
        assert view.overview.calls.note.text() == "100 % on this machine"
        assert view.overview.spent.figure.text() == "$0.00"
        view.overview.tables.buttons["chats"].click()
        view.overview.table.cellActivated.emit(0, 0)
        await person.finds(ChatView)
        await person.sees("the chat", lambda: person.desktop.everyday.chat.state.conversation.id == asked)

    in_the_everyday_window(story, nothing)


def test_a_budget_is_typed_told_how_far_it_is_used_and_taken_away(in_the_everyday_window):
    async def story(person):
        view = await opened(person)
        budgets = person.desktop.core.budgets
        limit(view, "month", "lots")
        await person.sees("why not", lambda: "no amount" in view.budget_problem.text())
        limit(view, "month", "$0.018")
        row = view.budgets.rows["month"]
        await person.sees("how far it is used", lambda: row.used.isVisible() and "83 %" in row.used.text())
        assert "Nearly used up" in row.used.text()
        assert [state.budget.limit for state in await budgets.every_state()] == [Money(18_000)]
        limit(view, "month", "")
        await person.sees("no limit", lambda: not row.used.isVisible())
        assert await budgets.every_state() == []

    in_the_everyday_window(story, spent_before)


def test_savings_are_claimed_against_a_named_model_and_every_call_is_written(in_the_everyday_window, tmp_path):
    async def story(person):
        view = await opened(person)
        assert view.overview.saved.figure.text() == "–"
        presenter = view._presenter
        presenter.name_baseline("openai/gpt-4o")
        await person.sees("nothing saved against itself", lambda: view.overview.saved.figure.text() == "$0.00")
        assert view.overview.spent.figure.text() == "$0.015"
        presenter.write(str(tmp_path / "calls.csv"))
        await person.sees("where it was written", lambda: "calls.csv" in view.savings.told.text())
        rows = list(csv.DictReader((tmp_path / "calls.csv").open()))
        assert [row["outcome"] for row in rows] == ["answered", "answered", "unavailable"]
        assert sum(float(row["cost_usd"]) for row in rows) == 0.015

    in_the_everyday_window(story, spent_before)


def test_a_bill_that_is_none_is_told_and_a_real_one_stands_beside_ours(in_the_everyday_window, tmp_path):
    bad, bill = tmp_path / "bill.csv", tmp_path / "usage.json"
    bad.write_text("a,b\n1,2\n")
    today = int(datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0).timestamp())
    result = {"input_tokens": 2000, "output_tokens": 1000, "num_model_requests": 2, "model": "gpt-4o-2024-08-06"}
    bucket = {"object": "bucket", "start_time": today, "end_time": today + 86_400, "results": [result]}
    bill.write_text(json.dumps({"object": "page", "data": [bucket], "has_more": False}))

    async def story(person):
        view = await opened(person)
        view._presenter.compare([str(bad)])
        await person.sees("why not", lambda: "no usage export" in view.savings.problem.text())
        view._presenter.compare([str(bill)])
        await person.sees("both beside each other", lambda: view.savings.compared.isVisible())
        assert view.savings.compared.table.item(0, 5).text() == "0.00 %"
        assert not view.savings.problem.isVisible()

    in_the_everyday_window(story, spent_before)
