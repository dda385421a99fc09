"""Passkeys (WebAuthn) as a second factor: what they are asked, and whether what they sign is that."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import webauthn
from sqlalchemy.ext.asyncio import AsyncSession
from webauthn.helpers import base64url_to_bytes, parse_client_data_json
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from sync_server.accounts.models import Account, Challenge, Passkey
from sync_server.accounts.repository import factor as factors
from sync_server.accounts.service.desk import Desk
from sync_server.accounts.service.token import new_secret

LIFETIME: Final = timedelta(minutes=5)
REGISTER: Final = "register"
NAME: Final = "Soulfra"
MAX_PASSKEYS: Final = 20
T = TypeVar("T")


@dataclass(frozen=True)
class Made:
    """A new credential that proved itself."""

    credential_id: bytes
    public_key: bytes
    sign_count: int


async def offer(
    desk: Desk, session: AsyncSession, account_id: uuid.UUID, keys: Sequence[Passkey], purpose: str
) -> dict[str, Any]:
    """What navigator.credentials.get takes."""
    options = webauthn.generate_authentication_options(
        rp_id=_host(desk),
        challenge=await _challenge(desk, session, account_id, purpose),
        timeout=int(LIFETIME.total_seconds() * 1000),
        allow_credentials=[PublicKeyCredentialDescriptor(id=key.credential_id) for key in keys],
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return json.loads(webauthn.options_to_json(options))


async def offer_registration(desk: Desk, session: AsyncSession, account: Account) -> dict[str, Any]:
    """What navigator.credentials.create takes."""
    keys = await factors.passkeys(session, account.id)
    options = webauthn.generate_registration_options(
        rp_id=_host(desk),
        rp_name=NAME,
        user_id=account.id.bytes,
        user_name=account.email,
        challenge=await _challenge(desk, session, account.id, REGISTER),
        timeout=int(LIFETIME.total_seconds() * 1000),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=key.credential_id) for key in keys],
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.DISCOURAGED, user_verification=UserVerificationRequirement.PREFERRED
        ),
    )
    return json.loads(webauthn.options_to_json(options))


async def read_registration(
    desk: Desk, session: AsyncSession, account_id: uuid.UUID, credential: dict[str, Any]
) -> Made | None:
    """The credential that came back; None for whatever is wrong with it. Its challenge is used up."""
    challenge = await _spent(desk, session, account_id, credential, REGISTER)
    made = challenge and _attempt(
        lambda: webauthn.verify_registration_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=_host(desk),
            expected_origin=_origin(desk),
        )
    )
    return Made(made.credential_id, made.credential_public_key, made.sign_count) if made else None


async def prove(
    desk: Desk, session: AsyncSession, account_id: uuid.UUID, credential: dict[str, Any], purpose: str
) -> bool:
    """Whether one of the account's passkeys signed what it was asked for this purpose. Its challenge is used up."""
    challenge = await _spent(desk, session, account_id, credential, purpose)
    credential_id = _attempt(lambda: base64url_to_bytes(credential["rawId"]))
    key = credential_id and await factors.passkey_by_credential(session, account_id, credential_id)
    if not challenge or not key:
        return False
    proof = _attempt(
        lambda: webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=_host(desk),
            expected_origin=_origin(desk),
            credential_public_key=key.public_key,
            credential_current_sign_count=key.sign_count,
        )
    )
    if proof is None:
        return False
    key.sign_count, key.used_at = proof.new_sign_count, desk.now()
    return True


async def _challenge(desk: Desk, session: AsyncSession, account_id: uuid.UUID, purpose: str) -> bytes:
    await factors.forget_challenges(session, desk.now())
    challenge = new_secret()
    expires = desk.now() + LIFETIME
    session.add(Challenge(account_id=account_id, challenge=challenge, purpose=purpose, expires_at=expires))
    await session.flush()
    return challenge


async def _spent(
    desk: Desk, session: AsyncSession, account_id: uuid.UUID, credential: dict[str, Any], purpose: str
) -> bytes | None:
    data = _attempt(lambda: parse_client_data_json(base64url_to_bytes(credential["response"]["clientDataJSON"])))
    is_ours = data and await factors.use_challenge(session, account_id, data.challenge, purpose, desk.now())
    return data.challenge if data and is_ours else None


def _attempt(read: Callable[[], T]) -> T | None:
    """None for whatever a credential that somebody made up may bring its reader to. Touches nothing but memory."""
    try:
        return read()
    except Exception:
        return None


def _host(desk: Desk) -> str:
    return urlsplit(desk.node.settings.public_url).hostname or "localhost"


def _origin(desk: Desk) -> str:
    parts = urlsplit(desk.node.settings.public_url)
    return f"{parts.scheme}://{parts.netloc}"
