"""What the log says, and never says."""

from __future__ import annotations

import json
import logging

import httpx
import pytest
import structlog

from sync_server.app import create_app
from sync_server.kit.logs import configure
from sync_server.kit.reporting import _bare

CANARY = "cafebabe-not-for-the-log"


@pytest.fixture
def lines(capfd):
    configure("info")

    def read() -> list[dict[str, object]]:
        return [json.loads(line) for line in capfd.readouterr().err.splitlines()]

    return read


def test_a_line_is_an_object_with_time_and_level(lines):
    structlog.get_logger("x").info("something happened", number=5)
    logging.getLogger("some.library").warning("said %s", "that")
    ours, theirs = lines()
    assert (ours["event"], ours["number"], ours["level"]) == ("something happened", 5, "info")
    assert (theirs["event"], theirs["logger"], theirs["level"]) == ("said that", "some.library", "warning")
    assert ours["timestamp"].endswith("Z")


@pytest.mark.parametrize("name", ["token", "password", "authorization", "email", "body", "refresh_token"])
def test_what_is_called_like_a_secret_is_struck_out(lines, name):
    structlog.get_logger("x").error("careless", **{name: CANARY})
    (line,) = lines()
    assert line[name] == "***"
    assert CANARY not in json.dumps(line)


def test_below_its_level_nothing_is_written(lines, capfd):
    configure("warning")
    structlog.get_logger("x").info("chatter")
    logging.getLogger("x").info("chatter")
    assert lines() == []


async def test_a_request_leaves_one_line_without_what_was_in_it(make_settings, sqlite_url, lines):
    app = create_app(make_settings(database_url=sqlite_url))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://server") as client:
        headers = {"Authorization": f"Bearer {CANARY}", "Cookie": CANARY, "X-Request-ID": "asked-by-a-test"}
        await client.post(f"/v1/sessions?{CANARY}=1", json={"email": CANARY}, headers=headers)
        await client.get(f"/{CANARY}")
    written = [line for line in lines() if line["event"] == "answered"]
    assert [(line["route"], line["status"]) for line in written] == [("/v1/sessions", 422), ("none", 404)]
    assert written[0]["request_id"] == "asked-by-a-test"
    assert CANARY not in json.dumps(written)


def test_a_report_of_an_error_holds_its_trace_and_no_value():
    event = {
        "exception": {"values": [{"type": "ValueError", "value": CANARY, "stacktrace": {"frames": []}}]},
        "request": {"data": CANARY},
        "user": {"ip": CANARY},
        "extra": {"x": CANARY},
        "message": CANARY,
    }
    bare = _bare(event, None)
    assert CANARY not in json.dumps(bare)
    assert bare["exception"]["values"][0]["type"] == "ValueError"
