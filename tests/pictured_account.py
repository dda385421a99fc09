"""The account's pictures: every state of its page, with an account and machines that are the same on every day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from soulfra_desktop.domain.account import Account, AccountDevice, AccountPasskey
from soulfra_desktop.domain.errors import ServerRolledBack
from soulfra_desktop.domain.syncing import SyncState
from soulfra_desktop.services.sync import SyncService
from soulfra_desktop.ui.account.mark import SyncMark
from soulfra_desktop.ui.account.presenter import AccountPresenter
from soulfra_desktop.ui.account.state import AccountState, Judged, Secrets, Server
from soulfra_desktop.ui.account.syncing import SyncingState, SyncPresenter
from soulfra_desktop.ui.account.view import AccountPage
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.settings.presenter import SettingsPresenter
from soulfra_desktop.ui.settings.view import COLUMN, SettingsView
from tests import pictured_trust
from tests.pictured_onboarding import NoSettings
from tests.pictured_shell import FULL, NOW, no_work

SEEN = datetime(2026, 11, 20, 9, 30, tzinfo=NOW.tzinfo)
ANN = Account("https://sync.example.org", "ann@example.org", "a" * 32, 1, "workshop", verified=True)
DESK = AccountDevice(1, "workshop", "linux", SEEN, SEEN, current=True, signed_in=True)
LAPTOP = AccountDevice(2, "Ann's laptop", "macos", SEEN, SEEN, current=False, signed_in=True)
OLD = AccountDevice(
    3, "office", "windows", SEEN, datetime(2026, 8, 2, tzinfo=NOW.tzinfo), current=False, signed_in=False
)
RING = AccountPasskey("b" * 32, "Key on my ring", SEEN, datetime(2026, 11, 23, 8, tzinfo=NOW.tzinfo))
PHONE = AccountPasskey("c" * 32, "Ann's phone", SEEN, None)
KEY = "7Q4M XK2R 9TBD WJ5H N8CV 3PFY 6GZA E1S0 KM7T 4RXQ D9BH V2WJ C5N8 YF3P"
CODES = ("k7mq-x2rt", "9tbd-wj5h", "n8cv-3pfy", "6gza-e1s0", "km7t-4rxq", "d9bh-v2wj", "c5n8-yf3p", "q4mx-k2r9")
URI = "otpauth://totp/Soulfra:ann%40example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Soulfra"

HOME = AccountState("home", account=ANN, server=Server(), devices=(DESK, LAPTOP, OLD), device_name="workshop")
OUT = AccountState("out", device_name="workshop")
TYPED = ("https://sync.example.org", "ann@example.org")
WEAK = Problem(
    "This password is too easy to guess. This is similar to a commonly used password.",
    "It is all that keeps your chats closed to the server: take four random words, or let a password manager make one.",
)
AGREED = SyncState("idle", synced_at=SEEN)
AWAY = Problem(
    "sync.example.org cannot be reached.", "Soulfra tries again by itself. Everything on this machine goes on working."
)
STOPPED = Problem(
    "The server has fewer changes than it acknowledged.",
    "Syncing was stopped. Your chats here are whole. Ask whoever runs the server whether a backup was restored.",
)
REFUSED = Problem(
    "The address or the password is not right.",
    "A forgotten password can be reset.",
)

STATES: dict[str, tuple[AccountState, SyncState]] = {
    "loading": (AccountState(), SyncState()),
    "out": (OUT, SyncState()),
    "nothing-kept": (replace(OUT, barrier="nothing kept"), SyncState()),
    "deleted": (replace(OUT, done="deleted"), SyncState()),
    "register": (replace(OUT, place="register"), SyncState()),
    "weak": (replace(OUT, place="register", typed=TYPED, judged=Judged("weak", WEAK)), SyncState()),
    "deriving": (replace(OUT, place="register", typed=TYPED, judged=Judged("good"), working=True), SyncState()),
    "sign-in": (replace(OUT, place="sign-in", done="reset", typed=TYPED), SyncState()),
    "refused": (replace(OUT, place="sign-in", typed=TYPED, problem=REFUSED), SyncState()),
    "second-step": (replace(OUT, place="sign-in", typed=TYPED, asks_code=True), SyncState()),
    "recovery": (replace(HOME, place="recovery", secrets=Secrets(KEY)), AGREED),
    "codes": (replace(HOME, place="codes", secrets=Secrets(codes=CODES), written="/home/ann/codes.txt"), AGREED),
    "authenticator": (replace(HOME, place="authenticator", secrets=Secrets("", (), "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", URI)), AGREED),
    "home": (HOME, AGREED),
    "no-key": (replace(HOME, no_key=True), AGREED),
    "first-sync": (replace(HOME, done="in"), SyncState("syncing", 0, 11_250, 48_200, 41)),
    "unconfirmed": (replace(HOME, account=replace(ANN, verified=False)), replace(AGREED, waiting=12, files=2)),
    "offline": (replace(HOME, devices=(), server=None, unreached=AWAY), SyncState("offline", 3, synced_at=SEEN, problem=AWAY.message, advice=AWAY.advice)),
    "paused": (HOME, SyncState("paused", 3, synced_at=SEEN)),
    "stopped": (HOME, SyncState("stopped", 3, synced_at=SEEN, problem=STOPPED.message, advice=STOPPED.advice)),
    "restored": (HOME, SyncState("stopped", 3, synced_at=SEEN, problem=STOPPED.message, advice=ServerRolledBack.default_advice, was_set_back=True)),
    "ended": (replace(HOME, ended=True), SyncState("stopped", 3, synced_at=SEEN)),
    "asking": (replace(HOME, devices=(), server=None, looking=True), AGREED),
    "renaming": (replace(HOME, renaming=2, server=Server(True, 7)), AGREED),
    "metered": (HOME, replace(AGREED, files=7)),
    "forgot": (replace(OUT, place="forgot", typed=TYPED, mailed=True), SyncState()),
    "reset": (replace(OUT, place="reset", typed=TYPED, keeps="nothing"), SyncState()),
    "give-up": (replace(OUT, place="reset", typed=TYPED, keeps="nothing"), SyncState()),
    "no-mail": (replace(HOME, account=replace(ANN, verified=False, mail=False)), AGREED),
    "passkeys": (replace(HOME, server=Server(True, 7, (RING, PHONE)), done="email"), AGREED),
    "no-passkey": (replace(HOME, place="no-passkey", passkey=RING, asks_code=True), AGREED),
    "email": (replace(HOME, place="email"), AGREED),
    "email-code": (replace(HOME, place="email-code", new_email="ann@new.example.org"), AGREED),
    "password": (replace(HOME, place="password", judged=Judged("good")), AGREED),
    "sign-out": (replace(HOME, place="sign-out", devices=(DESK,)), replace(AGREED, waiting=3)),
    "revoke": (replace(HOME, place="revoke", device=LAPTOP), AGREED),
    "delete": (replace(HOME, place="delete", problem=Problem("That is not the address of this account.", "Type it as it stands above.")), AGREED),
}  # fmt: skip


WITH_TRUST = ("home", "metered")
"""States with what is known of the account's trust."""


