"""Three machines with the real engine and stores, and the real server: whatever breaks between them, nothing that was
acknowledged is lost, all show the same in the end, and the server has read none of it."""

from __future__ import annotations

import asyncio
import atexit
import base64
import hashlib
import shutil
import tempfile
import uuid
from collections.abc import Coroutine
from contextlib import AsyncExitStack, suppress
from functools import cache
from pathlib import Path
from typing import Any

import asyncpg
import httpx
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from soulfra_desktop.adapters.account_store import AccountFiles
from soulfra_desktop.adapters.account_vault import Vault
from soulfra_desktop.adapters.sqlite.store import open_store
from soulfra_desktop.adapters.sync_server import SyncServer
from soulfra_desktop.app.account import AccountParts
from soulfra_desktop.app.container import SystemClock
from soulfra_desktop.domain.account import PasswordKeys
from soulfra_desktop.domain.errors import KeyNotOpened, NotSignedIn, ServerUnreachable
from soulfra_desktop.services.session import ServerSession
from soulfra_desktop.services.settings import SettingsService
from sync_server.app import create_app
from sync_server.migrations.schema import Schema
from sync_server.protocol.accounts import KdfParams
from sync_server.settings import ServerSettings
from tests.contract.keyrings import MemoryRing
from tests.servers.postgres import Postgres, in_a_loop_of_its_own
from tests.stories.machine import PASSWORD, Machine

PLANTED = "plantedplaintext"
URL = "http://127.0.0.1:1"
WHO = st.integers(0, 2)
TEMPLATE = "soulfra_machine_template"


class QuickVault(Vault):
    """The real one, but for what makes a guess of the password dear: no example of these could afford it."""

    async def from_password(self, password: str, kdf: KdfParams) -> PasswordKeys:
        found = hashlib.blake2b(password.encode() + kdf.salt.encode(), digest_size=64).digest()
        return PasswordKeys(base64.b64encode(found[:32]).decode(), found[32:])


class Way(httpx.AsyncBaseTransport):
    """From one machine to the server: it can be away, lose an answer, or bring a request twice."""

    def __init__(self, server: httpx.AsyncBaseTransport) -> None:
        self._server = server
        self.offline = self.loses_answer = self.brings_twice = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.offline:
            raise httpx.ConnectError("away")
        response = await self._server.handle_async_request(request)
        if request.url.path.endswith("/push"):
            if self.brings_twice:
                self.brings_twice = False
                response = await self._server.handle_async_request(request)
            if self.loses_answer:
                self.loses_answer = False
                raise httpx.ReadError("lost")
        return response


async def _migrated(url: str) -> None:
    schema = Schema(url)
    try:
        await schema.upgrade()
    finally:
        await schema.close()


@cache
def empty_home() -> tuple[Path, MemoryRing]:
    """A machine's home before anything was said, made once, and the ring that opens it."""
    home, ring = Path(tempfile.mkdtemp(prefix="syncing-")), MemoryRing()
    atexit.register(shutil.rmtree, home, ignore_errors=True)

    async def make() -> None:
        await (await open_store(home, keyring=ring)).aclose()

    in_a_loop_of_its_own(make())
    return home, ring


@cache
def empty_server() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="syncing-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    in_a_loop_of_its_own(_migrated(f"sqlite+aiosqlite:///{folder / 'server.sqlite'}"))
    return folder / "server.sqlite"


@cache
def postgres() -> Postgres:
    server = Postgres()
    server.__enter__()
    atexit.register(server.__exit__)
    server.execute(f"CREATE DATABASE {TEMPLATE}")
    in_a_loop_of_its_own(_migrated(server.url(TEMPLATE)))
    return server


