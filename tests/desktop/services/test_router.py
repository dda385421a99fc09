"""Who answers, what it costs, and what may leave this machine."""

from dataclasses import replace

import pytest

from soulfra_desktop.domain.chat import ChatDelta, Routed
from soulfra_desktop.domain.errors import (
    NothingCanAnswer,
    ProviderUnavailable,
)
from soulfra_desktop.domain.reasons import Reason
from soulfra_desktop.domain.routing import ModelRef, Policy
from soulfra_desktop.domain.usage import Money, TokenCount
from tests.desktop.services.routed import cloud, ollama, outcomes, starter
from tests.fakes import ScriptedProvider, answer


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


@pytest.mark.parametrize("name", ["work", "WORK:latest", "registry.ollama.ai/library/work", "not-in-the-list"])
async def test_a_hosted_model_under_another_name_does_not_pass_as_local(house, name):
    passing_on = ScriptedProvider("ollama", models=("work:latest", "small"))
    passing_on.offered[0] = replace(passing_on.offered[0], local=False, hosted=True)
    home = await house(passing_on, starter())
    policy = Policy(model=ModelRef("ollama", name), fallback=False, local_only=True)
    assert isinstance(await home.ask(policy=policy), NothingCanAnswer)
    assert passing_on.requests == []


async def test_a_provider_that_reports_no_tokens_for_what_it_wrote_is_not_free(house):
    silent = cloud().enqueue([ChatDelta(text="one two three"), ChatDelta(finish="stop")])
    home = await house(silent, allowed=("openai",))
    await home.ask("a question of five words")
    receipt = (await home.answer()).receipt
    assert receipt.usage.source == "estimated"
    assert receipt.cost.micros > 0
