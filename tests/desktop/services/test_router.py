import asyncio
from dataclasses import replace

import pytest

from soulfra_desktop.domain.chat import ChatDelta, FailedOver, Routed, TextDelta
from soulfra_desktop.domain.errors import (
    AnswerCut,
    AnswerGarbled,
    AnswerTruncated,
    ContextTooLong,
    LengthReached,
    ModelNotFound,
    NothingCanAnswer,
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
from tests.fakes import ScriptedProvider, answer

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


def ollama():
    return ScriptedProvider("ollama")


def starter():
    return ScriptedProvider("starter")


def cloud(name="openai"):
    return ScriptedProvider(name, local=False)


def text_of(events):
    return "".join(event.text for event in events if isinstance(event, TextDelta))


def outcomes(message):
    return [(a.ref.provider, a.outcome) for a in message.receipt.attempts]


async def test_a_model_on_this_machine_answers_for_nothing(house):
    home = await house(ollama(), cloud(), starter(), allowed=("openai",))
    assert await home.ask("Why?") is None
    reply = await home.answer()
    assert reply.complete
    assert reply.receipt.chosen == ModelRef("ollama", "small")
    assert reply.receipt.cost == Money(0)
    assert outcomes(reply) == [("ollama", "answered")]
    assert [c.ref.provider for c in reply.receipt.candidates] == ["ollama", "openai", "starter"]


async def test_a_cloud_answer_is_paid_by_the_providers_own_count(house):
    clouded = cloud().enqueue(answer("one two", TokenCount(100, 50, 20)))
    home = await house(clouded, starter(), allowed=("openai",))
    assert await home.ask("Why?") is None
    reply = await home.answer()
    assert reply.receipt.cost == Money(200)
    assert reply.receipt.usage == TokenCount(100, 50, 20)
    assert reply.receipt.price_version == "test 1"
    row = (await home.ledger())[0]
    assert (row["cost_micros"], row["outcome"], row["price_version"]) == (200, "answered", "test 1")


async def test_an_unknown_price_stays_unknown(house):
    home = await house(ScriptedProvider("unpriced", local=False), allowed=("unpriced",))
    assert await home.ask() is None
    assert (await home.answer()).receipt.cost is None
    assert (await home.store.conversations.conversations(1))[0].cost is None


async def test_a_key_that_was_found_is_not_used_before_it_is_allowed(house):
    clouded = cloud()
    home = await house(clouded, starter())
    await home.ask()
    assert clouded.requests == []
    routed = next(event for event in home.events if isinstance(event, Routed))
    assert [c.ref.provider for c in routed.decision.candidates if c.needs_consent] == ["openai"]


async def test_naming_a_model_is_consent_for_that_call_alone(house):
    clouded = cloud()
    home = await house(clouded, starter())
    await home.ask(policy=Policy(model=ModelRef("openai", "small"), consented=True, fallback=False))
    await home.ask()
    assert len(clouded.requests) == 1


async def test_a_model_remembered_from_earlier_is_no_consent(house):
    clouded = cloud()
    home = await house(clouded, starter(), allowed=("openai",))
    await home.ask()
    chat = (await home.tree())[0].conversation_id
    await home.store.conversations.choose_model(chat, "openai/small")
    assert await home.ask(conversation_id=chat) is None
    await home.settings.allow("openai", False)
    refused = await home.ask(conversation_id=chat)
    assert isinstance(refused, NothingCanAnswer)
    assert "not allowed" in refused.message
    assert len(clouded.requests) == 2


async def test_what_is_taken_back_while_waiting_for_a_retry_is_not_asked_again(house):
    clouded = cloud().enqueue([ProviderUnavailable("openai", "blip")])
    home = await house(clouded, allowed=("openai",))
    await home.settings.change("default_model", "openai/small")

    async def taken_back(_seconds):
        await home.settings.change("local_only", True)

    home.clock.sleep = taken_back
    assert await home.ask() is not None
    assert len(clouded.requests) == 1
    assert outcomes(await home.answer()) == [("openai", "unavailable"), ("openai", "skipped")]


async def test_a_consent_taken_back_by_another_process_counts_for_the_next_question(house):
    clouded = cloud()
    home = await house(clouded, starter(), allowed=("openai",))
    await home.settings.change("default_model", "openai/small")
    await home.store.settings.save("allowed_providers", [])
    await home.ask()
    await home.settings.allow("anthropic")
    assert clouded.requests == []
    assert home.settings.current.allowed_providers == ["anthropic"]


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


async def test_local_only_asks_nobody_beyond_this_machine(house):
    clouded = cloud()
    home = await house(clouded, allowed=("openai",))
    error = await home.ask(policy=Policy(local_only=True))
    assert isinstance(error, NothingCanAnswer)
    assert clouded.requests == []
    reply = await home.answer()
    assert not reply.complete
    assert reply.receipt.chosen is None
    assert reply.receipt.candidates[0].reason == Reason("stays_here")


async def test_the_local_only_setting_holds_without_being_asked(house):
    clouded = cloud()
    home = await house(clouded, starter(), allowed=("openai",))
    await home.settings.change("local_only", True)
    await home.ask()
    assert clouded.requests == []


async def test_ollamas_hosted_models_do_not_count_as_local_even_behind_loopback(house):
    home = await house(ScriptedProvider("ollama", models=("gpt-oss:120b-cloud",)), starter())
    hosted = Policy(model=ModelRef("ollama", "gpt-oss:120b-cloud"), fallback=False, local_only=True)
    assert isinstance(await home.ask(policy=hosted), NothingCanAnswer)
    assert home.providers[0].requests == []


async def test_a_chat_longer_than_the_window_leaves_out_its_oldest_turns_and_says_how_many(house):
    small = ScriptedProvider("ollama", context_window=200)
    home = await house(small)
    await home.ask("word " * 60)
    chat = (await home.tree())[0].conversation_id
    for _ in range(3):
        assert await home.ask("word " * 60, conversation_id=chat) is None
    reply = await home.answer()
    assert reply.receipt.left_out == 6
    assert len(small.requests[-1].turns) == 1


async def test_a_question_that_alone_is_too_long_goes_to_a_model_that_can_read_it(house):
    small, large = ScriptedProvider("ollama", context_window=100), ScriptedProvider("lmstudio", context_window=100_000)
    home = await house(small, large)
    assert await home.ask("word " * 500) is None
    assert small.requests == []
    reply = await home.answer()
    assert outcomes(reply) == [("lmstudio", "answered")]
    assert [c.reason for c in reply.receipt.candidates if c.ref.provider == "ollama"] == [Reason("window_too_small")]


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


@pytest.mark.parametrize("name", ["work", "WORK:latest", "registry.ollama.ai/library/work", "not-in-the-list"])
async def test_a_hosted_model_under_another_name_does_not_pass_as_local(house, name):
    passing_on = ScriptedProvider("ollama", models=("work:latest", "small"))
    passing_on.offered[0] = replace(passing_on.offered[0], local=False, hosted=True)
    home = await house(passing_on, starter())
    policy = Policy(model=ModelRef("ollama", name), fallback=False, local_only=True)
    assert isinstance(await home.ask(policy=policy), NothingCanAnswer)
    assert passing_on.requests == []


async def test_heartbeats_without_a_word_do_not_keep_a_dead_call_alive(house):
    heartbeat = [ChatDelta(usage=TokenCount(1, 1)), 0.02] * 100
    home = await house(ollama().enqueue(heartbeat))
    home.router.patience = lambda _candidate, _settings: Patience(0.2, 0.2)
    named = Policy(model=ModelRef("ollama", "small"), fallback=False)
    assert isinstance(await home.ask(policy=named), ProviderTimeout)


async def test_a_provider_that_reports_no_tokens_for_what_it_wrote_is_not_free(house):
    silent = cloud().enqueue([ChatDelta(text="one two three"), ChatDelta(finish="stop")])
    home = await house(silent, allowed=("openai",))
    await home.ask("a question of five words")
    receipt = (await home.answer()).receipt
    assert receipt.usage.source == "estimated"
    assert receipt.cost.micros > 0


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
