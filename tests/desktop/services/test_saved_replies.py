"""What each reply says that it saved, and what the ledger, the usage screen and the CSV say of the same."""

import asyncio
import csv
import io
import json
from decimal import Decimal
from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soulfra_desktop.adapters.transfer import html, markdown, paper, soulfra
from soulfra_desktop.app.cli.chats import chat_to_json
from soulfra_desktop.app.cli.receipt import receipt_line
from soulfra_desktop.domain.chat import ChatDelta
from soulfra_desktop.domain.currency import Currency
from soulfra_desktop.domain.errors import AnswerCut, ProviderUnavailable, SoulfraError
from soulfra_desktop.domain.fork import fork
from soulfra_desktop.domain.receipt import receipt_from_json, receipt_to_json
from soulfra_desktop.domain.routing import ModelRef, Policy
from soulfra_desktop.domain.saved import saved_by, saved_in
from soulfra_desktop.domain.transfer import ExportPlan
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.services.usage import UsageService
from tests.desktop.services.house import TwoDollars, build_house
from tests.fakes import ScriptedProvider, answer

BASELINE = "openai/dear"
USED = TokenCount(100, 50)  # 200 micro-dollars, 600 by the baseline
WHOLE = answer("one two", USED)
BREAKS_OFF = [ChatDelta(text="one "), ChatDelta(usage=USED), AnswerCut("x", "cut")]
ENDS_EARLY = [ChatDelta(text="one "), ChatDelta(usage=USED)]
NEVER_BEGINS = [ProviderUnavailable("x", "down")]


class Priced(TwoDollars):
    """The baseline costs three times what the others do."""

    def cost(self, ref, usage, day=None):
        cost = super().cost(ref, usage, day)
        return Money(3 * cost.micros) if cost is not None and ref.model == "dear" else cost


class Telling:
    """A house whose baseline is named, and what it was asked."""

    def __init__(self, home) -> None:
        self.home = home

    async def ask(self, model="ollama/small", script=WHOLE, *then, of=None):
        """Ask, or ask a question again; the answer as it is stored. `then` are the scripts of further attempts."""
        ref = ModelRef.parse(model)
        provider = next(one for one in self.home.providers if one.name == ref.provider)
        provider.enqueue(script, *then, script, script)
        policy = Policy(model=ref, consented=True, fallback=False)
        if of is None:
            await self.home.ask(policy=policy)
        else:
            try:
                async for _ in self.home.chat.answer_again(of.conversation_id, of.parent_id, policy=policy):
                    pass
            except SoulfraError:
                pass
        provider._scripts.clear()
        asked_in = of.conversation_id if of else self.home.events[0].conversation.id
        return (await self.home.store.conversations.messages(asked_in))[-1]

    async def trees(self):
        chats = await self.home.store.conversations.conversations(50)
        return [await self.home.store.conversations.messages(chat.id) for chat in chats]

    @property
    def usage(self) -> UsageService:
        return UsageService(self.home.store.usage, self.home.settings, Priced())


async def telling(baseline=BASELINE) -> Telling:
    home = await build_house(
        ScriptedProvider("ollama"),
        ScriptedProvider("openai", local=False, models=("small", "dear")),
        ScriptedProvider("unpriced", local=False),
        allowed=("openai", "unpriced"),
    )
    home.router.outbound._prices = Priced()
    await home.settings.change("baseline_model", baseline)
    return Telling(home)


@pytest.fixture
async def asking():
    made = []

    async def make(**options):
        made.append(await telling(**options))
        return made[-1]

    yield make
    for one in made:
        await one.home.conversations.aclose()
        await one.home.store.aclose()


async def test_a_reply_says_what_it_saved_against_the_model_that_was_named(asking):
    here = (await (await asking()).ask()).receipt
    assert (here.savings.baseline, here.savings.usd, here.instead.cost) == (BASELINE, "0.000600", Money(600))
    assert "saved $0.000600 against openai/dear" in receipt_line(here)
    assert "saved 0.000552 € against openai/dear" in receipt_line(here, currency=Currency.of("EUR", "0.92"))
    told = receipt_to_json(here)["savings"]
    assert (told["baseline"], told["baseline_usd"], told["saved_usd"]) == (BASELINE, "0.000600", "0.000600")


