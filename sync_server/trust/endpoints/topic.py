"""What trust does with a node before it runs, and how its endpoints reach the use cases."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends

from sync_server.kit.node import Node, NodeDep
from sync_server.trust.service.topic import Topic


def begin(node: Node) -> None:
    topic = Topic(node)
    node.keep(topic)
    node.keep(topic.ledger)
    node.keep(topic.observing)


async def topic_of(node: NodeDep) -> Topic:
    """A coroutine, so that no thread is asked for it."""
    return node.part(Topic)


TopicDep = Annotated[Topic, Depends(topic_of)]
