"""What a sync server, or the way to it, said no to: in the person's words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from socket import gaierror
from ssl import SSLError
from typing import Any

from soulfra_desktop.domain.errors import (
    AccountError,
    NotSignedIn,
    ResyncRequired,
    SecondFactorNeeded,
    ServerRefused,
    ServerUnreachable,
    SignInRefused,
)
from soulfra_desktop.domain.settings import is_loopback
from sync_server.protocol import errors as slugs

WORDS: Mapping[str, tuple[str, str]] = {
    slugs.TOO_MANY_REQUESTS: ("The server was asked too often.", "Wait a little and try again."),
    slugs.UNAVAILABLE: ("The server is busy, or being looked after.", "Soulfra tries again by itself."),
    slugs.REAUTHENTICATION_REQUIRED: ("This needs your password once more.", "Enter it and try again."),
    slugs.TOKEN_REFUSED: ("This code is unknown, too old, or was used before.", "Ask for a new one."),
    slugs.MAIL_OFF: ("This server sends no mail.", "Ask whoever runs it to set mail up: without it nobody can be sure whose address it is."),
    slugs.REGISTRATION_CLOSED: ("This server takes no new accounts.", "Ask whoever runs it."),
    slugs.ADDRESS_UNVERIFIED: ("This needs an address that was confirmed.", "Enter the code from the mail first."),
    slugs.COUNTER_REUSED: ("This machine was set back to an older state than the server knows.", "Soulfra starts syncing anew."),
    slugs.LOG_RESTARTED: ("What was synced is being given up on the server.", "Try again in a minute."),
    slugs.KEYS_CHANGED: ("Another device changed the keys at the same moment.", "Try again."),
    slugs.KEYS_INCOMPLETE: ("The server has keys that this device does not know yet.", "Sync, and try again."),
    slugs.DATA_WOULD_BE_LOST: ("Without the recovery key or a signed-in device, what was synced cannot be read again.", ""),
    slugs.DEVICE_LIMIT: ("This account has as many devices as it may.", "Revoke one first."),
    slugs.SECOND_FACTOR_STATE: ("The second step of signing in is not in a state for this.", "Look at it again."),
    slugs.QUOTA_EXCEEDED: ("The account's space on the server is used up.", "Delete what you do not need, or ask for more."),
    slugs.STEP_UP_REQUIRED: ("The server asks for a proof that this is you before it does this.", "It is possible again after a while."),
    slugs.HELD: ("The server holds this for a while.", "It ends by itself within three days. Why, and how to appeal: soulfra account trust"),
    slugs.APPEAL_STATE: ("This was appealed against already, or there is nothing to take back.", "See your appeals: soulfra account trust appeal"),
    slugs.SIGNATURE_REFUSED: ("The server knows another key of this machine.", "Sign out on this machine, and in again."),
    slugs.DAY_REFUSED: ("The server has another date than this machine.", "Set this machine's clock."),
    slugs.INVALID_REQUEST: ("The server did not understand what this version of Soulfra asked.", "Update Soulfra, or the server."),
    slugs.INTERNAL: ("The server failed.", "Soulfra tries again by itself. If it stays so, tell whoever runs it."),
}  # fmt: skip
WORKS_ON = "Everything on this machine goes on working; what is signed in is synced once the server answers."
WITHOUT_TLS = ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "HTTP_REQUEST")
"""What is said of bytes that are no encryption."""
PROXY_ALONE = (502, 503, 504)
"""What a proxy answers whose server is away."""
FACTS = ("next_idx", "offset", "head_seq", "snapshot_seq", "revision")
"""Numbers that a refusal may tell."""
LONGEST_WAIT = 3_600.0
"""Seconds: a server that says to come back next year is asked again all the same."""
WITHOUT_WORDS: Mapping[int, str] = {
    401: slugs.NOT_SIGNED_IN,
    404: slugs.NOT_FOUND,
    429: slugs.TOO_MANY_REQUESTS,
    500: slugs.INTERNAL,
    503: slugs.UNAVAILABLE,
}
"""What the status alone says, of an answer to HEAD: that has no body."""


def refused(status: int, headers: Mapping[str, str], body: bytes, *, to_head: bool = False) -> AccountError:
    """The error for an answer that is not a success."""
    problem = _problem(body)
    if to_head and status in WITHOUT_WORDS:
        problem = {"type": slugs.type_of(WITHOUT_WORDS[status])}
    slug = slugs.slug_of(str(problem.get("type", "")))
    made = _of_signing_in(slug)
    if made is not None:
        return made
    if not slug and status in PROXY_ALONE:
        return ServerUnreachable(f"The server is not running at the moment (HTTP {status}).")
    if not slug:
        message = f"What answered at this address is not a Soulfra server (HTTP {status})."
        return ServerRefused(message, "Check the address.", status=status)
    message, advice = WORDS.get(slug, (f"The server refused this ({slug}).", "Update Soulfra, or the server."))
    if slug == slugs.STEP_UP_REQUIRED:
        advice = _words_of_proof(problem.get("ways")) or advice
    facts = {name: problem[name] for name in FACTS if type(problem.get(name)) is int}
    return ServerRefused(message, advice, slug, _seconds(headers.get("retry-after")), status=status, **facts)


def _words_of_proof(ways: Any) -> str:
    """What to do, by the ways that the server names; empty where there is none but to wait."""
    if not isinstance(ways, list):
        return ""
    if "second-factor" in ways:
        return "Sign out on this machine and in again, with the second step; then try again."
    if "mail" in ways:
        return "A code was mailed to you: enter it under Trust, or: soulfra account trust prove CODE. Then try again."
    return ""


def _of_signing_in(slug: str) -> AccountError | None:
    if slug in (slugs.NOT_SIGNED_IN, slugs.REFRESH_REFUSED):
        return NotSignedIn("This device is no longer signed in to the server.")
    if slug == slugs.WRONG_CREDENTIALS:
        return SignInRefused("The address or the password is not right.")
    if slug == slugs.SECOND_FACTOR_REQUIRED:
        return SecondFactorNeeded("Signing in to this account takes a second step.")
    if slug == slugs.SECOND_FACTOR_WRONG:
        return SecondFactorNeeded("This code is wrong, too old, or was used before.")
    if slug == slugs.RESYNC_REQUIRED:
        return ResyncRequired("The server has put older changes together.", "")
    return None


def not_a_server() -> ServerRefused:
    """For an answer that no Soulfra server gives."""
    return ServerRefused("The server's answer is not understood.", "Is this the address of a Soulfra server?")


def unreachable(error: Exception, address: str) -> ServerUnreachable:
    """The error for a connection that failed. Names the address, which is no secret, and the kind of fault."""
    host = address.split("://", 1)[-1]
    if "CERTIFICATE" in str(error).upper():
        return ServerUnreachable(
            f"The certificate of {host} is not one that this machine trusts.",
            "Nothing was sent. Check the address; somebody on the way may be reading along.",
        )
    if "Timeout" in type(error).__name__:
        return ServerUnreachable(f"{host} did not answer in time.")
    causes = _causes(error)
    if any(isinstance(cause, gaierror | UnicodeError) for cause in causes):
        return ServerUnreachable(
            f"There is no machine of the name {host}, or no network to find it by.", "Check the address. " + WORKS_ON
        )
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        return ServerUnreachable(f"Nobody listens at {host}.", "Check the address and its port. " + WORKS_ON)
    if any(isinstance(cause, SSLError) and cause.reason in WITHOUT_TLS for cause in causes):
        return ServerUnreachable(
            f"{host} answers without encryption.",
            f"Check the address and its port. Did you mean http://{host}?"
            if is_loopback(address)
            else "Check the address and its port.",
        )
    return ServerUnreachable(f"{host} cannot be reached.", "Check the address and the network. " + WORKS_ON)


def _causes(error: BaseException | None) -> list[BaseException]:
    """What lies behind an error, itself first; of several attempts at once, each."""
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        found += getattr(error, "exceptions", ())
        error = error.__cause__ or error.__context__
    return found


def _problem(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and str(found.get("type", "")).startswith(slugs.PREFIX) else {}


def _seconds(text: str | None) -> float | None:
    return min(float(text), LONGEST_WAIT) if text and text.isascii() and text.isdigit() else None
