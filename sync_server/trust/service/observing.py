"""What the server sees of an account becomes entries of its ledger: what accounts announce is heeded, what topics above
observe they tell here. Nothing that a client says of itself comes this way, and nothing that a person writes."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.repository import account as accounts
from sync_server.accounts.service import event, second_factor
from sync_server.kit.jobs import Payload
from sync_server.kit.node import Node
from sync_server.protocol import trust_events as kinds
from sync_server.trust.repository import ledger as entries
from sync_server.trust.service.ledger import Ledger, Owner, opened

TOPIC: Final = "trust"
ACCOUNTS, BILLING, GATEWAY, MARKETPLACE = "accounts", "billing", "gateway", "marketplace"
CORRECTION: Final = "correction"
ACTIVITY: Final = "activity"


class Observing:
    """Each method is part of the caller's transaction, says the entry's number, and None where it is known, the person
    takes no part, or is gone. `ref` names what is told of where it comes from: told twice, it is written once."""

    def __init__(self, node: Node, ledger: Ledger) -> None:
        self._node, self._ledger = node, ledger

    def begin(self) -> None:
        """Heeds what accounts announce."""
        for name in (event.ADDRESS_VERIFIED, event.SECOND_FACTOR_ON, event.SECOND_FACTOR_OFF):
            self._node.jobs.heed(name, TOPIC, self._identity_changed)
        self._node.jobs.heed(event.DEVICE_ADDED, TOPIC, self._device_added)

    async def identity(self, session: AsyncSession, account_id: uuid.UUID) -> Owner | None:
        """The ledger says what accounts know of the address and the second factor by now; done twice it adds nothing."""
        owner = await self._ledger.own(session, account_id)
        account = await accounts.get(session, account_id)
        if owner is None or account is None or not owner.account.takes_part:
            return owner
        if account.verified_at is not None and not owner.account.has_address:
            owner.account.has_address = True
            verified = account.verified_at.date()
            await self._ledger.enter(session, owner, kinds.ADDRESS_VERIFIED, verified, source=ACCOUNTS, ref="address")
        has = (await second_factor.enabled(session, account_id)).any
        if has != owner.account.has_second_factor:
            owner.account.has_second_factor = has
            kind = kinds.SECOND_FACTOR_ON if has else kinds.SECOND_FACTOR_OFF
            ref = f"second-factor-{owner.chain.head_seq + 1}"
            await self._ledger.enter(session, owner, kind, self._today(), source=ACCOUNTS, ref=ref)
        await session.flush()
        return owner

    async def active(
        self, session: AsyncSession, account_id: uuid.UUID, day: date, owner: Owner | None = None
    ) -> int | None:
        """A day of use, however it was seen: one entry a day. `owner` where this transaction has it."""
        owner = owner or await self._ledger.own(session, account_id)
        if owner is None or not owner.account.takes_part:
            return None
        owner.account.active_on = max(owner.account.active_on, day.toordinal())
        return await self._ledger.enter(session, owner, kinds.ACTIVE, day, source=ACTIVITY, ref=day.isoformat())

    # -- billing ------------------------------------------------------------------------------------------------------
    async def card_verified(self, session: AsyncSession, account_id: uuid.UUID, day: date, ref: str) -> int | None:
        return await self._record(session, account_id, kinds.CARD_VERIFIED, day, BILLING, ref)

    async def card_removed(self, session: AsyncSession, account_id: uuid.UUID, day: date, ref: str) -> int | None:
        return await self._record(session, account_id, kinds.CARD_REMOVED, day, BILLING, ref)

    async def paid(self, session: AsyncSession, account_id: uuid.UUID, day: date, ref: str) -> int | None:
        """A charge that went through; of how much is not asked."""
        return await self._record(session, account_id, kinds.PAID, day, BILLING, ref)

    async def payment_failed(self, session: AsyncSession, account_id: uuid.UUID, day: date, ref: str) -> int | None:
        return await self._record(session, account_id, kinds.PAYMENT_FAILED, day, BILLING, ref)

    async def card_failures(self, session: AsyncSession, account_id: uuid.UUID, day: date, ref: str) -> int | None:
        """A burst of cards that were refused."""
        return await self._record(session, account_id, kinds.CARD_FAILURES, day, BILLING, ref)

    async def chargeback(self, session: AsyncSession, account_id: uuid.UUID, day: date, ref: str) -> int | None:
        return await self._record(session, account_id, kinds.CHARGEBACK, day, BILLING, ref)

    # -- gateway ------------------------------------------------------------------------------------------------------
    async def rate_abuse(self, session: AsyncSession, account_id: uuid.UUID, day: date, ref: str) -> int | None:
        return await self._record(session, account_id, kinds.RATE_ABUSE, day, GATEWAY, ref)

    async def spam_burst(self, session: AsyncSession, account_id: uuid.UUID, day: date, ref: str) -> int | None:
        return await self._record(session, account_id, kinds.SPAM_BURST, day, GATEWAY, ref)

    # -- marketplace --------------------------------------------------------------------------------------------------
    async def adopted(
        self, session: AsyncSession, account_id: uuid.UUID, day: date, ref: str, weight: int
    ) -> int | None:
        """Somebody uses an agent of theirs; `weight`, 1 to 100, is that one's standing."""
        return await self._ledger.record(session, account_id, kinds.ADOPTED, day, n=weight, source=MARKETPLACE, ref=ref)

    async def self_adopted(self, session: AsyncSession, account_id: uuid.UUID, day: date, ref: str) -> int | None:
        """By an account of the same devices or payment."""
        return await self._record(session, account_id, kinds.SELF_ADOPTED, day, MARKETPLACE, ref)

    async def referred(self, session: AsyncSession, account_id: uuid.UUID, day: date, ref: str) -> int | None:
        return await self._record(session, account_id, kinds.REFERRED, day, MARKETPLACE, ref)

    async def bulk_referral(self, session: AsyncSession, account_id: uuid.UUID, day: date, ref: str) -> int | None:
        return await self._record(session, account_id, kinds.BULK_REFERRAL, day, MARKETPLACE, ref)

    async def good_report(self, session: AsyncSession, account_id: uuid.UUID, day: date, ref: str) -> int | None:
        """A report of theirs was upheld."""
        return await self._record(session, account_id, kinds.GOOD_REPORT, day, MARKETPLACE, ref)

    async def report_upheld(self, session: AsyncSession, account_id: uuid.UUID, day: date, ref: str) -> int | None:
        """A report against them was."""
        return await self._record(session, account_id, kinds.REPORT_UPHELD, day, MARKETPLACE, ref)

    # -- by a person who looked ---------------------------------------------------------------------------------------
    async def fraud_confirmed(self, session: AsyncSession, account_id: uuid.UUID, day: date, ref: str) -> int | None:
        return await self._record(session, account_id, kinds.FRAUD_CONFIRMED, day, CORRECTION, ref)

    async def reverse(self, session: AsyncSession, account_id: uuid.UUID, seq: int) -> int | None:
        """That entry never was: the score is what it would be without it. None also where it was reversed before.

        Raises LookupError where there is no such entry, ValueError where it is a correction itself.
        """
        owner = await self._ledger.own(session, account_id)
        row = await entries.at(session, owner.chain.chain, seq) if owner is not None else None
        if owner is None or row is None:
            raise LookupError(seq)
        if opened(owner.key, row).kind == kinds.REVERSED:
            raise ValueError("a correction is not corrected: what it took out is observed anew")
        return await self._ledger.record(
            session, account_id, kinds.REVERSED, self._today(), source=CORRECTION, ref=f"entry-{seq}", reverses=seq
        )

    def _today(self) -> date:
        return self._node.now().date()

    async def _record(
        self, session: AsyncSession, account_id: uuid.UUID, kind: str, day: date, source: str, ref: str
    ) -> int | None:
        return await self._ledger.record(session, account_id, kind, day, source=source, ref=ref)

    async def _identity_changed(self, payload: Payload) -> None:
        account_id = uuid.UUID(payload["account_id"])
        await self._node.database.write(lambda session: self.identity(session, account_id))

    async def _device_added(self, payload: Payload) -> None:
        account_id, day = uuid.UUID(payload["account_id"]), date.fromisoformat(payload["day"])
        ref = f"device-{payload['device_no']}"
        await self._node.database.write(
            lambda session: self._record(session, account_id, kinds.NEW_DEVICE, day, ACCOUNTS, ref)
        )
