"""What sync does with a node before it runs: its rounds, and the events of accounts that it heeds."""

from __future__ import annotations

from datetime import timedelta

from sync_server.accounts.service.event import ACCOUNT_DELETED, EPOCH_BEGAN
from sync_server.kit.jobs import Payload
from sync_server.kit.node import Node
from sync_server.sync.service.compaction import COMPACT, Compaction
from sync_server.sync.service.log import LogService
from sync_server.sync.service.sweeping import Sweeping

TOPIC = "sync"


def begin(node: Node) -> None:
    node.keep(LogService(node))
    compaction, sweeping = Compaction(node), Sweeping(node)

    async def compact_all(payload: Payload) -> None:
        await compaction.compact_all()

    async def sweep(payload: Payload) -> None:
        await sweeping.sweep()

    node.jobs.on(COMPACT, compaction.handle)
    node.jobs.every(timedelta(hours=6), "sync.compact-all", compact_all)
    node.jobs.every(timedelta(days=1), "sync.sweep", sweep)
    node.jobs.heed(ACCOUNT_DELETED, TOPIC, sweeping.account_deleted)
    node.jobs.heed(EPOCH_BEGAN, TOPIC, sweeping.epoch_began)
