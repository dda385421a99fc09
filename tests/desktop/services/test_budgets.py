"""Budgets at the only way out: the worst case is reserved, an answer is held to it, and at the end this machine answers."""

from __future__ import annotations

import asyncio

import pytest

from soulfra_desktop.adapters.prices import GenaiPriceTable
from soulfra_desktop.domain.budget import Account, Budget
from soulfra_desktop.domain.chat import ChatDelta, FailedOver
from soulfra_desktop.domain.errors import BudgetUsedUp, LengthReached, ProviderUnavailable
from soulfra_desktop.domain.reasons import Reason, in_english
from soulfra_desktop.domain.routing import ModelRef, Policy
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.services.affording import LONGEST_ANSWER
from tests.desktop.services.house import TwoDollars
from tests.desktop.services.spending import NAMED, OR_ANOTHER, cloud, row, starter
from tests.fakes import ScriptedProvider, answer
from tests.fakes import answer as says


async def test_without_a_budget_nothing_is_held_to_a_length(home):
    home = await home()
    assert await home.ask(policy=NAMED) is None
    assert home.providers[0].requests[0].max_tokens is None


async def test_under_a_budget_the_worst_case_is_reserved_and_sent_and_settled_to_what_was_used(home):
    home = await home(1_000_000)
    reserved = []
    settle = home.store.ledger.settle

    async def look_first(*given, **named):
        reserved.append(await row(home))
        await settle(*given, **named)

    home.store.ledger.settle = look_first  # type: ignore[method-assign]
    assert await home.ask(policy=NAMED) is None
    assert home.providers[0].requests[0].max_tokens == LONGEST_ANSWER
    assert reserved[0]["outcome"] == "reserved"
    assert reserved[0]["output_tokens"] > LONGEST_ANSWER
    assert reserved[0]["cost_micros"] > 2 * LONGEST_ANSWER
    settled = await row(home)
    assert (settled["input_tokens"], settled["output_tokens"], settled["cost_micros"]) == (5, 2, 9)


async def test_an_answer_is_held_to_what_the_budget_affords(home):
    home = await home(1_500)
    assert await home.ask(policy=NAMED) is None
    most = home.providers[0].requests[0].max_tokens
    assert most is not None
    assert 32 <= most < LONGEST_ANSWER


async def test_the_length_the_person_asked_for_stands_where_it_is_shorter(home):
    from soulfra_desktop.domain.chat import AnswerOptions

    home = await home(1_000_000)
    assert await home.ask(policy=NAMED, options=AnswerOptions(max_tokens=100)) is None
    assert home.providers[0].requests[0].max_tokens == 100


async def test_a_budget_that_is_used_up_asks_nobody_and_this_machine_answers_and_says_why(home):
    home = await home(0)
    assert await home.ask(policy=OR_ANOTHER) is None
    assert home.providers[0].requests == []
    (told,) = [event for event in home.events if isinstance(event, FailedOver)]
    assert told.reason == Reason("budget_used_up", ("month", 0))
    receipt = (await home.answer()).receipt
    assert receipt is not None
    assert receipt.local
    assert receipt.why == "The budget for this month ($0.00) is used up; starter/small answers for nothing"
    assert [(a.ref.provider, a.outcome) for a in receipt.attempts] == [("openai", "skipped"), ("starter", "answered")]
    assert [r["provider"] for r in await home.ledger()] == ["starter"]
    assert receipt.cost == Money(0)


async def test_a_model_named_for_this_very_call_is_never_replaced(home):
    home = await home(0)
    assert isinstance(await home.ask(policy=NAMED), BudgetUsedUp)
    assert [provider.requests for provider in home.providers] == [[], []]


async def test_where_nothing_here_can_answer_it_is_refused_with_advice(home):
    home = await home(0, "day", cloud())
    error = await home.ask(policy=NAMED)
    assert isinstance(error, BudgetUsedUp)
    assert error.advice