async def test_what_was_paid_is_taken_off_with_every_attempt(asking):
    one = await asking()
    assert (await one.ask("openai/small")).receipt.savings.usd == "0.000400"
    await one.home.settings.change("continue_after_cut", True)
    paid_twice = (await one.ask("openai/small", ENDS_EARLY, WHOLE)).receipt
    assert [a.outcome for a in paid_twice.attempts] == ["truncated", "answered"]
    assert (paid_twice.cost, paid_twice.savings.usd) == (Money(400), "0.000200")


async def test_the_baseline_itself_saves_nothing_and_a_dearer_one_loses(asking):
    assert "saved nothing" in receipt_line((await (await asking()).ask("openai/dear")).receipt)
    cheap = await asking(baseline="openai/small")
    lost = (await cheap.ask("openai/dear")).receipt
    assert lost.savings.usd == "-0.000400"
    assert "lost $0.000400 against openai/small" in receipt_line(lost)
    in_euros = receipt_line(lost, currency=Currency.of("EUR", "0.5"))
    assert f" · {lost.cost.micros / 2e6:.6f} € (1 USD = 0.5 EUR) · lost 0.000200 € against" in in_euros
    assert "$" not in in_euros


@pytest.mark.parametrize("baseline", ["", "unpriced/small"])
async def test_without_a_baseline_or_its_price_nothing_is_claimed(asking, baseline):
    one = await asking(baseline=baseline)
    receipt = (await one.ask()).receipt
    assert receipt.savings is None
    assert receipt_to_json(receipt)["savings"] is None
    assert "saved" not in receipt_line(receipt)


@pytest.mark.parametrize("script", [BREAKS_OFF, NEVER_BEGINS])
async def test_a_reply_that_failed_claims_nothing(asking, script):
    assert (await (await asking()).ask("openai/small", script)).receipt.savings is None


async def test_a_model_whose_price_is_unknown_claims_nothing(asking):
    assert (await (await asking()).ask("unpriced/small")).receipt.savings is None


@pytest.mark.parametrize(("again", "left"), [("ollama/small", 0), ("openai/dear", 0), ("unpriced/small", 0)])
async def test_an_answer_that_was_asked_again_saves_nothing_any_more(asking, again, left):
    one = await asking()
    first = await one.ask()
    await one.ask(again, of=first)
    (tree,) = await one.trees()
    assert saved_in(tree)[first.id].micros == left
    assert tree[1].receipt.savings.micros == 600  # the receipt itself is as it was


async def test_what_an_answer_cost_that_was_asked_again_is_lost(asking):
    one = await asking()
    first = await one.ask("openai/small")
    await one.ask("openai/dear", of=first)
    (tree,) = await one.trees()
    assert [saved.micros for each in tree[1:] if (saved := saved_by(each, tree[1:]))] == [-200, 0]


async def test_an_attempt_to_ask_again_that_failed_leaves_the_answer_its_savings(asking):
    one = await asking()
    first = await one.ask()
    await one.ask("openai/small", NEVER_BEGINS, of=first)
    (tree,) = await one.trees()
    assert saved_in(tree)[first.id].micros == 600


async def test_an_answer_given_before_a_baseline_was_named_is_older_than_the_next(asking):
    one = await asking(baseline="")
    first = await one.ask()
    await one.home.settings.change("baseline_model", BASELINE)
    again = await one.ask(of=first)
    (tree,) = await one.trees()
    assert {key: saved.micros for key, saved in saved_in(tree).items()} == {again.id: 600}
    await one.home.settings.change("baseline_model", "")
    one.home.clock.advance(1)
    await one.ask(of=first)
    (tree,) = await one.trees()
    assert saved_in(tree)[again.id].micros == 0


