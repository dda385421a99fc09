"""How the endpoints reach the use cases of their node."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends

from sync_server.accounts.service.topic import Topic
from sync_server.kit.node import Node, NodeDep
from sync_server.kit.problems import documented


def begin(node: Node) -> None:
    """What accounts do with a node before it runs."""
    node.keep(Topic(node))


async def topic_of(node: NodeDep) -> Topic:
    """A coroutine, so that no thread is asked for it."""
    return node.part(Topic)


TopicDep = Annotated[Topic, Depends(topic_of)]

PUBLIC: dict[int | str, Any] = documented(400, 413, 422, 429, 503)
"""What may be answered to anybody who sends a body."""
OWN: dict[int | str, Any] = documented(401, 503)
"""What may be answered to a caller without a body."""
OWN_BODY: dict[int | str, Any] = documented(400, 401, 413, 422, 503)
