"""Two nodes on one PostgreSQL, and everything that can be killed is killed: what was acknowledged is there, once, in order."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from sync_server.app import create_app
from sync_server.kit.node import Node
from sync_server.protocol import sync
from sync_server.settings import ServerSettings
from tests.server.conftest import migrated
from tests.server.sync import people
from tests.server.sync.people import Peer, frames
from tests.servers.nodes import ServerNode
from tests.servers.postgres import Postgres, free_port, in_a_loop_of_its_own

WRITERS, BATCHES, COUNT = 4, 12, 20
PATIENCE_SECONDS = 90.0


@pytest.fixture
def durable() -> Iterator[Postgres]:
    with Postgres(durable=True) as postgres:
        yield postgres


@contextmanager
def two_nodes(home: Path, url: str) -> Iterator[list[ServerNode]]:
    """With the same keys, each with a home of its own."""
    with ServerNode(home / "a", SOULFRA_DATABASE_URL=url, SOULFRA_LIMITS_URL="off") as a:
        for name in ("signing.keys", "sealing.keys"):
            (home / "b").mkdir(exist_ok=True)
            shutil.copyfile(home / "a" / name, home / "b" / name)
        with ServerNode(home / "b", SOULFRA_DATABASE_URL=url, SOULFRA_LIMITS_URL="off") as b:
            yield [a, b]


async def peers_of(settings: ServerSettings, count: int) -> list[Peer]:
    node = Node(settings)
    try:
        account_id = await people.account(node)
        http = httpx.AsyncClient(trust_env=False, timeout=20)
        return [Peer(http, account_id, await people.device(node, account_id, no), no) for no in range(1, count + 1)]
    finally:
        await node.database.close()


async def persist(peer: Peer, urls: list[str], over: asyncio.Event) -> list[bytes]:
    """Pushes batches to whichever node answers, again and again under the same number, until all is over; the record
    ids it pushed."""
    pushed: list[bytes] = []
    while not over.is_set() or len(pushed) < BATCHES * COUNT:
        changes = frames(COUNT)
        batch = sync.pack_frames(changes)
        end = time.monotonic() + PATIENCE_SECONDS
        while True:
            params = {"first_idx": peer.next_idx, "count": COUNT}
            url = f"{random.choice(urls)}/v1/sync/push"
            try:
                answer = await peer.http.post(url, params=params, content=batch, headers=peer.headers | people.OCTETS)
                if answer.status_code == 200:
                    break
                assert answer.status_code in (500, 503), answer.text
            except httpx.TransportError:
                pass
            assert time.monotonic() < end, "nobody took it"
            await asyncio.sleep(random.uniform(0.02, 0.2))
        assert answer.json()["next_idx"] == peer.next_idx + COUNT
        peer.next_idx += COUNT
        pushed += [frame.record_id for frame in changes]
        await asyncio.sleep(random.uniform(0, 0.15))
    return pushed


async def assert_the_same_log(peers: list[Peer], urls: list[str], pushed: list[list[bytes]]) -> None:
    """Every node gives the whole log: gapless, each change once, each device's own in its order."""
    for url in urls:
        reader = peers[0]
        reader.http = httpx.AsyncClient(trust_env=False, timeout=20, base_url=url)
        reader.seq, reader.chain, reader.log = 0, sync.first_chain(reader.account_id), []
        total = sum(map(len, pushed))
        assert await reader.pull() == total
        ids = [frame.record_id for frame in reader.log]
        assert len(set(ids)) == total
        for own in pushed:
            wanted = set(own)
            assert [one for one in ids if one in wanted] == own
        assert (await reader.get("sync/check", upto=total)).json()["chain"] == reader.chain.hex()
        await reader.http.aclose()


async def under(blows: Sequence[Callable[[], object]], peers: list[Peer], urls: list[str]) -> list[list[bytes]]:
    """What each device pushed while this happened, one blow after the other."""
    over = asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        writing = [tasks.create_task(persist(peer, urls, over)) for peer in peers]
        for blow in blows:
            await asyncio.sleep(random.uniform(0.4, 0.9))
            await asyncio.to_thread(blow)
        over.set()
    return [task.result() for task in writing]


@pytest.mark.chaos
async def test_nothing_acknowledged_is_lost_when_nodes_and_postgres_are_killed(
    tmp_path: Path, durable: Postgres
) -> None:
    url = durable.url(durable.create())
    with two_nodes(tmp_path, url) as nodes:
        peers = await peers_of(ServerSettings.read(server_home=tmp_path / "a", database_url=url), WRITERS)
        urls = [node.url for node in nodes]

        def kill(node: ServerNode) -> None:
            port = int(node.url.rpartition(":")[2])
            node.stop(signal.SIGKILL)
            node.start(port)

        def kill_postgres() -> None:
            durable.stop(signal.SIGQUIT)
            durable.start()

        blows = [lambda: kill(nodes[0]), kill_postgres, lambda: kill(nodes[1])] * 2
        pushed = await under(blows, peers, urls)
        await assert_the_same_log(peers, urls, pushed)


