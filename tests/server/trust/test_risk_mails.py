"""Each mail about a stop has words for each reason and each action."""

from __future__ import annotations

import pytest

from sync_server.kit.node import Node
from sync_server.protocol import risk
from tests.server.trust.guarding import said

UNTIL = "2026-11-26 12:00 UTC"


@pytest.fixture
def node(make_settings) -> Node:
    return Node(make_settings(mail_host="127.0.0.1", public_url="https://sync.example.org"))


@pytest.mark.parametrize("reason", risk.REASONS)
def test_every_reason_and_action_is_worded(node: Node, reason: str):
    for template in ("held", "upheld", "released", "unanswered"):
        values = {"actions": list(risk.ACTIONS), "reason": reason, "until": UNTIL}
        mail = node.mailer.write("ada@example.org", f"trust/{template}", values)
        told = said(mail)
        assert "in your account" in mail["Subject"]
        assert "https://sync.example.org" in told
        assert told.count("- ") == len(risk.ACTIONS)
        assert (UNTIL in told) == (template in {"held", "upheld"})
        assert reason not in told, "a code is nothing to read"
    for action in risk.ACTIONS:
        values = {"code": "c" + "A" * 64, "minutes": 30, "action": action, "reason": reason}
        told = said(node.mailer.write("ada@example.org", "trust/step_up", values))
        assert "c" + "A" * 64 in told
        assert action == risk.EXPORT or "exporting" not in told


@pytest.mark.parametrize(("granted", "answer"), [(True, ""), (False, "The bank <b>says</b> no.")])
def test_an_answer_is_told_as_it_was_given(node: Node, granted: bool, answer: str):
    mail = node.mailer.write("ada@example.org", "trust/appeal_answered", {"granted": granted, "answer": answer})
    assert ("was granted" in said(mail)) == granted
    assert answer in said(mail)
    page = mail.get_body(("html",))
    assert page is not None
    assert "<b>" not in page.get_content()
