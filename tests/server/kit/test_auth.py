"""Access tokens: who is believed, for how long, and that nothing else is."""

from __future__ import annotations

import base64
import json
import uuid
from datetime import UTC, datetime, timedelta

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync_server.kit.auth import Tokens
from sync_server.kit.problems import Problem
from sync_server.kit.secrets import Secrets

ISSUER = "https://sync.example.org"
START = datetime(2026, 11, 23, 12, tzinfo=UTC)
KEYS = [bytes([n]) * 32 for n in range(1, 4)]
ACCOUNT, SESSION = uuid.uuid4(), uuid.uuid4()


class Clock:
    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at


def tokens(*keys: bytes, clock: Clock | None = None, issuer: str = ISSUER) -> Tokens:
    return Tokens(Secrets(keys or KEYS[:1], KEYS[:1]).signing, issuer, clock or Clock())


def issued(tokens: Tokens) -> str:
    return tokens.issue(ACCOUNT, 3, SESSION, START)[0]


def refused(tokens: Tokens, token: str) -> bool:
    with pytest.raises(Problem) as told:
        tokens.read(token)
    return (told.value.status, told.value.slug) == (401, "not-signed-in")


def test_a_token_says_whose_it_is():
    caller = tokens().read(issued(tokens()))
    assert (caller.account_id, caller.device_no, caller.session_id, caller.auth_time) == (ACCOUNT, 3, SESSION, START)


def test_it_ends_after_ten_minutes_also_where_it_was_seen_before():
    clock = Clock()
    here = tokens(clock=clock)
    token = issued(here)
    here.read(token)
    clock.at += timedelta(minutes=10)
    here.read(token)  # a few seconds for clocks that differ
    clock.at += timedelta(seconds=6)
    assert refused(here, token)
    assert refused(tokens(clock=clock), token)


def test_only_eddsa_is_believed_whatever_the_token_says_of_itself():
    here = tokens()
    good = issued(here)
    kid = jwt.get_unverified_header(good)["kid"]
    claims = jwt.decode(good, options={"verify_signature": False})
    public = Secrets(KEYS[:1], KEYS[:1]).signing[0].public.public_bytes_raw()
    unsigned = f"{_part({'alg': 'none', 'kid': kid})}.{_part(claims)}."
    confused = jwt.encode(claims, public, algorithm="HS256", headers={"kid": kid})
    assert all(refused(here, token) for token in (unsigned, confused))


def test_a_token_of_another_key_issuer_or_audience_is_refused():
    here = tokens()
    assert refused(here, issued(tokens(KEYS[1])))
    assert refused(here, issued(tokens(issuer="https://elsewhere.example.org")))
    key = Secrets(KEYS[:1], KEYS[:1]).signing[0]
    claims = jwt.decode(issued(here), options={"verify_signature": False})
    for name in ("sub", "dev", "sid", "auth_time", "exp", "iss", "aud"):
        lacking = {key: value for key, value in claims.items() if key != name}
        assert refused(here, jwt.encode(lacking, key.private, algorithm="EdDSA", headers={"kid": key.kid})), name
    other = {**claims, "aud": "something else"}
    assert refused(here, jwt.encode(other, key.private, algorithm="EdDSA", headers={"kid": key.kid}))


def test_a_new_key_signs_and_the_old_one_is_believed_until_it_is_taken_away():
    old = issued(tokens(KEYS[0]))
    both = tokens(KEYS[1], KEYS[0])
    assert both.read(old).account_id == ACCOUNT
    assert tokens(KEYS[1]).read(issued(both)).account_id == ACCOUNT
    assert refused(tokens(KEYS[1]), old)


@given(st.text(max_size=200) | st.builds(lambda at, bit: _flipped(at, bit), st.integers(0, 10_000), st.integers(0, 7)))
def test_what_is_no_token_of_ours_is_refused_and_breaks_nothing(token):
    assert refused(tokens(), token)


async def test_a_session_that_has_ended_is_asked_for_and_remembered_for_five_seconds():
    clock = Clock()
    here = tokens(clock=clock)
    asked, stands = [], True

    async def still_stands(caller):
        asked.append(caller.session_id)
        return stands

    here.still_stands = still_stands
    token = issued(here)
    await here.believe(token)
    await here.believe(token)
    assert len(asked) == 1
    stands = False
    await here.believe(token)
    clock.at += timedelta(seconds=5)
    with pytest.raises(Problem):
        await here.believe(token)


async def test_the_node_that_ends_a_session_believes_it_no_longer():
    here = tokens()
    stands = True

    async def still_stands(caller):
        return stands

    here.still_stands = still_stands
    token = issued(here)
    await here.believe(token)
    stands = False
    here.forget(SESSION)
    with pytest.raises(Problem):
        await here.believe(token)


def _part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def _flipped(at: int, bit: int) -> str:
    """A good token of which one bit of the decoded header, claims or signature is another."""
    parts = issued(tokens()).split(".")
    which = at % 3
    raw = bytearray(base64.urlsafe_b64decode(parts[which] + "=="))
    raw[at // 3 % len(raw)] ^= 1 << bit
    parts[which] = base64.urlsafe_b64encode(raw).decode().rstrip("=")
    return ".".join(parts)
