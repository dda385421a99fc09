"""Somebody whose account is a month old, and what others see and ask of it, for the tests of risk."""

from __future__ import annotations

import asyncio
import uuid
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import httpx
import pytest

from sync_server.kit.node import Node
from sync_server.kit.problems import Problem
from sync_server.protocol import trust
from sync_server.protocol import trust_events as kinds
from sync_server.trust.service.ledger import Entry
from sync_server.trust.service.risk.topic import Risk
from tests.server.accounts.conftest import Meet
from tests.server.accounts.person import Hands, Person, machine
from tests.server.trust.books import Books

HARM = {*kinds.BAD, kinds.REVERSED}


@pytest.fixture
def books(node: Node, hands: Hands) -> Books:
    return Books(node, hands)


@pytest.fixture
def guard(node: Node) -> Risk:
    return node.part(Risk)


@pytest.fixture
async def owner(meet: Meet, verify, hands: Hands, books: Books) -> Person:
    """Somebody whose account is a month old."""
    person = await meet().join()
    await verify(person)
    async with asyncio.timeout(60):  # what follows from it has followed before the clock goes on
        while (await books.node.jobs.waiting())[0]:
            await asyncio.sleep(0.02)
    assert kinds.ADDRESS_VERIFIED in await books.kinds(account_of(person))
    hands.forward(days=30)
    return await person.sign_in()


def account_of(person: Person) -> uuid.UUID:
    return uuid.UUID(person.session["account_id"])


async def at_a_new_machine(person: Person, hands: Hands) -> Person:
    there = await person.at(machine("A stranger's")).sign_in()
    hands.forward(minutes=1)
    return there


async def export(person: Person) -> httpx.Response:
    return await person.ask("GET", "account/export")


async def observe(node: Node, person: Person, kind: str, **more: Any) -> None:
    async def work(session: Any) -> None:
        await node.part(Risk).observe(session, account_of(person), kind, **more)

    await node.database.write(work)


async def ask(node: Node, person: Person, action: str) -> str:
    """What a gate that another topic asks says: "" or the reason."""
    caller = await node.tokens.believe(person.session["access_token"])
    try:
        await node.gates.ask(caller, action)
    except Problem as problem:
        return problem.extra["reason"]
    return ""


async def standing(person: Person) -> list[tuple[str, str, str]]:
    return [(hold["action"], hold["state"], hold["reason"]) for hold in await person.get("trust/holds")]


async def hold_of(person: Person, action: str) -> uuid.UUID:
    return next(uuid.UUID(hold["id"]) for hold in await person.get("trust/holds") if hold["action"] == action)


async def upheld(guard: Risk, hold_id: uuid.UUID, days: int = 30, records: str = "") -> None:
    await guard.holds.uphold(hold_id, timedelta(days=days), records)


async def quiet(node: Node) -> None:
    """Everything that was announced is heeded, every mail sent."""
    while (await node.jobs.waiting())[0]:
        await asyncio.sleep(0.02)


def said(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return " ".join(part.get_content().split())


def is_whole(entries: list[Entry], hands: Hands) -> bool:
    """Whether the score is to the point what it would be if nothing had ever lowered it."""
    return scored(entries, hands) == scored([one for one in entries if one.kind not in HARM], hands)


def scored(entries: list[Entry], hands: Hands) -> trust.TrustScore:
    return trust.score([entry.event for entry in entries], hands.at.date().toordinal(), trust.policy())
