import json

from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.receipt import receipt_from_json, receipt_to_json
from soulfra_desktop.domain.routing import Attempt, Candidate, ModelRef, Receipt
from soulfra_desktop.domain.usage import Money, TokenCount

refs = st.builds(ModelRef, st.text(min_size=1, max_size=5), st.text(min_size=1, max_size=5))
money = st.none() | st.builds(Money, st.integers(0, 10**9))
usages = st.none() | st.builds(
    TokenCount,
    st.integers(20, 99),
    st.integers(0, 99),
    st.integers(0, 9),
    st.integers(0, 9),
    st.sampled_from(["provider", "estimated"]),
)
receipts = st.builds(
    Receipt,
    chosen=st.none() | refs,
    local=st.booleans(),
    candidates=st.lists(st.builds(Candidate, refs, st.booleans(), st.booleans(), st.text(), money), max_size=3).map(
        tuple
    ),
    reason=st.text(),
    attempts=st.lists(
        st.builds(Attempt, refs, st.sampled_from(["answered", "cut", "stopped"]), st.integers(0, 9999), st.text()),
        max_size=3,
    ).map(tuple),
    usage=usages,
    cost=money,
    first_token_ms=st.none() | st.integers(0, 9999),
    total_ms=st.none() | st.integers(0, 9999),
    left_out=st.integers(0, 9),
    price_version=st.text(),
)


@given(receipts)
def test_a_receipt_written_as_json_and_read_again_is_the_same(receipt):
    assert receipt_from_json(json.loads(json.dumps(receipt_to_json(receipt)))) == receipt


def test_an_unknown_price_is_null_and_never_zero():
    data = receipt_to_json(Receipt(ModelRef("a", "b"), False, (), "", cost=None))
    assert data["cost_usd"] is None
    assert receipt_to_json(Receipt(None, True, (), "", cost=Money(0)))["cost_usd"] == "0.000000"
