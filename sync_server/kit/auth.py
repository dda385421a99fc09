"""Who is asking: access tokens (JWT, EdDSA, ten minutes) are made and believed here, and nowhere else."""

from __future__ import annotations

import uuid
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated

import jwt
from fastapi import Depends, Request, Security
from fastapi.security import HTTPBearer

from sync_server.kit.problems import Problem
from sync_server.kit.secrets import SigningKey
from sync_server.protocol import errors
from sync_server.protocol.accounts import ACCESS_TOKEN_SECONDS, FRESH_SECONDS

ALGORITHM = "EdDSA"
AUDIENCE = "soulfra-sync"
LIFETIME = timedelta(seconds=ACCESS_TOKEN_SECONDS)
FRESH = timedelta(seconds=FRESH_SECONDS)
LEEWAY = timedelta(seconds=5)
REQUIRED = ("sub", "dev", "sid", "auth_time", "iss", "aud", "iat", "exp")
REMEMBERED = 10_000
BELIEVED_SECONDS = 5.0
"""How long a node goes on believing that a session stands which another node has ended."""

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever asks: an account on one of its devices, in one session, that last proved itself at `auth_time`."""

    account_id: uuid.UUID
    device_no: int
    session_id: uuid.UUID
    auth_time: datetime
    expires: datetime


StillStands = Callable[[Caller], Awaitable[bool]]


class Tokens:
    """Makes access tokens with the first key and believes those of all keys.

    `still_stands` says whether a caller's session has not been ended since; the accounts topic sets it.
    """

    def __init__(self, keys: Sequence[SigningKey], issuer: str, now: Clock = utc_now) -> None:
        self._first, self._keys = keys[0], {key.kid: key for key in keys}
        self._issuer, self._now = issuer, now
        self._seen: OrderedDict[str, Caller] = OrderedDict()
        self._standing: OrderedDict[uuid.UUID, float] = OrderedDict()
        self.still_stands: StillStands | None = None
        self.when_ended: Callable[[uuid.UUID], None] | None = None
        """Told of each session that `forget` was called for."""

    def issue(
        self, account_id: uuid.UUID, device_no: int, session_id: uuid.UUID, auth_time: datetime
    ) -> tuple[str, datetime]:
        """A token and when it ends. `auth_time` is when the person last gave their password (and second factor)."""
        now = self._now()
        expires = now + LIFETIME
        claims = {
            "sub": str(account_id),
            "dev": device_no,
            "sid": str(session_id),
            "auth_time": int(auth_time.timestamp()),
            "iss": self._issuer,
            "aud": AUDIENCE,
            "iat": int(now.timestamp()),
            "exp": int(expires.timestamp()),
            "jti": uuid.uuid4().hex,
        }
        token = jwt.encode(claims, self._first.private, algorithm=ALGORITHM, headers={"kid": self._first.kid})
        return token, expires

    def read(self, token: str) -> Caller:
        """Who a token is of. Raises Problem 401, the same whatever is wrong with it."""
        caller = self._seen.get(token)
        if caller is None:
            caller = self._proven(token)
            self._seen[token] = caller
            if len(self._seen) > REMEMBERED:
                self._seen.popitem(last=False)
        if caller.expires + LEEWAY <= self._now():
            self._seen.pop(token, None)
            raise not_signed_in()
        return caller

    async def believe(self, token: str) -> Caller:
        """`read`, and the session has not been ended. Raises Problem 401."""
        caller = self.read(token)
        if self.still_stands is not None:
            at = self._now().timestamp()
            if at - self._standing.get(caller.session_id, 0.0) >= BELIEVED_SECONDS:
                if not await self.still_stands(caller):
                    self._standing.pop(caller.session_id, None)
                    raise not_signed_in()
                self._standing[caller.session_id] = at
                if len(self._standing) > REMEMBERED:
                    self._standing.popitem(last=False)
        return caller

    def forget(self, *session_ids: uuid.UUID) -> None:
        """These sessions are asked for again at their next request: call it when ending them."""
        for session_id in session_ids:
            self._standing.pop(session_id, None)
            if self.when_ended is not None:
                self.when_ended(session_id)

    def _proven(self, token: str) -> Caller:
        try:
            key = self._keys[str(jwt.get_unverified_header(token).get("kid", ""))]
            claims = jwt.decode(
                token,
                key.public,
                algorithms=[ALGORITHM],
                audience=AUDIENCE,
                issuer=self._issuer,
                options={"require": list(REQUIRED), "verify_exp": False, "verify_iat": False},
            )
            return Caller(
                uuid.UUID(claims["sub"]),
                int(claims["dev"]),
                uuid.UUID(claims["sid"]),
                datetime.fromtimestamp(int(claims["auth_time"]), UTC),
                datetime.fromtimestamp(int(claims["exp"]), UTC),
            )
        except (jwt.InvalidTokenError, KeyError, ValueError, TypeError, OverflowError):
            raise not_signed_in() from None


def not_signed_in() -> Problem:
    headers = {"WWW-Authenticate": "Bearer"}
    return Problem(401, errors.NOT_SIGNED_IN, "Sign in: there is no access token, or it has ended.", headers=headers)


class SignedInBy(HTTPBearer):
    """The dependency of every endpoint that belongs to an account. What OpenAPI is told of and what checks are one: a
    dependency of a dependency costs each request as much as the check."""

    async def __call__(self, request: Request) -> Caller:  # type: ignore[override]
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise not_signed_in()
        return await request.app.state.node.tokens.believe(token.strip())


signed_in = SignedInBy(
    scheme_name="HTTPBearer", bearerFormat="JWT", description="The access token of POST /v1/sessions."
)


async def freshly_signed_in(request: Request, caller: Annotated[Caller, Security(signed_in)]) -> Caller:
    """The dependency of what is dangerous: the password was given no longer than five minutes ago."""
    if request.app.state.node.now() - caller.auth_time > FRESH:
        raise Problem(403, errors.REAUTHENTICATION_REQUIRED, "Give your password once more: this needs it, newly.")
    return caller


SignedIn = Annotated[Caller, Security(signed_in)]
FreshlySignedIn = Annotated[Caller, Depends(freshly_signed_in)]
