"""A chat that stays on this machine, by its own word or its folder's, stays here on every way a question can go."""

from __future__ import annotations

import pytest

from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.chat import AnswerOptions, ChatDelta
from soulfra_desktop.domain.errors import AnswerCut, NothingCanAnswer
from soulfra_desktop.domain.routing import ModelRef, Policy
from soulfra_desktop.domain.shelf import Folder, FolderRules
from soulfra_desktop.ui.quick_prompt.presenter import QuickPresenter
from tests.desktop.ui.working import settled
from tests.fakes import ScriptedProvider, answer

CLOUD, SECRET = ModelRef("openai", "small"), "My secret"
BEST = Policy(dial=100, consented=True)
NAMED = Policy(model=CLOUD, consented=True, fallback=False)


class Beyond(ScriptedProvider):
    """A cloud model that counts whoever comes near: to ask, and to look what it offers."""

    def __init__(self) -> None:
        super().__init__("openai", local=False)
        self.looked_at = 0

    async def models(self):
        self.looked_at += 1
        return await super().models()


@pytest.fixture(params=["chat", "folder"])
async def strict(house, request):
    """A house in which the cloud is allowed and judged best, and a chat in it that must stay here."""
    home = await house(ScriptedProvider("ollama"), Beyond(), allowed=("openai",), judged=True)
    await home.store.organiser.save_folder(Folder("f", "Health", rules=FolderRules("local-only")))
    by_chat = request.param == "chat"
    home.where = {"options": AnswerOptions(privacy="local-only")} if by_chat else {"folder_id": "f"}
    assert await home.ask(SECRET, **home.where) is None
    home.id = (await home.tree())[0].conversation_id
    yield home
    cloud = home.providers[1]
    assert (cloud.requests, cloud.looked_at) == ([], 0)
    assert {row["provider"] for row in await home.ledger()} <= {"ollama"}


async def followed(events):
    return [event async for event in events]


async def test_a_next_question_and_one_asked_differently(strict):
    assert await strict.ask("And now?", conversation_id=strict.id, policy=BEST) is None
    assert await strict.ask("Differently?", conversation_id=strict.id, parent_id=None, policy=BEST) is None


async def test_a_temporary_chat(strict):
    assert await strict.ask("Unseen?", temporary=True, policy=BEST, **strict.where) is None


async def test_an_answer_once_more(strict):
    await followed(strict.chat.answer_again(strict.id, (await strict.tree())[0].id, policy=BEST))
    assert len(await strict.tree()) == 3


async def test_an_answer_that_is_gone_on_with(strict):
    strict.providers[0].enqueue([ChatDelta(text="One, "), AnswerCut("ollama", "The connection broke.")])
    await strict.ask("Count.", conversation_id=strict.id)
    cut = (await strict.tree())[-1]
    await followed(strict.chat.continue_answer(strict.id, cut.id, policy=BEST))


@pytest.mark.parametrize("way", ["send", "again", "continue"])
async def test_a_cloud_model_that_is_named_as_beside_others(strict, way):
    """Side by side each model is named: the one beyond is refused in words, the one here answers."""
    question, reply = await strict.tree()
    ways = {
        "send": lambda: strict.chat.send("Both?", conversation_id=strict.id, policy=NAMED),
        "again": lambda: strict.chat.answer_again(strict.id, question.id, policy=NAMED),
        "continue": lambda: strict.chat.continue_answer(strict.id, reply.id, policy=NAMED),
    }
    with pytest.raises(NothingCanAnswer, match="this machine"):
        await followed(ways[way]())


async def test_where_this_machine_is_slow_nobody_beyond_is_asked_beside_it(strict):
    strict.router.hedge_after = lambda _settings: 0.01
    strict.providers[0].enqueue([0.1, *answer("slowly")])
    assert await strict.ask("Slow?", conversation_id=strict.id, policy=BEST) is None


async def test_where_this_machine_fails_nobody_beyond_takes_over(strict):
    strict.providers[0].enqueue([AnswerCut("ollama", "It broke.")], [AnswerCut("ollama", "It broke.")])
    await strict.ask("Broken?", conversation_id=strict.id, policy=BEST)


async def test_what_a_question_would_cost(strict):
    by_itself, named = await strict.chat.ahead.estimates("What?", strict.id, [None, CLOUD])
    assert by_itself.decision is not None
    assert by_itself.decision.chosen.local
    assert named.decision is None
    assert named.refusal is not None


async def test_a_copy_of_it(strict):
    made = await strict.chat.fork(strict.id, (await strict.tree())[1].id)
    assert await strict.ask("And?", conversation_id=made.id, policy=BEST) is None


async def test_the_quick_prompt_that_goes_on_in_it(strict):
    bugs: list[BaseException] = []
    tasks = TaskSupervisor(bugs.append)
    await strict.settings.change("dial", 100)
    quick = QuickPresenter(
        strict.chat, strict.catalog, strict.settings, strict.conversations, strict.clock, tasks.spawn
    )
    quick._set(conversation=await strict.store.conversations.conversation(strict.id))
    quick.type("And quickly?")
    quick.send()
    await settled(tasks)
    await tasks.aclose()
    assert bugs == []
    assert [message.text for message in await strict.tree()][-2] == "And quickly?"
