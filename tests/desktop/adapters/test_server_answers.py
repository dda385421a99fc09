"""Whatever answers in a sync server's place, the person is told in words, nothing hangs and nothing is believed."""

from __future__ import annotations

import asyncio
import gzip
import json
import ssl
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.adapters import server_answers
from soulfra_desktop.adapters.server_answers import LONGEST_ANSWER, LONGEST_LINE, LineReader
from soulfra_desktop.adapters.server_faults import refused
from soulfra_desktop.adapters.sync_log import SyncLog
from soulfra_desktop.adapters.sync_server import SyncServer, server_address
from soulfra_desktop.domain.errors import (
    AccountError,
    NotFound,
    NotSignedIn,
    ResyncRequired,
    ServerRefused,
    ServerUnreachable,
    SettingRefused,
)
from sync_server.protocol import errors as slugs
from sync_server.protocol.sync import Segment, pack_segment
from tests.servers.running import Running

SALT = "A" * 22 + "=="
KDF = {"salt": SALT, "algorithm": "argon2id", "memory_kib": 65536, "passes": 3, "lanes": 4}
HEAD = {"head_seq": 3, "chain": "0" * 64, "floor_seq": 0, "snapshot_seq": 0, "epoch": 1}
SECRET = "hunter2 hunter2"
SEGMENT = pack_segment(Segment(1, 5, 1, 0, b"batch", bytes(32)))

Answer = tuple[int, dict[str, str], bytes]


class Canned:
    """An ASGI application that gives one answer after the other; the last one again and again. Notes what was asked."""

    def __init__(self, *answers: Answer) -> None:
        self._answers = list(answers)
        self.asked: list[tuple[str, str, dict[str, str]]] = []

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Callable[[Any], Awaitable[None]]) -> None:
        while (await receive()).get("more_body"):
            pass
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        self.asked.append((scope["method"], scope["path"], headers))
        status, own, body = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        named = [(name.encode(), value.encode()) for name, value in own.items()]
        await send({"type": "http.response.start", "status": status, "headers": named})
        await send({"type": "http.response.body", "body": body})


def problem(slug: str, status: int, **facts: Any) -> Answer:
    body = {"type": slugs.type_of(slug), "title": "x", "status": status, **facts}
    return status, {"content-type": slugs.MEDIA_TYPE}, json.dumps(body).encode()


def said(value: Any) -> Answer:
    return 200, {"content-type": "application/json"}, json.dumps(value).encode()


async def token(*, anew: bool = False) -> str:
    return "second" if anew else "first"


async def asked(*answers: Answer, use: Callable[[SyncServer, SyncLog], Awaitable[Any]]) -> tuple[Any, Canned]:
    app = Canned(*answers)
    with Running(app) as running:
        server = SyncServer(running.url)
        try:
            return await use(server, SyncLog(server, token)), app
        finally:
            await server.aclose()


async def prelogin(server: SyncServer, _log: SyncLog) -> Any:
    return await server.prelogin("ann@example.org")


async def head(_server: SyncServer, log: SyncLog) -> Any:
    return await log.head()


async def pull(_server: SyncServer, log: SyncLog) -> Any:
    return [segment async for segment in log.pull(0)]


@pytest.mark.parametrize(
    "body",
    [b"<html>Welcome</html>", b"null", b"[]", b"7", b"\xff\xfe", b"", b"{", b'{"salt": ', b'{"passes": 3}', b"[" * 100_000],
    ids=["page", "null", "list", "number", "bytes", "nothing", "open", "cut", "without salt", "deep"],
)  # fmt: skip
async def test_what_is_no_answer_is_said_to_be_none(body):
    with pytest.raises(ServerRefused, match="not understood"):
        await asked((200, {}, body), use=prelogin)


@pytest.mark.parametrize("use", [head, pull])
async def test_a_log_that_is_none_is_said_to_be_none(use):
    with pytest.raises(ServerRefused, match="not understood"):
        await asked((200, {"Soulfra-Head": "x"}, b"\x00" * 200), use=use)


async def test_segments_that_are_none_are_refused():
    with pytest.raises(ServerRefused, match="not understood"):
        await asked((200, {"Soulfra-Head": "5"}, b"\x00" * 200), use=pull)


@pytest.mark.parametrize("body", [b"", SEGMENT[:-1], SEGMENT[:20], SEGMENT + SEGMENT[:9]])
async def test_a_pull_that_ends_before_the_head_it_named_is_not_taken_for_the_whole(body):
    with pytest.raises(ServerRefused, match="not understood"):
        await asked((200, {"Soulfra-Head": "5"}, body), use=pull)


async def test_an_answer_without_end_is_left_at_the_limit():
    with pytest.raises(ServerRefused, match="not understood"):
        await asked((200, {}, b" " * (LONGEST_ANSWER + 1)), use=prelogin)


async def file(_server: SyncServer, log: SyncLog) -> Any:
    return await log.blob("0" * 64)


