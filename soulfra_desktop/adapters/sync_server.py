"""Talks to a sync server over HTTPS: accounts and sessions. What it says no to arrives as an error of ours."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from soulfra_desktop.adapters.providers.connection import EnvironmentUnusable, client_options, proxy_of_environment
from soulfra_desktop.adapters.server_answers import ANSWER_SECONDS, of_json, read_json, read_whole, refuse_packed
from soulfra_desktop.adapters.server_faults import WORDS, refused, unreachable
from soulfra_desktop.domain.account import AccountDevice, AccountPasskey
from soulfra_desktop.domain.errors import ServerRefused, ServerUnreachable, SettingRefused
from soulfra_desktop.domain.settings import is_loopback
from sync_server.protocol import errors as slugs
from sync_server.protocol.accounts import (
    Accepted,
    Access,
    Account,
    CollectionKey,
    KdfParams,
    Keys,
    ResetState,
    Session,
    Tokens,
    WrappedKeys,
)
from sync_server.protocol.factors import TotpOffer

if TYPE_CHECKING:
    import httpx

    from soulfra_desktop.domain.account import Proof
    from sync_server.protocol.accounts import KeysUpdate, PasswordChange, PasswordReset, Registration, SignIn

CONNECT_SECONDS, READ_SECONDS = 10.0, 60.0


def server_address(text: str) -> str:
    """A server's address as it is kept. Raises SettingRefused: http:// goes no further than this machine."""
    address = text.strip()
    address = (address if "://" in address else f"https://{address}").rstrip("/")
    import httpx

    try:
        url = httpx.URL(address)
    except httpx.InvalidURL:
        url = httpx.URL("")
    if (
        not url.host
        or any(sign.isspace() for sign in address)
        or url.query
        or url.fragment
        or url.userinfo
        or url.scheme not in ("http", "https")
    ):
        raise SettingRefused(
            f"{text.strip() or 'Nothing'} is no address of a server.", "Such as: https://sync.example.org"
        )
    if url.scheme == "http" and not is_loopback(address):
        raise SettingRefused(
            "A server on another machine is reached over https:// only.",
            "Everybody on the way could read what you send.",
        )
    return address