async def test_a_price_nobody_knows_is_not_asked_while_a_budget_holds(home):
    unpriced = ScriptedProvider("unpriced", local=False)
    home = await home(1_000_000, "month", unpriced, starter())
    await home.settings.allow("unpriced")
    assert await home.ask(policy=Policy(model=ModelRef("unpriced", "small"), consented=True, fallback=True)) is None
    (told,) = [event for event in home.events if isinstance(event, FailedOver)]
    assert "not known here, and a budget holds" in in_english(told.reason)
    assert unpriced.requests == []


async def test_an_answer_that_was_cut_by_the_budget_says_so(home):
    home = await home(1_500)
    home.providers[0].enqueue([ChatDelta(text="one two"), ChatDelta(finish="length")])
    error = await home.ask(policy=NAMED)
    assert isinstance(error, LengthReached)
    assert "Under a budget this answer was held to" in error.message
    assert (await home.answer()).text == "one two"


async def test_an_answer_at_the_length_the_person_chose_does_not_blame_the_budget(home):
    from soulfra_desktop.domain.chat import AnswerOptions

    home = await home(1_000_000)
    home.providers[0].enqueue([ChatDelta(text="one two"), ChatDelta(finish="length")])
    error = await home.ask(policy=NAMED, options=AnswerOptions(max_tokens=50))
    assert isinstance(error, LengthReached)
    assert "budget" not in error.message


async def test_a_call_that_failed_before_it_was_taken_gives_its_reservation_back(home):
    home = await home(20_000)
    home.providers[0].enqueue([ProviderUnavailable("openai", "down")], [ProviderUnavailable("openai", "down")])
    await home.ask(policy=NAMED)
    rows = [r for r in await home.ledger() if r["provider"] == "openai"]
    assert {r["cost_micros"] for r in rows} <= {0, 9}


@pytest.mark.parametrize("scope", ["day", "month", "chat"])
async def test_each_kind_of_budget_counts_what_was_spent_before(home, scope):
    home = await home(500, scope)
    home.providers[0].enqueue(answer(usage=TokenCount(100, 190)))
    assert await home.ask(policy=OR_ANOTHER) is None
    assert (await row(home))["cost_micros"] == 480
    chat = (await home.store.conversations.conversations(1))[0].id
    assert await home.ask(conversation_id=chat, policy=OR_ANOTHER) is None
    assert (await row(home))["provider"] == "starter"


async def test_another_chat_has_a_budget_of_its_own(home):
    home = await home(500, "chat")
    home.providers[0].enqueue(answer(usage=TokenCount(100, 190)))
    await home.ask(policy=NAMED)
    await home.ask(policy=NAMED)
    assert (await row(home))["provider"] == "openai"


async def test_a_temporary_chat_is_held_by_the_day_too(home):
    home = await home(0, "day")
    assert await home.ask(policy=OR_ANOTHER, temporary=True) is None
    assert home.providers[0].requests == []


async def test_a_choice_of_ones_own_knows_what_the_budget_leaves_and_says_so_of_every_candidate(home):
    home = await home(0, "month", cloud(), starter())

    async def left(_chat):
        return (await home.store.budgets.states(Account(home.clock.now().date())))[0].left

    home.chat.budget_left = left
    assert await home.ask() is None
    receipt = (await home.answer()).receipt
    assert receipt is not None
    assert receipt.chosen == ModelRef("starter", "small")
    assert {c.ref.provider: c.reason for c in receipt.candidates}["openai"] == Reason("no_budget_left")
    assert [a.outcome for a in receipt.attempts] == ["answered"]
    estimate = await home.chat.ahead.estimate("hello", None, None)
    assert estimate.decision is not None
    assert estimate.decision.chosen.local


# What a provider says and does is no fact


class Tiers(TwoDollars):
    """A priority tier costs twice as much."""

    def cost(self, ref, usage, day=None):
        plain = super().cost(ref, usage, day)
        return Money(plain.micros * 2) if plain is not None and usage.tier == "priority" else plain


@pytest.mark.parametrize("plainly", [False, True])
async def test_the_dearest_tier_is_reserved_where_the_plain_one_cannot_be_asked_for(home, plainly):
    home = await home(3_000)
    home.router.outbound._prices = Tiers()
    provider = home.providers[0]
    provider.serves_plainly = plainly
    tier = "" if plainly else "priority"

    def scripted(request):
        provider.enqueue([ChatDelta(text="x " * request.max_tokens), ChatDelta(usage=TokenCount(5, request.max_tokens, tier=tier)), ChatDelta(finish="stop")])  # fmt: skip
        return stream(request)

    stream, provider.stream = provider.stream, scripted
    assert await home.ask(policy=NAMED) is None
    assert provider.requests[0].plain_price
    assert 1_500 < (await row(home))["cost_micros"] <= 3_000


