"""What a person makes of answers corrects, a little, which model is asked: here, and nowhere else."""

import pytest

from soulfra_desktop.domain.chat import ChatDelta
from soulfra_desktop.domain.errors import AnswerCut, NotFound, NotKeptYet
from soulfra_desktop.domain.routing import ModelRef, Policy
from tests.desktop.services.test_judged_router import EASY, HARD, cloud, here
from tests.fakes import ScriptedProvider


async def suffices(home, question):
    home.clock.advance(1)
    await home.ask(question)
    return (await home.answer()).receipt.complexity.suffices


async def rated(home, question, up):
    home.clock.advance(1)
    await home.ask(question)
    answer = await home.answer()
    await home.learning.thumb(answer.conversation_id, answer.id, up)
    return answer


async def again(home, answer, policy=None):
    home.clock.advance(1)
    async for _ in home.chat.answer_again(answer.conversation_id, answer.parent_id, policy=policy):
        pass


async def outcomes(home):
    return [(o.message_id, o.verdict) for o in await home.store.outcomes.outcomes(100)]


async def test_thumbs_down_on_a_local_model_send_more_to_a_stronger_one_and_are_unlearnt_at_once(house):
    home = await house(here(), cloud(), allowed=("openai",), judged=True)
    before = await suffices(home, EASY)
    for _ in range(12):
        await rated(home, EASY, False)
    assert await suffices(home, EASY) < before
    assert await home.learning.forget() == 12
    assert await suffices(home, EASY) == before


async def test_thumbs_up_raise_it(house):
    home = await house(here(), judged=True)
    before = await suffices(home, HARD)
    for _ in range(12):
        await rated(home, HARD, True)
    assert await suffices(home, HARD) > before


async def test_a_thumb_is_shown_changed_and_taken_back(house):
    home = await house(here(), judged=True)
    answer = await rated(home, EASY, False)
    await home.learning.thumb(answer.conversation_id, answer.id, True)
    assert await home.learning.thumbs(answer.conversation_id) == {answer.id: True}
    await home.learning.thumb(answer.conversation_id, answer.id, None)
    assert await home.learning.thumbs(answer.conversation_id) == {}
    assert await outcomes(home) == []


async def test_asking_again_says_something_of_the_answer_before_but_never_more_than_the_person(house):
    home = await house(here(), judged=True)
    await home.ask(EASY)
    first = await home.answer()
    await again(home, first)
    assert await outcomes(home) == [(first.id, "regenerated")]
    liked = await rated(home, EASY, True)
    await again(home, liked)
    assert dict(await outcomes(home))[liked.id] == "liked"


async def test_asking_a_stronger_model_says_something_and_a_weaker_one_nothing(house):
    home = await house(here("qwen-0.5b", "qwen-14b"), judged=True)
    small, large = ModelRef("ollama", "qwen-0.5b"), ModelRef("ollama", "qwen-14b")
    await home.ask(HARD, policy=Policy(model=small))
    weak = await home.answer()
    await again(home, weak, Policy(model=large))
    assert await outcomes(home) == [(weak.id, "asked another")]
    home.clock.advance(1)
    await home.ask(HARD, policy=Policy(model=large))
    strong = await home.answer()
    await again(home, strong, Policy(model=small))
    assert len(await outcomes(home)) == 1


async def test_an_answer_that_broke_off_is_asked_again_without_any_meaning(house):
    broken = here().enqueue([ChatDelta(text="half"), AnswerCut("ollama", "cut")])
    home = await house(broken, judged=True)
    await home.ask(EASY)
    await again(home, await home.answer())
    assert await outcomes(home) == []


async def test_nothing_is_learnt_from_a_temporary_chat(house):
    home = await house(here(), judged=True)
    await home.ask(EASY, temporary=True)
    chat = home.events[0].conversation
    answer = (await home.conversations.messages(chat.id))[-1]
    with pytest.raises(NotKeptYet):
        await home.learning.thumb(chat.id, answer.id, False)
    await again(home, answer)
    assert await outcomes(home) == []


async def test_where_it_is_switched_off_thumbs_are_kept_and_teach_nothing(house):
    home = await house(here(), judged=True)
    before = await suffices(home, EASY)
    await home.settings.change("learn", False)
    for _ in range(5):
        await rated(home, EASY, False)
    assert await suffices(home, EASY) == before
    assert len(await outcomes(home)) == 5


async def test_what_was_learnt_outlives_a_restart_and_goes_with_its_chat(house):
    home = await house(here(), judged=True)
    before = await suffices(home, EASY)
    for _ in range(7):
        await rated(home, EASY, False)
    answer = await rated(home, EASY, False)
    learnt = await suffices(home, EASY)
    home.router.judge._scales, home.router.judge._looked = None, False
    assert await suffices(home, EASY) == learnt < before
    await home.store.organiser.delete([answer.conversation_id])
    await home.store.organiser.purge([answer.conversation_id])
    assert len(await outcomes(home)) == 7


async def test_what_is_not_there_is_told(house):
    home = await house(ScriptedProvider("ollama"), judged=True)
    await home.ask(EASY)
    with pytest.raises(NotFound):
        await home.learning.thumb((await home.answer()).conversation_id, "nothing", True)


async def test_an_outcome_holds_no_text(house):
    home = await house(here(), judged=True)
    await rated(home, EASY, False)
    row = await home.store.database.read(lambda db: db.execute("SELECT * FROM outcome").fetchone())
    assert "France" not in repr(row)
