"""The checklist of OWASP's ASVS 5.0 for this server, a test for each row (docs/accounts.md has the table)."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any

import httpx
import jwt
import pytest
from sqlalchemy import event, select

from sync_server.accounts.service import limit, second_factor, sign_in
from sync_server.app import Server, create_app
from sync_server.kit.auth import ALGORITHM, AUDIENCE
from sync_server.kit.db import Base
from sync_server.protocol import accounts as protocol
from sync_server.settings import ServerSettings
from tests.server.accounts.conftest import Meet, Verify
from tests.server.accounts.person import Hands, Json, Person, kdf, noise, slug, wrapped
from tests.server.accounts.test_password import forgotten, reset
from tests.server.accounts.test_second_factor import switch_totp_on
from tests.servers.smtp import Mailboxes

ROOT = Path(__file__).resolve().parents[3]
DANGEROUS = (
    ("PATCH", "account", {"email": "new@example.org"}),
    ("DELETE", "account", None),
    ("GET", "account/export", None),
    ("POST", "password/change", {}),
    ("POST", "totp", None),
    ("POST", "totp/confirm", {"code": "000000"}),
    ("DELETE", "totp", None),
    ("POST", "recovery-codes", None),
    ("POST", "passkey-options", None),
    ("POST", "passkeys", {"name": "x", "credential": {}}),
    ("DELETE", "passkeys/00000000-0000-4000-8000-000000000000", None),
    ("POST", "devices/1/revoke", {}),
)


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What differs between databases is told elsewhere."""
    return sqlite_url


async def everything(app: Server) -> list[Any]:
    """Every cell of the database."""
    async with app.state.node.database.reading() as session:
        return [
            cell
            for table in Base.metadata.sorted_tables
            for row in await session.execute(select(*table.c))
            for cell in row
        ]


def holds(cells: list[Any], secret: str | bytes) -> bool:
    raw = secret if isinstance(secret, bytes) else secret.encode()
    return any(raw in (cell if isinstance(cell, bytes) else str(cell).encode()) for cell in cells)


async def test_1_a_password_is_any_text_since_only_what_is_derived_of_it_arrives(ada: Person, hands: Hands):
    """ASVS 6.2.1, 6.2.5, 6.2.7-10: nothing is cut, folded or forced to change; length and paste are the client's."""
    for secret in ("", "secret", noise(31), noise(33), noise(64)):
        assert slug(await ada.at().try_to_sign_in(sign_in_secret=secret)) == "invalid-request"
    swapped = ada.secret.swapcase()
    assert slug(await ada.at().try_to_sign_in(sign_in_secret=swapped)) == "wrong-credentials"
    hands.forward(days=3650)
    assert (await ada.try_to_sign_in()).status_code == 200


async def test_2_no_request_has_room_for_a_password_so_weak_ones_are_told_on_the_client(meet: Meet, app: Server):
    """ASVS 6.2.4, 6.2.11-12: the lists are the client's, which alone sees a password."""
    schemas = app.openapi()["components"]["schemas"]
    assert not [name for name, schema in schemas.items() if "password" in schema.get("properties", {})]
    assert slug(await meet().register(password="correct horse")) == "invalid-request"
    weak = kdf() | {"memory_kib": 19_456}
    assert slug(await meet().register(kdf=weak)) == "invalid-request"


async def test_3_a_change_needs_the_present_password_and_there_are_no_hints(ada: Person, app: Server):
    """ASVS 6.2.3, 6.4.2."""
    asked: Json = {"sign_in_secret": noise(32), "kdf": kdf(), "keys": wrapped(1)}
    assert slug(await ada.ask("POST", "password/change", asked)) == "invalid-request"
    asked["current_secret"] = noise(32)
    assert slug(await ada.ask("POST", "password/change", asked)) == "wrong-credentials"
    schemas = {name: form for name, form in app.openapi()["components"]["schemas"].items() if name != "Appeal"}
    assert not re.search(r'"[a-z_]*(hint|question|answer)[a-z_]*":', json.dumps(schemas))


def test_4_limits_are_written_down_as_they_are():
    """ASVS 6.1.1, 6.3.1, 2.4.1; that they hold, over two nodes and without locking anybody out: test_limits."""
    told = (ROOT / "docs" / "accounts.md").read_text()
    rates = {name: rate for name, rate in vars(limit).items() if name.isupper() and isinstance(rate, str)}
    assert len(rates) >= 12
    assert [name for name, rate in rates.items() if f"`{name}` | {rate.replace(';', ', ')} |" not in told] == []


