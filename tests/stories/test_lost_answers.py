"""The server changes the keys, and its answer is lost on the way: nothing is closed to anybody, and nothing untrue is said."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest

from soulfra_desktop.adapters.account_store import AccountFiles
from soulfra_desktop.adapters.account_vault import Vault
from soulfra_desktop.adapters.sync_server import SyncServer
from soulfra_desktop.app.cli.account import STEPS
from soulfra_desktop.app.container import SystemClock
from soulfra_desktop.domain.errors import ServerUnreachable, SignInRefused
from soulfra_desktop.services.session import ServerSession
from soulfra_desktop.ui.account.presenter import AccountPresenter
from tests.servers.nodes import ServerNode
from tests.stories.machine import PASSWORD, Machine, machine

NEW = "seven brittle foxes lighthouse"


class Line(httpx.AsyncHTTPTransport):
    """Every request arrives. Of the one that is named the answer is lost, and where `cut` is set all after it are."""

    def __init__(self) -> None:
        super().__init__()
        self.loses = ("", "")
        self.cut = False
        self.is_down = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.is_down:
            raise httpx.ConnectError("down")
        response = await super().handle_async_request(request)
        if (request.method, request.url.path) == self.loses:
            await response.aread()
            self.loses, self.is_down = ("", ""), self.cut
            raise httpx.ReadError("lost")
        return response

    def mended(self) -> None:
        self.cut = self.is_down = False


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerNode]:
    with ServerNode(tmp_path_factory.mktemp("server"), SOULFRA_LIMITS_URL="off") as node:
        yield node


@pytest.fixture
def email(request: pytest.FixtureRequest) -> str:
    return f"{abs(hash(request.node.name))}@example.org"


@pytest.fixture
async def others(tmp_path: Path) -> AsyncIterator[tuple[Machine, Machine]]:
    async with AsyncExitStack() as stack:
        laptop = await stack.enter_async_context(machine("laptop", tmp_path / "laptop"))
        stolen = await stack.enter_async_context(machine("stolen", tmp_path / "stolen"))
        yield laptop, stolen


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[tuple[Machine, Line]]:
    """And the line between it and the server."""
    async with machine("desk", tmp_path / "desk") as desk:
        line = Line()
        files = AccountFiles(desk.store.secrets, None, desk.home)
        desk.parts.__dict__["session"] = ServerSession(files, lambda at: SyncServer(at, line), SystemClock())
        yield desk, line


async def opens(one: Machine, recovery_key: str) -> bool:
    """Whether what the server has opens with it."""
    stored = await one.parts.session.call(lambda server, token: server.keys(token))
    return (
        Vault().by_recovery(stored.keys.by_recovery, recovery_key) == (await one.parts.account.catch_up()).account_key
    )


async def test_a_device_that_revoked_another_and_never_heard_of_it_goes_on(desk, others, server, email):
    desk, line = desk
    laptop, stolen = others
    await desk.registers(server.url, email)
    await laptop.signs_in(server.url, email)
    await stolen.signs_in(server.url, email)
    line.cut, line.loses = True, ("POST", "/v1/devices/3/revoke")
    with pytest.raises(ServerUnreachable, match="not known whether"):
        await desk.parts.account.revoke(3, PASSWORD)
    line.mended()
    assert (await desk.parts.account.catch_up()).version == 2, "it boxed the new key for itself too"
    assert [one.no for one in await desk.parts.account.devices() if one.signed_in] == [1, 2]
    await laptop.says("With the new keys")
    await laptop.syncs()
    await desk.syncs()
    assert await desk.titles() == ["With the new keys"]
    assert await opens(desk, await desk.parts.passwords.new_recovery_key(PASSWORD))


async def test_a_device_that_is_revoked_while_only_the_answer_is_lost_is_revoked(desk, others, server, email):
    desk, line = desk
    laptop, _stolen = others
    await desk.registers(server.url, email)
    await laptop.signs_in(server.url, email)
    line.loses = ("POST", "/v1/devices/2/revoke")
    await desk.parts.account.revoke(2, PASSWORD)
    assert [one.no for one in await desk.parts.account.devices() if one.signed_in] == [1]


async def test_a_new_recovery_key_whose_answer_is_lost_is_shown(desk, server, email):
    desk, line = desk
    await desk.registers(server.url, email)
    line.loses = ("PUT", "/v1/keys")
    assert await opens(desk, await desk.parts.passwords.new_recovery_key(PASSWORD))


async def test_a_new_recovery_key_that_nobody_could_see_is_told_to_be_missing(desk, server, email):
    desk, line = desk
    await desk.registers(server.url, email)
    await desk.parts.account.recovery_key.written()
    assert not await desk.parts.account.recovery_key.is_missing()
    line.cut, line.loses = True, ("PUT", "/v1/keys")
    with pytest.raises(ServerUnreachable, match="not known whether"):
        await desk.parts.passwords.new_recovery_key(PASSWORD)
    line.mended()
    assert await desk.parts.account.recovery_key.is_missing()
    assert await opens(desk, await desk.parts.passwords.new_recovery_key(PASSWORD))
    await desk.parts.account.recovery_key.written()
    assert not await desk.parts.account.recovery_key.is_missing()


async def test_a_key_that_was_shown_and_never_said_to_be_written_down_is_asked_for_again(desk, server, email, capsys):
    """The window was closed, or crashed, before the box was ticked."""
    desk, _line = desk
    await desk.registers(server.url, email)
    page = AccountPresenter(desk.parts.account, desk.parts.passwords, None, None)  # type: ignore[arg-type]
    asked = Namespace(json=False)
    await page.look()
    await STEPS["status"](desk.parts, asked)
    assert page.state.no_key
    assert "no recovery key written down yet: soulfra account recovery-key" in capsys.readouterr().out
    await desk.parts.account.recovery_key.written()
    await page.look()
    await STEPS["status"](desk.parts, asked)
    assert not page.state.no_key
    assert "recovery key" not in capsys.readouterr().out


async def test_the_key_that_somebody_has_stays_good_where_the_new_one_never_came_there(desk, server, email):
    desk, line = desk
    await desk.registers(server.url, email)
    await desk.parts.account.recovery_key.written()
    real = line.handle_async_request

    async def down_for_the_put(request: httpx.Request) -> httpx.Response:
        if (request.method, request.url.path) == ("PUT", "/v1/keys"):
            raise httpx.ConnectError("down")
        return await real(request)

    line.handle_async_request = down_for_the_put  # type: ignore[method-assign]
    with pytest.raises(ServerUnreachable, match="not known whether"):
        await desk.parts.passwords.new_recovery_key(PASSWORD)
    assert not await desk.parts.account.recovery_key.is_missing()
    assert await opens(desk, desk.recovery_key)


async def test_a_registration_shows_its_recovery_key_though_the_answer_is_lost(desk, server, email):
    desk, line = desk
    line.loses = ("PUT", "/v1/keys")
    await desk.registers(server.url, email)
    assert await opens(desk, desk.recovery_key)


async def test_a_registration_that_breaks_off_after_the_keys_says_later_that_a_new_one_must_be_made(
    desk, server, email
):
    desk, line = desk
    line.cut, line.loses = True, ("PUT", "/v1/keys")
    with pytest.raises(ServerUnreachable):
        await desk.registers(server.url, email)
    line.mended()
    assert await desk.signs_in(server.url, email) == "", "the account has one, which nobody saw"
    assert await desk.parts.account.recovery_key.is_missing()
    await desk.parts.account.sign_out()
    await desk.signs_in(server.url, email)
    assert await desk.parts.account.recovery_key.is_missing(), "signing out does not make it known"


async def test_a_password_that_was_changed_unheard_of_is_the_password(desk, server, email):
    desk, line = desk
    await desk.registers(server.url, email)
    line.loses = ("POST", "/v1/password/change")
    await desk.parts.passwords.change(PASSWORD, NEW)
    await desk.parts.account.prove(NEW, None)
    with pytest.raises(SignInRefused):
        await desk.parts.account.prove(PASSWORD, None)
    await desk.syncs()


async def test_whether_the_password_was_changed_is_not_claimed_where_nobody_can_be_asked(desk, server, email):
    desk, line = desk
    await desk.registers(server.url, email)
    line.cut, line.loses = True, ("POST", "/v1/password/change")
    with pytest.raises(ServerUnreachable, match="not known whether") as said:
        await desk.parts.passwords.change(PASSWORD, NEW)
    assert "new one first" in said.value.advice
    line.mended()
    await desk.parts.account.prove(NEW, None)
    await desk.syncs()


@pytest.mark.parametrize("entered", ["makes the account", "signs in"])
async def test_a_line_that_breaks_at_the_last_step_of_a_sign_in_leaves_nothing_unsynced(
    desk, others, server, email, entered
):
    desk, line = desk
    laptop, _other = others
    line.loses = ("GET", "/v1/sync/devices")
    await desk.says("Written before it")
    if entered == "makes the account":
        with pytest.raises(ServerUnreachable):
            await desk.registers(server.url, email)
    else:
        await laptop.registers(server.url, email)
        with pytest.raises(ServerUnreachable):
            await desk.signs_in(server.url, email)
    await desk.says("Written after it")
    await desk.syncs()
    if entered == "makes the account":
        await laptop.signs_in(server.url, email)
    await laptop.syncs()
    assert await laptop.titles() == ["Written after it", "Written before it"]
    assert (await desk.store.replica.state()).waiting == 0