class NoSync(SyncService):
    """A state, and nothing behind it."""

    def __init__(self, state: SyncState) -> None:
        self.state = state

    def wake(self) -> None: ...


def page(name: str) -> tuple[AccountPage, SyncPresenter]:
    """The page in one of its states."""
    state, sync_state = STATES[name]
    presenter = AccountPresenter(None, None, None, no_work, device_name="workshop")  # type: ignore[arg-type]  # a picture asks nothing of them
    presenter.state = state
    sync = SyncPresenter(NoSync(sync_state), False, lambda _on: None)
    sync.state = SyncingState(sync_state, is_metered=name == "metered")
    made = AccountPage(presenter, sync, COLUMN, pictured_trust.card if name in WITH_TRUST else None)
    if name == "give-up":
        made.part.give_up.check.setChecked(True)  # type: ignore[attr-defined]
    if name in ("weak", "deriving", "refused", "second-step"):
        made.part.password.field.setText("correct horse" if name != "weak" else "password1234")  # type: ignore[attr-defined]
    return made, sync


def _show_the_named(shown: AccountPage, name: str) -> None:
    """A page is longer than a window: what its picture is called after is moved into sight."""
    if name == "passkeys":
        shown.ensureWidgetVisible(shown.part.passkeys, 0, 40)  # type: ignore[attr-defined]


def screens(shell: Callable[..., Any]) -> dict[str, Callable[[], QWidget]]:
    """Every state, in the window; with the mark at the sidebar's foot."""

    def made(name: str) -> QWidget:
        window = shell(FULL, drawer=False)
        settings = SettingsPresenter(NoSettings(), None, no_work)  # type: ignore[arg-type]
        settings.state = replace(settings.state, section="account")
        shown, sync = page(name)
        view = SettingsView(settings, account=shown)
        view.when_shown = lambda: _show_the_named(shown, name)  # type: ignore[attr-defined]
        window.show_settings(view)
        mark = SyncMark()
        window.workspace.sidebar.card.add(mark)
        mark.show_state(sync.state)
        return window

    return {f"account-{name}": partial(made, name) for name in STATES}
