"""What a server may say of trust: nothing of it makes this machine hang, fail or show what is no score."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soulfra_desktop.adapters import trust_answers as answers
from soulfra_desktop.adapters.server_faults import refused
from soulfra_desktop.adapters.sync_server import SyncServer
from soulfra_desktop.adapters.trust_calls import TrustCalls
from soulfra_desktop.domain.errors import ServerRefused
from soulfra_desktop.services.trust_ports import KeptTrust
from soulfra_desktop.services.trust_told import trust_of
from sync_server.protocol import errors as slugs
from sync_server.protocol import trust_forms as forms

CHAIN = UUID(int=7)
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
BENEFITS = forms.Benefits(2, 20, 3, 0, "normal", ["share"], 80)
REPORT = forms.TrustReport(
    True, date(2026, 11, 23), 210, "sprout", [forms.ScoreReason("rhythm", 210)], forms.TierStep("steady", 400, 190), None,
    1, [forms.TierOffer("sprout", 0, BENEFITS), forms.TierOffer("steady", 400, BENEFITS)],
    [forms.Hold(UUID(int=1), "export", "held", "ring", AT, AT)], list(forms.NEVER),
)  # fmt: skip
ENTRY = forms.LedgerEvent(1, date(2026, 11, 22), "active", 1, "sync", "r", None, AT, "AAAA", "00" * 32, "11" * 32)
POLICY = {"version": 3, "policy": {"version": 3, "tiers": [{"name": "seed", "at": 0}]}}
CHECKPOINT = forms.Checkpoint(date(2026, 11, 22), "00" * 32, "00" * 32, "AA==", "AA==", 1, ["22" * 32])
APPEAL = forms.Appeal(UUID(int=2), AT, AT, None, 3, "open", "", None)


def told(value: Any) -> Any:
    """As it comes."""
    return json.loads(json.dumps(asdict(value) if not isinstance(value, dict | list) else value, default=str))


READERS = {
    "report": (answers.report_of, told(REPORT)),
    "history": (answers.history_of, told(forms.TrustHistory([forms.HistoryDay(date(2026, 11, 23), 210, "sprout")]))),
    "ledger": (lambda data: answers.ledger_of(data, 0), told(forms.TrustLedger(CHAIN, [ENTRY], False))),
    "policy": (answers.policy_of, POLICY),
    "checkpoint": (answers.checkpoint_of, told(CHECKPOINT)),
    "appeals": (answers.appeals_of, [told(APPEAL)]),
}
SPOILT = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(min_value=10**30),
    st.floats(),
    st.text(max_size=80),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
    st.sampled_from(
        ["9999-12-31", "0001-01-01", "2026-11-23T00:00:00", "\x1b]52;c;aGk=\x07", "A" * 10_000, [[[[[[[]]]]]]]]
    ),
)


def places(data: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to everything in it."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [way] * bool(way) + [deeper for key, value in inside for deeper in places(value, (*way, key))]


@pytest.mark.parametrize("name", READERS)
def test_what_a_server_really_says_is_understood(name):
    read, data = READERS[name]
    read(data)
    if isinstance(data, dict):
        read({**data, "of_a_later_version": [1]})


@pytest.mark.parametrize("name", READERS)
@given(data=st.data())
@settings(max_examples=150)
def test_whatever_stands_in_a_place_is_refused_or_within_bounds(name, data):
    read, real = READERS[name]
    changed = json.loads(json.dumps(real))
    *way, last = data.draw(st.sampled_from(places(changed)))
    inside = changed
    for key in way:
        inside = inside[key]
    inside[last] = data.draw(SPOILT)
    try:
        found = read(changed)
    except ServerRefused:
        return
    if isinstance(found, forms.TrustReport):
        assert 0 <= found.score <= 1000
        assert found.tier in {offer.name for offer in found.tiers}
        assert answers.FIRST_DAY <= found.day <= answers.LAST_DAY


@pytest.mark.parametrize("data", [None, [], 3, "score", {}, {"events": [], "chain": "x", "more": True}])
@pytest.mark.parametrize("name", READERS)
def test_what_is_no_answer_at_all_is_refused(name, data):
    if (name, data) == ("appeals", []):
        return
    with pytest.raises(ServerRefused, match="not understood"):
        READERS[name][0](data)


@pytest.mark.parametrize(
    ("after", "numbers", "more"),
    [(0, [], True), (3, [1, 2], False), (0, [1, 3], False), (0, [2], True), (0, [1, 1], False)],
)
def test_a_page_of_the_ledger_goes_on_where_the_one_before_ended(after, numbers, more):
    page = {"chain": str(CHAIN), "events": [{**told(ENTRY), "seq": seq} for seq in numbers], "more": more}
    with pytest.raises(ServerRefused):
        answers.ledger_of(page, after)


def test_a_page_is_no_longer_than_a_servers():
    page = {"chain": str(CHAIN), "events": [{**told(ENTRY), "seq": seq} for seq in range(1, 502)], "more": False}
    with pytest.raises(ServerRefused):
        answers.ledger_of(page, 0)


def test_a_next_tier_that_is_none_divides_by_nothing():
    report = answers.report_of(told(REPORT) | {"next_tier": {"name": "none", "at": 0, "missing": 0}, "score": 0})
    kept = KeptTrust("a", AT, report, (), ())
    assert 0 <= trust_of(kept, ()).share_of_way <= 1


def test_a_policy_that_is_larger_than_any_is_not_read():
    for policy in ({"a": {str(n): 1 for n in range(100)}}, {"a": 10_001}, {"a": "x" * 65}, {"a": 1.5}, {"a": None}):
        with pytest.raises(ServerRefused):
            answers.policy_of({"version": 3, "policy": policy})


async def test_an_unknown_checkpoint_is_none_and_an_unknown_entry_is_said():
    body = json.dumps({"type": slugs.type_of(slugs.NOT_FOUND), "title": "", "status": 404}).encode()
    transport = httpx.MockTransport(lambda _request: httpx.Response(404, content=body))
    server = SyncServer("http://localhost:1", transport)
    calls = TrustCalls(server)
    assert await calls.checkpoint("t") is None
    with pytest.raises(ServerRefused, match="no such hold or entry"):
        await calls.appeal("t", forms.AppealRequest("Why?", seq=3))
    with pytest.raises(ServerRefused, match="not-found"):
        await calls.report("t")
    async with asyncio.timeout(5):
        await server.aclose()


@pytest.mark.parametrize(
    ("ways", "advice"),
    [
        (["mail"], "mailed"),
        (["second-factor"], "second step"),
        ([], "after a while"),
        ("mail", "after a while"),
        (None, "after"),
    ],
)
def test_how_a_proof_is_given_is_said(ways, advice):
    problem = {"type": slugs.type_of(slugs.STEP_UP_REQUIRED), "title": "", "status": 403, "ways": ways}
    error = refused(403, {}, json.dumps(problem).encode())
    assert "proof that this is you" in error.message
    assert advice in error.advice
