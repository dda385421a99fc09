"""How often somebody may ask, on one node and on two."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
from starlette.requests import Request

from sync_server.kit.limits import Limiter, client_address
from sync_server.kit.problems import Problem
from tests.servers.postgres import free_port
from tests.servers.valkey import Valkey

pytestmark = pytest.mark.xdist_group("server-limits")  # one set of servers for all of them


@pytest.fixture(scope="module")
def valkey() -> Iterator[Valkey]:
    with Valkey() as server:
        yield server


@pytest.fixture(params=["memory", "valkey"])
async def limiter(request: pytest.FixtureRequest) -> AsyncIterator[Limiter]:
    url = "memory://" if request.param == "memory" else request.getfixturevalue("valkey").url
    limiter = Limiter(url)
    yield limiter
    await limiter.close()


async def allowed(limiter: Limiter, times: int, *key: str) -> int:
    """How many of so many are let through at `5/minute`; the others are told to wait."""
    refusals: list[Problem] = []
    for _ in range(times):
        try:
            await limiter.hit("5/minute", *key)
        except Problem as problem:
            refusals.append(problem)
    assert all((one.status, one.slug) == (429, "too-many-requests") for one in refusals)
    assert all(1 <= int(one.headers["Retry-After"]) <= 61 for one in refusals)
    return times - len(refusals)


async def test_five_a_minute_are_five(limiter, request):
    assert await allowed(limiter, 8, "sign-in", request.node.name) == 5


async def test_each_key_has_its_own(limiter, request):
    assert await allowed(limiter, 5, "sign-in", request.node.name, "ada") == 5
    assert await allowed(limiter, 5, "sign-in", request.node.name, "bob") == 5
    assert await allowed(limiter, 5, "reset", request.node.name, "ada") == 5


async def test_of_several_rates_each_holds(limiter, request):
    for _ in range(3):
        await limiter.hit("10/minute;3/hour", "reset", request.node.name)
    with pytest.raises(Problem):
        await limiter.hit("10/minute;3/hour", "reset", request.node.name)


async def test_looking_counts_nothing_and_a_key_can_begin_anew(limiter, request):
    for _ in range(9):
        await limiter.check("5/minute", "sign-in", request.node.name)
    assert await allowed(limiter, 5, "sign-in", request.node.name) == 5
    with pytest.raises(Problem):
        await limiter.check("5/minute", "sign-in", request.node.name)
    await limiter.forget("5/minute", "sign-in", request.node.name)
    await limiter.check("5/minute", "sign-in", request.node.name)


async def test_two_nodes_count_together_through_valkey(valkey):
    first, second = Limiter(valkey.url), Limiter(valkey.url.replace("redis://", "valkey://"))
    try:
        through = await asyncio.gather(*(allowed(node, 4, "both", "ada") for node in (first, second)))
        assert sum(through) == 5
    finally:
        await first.close()
        await second.close()


async def test_without_valkey_a_node_counts_for_itself():
    limiter = Limiter(f"redis://127.0.0.1:{free_port()}")
    try:
        assert await allowed(limiter, 7, "alone", "ada") == 5
    finally:
        await limiter.close()


async def test_switched_off_nothing_is_counted():
    assert await allowed(Limiter("off"), 50, "off", "ada") == 50


@pytest.mark.parametrize(
    ("host", "counted_as"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("testclient", "testclient"),
    ],
)
async def test_a_home_has_one_address(host, counted_as):
    request = Request({"type": "http", "headers": [], "client": (host, 1)})
    assert await client_address(request) == counted_as
