"""What an answer was given from goes to nobody who may not see it, and no more does what goes on with it."""

from contextlib import nullcontext

import pytest

from soulfra_desktop.adapters.stems import words
from soulfra_desktop.domain.chat import ChatDelta
from soulfra_desktop.domain.errors import (
    AnswerCut,
    ProviderError,
    ProviderUnavailable,
    SoulfraError,
)
from soulfra_desktop.domain.reasons import Reason
from soulfra_desktop.domain.routing import ModelRef, Policy
from soulfra_desktop.services.knowing import Knowing
from tests.desktop.services.known import (
    LEASE,
    QUESTION,
    TEA,
    Known,
    read,
    reasons,
    said_to,
)
from tests.desktop.services.known import (
    knowing as knowing,
)
from tests.desktop.services.routed import cloud, ollama, starter
from tests.fakes import answer


async def test_passages_make_a_model_of_this_machine_answer_and_the_cloud_is_not_asked(knowing):
    here, there = ollama(), cloud()
    home = await knowing(Known(LEASE), there, here, allowed=("openai",))
    await home.settings.change("default_model", "openai/small")
    await home.ask(QUESTION)
    assert (len(here.requests), len(there.requests)) == (1, 0)
    receipt = (await home.answer()).receipt
    assert {c.ref.provider: c.reason for c in receipt.candidates}["openai"] == Reason("knows_stays_here")


async def test_a_named_cloud_model_answers_without_what_is_known_and_that_is_said(knowing):
    there = cloud()
    home = await knowing(Known(LEASE, facts=[TEA]), there, ollama(), allowed=("openai",))
    await home.ask(QUESTION, policy=Policy(model=ModelRef("openai", "small")))
    assert said_to(there) == QUESTION
    assert "tea" not in there.requests[0].system
    assert reasons(await home.answer()) == {"withheld": ()}
    assert (await home.answer()).sources == ()


async def test_where_only_the_starter_model_is_here_the_cloud_answers_without_what_is_known(knowing):
    there = cloud()
    home = await knowing(Known(LEASE), there, starter(), allowed=("openai",))
    await home.ask(QUESTION)
    assert said_to(there) == QUESTION
    assert "withheld" in reasons(await home.answer())


async def test_a_provider_that_may_see_it_gets_it(knowing):
    there = cloud()
    home = await knowing(Known(LEASE, facts=[TEA]), there, allowed=("openai",), knowledge_seen_by=["openai"])
    await home.ask(QUESTION, policy=Policy(model=ModelRef("openai", "small")))
    assert LEASE.text in said_to(there)
    assert reasons(await home.answer()) == {"knew": (1,), "remembered": (1,)}


async def test_a_failover_to_a_model_that_may_not_see_it_goes_without_it(knowing):
    gone = [ProviderUnavailable("starter", "It is not there.")]
    here, there = starter().enqueue(gone, gone, gone), cloud()
    home = await knowing(Known(LEASE), here, there, allowed=("openai",))
    await home.ask(QUESTION, policy=Policy(model=ModelRef("starter", "small"), fallback=True))
    assert LEASE.text in said_to(here)
    assert said_to(there) == QUESTION
    assert (await home.answer()).sources == ()


async def test_an_answer_that_was_given_from_passages_does_not_leave_with_the_chat_either(knowing):
    here, there = ollama().enqueue(answer("The notice period is three months [1].")), cloud()
    known = Known(LEASE)
    home = await knowing(known, here, there, allowed=("openai",))
    await home.ask(QUESTION)
    chat = (await home.tree())[0].conversation_id
    known.passages = ()
    home.packer.forget()
    await home.ask("Please write a mail to my landlord about it.", conversation_id=chat)
    assert len(here.requests) == 2
    named = Policy(model=ModelRef("openai", "small"))
    await home.ask("Now in French, with a greeting.", conversation_id=chat, policy=named)
    sent = [turn.text for turn in there.requests[0].turns]
    assert not any("three months" in text for text in sent)
    assert sent[-1] == "Now in French, with a greeting."
    assert "withheld" in reasons(await home.answer())


async def test_what_repeats_an_answer_from_passages_does_not_leave_with_the_chat_either(knowing):
    here = ollama().enqueue(answer("The notice period is three months [1]."), answer("Gern: three months."))
    there, known = cloud(), Known(LEASE)
    home = await knowing(known, here, there, allowed=("openai",))
    await home.ask(QUESTION)
    chat = (await home.tree())[0].conversation_id
    await home.ask("Thanks!", conversation_id=chat)
    await home.ask("A joke about trains.", conversation_id=chat, policy=Policy(model=ModelRef("openai", "small")))
    assert (await home.answer()).sources == ()
    assert not any("three months" in turn.text for turn in there.requests[0].turns)


