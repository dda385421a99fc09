"""An honest judgement of what runs here: by memory, by measured speed, by room on the disk."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.library import Machine, judge, reading_speed

GB = 1_000_000_000
ORDER = ("runs well", "tight", "slow", "too big")
sizes = st.integers(50_000_000, 200 * GB)
machines = st.builds(
    Machine,
    st.integers(1 * GB, 512 * GB),
    st.integers(0, 1000 * GB),
    st.integers(1, 64),
    st.none() | st.floats(1e6, 1e12),
)


def test_memory_alone_decides_before_anything_was_measured() -> None:
    laptop = Machine(8 * GB, 100 * GB, 4)
    assert [judge(size, laptop).fit for size in (GB, 3 * GB, 5 * GB, 8 * GB)] == [
        "runs well", "runs well", "tight", "too big",
    ]  # fmt: skip
    assert judge(GB, laptop).speed is None


def test_a_model_that_fits_but_crawls_does_not_run_well() -> None:
    slow = Machine(64 * GB, 100 * GB, 4, bytes_a_second=10 * GB)
    assert judge(1 * GB, slow).fit == "runs well"
    assert [judge(size * GB, slow).fit for size in (4, 8, 40)] == ["slow", "slow", "slow"], "it fits, however it crawls"
    assert judge(50 * GB, slow).fit == "too big"


@given(machines, sizes)
def test_only_memory_makes_a_model_too_big_or_tight(machine: Machine, size: int) -> None:
    by_memory = judge(size, Machine(machine.memory_bytes, 0, 1)).fit
    fit = judge(size, machine).fit
    assert fit in (by_memory, "slow")
    assert (fit == "too big") == (by_memory == "too big")


def test_a_speed_is_said_in_words_a_minute() -> None:
    verdict = judge(1_117_320_736, Machine(25 * GB, 100 * GB, 2), measured=1.9)
    assert (verdict.fit, verdict.words_a_minute) == ("slow", 90)
    assert judge(GB, Machine(25 * GB, 100 * GB, 2)).words_a_minute is None


def test_its_own_measurement_counts_more_than_another_models() -> None:
    machine = Machine(64 * GB, 100 * GB, 4, bytes_a_second=1 * GB)
    verdict = judge(2 * GB, machine, measured=12.5)
    assert (verdict.speed, verdict.measured, verdict.fit) == (12.5, True, "runs well")


def test_no_room_on_the_disk_is_told_apart_from_memory() -> None:
    verdict = judge(5 * GB, Machine(64 * GB, 4 * GB, 4))
    assert verdict.fit == "runs well"
    assert not verdict.room_on_disk


@given(machines, sizes, sizes)
def test_a_larger_model_never_runs_better(machine: Machine, one: int, other: int) -> None:
    small, large = sorted((one, other))
    assert ORDER.index(judge(small, machine).fit) <= ORDER.index(judge(large, machine).fit)


def test_the_largest_model_that_was_measured_tells_how_fast_this_machine_reads() -> None:
    assert reading_speed({"a": GB, "b": 2 * GB, "c": 4 * GB}, {"a": 20.0, "b": 8.0}) == 16 * GB
    assert reading_speed({"a": GB}, {}) is None
