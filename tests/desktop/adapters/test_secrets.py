"""The system's own keyring, in a process of its own: which rings are trusted, and that a dead one holds up nobody."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as Fail
from keyring.backends.null import Keyring as Null
from keyring.backends.SecretService import Keyring as SecretService

from soulfra_desktop.adapters import secrets
from soulfra_desktop.adapters.secrets import SystemKeyring
from soulfra_desktop.domain.errors import StoreError

ROUND_TRIP = """
import asyncio, sys
from pathlib import Path
from soulfra_desktop.adapters.sqlite.store import open_store
from soulfra_desktop.domain.errors import SoulfraError

async def main():
    for _ in range(2):
        store = await open_store(Path(sys.argv[1]))
        print(store.protection, store.created, await store.secrets.get("openai"))
        await store.secrets.put("openai", "kept")
        await store.aclose()

try:
    asyncio.run(main())
except SoulfraError as error:
    print(type(error).__name__, error)
"""


WITH_RING = """
printf words >"$2.words"
gnome-keyring-daemon --foreground --unlock --components=secrets <"$2.words" >/dev/null 2>&1 &
ring=$!
while ! dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.GetNameOwner \
    string:org.freedesktop.secrets >/dev/null 2>&1; do kill -0 $ring || exit 3; sleep 0.05; done
"$0" -c "$1" "$2"
status=$?
kill $ring
exit $status
"""


class Plaintext(KeyringBackend):
    """As keyrings.alt has one: chosen by itself where nothing better is, and readable by anyone."""

    priority = 0.5  # pyright: ignore[reportAssignmentType]

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch):
    """Choose the ring that the library reports."""
    import keyring

    return lambda chosen: monkeypatch.setattr(keyring.core, "_keyring_backend", chosen)


@pytest.mark.parametrize("kind", [Plaintext, Null, Fail])
def test_a_ring_that_does_not_encrypt_is_refused(kind: type[KeyringBackend], ring):
    refused = kind()
    ring(refused)
    for use in (lambda k: k.write("x", b"k" * 32), lambda k: k.read("x"), lambda k: k.delete("x")):
        with pytest.raises(StoreError, match="no keyring that keeps secrets encrypted"):
            use(SystemKeyring())
    assert getattr(refused, "kept", {}) == {}


def test_out_of_a_chain_only_a_trusted_ring_is_used(ring, monkeypatch: pytest.MonkeyPatch):
    trusted = SecretService()
    monkeypatch.setattr(ChainerBackend, "backends", [Plaintext(), trusted])
    ring(ChainerBackend())
    assert secrets._backend() is trusted
    monkeypatch.setattr(ChainerBackend, "backends", [Plaintext()])
    with pytest.raises(StoreError):
        secrets._backend()


class Hanging(SecretService):
    """A locked ring whose prompt nobody answers."""

    released = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.released.wait(30)
        return None


def test_a_ring_that_waits_for_a_prompt_is_given_up_on(ring, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(secrets, "ALLOWED_BACKENDS", {f"{Hanging.__module__}.Hanging"})
    ring(Hanging())
    try:
        with pytest.raises(StoreError, match="did not answer"):
            SystemKeyring(timeout=0.05).read("x")
    finally:
        Hanging.released.set()


def test_without_any_ring_the_session_keeps_nothing(tmp_path: Path):
    lines = _run(tmp_path / "home", [sys.executable, "-c", ROUND_TRIP])
    assert lines == ["nothing kept False None", "nothing kept False None"]
    assert not list((tmp_path / "home").glob("soulfra.db*"))
    assert not (tmp_path / "home" / "key.json").exists()


def test_the_desktop_ring_keeps_the_key_or_the_session_keeps_nothing(tmp_path: Path):
    """With GNOME's ring on this machine the whole road is taken; without it, what a machine without one does."""
    home = tmp_path / "home"
    installed = all(map(shutil.which, ["gnome-keyring-daemon", "dbus-run-session", "dbus-send"]))
    command = ["dbus-run-session", "--", "sh", "-c", WITH_RING, sys.executable, ROUND_TRIP]
    lines = _run(home, command if installed else [sys.executable, "-c", ROUND_TRIP], ring_home=tmp_path)
    if not installed:
        assert lines == ["nothing kept False None", "nothing kept False None"]
        return
    assert lines == ["keyring True None", "keyring False kept"]
    locked = ["dbus-run-session", "--", sys.executable, "-c", ROUND_TRIP]
    (refused,) = _run(home, locked, ring_home=tmp_path / "nobody")
    assert (
        refused.startswith("StoreError The key of these chats is in the system keyring.") or "no longer has" in refused
    )


def _run(home: Path, command: list[str], ring_home: Path | None = None) -> list[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS", "PYTHON_KEYRING"))}
    environment |= {
        "HOME": str(ring_home or home.parent),
        "XDG_RUNTIME_DIR": str(home.parent),
        "PYTHONPATH": os.getcwd(),
    }
    environment |= {"XDG_DATA_HOME": str((ring_home or home.parent) / "data")}
    done = subprocess.run(
        [*command, str(home)], capture_output=True, text=True, timeout=120, env=environment, check=True
    )
    return done.stdout.splitlines()
