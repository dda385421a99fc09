"""The server's keys are followed by new ones, with ledgers in place: nothing is lost, and what is missing is said."""

from __future__ import annotations

import base64
import importlib
import sys
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from anyio import to_thread
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

import sync_server
from sync_server.__main__ import main
from sync_server.accounts.models import Totp
from sync_server.accounts.service import event, totp
from sync_server.app import create_app
from sync_server.kit.jobs import ATTEMPTS, Job
from sync_server.kit.node import Node
from sync_server.kit.secrets import is_signed_by
from sync_server.operations.resealing import PLACES, reseal
from sync_server.protocol import trust_chain
from sync_server.protocol import trust_events as kinds
from sync_server.settings import ServerSettings
from sync_server.trust.service.risk.topic import Risk
from sync_server.trust.service.topic import Topic
from sync_server.trust.service.verifying import verify
from tests.server.accounts.person import Hands, slug
from tests.server.sync import people
from tests.server.sync.people import Peer
from tests.server.trust.books import Books

OLD, NEW = (base64.b64encode(letter * 32).decode() for letter in (b"o", b"n"))
BOTH = f"{NEW},{OLD}"
SEED = b"a seed of an app"
SERVER = Path(sync_server.__file__).parent


@dataclass
class Running:
    """A server with the keys that it was started with, and somebody's machine."""

    node: Node
    books: Books
    http: httpx.AsyncClient

    async def tells(self, account_id: uuid.UUID, path: str) -> httpx.Response:
        token = await people.device(self.node, account_id, int.from_bytes(uuid.uuid4().bytes[:3]) + 1)
        return await Peer(self.http, account_id, token, 1).get(path)

    async def score(self, account_id: uuid.UUID) -> dict[str, Any]:
        answer = await self.tells(account_id, "trust")
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def ledger(self, account_id: uuid.UUID) -> list[dict[str, Any]]:
        return (await self.tells(account_id, "trust/ledger")).json()["events"]


class House:
    """A server that is stopped, and started again with other keys over the same database."""

    def __init__(self, make: Callable[..., ServerSettings], url: str) -> None:
        self.make, self.url, self.hands = make, url, Hands()

    @asynccontextmanager
    async def runs(self, sealing: str = OLD, signing: str = OLD) -> AsyncIterator[Running]:
        settings = self.make(database_url=self.url, sealing_keys=sealing, signing_keys=signing)
        app = create_app(settings, self.hands)
        node: Node = app.state.node
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://server") as http:
            yield Running(node, Books(node, self.hands), http)
        await node.close()


@pytest.fixture
def house(make_settings: Callable[..., ServerSettings], database_url: str) -> House:
    return House(make_settings, database_url)


@pytest.fixture
async def ada(house: House) -> uuid.UUID:
    """Has used a server with the old key for some weeks."""
    async with house.runs() as server:
        account_id = await server.books.account()
        await server.books.used(account_id, 6, every=7)
        await server.books.record(account_id, kinds.REPORT_UPHELD)
        await server.node.part(Topic).sign_today()
    return account_id


async def test_a_new_key_before_the_old_one_changes_nothing_that_is_seen(house, ada):
    async with house.runs() as server:
        before, entries = await server.score(ada), await server.ledger(ada)
    assert before["score"] > 0
    async with house.runs(BOTH) as server:
        assert await server.score(ada) == before
        assert await server.ledger(ada) == entries
        ann = await server.books.account()
        await server.books.used(ann, 3)
        await server.books.record(ada, kinds.GOOD_REPORT)
        after = await server.ledger(ada)
        assert after[:-1] == entries
        assert after[-1]["previous"] == entries[-1]["hash"]
        found = await verify(server.node)
        assert (found.broken, found.chains, found.entries) == ([], 2, len(after) + 3)
    async with house.runs(NEW) as server:
        assert len(await server.ledger(ann)) == 3, "who came afterwards wants no old key"


