"""Is it alive, is it ready."""

from __future__ import annotations


async def test_the_process_answers(client):
    answer = await client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"


async def test_whoever_opens_the_address_in_a_browser_reads_what_it_is(client):
    answer = await client.get("/")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    assert "Soulfra sync server" in answer.text
