"""Is it alive, is it ready."""

from __future__ import annotations


async def test_the_process_answers(client):
    answer = await client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
