"""What the machine of three that sync found, at every day's length and at full length."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.machines.syncing import Syncing

RELAXED = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


@pytest.fixture(autouse=True, scope="module")
def quick_hashes() -> Any:
    """The server's own Argon2, with little memory."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sync_server.accounts.service.hashing.MEMORY_KIB", 64)
        yield


class TestSyncing(Syncing.TestCase):
    settings = settings(max_examples=5, stateful_step_count=16, deadline=None, suppress_health_check=RELAXED)


def test_a_change_after_a_lost_answer_is_not_taken_for_the_one_before_it():
    """The log was put together meanwhile, so that the server could no longer compare. Found by the machine at length."""
    story = Syncing()
    story.sets(who=0, dial=36)
    story.is_wiped(who=2)
    story.loses_the_answer_to_a_push(who=0)
    story.puts_everything_together(who=2)
    story.is_switched_off_and_on(who=0)
    story.sets(who=0, dial=0)
    story.teardown()


def test_a_change_of_a_machine_put_back_from_a_backup_is_not_taken_for_one_that_is_compacted():
    story = Syncing()
    story.syncs(who=0)
    story.is_backed_up(who=0)
    story.sets(who=0, dial=1)
    story.syncs(who=0)
    story.puts_everything_together(who=2)
    story.is_put_back_from_a_backup(FirstOf())
    story.sets(who=0, dial=2)
    story.teardown()


class FirstOf:
    """Draws the first."""

    def draw(self, strategy: Any) -> int:
        return 0


@pytest.mark.chaos
@pytest.mark.timeout(7200)
class TestSyncingAtLength(Syncing.TestCase):
    settings = settings(max_examples=150, stateful_step_count=50, deadline=None, suppress_health_check=RELAXED)


class SyncingOnPostgres(Syncing):
    on_postgres = True


@pytest.mark.chaos
@pytest.mark.timeout(7200)
class TestSyncingOnPostgresAtLength(SyncingOnPostgres.TestCase):
    settings = settings(max_examples=40, stateful_step_count=40, deadline=None, suppress_health_check=RELAXED)