async def test_a_price_that_changes_in_the_middle_of_a_call_holds_for_the_next_one(home):
    lines = ["openai/small=1/2"]
    home = await home(1_000_000)
    home.router.outbound._prices = GenaiPriceTable(lambda: lines)
    going = asyncio.Event()
    home.providers[0].enqueue([ChatDelta(text="one"), going, *says(usage=TokenCount(100, 50))])
    asking = asyncio.get_running_loop().create_task(home.ask(policy=NAMED))
    while not home.providers[0].requests:
        await asyncio.sleep(0)
    lines[:] = ["openai/small=900/900"]
    going.set()
    assert await asking is None
    assert ((await row(home))["cost_micros"], (await row(home))["price_version"]) == (200, "own 1.000000/2.000000")
    receipt = (await home.answer()).receipt
    assert receipt is not None
    assert receipt.price_version == "own 1.000000/2.000000"


async def test_a_crash_in_the_middle_leaves_the_reservation_in_ledger_and_receipt(home):
    home = await home(1_000_000)
    never = asyncio.Event()
    home.providers[0].enqueue([ChatDelta(text="one"), never])
    asking = asyncio.get_running_loop().create_task(home.ask(policy=NAMED))
    while not home.providers[0].requests:
        await asyncio.sleep(0)
    written, receipt = await row(home), (await home.answer()).receipt
    assert written["outcome"] == "reserved"
    assert receipt is not None
    assert receipt.usage is not None
    assert receipt.cost == Money(written["cost_micros"])
    assert receipt.usage.output_tokens == written["output_tokens"]
    assert receipt.outcome == "cut"
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking


async def test_a_budget_for_each_chat_holds_over_all_answers_of_a_temporary_one(home):
    home = await home(500, "chat")
    for cost_of_it in (240, 230):
        home.providers[0].enqueue(answer(usage=TokenCount(0, cost_of_it // 2)))
    policy = OR_ANOTHER
    assert await home.ask(policy=policy, temporary=True) is None
    first = home.events[-1].message
    (state,) = await home.store.budgets.states(Account(home.clock.now().date(), first.conversation_id))
    assert state.spent == Money(240)
    for _ in range(3):
        assert await home.ask(conversation_id=first.conversation_id, policy=policy) is None
    rows = await home.ledger()
    assert [r["provider"] for r in rows] == ["openai", "openai", "starter", "starter"]
    assert {r["conversation_id"] for r in rows} == {None}
    assert await home.ask(policy=policy, temporary=True) is None
    assert (await row(home))["provider"] == "openai"  # another chat has a budget of its own


@pytest.mark.parametrize("end", ["forgotten", "Soulfra ends", "kept"])
async def test_when_a_temporary_chat_goes_nothing_links_what_it_cost(home, end):
    home = await home(500, "chat")
    home.providers[0].enqueue(answer(usage=TokenCount(100, 190)))
    assert await home.ask(policy=NAMED, temporary=True) is None
    chat = home.events[-1].message.conversation_id
    await home.store.budgets.save(Budget("chat", Money(400), chat))
    (state,) = await home.store.budgets.states(Account(home.clock.now().date(), chat))
    assert (state.spent, state.budget.subject) == (Money(480), chat)
    assert await home.store.budgets.tell(state, "", "used up")
    await {"forgotten": home.chat.forget, "kept": home.chat.keep}.get(end, lambda _: home.conversations.aclose())(chat)
    account = Account(home.clock.now().date(), chat)
    (state,) = await home.store.budgets.states(account)
    told = await home.store.database.read(lambda db: db.execute("SELECT count(*) FROM budget_told").fetchone()[0])
    expected = (Money(480), chat, 1) if end == "kept" else (Money(0), "", 0)
    assert (state.spent, state.budget.subject, told) == expected
