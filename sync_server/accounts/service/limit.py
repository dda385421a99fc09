"""How often what may be tried, by whom (documented in docs/operations.md; checked by tests).

What guesses is counted by account and address together, so that nobody locks out somebody else from elsewhere; the
account alone has a wide limit that a machine known to it does not share.
"""

from __future__ import annotations

import uuid
from typing import Final

from sync_server.accounts.service.desk import normal
from sync_server.kit.limits import Limiter

SIGN_IN: Final = "5/minute;30/hour;100/day"
SIGN_IN_ADDRESS: Final = "60/minute"
SIGN_IN_ACCOUNT: Final = "100/hour"
SECOND_FACTOR: Final = "5/minute;30/hour"
REGISTER_ADDRESS: Final = "20/hour"
REGISTER_EMAIL: Final = "5/hour"
PRELOGIN_ADDRESS: Final = "60/minute"
FORGOT_ADDRESS: Final = "20/hour"
FORGOT_EMAIL: Final = "3/hour;10/day"
RESET_ADDRESS: Final = "20/hour"
VERIFY_ADDRESS: Final = "60/hour"
MAIL_ACCOUNT: Final = "5/hour;20/day"
REAUTHENTICATE: Final = "5/minute;30/hour"
REFRESH: Final = "60/minute"
EXPORT: Final = "1/hour"


class Limits:
    """Each raises Problem 429 with Retry-After."""

    def __init__(self, limiter: Limiter) -> None:
        self._limiter = limiter

    async def prelogin(self, address: str) -> None:
        await self._limiter.hit(PRELOGIN_ADDRESS, "prelogin", address)

    async def register(self, email: str, address: str) -> None:
        await self._limiter.hit(REGISTER_ADDRESS, "register-address", address)
        await self._limiter.hit(REGISTER_EMAIL, "register-email", normal(email))

    async def sign_in(self, email: str, address: str) -> None:
        await self._limiter.hit(SIGN_IN_ADDRESS, "sign-in-address", address)
        await self._limiter.hit(SIGN_IN, "sign-in", normal(email), address)

    async def stranger(self, email: str) -> None:
        """One more try from a machine that the account does not know."""
        await self._limiter.hit(SIGN_IN_ACCOUNT, "sign-in-account", normal(email))

    async def second_factor(self, account_id: uuid.UUID) -> None:
        await self._limiter.hit(SECOND_FACTOR, "second-factor", str(account_id))

    async def reauthenticate(self, account_id: uuid.UUID) -> None:
        await self._limiter.hit(REAUTHENTICATE, "reauthenticate", str(account_id))

    async def refresh(self, address: str) -> None:
        await self._limiter.hit(REFRESH, "refresh", address)

    async def forgot(self, email: str, address: str) -> None:
        await self._limiter.hit(FORGOT_ADDRESS, "forgot-address", address)
        await self._limiter.hit(FORGOT_EMAIL, "forgot-email", normal(email))

    async def reset(self, address: str) -> None:
        await self._limiter.hit(RESET_ADDRESS, "reset-address", address)

    async def verify(self, address: str) -> None:
        await self._limiter.hit(VERIFY_ADDRESS, "verify-address", address)

    async def mail(self, account_id: uuid.UUID) -> None:
        await self._limiter.hit(MAIL_ACCOUNT, "mail-account", str(account_id))

    async def export(self, account_id: uuid.UUID) -> None:
        await self._limiter.hit(EXPORT, "export", str(account_id))