async def test_a_fork_claims_nothing_of_what_was_answered_before_it(asking):
    one = await asking()
    await one.ask()
    chat = (await one.home.store.conversations.conversations(1))[0]
    (tree,) = await one.trees()
    numbers = iter("abcdef")
    copied = fork(chat, tree, lambda: next(numbers), one.home.clock.now())
    assert saved_in(copied.messages) == {}
    assert copied.messages[-1].receipt is not None
    assert copied.messages[-1].receipt.cost == tree[-1].receipt.cost


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["ollama/small", "openai/small", "openai/dear", "unpriced/small"]),
        st.sampled_from([WHOLE, WHOLE, BREAKS_OFF, ENDS_EARLY, NEVER_BEGINS]),
        st.integers(0, 4),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_what_the_replies_say_is_what_the_screen_the_file_and_every_row_of_it_say(steps):
    async def run():
        one = await telling()
        answered = []
        try:
            for model, script, place in steps:
                one.home.clock.advance(1)
                of = answered[place] if place < len(answered) else None
                answered.append(await one.ask(model, script, of=of))
            overview = await one.usage.overview()
            return await one.trees(), overview, "".join([piece async for piece in one.usage.as_csv()])
        finally:
            await one.home.conversations.aclose()
            await one.home.store.aclose()

    trees, overview, text = asyncio.run(run())
    rows = list(csv.DictReader(io.StringIO(text)))
    total = 0
    for tree in trees:
        saved = saved_in(tree)
        for message in tree[1:]:
            mine = [row for row in rows if row["answer"] == message.id]
            of_rows = sum(Decimal(row["baseline_usd"] or 0) for row in mine if row["claims"] == "yes")
            of_rows -= sum(Decimal(row["cost_usd"] or 0) for row in mine)
            if message.id in saved:
                assert Decimal(saved[message.id].usd) == of_rows
            else:  # nothing is claimed; what it cost counts
                cost = message.receipt.cost
                assert of_rows == -Decimal(cost.usd if cost else 0)
            total += of_rows
            instead = message.receipt.instead
            if instead is not None:
                row = next(row for row in mine if row["id"] == instead.call)
                assert (row["baseline"], row["baseline_usd"]) == (instead.baseline, instead.cost.usd)
    assert overview.savings is not None
    assert total * 1_000_000 == overview.savings.micros


async def test_every_export_says_it_too(asking):
    one = await asking()
    first = await one.ask()
    await one.ask("openai/small", of=first)
    chat = (await one.home.store.conversations.conversations(1))[0]
    tree = await one.home.store.trees.tree(chat.id)
    plan = ExportPlan(PurePath(), "markdown")
    for written in (markdown.written(tree, plan), html.written(tree, plan), "".join(paper.pieces(tree, plan))):
        assert "saved $0.000400 against openai/dear" in written
        assert "saved nothing against openai/dear" in written
    told = soulfra.to_json(tree)
    assert [m["receipt"]["savings"]["saved_usd"] for m in told["messages"][1:]] == ["0.000000", "0.000400"]
    shown = chat_to_json(tree.conversation, list(tree.messages))
    assert [m["savings"]["saved_usd"] for m in shown["messages"][1:]] == ["0.000000", "0.000400"]
    read = soulfra.read(json.loads(json.dumps(told)))
    assert read is not None
    assert [m.receipt for m in read.messages[1:]] == [m.receipt for m in tree.messages[1:]]


def test_a_receipt_of_before_is_read_and_claims_nothing():
    old = {
        "route": {"chosen": {"provider": "a", "model": "b"}, "local": True, "candidates": [], "reason": "r", "attempts": []},
        "usage": None, "cost_usd": "0.000000", "timing": {"first_token_ms": 1, "total_ms": 2},
    }  # fmt: skip
    assert receipt_from_json(old).savings is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"baseline_usd": None}, {"baseline_usd": "x"}, {"at": "yesterday"}, {"at": "2026-01-01T00:00:00"}, {"at": 3},
        {"baseline": ""}, {"baseline": "x"}, {"call": None}, {"baseline": "a\n/b"},
    ],
)  # fmt: skip
async def test_savings_that_are_not_what_they_should_be_are_refused(asking, wrong):
    told = receipt_to_json((await (await asking()).ask()).receipt)
    told["savings"] |= wrong
    with pytest.raises(ValueError, match=r"\S"):
        receipt_from_json(told)