async def test_without_the_old_key_it_is_said_what_to_do_and_nothing_is_lost(house, ada, capsys):
    async with house.runs() as server:
        before, entries = await server.score(ada), await server.ledger(ada)
    async with house.runs(NEW) as server:
        for path in ("trust", "trust/ledger", "trust/history"):
            refused = await server.tells(ada, path)
            assert (refused.status_code, slug(refused)) == (503, "unavailable"), refused.text
            assert "puts it back; nothing is lost" in refused.json()["detail"]
        assert "in SOULFRA_SEALING_KEYS, or sealing.keys, and restart" in capsys.readouterr().err
        await server.node.part(Topic).activity.round()
        [said] = (await verify(server.node)).broken
        assert "the words of 1 ledgers" in said
        assert "put its line back behind the others" in said
    async with house.runs(BOTH) as server:
        assert await server.score(ada) == before
        assert (await server.ledger(ada))[: len(entries)] == entries
        assert (await verify(server.node)).broken == []


async def waiting(node: Node) -> list[Job]:
    async def read(session: AsyncSession) -> list[Job]:
        return list(await session.scalars(select(Job).where(Job.name.is_(None))))

    return await node.database.read(read)


@pytest.mark.parametrize("written_with", [OLD, NEW])
async def test_what_was_to_be_entered_waits_for_the_key_however_long_that_takes(house, ada, written_with):
    """Whether the job itself cannot be read, or the ledger that it is about."""
    told = {"account_id": str(ada), "device_no": 2, "day": house.hands.at.date().isoformat()}
    async with house.runs(written_with) as server:
        await server.node.database.write(lambda session: server.node.jobs.announce(session, event.DEVICE_ADDED, told))
        jobs = len(await waiting(server.node))
    async with house.runs(NEW) as server:
        for _ in range(ATTEMPTS + 50):
            await server.books.rest()
            house.hands.forward(hours=2)
        left = await waiting(server.node)
        assert [job for job in left if job.topic.endswith(">trust")], jobs
        assert [job.given_up_at for job in left] == [None] * len(left)
    async with house.runs(BOTH) as server:
        await server.books.rest()
        assert (await server.books.kinds(ada))[-1] == kinds.NEW_DEVICE
        assert await waiting(server.node) == []


async def test_what_comes_round_goes_on_without_the_key(house, ada):
    async with house.runs() as server:
        await server.node.jobs._begin_rounds()
        await server.books.rest()
    house.hands.forward(days=1)
    async with house.runs(NEW) as server:
        await server.books.rest()
        signed = await server.node.part(Topic).checkpoints.newest()
        assert signed is not None
        assert signed.day == house.hands.at.date()


async def seeds(node: Node, account_id: uuid.UUID) -> Totp:
    async def read(session: AsyncSession) -> Totp:
        return (await session.scalars(select(Totp).where(Totp.account_id == account_id))).one()

    return await node.database.read(read)


async def seed_of(node: Node, account_id: uuid.UUID) -> bytes:
    return node.secrets.open(totp.USE, (await seeds(node, account_id)).seed, account_id.bytes)


