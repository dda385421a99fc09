"""How often somebody may try, over two nodes that share one Valkey."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator

import pytest

from sync_server.app import Server, create_app
from sync_server.settings import ServerSettings
from tests.server.accounts.person import Hands, Person, noise, slug
from tests.servers.valkey import Valkey

Nodes = tuple[Server, Server]


@pytest.fixture(scope="module")
def valkey() -> Iterator[Valkey]:
    with Valkey() as server:
        yield server


@pytest.fixture
async def nodes(
    make_settings: Callable[..., ServerSettings], sqlite_url: str, valkey: Valkey, hands: Hands
) -> AsyncIterator[Nodes]:
    settings = make_settings(
        database_url=sqlite_url, limits_url=valkey.url, mail_host="127.0.0.1", mail_port=9, mail_security="none"
    )
    first, second = create_app(settings, hands), create_app(settings, hands)
    async with first.router.lifespan_context(first), second.router.lifespan_context(second):
        yield first, second


def guest(nodes: Nodes, at: int, address: str, who: Person | None = None) -> Person:
    person = Person.of(nodes[at % 2], address)
    if who is not None:
        person.email, person.secret, person.device = who.email, who.secret, who.device
    return person


async def test_five_tries_a_minute_hold_over_two_nodes_and_lock_out_nobody_elsewhere(nodes: Nodes):
    ada = await guest(nodes, 0, "192.0.2.10").join()
    answers = []
    for turn in range(7):
        mallory = guest(nodes, turn, "192.0.2.66", ada)
        answers.append(await mallory.try_to_sign_in(sign_in_secret=noise(32)))
    assert [slug(answer) for answer in answers] == ["wrong-credentials"] * 5 + ["too-many-requests"] * 2
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 61
    assert slug(await guest(nodes, 0, "192.0.2.66", ada).try_to_sign_in()) == "too-many-requests"  # nor does luck help
    assert (await guest(nodes, 1, "192.0.2.10", ada).try_to_sign_in()).status_code == 200


async def test_an_unknown_address_is_limited_as_a_known_one(nodes: Nodes):
    nobody = guest(nodes, 0, "192.0.2.11")
    answers = [await guest(nodes, turn, "192.0.2.67", nobody).try_to_sign_in() for turn in range(6)]
    assert [slug(answer) for answer in answers] == ["wrong-credentials"] * 5 + ["too-many-requests"]


async def test_guesses_from_everywhere_keep_strangers_out_and_not_the_machine_that_is_known(
    nodes: Nodes, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("sync_server.accounts.service.limit.SIGN_IN_ACCOUNT", "3/hour")
    ada = await guest(nodes, 0, "192.0.2.12").join()
    answers = []
    for turn in range(4):
        stranger = guest(nodes, turn, f"192.0.3.{turn}", ada)
        stranger.device = stranger.device | {"public_key": noise(32)}
        answers.append(await stranger.try_to_sign_in(sign_in_secret=noise(32)))
    assert slug(answers[-1]) == "too-many-requests"
    assert (await guest(nodes, 1, "192.0.3.99", ada).try_to_sign_in()).status_code == 200


@pytest.mark.parametrize(
    ("path", "body", "times"),
    [
        ("password/forgot", {"email": "somebody@example.org"}, 3),
        ("password/reset/check", {"token": "A" * 64}, 20),
    ],
)
async def test_mails_and_codes_are_limited(nodes: Nodes, path: str, body: dict, times: int, request):
    address = f"198.51.100.{times}"
    answers = [await guest(nodes, turn, address).ask("POST", path, body) for turn in range(times + 1)]
    assert [answer.status_code for answer in answers].index(429) == times


async def test_an_address_registers_so_many_an_hour(nodes: Nodes):
    answers = [await guest(nodes, 0, "192.0.2.20").ask("POST", "accounts/prelogin", {"email": "a@b.c"})]
    for turn in range(21):
        somebody = guest(nodes, turn, "192.0.2.20")
        answers.append(await somebody.register())
    assert [answer.status_code for answer in answers] == [200] + [202] * 20 + [429]


async def test_second_factors_and_exports_are_limited_by_account(nodes: Nodes):
    ada = await guest(nodes, 0, "192.0.2.13").join()
    codes = [await ada.ask("POST", "totp/confirm", {"code": "000000"}) for _ in range(6)]
    assert [answer.status_code for answer in codes] == [409] * 5 + [429]
    exports = [await ada.ask("GET", "account/export") for _ in range(2)]
    assert [answer.status_code for answer in exports] == [200, 429]
    assert int(exports[1].headers["Retry-After"]) <= 3601
