"""All use cases of trust on one node, and what comes round."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from sync_server.kit.jobs import Payload
from sync_server.kit.node import Node
from sync_server.trust.service.activity import ROUND, Activity
from sync_server.trust.service.checkpoint import Checkpoints
from sync_server.trust.service.ledger import Ledger
from sync_server.trust.service.observing import Observing
from sync_server.trust.service.participation import Participations
from sync_server.trust.service.report import Reports
from sync_server.trust.service.scoring import Scoring
from sync_server.trust.service.shadow import Shadow
from sync_server.trust.service.wiping import Wiping

ACTIVITY_EVERY: Final = timedelta(hours=1)
CHECKPOINT_EVERY: Final = timedelta(hours=1)
"""One is made a day: what is looked for is a day that has none."""


class Topic:
    """Made once per node. Topics above tell `observing` what they see, and ask `scoring`."""

    def __init__(self, node: Node) -> None:
        self.ledger = Ledger(node)
        self.observing = Observing(node, self.ledger)
        self.activity = Activity(node, self.observing)
        self.scoring = Scoring(node, self.ledger)
        self.shadow = Shadow(node, self.ledger, self.scoring)
        self.checkpoints = Checkpoints(node, self.ledger)
        self.participations = Participations(node, self.ledger, self.observing)
        self.wiping = Wiping(node)
        self.reports = Reports(node, self.ledger, self.observing, self.scoring)
        self.observing.begin()
        node.exports.add("trust", self.reports.exported)
        node.jobs.every(ACTIVITY_EVERY, ROUND, self._look_round)
        node.jobs.every(CHECKPOINT_EVERY, "trust.checkpoint", self._checkpoint)

    async def sign_today(self) -> None:
        """Today's checkpoint, where it is missing, and by which policy was scored."""
        await self.scoring.write_down_policy()
        await self.checkpoints.make()

    async def _look_round(self, payload: Payload) -> None:
        await self.activity.round(payload)

    async def _checkpoint(self, payload: Payload) -> None:
        await self.sign_today()