class SyncServer:
    """Fulfils AccountServer. `address` is as `server_address` made it."""

    def __init__(
        self,
        address: str,
        transport: httpx.AsyncBaseTransport | None = None,
        *,
        barred: Callable[[str], str] = lambda _address: "",
    ) -> None:
        """`transport` takes the network's place. `barred` is asked before every request why it may not go to this address
        now; empty where it may."""
        self.address = address
        self._transport = transport
        self._barred = barred
        self._client: httpx.AsyncClient | None = None
        self._making = asyncio.Lock()

    async def client(self) -> httpx.AsyncClient:
        """Made at first use, off the loop's thread: certificates are read. Raises ServerUnreachable, also where the server
        may not be reached now."""
        if why := self._barred(self.address):
            raise ServerUnreachable(why, "Nothing was sent. Turn it off under Privacy.")
        async with self._making:
            if self._client is None:
                try:
                    self._client = await asyncio.to_thread(self._made)
                except EnvironmentUnusable as error:
                    raise ServerUnreachable(str(error), "") from None
            return self._client

    def _made(self) -> httpx.AsyncClient:
        import httpx

        from soulfra_desktop.adapters.direct_transport import DirectTransport

        options = client_options(self.address)
        transport = self._transport
        if transport is None and not (options["trust_env"] and _has_proxy(self.address)):
            transport = DirectTransport(options["verify"])
        with proxy_of_environment():
            return httpx.AsyncClient(
                base_url=self.address,
                headers={"Accept-Encoding": "identity"},
                timeout=httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
                follow_redirects=False,
                transport=transport,
                **options,
            )

    async def aclose(self) -> None:
        if self._client is not None:
            await self._client.aclose()

    async def prelogin(self, email: str) -> KdfParams:
        return _kdf(await self.send("POST", "/v1/accounts/prelogin", {"email": email}))

    async def register(self, registration: Registration) -> Accepted:
        return of_json(Accepted, await self.send("POST", "/v1/accounts", asdict(registration)))

    async def sign_in(self, sign_in: SignIn) -> Session:
        data = await self.send("POST", "/v1/sessions", _without_none(asdict(sign_in)))
        return of_json(Session, data, account_id=UUID, kdf=_kdf, keys=_wrapped)

    async def refresh(self, refresh_token: str) -> Tokens:
        return of_json(Tokens, await self.send("POST", "/v1/sessions/refresh", {"refresh_token": refresh_token}))

    async def sign_out(self, token: str) -> None:
        await self.send("DELETE", "/v1/sessions/current", token=token)

    async def reauthenticate(self, token: str, sign_in_secret: str, proof: Proof | None) -> Access:
        body = {"sign_in_secret": sign_in_secret} | ({"second_factor": proof_of(proof)} if proof else {})
        return of_json(Access, await self.send("POST", "/v1/sessions/reauthenticate", body, token))

    async def account(self, token: str) -> Account:
        data = await self.send("GET", "/v1/account", token=token)
        return of_json(Account, data, account_id=UUID, created_at=datetime.fromisoformat)

    async def change_email(self, token: str, email: str) -> None:
        await self.send("PATCH", "/v1/account", {"email": email}, token)

    async def delete_account(self, token: str) -> None:
        await self.send("DELETE", "/v1/account", token=token)

    async def export(self, token: str) -> bytes:
        data = await self.send("GET", "/v1/account/export", token=token)
        return json.dumps(data, indent=2, ensure_ascii=False).encode()

    async def devices(self, token: str) -> list[AccountDevice]:
        found = await self.send("GET", "/v1/devices", token=token)
        when = datetime.fromisoformat
        return [of_json(AccountDevice, device, created_at=when, seen_at=when) for device in found]

    async def rename_device(self, token: str, no: int, name: str) -> None:
        await self.send("PATCH", f"/v1/devices/{no}", {"name": name}, token)

    async def revoke_device(self, token: str, no: int, update: KeysUpdate) -> None:
        await self.send("POST", f"/v1/devices/{no}/revoke", asdict(update), token)

    async def keys(self, token: str) -> Keys:
        return _keys(await self.send("GET", "/v1/keys", token=token))

    async def save_keys(self, token: str, update: KeysUpdate) -> Keys:
        return _keys(await self.send("PUT", "/v1/keys", asdict(update), token))

    async def change_password(self, token: str, change: PasswordChange) -> None:
        await self.send("POST", "/v1/password/change", asdict(change), token)

    async def forgot_password(self, email: str) -> Accepted:
        return of_json(Accepted, await self.send("POST", "/v1/password/forgot", {"email": email}))

    async def check_reset(self, reset_token: str) -> ResetState:
        data = await self._mailed("/v1/password/reset/check", reset_token)
        return of_json(ResetState, data, account_id=UUID)

    async def reset_password(self, reset: PasswordReset) -> None:
        await self.send("POST", "/v1/password/reset", _without_none(asdict(reset)))

    async def send_verification(self, token: str) -> None:
        await self.send("POST", "/v1/mail/verify/resend", token=token)

    async def verify(self, code: str) -> None:
        await self._mailed("/v1/mail/verify", code)

    async def _mailed(self, path: str, code: str) -> Any:
        """With a code that a person typed: one that is not even of a code's form is unknown, too."""
        try:
            return await self.send("POST", path, {"token": code})
        except ServerRefused as error:
            if error.slug != slugs.INVALID_REQUEST:
                raise
            raise ServerRefused(*WORDS[slugs.TOKEN_REFUSED], slugs.TOKEN_REFUSED) from None

    async def offer_totp(self, token: str) -> TotpOffer:
        return of_json(TotpOffer, await self.send("POST", "/v1/totp", token=token))

    async def confirm_totp(self, token: str, code: str) -> list[str]:
        return (await self.send("POST", "/v1/totp/confirm", {"code": code}, token))["codes"]

    async def remove_totp(self, token: str) -> None:
        await self.send("DELETE", "/v1/totp", token=token)

    async def passkeys(self, token: str) -> list[AccountPasskey]:
        found = await self.send("GET", "/v1/passkeys", token=token)
        when = datetime.fromisoformat
        return [
            of_json(AccountPasskey, key, created_at=when, used_at=lambda at: when(at) if at else None) for key in found
        ]

    async def remove_passkey(self, token: str, passkey_id: str) -> None:
        await self.send("DELETE", f"/v1/passkeys/{passkey_id}", token=token)

    async def send(self, method: str, path: str, body: dict[str, Any] | None = None, token: str | None = None) -> Any:
        """The answer's JSON, None where it has none. Raises AccountError."""
        import httpx

        headers = {"Authorization": f"Bearer {token}"} if token else {}
        try:
            client = await self.client()
            async with (
                asyncio.timeout(ANSWER_SECONDS),
                client.stream(method, path, json=body, headers=headers) as response,
            ):
                refuse_packed(response)
                data = await read_whole(response)
        except (httpx.TransportError, httpx.InvalidURL, TimeoutError) as error:
            raise unreachable(error, self.address) from None
        if not response.is_success:
            raise refused(response.status_code, response.headers, data)
        return read_json(data)


def _has_proxy(address: str) -> bool:
    """Whether the environment, or the system, names a proxy that may stand before this server: then httpx goes there."""
    from urllib.request import getproxies

    proxies = getproxies()
    return any(proxies.get(name) for name in (address.split("://", 1)[0], "all"))


def _kdf(data: Any) -> KdfParams:
    return of_json(KdfParams, data, within=False)  # too little is WeakKeyDerivation


def _wrapped(data: Any) -> WrappedKeys:
    return of_json(WrappedKeys, data)


def _keys(data: Any) -> Keys:
    return of_json(
        Keys, data, keys=_wrapped, collection_keys=lambda found: [of_json(CollectionKey, entry) for entry in found]
    )


def proof_of(proof: Proof) -> dict[str, str]:
    """A second factor as it is sent."""
    return {"totp": proof.totp} if proof.totp else {"recovery_code": proof.recovery_code}


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_none(item) for key, item in value.items() if item is not None}
    return value
