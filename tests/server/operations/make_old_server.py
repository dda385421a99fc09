"""Makes tests/data/old_servers/REVISION of a server as it is now, to be upgraded and used by every later version.

Run once for each migration, when it is done: python -m tests.server.operations.make_old_server
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import AsyncExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyotp.totp import TOTP
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Account, Session
from sync_server.app import create_app
from sync_server.kit.auth import Caller
from sync_server.kit.secrets import SEALING_FILE, SIGNING_FILE
from sync_server.migrations.schema import HEAD
from sync_server.protocol import sync, trust_chain
from sync_server.protocol.trust_forms import AppealRequest
from sync_server.settings import ServerSettings
from sync_server.trust.models_risk import RiskRing
from sync_server.trust.service.risk.rules import PAYMENT_HIGHEST
from sync_server.trust.service.risk.topic import Risk
from sync_server.trust.service.topic import Topic
from tests.contract.keyrings import MemoryRing
from tests.server.accounts.authenticator import Authenticator
from tests.server.accounts.person import Person, code_of
from tests.server.sync.people import OCTETS
from tests.servers.nodes import ServerNode
from tests.servers.postgres import Postgres, binaries
from tests.servers.smtp import Mailboxes, receiving
from tests.stories.machine import EMAIL, PASSWORD, Machine, machine

FOLDER = Path(__file__).parents[2] / "data" / "old_servers"
KINDS = ("sqlite", "postgres")
ADA = "ada@example.org"
ORIGIN = "http://127.0.0.1:8787"
"""What the server takes itself for, unless it is told."""
OF_ONE_VERSION = re.compile(r"^(--|SET |SELECT pg_catalog\.set_config|\\|$)")
"""Lines of pg_dump which another PostgreSQL may not understand, or which say nothing."""


async def make(kind: str, url: str, home: Path) -> None:
    variables = {"SOULFRA_DATABASE_URL": url} if url else {}
    async with receiving() as mails:
        variables |= {
            "SOULFRA_MAIL_HOST": "127.0.0.1", "SOULFRA_MAIL_PORT": str(mails.port), "SOULFRA_MAIL_SECURITY": "none",
            "SOULFRA_LIMITS_URL": "off",
        }  # fmt: skip
        node = ServerNode(home, **variables)
        await asyncio.to_thread(node.start)  # it looks whether its mail server answers, which does so in this loop
        try:
            held = await anns_machines(node, home) | await adas_account(node, mails)
        finally:
            node.stop()
    await after_a_day(home, variables)
    target = FOLDER / HEAD / kind
    target.mkdir(parents=True)
    for name in (SIGNING_FILE, SEALING_FILE):
        shutil.copyfile(home / name, target / name)
    shutil.copytree(home / "blobs", target / "blobs")
    (target / "held.json").write_text(json.dumps(held, indent=1, ensure_ascii=False) + "\n")


async def after_a_day(home: Path, variables: dict[str, str]) -> None:
    """What rounds and later topics leave: holds, an appeal, a ring, a checkpoint over all ledgers and by which policy was
    scored; and what somebody leaves who is held and goes."""
    told = {name.removeprefix("SOULFRA_").lower(): value for name, value in variables.items()}
    node = create_app(ServerSettings.read(server_home=home, metrics_port=-1, **told)).state.node
    risk, today = node.part(Risk), node.now().date()

    async def live(session: AsyncSession) -> Caller:
        ann, ada = (await session.scalars(select(Account.id).order_by(Account.created_at))).all()
        await risk.observe(session, ada, PAYMENT_HIGHEST, device=1, instrument="a card")
        for author, adopter in ((ann, ada), (ada, ann)):
            await risk.adoptions.adopted(session, author, adopter, today, "an agent", 60)
        session.add(RiskRing(account_id=ada, ring=ann, members=8, since=node.now()))
        await risk.remainders.leave(session, ada)
        query = select(Session).where(Session.account_id == ada, Session.ended_at.is_(None))
        kept = (await session.scalars(query)).first()
        assert kept is not None
        return Caller(ada, kept.device_no, kept.id, node.now(), kept.good_until)

    try:
        ada = await node.database.write(live)
        holds = await node.database.read(lambda session: risk.holds_of(session, ada.account_id))
        await risk.appeals.begin(ada, AppealRequest("It was me.", hold=holds[0].id))
        await node.part(Topic).sign_today()
    finally:
        await node.close()


async def anns_machines(node: ServerNode, home: Path) -> dict[str, Any]:
    """Three machines with the real engine; one is revoked, so that keys were changed, and one left a snapshot."""
    async with AsyncExitStack() as stack:
        desk, laptop, lost = [
            await stack.enter_async_context(machine(name, home / name, MemoryRing()))
            for name in ("desk", "laptop", "lost")
        ]
        await desk.registers(node.url)
        await desk.says("What was said first", file=b"a map")
        await desk.syncs()
        for other in (laptop, lost):
            await other.signs_in(node.url)
            await other.syncs()
        await lost.says("Said where it was lost")
        await lost.syncs()
        removed = await laptop.says("Removed again")
        await laptop.syncs()
        await laptop.store.organiser.delete([removed])
        await laptop.store.organiser.purge([removed])
        await laptop.syncs()
        await desk.syncs()
        await desk.parts.account.revoke(3, PASSWORD)
        desk.parts.sync.compact_every = 1
        await desk.syncs()
        await laptop.syncs()
        await laptop.says("Said after the snapshot")
        await laptop.settings.change("dial", 35)
        await laptop.syncs()
        await desk.syncs()
        return {
            "email": EMAIL, "password": PASSWORD, "recovery_key": desk.recovery_key, "shows": await shown(desk),
            "dial": 35,
        }  # fmt: skip


async def shown(one: Machine) -> dict[str, list[str]]:
    """Each chat's texts by its title."""
    return {chat.title: await one.reads(chat.id) for chat in await one.store.conversations.conversations()}