async def hints(_server: SyncServer, log: SyncLog) -> Any:
    return [number async for number in log.events()]


@pytest.mark.parametrize("use", [prelogin, head, pull, file, hints])
@pytest.mark.parametrize("status", [200, 500])
async def test_a_packed_answer_is_never_unpacked(use, status):
    """A few kilobytes, packed twice, would be gigabytes here."""
    packed = gzip.compress(gzip.compress(json.dumps({**KDF, **HEAD}).encode()))
    named = {"content-encoding": "gzip, gzip", "Soulfra-Head": "0"}
    with pytest.raises(ServerRefused, match="not understood"):
        await asked((status, named, packed), use=use)
    _, app = await asked(said({**KDF, **HEAD}), use=prelogin)
    assert app.asked[0][2]["accept-encoding"] == "identity"


async def test_a_line_of_hints_has_an_end():
    found, _ = await asked((200, {}, b": alive\r\n\r\ndata: 7\n\ndata: x\n\ndata:8\n\n"), use=hints)
    assert found == [7, 8]
    with pytest.raises(ServerRefused, match="not understood"):
        await asked((200, {}, b"a" * (LONGEST_LINE + 1)), use=hints)
    found, _ = await asked((200, {}, b"data: " + b"9" * 900 + b"\n\n"), use=hints)
    assert found == [], "no log goes so far"


@given(st.lists(st.binary(max_size=20), max_size=9), st.integers(1, 7))
def test_lines_are_the_same_however_they_are_cut(lines, size):
    clean = [line.replace(b"\r", b"").replace(b"\n", b"") for line in lines]
    data = b"".join(line + b"\n" for line in clean)
    reader = LineReader()
    assert [line for at in range(0, len(data), size) for line in reader.feed(data[at : at + size])] == clean


@pytest.mark.parametrize("use", [prelogin, head])
async def test_an_answer_that_comes_byte_by_byte_is_not_waited_for(use, monkeypatch):
    monkeypatch.setattr(server_answers, "ANSWER_SECONDS", 0.2)

    class Drips(Canned):
        async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
            await send({"type": "http.response.start", "status": 200, "headers": []})
            while True:
                await send({"type": "http.response.body", "body": b" ", "more_body": True})
                await asyncio.sleep(0.02)

    with Running(Drips()) as running:
        server = SyncServer(running.url)
        async with asyncio.timeout(15):
            with pytest.raises(ServerUnreachable, match="in time"):
                await use(server, SyncLog(server, token))
        await server.aclose()


@pytest.mark.parametrize(
    ("fault", "use"),
    [({"epoch": -1}, head), ({"epoch": 10**30}, head), ({"head_seq": -1}, head), ({"head_seq": 10**30}, head),
     ({"chain": "zz"}, head), ({"head_seq": True}, head), ({"salt": "é"}, prelogin)],
)  # fmt: skip
async def test_a_number_or_a_text_outside_its_bounds_is_no_answer(fault, use):
    if "salt" in fault:
        tokens = {"access_token": "é", "refresh_token": "a", "expires_in": 600}
        with pytest.raises(ServerRefused, match="not understood"):
            await asked(said(tokens), use=lambda server, _log: server.refresh("a" * 64))
    else:
        with pytest.raises(ServerRefused, match="not understood"):
            await asked(said({**HEAD, **fault}), use=use)


async def test_no_redirection_is_followed():
    elsewhere = Canned(said(KDF))
    with Running(elsewhere) as other:
        away = {"location": f"{other.url}/v1/accounts/prelogin"}
        with pytest.raises(ServerRefused, match="HTTP 307"):
            await asked((307, away, b""), use=prelogin)
    assert elsewhere.asked == []


@pytest.mark.parametrize("status", [502, 503, 504])
async def test_a_proxy_whose_server_is_away_is_unreachable(status):
    with pytest.raises(ServerUnreachable, match=f"HTTP {status}"):
        await asked((status, {}, b""), use=prelogin)


async def test_what_a_newer_server_adds_is_passed_over():
    found, _ = await asked(said({**KDF, "pepper": {"new": True}}), use=prelogin)
    assert found.salt == SALT
    found, _ = await asked(said({**HEAD, "nodes": 3}), use=head)
    assert found.head_seq == 3


async def test_a_token_that_is_no_longer_taken_is_renewed_once():
    found, app = await asked(problem(slugs.NOT_SIGNED_IN, 401), said(HEAD), use=head)
    assert found.head_seq == 3
    assert [headers["authorization"] for *_, headers in app.asked] == ["Bearer first", "Bearer second"]
    with pytest.raises(NotSignedIn):
        await asked(problem(slugs.NOT_SIGNED_IN, 401), use=head)


