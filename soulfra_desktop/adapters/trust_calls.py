"""The sync server's calls of trust, over the same connection as those of the account."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from soulfra_desktop.adapters import trust_answers as answers
from soulfra_desktop.adapters.server_faults import WORDS
from soulfra_desktop.domain.errors import ServerRefused
from sync_server.protocol import errors as slugs

if TYPE_CHECKING:
    from soulfra_desktop.adapters.sync_server import SyncServer
    from sync_server.protocol.trust_forms import (
        ActiveToday,
        Appeal,
        AppealRequest,
        Checkpoint,
        TrustHistory,
        TrustLedger,
        TrustPolicyText,
        TrustReport,
    )


class TrustCalls:
    """Fulfils TrustServer."""

    def __init__(self, server: SyncServer) -> None:
        self._server = server

    async def report(self, token: str) -> TrustReport:
        return answers.report_of(await self._server.send("GET", "/v1/trust", token=token))

    async def history(self, token: str, since: date | None, until: date | None) -> TrustHistory:
        asked = {name: day.isoformat() for name, day in (("since", since), ("until", until)) if day is not None}
        path = f"/v1/trust/history?{urlencode(asked)}"
        return answers.history_of(await self._server.send("GET", path, token=token))

    async def ledger(self, token: str, after: int) -> TrustLedger:
        data = await self._server.send("GET", f"/v1/trust/ledger?after={after}", token=token)
        return await asyncio.to_thread(answers.ledger_of, data, after)

    async def policy(self, version: int) -> TrustPolicyText:
        return answers.policy_of(await self._server.send("GET", f"/v1/trust/policies/{version}"))

    async def checkpoint(self, token: str) -> Checkpoint | None:
        try:
            return answers.checkpoint_of(await self._server.send("GET", "/v1/trust/checkpoint", token=token))
        except ServerRefused as error:
            if error.slug != slugs.NOT_FOUND:
                raise
            return None

    async def appeals(self, token: str) -> list[Appeal]:
        return answers.appeals_of(await self._server.send("GET", "/v1/trust/appeals", token=token))

    async def appeal(self, token: str, request: AppealRequest) -> Appeal:
        body: dict[str, Any] = {"words": request.words}
        body |= {"hold": str(request.hold)} if request.hold else {}
        body |= {"seq": request.seq} if request.seq else {}
        try:
            return answers.appeal_of(await self._server.send("POST", "/v1/trust/appeals", body, token))
        except ServerRefused as error:
            if error.slug != slugs.NOT_FOUND:
                raise
            raise ServerRefused(
                "There is no such hold or entry.", "See them: soulfra account trust history", slugs.NOT_FOUND
            ) from None

    async def prove(self, token: str, code: str) -> None:
        try:
            await self._server.send("POST", "/v1/trust/proofs", {"token": code}, token)
        except ServerRefused as error:
            if error.slug != slugs.INVALID_REQUEST:
                raise
            raise ServerRefused(*WORDS[slugs.TOKEN_REFUSED], slugs.TOKEN_REFUSED) from None

    async def take_part(self, token: str, takes_part: bool) -> None:
        await self._server.send("PUT", "/v1/trust/participation", {"takes_part": takes_part}, token)

    async def active(self, token: str, told: ActiveToday) -> None:
        body = {**asdict(told), "day": told.day.isoformat()}
        await self._server.send("POST", "/v1/trust/active", body, token)
