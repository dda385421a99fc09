"""Who belongs together, and who is a ring."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sync_server.trust.service.risk import clusters

people = st.integers(0, 30)
pairs = st.lists(st.tuples(people, people), max_size=60)


def test_accounts_of_the_same_device_or_card_are_together_over_any_number_of_steps():
    marks = [("ada", "laptop"), ("ben", "laptop"), ("ben", "card"), ("cai", "card"), ("dee", "phone")]
    found = clusters.components(marks)
    assert found["ada"] == found["cai"] == {"ada", "ben", "cai"}
    assert found["dee"] == {"dee"}


@given(st.lists(st.tuples(people, st.integers(0, 20)), max_size=60), st.randoms())
def test_it_is_a_partition_whatever_the_order(marks, random):
    found = clusters.components(marks)
    assert all(account in group and all(found[other] == group for other in group) for account, group in found.items())
    shuffled = list(marks)
    random.shuffle(shuffled)
    assert clusters.components(shuffled) == found


def test_a_ring_of_twenty_is_found_also_where_no_two_adopt_from_each_other():
    everyone = [(a, b) for a in range(20) for b in range(20) if a != b]
    assert clusters.rings(everyone) == [frozenset(range(20))]
    in_a_circle = [(a, (a + step) % 20) for a in range(20) for step in (1, 2)]
    assert clusters.rings(in_a_circle) == [frozenset(range(20))]


def test_authors_who_like_each_others_work_and_have_strangers_too_are_no_ring():
    authors = [(a, b) for a in range(6) for b in range(6) if a != b]
    strangers = [(author, f"stranger {author} {n}") for author in range(6) for n in range(3)]
    assert clusters.rings([*authors, *strangers]) == []


def test_two_friends_and_oneself_are_no_ring():
    assert clusters.rings([("ada", "ben"), ("ben", "ada"), ("ada", "ada")]) == []


@given(pairs, st.randoms())
def test_rings_do_not_overlap_and_the_order_means_nothing(adoptions, random):
    found = clusters.rings(adoptions)
    assert sum(map(len, found)) == len(frozenset[int]().union(*found))
    shuffled = list(adoptions)
    random.shuffle(shuffled)
    assert set(clusters.rings(shuffled)) == set(found)


def test_a_long_ring_does_not_run_out_of_stack():
    length = 5_000
    assert clusters.rings([(n, (n + 1) % length) for n in range(length)]) == [frozenset(range(length))]