class Syncing(RuleBasedStateMachine):
    on_postgres = False

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = Path(tempfile.mkdtemp(prefix="syncing-"))
        self.count = 0
        self.acknowledged: set[str] = set()
        """Messages that a machine had when it had agreed with the server."""
        self.purged: set[str] = set()
        """Chats that somebody removed for good."""
        self.not_told: list[set[str]] = [set(), set(), set()]
        """Of those, by machine, what the server has not acknowledged: it goes with a wiped machine."""
        self.settled: set[str] = set()
        self.chat_of: dict[str, str] = {}
        self.backups: dict[int, tuple[Path, bool]] = {}
        self.run(self.begin())

    def run(self, call: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(call)

    async def begin(self) -> None:
        self.stack = AsyncExitStack()
        home = self.folder / "server"
        home.mkdir()
        self.database = ""
        if self.on_postgres:
            self.database = postgres().create(TEMPLATE)
            url = postgres().url(self.database)
        else:
            shutil.copyfile(empty_server(), home / "server.sqlite")
            url = f"sqlite+aiosqlite:///{home / 'server.sqlite'}"
        given: dict[str, Any] = {"server_home": home, "limits_url": "off", "metrics_port": -1, "database_url": url}
        app = create_app(ServerSettings.read(**given))
        await self.stack.enter_async_context(app.router.lifespan_context(app))
        self.server = httpx.ASGITransport(app)
        self.ways = [Way(self.server) for _ in range(3)]
        self.machines: list[Machine] = []
        for who in range(3):
            shutil.copytree(empty_home()[0], self.folder / f"m{who}")
            self.machines.append(await self.opened(who))
        await self.machines[0].registers(URL)
        for one in self.machines[1:]:
            await one.signs_in(URL)

    async def opened(self, who: int) -> Machine:
        home = self.folder / f"m{who}"
        store = await open_store(home, keyring=empty_home()[1])
        preferences = SettingsService(store.settings, store.secrets, lambda _: None)
        await preferences.load()
        parts = AccountParts(store, home, preferences, SystemClock())
        parts.__dict__["_vault"] = QuickVault()
        files = AccountFiles(store.secrets, None, home)
        parts.__dict__["session"] = ServerSession(files, lambda at: SyncServer(at, self.ways[who]), SystemClock())
        return Machine(f"m{who}", home, store, preferences, parts)

    async def closed(self, who: int) -> None:
        await self.machines[who].parts.aclose()
        await self.machines[who].store.aclose()

    def teardown(self) -> None:
        try:
            self.all_agree()
            self.run(self.no_text_on_the_server())
        finally:
            self.run(self.end())
            self.runner.close()
            shutil.rmtree(self.folder)

    async def end(self) -> None:
        for who in range(3):
            await self.closed(who)
        await self.stack.aclose()
        if self.database:
            postgres().drop(self.database)

    async def synced(self, who: int) -> None:
        """One round; a machine that is signed out signs in again first, one that is away stays as it is."""
        one = self.machines[who]
        try:
            try:
                await one.syncs()
            except (NotSignedIn, KeyNotOpened) as error:
                # Keys that were changed by a machine which this one never heard of are not believed: the password is asked.
                if isinstance(error, KeyNotOpened) and "none was left for this device" not in error.message:
                    raise
                if await one.parts.session.store.account() is not None:
                    await one.parts.session.end()
                await one.signs_in(URL)
                await one.syncs()
        except ServerUnreachable:
            return
        self.settled |= self.not_told[who]
        self.not_told[who] = set()
        self.acknowledged |= {message for message in self.chat_of if await self.has(one, message)}

    async def has(self, one: Machine, message: str) -> bool:
        sql = "SELECT 1 FROM message AS m JOIN conversation AS c ON c.id = m.conversation_id WHERE m.text = ? AND c.deleted_at IS NOT 0"
        return await one.store.database.read(lambda db: db.conn.execute(sql, [message]).fetchone()) is not None

    # What a person does

    @rule(who=WHO, file=st.booleans())
    def says(self, who: int, file: bool) -> None:
        self.count += 1
        text = f"{PLANTED} {self.count}"
        data = f"{PLANTED} file {self.count}".encode() if file else b""
        self.chat_of[text] = self.run(self.machines[who].says(text, file=data))

    @rule(who=WHO, data=st.data(), title=st.sampled_from(["one", "two", "three"]))
    def renames(self, who: int, data: st.DataObject, title: str) -> None:
        if chats := self.run(self.machines[who].store.conversations.conversations()):
            chat = data.draw(st.sampled_from(sorted(chat.id for chat in chats)))
            self.run(self.machines[who].store.conversations.rename(chat, f"{PLANTED} {title}"))

    @rule(who=WHO, data=st.data())
    def removes_for_good(self, who: int, data: st.DataObject) -> None:
        if chats := self.run(self.machines[who].store.conversations.conversations()):
            chat = data.draw(st.sampled_from(sorted(chat.id for chat in chats)))
            self.run(self.machines[who].store.organiser.delete([chat]))
            self.run(self.machines[who].store.organiser.purge([chat]))
            self.purged.add(chat)
            self.not_told[who].add(chat)

    @rule(who=WHO, dial=st.integers(0, 100))
    def sets(self, who: int, dial: int) -> None:
        self.run(self.machines[who].store.settings.save("dial", dial))

    # What happens to machines and on the way

    @rule(who=WHO)
    def syncs(self, who: int) -> None:
        self.run(self.synced(who))

    @rule(who=WHO, away=st.booleans())
    def goes_away_or_comes_back(self, who: int, away: bool) -> None:
        self.ways[who].offline = away

    @rule(who=WHO)
    def loses_the_answer_to_a_push(self, who: int) -> None:
        self.ways[who].loses_answer = True
        self.run(self.synced(who))

    @rule(who=WHO)
    def brings_a_push_twice(self, who: int) -> None:
        self.ways[who].brings_twice = True
        self.run(self.synced(who))

    @rule(who=WHO)
    def puts_everything_together(self, who: int) -> None:
        self.machines[who].parts.sync.compact_every = 1
        self.run(self.synced(who))
        self.machines[who].parts.sync.compact_every = 20_000

    @rule(who=WHO)
    def is_switched_off_and_on(self, who: int) -> None:
        self.run(self.closed(who))
        self.machines[who] = self.run(self.opened(who))

    @rule(who=WHO, other=WHO)
    def revokes_another(self, who: int, other: int) -> None:
        one, lost = self.machines[who], self.run(self.machines[other].parts.session.store.account())
        if who == other or lost is None or self.ways[who].offline:
            return
        self.run(self.synced(who))
        with suppress(KeyNotOpened, NotSignedIn):  # it has to sign in first, as it is told
            if lost.device_no in {device.no for device in self.run(one.parts.account.devices())}:
                self.run(one.parts.account.revoke(lost.device_no, PASSWORD))

    @rule(who=WHO)
    def signs_out_and_in(self, who: int) -> None:
        if not self.ways[who].offline:
            self.run(self.synced(who))
            self.run(self.machines[who].parts.account.sign_out())
            self.run(self.machines[who].signs_in(URL))

    @rule(who=WHO)
    def is_backed_up(self, who: int) -> None:
        self.run(self.closed(who))
        kept = self.folder / uuid.uuid4().hex
        shutil.copytree(self.folder / f"m{who}", kept)
        self.backups[who] = kept, True
        self.machines[who] = self.run(self.opened(who))

    @precondition(lambda self: self.backups)
    @rule(data=st.data())
    def is_put_back_from_a_backup(self, data: st.DataObject) -> None:
        who = data.draw(st.sampled_from(sorted(self.backups)))
        self.run(self.closed(who))
        self.not_told[who] = set()
        shutil.rmtree(self.folder / f"m{who}")
        shutil.copytree(self.backups[who][0], self.folder / f"m{who}")
        self.machines[who] = self.run(self.opened(who))

    @rule(who=WHO)
    def is_wiped(self, who: int) -> None:
        self.run(self.closed(who))
        self.not_told[who] = set()
        shutil.rmtree(self.folder / f"m{who}")
        shutil.copytree(empty_home()[0], self.folder / f"m{who}")
        self.machines[who] = self.run(self.opened(who))
        if not self.ways[who].offline:
            self.run(self.machines[who].signs_in(URL))
        self.backups.pop(who, None)

    @rule()
    def all_agree(self) -> None:
        for way in self.ways:
            way.offline = way.loses_answer = way.brings_twice = False
        for _ in range(2):
            for who in range(3):
                self.run(self.synced(who))
        shown = [self.run(self.shown(one)) for one in self.machines]
        assert shown[0] == shown[1] == shown[2]
        texts = {text for text, *_ in shown[0]["messages"]}
        lost = {text for text in self.acknowledged - texts if self.chat_of[text] not in self.purged}
        assert lost == set()
        assert not {text for text in texts if self.chat_of.get(text) in self.settled}
        for one in self.machines:
            state = self.run(one.store.replica.state())
            assert (state.waiting, state.incomplete, state.blobs_to_fetch) == (0, 0, 0)

    async def shown(self, one: Machine) -> dict[str, Any]:
        sqls = {
            "messages": """SELECT m.text, m.complete, coalesce(group_concat(hex(a.data)), '') FROM message AS m
                JOIN conversation AS c ON c.id = m.conversation_id AND c.deleted_at IS NOT 0
                LEFT JOIN attachment AS a ON a.message_id = m.id GROUP BY m.id ORDER BY m.id""",
            "chats": "SELECT id, title FROM conversation WHERE deleted_at IS NOT 0 ORDER BY id",
            "settings": "SELECT value FROM setting WHERE name = 'dial'",
        }
        return {
            name: await one.store.database.read(lambda db, sql=sql: db.conn.execute(sql).fetchall())
            for name, sql in sqls.items()
        }

    async def no_text_on_the_server(self) -> None:
        for path in (self.folder / "server").rglob("*"):
            if path.is_file():
                assert PLANTED.encode() not in path.read_bytes(), path
        if self.database:
            connection = await asyncpg.connect(postgres().url(self.database).replace("+asyncpg", ""))
            try:
                for table in await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"):
                    rows = await connection.fetch(f'SELECT t::text AS text FROM "{table[0]}" AS t')
                    found = [text for (text,) in rows if PLANTED in text or PLANTED.encode().hex() in text]
                    assert found == [], table[0]
            finally:
                await connection.close()
