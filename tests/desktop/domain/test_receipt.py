import json
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.adapters.transfer.chains import receipt_text
from soulfra_desktop.app.cli.receipt import receipt_line
from soulfra_desktop.domain.reasons import FACTS, REASONS, Reason
from soulfra_desktop.domain.receipt import receipt_from_json, receipt_to_json
from soulfra_desktop.domain.routing import Attempt, Candidate, Complexity, ModelRef, Receipt
from soulfra_desktop.domain.savings import Instead
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.ui.kit import receipt_card, receipt_leaves

refs = st.builds(ModelRef, st.text(min_size=1, max_size=5), st.text(min_size=1, max_size=5))
WRITTEN = {
    "micros": st.integers(0, 10**9),
    "chance": st.floats(0, 1),
    "seconds": st.floats(0, 99),
    "count": st.integers(0, 99),
}
codes = st.sampled_from(sorted(REASONS)).flatmap(
    lambda code: st.tuples(
        *(WRITTEN.get(name.split("_")[-1], st.text(max_size=9)) for name in FACTS.get(code, ()))
    ).map(lambda facts: Reason(code, facts))
)
whys = codes | st.text().map(lambda text: f"{text}, said somebody else")
shares = st.none() | st.floats(0, 1)
money = st.none() | st.builds(Money, st.integers(0, 10**9))
usages = st.none() | st.builds(
    TokenCount,
    st.integers(20, 99),
    st.integers(9, 99),
    st.integers(0, 9),
    st.integers(0, 9),
    st.sampled_from(["provider", "estimated"]),
    reasoning_tokens=st.integers(0, 9),
    tier=st.sampled_from(["", "flex"]),
)
receipts = st.builds(
    Receipt,
    chosen=st.none() | refs,
    local=st.booleans(),
    candidates=st.lists(
        st.builds(Candidate, refs, st.booleans(), st.booleans(), whys, money, score=shares), max_size=3
    ).map(tuple),
    reason=whys,
    attempts=st.lists(
        st.builds(Attempt, refs, st.sampled_from(["answered", "cut", "stopped"]), st.integers(0, 9999), whys),
        max_size=3,
    ).map(tuple),
    usage=usages,
    cost=money,
    first_token_ms=st.none() | st.integers(0, 9999),
    total_ms=st.none() | st.integers(0, 9999),
    left_out=st.integers(0, 9),
    price_version=st.text(),
    complexity=st.none()
    | st.builds(Complexity, st.floats(0, 1), st.lists(st.text(), max_size=3).map(tuple), st.text()),
    needed=st.none() | st.floats(0, 1.01),
    instead=st.none()
    | st.builds(
        Instead,
        st.just("a/b"),
        st.builds(Money, st.integers(0, 10**9)),
        st.datetimes(timezones=st.just(UTC)),
        st.text(),
    ),
)


@given(receipts)
def test_a_receipt_written_as_json_and_read_again_is_the_same(receipt):
    assert receipt_from_json(json.loads(json.dumps(receipt_to_json(receipt)))) == receipt


def test_an_unknown_price_is_null_and_never_zero():
    data = receipt_to_json(Receipt(ModelRef("a", "b"), False, (), "", cost=None))
    assert data["cost_usd"] is None
    assert receipt_to_json(Receipt(None, True, (), "", cost=Money(0)))["cost_usd"] == "0.000000"


PLAIN = receipt_to_json(
    Receipt(
        ModelRef("openai", "gpt"),
        False,
        (Candidate(ModelRef("openai", "gpt"), False, True, "named"),),
        "named",
        (Attempt(ModelRef("openai", "gpt"), "answered", 12),),
        TokenCount(3, 4),
        Money(5),
        1,
        2,
    )
)
NONSENSE = (None, True, -1, 10**30, 1e308, "x", "9" * 400, [], ["x"], {}, {"x": 1}, "\ud800")


def places(value, path=()):
    """Every place of a JSON value."""
    if path:
        yield path
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in entries:
        yield from places(inner, (*path, key))


@pytest.mark.parametrize("path", list(places(PLAIN)), ids=str)
def test_whatever_stands_in_a_place_of_a_receipt_it_can_be_shown_or_is_refused(path):
    for nonsense in NONSENSE:
        data = json.loads(json.dumps(PLAIN))
        inner = data
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = nonsense
        try:
            receipt = receipt_from_json(data)
        except ValueError:
            continue
        json.dumps(receipt_to_json(receipt), ensure_ascii=False).encode()
        assert receipt_line(receipt)
        assert receipt_text(receipt)
        assert receipt_leaves.line(receipt, str)
        assert receipt_card.card(receipt, str, 1)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(sorted(PLAIN)), inner),
    )
)
def test_what_is_no_receipt_is_a_value_error(data):
    with pytest.raises(ValueError, match=r"."):
        receipt_from_json(data)
