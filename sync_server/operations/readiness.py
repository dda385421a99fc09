"""Looks whether this node could answer: the database, its form, and the mail server, which is asked once in a while."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.kit.node import Node
from sync_server.kit.problems import Problem
from sync_server.migrations.schema import HEAD

PATIENCE_SECONDS = 5.0
MAIL_SECONDS = 60.0

Mail = Literal["ok", "off", "unreachable"]


@dataclass(frozen=True, slots=True)
class Readiness:
    """What was found. `migrations` is the database's form, or says what is wrong with it."""

    has_database: bool
    is_migrated: bool
    migrations: str
    mail: Mail

    @property
    def is_ready(self) -> bool:
        return self.has_database and self.is_migrated


class MailWatch:
    """What the mail server said last."""

    def __init__(self) -> None:
        self._said: Mail = "off"
        self._at = float("-inf")

    async def look(self, node: Node) -> Mail:
        if not node.mailer.is_on:
            return "off"
        now = asyncio.get_running_loop().time()
        if now - self._at >= MAIL_SECONDS or self._said != "ok":
            self._said = "ok" if await node.mailer.answers() else "unreachable"
            self._at = now
        return self._said


async def readiness(node: Node) -> Readiness:
    """Within some seconds, whatever is broken."""
    mail = await node.part(MailWatch).look(node)
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            revision = await node.database.read(_revision)
    except (Problem, TimeoutError):
        return Readiness(False, False, "unknown", mail)
    except SQLAlchemyError:
        return Readiness(True, False, "the database is empty: run `soulfra-server migrate`", mail)
    if revision != HEAD:
        return Readiness(True, False, f"{revision}, and this server wants {HEAD}", mail)
    return Readiness(True, True, HEAD, mail)


async def _revision(session: AsyncSession) -> str | None:
    return await session.scalar(text("SELECT version_num FROM alembic_version"))


def begin(node: Node) -> None:
    """Whatever operations keeps of a node; the outbox is measured where it is worked off."""
    node.keep(MailWatch())
