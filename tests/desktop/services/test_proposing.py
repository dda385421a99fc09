"""A model of this machine may add what the rules missed; it costs nothing, delays nobody, and is believed in little."""

from __future__ import annotations

import asyncio
import json
from itertools import count

import pytest

from soulfra_desktop.adapters.proposal_json import read_proposals
from soulfra_desktop.services.memory import MemoryService
from soulfra_desktop.services.noticing import Noticing
from soulfra_desktop.services.proposing import Proposing
from tests.desktop.services.spending import cloud
from tests.fakes import ScriptedProvider, answer

SAID = "Since last winter I keep three beehives behind my garage."
PROPOSED = json.dumps(
    [
        {
            "op": "add",
            "text": "The person keeps three beehives behind their garage.",
            "kind": "project",
            "quote": SAID[:-1],
        }
    ]
)


async def asked(home, provider, said, text=SAID):
    """The message is sent and answered; then the model says this of it."""
    numbers = count(1)

    def new_id() -> str:
        return f"fact{next(numbers)}"

    memory = MemoryService(home.store.facts, home.conversations, home.settings, home.clock, new_id)
    noticing = Noticing(memory, home.conversations, home.chat.in_force, home.clock, new_id)
    await home.ask(text)
    accepted = home.events[0]
    provider.enqueue(said)
    return memory, Proposing(memory, noticing, home.router, read_proposals).learn(
        accepted.conversation, accepted.question
    )


async def test_what_it_finds_is_remembered_as_a_model_s(house):
    here = ScriptedProvider("ollama")
    home = await house(here)
    memory, learning = await asked(home, here, answer(PROPOSED))
    learnt = await learning
    assert learnt is not None
    assert [(fact.text, fact.taken_by) for fact in learnt.remembered] == [(json.loads(PROPOSED)[0]["text"], "model")]
    said = (await memory.why(learnt.remembered[0].id)).message
    assert said is not None
    assert said.text == SAID
    assert {row["cost_micros"] if "cost_micros" in row else row["cost"] for row in await home.ledger()} == {0}


async def test_nonsense_changes_nothing(house):
    here = ScriptedProvider("ollama")
    home = await house(here)
    memory, learning = await asked(home, here, answer("The person is a beekeeper from Ulm."))
    assert await learning is None
    assert await memory.facts(former=True) == []


async def test_a_model_elsewhere_is_never_asked(house):
    there = cloud()
    home = await house(there, allowed=("openai",))
    memory, learning = await asked(home, there, answer(PROPOSED))
    before = len(there.requests)
    assert await learning is None
    assert len(there.requests) == before
    assert await memory.facts(former=True) == []


async def test_it_is_not_asked_while_memory_is_off(house):
    here = ScriptedProvider("ollama")
    home = await house(here)
    await home.settings.change("memory", False)
    _, learning = await asked(home, here, answer(PROPOSED))
    before = len(here.requests)
    assert await learning is None
    assert len(here.requests) == before


DOG = "My dog is called Zebulon. "
OF_BOTH = json.dumps(
    [
        {"op": "add", "text": "The person's dog is called Zebulon.", "kind": "other", "quote": DOG[:-2]},
        *json.loads(PROPOSED),
    ]
)


@pytest.mark.parametrize("way", ["undone", "forgotten"])
async def test_what_the_rules_took_and_was_undone_or_forgotten_does_not_come_back(house, way):
    here = ScriptedProvider("ollama")
    home = await house(here)
    memory, learning = await asked(home, here, answer(OF_BOTH), DOG + SAID)
    accepted = home.events[0]
    noticing = Noticing(memory, home.conversations, home.chat.in_force, home.clock, lambda: "f")
    learnt = await noticing.learn(accepted.conversation, accepted.question)
    assert [fact.text for fact in learnt.remembered] == ["The person's dog is called Zebulon."]
    await (memory.take_back(learnt.remembered[0]) if way == "undone" else memory.forget(["f"]))
    await learning
    assert await memory.facts(former=True) == []
    assert not (await noticing.learn(accepted.conversation, accepted.question)).remembered
    assert await memory.facts(former=True) == []


async def test_what_the_rules_took_is_not_proposed_beside_what_they_left(house):
    here = ScriptedProvider("ollama")
    home = await house(here)
    memory, learning = await asked(home, here, answer(OF_BOTH), DOG + SAID)
    await learning
    assert [fact.text for fact in await memory.facts()] == ["The person keeps three beehives behind their garage."]
    assert "Zebulon" not in here.requests[-1].turns[-1].text


async def test_what_the_person_wants_forgotten_is_not_proposed(house):
    here = ScriptedProvider("ollama")
    home = await house(here)
    wish = "Forget that I keep three beehives behind my garage. And my garden behind the house is a meadow by now."
    proposed = json.dumps([one | {"quote": wish[12:50]} for one in json.loads(PROPOSED)])
    memory, learning = await asked(home, here, answer(proposed), wish)
    assert await learning is None
    assert await memory.facts(former=True) == []


async def test_cancelled_it_leaves_everything_as_it_was(house):
    here = ScriptedProvider("ollama")
    home = await house(here)
    memory, learning = await asked(home, here, [asyncio.Event()])
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.5):
            await learning
    assert here.aborted == 1
    assert here.open_streams == 0
    assert await memory.facts(former=True) == []
