"""Around every request: headers, ids, limits of size, and one form for whatever goes wrong."""

from __future__ import annotations

import httpx
import pytest
from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from sync_server.app import create_app
from sync_server.kit.middleware import MAX_JSON_BYTES
from sync_server.kit.problems import Problem

HEADERS = {
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "content-security-policy": "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
}
CANARY = "a secret that nobody may see"


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid")

    number: int


router = APIRouter(prefix="/odd")


@router.post("/body")
async def take(body: Body) -> Body:
    return body


@router.get("/breaks")
async def break_down() -> None:
    raise RuntimeError(CANARY)


@router.get("/refuses")
async def refuse() -> None:
    raise Problem(409, "gap", "Frames are missing.", retry_after=3, next_idx=7)


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
async def odd(settings):
    app = create_app(settings)
    app.include_router(router)
    transport = httpx.ASGITransport(app, raise_app_exceptions=True)
    async with httpx.AsyncClient(transport=transport, base_url="http://server") as client:
        yield client


ASKED = [
    ("GET", "/healthz", 200),
    ("GET", "/nothing", 404),
    ("DELETE", "/healthz", 405),
    ("POST", "/odd/body", 422),
    ("GET", "/odd/breaks", 500),
    ("GET", "/odd/refuses", 409),
    ("OPTIONS", "/v1/account", 405),
]


@pytest.mark.parametrize(("method", "path", "status"), ASKED)
async def test_every_answer_has_the_headers_that_a_browser_heeds(odd, method, path, status):
    answer = await odd.request(method, path, headers={"Origin": "https://evil.example.org"})
    assert answer.status_code == status
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert not [name for name in answer.headers if name.startswith("access-control-")], "no other site is let in"
    assert "server" not in answer.headers


@pytest.mark.parametrize(("method", "path", "status"), [asked for asked in ASKED if asked[2] != 200])
async def test_every_refusal_is_a_problem(odd, method, path, status):
    answer = await odd.request(method, path, headers={"X-Request-ID": "asked-by-a-test"})
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["type"].startswith("urn:soulfra:problem:")
    assert told["status"] == status
    assert told["instance"] == "urn:soulfra:request:asked-by-a-test"
    assert answer.headers["x-request-id"] == "asked-by-a-test"


async def test_an_id_that_is_none_is_replaced(odd):
    answer = await odd.get("/healthz", headers={"X-Request-ID": "../../etc\tpasswd"})
    assert len(answer.headers["x-request-id"]) == 32


async def test_a_problem_has_its_own_members(odd):
    answer = await odd.get("/odd/refuses")
    assert answer.json()["next_idx"] == 7
    assert answer.headers["retry-after"] == "3"


async def test_what_nobody_foresaw_tells_a_stranger_nothing(odd, capfd):
    answer = await odd.get("/odd/breaks")
    assert CANARY not in answer.text
    assert answer.json()["type"] == "urn:soulfra:problem:internal"


@pytest.mark.parametrize(
    "sent", [{}, {"number": CANARY}, {"number": 1, CANARY: 1}, [CANARY], CANARY, {"number": {"deep": CANARY}}]
)
async def test_what_is_not_asked_for_is_refused_without_being_repeated(odd, sent):
    answer = await odd.post("/odd/body", json=sent)
    assert answer.status_code == 422
    assert answer.json()["invalid"]
    said = {fault["message"] for fault in answer.json()["invalid"]}
    assert not any(CANARY in message for message in said)


async def test_what_is_no_json_at_all_is_refused_alike(odd):
    for sent in (b"{", b"\xff\xfe", b'{"number": 1e400}', b"\x00", b"[" * 2000):
        answer = await odd.post("/odd/body", content=sent, headers={"Content-Type": "application/json"})
        assert (answer.status_code, answer.json()["type"]) == (422, "urn:soulfra:problem:invalid-request"), sent


async def test_only_json_is_taken_for_json(odd):
    for media_type in ("text/plain", "application/x-www-form-urlencoded", ""):
        answer = await odd.post("/odd/body", content=b'{"number": 1}', headers={"Content-Type": media_type})
        assert answer.status_code == 422, media_type


async def test_a_body_that_is_too_long_is_not_read(odd):
    told = await odd.post("/odd/body", content=b'{"number": 1}' + b" " * MAX_JSON_BYTES)
    untold = await odd.post("/odd/body", content=_pieces(), headers={"Content-Type": "application/json"})
    for answer in (told, untold):
        assert answer.status_code == 413
        assert answer.json()["type"] == "urn:soulfra:problem:too-large"


async def _pieces():
    for _ in range(MAX_JSON_BYTES // 4096 + 2):
        yield b" " * 4096


async def test_openapi_tells_of_problems_as_they_are_sent(odd):
    described = (await odd.get("/openapi.json")).json()
    schemas = described["components"]["schemas"]
    assert "Problem" in schemas
    assert "HTTPValidationError" not in schemas
    refused = described["paths"]["/odd/body"]["post"]["responses"]["422"]["content"]
    assert list(refused) == ["application/problem+json"]


async def test_no_page_is_served(odd):
    for path in ("/docs", "/redoc"):
        assert (await odd.get(path)).status_code == 404
