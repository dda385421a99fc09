"""Nodes behind a real Caddy, with PostgreSQL and Valkey between them."""

from __future__ import annotations

import signal
import ssl
import warnings
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from sync_server.kit.secrets import new_key
from tests.server.accounts.person import Person
from tests.servers.caddy import Caddy
from tests.servers.nodes import ServerNode
from tests.servers.postgres import Postgres
from tests.servers.valkey import Valkey

pytestmark = pytest.mark.xdist_group("server-https")  # one set of servers for all of them


@pytest.fixture(scope="module")
def nodes(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[ServerNode]]:
    """Two that share a database, their limits and their keys; each on a machine of its own, as far as they know."""
    with Valkey() as valkey:
        variables = {
            "SOULFRA_DATABASE_URL": postgres.url(postgres.create()),
            "SOULFRA_LIMITS_URL": valkey.url,
            "SOULFRA_NOTIFIER_URL": valkey.url,
            "SOULFRA_SIGNING_KEYS": new_key(),
            "SOULFRA_SEALING_KEYS": new_key(),
        }
        pair = [ServerNode(tmp_path_factory.mktemp("node") / "home", **variables) for _ in range(2)]
        with ThreadPoolExecutor() as pool:  # both at once: one migrates, the other waits for it
            list(pool.map(ServerNode.start, pair))
        yield pair
        for node in pair:
            node.stop()


@pytest.fixture(scope="module")
def caddy(nodes: list[ServerNode]) -> Iterator[Caddy]:
    with Caddy([node.address for node in nodes]) as caddy:
        yield caddy


@pytest.fixture
def client(caddy: Caddy) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=caddy.url, verify=caddy.trust, http2=False, trust_env=False) as client:
        yield client


def test_it_answers_over_https_with_a_certificate_that_is_checked(client, caddy):
    assert client.get("/healthz").json()["status"] == "ok"
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{caddy.url}/healthz", trust_env=False)


def test_old_tls_is_refused(caddy):
    old = caddy.trust
    with warnings.catch_warnings(action="ignore"):
        old.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{caddy.url}/healthz", verify=old, trust_env=False)


def test_headers_come_through_and_what_is_for_the_inside_does_not(client):
    answer = client.get("/healthz")
    assert answer.headers["strict-transport-security"].startswith("max-age=63072000")
    for path in ("/metrics", "/readyz"):
        assert client.get(path).status_code == 404


def test_both_nodes_count_one_persons_attempts_together(client):
    """Whatever a stranger claims to be forwarded for: the proxy says who asks."""
    statuses = [_prelogin(client, claimed=f"203.0.113.{n}").status_code for n in range(80)]
    assert statuses.count(429) > 0
    assert statuses[0] == 200
    assert set(statuses) == {200, 429}
    first = statuses.index(429)
    assert set(statuses[first:]) == {429}, "no node lets through what the other refuses"


async def test_hints_come_through_as_they_are_sent(caddy):
    """The first says where the log ends; a proxy that waits for more would never show it."""
    async with httpx.AsyncClient(base_url=caddy.url, verify=caddy.trust, trust_env=False, timeout=60) as http:
        ada = await Person(http).join()
        async with http.stream("GET", "/v1/sync/events", headers=ada.headers) as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            lines = [line async for line in _until_data(stream)]
    assert lines[-1] == "data: 0"


async def _until_data(stream: httpx.Response) -> AsyncIterator[str]:
    async for line in stream.aiter_lines():
        yield line
        if line.startswith("data:"):
            return


def test_when_a_node_dies_the_other_answers(client, nodes):
    nodes[0].stop(signal.SIGKILL)
    assert {client.get("/healthz").status_code for _ in range(20)} == {200}
    nodes[0].start(int(nodes[0].url.rpartition(":")[2]))


def _prelogin(client: httpx.Client, claimed: str) -> httpx.Response:
    body = {"email": "nobody@example.org"}
    return client.post("/v1/accounts/prelogin", json=body, headers={"X-Forwarded-For": claimed})
