"""A cloud model that is silent for long: one on this machine is asked beside it, and the first word wins."""

import asyncio

import pytest

from soulfra_desktop.domain.chat import ChatDelta, FailedOver, TextDelta
from soulfra_desktop.domain.errors import ProviderUnavailable
from soulfra_desktop.domain.reasons import Reason
from soulfra_desktop.domain.routing import ModelRef, Policy
from soulfra_desktop.domain.usage import TokenCount
from tests.fakes import ScriptedProvider, answer

NAMED = Policy(model=ModelRef("openai", "small"), fallback=True)


@pytest.fixture
async def hedged(house):
    """A house of a cloud model and one of this machine, which is asked as soon as anything waits."""

    async def build(cloud_script, local_script=None, after=0.02):
        cloud = ScriptedProvider("openai", local=False).enqueue(cloud_script)
        here = ScriptedProvider("ollama").enqueue(local_script or answer("from here"))
        home = await house(cloud, here, allowed=("openai",))
        home.router.hedge_after = lambda _settings: after
        return home

    return build


def outcomes(reply):
    return [(a.ref.provider, a.outcome) for a in reply.receipt.attempts]


def said(home):
    return "".join(event.text for event in home.events if isinstance(event, TextDelta))


async def test_the_first_word_wins_and_the_silent_one_is_stopped_and_settled(hedged):
    home = await hedged([asyncio.Event()])
    assert await home.ask(policy=NAMED) is None
    reply = await home.answer()
    assert (reply.text, said(home)) == ("from here", "from here")
    assert outcomes(reply) == [("openai", "stopped"), ("ollama", "answered")]
    assert reply.receipt.attempts[0].detail == Reason("spoke_first", ("ollama/small",))
    assert "had said nothing" in reply.receipt.why
    assert (home.providers[0].open_streams, home.providers[0].aborted) == (0, 1)
    assert {row["provider"]: row["outcome"] for row in await home.ledger()} == {
        "openai": "stopped",
        "ollama": "answered",
    }
    told = next(event for event in home.events if isinstance(event, FailedOver))
    assert (told.outcome, told.next.ref.provider) == ("slow", "ollama")
    assert reply.receipt.cost.micros == sum(row["cost_micros"] for row in await home.ledger()) > 0


async def test_where_the_cloud_speaks_first_after_all_the_other_is_stopped(hedged):
    go_on = asyncio.Event()
    home = await hedged([go_on, *answer("from afar")], [asyncio.Event()])
    original = home.providers[1].stream

    def stream(request):
        go_on.set()
        return original(request)

    home.providers[1].stream = stream
    assert await home.ask(policy=NAMED) is None
    reply = await home.answer()
    assert reply.text == "from afar"
    assert outcomes(reply) == [("ollama", "stopped"), ("openai", "answered")]
    assert home.providers[1].open_streams == 0
    assert reply.receipt.why == "you chose this model"


async def test_one_that_fails_while_the_other_is_asked_is_followed_by_it(hedged):
    failing = asyncio.Event()
    home = await hedged([failing, ProviderUnavailable("openai", "down")], [failing, 0.01, *answer("here")])
    original = home.providers[1].stream

    def stream(request):
        failing.set()
        return original(request)

    home.providers[1].stream = stream
    assert await home.ask(policy=NAMED) is None
    assert outcomes(await home.answer()) == [("openai", "unavailable"), ("ollama", "answered")]


async def test_where_both_fail_the_first_is_asked_again(hedged):
    slow = [0.05, ProviderUnavailable("openai", "down")]
    home = await hedged(slow, [ProviderUnavailable("ollama", "down")])
    assert await home.ask(policy=NAMED) is None
    assert outcomes(await home.answer())[-1] == ("openai", "answered")


async def test_a_quick_answer_asks_nobody_beside(hedged):
    home = await hedged(answer("at once"), after=5)
    assert await home.ask(policy=NAMED) is None
    assert home.providers[1].requests == []


async def test_switched_off_or_alone_by_choice_nobody_is_asked_beside(hedged):
    home = await hedged([0.05, *answer("late")], after=0)
    assert await home.ask(policy=NAMED) is None
    home = await hedged([0.05, *answer("late")])
    assert await home.ask(policy=Policy(model=ModelRef("openai", "small"), fallback=False)) is None
    assert home.providers[1].requests == []


async def test_stopping_while_both_are_asked_stops_and_settles_both(hedged):
    home = await hedged([asyncio.Event()], [asyncio.Event()])
    asking = asyncio.get_running_loop().create_task(home.ask(policy=NAMED))
    while not home.providers[1].requests:
        await asyncio.sleep(0)
    await asyncio.sleep(0.01)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert (home.providers[0].open_streams, home.providers[1].open_streams) == (0, 0)
    assert sorted(row["outcome"] for row in await home.ledger()) == ["stopped", "stopped"]
    assert (await home.answer()).receipt.outcome == "stopped"


async def test_what_one_of_two_used_is_paid_by_its_own_count(hedged):
    home = await hedged([ChatDelta(usage=TokenCount(70, 0)), asyncio.Event()])
    assert await home.ask(policy=NAMED) is None
    row = next(row for row in await home.ledger() if row["provider"] == "openai")
    assert row["input_tokens"] == 70
