"""Tokens that go out by mail, or from whoever runs the server: one purpose each, good once, kept as a hash."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Account, MailToken
from sync_server.accounts.repository import mail_token as tokens
from sync_server.accounts.service.desk import Desk
from sync_server.accounts.service.token import OneTimeToken, hash_of, new_secret
from sync_server.kit.problems import Problem
from sync_server.protocol import errors
from sync_server.protocol.accounts import RESET_TOKEN_SECONDS, VERIFY_TOKEN_SECONDS

VERIFY: Final = "verify"
CHANGE: Final = "change"
RESET: Final = "reset"
HANDED: Final = "handed"
"""A reset's, given by whoever runs the server: who has it need not read the mail of the address."""
RESET_CODE_LIFETIME: Final = timedelta(hours=24)
LIFETIMES: Final = {
    VERIFY: timedelta(seconds=VERIFY_TOKEN_SECONDS),
    CHANGE: timedelta(seconds=VERIFY_TOKEN_SECONDS),
    RESET: timedelta(seconds=RESET_TOKEN_SECONDS),
    HANDED: RESET_CODE_LIFETIME,
}


async def post(desk: Desk, session: AsyncSession, account: Account, purpose: str, to: str) -> None:
    """Mails a new token; those before it stay good until one is used, so that a late mail does no harm."""
    if not desk.mail:
        return
    token = await issue(desk, session, account, purpose, to)
    minutes = int(LIFETIMES[purpose].total_seconds() // 60)
    await desk.node.mailer.post(session, to, f"accounts/{purpose}", token=token, minutes=minutes)


async def issue(desk: Desk, session: AsyncSession, account: Account, purpose: str, email: str) -> str:
    """A new token as it is typed; its hash alone is kept."""
    token = OneTimeToken(account.id, new_secret())
    session.add(
        MailToken(
            account_id=account.id,
            token_hash=hash_of(token.secret),
            purpose=purpose,
            email=email,
            expires_at=desk.now() + LIFETIMES[purpose],
        )
    )
    await session.flush()
    return token.text()


async def find(desk: Desk, session: AsyncSession, token: OneTimeToken | None, *purposes: str) -> MailToken:
    """Raises Problem 409 for one that is unknown, used, too old or of another purpose: all the same."""
    if token is None:
        raise token_refused()
    for purpose in purposes:
        kept = await tokens.find(session, token.account_id, hash_of(token.secret), purpose, desk.now())
        if kept is not None:
            return kept
    raise token_refused()


def token_refused() -> Problem:
    return Problem(409, errors.TOKEN_REFUSED, "This code is unknown, was used or is too old: ask for a new one.")


def mail_off() -> Problem:
    return Problem(409, errors.MAIL_OFF, "This server sends no mail, so that it cannot know whose address this is.")
