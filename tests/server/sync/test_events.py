"""Server-sent events over a real socket, of a real process."""

from __future__ import annotations

from pathlib import Path

import httpx

from sync_server.kit.node import Node
from sync_server.settings import ServerSettings
from tests.server.sync import people
from tests.server.sync.people import Peer, frames
from tests.servers.nodes import ServerNode


async def test_a_device_on_line_is_told_at_once_that_there_is_more(tmp_path: Path) -> None:
    with ServerNode(tmp_path) as process:
        node = Node(ServerSettings.read(server_home=tmp_path))
        account_id = await people.account(node)
        tokens = [await people.device(node, account_id, no) for no in (1, 2)]
        await node.database.close()
        async with httpx.AsyncClient(base_url=process.url, trust_env=False, timeout=20) as http:
            a, b = (Peer(http, account_id, token, no) for no, token in enumerate(tokens, 1))
            async with http.stream("GET", "/v1/sync/events", headers=b.headers) as answer:
                assert answer.headers["content-type"].startswith("text/event-stream")
                lines = answer.aiter_lines()
                heard: list[str] = []
                async for line in lines:
                    heard.append(line)
                    if line == "data: 0":
                        await a.push(frames(2))
                    if line == "data: 2":
                        break
            assert "event: head" in heard
            assert await b.pull() == 2