async def test_when_all_was_sealed_anew_the_old_key_may_go(house, ada, monkeypatch, capsys):
    async def command() -> tuple[object, str]:
        """`soulfra-server reseal`, as from another terminal: how it ended, and what it said."""

        def run() -> tuple[object, str]:
            monkeypatch.setattr(sys, "argv", ["soulfra-server", "reseal"])
            with pytest.raises(SystemExit) as ended:
                main()
            return ended.value.code, capsys.readouterr().out

        return await to_thread.run_sync(run)

    async with house.runs() as server:

        async def two_steps(session: AsyncSession) -> None:
            sealed = server.node.secrets.seal(totp.USE, SEED, ada.bytes)
            session.add(Totp(account_id=ada, seed=sealed, confirmed_at=house.hands.at))
            await server.node.jobs.add(session, "a job of tomorrow", {"n": 1}, after=timedelta(days=1))

        await server.node.database.write(two_steps)
        [seq] = [entry.seq for entry in await server.books.entries(ada) if entry.kind == kinds.REPORT_UPHELD]
        token = await people.device(server.node, ada, 9)
        words = {"words": "It was not me", "seq": seq}
        answer = await server.http.post("/v1/trust/appeals", json=words, headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 201, answer.text
        before, entries = await server.score(ada), await server.ledger(ada)

    monkeypatch.setenv("SOULFRA_DATABASE_URL", house.url)
    monkeypatch.setenv("SOULFRA_SERVER_HOME", str(house.make().server_home))
    monkeypatch.setenv("SOULFRA_SEALING_KEYS", NEW)
    status, said = await command()
    assert status == 1
    assert "0 sealed with the newest key" in said
    assert "4 left as they are" in said
    assert "put its line back behind the others" in said
    monkeypatch.setenv("SOULFRA_SEALING_KEYS", BOTH)
    assert await command() == (
        0,
        "4 sealed with the newest key\nnothing here wants an older key any more; backups from before do\n",
    )
    assert (await command())[1].startswith("0 sealed")

    async with house.runs(NEW) as server:
        assert await server.score(ada) == before
        assert await server.ledger(ada) == entries
        assert (await verify(server.node)).broken == []
        assert await seed_of(server.node, ada) == SEED
        [appeal] = await server.node.part(Risk).appeals.open()
        assert appeal.words == "It was not me"
        assert len(await waiting(server.node)) == 1
        house.hands.forward(days=2)
        server.node.jobs.on("a job of tomorrow", done := Noted())
        await server.books.rest()
        assert done.told == [{"n": 1}]


class Noted:
    def __init__(self) -> None:
        self.told: list[Any] = []

    async def __call__(self, payload: Any) -> None:
        self.told.append(payload)


def test_no_use_of_the_sealing_keys_is_forgotten():
    """Whoever seals something new in the database says here how it is sealed anew."""
    sealing = [path for path in SERVER.rglob("*.py") if "secrets.seal(" in path.read_text()]
    modules = {".".join(path.relative_to(SERVER.parent).with_suffix("").parts) for path in sealing}
    uses = {importlib.import_module(name).USE for name in modules if not name.endswith("operations.resealing")}
    assert uses == {place.use for place in PLACES}


async def test_what_a_node_changed_meanwhile_is_not_written_over(house, ada):
    async with house.runs() as server:
        await server.node.database.write(
            lambda session: _add(
                session, Totp(account_id=ada, seed=server.node.secrets.seal(totp.USE, SEED, ada.bytes))
            )
        )
    async with house.runs(BOTH) as server:
        change, other = server.node.database.change, server.node.secrets.seal(totp.USE, b"another", ada.bytes)
        is_first = True

        async def meanwhile(work: Any) -> Any:
            nonlocal is_first
            if is_first:
                is_first = False
                await server.books.sql("UPDATE totp SET seed = :seed", seed=other)
            return await change(work)

        server.node.database.change = meanwhile  # type: ignore[method-assign]
        await reseal(server.node)
        assert await seed_of(server.node, ada) == b"another"


async def _add(session: AsyncSession, row: Any) -> None:
    session.add(row)


async def test_a_new_signing_key_signs_the_next_checkpoint_and_the_old_ones_prove(house, ada):
    async with house.runs(signing=OLD) as server:
        [old] = server.node.secrets.public_keys()
    house.hands.forward(days=1)
    async with house.runs(signing=BOTH) as server:
        await server.books.record(ada, kinds.GOOD_REPORT)
        await server.node.part(Topic).sign_today()
        point = (await server.tells(ada, "trust/checkpoint")).json()
        key = base64.b64decode(point["key"])
        assert key == server.node.secrets.public_keys()[0] != old
        signed = await server.node.part(Topic).checkpoints.newest()
        message = trust_chain.checkpoint_message(signed.day, signed.root, signed.previous)
        assert is_signed_by(key, base64.b64decode(point["signature"]), message)
        assert point["seq"] == len(await server.ledger(ada))
        assert (await verify(server.node)).broken == [], "while both are believed"
    async with house.runs(signing=NEW) as server:
        [line] = (await verify(server.node)).broken
        assert base64.b64encode(old).decode() in line
        assert "--key" in line
        assert (await verify(server.node, [old])).broken == []
