"""`soulfra account`: make one, sign in and out, see and revoke devices, and what a lost password takes."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import json
import platform
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from soulfra_desktop.app.cli.home import notice, opened
from soulfra_desktop.app.cli.status import ANSWERED, UsageRefused
from soulfra_desktop.app.cli.stdin import read_line
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.domain.account import Proof
from soulfra_desktop.domain.errors import (
    AccountError,
    NotSignedIn,
    SecondFactorNeeded,
    ServerRefused,
    SettingRefused,
    StoreError,
)

if TYPE_CHECKING:
    from soulfra_desktop.app.account import AccountParts
    from soulfra_desktop.services.account import Entered

Step = Callable[["AccountParts", argparse.Namespace], Awaitable[None]]
KEEP_IT = (
    "Write the recovery key down and keep it apart from this machine. It is shown this once: with it what is synced"
    " can be read again when the password is forgotten; without it, only a device that is signed in can."
)
NO_KEY = "You have no recovery key written down yet: soulfra account recovery-key"


async def account(options: argparse.Namespace, environment: Environment) -> int:
    """Raises AccountError, SettingRefused for a password that can be guessed, UsageRefused."""
    if options.demo:
        raise UsageRefused("The demo keeps nothing, so it has no account.", "Leave out --demo.")
    async with opened(environment) as core:
        if core.protection == "nothing kept":
            raise StoreError("Nothing is kept here, so there is nothing to sync.", "Set SOULFRA_PASSPHRASE first.")
        if options.action == "trust":
            from soulfra_desktop.app.cli.trust import trust

            return await trust(core.accounts, options)
        await STEPS[options.action](core.accounts, options)
    return ANSWERED


async def _register(parts: AccountParts, options: argparse.Namespace) -> None:
    server, email = _server(options), _email(options)
    password = await _new_password(options)
    entered = await parts.account.register(server, email, password, options.device or _this_machine())
    await _entered(parts, entered, options)


async def _login(parts: AccountParts, options: argparse.Namespace) -> None:
    known = await parts.account.account()
    server = _server(options) if options.server or known is None else known.server
    email = _email(options) if options.email or known is None else known.email
    password = await _password(options)
    name = options.device or (known.device_name if known else _this_machine())

    async def sign_in(proof: Proof | None) -> None:
        await _entered(parts, await parts.account.sign_in(server, email, password, name, proof), options)

    await _proved(options, sign_in)


async def _status(parts: AccountParts, options: argparse.Namespace) -> None:
    known = await parts.account.account()
    if known is None:
        if options.json:
            print(json.dumps({"signed_in": False}))
        else:
            print("No account is signed in on this machine.")
        return
    reached, why = True, ""
    try:
        found = await parts.account.look()
        known = await parts.account.account() or known
    except NotSignedIn:
        raise
    except AccountError as error:
        reached, why, found = False, str(error), None
    state, unwritten = await parts.sync.look(), await parts.account.recovery_key.is_missing()
    if options.json:
        facts = {"signed_in": True, "reached": reached, **asdict(known), "waiting": state.waiting}
        facts |= {"recovery_key_missing": unwritten}
        facts |= {"synced_at": state.synced_at.isoformat() if state.synced_at else None}
        print(
            json.dumps(facts | ({"totp": found.totp, "passkeys": found.passkeys} if found else {}), ensure_ascii=False)
        )
        return
    print(f"{known.email} at {known.server}, as device {known.device_no}: {known.device_name}")
    if not known.verified:
        print(
            "The address is not confirmed"
            + (" yet: soulfra account verify CODE" if known.mail else "; this server sends no mail")
            + "."
        )
    if unwritten:
        print(NO_KEY)
    when = state.synced_at.astimezone().strftime("%Y-%m-%d %H:%M") if state.synced_at else "never"
    print(f"Last synced: {when}. Waiting to be sent: {state.waiting}.")
    if not reached:
        notice(f"soulfra: {why}")


async def _devices(parts: AccountParts, options: argparse.Namespace) -> None:
    devices = await parts.account.devices()
    if options.json:
        print(json.dumps([asdict(device) for device in devices], default=str, ensure_ascii=False))
        return
    for device in devices:
        here = "this one" if device.current else "signed in" if device.signed_in else "signed out"
        seen = device.seen_at.astimezone().strftime("%Y-%m-%d %H:%M")
        print(f"{device.no:>3}  {device.name:<28} {device.platform:<8} {here:<11} seen {seen}")


async def _revoke(parts: AccountParts, options: argparse.Namespace) -> None:
    if not options.what or not options.what.isdecimal():
        raise UsageRefused("Which device? soulfra account revoke NUMBER", "See them: soulfra account devices")
    number, password = int(options.what), await _password(options)
    await _proved(options, lambda proof: parts.account.revoke(number, password, proof))
    notice(f"Device {number} is signed out, and every key that it knew was changed.")


async def _logout(parts: AccountParts, options: argparse.Namespace) -> None:
    if await parts.account.account() is None:
        raise NotSignedIn("No account is signed in on this machine.", "There is nothing to sign out of.")
    if not options.force and not await _may_leave(parts):
        notice("You are still signed in.")
        return
    await parts.account.sign_out()
    notice("Signed out. Your chats stay on this machine.")


async def _may_leave(parts: AccountParts) -> bool:
    """What a sign-out leaves behind is said; at a terminal it is asked. Raises SettingRefused where it cannot be."""
    waiting = (await parts.sync.look()).waiting
    last = False
    with suppress(AccountError):  # a server out of reach keeps nobody signed in
        last = not any(one.signed_in and not one.current for one in await parts.account.devices())
    unsent = "1 change was not sent yet." if waiting == 1 else f"{waiting} changes were not sent yet."
    if waiting:
        notice(f"soulfra: {unsent} No other machine gets what is not sent.")
    if last:
        notice("soulfra: No other machine is signed in: what is synced opens again with the password only.")
    if not waiting and not last:
        return True
    if _can_ask():
        return (await asyncio.to_thread(input, "Sign out anyway? [y/N] ")).strip().casefold() in ("y", "yes")
    if waiting:
        raise SettingRefused(unsent, "Send them first: soulfra sync. Or leave them: soulfra account logout --force")
    return True


async def _verify(parts: AccountParts, options: argparse.Namespace) -> None:
    if not options.what:
        await parts.account.send_verification()
        notice("A mail with a code is on its way: soulfra account verify CODE")
        return
    await parts.account.verify(options.what)
    known = await parts.account.account()
    notice(f"The address is confirmed: {known.email}" if known else "The address is confirmed.")


async def _change_email(parts: AccountParts, options: argparse.Namespace) -> None:
    if not options.what:
        raise UsageRefused("Which address? soulfra account change-email ADDRESS", "")
    email, password = options.what.strip(), await _password(options)
    await _proved(options, lambda proof: parts.account.change_email(email, password, proof))
    notice(f"A mail with a code is on its way to {email}: soulfra account verify CODE. Until then nothing changes.")


async def _password_change(parts: AccountParts, options: argparse.Namespace) -> None:
    old = await _password(options, "Present password: ")
    new = await _new_password(options)
    await _proved(options, lambda proof: parts.passwords.change(old, new, proof))
    notice("The password is changed. Your other devices have to sign in again.")


async def _recovery_key(parts: AccountParts, options: argparse.Namespace) -> None:
    password = await _password(options)

    async def show(proof: Proof | None) -> None:
        written = await parts.passwords.new_recovery_key(password, proof)
        print(json.dumps({"recovery_key": written}) if options.json else written)
        await parts.account.recovery_key.written()
        notice(f"{KEEP_IT} The one before no longer opens anything.")

    await _proved(options, show)


async def _passkeys(parts: AccountParts, options: argparse.Namespace) -> None:
    found = await parts.passwords.passkeys()
    if options.json:
        print(json.dumps([asdict(key) for key in found], default=str, ensure_ascii=False))
        return
    for key in found:
        used = f"used {key.used_at.astimezone():%Y-%m-%d %H:%M}" if key.used_at else "not used yet"
        print(f"{key.id}  {key.name:<28} added {key.created_at.astimezone():%Y-%m-%d}  {used}")
    if not found:
        notice("This account has no passkey.")


async def _remove_passkey(parts: AccountParts, options: argparse.Namespace) -> None:
    if not options.what:
        raise UsageRefused("Which passkey? soulfra account remove-passkey ID", "See them: soulfra account passkeys")
    password = await _password(options)
    await _proved(options, lambda proof: parts.passwords.remove_passkey(options.what, password, proof))
    notice("The passkey is removed.")


async def _forgot(parts: AccountParts, options: argparse.Namespace) -> None:
    if not await parts.passwords.forgot(_server(options), _email(options)):
        raise ServerRefused(
            "This server sends no mail.",
            "Ask whoever runs it for a code (soulfra-server accounts reset-code), then: soulfra account reset CODE",
        )
    notice("If this address has an account, a mail with a code is on its way: soulfra account reset CODE")


async def _reset(parts: AccountParts, options: argparse.Namespace) -> None:
    if not options.what:
        raise UsageRefused(
            "Which code? soulfra account reset CODE", "It is in the mail, or comes from whoever runs the server."
        )
    server = _server(options)
    plan = await parts.passwords.plan_reset(server, options.what)
    recovery = ""
    if plan.keeps == "nothing" and not options.give_up:
        notice(
            "What is synced can be read again with the recovery key. Without it: --give-up deletes it from the server."
        )
        recovery = await _secret("Recovery key: ", options)
    new = await _new_password(options)

    async def reset(proof: Proof | None) -> None:
        await parts.passwords.reset(
            server, options.what, new, recovery_key=recovery, give_up=options.give_up, proof=proof
        )

    await _proved(options, reset)
    notice("The new password is set. Sign in with it: soulfra account login")


async def _delete(parts: AccountParts, options: argparse.Namespace) -> None:
    password = await _password(options)
    await _proved(options, lambda proof: parts.passwords.delete_account(password, proof))
    notice("The account and everything on the server is deleted. Your chats stay on this machine.")


async def _export(parts: AccountParts, options: argparse.Namespace) -> None:
    password = await _password(options)

    async def write(proof: Proof | None) -> None:
        data = await parts.passwords.export(password, proof)
        if options.what:
            await asyncio.to_thread(Path(options.what).write_bytes, data)
        else:
            print(data.decode())

    await _proved(options, write)


STEPS: dict[str, Step] = {
    "register": _register,
    "login": _login,
    "status": _status,
    "devices": _devices,
    "revoke": _revoke,
    "logout": _logout,
    "verify": _verify,
    "change-email": _change_email,
    "password": _password_change,
    "recovery-key": _recovery_key,
    "passkeys": _passkeys,
    "remove-passkey": _remove_passkey,
    "forgot": _forgot,
    "reset": _reset,
    "export": _export,
    "delete": _delete,
}


async def _entered(parts: AccountParts, entered: Entered, options: argparse.Namespace) -> None:
    known = entered.account
    if options.json:
        print(json.dumps({**asdict(known), "recovery_key": entered.recovery_key or None}, ensure_ascii=False))
    else:
        print(f"Signed in as {known.email}, device {known.device_no}: {known.device_name}")
    if entered.recovery_key:
        if not options.json:
            print(f"Recovery key: {entered.recovery_key}")
        await parts.account.recovery_key.written()
        notice(KEEP_IT)
    elif await parts.account.recovery_key.is_missing():
        notice(NO_KEY)
    if not known.verified:
        notice(
            "A mail with a code is on its way: soulfra account verify CODE. Syncing works before."
            if known.mail
            else "This server sends no mail: the address stays unconfirmed, and the code for a forgotten password comes from"
            " whoever runs it."
        )
    notice("Now: soulfra sync")


async def _proved(options: argparse.Namespace, use: Callable[[Proof | None], Awaitable[None]]) -> None:
    """With the second step, where the account has one: `--code`, or asked for at a terminal."""
    try:
        await use(_proof(options.code) if options.code else None)
    except SecondFactorNeeded as error:
        if options.code or not _can_ask():
            raise
        notice(f"soulfra: {error.message}")
        await use(_proof(await asyncio.to_thread(input, "Code, or a recovery code: ")))


def _proof(text: str) -> Proof:
    code = text.strip()
    return Proof(totp=code) if len(code) == 6 and code.isdecimal() else Proof(recovery_code=code)


def _server(options: argparse.Namespace) -> str:
    from soulfra_desktop.adapters.sync_server import server_address

    if not options.server:
        raise UsageRefused("Which server? --server URL", "Such as: --server https://sync.example.org")
    return server_address(options.server)


def _email(options: argparse.Namespace) -> str:
    if not options.email:
        raise UsageRefused("Whose account? --email ADDRESS", "")
    return options.email.strip()


async def _password(options: argparse.Namespace, prompt: str = "Password: ") -> str:
    return await _secret(prompt, options)


async def _new_password(options: argparse.Namespace) -> str:
    new = await _secret("New password: ", options)
    if not options.password_stdin and new != await _secret("Once more: ", options):
        raise UsageRefused("The two are not the same.", "Try again.")
    return new


async def _secret(prompt: str, options: argparse.Namespace) -> str:
    """Never an argument: those are seen by every process."""
    if options.password_stdin:
        if given := (await read_line()).rstrip("\r\n"):
            return given
        raise UsageRefused("Nothing came on standard input.", "A line for each that is asked for: the password first.")
    if not _can_ask():
        raise UsageRefused(
            "There is no terminal to ask for the password.", "Give it on standard input: --password-stdin"
        )
    return await asyncio.to_thread(getpass.getpass, prompt, sys.stderr)


def _can_ask() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _this_machine() -> str:
    return platform.node()[:64] or "this machine"
