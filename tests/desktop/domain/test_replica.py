"""Changes merge to the same state in any order, and say the same after they went over the wire."""

from __future__ import annotations

import json
from contextlib import suppress
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.adapters.replica_wire import MOST_BYTES, ChangeInvalid, joined, packed, split, unpacked
from soulfra_desktop.domain.replica import (
    CALL,
    CHAT,
    FOLDER,
    KINDS,
    MESSAGE,
    ONCE,
    PROMPT,
    SETTING,
    SPEC,
    Change,
    HybridClock,
    Part,
    merge,
    name_of,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
STAMPS = st.tuples(st.integers(0, 6), st.integers(1, 3))
VALUES = {
    str: TEXT,
    int: st.integers(-5, 5),
    float: st.floats(0, 2, allow_nan=False),
    bool: st.booleans(),
    list: st.lists(TEXT, max_size=2),
    type(None): st.none(),
}


@st.composite
def changes(draw: st.DrawFn, kind: int | None = None, identity: str = "x") -> Change:
    """Of one record, some fields, at few times: so that ties are common."""
    kind = draw(st.sampled_from(sorted(KINDS))) if kind is None else kind
    life = draw(st.sampled_from([0, 0, 0, 1, 2]))
    if life % 2 and kind != MESSAGE:  # one that was forgotten keeps its place
        return Change(kind, identity, life)
    types = SPEC[kind].types
    fields = {}
    for name in draw(st.sets(st.sampled_from(sorted(types)), min_size=1)):
        value = draw(st.one_of(*(VALUES[one] for one in types[name])))
        fields[name] = (value, (value, 0) if name in SPEC[kind].growing else draw(STAMPS))
    if kind == CHAT and draw(st.booleans()):
        fields["tag:" + draw(TEXT)] = (draw(st.integers(0, 1)), draw(STAMPS))
    return Change(kind, identity, life, fields)


@given(st.sampled_from([CHAT, MESSAGE]).flatmap(lambda kind: st.tuples(*[changes(kind)] * 3)))
def test_changes_merge_to_the_same_in_any_order(some: tuple[Change, Change, Change]):
    ends = [merge(merge(a, b), c) for a, b, c in permutations(some)]
    ends += [merge(a, merge(b, c)) for a, b, c in permutations(some)]
    assert all(end == ends[0] for end in ends)


@given(changes(), st.data())
def test_a_change_merges_with_itself_to_itself(change: Change, data: st.DataObject):
    assert merge(change, change) == change
    other = data.draw(changes(change.kind))
    merged = merge(change, other)
    assert merge(merged, other) == merge(merged, change) == merged


@given(changes(PROMPT), changes(PROMPT))
def test_a_tombstone_wins_over_every_edit_of_its_life(edit: Change, other: Change):
    gone = Change(PROMPT, "x", edit.life + 1 if not edit.is_tombstone else edit.life)
    assert merge(edit, gone) == merge(gone, edit) == gone
    again = Change(PROMPT, "x", gone.life + 1, {"name": ("back", (0, 1))})
    assert merge(merge(edit, again), gone) == again


def test_a_message_that_was_forgotten_stays_so_whatever_is_written_over_it_later():
    forgotten = Change(MESSAGE, "x", 1, {"conversation_id": ("c", ONCE), "text": ("(forgotten)", ONCE)})
    later = Change(MESSAGE, "x", 0, {"conversation_id": ("c", (9, 2)), "text": ("What it said, and more.", (9, 2))})
    assert merge(forgotten, later) == merge(later, forgotten) == forgotten
    again = unpacked(packed(forgotten))
    assert isinstance(again, Change)
    assert again.is_tombstone


def test_of_two_writers_the_later_one_stays_and_the_device_settles_a_tie():
    old, new = (
        Change(SETTING, "theme", 0, {"value": ("a", (5, 9))}),
        Change(SETTING, "theme", 0, {"value": ("b", (6, 1))}),
    )
    assert merge(old, new) == merge(new, old) == new
    tied = Change(SETTING, "theme", 0, {"value": ("c", (6, 2))})
    assert merge(new, tied) == tied


def test_of_a_half_answer_and_a_longer_one_of_the_same_time_the_longer_stays():
    half, more = (Change(MESSAGE, "m", 0, {"text": (text, ONCE)}) for text in ("zz", "abc"))
    assert merge(half, more) == merge(more, half) == more


@given(changes())
def test_a_change_is_the_same_after_the_wire(change: Change):
    read = unpacked(packed(change))
    assert isinstance(read, Change)
    spec = SPEC[change.kind]
    if spec.needed in change.fields:
        born = change.fields[spec.needed][1]
        missing = {n: (v, (v, 0) if n in spec.growing else born) for n, v in spec.defaults.items()}
        assert read.fields == {**missing, **change.fields}
    else:
        assert read == change
    assert (read.kind, read.id, read.life) == (change.kind, change.id, change.life)
    assert unpacked(packed(read)) == read


def test_what_is_as_usual_is_not_written():
    whole = unpacked(packed(Change(CHAT, "c", 0, {"created_at": (1, (9, 1)), "title": ("Hi", (9, 1))})))
    assert isinstance(whole, Change)
    assert whole.is_whole
    assert len(packed(whole)) < 80
    call = Change(CALL, "r", 0, {"outcome": ("answered", ONCE), "cost_micros": (5, ONCE)})
    assert json.loads(packed(call)) == [CALL, "r", 0, [[1, 0, {"outcome": "answered", "cost_micros": 5}]]]


def test_what_a_newer_version_says_is_kept():
    strange = Change(99, "x", 0, {"anything": ({"deep": [1]}, (3, 2))})
    assert unpacked(packed(strange)) == strange
    assert unpacked(packed(Change(FOLDER, "f", 0, {"colour": ("red", (3, 2))}))) == Change(
        FOLDER, "f", 0, {"colour": ("red", (3, 2))}
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"[1,2]",
        b'[1,"",0,[]]',
        b'[0,"x",0,[]]',
        b'[1,"x",-1,[]]',
        b'[1,"x",0,{}]',
        b'[1,"x",0,[[1,0]]]',
        b'[1,"x",0,[[1,0,[]]]]',
        b'[1,"x",0,[[-1,0,{}]]]',
        b'[1,"x",0,[[4611686018427387904,0,{}]]]',
        b'[1,"x",0,[[1,true,{}]]]',
        b'[1,"x",0,[[1,0,{"title":5}]]]',
        b'[1,"x",0,[[1,0,{"pinned":true}]]]',
        b'[1,"x",0,[[1,0,{"tag:a":2}]]]',
        b'[1,"x",0,[[1,0,{"created_at":9223372036854775808}]]]',
        b'[2,"x",0,[[1,0,{"text":"\\ud800"}]]]',
        b'[1,"' + b"x" * 301 + b'",0,[]]',
        b"[" * 100_000,
        b"\xff",
        b"\0short",
        b"\0" + bytes(16) + b"\0\1\0\1data",
    ],
)
def test_bytes_that_are_no_change_are_refused(content: bytes):
    with pytest.raises(ChangeInvalid):
        unpacked(content)