async def test_how_long_to_wait_is_kept():
    slow = problem(slugs.TOO_MANY_REQUESTS, 429)
    with pytest.raises(ServerRefused) as caught:
        await asked((429, {**slow[1], "retry-after": "17"}, slow[2]), use=head)
    assert caught.value.retry_after == 17
    with pytest.raises(ServerRefused) as caught:
        await asked((429, {**slow[1], "retry-after": "Thu, 01 Jan 2026 00:00:00 GMT"}, slow[2]), use=head)
    assert caught.value.retry_after is None


async def test_changes_that_were_put_together_are_told_apart():
    with pytest.raises(ResyncRequired):
        await asked(problem(slugs.RESYNC_REQUIRED, 410), use=pull)


@pytest.mark.parametrize(("status", "kind"), [(401, NotSignedIn), (503, ServerRefused), (500, ServerRefused)])
async def test_an_answer_to_head_has_its_status_alone(status, kind):
    with pytest.raises(kind):
        await asked((status, {}, b""), use=lambda _server, log: log.put_blob("0" * 64, b"sealed"))


async def test_a_file_that_is_not_there_yet_is_not_found_and_another_one_is_refused():
    with pytest.raises(NotFound):
        await asked(problem(slugs.NOT_FOUND, 404), use=lambda _server, log: log.blob("0" * 64))
    with pytest.raises(ServerRefused, match="another attachment"):
        await asked((200, {}, b"something else"), use=lambda _server, log: log.blob("0" * 64))


async def test_a_server_that_is_not_there_is_unreachable():
    with Running(Canned(said(KDF))) as running:
        url = running.url
    server = SyncServer(url)
    with pytest.raises(ServerUnreachable, match="Nobody listens") as caught:
        await server.prelogin("ann@example.org")
    assert "by itself" not in caught.value.advice, "a sign-in is not tried again"
    await server.aclose()


async def test_a_name_that_no_machine_has_is_told_apart():
    server = SyncServer("https://nowhere.invalid")
    with pytest.raises(ServerUnreachable, match=r"no machine of the name nowhere\.invalid"):
        await server.prelogin("ann@example.org")
    await server.aclose()


async def test_where_encryption_was_expected_and_none_is_the_address_is_offered():
    with Running(Canned(said(KDF))) as running:
        bare = running.url.removeprefix("http://")
        server = SyncServer(f"https://{bare}")
        with pytest.raises(ServerUnreachable, match="without encryption") as caught:
            await server.prelogin("ann@example.org")
        assert f"Did you mean http://{bare}?" in caught.value.advice
        await server.aclose()


async def test_a_certificate_that_is_not_trusted_ends_it_before_anything_is_sent(tmp_path, monkeypatch):
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    authority = trustme.CA()
    made = authority.issue_cert("127.0.0.1")
    made.private_key_pem.write_to_path(tmp_path / "key")
    made.cert_chain_pems[0].write_to_path(tmp_path / "chain")
    app = Canned(said(KDF))
    with Running(app, certificate=str(tmp_path / "chain"), key=str(tmp_path / "key")) as running:
        server = SyncServer(running.url)
        with pytest.raises(ServerUnreachable, match="certificate"):
            await server.prelogin("ann@example.org")
        await server.aclose()
        assert app.asked == []
        context = ssl.create_default_context()
        authority.configure_trust(context)
        trusting = SyncServer(running.url, httpx.AsyncHTTPTransport(verify=context))
        assert (await trusting.prelogin("ann@example.org")).salt == SALT
        await trusting.aclose()


@pytest.mark.parametrize(
    "text",
    ["", "http://sync.example.org", "http://192.168.1.4:8080", "ftp://example.org", "https://", "https://a@b.org",
     "https://example.org/?x=1", "http://127.0.0.1.example.org", "http://localhost.example.org", "https://exa mple.org"],
)  # fmt: skip
def test_plain_http_goes_no_further_than_this_machine(text):
    with pytest.raises(SettingRefused):
        server_address(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [("sync.example.org", "https://sync.example.org"), (" https://a.org/s/ ", "https://a.org/s"),
     ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"), ("http://[::1]:80", "http://[::1]:80"),
     ("http://localhost:1", "http://localhost:1")],
)  # fmt: skip
def test_an_address_is_kept_in_one_form(text, address):
    assert server_address(text) == address


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(
    status=st.integers(300, 599),
    body=st.binary(max_size=40)
    | st.builds(
        lambda slug, facts: json.dumps({**facts, "type": slugs.type_of(slug)}).encode(),
        st.sampled_from([value for name, value in vars(slugs).items() if name.isupper() and isinstance(value, str)]),
        st.dictionaries(st.sampled_from(["next_idx", "slug", "message", "status", "retry_after", "x"]), JSON),
    ),
    head=st.booleans(),
)
def test_every_refusal_is_an_error_of_ours_with_words_and_advice(status, body, head):
    error = refused(status, {}, body, to_head=head)
    assert isinstance(error, AccountError)
    assert error.message.endswith((".", ")"))
