"""`soulfra account` and `soulfra sync` at a terminal: every home is a machine, no secret is an argument or in a log."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.nodes import ServerNode
from tests.stories.command import ROOT, Soulfra
from tests.stories.machine import PASSWORD

EMAIL = "ann@example.org"
KEY = re.compile(r"([0-9A-Z]{4}-){13}[0-9A-Z]{4}")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerNode]:
    with ServerNode(tmp_path_factory.mktemp("server"), SOULFRA_LIMITS_URL="off") as node:
        yield node


@pytest.fixture
def email(request: pytest.FixtureRequest) -> str:
    return f"{abs(hash(request.node.name))}@example.org"


def two(tmp_path: Path) -> tuple[Soulfra, Soulfra]:
    return Soulfra(tmp_path / "desk"), Soulfra(tmp_path / "laptop")


def account(one: Soulfra, action: str, server: ServerNode, email: str, *more: str, text: str = f"{PASSWORD}\n"):
    return one.run(
        "account", action, "--server", server.url, "--email", email, "--password-stdin", "--json", *more, text=text
    )


def test_two_homes_with_one_account_have_the_same_settings(tmp_path, server, email):
    desk, laptop = two(tmp_path)
    assert desk.run("settings", "dial", "35").status == 0
    made = account(desk, "register", server, email, "--device", "desk")
    assert made.status == 0, made.err
    said = json.loads(made.out)
    assert (said["email"], said["device_no"], said["device_name"]) == (email, 1, "desk")
    assert KEY.fullmatch(said["recovery_key"])
    assert "sends no mail" in made.err
    entered = account(laptop, "login", server, email, "--device", "laptop")
    assert entered.status == 0, entered.err
    assert json.loads(entered.out)["recovery_key"] is None
    assert json.loads(desk.run("sync", "--json").out)["waiting"] == 0
    done = laptop.run("sync")
    assert done.status == 0
    assert re.match(r"In agreement with the server: sent \d+, received [1-9]\d*", done.out)
    assert "35" in laptop.run("settings", "dial").out.split()
    unsent = laptop.run("settings", "dial", "45")
    assert unsent.status == 0
    left = laptop.run("account", "logout")
    assert (left.status, "not sent yet" in left.err, "--force" in left.err) == (1, True, True)
    assert "sent 1, received 0" in laptop.run("sync").out
    assert "sent 0, received 0" in laptop.run("sync").out
    status = json.loads(laptop.run("account", "status", "--json").out)
    assert (status["signed_in"], status["reached"], status["waiting"], status["verified"]) == (True, True, 0, False)
    assert status["synced_at"]
    for home in (desk.home, laptop.home, server.home):
        for path in (path for path in home.rglob("*") if path.is_file()):
            data = path.read_bytes()
            assert PASSWORD.encode() not in data, path
            assert said["recovery_key"].encode() not in data, path
    assert PASSWORD not in made.out + made.err + entered.out + entered.err


def test_a_device_is_revoked_and_the_account_deleted(tmp_path, server, email):
    desk, laptop = two(tmp_path)
    assert account(desk, "register", server, email, "--device", "desk").status == 0
    assert account(laptop, "login", server, email, "--device", "laptop").status == 0
    devices = json.loads(desk.run("account", "devices", "--json").out)
    assert [(one["no"], one["name"], one["current"]) for one in devices] == [(1, "desk", True), (2, "laptop", False)]
    own = desk.run("account", "revoke", "1", "--password-stdin", text=f"{PASSWORD}\n")
    assert own.status != 0
    assert "you are using" in own.err
    assert desk.run("account", "revoke", "2", "--password-stdin", text="not the password\n").status != 0
    assert desk.run("account", "revoke", "2", "--password-stdin", text=f"{PASSWORD}\n").status == 0
    gone = laptop.run("sync")
    assert gone.status != 0
    assert "no longer signed in" in gone.err
    assert "Traceback" not in gone.err
    assert desk.run("account", "delete", "--password-stdin", text=f"{PASSWORD}\n").status == 0
    assert json.loads(desk.run("account", "status", "--json").out) == {"signed_in": False}
    assert account(laptop, "login", server, email).status != 0


def test_what_is_wrong_is_said_and_has_its_status(tmp_path, server, email):
    desk, _ = two(tmp_path)
    nobody = desk.run("sync")
    assert (nobody.status, nobody.out) == (1, "")
    assert "No account is signed in" in nobody.err
    assert desk.run("account", "status").out.strip() == "No account is signed in on this machine."
    assert desk.run("account", "logout").status == 1
    weak = account(desk, "register", server, email, text="password\n")
    assert weak.status == 1
    assert "too easy to guess" in weak.err or "characters" in weak.err
    plain = desk.run(
        "account", "register", "--server", "http://sync.example.org", "--email", email, "--password-stdin",
        text=f"{PASSWORD}\n",
    )  # fmt: skip
    assert plain.status == 1
    assert "https:// only" in plain.err
    assert desk.run("account", "login", "--password-stdin", text=f"{PASSWORD}\n").status == 2
    asked = desk.run("account", "login", "--server", server.url, "--email", email)
    assert asked.status == 2
    assert "--password-stdin" in asked.err
    unknown = account(desk, "login", server, email)
    assert unknown.status == 1
    assert "not right" in unknown.err
    away = desk.run(
        "account", "login", "--server", "http://127.0.0.1:9", "--email", email, "--password-stdin", text=f"{PASSWORD}\n"
    )
    assert away.status == 1
    assert "Nobody listens" in away.err


def test_the_password_is_never_an_argument(tmp_path, server, email):
    desk, _ = two(tmp_path)
    refused = desk.run("account", "register", "--server", server.url, "--email", email, "--password", PASSWORD)
    assert refused.status == 2


def test_logged_out_and_in_again_it_goes_on(tmp_path, server, email):
    desk, _ = two(tmp_path)
    assert account(desk, "register", server, email).status == 0
    assert desk.run("sync").status == 0
    written = json.loads(desk.run("account", "export", "--password-stdin", text=f"{PASSWORD}\n").out)
    assert written["account"]["email"] == email
    alone = desk.run("account", "logout")
    assert alone.status == 0
    assert "No other machine is signed in" in alone.err
    assert desk.run("sync").status == 1
    assert account(desk, "login", server, email).status == 0
    assert desk.run("sync").status == 0
    soon = desk.run("account", "export", "--password-stdin", text=f"{PASSWORD}\n")
    assert soon.status == 1
    assert "asks for a proof that this is you" in soon.err, "the machine is new to the account: a thief's would be, too"
    assert "possible again after a while" in soon.err, "there is neither a second step nor mail to prove it by"


def test_two_commands_at_once_share_one_home(tmp_path, server, email):
    """Each takes its turn, with one session between them: a refresh token is good once."""
    desk, _ = two(tmp_path)
    assert account(desk, "register", server, email).status == 0
    started = [desk.start("sync", "--json") for _ in range(3)]
    for process in started:
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err.decode()
        assert json.loads(out)["waiting"] == 0
    assert desk.run("account", "devices").status == 0


TAP = """
import runpy, socket, sys
real = socket.socket.connect
def connect(self, address):
    if self.family != getattr(socket, "AF_UNIX", None) and str(address[0]) not in ("127.0.0.1", "::1"):
        print("REACHED", address, file=sys.stderr)
    return real(self, address)
