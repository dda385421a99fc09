"""What is done with an account that is signed in: its password, its keys, its devices, its end. No Qt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import SettingRefused
from soulfra_desktop.ui.account.state import Secrets

if TYPE_CHECKING:
    from soulfra_desktop.domain.account import AccountDevice, AccountPasskey, Proof
    from soulfra_desktop.services.account import AccountService
    from soulfra_desktop.services.password import PasswordService
    from soulfra_desktop.ui.account.forming import FormPage, Ways


class Tending:
    """Whatever is dangerous takes the password once more, and the second step where there is one."""

    def __init__(self, page: FormPage, account: AccountService, passwords: PasswordService, ways: Ways) -> None:
        self._page = page
        self._account = account
        self._passwords = passwords
        self._ways = ways
        self._token = ""
        """With which a code of the new authenticator is confirmed; good for some minutes."""

    # The address.

    def verify(self, code: str) -> None:
        async def do(_proof: Proof | None) -> None:
            if not code.strip():
                raise SettingRefused("Which code?", "It is in the mail.")
            await self._account.verify(code.strip())
            self._page.show(account=await self._account.account(), done="verified")

        self._page.attempt(do)

    def send_code(self) -> None:
        async def do(_proof: Proof | None) -> None:
            await self._account.send_verification()
            self._page.show(done="code sent")

        self._page.attempt(do)

    def change_email(self, email: str, password: str, code: str = "") -> None:
        """Have a code mailed to another address."""

        async def do(proof: Proof | None) -> None:
            await self._account.change_email(email.strip(), password, proof)
            self._page.turn_to("email-code", new_email=email.strip())

        self._page.attempt(do, code)

    def confirm_email(self, code: str) -> None:
        """With the code that was mailed there, the new address is the account's."""

        async def do(_proof: Proof | None) -> None:
            if not code.strip():
                raise SettingRefused("Which code?", "It is in the mail.")
            await self._account.verify(code.strip())
            self._page.back(account=await self._account.account(), done="email")

        self._page.attempt(do)

    # The password and the keys.

    def change_password(self, old: str, new: str, code: str = "") -> None:
        async def do(proof: Proof | None) -> None:
            await self._passwords.change(old, new, proof)
            self._page.back(done="password")

        self._page.attempt(do, code)

    def new_recovery_key(self, password: str, code: str = "") -> None:
        async def do(proof: Proof | None) -> None:
            written = await self._passwords.new_recovery_key(password, proof)
            self._page.turn_to("recovery", secrets=Secrets(recovery_key=written), done="key")

        self._page.attempt(do, code)

    # The second step.

    def offer_two_step(self, password: str) -> None:
        """Show what the authenticator app must know."""

        async def do(_proof: Proof | None) -> None:
            offer, self._token = await self._passwords.offer_totp(password)
            self._page.turn_to("authenticator", secrets=Secrets(totp_secret=offer.secret, totp_uri=offer.uri))

        self._page.attempt(do)

    def confirm_two_step(self, code: str) -> None:
        """A code of it proves that the app has it; then the recovery codes are shown, once."""

        async def do(_proof: Proof | None) -> None:
            codes = await self._passwords.confirm_totp(self._token, code.replace(" ", ""))
            self._token = ""
            if codes:
                self._page.turn_to("codes", secrets=Secrets(codes=tuple(codes)), done="two-step")
            else:
                self._page.back(done="two-step")
            self._page.load()

        self._page.attempt(do)

    def remove_two_step(self, password: str, code: str) -> None:
        async def do(proof: Proof | None) -> None:
            if proof is None:
                self._page.show(asks_code=True)
                return
            await self._passwords.remove_totp(password, proof)
            self._page.back(done="no-two-step")
            self._page.load()

        self._page.attempt(do, code)

    def ask_remove_passkey(self, passkey: AccountPasskey) -> None:
        self._page.go("no-passkey", passkey=passkey)

    def remove_passkey(self, password: str, code: str = "") -> None:
        passkey = self._page.state.passkey
        if passkey is None:
            return

        async def do(proof: Proof | None) -> None:
            await self._passwords.remove_passkey(passkey.id, password, proof)
            self._page.back(done="no-passkey")
            self._page.load()

        self._page.attempt(do, code)

    # The devices.

    def ask_name(self, no: int | None) -> None:
        """Open the field in which a device is given another name; None closes it."""
        self._page.show(renaming=no, problem=None)

    def rename(self, no: int, name: str) -> None:
        async def do(_proof: Proof | None) -> None:
            called = name.strip()[:64]
            if called:
                await self._account.rename_device(no, called)
                devices = self._page.state.devices
                named = tuple(replace(one, name=called) if one.no == no else one for one in devices)
                self._page.show(devices=named, account=await self._account.account())
            self._page.show(renaming=None)

        self._page.attempt(do)

    def ask_revoke(self, device: AccountDevice) -> None:
        self._page.go("revoke", device=device)

    def revoke(self, password: str, code: str = "") -> None:
        device = self._page.state.device
        if device is None:
            return

        async def do(proof: Proof | None) -> None:
            await self._account.revoke(device.no, password, proof)
            self._page.back(done="revoked")
            self._page.load()

        self._page.attempt(do, code)

    # The end.

    def sign_out(self) -> None:
        async def do(_proof: Proof | None) -> None:
            await self._account.sign_out()
            self._gone("out")

        self._page.attempt(do)

    def delete_account(self, typed: str, password: str, code: str = "") -> None:
        """`typed` is the account's address, as a person writes who means it."""

        async def do(proof: Proof | None) -> None:
            account = self._page.state.account
            if account is not None and typed.strip().casefold() != account.email.casefold():
                raise SettingRefused("That is not the address of this account.", "Type it as it stands above.")
            await self._passwords.delete_account(password, proof)
            self._gone("deleted")

        self._page.attempt(do, code)

    def _gone(self, done: str) -> None:
        self._page.show(account=None, devices=(), server=None, ended=False, unreached=None)
        self._page.back(done=done)

    def export(self, path: str, password: str, code: str = "") -> None:
        """All that the server can read of the account, into a file."""

        async def do(proof: Proof | None) -> None:
            data = await self._passwords.export(password, proof)
            await self._ways.write(Path(path), data.decode())
            self._page.back(done="exported", written=path)

        self._page.attempt(do, code)
