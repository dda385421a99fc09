"""Routing with the weights that ship: what is hard goes to the cloud where that is allowed, what is easy stays here."""

import random

import pytest

from soulfra_desktop.domain.errors import NothingCanAnswer
from soulfra_desktop.domain.reasons import in_english
from soulfra_desktop.domain.routing import ModelRef, Policy
from tests.contract.samples import answer, conversation, question
from tests.fakes import ScriptedProvider

EASY = "What is the capital of France?"
HARD = (
    "Implement a lock-free multi-producer multi-consumer queue in C++ with hazard pointers, prove that it is linearizable, "
    "and explain every memory order that you chose."
)


def here(*models, name="ollama"):
    return ScriptedProvider(name, models=models or ("llama-8b",))


def cloud(*models):
    return ScriptedProvider("openai", local=False, models=models or ("gpt-5.4-mini", "gpt-5.4"))


async def test_an_easy_question_stays_and_a_hard_one_goes_to_the_cheapest_that_will_do(house):
    home = await house(here(), cloud(), allowed=("openai",), judged=True)
    await home.ask(EASY)
    easy = (await home.answer()).receipt
    home.clock.advance(1)
    await home.ask(HARD)
    hard = (await home.answer()).receipt
    assert (easy.chosen.provider, hard.chosen.provider) == ("ollama", "openai")
    assert "on this machine will likely do" in in_english(easy.reason)
    assert "likely too weak for it" in in_english(hard.reason)
    assert hard.complexity.suffices < easy.complexity.suffices
    assert len(hard.complexity.features) == 3
    told = {str(c.ref): (in_english(c.reason), c.score) for c in hard.candidates}
    assert told["ollama/llama-8b"][0].startswith("likely too weak for this")
    assert told["openai/gpt-5.4"][1] > told["openai/gpt-5.4-mini"][1] > told["ollama/llama-8b"][1]


async def test_without_an_allowed_cloud_the_best_of_this_machine_answers(house):
    home = await house(here("qwen-0.5b", "qwen-14b"), cloud(), judged=True)
    await home.ask(HARD)
    receipt = (await home.answer()).receipt
    assert receipt.chosen == ModelRef("ollama", "qwen-14b")
    assert {in_english(c.reason) for c in receipt.candidates if c.ref.provider == "openai"} == {"not allowed yet"}


@pytest.mark.parametrize(("dial", "answers"), [(0, "ollama"), (100, "openai")])
async def test_at_its_ends_the_dial_decides_alone(house, dial, answers):
    home = await house(here(), cloud(), allowed=("openai",), judged=True)
    await home.settings.change("dial", dial)
    for text in (EASY, HARD):
        home.clock.advance(1)
        await home.ask(text)
        assert (await home.answer()).receipt.chosen.provider == answers


async def test_at_the_dials_end_the_best_answers_not_the_cheapest(house):
    home = await house(here(), cloud(), allowed=("openai",), judged=True)
    await home.ask(EASY, policy=Policy(dial=100))
    assert (await home.answer()).receipt.chosen == ModelRef("openai", "gpt-5.4")


async def test_a_local_only_chat_is_refused_where_only_the_cloud_could_answer(house):
    clouded = cloud()
    home = await house(clouded, allowed=("openai",), judged=True)
    refused = await home.ask(HARD, policy=Policy(local_only=True))
    assert isinstance(refused, NothingCanAnswer)
    assert "Models" in refused.advice
    assert clouded.requests == []


async def test_a_short_follow_up_is_judged_with_the_question_before_it(house):
    home = await house(here(), cloud(), allowed=("openai",), judged=True)
    await home.ask(HARD)
    chat = (await home.tree())[0].conversation_id
    home.clock.advance(1)
    await home.ask("And in Rust?", conversation_id=chat)
    assert (await home.answer()).receipt.chosen.provider == "openai"


async def test_the_dials_share_holds_for_what_this_person_asks(house):
    """Of somebody whose questions are all hard the same share leaves this machine, not all of them."""
    home = await house(here("mistral-7b"), cloud(), allowed=("openai",), judged=True)
    subjects = ("C++", "Rust", "Haskell", "assembly", "Erlang", "Go", "Zig", "Ada", "OCaml", "Swift")
    tasks = ("a queue", "a garbage collector", "a scheduler", "a B-tree", "a parser", "a type checker", "an allocator")
    hard = [
        f"Implement {task} in {subject}, prove it correct and explain each step."
        for task in tasks
        for subject in subjects
    ]

    for n, text in enumerate(hard * 4):
        asked = question(f"q{n}", f"c{n}", text=text)
        await home.store.conversations.begin(conversation(f"c{n}"), asked, answer(f"a{n}", f"q{n}", f"c{n}"))
    sent = 0
    asked = random.Random(1).sample(hard, 30)
    for text in asked:
        home.clock.advance(1)
        await home.ask(text)
        sent += (await home.answer()).receipt.chosen.provider == "openai"
    assert 0.1 < sent / len(asked) < 0.5


async def test_what_was_asked_before_is_read_from_the_store_and_not_where_nothing_may_be_learnt(house):
    home = await house(here(), cloud(), allowed=("openai",), judged=True)
    await home.ask(EASY)
    home.clock.advance(1)
    await home.ask(HARD)
    assert await home.store.outcomes.questions(1, 4_000) == [HARD]
    assert await home.store.outcomes.questions(9, 4_000) == [EASY, HARD]
