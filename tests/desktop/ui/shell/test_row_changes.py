"""Any list of rows becomes any other by the steps; and a step touches no row that stays as it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.ui.shell.row_changes import Step, steps

ROWS = st.dictionaries(st.integers(0, 30), st.integers(0, 2), max_size=20).flatmap(
    lambda rows: st.permutations(list(rows.items()))
)


def key(row: tuple[int, int]) -> int:
    return row[0]


def followed(old: list[tuple[int, int]], todo: list[Step[tuple[int, int]]]) -> list[tuple[int, int]]:
    rows = list(old)
    for step in todo:
        if step.kind == "remove":
            del rows[step.first : step.last + 1]
        elif step.kind == "insert":
            assert len(step.rows) == step.last - step.first + 1
            rows[step.first : step.first] = step.rows
        else:
            rows[step.first] = step.rows[0]
    return rows


@given(ROWS, ROWS)
def test_the_steps_lead_from_any_list_to_any_other(old: list[tuple[int, int]], new: list[tuple[int, int]]):
    assert followed(old, list(steps(old, new, key))) == list(new)


@given(ROWS, st.sets(st.integers(0, 30)))
def test_what_is_deleted_is_taken_out_and_nothing_else_is_touched(old: list[tuple[int, int]], gone: set[int]):
    new = [row for row in old if row[0] not in gone]
    todo = list(steps(old, new, key))
    assert {step.kind for step in todo} <= {"remove"}
    assert sum(step.last - step.first + 1 for step in todo) == len(old) - len(new)


def test_one_that_moves_to_the_top_moves_alone():
    old = [(number, 0) for number in range(1000)]
    new = [old[700], *old[:700], *old[701:]]
    assert [(step.kind, step.first) for step in steps(old, new, key)] == [("remove", 700), ("insert", 0)]


def test_one_that_moves_down_moves_alone():
    old = [(number, 0) for number in range(1000)]
    new = [*old[1:800], old[0], *old[800:]]
    assert [(step.kind, step.first) for step in steps(old, new, key)] == [("remove", 0), ("insert", 799)]


def test_a_new_name_is_one_row_to_paint():
    old = [(number, 0) for number in range(1000)]
    new = [*old[:500], (500, 1), *old[501:]]
    assert [(step.kind, step.first, step.last) for step in steps(old, new, key)] == [("change", 500, 500)]
