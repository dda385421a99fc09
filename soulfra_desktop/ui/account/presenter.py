"""The account's page: where the person is in it, and what their forms do. No Qt.

A password is never kept here: the form has it, and gives it again together with the second step's code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from soulfra_desktop.domain.account import Proof
from soulfra_desktop.domain.errors import NotSignedIn, SecondFactorNeeded, SettingRefused, SoulfraError
from soulfra_desktop.services.account import AccountService
from soulfra_desktop.services.password import PasswordService
from soulfra_desktop.services.ports import Spawn
from soulfra_desktop.ui.account.entering import Entering
from soulfra_desktop.ui.account.forming import Attempt, Ways
from soulfra_desktop.ui.account.state import ONCE, AccountState, Barrier, Judged, Place, Secrets, Server
from soulfra_desktop.ui.account.tending import Tending
from soulfra_desktop.ui.kit.problem import Problem

TOTP_DIGITS = 6


class AccountPresenter:
    """Outlives its page: what is shown once stays until somebody says that they have it.

    `on_news` hears that something was shown to nobody: whoever wires it looks whether the page is seen.
    """

    def __init__(
        self,
        account: AccountService,
        passwords: PasswordService,
        ways: Ways,
        spawn: Spawn,
        *,
        device_name: str = "",
        barrier: Barrier = "",
    ) -> None:
        self._account = account
        self._passwords = passwords
        self._ways = ways
        self._spawn = spawn
        self._judging = 0
        self.state = AccountState(device_name=device_name, barrier=barrier)
        self.on_change: Callable[[AccountState], None] = lambda _state: None
        self.on_news: Callable[[AccountState], None] = lambda _state: None
        self.entering = Entering(self, account, passwords, ways)
        self.tending = Tending(self, account, passwords, ways)

    # Where the person is.

    def load(self) -> None:
        """Who is signed in here, and how that account stands; a form that is open stays open."""
        if not self.state.barrier:
            self._spawn(self.look())
        else:
            self.show(place="out")

    async def look(self) -> None:
        """The same, awaited."""
        try:
            account = await self._account.account()
        except SoulfraError as error:
            self.show(place="out", problem=Problem.of(error))
            return
        here = self.state.place in ("loading", "out", "home")
        self.show(account=account, looking=account is not None)
        if here:
            self.show(place="home" if account else "out")
        if account is not None:
            await self._ask_server()

    async def _ask_server(self) -> None:
        try:
            found = await self._account.look()
            devices = await self._account.devices()
            passkeys = tuple(await self._passwords.passkeys()) if found.passkeys else ()
            account, no_key = await self._account.account(), await self._account.recovery_key.is_missing()
        except NotSignedIn as error:
            self.show(looking=False, ended=True, unreached=Problem.of(error))
        except SoulfraError as error:
            self.show(looking=False, unreached=Problem.of(error))
        else:
            known = Server(found.totp, found.recovery_codes_left, passkeys)
            self.show(looking=False, ended=False, unreached=None, server=known, devices=tuple(devices), account=account)
            self.show(no_key=no_key)

    def go(self, place: Place, **changes: Any) -> None:
        """Open a form; what the one before said is gone."""
        if not self.state.working and self.state.place not in ONCE:
            self._turn_to(place, **changes)

    def leave(self) -> None:
        """Out of a form, with nothing done."""
        if not self.state.working and self.state.place not in ONCE:
            self.back()

    def has_it(self) -> None:
        """What is shown once was written down."""
        if self.state.place in ONCE:
            self._spawn(self._has_it(recovery=self.state.place == "recovery"))
            self.back()

    async def _has_it(self, *, recovery: bool) -> None:
        if recovery:
            try:
                await self._account.recovery_key.written()
            except SoulfraError as error:
                self.show(problem=Problem.of(error))
                return
            self.show(no_key=False)
        await self.look()

    def back(self, **changes: Any) -> None:
        """To where the person is without any form."""
        self._turn_to("home" if self.state.account else "out", **changes)

    def _turn_to(self, place: Place, **changes: Any) -> None:
        self.show(
            **{
                "place": place, "working": False, "asks_code": False, "problem": None, "judged": Judged(), "mailed": None,
                "keeps": "", "reset_steps": False, "device": None, "passkey": None, "new_email": "", "renaming": None,
                "done": "", "secrets": Secrets(), "written": "",
            } | changes
        )  # fmt: skip

    def turn_to(self, place: Place, **changes: Any) -> None:
        """To a place that something led to; a word to whoever does not see the page."""
        self._turn_to(place, **changes)
        self.on_news(self.state)

    # How each form does its work.

    def attempt(self, do: Attempt, code: str = "") -> None:
        """Do it once; where the server wants the second step, the form asks for its code and tries again with it."""
        if self.state.working:
            return
        code = code.strip()
        self.show(working=True, problem=None)
        self._spawn(self._attempt(do, proof(code) if code else None))

    async def _attempt(self, do: Attempt, given: Proof | None) -> None:
        try:
            await do(given)
        except SecondFactorNeeded as error:
            self.show(asks_code=True, problem=Problem.of(error) if given else None)
        except NotSignedIn as error:
            self.show(problem=Problem.of(error), ended=self.state.account is not None)
        except SoulfraError as error:
            self.show(problem=Problem.of(error))
        finally:
            self.show(working=False)

    def edit(self) -> None:
        """Something is typed: what was wrong with the last try is no longer said."""
        if self.state.problem is not None and not self.state.working:
            self.show(problem=None)

    def remember(self, server: str, email: str) -> None:
        """What stands in a form that leads to another one."""
        self.show(typed=(server.strip(), email.strip()))

    def judge(self, password: str, email: str) -> None:
        """Whether a password that is being chosen is good enough: found out beside the window."""
        self._judging += 1
        self.edit()
        if not password:
            self.show(judged=Judged())
            return
        if self.state.judged.verdict == "":
            self.show(judged=Judged("looking"))
        self._spawn(self._judge(self._judging, password, email))

    async def _judge(self, number: int, password: str, email: str) -> None:
        try:
            await self._ways.judge(password, email)
        except SettingRefused as error:
            judged = Judged("weak", Problem.of(error))
        else:
            judged = Judged("good")
        if number == self._judging:  # what was typed since has the last word
            self.show(judged=judged)

    def write(self, path: str, text: str) -> None:
        """Put what is shown once into a file of the person's choice."""
        self._spawn(self._write(Path(path), text))

    async def _write(self, path: Path, text: str) -> None:
        try:
            await self._ways.write(path, text)
        except SoulfraError as error:
            self.show(problem=Problem.of(error), written="")
        else:
            self.show(problem=None, written=str(path))

    def show(self, **changes: Any) -> None:
        """Replace what is shown; for the page's own parts without Qt."""
        self.state = replace(self.state, **changes)
        self.on_change(self.state)


def proof(code: str) -> Proof:
    """Six digits are the authenticator's, all else is a recovery code."""
    digits = code.replace(" ", "")
    if len(digits) == TOTP_DIGITS and digits.isdecimal():
        return Proof(totp=digits)
    return Proof(recovery_code=code)
