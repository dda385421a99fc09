"""An answer while it comes: what it costs so far is measured, and it is stopped where its money ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.chat import ChatDelta, TextDelta, ToolCall
from soulfra_desktop.domain.errors import LengthReached
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.services.affording import LONGEST_ANSWER, Meter, longest_within, worst_cost, worst_usage
from tests.desktop.services.spending import NAMED, cost, row
from tests.fakes import answer as says


async def test_a_provider_that_goes_on_past_what_was_reserved_is_stopped_and_the_part_is_kept(home):
    home = await home(600)
    home.providers[0].enqueue([*(ChatDelta(text="word ") for _ in range(5_000)), ChatDelta(finish="stop")])
    error = await home.ask(policy=NAMED)
    assert isinstance(error, LengthReached)
    assert "it went on all the same and was stopped" in error.message
    assert home.providers[0].aborted == 1
    text = "".join(event.text for event in home.events if isinstance(event, TextDelta))
    assert text.strip() == (await home.answer()).text.strip()
    assert len(text.split()) < 400
    assert (await row(home))["outcome"] == "truncated"
    assert (await row(home))["cost_micros"] <= 600


@pytest.mark.parametrize("left", [0, 300, 421, 422, 5_000, 20_000, 10**9])
@pytest.mark.parametrize("asked", [None, 1, 10, 500, 100_000])
def test_the_longest_answer_that_is_paid_for_is_found(left, asked):
    length = longest_within(Money(left), 100, asked, cost)

    def fits(tokens: int) -> bool:
        worst = worst_cost(worst_usage(100, tokens), cost)
        return worst is not None and worst.micros <= left

    most = min(asked or LONGEST_ANSWER, LONGEST_ANSWER)
    if length is None:
        assert not fits(min(32, most))
    else:
        assert fits(length)
        assert length == most or not fits(length + length // 16 + 4)


async def test_an_answer_of_many_tokens_a_letter_is_stopped_where_its_money_ends(home):
    class FourALetter:
        async def count(self, text: str) -> int:
            return 4 * len(text)

    home = await home(2_000)
    home.router.outbound.tokenizer = FourALetter()
    home.providers[0].enqueue([*(ChatDelta(text="𓀀") for _ in range(5_000)), ChatDelta(finish="stop")])
    assert isinstance(await home.ask(policy=NAMED), LengthReached)
    assert (await row(home))["cost_micros"] <= 2_000 + 2 * 4


@given(st.lists(st.text(alphabet="aé漢𓀀", min_size=1, max_size=6), max_size=300), st.integers(1, 500))
async def test_a_meter_is_never_passed_by_more_than_the_piece_it_looks_at(pieces, limit):
    class ByteTokenizer:
        async def count(self, text: str) -> int:
            return len(text.encode())

    meter, held = Meter(ByteTokenizer(), limit), 0
    for piece in pieces:
        before, held = held, held + len(piece.encode())
        if await meter.passed(piece):
            break
        assert before < limit
        assert held < limit


async def test_text_thought_and_tool_calls_all_count(home):
    home = await home(1_000_000)
    both = ChatDelta(text="one two ", reasoning="three four five ")
    called = ChatDelta(tool_call=ToolCall("1", "look", '{"at": "six seven eight"}'))
    home.providers[0].enqueue([both, called, ChatDelta(finish="tool_calls")])
    assert await home.ask(policy=NAMED) is None
    assert (await row(home))["output_tokens"] == 9
    parts = [ChatDelta(tool_part="look"), ChatDelta(tool_part=" at this")]
    home.providers[0].enqueue(
        [*parts, ChatDelta(tool_call=ToolCall("1", "look", " at this")), ChatDelta(finish="stop")]
    )
    assert await home.ask(policy=NAMED) is None
    assert (await row(home))["output_tokens"] == 3


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("word " * 600, TokenCount(5, 0)),
        ("word " * 600, TokenCount(5, 190)),
        ("ok", TokenCount(5, 10**8)),
        ("ok", TokenCount(10**8, 1)),
    ],
)
async def test_a_report_that_cannot_be_is_not_believed_and_the_receipt_says_so(home, text, reported):
    home = await home()
    home.providers[0].enqueue(says(text, usage=reported))
    assert await home.ask(policy=NAMED) is None
    written = await row(home)
    assert (written["source"], written["output_tokens"]) == ("estimated", len(text.split()))
    assert written["input_tokens"] < 100
    receipt = (await home.answer()).receipt
    assert receipt is not None
    assert "so it was counted here" in receipt.attempts[0].detail


@pytest.mark.parametrize("reported", [TokenCount(5, 250), TokenCount(5, 3_000, reasoning_tokens=2_400)])
async def test_another_way_of_counting_and_hidden_thought_are_believed(home, reported):
    home = await home()
    home.providers[0].enqueue(says("word " * 600, usage=reported))
    assert await home.ask(policy=NAMED) is None
    assert ((await row(home))["source"], (await row(home))["output_tokens"]) == ("provider", reported.output_tokens)
