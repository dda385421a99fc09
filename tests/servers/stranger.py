"""Hooks for schemathesis: it asks as somebody with an account of their own, a new one where the last might be gone."""

from __future__ import annotations

import base64
import json
import os
import urllib.request
import uuid
from typing import Any

import schemathesis

BASE = os.environ["SOULFRA_STRANGER_URL"]
SECONDS = 5
"""So long one account is asked as: a token must stay fresh for what is dangerous."""


def noise(size: int) -> str:
    return base64.b64encode(os.urandom(size)).decode()


def post(path: str, body: dict[str, Any]) -> Any:
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(BASE + path, json.dumps(body).encode(), headers, method="POST")
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def new_token() -> str:
    """Of a new account."""
    device = {"name": "machine", "platform": "linux", "public_key": noise(32)}
    who = {"email": f"{uuid.uuid4().hex[:12]}@example.org", "sign_in_secret": noise(32), "device": device}
    keys = {"version": 1, "by_password": noise(72), "by_recovery": noise(72)}
    post("/v1/accounts", {**who, "kdf": {"salt": noise(16)}, "keys": keys})
    return post("/v1/sessions", who)["access_token"]


@schemathesis.auth(refresh_interval=SECONDS)
class Stranger:
    def get(self, case: Any, context: Any) -> str:
        return new_token()

    def set(self, case: Any, data: str, context: Any) -> None:
        token = new_token() if case.method.upper() == "DELETE" else data  # it may end the session, or the account
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {token}"}