@given(st.binary(max_size=60))
def test_any_bytes_are_a_change_or_refused(content: bytes):
    with suppress(ChangeInvalid):
        unpacked(content)


def test_a_large_change_goes_in_parts_and_is_whole_again():
    change = Change(MESSAGE, "m", 0, {"text": ("Größe" * 700_000, ONCE)})
    content = packed(change)
    pieces = split(content)
    assert len(pieces) == 5
    assert max(map(len, pieces)) < MOST_BYTES + 100
    parts = [unpacked(piece) for piece in pieces]
    assert all(isinstance(part, Part) and part.of == 5 for part in parts)
    data = [part.data for part in parts if isinstance(part, Part)]
    assert unpacked(joined(parts[0].whole, data)) == change  # type: ignore[union-attr]
    with pytest.raises(ChangeInvalid):
        joined(parts[0].whole, data[:-1])  # type: ignore[union-attr]


@given(st.lists(st.one_of(st.integers(1_577_836_800_000, 1_900_000_000_000), STAMPS), max_size=20))
def test_the_clock_never_runs_back(events: list[int | tuple[int, int]]):
    clock = HybridClock()
    for event in events:
        after = clock.having_seen(event) if isinstance(event, tuple) else clock.ticked(event)
        assert after.time > clock.time if isinstance(event, int) else after.time >= max(clock.time, event[0])
        clock = after


def test_a_records_name():
    assert name_of(MESSAGE, "abc") == "message/abc"