async def test_an_answer_by_who_saw_nothing_of_it_goes_on_with_the_chat(knowing):
    there = cloud().enqueue(answer("A train walks into a bar."))
    home = await knowing(Known(LEASE), ollama(), there, allowed=("openai",))
    await home.ask(QUESTION)
    chat, named = (await home.tree())[0].conversation_id, Policy(model=ModelRef("openai", "small"))
    await home.ask("A joke about trains.", conversation_id=chat, policy=named)
    await home.ask("Another joke, about ships.", conversation_id=chat, policy=named)
    assert "A train walks into a bar." in [turn.text for turn in there.requests[-1].turns]


async def test_an_answer_from_a_document_that_was_forgotten_stays_here_also_where_nothing_is_known_any_more(knowing):
    here, there = ollama().enqueue(answer("The notice period is three months [1].")), cloud()
    home = await knowing(Known(LEASE), here, there, allowed=("openai",))
    await home.ask(QUESTION)
    chat = (await home.tree())[0].conversation_id
    await home.store.database.write(lambda db: db.execute("DELETE FROM source"))
    assert (await home.answer()).sources == ()

    async def made(needed):
        return home.packer if needed else None

    home.chat.knowing = Knowing(made, words)
    await home.ask("A joke about trains.", conversation_id=chat, policy=Policy(model=ModelRef("openai", "small")))
    assert not any("three months" in turn.text for turn in there.requests[0].turns)


async def test_an_answer_from_passages_that_breaks_off_is_not_gone_on_with_elsewhere(knowing):
    here = starter().enqueue([ChatDelta(text="The notice period is three "), AnswerCut("starter", "It broke off.")])
    there = cloud()
    home = await knowing(Known(LEASE), here, there, allowed=("openai",), continue_after_cut=True)
    policy = Policy(model=ModelRef("starter", "small"), fallback=True, continue_after_cut=True)
    assert await home.ask(QUESTION, policy=policy) is not None
    assert there.requests == []
    assert (await home.answer()).text == "The notice period is three "


async def test_nor_is_it_where_its_passages_are_not_found_any_more_and_here_it_keeps_its_sources(knowing):
    cut = [ChatDelta(text="The notice period is three months [1] "), AnswerCut("ollama", "It broke off.")]
    here, there, known = ollama().enqueue(cut), cloud(), Known(LEASE)
    home = await knowing(known, here, there, allowed=("openai",))
    await home.ask(QUESTION, policy=Policy(model=ModelRef("ollama", "small")))
    old = await home.answer()
    known.passages = ()
    home.packer.forget()
    named = Policy(model=ModelRef("openai", "small"), fallback=False)
    with pytest.raises(ProviderError):
        await read(home.chat.continue_answer(old.conversation_id, old.id, policy=named))
    assert there.requests == []
    await read(home.chat.continue_answer(old.conversation_id, old.id, policy=Policy(model=ModelRef("ollama", "small"))))
    assert [one.passage.source_id for one in (await home.answer()).sources] == ["lease"]


@pytest.mark.parametrize("ends", ["as it should", "before anybody was asked"])
async def test_what_goes_on_with_such_a_part_here_stays_here_too_though_its_source_was_forgotten(knowing, ends):
    cut = [ChatDelta(text="The notice period is three months "), AnswerCut("ollama", "It broke off.")]
    here, there, known = ollama().enqueue(cut, answer("to the quarter.")), cloud(), Known(LEASE)
    home = await knowing(known, here, there, allowed=("openai",))
    await home.ask(QUESTION, policy=Policy(model=ModelRef("ollama", "small")))
    old = await home.answer()
    known.passages = ()
    home.packer.forget()
    await home.store.database.write(lambda db: db.execute("DELETE FROM source"))
    whole = ends == "as it should"
    who = Policy(model=ModelRef("ollama", "small" if whole else "never there"), fallback=whole)
    with nullcontext() if whole else pytest.raises(SoulfraError):
        await read(home.chat.continue_answer(old.conversation_id, old.id, policy=who))
    gone_on = await home.answer()
    assert (gone_on.text.startswith("The notice period is three months"), gone_on.sources) == (True, ())
    assert gone_on.id != old.id
    named = Policy(model=ModelRef("openai", "small"))
    await home.ask("A joke about trains.", conversation_id=old.conversation_id, policy=named)
    assert not any("three months" in turn.text for turn in there.requests[0].turns)