socket.socket.connect = connect
asked = socket.getaddrinfo
def getaddrinfo(host, *rest, **more):
    if host not in ("127.0.0.1", "::1", "localhost", None):
        print("LOOKED UP", host, file=sys.stderr)
    return asked(host, *rest, **more)
socket.getaddrinfo = getaddrinfo
sys.argv = ["soulfra", "sync"]
runpy.run_module("soulfra_desktop", run_name="__main__")
"""


def test_in_local_only_mode_no_server_beyond_this_machine_is_asked(tmp_path, server, email):
    desk, _ = two(tmp_path)
    assert account(desk, "register", server, email).status == 0
    assert desk.run("settings", "local_only", "on").status == 0
    assert desk.run("sync").status == 0, "the server on this machine is not beyond it"
    moved = subprocess.run(
        [sys.executable, "-c", MOVE, str(desk.home)], cwd=ROOT, env=desk.environment(), capture_output=True, check=False
    )
    assert moved.returncode == 0, moved.stderr.decode()
    done = subprocess.run(
        [sys.executable, "-c", TAP], cwd=ROOT, env=desk.environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Local only is on" in done.stderr
    assert "REACHED" not in done.stderr
    assert "LOOKED UP" not in done.stderr
    assert socket.gethostname() not in done.stderr


MOVE = """
import asyncio, sys
from dataclasses import replace
from pathlib import Path
from soulfra_desktop.adapters.account_store import AccountFiles
from soulfra_desktop.adapters.sqlite.store import open_store
async def move():
    home = Path(sys.argv[1])
    store = await open_store(home, "story")
    files = AccountFiles(store.secrets, store.keyring, home)
    kept = await files.kept()
    await files.save(replace(kept.account, server="https://sync.example.org"), kept.ring)
    await store.aclose()
