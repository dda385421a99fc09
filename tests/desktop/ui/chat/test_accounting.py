"""What the chat says of money before and after an answer, and of verdicts; without a window."""

from __future__ import annotations

from decimal import Decimal

import pytest

from soulfra_desktop.domain.budget import Budget, BudgetState, NoRoom, PriceUnknown, Scope
from soulfra_desktop.domain.currency import DOLLAR, Currency
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.savings import Savings
from soulfra_desktop.domain.usage import Money
from soulfra_desktop.ui.chat.budget_words import BudgetWords
from soulfra_desktop.ui.chat.conversation.failing import told_of
from soulfra_desktop.ui.chat.picker.rows import rows
from soulfra_desktop.ui.kit import money
from soulfra_desktop.ui.kit.receipt_leaves import full
from tests.fakes import ScriptedProvider
from tests.pictured_chats import ANTHROPIC, HAIKU, LLAMA, OLLAMA


def state(scope: Scope = "day", spent=40_000, limit=50_000):
    return BudgetState(Budget(scope, Money(limit)), Money(spent))


class Told:
    """Budgets and savings as a test wants them."""

    def __init__(self, *states, saved=None):
        self.states_now, self.saved = list(states), saved
        self.asked = 0

    async def states(self, _conversation_id=None):
        return self.states_now

    async def news(self, _conversation_id=None):
        self.asked += 1
        return [one for one in self.states_now if one.level != "fine"]

    async def saved_in(self, _conversation_id):
        return self.saved


async def test_a_budget_that_is_nearly_used_up_is_said_after_an_answer_until_it_was_seen(screen):
    chat = await screen(ScriptedProvider("ollama"))
    chat.presenter.accounting.budgets = told = Told(state())
    await chat.ask("Why?")
    assert (await chat.settled()).budget_news == (state(),)
    assert told.asked == 1
    chat.presenter.accounting.seen()
    assert chat.state.budget_news == ()


async def test_a_used_up_budget_is_said_while_the_next_question_is_written(screen):
    chat = await screen(ScriptedProvider("ollama"))
    chat.presenter.accounting.budgets = Told(state(spent=50_000))
    chat.presenter.type("What would this cost?")
    assert (await chat.settled()).short_budget == state(spent=50_000)
    chat.presenter.type("")
    assert (await chat.settled()).short_budget is None


async def test_a_budget_with_room_says_nothing(screen):
    chat = await screen(ScriptedProvider("ollama"))
    chat.presenter.accounting.budgets = Told(state(spent=1_000))
    chat.presenter.type("What would this cost?")
    assert (await chat.settled()).short_budget is None
    await chat.ask("Why?")
    assert (await chat.settled()).budget_news == ()


async def test_what_a_chat_saved_is_shown_only_where_something_is_claimed(screen):
    chat = await screen(ScriptedProvider("ollama"))
    await chat.ask("Why?")
    assert (await chat.settled()).saved is None
    saved = Savings("openai/gpt-5.4", Money(900), Money(100))
    chat.presenter.accounting.usage = Told(saved=saved)
    chat.presenter.open(chat.state.conversation.id)
    assert (await chat.settled()).saved == saved


async def test_every_model_is_priced_for_the_very_draft_when_the_list_opens(screen):
    chat = await screen(ScriptedProvider("ollama", models=("small", "large")))
    chat.presenter.look_at_models()
    assert (await chat.settled()).prices is None, "nothing is written"
    chat.presenter.type("How much?")
    await chat.settled()
    chat.presenter.look_at_models()
    prices = (await chat.settled()).prices
    assert prices == {ModelRef("ollama", name): (Money(0), Money(0)) for name in ("small", "large")}
    chat.presenter.type("How much is this?")
    assert (await chat.settled()).prices is None


def test_the_list_of_models_shows_what_this_question_costs_and_keeps_the_usual_price():
    prices = {HAIKU: (Money(1_804), Money(7_204)), LLAMA: (Money(0), Money(0))}
    made = {row.ref: row for row in rows((OLLAMA, ANTHROPIC), None, "", str, prices=prices) if row.ref}
    assert made[HAIKU].right == "about 0.18–0.72 ¢"
    assert made[HAIKU].detail.startswith("$1.00 in · $5.00 out")
    assert made[LLAMA].right == "free"


@pytest.mark.parametrize("scope", ["day", "month", "chat", "agent"])
def test_every_budget_has_its_words(qapp, scope):
    words = BudgetWords()
    said, follows = words.news(state(scope))
    assert said.startswith("80 % of the budget")
    assert "this machine answers" in follows
    assert "is used up: 5 ¢ of 5 ¢." in words.news(state(scope, spent=50_000))[0]
    assert "this machine answers" in words.short(state(scope, spent=50_000), local=True)
    assert "leaves 1 ¢: a long answer would be cut short." in words.short(state(scope), local=False)
    assert "too little for a model in the cloud" in words.short(state(scope), local=True)


@pytest.mark.parametrize(
    ("spent", "said"),
    [
        (40_000, "The budget for today (0.045 €) has only 0.009 € left, too little for an answer."),
        (50_000, "The budget for today (0.045 €) is used up."),
    ],
)
def test_a_refusal_is_told_in_the_persons_currency_and_logged_in_dollars(spent, said):
    refusal = NoRoom(HAIKU, state(spent=spent))
    assert "$0.05" in refusal.message
    money.use(Currency("EUR", Decimal("0.9")))
    try:
        assert told_of(refusal).message == said
    finally:
        money.use(DOLLAR)
    assert told_of(refusal).message == refusal.message


def test_a_refusal_for_a_price_that_nobody_knows_names_no_amount():
    refusal = PriceUnknown(HAIKU)
    assert told_of(refusal).message == f"What {full(HAIKU)} costs is not known here, and a budget holds."
    assert "$" not in refusal.message