async def adas_account(node: ServerNode, mails: Mailboxes) -> dict[str, Any]:
    """Second factors, and all that is only half done: a mail that nobody takes, a passkey's question, half a blob."""
    async with httpx.AsyncClient(base_url=node.url, trust_env=False, timeout=60) as http:
        ada = Person(http, ADA)
        assert (await ada.register()).status_code == 202
        verified = await http.post("/v1/mail/verify", json={"token": code_of(await mails.take(ADA, "Your code"))})
        assert verified.status_code == 204, verified.text
        await ada.sign_in()
        options = {**ada.headers, **OCTETS, sync.OFFSET_HEADER: "0", sync.LENGTH_HEADER: "90000"}
        half = await http.patch(f"/v1/blobs/{'ab' * 32}", content=os.urandom(70_000), headers=options)
        assert half.status_code == 204, half.text
        seed = (await ada.ask("POST", "totp")).json()["secret"]
        codes = await ada.ask("POST", "totp/confirm", {"code": TOTP(seed).now()})
        assert codes.status_code == 200, codes.text
        options = (await ada.ask("POST", "passkey-options")).json()["options"]
        key = Authenticator(ORIGIN).create(options)
        added = await ada.ask("POST", "passkeys", {"name": "Key on my ring", "credential": key})
        assert added.status_code == 201, added.text
        assert (await ada.ask("POST", "passkey-options")).status_code == 200
        key = Ed25519PrivateKey.generate()
        day = datetime.now(UTC).date()
        message = trust_chain.active_message(UUID(ada.session["account_id"]), ada.session["device_no"], day)
        public, signature = (
            base64.b64encode(said).decode() for said in (key.public_key().public_bytes_raw(), key.sign(message))
        )
        told = await ada.ask("POST", "trust/active", {"day": day.isoformat(), "key": public, "signature": signature})
        assert told.status_code == 204, told.text
        assert (await ada.get("trust"))["score"] > 0
        mails.refuses = True
        asked = await http.post("/v1/password/forgot", json={"email": ADA})
        assert asked.status_code == 202, asked.text
        return {"ada": {"email": ADA, "secret": ada.secret, "seed": seed, "codes": codes.json()["codes"]}}


def dump_sqlite(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def dump_postgres(postgres: Postgres, name: str) -> list[str]:
    url = postgres.url(name).replace("+asyncpg", "")
    done = subprocess.run(
        [binaries() / "pg_dump", "--inserts", "--no-owner", "--no-privileges", url],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [line for line in done.stdout.splitlines() if not OF_ONE_VERSION.match(line)]


async def main() -> None:
    shutil.rmtree(FOLDER / HEAD, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder, Postgres() as postgres:
        name = postgres.create()
        for kind, url in zip(KINDS, ("", postgres.url(name)), strict=True):
            home = Path(folder) / kind
            await make(kind, url, home)
            lines = dump_postgres(postgres, name) if url else dump_sqlite(home / "server.sqlite")
            (FOLDER / HEAD / kind / "dump.sql").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    asyncio.run(main())
