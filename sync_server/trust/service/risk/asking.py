"""What is asked at a gate: let through, asked for a proof, or held; and what is held as soon as it was seen."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Account
from sync_server.accounts.repository import account as accounts
from sync_server.accounts.service.mailed import token_refused
from sync_server.accounts.service.token import OneTimeToken, hash_of, new_secret
from sync_server.kit.auth import Caller, not_signed_in
from sync_server.kit.node import Node
from sync_server.kit.problems import Problem
from sync_server.protocol import errors, risk
from sync_server.trust.models_risk import RiskStop
from sync_server.trust.repository import risk as kept
from sync_server.trust.service.risk import course, judging, proofs, rules, stops
from sync_server.trust.service.risk.rules import Answer, Verdict
from sync_server.trust.service.risk.signals import Signals

RATE: Final = "60/minute"
CODE_LIFETIME: Final = timedelta(minutes=30)
CODE_PAUSE: Final = timedelta(minutes=10)
"""Between two mails with a code, for who asks again and again."""
log = structlog.get_logger("risk")


class Asking:
    def __init__(self, node: Node, signals: Signals) -> None:
        self._node, self._signals = node, signals

    async def gate(self, caller: Caller, action: str) -> None:
        """The keeper of the node's gates. Raises Problem 401, 403, 429."""
        await self._node.limiter.hit(RATE, "gate", str(caller.account_id))
        problem = await self._node.database.write(lambda session: self._asked(session, caller, action))
        if problem is not None:
            raise problem

    async def prove(self, caller: Caller, text: str) -> None:
        """With the code that was mailed, on the device that was asked. Raises Problem 409."""
        token = OneTimeToken.read(text)

        async def work(session: AsyncSession) -> None:
            account = await accounts.lock(session, caller.account_id)
            if account is None or token is None or token.account_id != caller.account_id:
                raise token_refused()
            now, wanted = self._node.now(), hash_of(token.secret)
            asked = [stop for stop in await kept.stops(session, account.id) if stop.device_no == caller.device_no]
            sent = [stop.proof_sent_at for stop in asked if stop.proof == wanted]
            if not any(at is not None and now - at <= CODE_LIFETIME for at in sent):
                raise token_refused()
            await self._proven(session, caller)

        await self._node.database.write(work)

    async def observed(self, session: AsyncSession, account_id: uuid.UUID) -> None:
        """Holds what calls for it, as soon as it was seen; a step-up waits until somebody asks."""
        account = await accounts.lock(session, account_id)
        if account is not None:
            signals = await self._signals.assess(session, account_id)
            await stops.mail(self._node, session, account, "held", await self._hold_all(session, account_id, signals))

    async def _asked(self, session: AsyncSession, caller: Caller, action: str) -> Problem | None:
        account = await accounts.lock(session, caller.account_id)
        if account is None:
            return not_signed_in()
        asked = None
        for stop in await stops.standing(self._node, session, account.id):
            if stop.action != action or stop.device_no not in (None, caller.device_no):
                continue
            if stop.state != risk.STEP_UP:
                return stops.held(stop)
            asked = stop
        ways = await proofs.ways(self._node, session, account, caller)
        is_newly_given = asked is not None and caller.auth_time >= asked.begun_at.replace(microsecond=0)
        if is_newly_given and risk.BY_SECOND_FACTOR in ways:
            await self._proven(session, caller)
            asked = None
        if action in rules.RISKY:
            await self._signals.tried(session, account.id, action, caller.device_no)
        signals = await self._signals.assess(session, account.id)
        verdict = await self._answer(session, account.id, signals, action, caller.device_no)
        if verdict.answer is Answer.HOLD:
            begun = await self._hold(session, account.id, action, verdict, asked)
            begun_too = await self._hold_all(session, account.id, signals)
            await stops.mail(self._node, session, account, "held", begun + begun_too)
            return stops.held(begun[0])
        if verdict.answer is Answer.STEP_UP and (ways or verdict.reason not in rules.LASTING):
            return await self._step_up(session, account, caller, verdict, asked or action, ways)
        return None

    async def _answer(
        self,
        session: AsyncSession,
        account_id: uuid.UUID,
        signals: Sequence[rules.Signal],
        action: str,
        device: int | None,
    ) -> Verdict:
        released_at = await kept.released_at(session, account_id, action, device)
        return judging.answer(signals, action, device, self._signals.policy, released_at)

    async def _step_up(
        self,
        session: AsyncSession,
        account: Account,
        caller: Caller,
        verdict: Verdict,
        asked: RiskStop | str,
        ways: list[str],
    ) -> Problem:
        now = self._node.now()
        if isinstance(asked, str):
            stop = stops.new(account.id, asked, verdict, course.begun(Answer.STEP_UP, now, verdict.until or now))
            stop.device_no = caller.device_no
            session.add(stop)
        else:
            stop = asked
        if risk.BY_MAIL in ways and (stop.proof_sent_at is None or now - stop.proof_sent_at >= CODE_PAUSE):
            token = OneTimeToken(account.id, new_secret())
            stop.proof, stop.proof_sent_at = hash_of(token.secret), now
            minutes = CODE_LIFETIME // timedelta(minutes=1)
            values = {"code": token.text(), "minutes": minutes, "action": stop.action, "reason": stop.reason}
            await self._node.mailer.post(session, account.email, "trust/step_up", **values)
        await session.flush()
        detail = "Prove that it is you, then ask again." if ways else "This is possible again when the time is over."
        return Problem(403, errors.STEP_UP_REQUIRED, detail, **stops.told(stop), ways=ways)

    async def _hold_all(
        self, session: AsyncSession, account_id: uuid.UUID, signals: Sequence[rules.Signal]
    ) -> list[RiskStop]:
        """What is new of all that the signals hold, on each device that they are about."""
        begun: list[RiskStop] = []
        devices = sorted({signal.device for signal in signals}, key=lambda no: no or 0)
        for action in risk.ACTIONS:
            for device in devices:
                verdict = await self._answer(session, account_id, signals, action, device)
                if verdict.answer is Answer.HOLD:
                    begun += await self._hold(session, account_id, action, verdict)
        return begun

    async def _hold(
        self,
        session: AsyncSession,
        account_id: uuid.UUID,
        action: str,
        verdict: Verdict,
        asked: RiskStop | None = None,
    ) -> list[RiskStop]:
        """The new stop; nothing where it is held already."""
        now, until = self._node.now(), verdict.until or self._node.now()
        for stop in await stops.standing(self._node, session, account_id):
            if stop.action == action and stop.state != risk.STEP_UP and stop.device_no in (None, verdict.device):
                return []
        if asked is not None:
            stops.write(asked, course.harder(stops.read(asked), now, until, provable=verdict.provable))
            asked.reason, asked.device_no = verdict.reason, verdict.device
            await session.flush()
            return [asked]
        stop = stops.new(account_id, action, verdict, course.begun(Answer.HOLD, now, until, provable=verdict.provable))
        session.add(stop)
        await session.flush()
        log.info("held", stop=str(stop.id), action=action, reason=stop.reason)
        return [stop]

    async def _proven(self, session: AsyncSession, caller: Caller) -> None:
        await self._signals.observe(session, caller.account_id, rules.PROVEN, device=caller.device_no)
        now = self._node.now()
        for stop in await kept.stops(session, caller.account_id):
            if stop.device_no in (None, caller.device_no):
                stops.write(stop, course.proven(stops.read(stop), now))
                stop.proof = None
        await session.flush()