async def test_5_second_factors_are_drawn_well_hashed_or_sealed_and_good_once(
    ada: Person, verify: Verify, hands: Hands, app: Server
):
    """ASVS 6.3.2, 6.5.1-5."""
    await verify(ada)
    phone, codes = await switch_totp_on(ada, hands)
    assert second_factor.CODE_LENGTH * 5 >= 112
    cells = await everything(app)
    assert not any(holds(cells, code) or holds(cells, code.replace("-", "")) for code in codes)
    code = phone.code()
    assert (await ada.try_to_sign_in(code)).status_code == 200
    assert slug(await ada.try_to_sign_in(code)) == "second-factor-wrong"
    assert (await ada.try_to_sign_in({"recovery_code": codes[0]})).status_code == 200
    assert slug(await ada.try_to_sign_in({"recovery_code": codes[0]})) == "second-factor-wrong"


class Work:
    """What a request makes the server do, counted: statements as they are sent to the database, and hashes."""

    def __init__(self, app: Server, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: list[str] = []
        engine = app.state.node.database.engine.sync_engine
        event.listen(engine, "before_cursor_execute", lambda c, cursor, sql, *_: self.done.append(shape(sql)))
        for name in ("hash", "verify"):
            monkeypatch.setattr(f"pwdlib.PasswordHash.{name}", self._counted(name))

    def _counted(self, name: str):
        from pwdlib import PasswordHash

        original = getattr(PasswordHash, name)

        def counted(hasher: Any, *given: str) -> Any:
            self.done.append(f"argon2 {name}")
            return original(hasher, *given)

        return counted

    def taken(self) -> list[str]:
        done, self.done = self.done, []
        return done


def shape(sql: str) -> str:
    """A statement without the names that SQLAlchemy numbers; how a savepoint ends takes no time worth telling."""
    return re.sub(r"(RELEASE|ROLLBACK TO) SAVEPOINT \S+", "end of savepoint", re.sub(r"sa_savepoint_\d+", "s", sql))


async def test_6_known_and_unknown_get_the_same_answer_after_the_same_work(
    settings: ServerSettings, hands: Hands, monkeypatch: pytest.MonkeyPatch
):
    """ASVS 6.3.8. The work is compared, not the clock: statements and hashes, one by one. The outbox rests."""
    app = create_app(settings, hands)
    ada, nobody = Person.of(app), Person.of(app)
    await ada.register()
    work = Work(app, monkeypatch)

    async def told(person: Person, path: str, body: Json) -> tuple[int, Any, list[str]]:
        answer = await person.http.post(f"/v1/{path}", json=body)
        said = {k: v for k, v in answer.json().items() if k not in ("instance", "salt")}
        return answer.status_code, said, work.taken()

    def attempt(who: Person) -> Json:
        return {"email": who.email, "sign_in_secret": noise(32), "device": ada.at().device}

    def registration(who: Person) -> Json:
        return attempt(who) | {"kdf": kdf(), "keys": wrapped(1, 1)}

    for path, body in (
        ("accounts/prelogin", lambda who: {"email": who.email}),
        ("sessions", attempt),
        ("password/forgot", lambda who: {"email": who.email}),
        ("accounts", registration),
    ):
        known, unknown = await told(ada, path, body(ada)), await told(nobody, path, body(nobody))
        assert known == unknown, path
        assert known[2], path
        assert ("argon2" in str(known[2])) is (path in ("sessions", "accounts"))
    await app.state.node.database.close()


async def test_7_a_reset_code_is_long_hashed_single_short_lived_and_no_way_round_a_second_factor(
    ada: Person, verify: Verify, mails: Mailboxes, hands: Hands, app: Server
):
    """ASVS 6.4.1, 6.4.3, 7.4.3, 6.6.2."""
    await verify(ada)
    phone, _ = await switch_totp_on(ada, hands)
    code = await forgotten(ada, mails)
    assert len(base64.urlsafe_b64decode(code.removeprefix("c") + "==")) - 16 >= 16
    cells = await everything(app)
    assert not holds(cells, code)
    assert not holds(cells, base64.urlsafe_b64decode(code.removeprefix("c") + "==")[16:])
    assert protocol.RESET_TOKEN_SECONDS <= 1800
    assert slug(await ada.http.post("/v1/password/reset", json=reset(code))) == "second-factor-required"
    answer = await ada.http.post("/v1/password/reset", json=reset(code, second_factor=phone.code()))
    assert answer.status_code == 204
    assert slug(await ada.ask("GET", "account")) == "not-signed-in"
    assert slug(await ada.http.post("/v1/password/reset", json=reset(code))) == "token-refused"


async def test_8_access_tokens_are_short_and_pinned_and_refresh_tokens_hashed_and_rotated(ada: Person, app: Server):
    """ASVS 7.2.2-4, 7.3.1-2; RFC 9700 4.14.2. That reuse ends the family: test_sign_in."""
    assert protocol.ACCESS_TOKEN_SECONDS <= 900
    assert sign_in.IDLE.days == 60
    assert sign_in.ABSOLUTE.days == 365
    cells = await everything(app)
    token = ada.session["refresh_token"]
    assert not holds(cells, token)
    assert not holds(cells, base64.urlsafe_b64decode(token + "==")[32:])
    key = app.state.node.secrets.signing[0]
    now = int(app.state.node.now().timestamp())
    good = jwt.decode(ada.session["access_token"], options={"verify_signature": False})
    assert good["exp"] - good["iat"] == 600

    def forged(**changed: Any) -> str:
        claims = {name: value for name, value in (good | changed).items() if value is not None}
        return jwt.encode(claims, key.private, algorithm=ALGORITHM, headers={"kid": key.kid})

    public = key.public.public_bytes_raw()
    bad = {
        "other audience": forged(aud="other"),
        "other issuer": forged(iss="https://example.com"),
        "no end": forged(exp=None),
        "over": forged(exp=now - 6),
        "no session": forged(sid=None),
        "no algorithm": jwt.encode(good, "", algorithm="none", headers={"kid": key.kid}),
        "public key as a secret": jwt.encode(good, public, algorithm="HS256", headers={"kid": key.kid}),
        "unknown key": jwt.encode(good, key.private, algorithm=ALGORITHM, headers={"kid": "another"}),
        "a refresh token": token,
        "nothing": "",
    }
    assert good["aud"] == AUDIENCE
    for name, text in bad.items():
        answer = await ada.http.get("/v1/account", headers={"Authorization": f"Bearer {text}"})
        assert (answer.status_code, slug(answer)) == (401, "not-signed-in"), name
    assert (await ada.http.get("/v1/account", headers={"Authorization": f"Bearer {forged()}"})).status_code == 200


async def test_9_sign_out_delete_and_revoke_end_sessions_at_once(ada: Person):
    """ASVS 7.4.1-2, 7.4.5, 7.5.2."""
    phone, tablet = await ada.at().sign_in(), await ada.at().sign_in()
    assert len(await ada.get("devices")) == 3
    assert (await phone.ask("DELETE", "sessions/current")).status_code == 204
    update = await ada.keys_update(2, 1)
    assert (await ada.ask("POST", "devices/3/revoke", update)).status_code == 200
    for gone in (phone, tablet):
        assert slug(await gone.ask("GET", "account")) == "not-signed-in"
        assert slug(await gone.refresh()) == "refresh-refused"
    assert (await ada.ask("DELETE", "account")).status_code == 204
    assert slug(await ada.ask("GET", "account")) == "not-signed-in"
    assert slug(await ada.refresh()) == "refresh-refused"


async def test_10_what_is_dangerous_needs_the_password_of_the_last_five_minutes(ada: Person, hands: Hands):
    """ASVS 7.5.1, 7.5.3."""
    hands.forward(seconds=301)
    for method, path, body in DANGEROUS:
        answer = await ada.ask(method, path, body)
        assert slug(answer) == "reauthentication-required", (method, path)
    assert (await ada.refresh()).status_code == 200  # a refresh proves nothing
    assert slug(await ada.ask("GET", "account/export")) == "reauthentication-required"
    assert (await ada.prove_again()).status_code == 200
    assert (await ada.ask("GET", "account/export")).status_code == 200


def test_10_nothing_dangerous_is_forgotten(app: Server):
    """What may answer 403 for want of a new proof is what the test above tries."""
    said = {
        (method.upper(), path.removeprefix("/v1/"))
        for path, operations in app.openapi()["paths"].items()
        for method, operation in operations.items()
        if "403" in operation["responses"]
        and operation.get("security")
        and not path.startswith(("/v1/sync", "/v1/blobs"))
    }
    tried = {(method, re.sub(r"/(1|0{8}-.*)(?=/|$)", "/{}", path)) for method, path, _ in DANGEROUS}
    assert {(method, re.sub(r"{\w+}", "{}", path)) for method, path in said} == tried | {("PUT", "keys")}


async def test_11_every_answer_carries_the_headers_that_browsers_heed(ada: Person, app: Server):
    """ASVS 3.4.1, 3.4.3-6."""

    @app.get("/v1/broken")
    async def broken() -> None:
        raise RuntimeError

    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://server") as client:
        answers = [
            await client.get("/healthz"),
            await client.get("/v1/nowhere"),
            await client.put("/v1/sessions"),
            await client.post("/v1/sessions", json={}),
            await client.get("/v1/account"),
            await client.get("/v1/broken"),
            await client.post("/v1/sessions", content=b"{" * 600_000, headers={"Content-Type": "application/json"}),
            await ada.ask("GET", "account"),
        ]
    assert [answer.status_code for answer in answers] == [200, 404, 405, 422, 401, 500, 413, 200]
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        for part in ("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
            assert part in policy
        age = re.search(r"max-age=(\d+); includeSubDomains", answer.headers["strict-transport-security"])
        assert age is not None
        assert int(age[1]) >= 31_536_000
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "no-store"


async def test_12_no_page_of_another_origin_may_ask(ada: Person, app: Server):
    """ASVS 3.4.2, 3.5.1-3."""
    origin = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    preflight = await ada.http.options("/v1/sessions", headers=origin)
    assert preflight.status_code == 405
    asked = await ada.http.get("/v1/account", headers=origin | ada.headers)
    for answer in (preflight, asked):
        assert not [name for name in answer.headers if name.startswith("access-control-")]
    body = json.dumps({"email": ada.email, "sign_in_secret": ada.secret, "device": ada.device})
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        answer = await ada.http.post("/v1/sessions", content=body, headers={"Content-Type": kind})
        assert answer.status_code in (415, 422), kind
    before = await ada.get("account")
    for path, operations in app.openapi()["paths"].items():
        if "get" in operations and "{" not in path and not path.endswith("/events"):
            await ada.http.get(path, headers=ada.headers)
    assert await ada.get("account") == before


async def test_13_there_are_no_cookies(ada: Person):
    """ASVS 3.3.1-4."""
    answers = [await ada.try_to_sign_in(), await ada.refresh(), await ada.ask("GET", "account")]
    assert not [answer for answer in answers if "set-cookie" in answer.headers]
    cookie = {"Cookie": f"access_token={ada.session['access_token']}; session={ada.session['refresh_token']}"}
    assert (await ada.http.get("/v1/account", headers=cookie)).status_code == 401


async def test_14_bodies_are_limited_and_checked_and_what_is_said_back_is_not_what_was_sent(ada: Person):
    """Others' ids: tests/server/test_matrix.py. SQL is bound: a quote is a character."""
    marker = noise(32)
    answer = await ada.at().try_to_sign_in(unknown_field=marker)
    assert slug(answer) == "invalid-request"
    assert marker not in answer.text
    assert answer.json()["invalid"][0]["at"] == "body/unknown_field"
    lone = b'{"email": "a@b.c", "\\ud800": 1}'
    answer = await ada.http.post("/v1/sessions", content=lone, headers={"Content-Type": "application/json"})
    assert slug(answer) == "invalid-request"
    big = await ada.http.post("/v1/sessions", json={"email": "x" * 600_000})
    assert slug(big) == "too-large"
    name = "Robert'); DROP TABLE device;-- 😀"
    assert (await ada.ask("PATCH", "devices/1", {"name": name})).json()["name"] == name
    assert (await ada.get("devices"))[0]["name"] == name


async def test_15_the_log_tells_what_happened_and_no_secret(
    ada: Person, verify: Verify, hands: Hands, mails: Mailboxes, capfd: pytest.CaptureFixture[str]
):
    """Security events are in the log and in the account's own list."""
    await verify(ada)
    phone, codes = await switch_totp_on(ada, hands)
    wrong = noise(32)
    await ada.at().try_to_sign_in(sign_in_secret=wrong)
    code = phone.code()
    await ada.try_to_sign_in(code)
    reset_code = await forgotten(ada, mails)
    await ada.http.post("/v1/password/reset/check", json={"token": reset_code})
    events = await ada.events()
    assert {"registered", "signed-in", "totp-on", "address-verified", "password-reset-asked"} <= set(events)
    said = "\n".join(line for line in capfd.readouterr().err.splitlines() if '"logger": "mail.log"' not in line)
    for told in ("signed-in", "totp-on", "password-reset-asked"):
        assert f'"security_event": "{told}"' in said
    secrets = [wrong, ada.secret, ada.session["access_token"], ada.session["refresh_token"], reset_code, *codes]
    assert [secret for secret in secrets if secret in said] == []
    assert ada.email not in said