asyncio.run(move())
"""


def handed(server: ServerNode, email: str) -> str:
    """The code that whoever runs the server gives to somebody who forgot the password."""
    environment = {**os.environ, "SOULFRA_SERVER_HOME": str(server.home)}
    line = [sys.executable, "-m", "sync_server", "accounts", "reset-code", email]
    done = subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_where_no_mail_is_sent_a_forgotten_password_is_reset_with_a_code_of_whoever_runs_the_server(
    tmp_path, server, email
):
    desk, laptop = two(tmp_path)
    assert desk.run("settings", "dial", "35").status == 0
    made = account(desk, "register", server, email, "--device", "desk")
    key = json.loads(made.out)["recovery_key"]
    assert desk.run("sync").status == 0
    forgotten = account(desk, "forgot", server, email)
    assert forgotten.status == 1
    assert "whoever runs it" in made.err
    assert "soulfra-server accounts reset-code" in forgotten.err
    new = "another long walk along the river"
    # A machine that was never signed in has the recovery key alone.
    done = laptop.run(
        "account", "reset", handed(server, email), "--server", server.url, "--password-stdin", text=f"{key}\n{new}\n"
    )
    assert done.status == 0, done.err
    assert account(laptop, "login", server, email, text=f"{new}\n").status == 0
    assert laptop.run("sync").status == 0
    assert "35" in laptop.run("settings", "dial").out.split()
    # A machine that has the keys needs nothing besides the code.
    newest = "a third walk, past the old mill"
    code = handed(server, email)
    done = laptop.run("account", "reset", code, "--server", server.url, "--password-stdin", text=f"{newest}\n")
    assert done.status == 0, done.err
    phone = Soulfra(tmp_path / "phone")
    assert account(phone, "login", server, email, text=f"{newest}\n").status == 0
    assert phone.run("sync").status == 0
    assert "35" in phone.run("settings", "dial").out.split()
    # The machine whose session the reset ended signs in again, with no sign-out before.
    entered = account(laptop, "login", server, email, text=f"{newest}\n")
    assert entered.status == 0, entered.err
    assert laptop.run("sync").status == 0


def test_what_is_typed_wrongly_is_told_for_what_it_is(tmp_path, server, email):
    desk = Soulfra(tmp_path / "desk")
    assert account(desk, "register", server, email).status == 0
    nobody = desk.run("account", "revoke", "9", "--password-stdin", text=f"{PASSWORD}\n")
    assert nobody.status == 1
    assert "9 is no machine of this account" in nobody.err
    for action in ("reset", "verify"):
        code = desk.run("account", action, "a code with a slip", "--server", server.url, "--password-stdin", text="-\n")
        assert code.status == 1
        assert "This code is unknown" in code.err
    nothing = desk.run("account", "revoke", "9", "--password-stdin", text="")
    assert nothing.status == 2
    assert "Nothing came on standard input" in nothing.err