@pytest.mark.chaos
async def test_a_node_that_is_cut_off_holds_nobody_up(tmp_path: Path, durable: Postgres) -> None:
    """In a network of its own, whose cable is pulled while it writes: PostgreSQL lets its locks go."""
    if os.geteuid() != 0 or shutil.which("ip") is None:
        return await a_node_that_stands_still(tmp_path, durable)
    url = durable.url(durable.create())
    in_a_loop_of_its_own(migrated(url))
    name, net = f"soulfra{os.getpid() % 10_000}", f"10.213.{os.getpid() % 250}"
    with a_network_of_its_own(name, net), relay(f"{net}.1", durable.port) as port, two_nodes(tmp_path, url) as nodes:
        cut_off = url.replace(f"127.0.0.1:{durable.port}", f"{net}.1:{port}")
        peers = await peers_of(ServerSettings.read(server_home=tmp_path / "a", database_url=url), WRITERS)
        inside = free_port()
        command = ["ip", "netns", "exec", name, sys.executable, "-m", "sync_server", "serve"]
        variables = {
            **os.environ, "SOULFRA_SERVER_HOME": str(tmp_path / "a"), "SOULFRA_METRICS_PORT": "-1",
            "SOULFRA_DATABASE_URL": cut_off, "SOULFRA_LIMITS_URL": "off",
        }  # fmt: skip
        process = subprocess.Popen(
            [*command, "--host", f"{net}.2", "--port", str(inside)], env=variables, cwd=Path(__file__).parents[3],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            urls = [f"http://{net}.2:{inside}", nodes[0].url, nodes[1].url]
            await answering(urls[0])

            def link(way: str) -> Callable[[], object]:
                return lambda: subprocess.run(["ip", "link", "set", f"{name}h", way], check=True)

            pushed = await under([link("down"), link("up"), link("down")], peers, urls)
            await assert_the_same_log(peers, urls[1:], pushed)
        finally:
            process.kill()
            process.wait()
    return None


async def a_node_that_stands_still(tmp_path: Path, durable: Postgres) -> None:
    """Where there is no right to make networks: the node is stopped in the middle, which looks the same to others."""
    url = durable.url(durable.create())
    with two_nodes(tmp_path, url) as nodes:
        peers = await peers_of(ServerSettings.read(server_home=tmp_path / "a", database_url=url), WRITERS)
        urls = [node.url for node in nodes]
        process = nodes[0].process
        assert process is not None
        blows = [lambda: process.send_signal(signal.SIGSTOP), lambda: process.send_signal(signal.SIGCONT)]
        pushed = await under(blows, peers, urls)
        await assert_the_same_log(peers, urls, pushed)


async def answering(url: str) -> None:
    end = time.monotonic() + 60
    async with httpx.AsyncClient(trust_env=False) as http:
        while time.monotonic() < end:
            try:
                if (await http.get(f"{url}/readyz")).status_code == 200:
                    return
            except httpx.TransportError:
                await asyncio.sleep(0.1)
    raise AssertionError("the node in its own network does not answer")


@contextmanager
def a_network_of_its_own(name: str, net: str) -> Iterator[None]:
    def ip(*words: str) -> None:
        subprocess.run(["ip", *words], check=True)

    ip("netns", "add", name)
    try:
        ip("link", "add", f"{name}h", "type", "veth", "peer", "name", f"{name}n")
        ip("link", "set", f"{name}n", "netns", name)
        ip("addr", "add", f"{net}.1/24", "dev", f"{name}h")
        ip("link", "set", f"{name}h", "up")
        ip("-n", name, "addr", "add", f"{net}.2/24", "dev", f"{name}n")
        ip("-n", name, "link", "set", f"{name}n", "up")
        ip("-n", name, "link", "set", "lo", "up")
        yield
    finally:
        ip("netns", "del", name)


@contextmanager
def relay(host: str, port: int) -> Iterator[int]:
    """What the other network sees of PostgreSQL, which listens on loopback alone."""
    own = free_port()
    code = (
        "import asyncio,sys\n"
        "async def pump(r,w):\n"
        "    try:\n"
        "        while d:=await r.read(65536):\n"
        "            w.write(d); await w.drain()\n"
        "    except OSError: pass\n"
        "    finally: w.close()\n"
        "async def one(r,w):\n"
        f"    r2,w2=await asyncio.open_connection('127.0.0.1',{port})\n"
        "    await asyncio.gather(pump(r,w2),pump(r2,w))\n"
        "async def main():\n"
        f"    s=await asyncio.start_server(one,{host!r},{own})\n"
        "    await s.serve_forever()\n"
        "asyncio.run(main())\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL)
    try:
        yield own
    finally:
        process.kill()
        process.wait()


async def test_nodes_whose_clocks_are_a_day_off_keep_one_log(tmp_path: Path, postgres_url: str) -> None:
    """The order of a log is a number's, not a clock's."""
    async with AsyncExitStack() as stack:
        nodes: list[tuple[Node, httpx.AsyncClient]] = []
        for days in (-1, 1):
            settings = ServerSettings.read(
                server_home=tmp_path, database_url=postgres_url, limits_url="off", metrics_port=-1
            )
            app = create_app(settings, now=lambda days=days: datetime.now(UTC) + timedelta(days=days))
            await stack.enter_async_context(app.router.lifespan_context(app))
            http = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://server")
            nodes.append((app.state.node, await stack.enter_async_context(http)))
        account_id = await people.account(nodes[0][0])
        peers = [
            Peer(http, account_id, await people.device(node, account_id, no), no)
            for no, (node, http) in enumerate(nodes, 1)
        ]
        for _ in range(5):
            for peer in peers:
                await peer.push(frames(2))
        for peer in peers:
            assert await peer.pull() == 20
        assert peers[0].log == peers[1].log
