"""A code that was mailed for a proof, given on the machine that was asked, to the real server."""

from __future__ import annotations

from datetime import timedelta

import pytest

from soulfra_desktop.domain.errors import ServerRefused
from sync_server.accounts.service.token import OneTimeToken, hash_of, new_secret
from sync_server.trust.service.risk import course, stops
from sync_server.trust.service.risk.rules import Answer, Verdict
from tests.contract.test_trust_contract import app, desk, hands, make_settings, sqlite_template, sqlite_url
from tests.contract.trusting import Desk

__all__ = ["app", "desk", "hands", "make_settings", "sqlite_template", "sqlite_url"]


async def asked_for_a_proof(desk: Desk) -> str:
    """The server asked this machine for one, and mailed this code."""
    node = desk.books.node
    token, now = OneTimeToken(desk.account_id, new_secret()), node.now()

    async def work(session):
        verdict = Verdict(Answer.STEP_UP, "new-device", until=now + timedelta(hours=1))
        begun = course.begun(Answer.STEP_UP, now, now + timedelta(hours=1))
        stop = stops.new(desk.account_id, "export", verdict, begun)
        stop.device_no, stop.proof, stop.proof_sent_at = 1, hash_of(token.secret), now
        session.add(stop)

    await node.database.write(work)
    return token.text()


async def test_a_mailed_code_ends_the_stop_and_another_one_does_not(desk: Desk):
    code = await asked_for_a_proof(desk)
    (hold,) = (await desk.trust.refresh()).holds
    assert (hold.action, hold.state) == ("export", "step-up")
    with pytest.raises(ServerRefused):
        await desk.trust.prove(OneTimeToken(desk.account_id, new_secret()).text())
    assert [hold.stands for hold in (await desk.trust.refresh()).holds] == [True]
    await desk.trust.prove(f" {code}\n")
    assert not any(hold.stands for hold in (await desk.trust.refresh()).holds)
    with pytest.raises(ServerRefused):
        await desk.trust.prove(code)
