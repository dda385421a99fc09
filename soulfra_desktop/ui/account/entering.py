"""Ways into an account: making one, signing in, and what a forgotten password takes. No Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import KeyNotOpened, SettingRefused, SoulfraError
from soulfra_desktop.ui.account.state import Secrets
from soulfra_desktop.ui.kit.problem import Problem

if TYPE_CHECKING:
    from soulfra_desktop.domain.account import Proof
    from soulfra_desktop.services.account import AccountService, Entered
    from soulfra_desktop.services.password import PasswordService
    from soulfra_desktop.ui.account.forming import FormPage, Ways


class Entering:
    """What the forms of somebody who is not signed in do."""

    def __init__(self, page: FormPage, account: AccountService, passwords: PasswordService, ways: Ways) -> None:
        self._page = page
        self._account = account
        self._passwords = passwords
        self._ways = ways

    def register(self, server: str, email: str, password: str, device: str) -> None:
        """Make an account, and show its recovery key."""

        async def do(_proof: Proof | None) -> None:
            address = self._checked(server, email, password)
            self._entered(await self._account.register(address, email.strip(), password, self._name(device)))

        self._page.attempt(do)

    def sign_in(self, server: str, email: str, password: str, device: str, code: str = "") -> None:
        async def do(proof: Proof | None) -> None:
            address = self._checked(server, email, password)
            entered = await self._account.sign_in(address, email.strip(), password, self._name(device), proof)
            self._entered(entered)

        self._page.attempt(do, code)

    def _entered(self, entered: Entered) -> None:
        page = self._page
        page.show(account=entered.account, ended=False, unreached=None)
        if entered.recovery_key:
            page.turn_to("recovery", secrets=Secrets(recovery_key=entered.recovery_key), done="in")
        else:
            page.turn_to("home", done="in")
        page.load()

    def _checked(self, server: str, email: str, password: str) -> str:
        """The server's address as it is kept. Raises SettingRefused for what is missing."""
        self._page.show(typed=(server.strip(), email.strip()))
        if not email.strip():
            raise SettingRefused("Whose account is it?", "Enter an e-mail address.")
        if not password:
            raise SettingRefused("The password is missing.", "Enter it.")
        return self._ways.address(server)

    def _name(self, device: str) -> str:
        return device.strip()[:64] or self._page.state.device_name

    # A forgotten password.

    def forgot(self, server: str, email: str) -> None:
        """Ask for a mail with a code; the same is said for every address."""

        async def do(_proof: Proof | None) -> None:
            address = self._checked(server, email, "-")
            self._page.show(mailed=await self._passwords.forgot(address, email.strip()))

        self._page.attempt(do)

    def has_code(self) -> None:
        """On from the mail to its code."""
        self._page.go("reset")

    def look_at_code(self, server: str, code: str) -> None:
        """Say what a reset would keep and lose, before anything is done."""

        async def do(_proof: Proof | None) -> None:
            if not code.strip():
                raise SettingRefused("Which code?", "It is in the mail.")
            plan = await self._passwords.plan_reset(self._ways.address(server), code.strip())
            self._page.show(keeps=plan.keeps, reset_steps=bool(plan.state.second_factors))

        self._page.attempt(do)

    def reset(
        self, server: str, code: str, new: str, *, recovery_key: str = "", give_up: bool = False, step: str = ""
    ) -> None:
        """Set the new password. Nothing is given up unless that was said."""

        async def do(proof: Proof | None) -> None:
            if self._page.state.keeps == "nothing" and not recovery_key.strip() and not give_up:
                raise KeyNotOpened(
                    "Neither this device nor a recovery key opens what was synced.",
                    "Enter the recovery key, or say that what is on the server may go.",
                )
            await self._passwords.reset(
                self._ways.address(server), code.strip(), new, recovery_key=recovery_key.strip(), give_up=give_up,
                proof=proof,
            )  # fmt: skip
            await self._after_reset()

        self._page.attempt(do, step)

    async def _after_reset(self) -> None:
        try:
            account = await self._account.account()
        except SoulfraError as error:
            self._page.show(problem=Problem.of(error))
            return
        if account is not None:
            self._page.show(account=replace(account), ended=True)
        self._page.turn_to("sign-in", done="reset")
