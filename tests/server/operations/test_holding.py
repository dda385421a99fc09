"""What whoever runs the server may do with holds and appeals, by its commands."""

from __future__ import annotations

import io
import json
import sys
import uuid
from functools import partial

import pytest

from sync_server.protocol import risk
from sync_server.trust.service.risk import rules
from sync_server.trust.service.risk.topic import Risk
from tests.server.accounts.person import Person

EMAIL = "ada@example.org"


@pytest.fixture
def command(terminal):
    return partial(terminal, "trust")


@pytest.fixture
async def ada(app, node):
    """Her payout and her benefits are held."""
    person = Person.of(app)
    person.email = EMAIL
    await person.join()
    account_id = uuid.UUID(person.session["account_id"])
    await node.database.write(
        lambda session: node.part(Risk).observe(session, account_id, rules.PAYMENT_HIGHEST, device=1)
    )
    yield person
    await person.http.aclose()


async def held(command, *options: str) -> dict[str, dict[str, object]]:
    status, told = await command("holds", "--json", *options)
    assert status == 0
    lines = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    return {line["action"]: line for line in lines if line.get("email") == EMAIL}


async def test_where_nothing_waits_it_says_so(command, monkeypatch, node):
    for asked, said in (("holds", "nothing is held"), ("appeals", "no appeal waits for an answer")):
        for options, is_said in (((), True), (("--json",), False)):
            monkeypatch.setattr(sys, "stderr", heard := io.StringIO())
            assert (await command(asked, *options))[0] == 0
            assert (said in heard.getvalue()) is is_said


async def test_holds_are_listed_upheld_and_released(command, ada):
    found = await held(command)
    assert set(found) == {risk.BENEFITS, risk.PAYOUT}
    assert found[risk.PAYOUT]["reason"] == risk.PAYMENT_HIGHEST
    plain = (await command("holds"))[1]
    assert all(word in plain for word in (EMAIL, risk.PAYOUT, risk.PAYMENT_HIGHEST))
    hold_id = str(found[risk.PAYOUT]["id"])
    assert "none of" in str((await command("uphold", hold_id, "--records", "cheating"))[0])
    assert (await command("uphold", hold_id, "--days", "7"))[0] == 0
    assert (await held(command))[risk.PAYOUT]["state"] == risk.UPHELD
    status, told = await command("release", hold_id)
    assert (status, "1 entries of the ledger taken back" in told) == (0, True)
    assert set(await held(command)) == {risk.BENEFITS}
    assert (await held(command, "--all"))[risk.PAYOUT]["state"] == risk.RELEASED
    assert "over" in str((await command("uphold", hold_id))[0])
    assert "no such hold" in str((await command("release", str(uuid.uuid4())))[0])


async def test_an_appeal_is_read_and_answered(command, ada):
    hold_id = (await held(command))[risk.PAYOUT]["id"]
    asked = await ada.ask("POST", "trust/appeals", {"hold": hold_id, "words": "The card is mine."})
    appeal_id = asked.json()["id"]
    told = (await command("appeals"))[1]
    assert all(word in told for word in (appeal_id, EMAIL, "The card is mine.", "payment-highest"))
    assert (await command("answer", appeal_id, "It is.", "--granted"))[0] == 0
    assert "answered before" in str((await command("answer", appeal_id, "It is.", "--upheld"))[0])
    (answered,) = await ada.get("trust/appeals")
    assert (answered["state"], answered["answer"]) == ("granted", "It is.")
    assert set(await held(command)) == {risk.BENEFITS}
