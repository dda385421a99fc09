"""Going and coming back gains nothing, whatever the ledger: what is left of an account, without a server."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from sync_server.protocol import trust
from sync_server.protocol.trust import ACTIVE, ADDRESS_VERIFIED, CHARGEBACK, FRAUD_CONFIRMED, SPAM_BURST, TrustEvent
from sync_server.trust.service import ledger as books
from sync_server.trust.service.risk import leaving
from tests.server.trust.ledgers import LAST, POLICY, Entry, anything, corrected, ledger, standings, used

MANY = settings(max_examples=300, deadline=None)
FIRST = date(2026, 1, 1).toordinal()
"""The day that ledgers call 0."""
HARM = sorted(trust.BAD)
NAME = "0" * 32


def day(number: int) -> date:
    return date.fromordinal(FIRST + number)


def written(events: list[TrustEvent]) -> list[books.Entry]:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return [
        books.Entry(one.seq, day(one.day), one.kind, one.n, "test", str(one.seq), one.reverses, at, b"", b"")
        for one in events
    ]


def left(events: list[TrustEvent], on: int) -> list[Entry]:
    """What somebody takes up who goes on a day; nothing where that is not harsh."""
    owed = leaving.owed(written(events), day(on), POLICY, NAME)
    is_harsh = leaving.weight(owed, day(on), POLICY) >= leaving.HARSH
    return [(one.day.toordinal() - FIRST, one.kind, 1) for one in owed] if is_harsh else []


@MANY
@example([(0, FRAUD_CONFIRMED, 1), *used(range(0, 200, 2))], [], 0)
@example([(9, SPAM_BURST, 1), (9, SPAM_BURST, 1), (9, CHARGEBACK, 1)], used(range(10, 240)), 10)
@given(anything(HARM), anything(), st.integers(0, 220))
def test_who_goes_with_a_harsh_penalty_and_comes_back_is_never_better_off(
    before: list[Entry], after: list[Entry], goes_on: int
):
    stayed = [entry for entry in before if entry[0] <= goes_on]
    later = [entry for entry in after if entry[0] > goes_on]
    owed = left(ledger(stayed), goes_on)
    assume(owed)
    stays = standings(ledger([(0, ADDRESS_VERIFIED, 1), *stayed, *later]))
    comes_back = standings(ledger([(goes_on, ADDRESS_VERIFIED, 1), *owed, *later]))
    for number in range(goes_on, LAST + 1):
        assert comes_back[number] <= stays[number], number


@MANY
@given(corrected(), st.integers(0, LAST))
def test_what_is_left_ends_on_the_day_on_which_it_weighs_nothing(events: list[TrustEvent], on: int):
    known = [event for event in events if event.day <= on]
    owed = leaving.owed(written(known), day(on), POLICY, NAME)
    until = leaving.Remainder(owed, ()).until(POLICY)
    assert (until is None) == (leaving.weight(owed, day(on), POLICY) == 0 and not owed)
    if until is not None:
        assert leaving.weight(owed, until.date(), POLICY) == 0
        assert leaving.Remainder(owed, ()).standing(until, POLICY).owed == ()
        assert leaving.Remainder.read(leaving.Remainder(owed, ()).written()).owed == owed


@MANY
@given(corrected(), st.integers(0, LAST))
def test_what_was_corrected_is_not_left(events: list[TrustEvent], on: int):
    known = [event for event in events if event.day <= on]
    struck = {event.reverses for event in known}
    refs = {one.ref for one in leaving.owed(written(known), day(on), POLICY, NAME)}
    assert refs <= {f"{NAME}-{event.seq}" for event in known if event.seq not in struck}


def test_use_alone_leaves_nothing():
    assert left(ledger([(0, ADDRESS_VERIFIED, 1), *used(range(100)), (99, ACTIVE, 1)]), 99) == []
