"""What the account's page shows at one moment. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from soulfra_desktop.domain.account import Account, AccountDevice, AccountPasskey
from soulfra_desktop.ui.kit.problem import Problem

Place = Literal[
    "loading", "out", "home",
    "register", "sign-in", "forgot", "reset",
    "recovery", "authenticator", "codes",
    "email", "email-code", "password", "new-key", "two-step", "no-two-step", "no-passkey", "revoke", "export", "delete", "sign-out",
]  # fmt: skip
"""loading, out and home are where somebody is; all others are forms and things that are shown once."""
Barrier = Literal["", "nothing kept", "demo"]
"""Why no account can be used here."""
Done = Literal[
    "", "in", "out", "deleted", "reset", "password", "key", "two-step", "no-two-step", "revoked", "exported", "verified",
    "code sent", "email", "no-passkey",
]  # fmt: skip
"""What was done last, to be said where the person is now."""
ONCE: tuple[Place, ...] = ("recovery", "codes")
"""Shown once: only a yes leads on from there."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What is known of a password that is being chosen."""

    verdict: Literal["", "looking", "weak", "good"] = ""
    problem: Problem | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Secrets:
    """What is shown once and kept nowhere. Never printed."""

    recovery_key: str = ""
    codes: tuple[str, ...] = ()
    totp_secret: str = ""
    totp_uri: str = ""


@dataclass(frozen=True, slots=True)
class Server:
    """What the server knows of the account."""

    totp: bool = False
    recovery_codes_left: int = 0
    passkeys: tuple[AccountPasskey, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountState:
    """The account's page."""

    place: Place = "loading"
    barrier: Barrier = ""
    account: Account | None = None
    ended: bool = False
    """The account is known here, and its session was ended: by another device, by a new password, or after long."""
    server: Server | None = None
    """None until the server said it."""
    devices: tuple[AccountDevice, ...] = ()
    no_key: bool = False
    """A recovery key was made here, and nobody said that they have it."""
    looking: bool = False
    unreached: Problem | None = None
    """Why the server could not be asked how the account stands."""
    working: bool = False
    asks_code: bool = False
    """The form that is open is missing the second step."""
    problem: Problem | None = None
    judged: Judged = Judged()
    mailed: bool | None = None
    """After a password was said to be forgotten: whether the server sends mail at all."""
    keeps: Literal["", "this device", "recovery key", "nothing"] = ""
    """After a reset's code was looked at: what opens what was synced afterwards."""
    reset_steps: bool = False
    """Whether the account that is reset has a second step."""
    device: AccountDevice | None = None
    """The one that is being signed out."""
    passkey: AccountPasskey | None = None
    """The one that is being removed."""
    new_email: str = ""
    """Where a code was mailed to just now, so that it becomes the account's address."""
    renaming: int | None = None
    done: Done = ""
    secrets: Secrets = Secrets()
    written: str = ""
    """Where a file was put."""
    typed: tuple[str, str] = ("", "")
    """The server and the address that were typed last: no form asks for them twice."""
    device_name: str = ""
    """What this machine would be called."""
