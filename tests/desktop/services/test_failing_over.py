"""A provider fails: who is asked again, who is passed over, and what is kept of what was said."""

import asyncio

import pytest

from soulfra_desktop.domain.chat import ChatDelta, FailedOver
from soulfra_desktop.domain.errors import (
    AnswerCut,
    AnswerGarbled,
    AnswerTruncated,
    ContextTooLong,
    LengthReached,
    ModelNotFound,
    ProviderTimeout,
    ProviderUnavailable,
    RateLimited,
    RequestRefused,
    Unauthorised,
)
from soulfra_desktop.domain.health import COOLDOWN_SECONDS
from soulfra_desktop.domain.reasons import Reason
from soulfra_desktop.domain.routing import Ability, Candidate, ModelRef, Policy
from soulfra_desktop.domain.settings import Settings
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.services.outbound import Patience, patience_for
from tests.desktop.services.routed import cloud, ollama, outcomes, starter, text_of
from tests.fakes import answer

FAULTS = [
    ProviderUnavailable("ollama", "down"),
    RateLimited("ollama", "busy", retry_after=1),
    RateLimited("ollama", "busy", retry_after=3600),
    Unauthorised("ollama", "no"),
    RequestRefused("ollama", "no"),
    ContextTooLong("ollama", "long"),
    ProviderTimeout("ollama", "silence"),
    AnswerCut("ollama", "cut"),
    AnswerGarbled("ollama", "garbage"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{type(fault).__name__}-{fault.retry_after}")
async def test_a_fault_before_the_first_word_is_passed_over_and_told(house, fault):
    failing = ollama().enqueue([fault], [fault], [fault])
    home = await house(failing, starter())
    assert await home.ask() is None
    reply = await home.answer()
    assert reply.complete
    assert reply.receipt.chosen.provider == "starter"
    assert outcomes(reply)[0] == ("ollama", fault.outcome)
    assert outcomes(reply)[-1] == ("starter", "answered")
    told = [event for event in home.events if isinstance(event, FailedOver)]
    assert [event.next.ref.provider for event in told][-1] == "starter"
    assert len(await home.ledger()) == len(reply.receipt.attempts)
    assert "tried first and failed" in reply.receipt.why


async def test_a_passing_fault_is_asked_again_before_anyone_else(house):
    home = await house(ollama().enqueue([ProviderUnavailable("ollama", "blip")]), starter())
    assert await home.ask() is None
    assert outcomes(await home.answer()) == [("ollama", "unavailable"), ("ollama", "answered")]


async def test_a_named_model_is_never_replaced_but_asked_three_times(house):
    down = [ProviderUnavailable("ollama", "down")]
    failing = ollama().enqueue(down, down, down)
    home = await house(failing, starter())
    error = await home.ask(policy=Policy(model=ModelRef("ollama", "small"), fallback=False))
    assert isinstance(error, ProviderUnavailable)
    assert outcomes(await home.answer()) == [("ollama", "unavailable")] * 3


async def test_a_provider_that_asks_to_wait_long_is_not_waited_for(house):
    home = await house(ollama().enqueue([RateLimited("ollama", "busy", retry_after=3600)]))
    error = await home.ask(policy=Policy(model=ModelRef("ollama", "small"), fallback=False))
    assert isinstance(error, RateLimited)
    assert len((await home.answer()).receipt.attempts) == 1


async def test_after_the_first_word_the_part_is_kept_and_nobody_goes_on(house):
    broken = ollama().enqueue([ChatDelta(text="half an "), AnswerCut("ollama", "cut")])
    other = starter()
    home = await house(broken, other)
    assert isinstance(await home.ask(), AnswerCut)
    reply = await home.answer()
    assert (reply.text, reply.complete) == ("half an ", False)
    assert outcomes(reply) == [("ollama", "cut")]
    assert other.requests == []
    assert reply.receipt.usage.source == "estimated"


async def test_where_it_is_allowed_the_next_model_goes_on_without_saying_anything_twice(house):
    broken = ollama().enqueue([ChatDelta(text="The capital of France "), AnswerCut("ollama", "cut")])
    other = starter().enqueue(answer("capital of France is Paris."))
    home = await house(broken, other)
    await home.settings.change("continue_after_cut", True)
    assert await home.ask() is None
    reply = await home.answer()
    assert reply.text == "The capital of France is Paris."
    assert text_of(home.events) == reply.text
    assert next(e for e in home.events if isinstance(e, FailedOver)).part_kept
    assert other.requests[0].turns[-2].text == "The capital of France "


async def test_a_stream_that_ends_without_saying_so_is_truncated(house):
    home = await house(ollama().enqueue([ChatDelta(text="half")]))
    assert isinstance(await home.ask(), AnswerTruncated)
    reply = await home.answer()
    assert (reply.complete, outcomes(reply)) == (False, [("ollama", "truncated")])


async def test_an_answer_at_its_length_limit_is_not_whole_and_not_the_providers_fault(house):
    home = await house(ollama().enqueue([ChatDelta(text="half"), ChatDelta(finish="length")]))
    assert isinstance(await home.ask(), LengthReached)
    assert outcomes(await home.answer()) == [("ollama", "truncated")]
    assert home.health.of("ollama").faults == 0


async def test_silence_counts_as_a_timeout_before_and_after_the_first_word(house):
    home = await house(ollama().enqueue([asyncio.Event()], [ChatDelta(text="one "), asyncio.Event()]))
    home.router.patience = lambda _candidate, _settings: Patience(0.05, 0.05)
    named = Policy(model=ModelRef("ollama", "small"), fallback=False)
    assert isinstance(await home.ask(policy=named), ProviderTimeout)
    home.clock.advance(1)
    assert isinstance(await home.ask(policy=named), ProviderTimeout)
    reply = await home.answer()
    assert (reply.text, outcomes(reply)) == ("one ", [("ollama", "timeout")])


def test_a_local_model_gets_longer_than_a_cloud_one_since_it_may_have_to_be_loaded():
    settings = Settings()

    def patience(*, local: bool, abilities: frozenset[Ability] = frozenset()) -> Patience:
        return patience_for(Candidate(ModelRef("p", "m"), local, True, "", abilities=abilities), settings)

    clouded, thinking = patience(local=False), patience(local=False, abilities=frozenset({"reasoning"}))
    here = patience(local=True)
    assert clouded.first < thinking.first < here.first
    assert clouded.first == settings.first_token_seconds


async def test_the_breaker_skips_a_provider_that_keeps_failing_and_probes_it_later(house):
    down = [ProviderUnavailable("ollama", "down")]
    failing = ollama().enqueue(down, down, down)
    home = await house(failing, starter())
    await home.ask()
    await home.ask()
    asked = len(failing.requests)
    home.clock.advance(10)
    await home.ask()
    assert len(failing.requests) == asked
    assert home.health.state("ollama") == "open"
    home.clock.advance(COOLDOWN_SECONDS)
    assert await home.ask() is None
    assert home.health.state("ollama") == "closed"


async def test_all_attempts_of_one_reply_are_paid_for(house):
    broken = cloud().enqueue([ChatDelta(usage=TokenCount(70, 0)), AnswerGarbled("openai", "garbage")])
    home = await house(broken, starter(), allowed=("openai",))
    await home.settings.change("default_model", "openai/small")
    broken.enqueue([AnswerGarbled("openai", "garbage")])
    await home.ask()
    reply = await home.answer()
    ledger = await home.ledger()
    assert reply.receipt.cost == Money(sum(row["cost_micros"] for row in ledger))
    assert reply.receipt.cost.micros >= 70


async def test_heartbeats_without_a_word_do_not_keep_a_dead_call_alive(house):
    heartbeat = [ChatDelta(usage=TokenCount(1, 1)), 0.02] * 100
    home = await house(ollama().enqueue(heartbeat))
    home.router.patience = lambda _candidate, _settings: Patience(0.2, 0.2)
    named = Policy(model=ModelRef("ollama", "small"), fallback=False)
    assert isinstance(await home.ask(policy=named), ProviderTimeout)


async def test_a_new_key_is_tried_at_once_though_the_old_one_kept_failing(house):
    clouded = cloud().enqueue(*[[Unauthorised("openai", "no")]] * 3)
    home = await house(clouded, starter(), allowed=("openai",))
    for _ in range(3):
        await home.ask()
    assert home.health.state("openai") == "open"
    await home.settings.save_key("openai", "sk-new")
    home.clock.advance(1)
    await home.ask()
    assert (await home.answer()).receipt.chosen.provider == "openai"


async def test_a_new_key_may_reach_models_that_the_old_one_did_not_and_says_nothing_of_other_providers(house):
    clouded = cloud().enqueue([ModelNotFound("openai", "no such model")])
    home = await house(clouded, starter(), allowed=("openai",))
    await home.ask()
    home.router.takes_no_temperature(ModelRef("openai", "gpt"))
    home.router.takes_no_temperature(ModelRef("ollama", "small"))
    await home.ask()
    assert len(clouded.requests) == 1
    await home.settings.save_key("openai", "sk-new")
    home.clock.advance(1)
    await home.ask()
    assert len(clouded.requests) == 2
    assert (await home.answer()).receipt.chosen.provider == "openai"
    assert home.router.takes_temperature(ModelRef("openai", "gpt"))
    assert not home.router.takes_temperature(ModelRef("ollama", "small"))


async def test_what_a_provider_asks_to_wait_counts_for_the_next_question_too(house):
    busy = cloud().enqueue([RateLimited("openai", "busy, wait 42 s", retry_after=42)])
    home = await house(busy, starter(), allowed=("openai",))
    await home.ask()
    home.clock.advance(1)
    await home.ask()
    assert len(busy.requests) == 1
    reply = await home.answer()
    assert {c.reason for c in reply.receipt.candidates if not c.local} == {Reason("failing", ("busy, wait 42 s",))}
    home.clock.advance(43)
    await home.ask()
    assert (await home.answer()).receipt.chosen.provider == "openai"


async def test_a_model_that_its_provider_does_not_have_is_not_put_forward_again(house):
    clouded = cloud()
    home = await house(clouded, starter(), allowed=("openai",))
    await home.settings.change("favourites", ["openai/gone"])
    clouded.offered = [clouded.offered[0]]
    await home.settings.change("default_model", "openai/gone")
    await home.ask()
    assert outcomes(await home.answer())[0] == ("openai", "refused")
    home.clock.advance(1)
    await home.ask()
    assert "gone" not in [c.ref.model for c in (await home.answer()).receipt.candidates]
