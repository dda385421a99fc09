"""HTTP straight to a server: what arrives is the answer to what was asked, and what cannot be is told as httpx tells it."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from soulfra_desktop.adapters import direct_transport
from soulfra_desktop.adapters.direct_transport import MOST_UNREAD, DirectTransport
from soulfra_desktop.adapters.sync_server import SyncServer
from soulfra_desktop.domain.errors import ServerUnreachable

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
Answers = Callable[[bytes, asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Server:
    """Says what it is told to, byte for byte; `lines` are the connections that were opened."""

    def __init__(self, answer: Answers) -> None:
        self._answer = answer
        self.url, self.lines, self.asked = "", list[asyncio.StreamWriter](), list[bytes]()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.lines.append(writer)
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                self.asked.append(head)
                await self._answer(head, reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def talking(
    answer: Answers, own: ssl.SSLContext | None = None, trusted: ssl.SSLContext | None = None
) -> AsyncIterator[tuple[Server, httpx.AsyncClient]]:
    """With a certificate of its `own` over HTTPS."""
    server = Server(answer)
    listener = await asyncio.start_server(server.serve, "127.0.0.1", 0, ssl=own)
    server.url = f"http{'s' if own else ''}://127.0.0.1:{listener.sockets[0].getsockname()[1]}"
    transport = DirectTransport(trusted or ssl.create_default_context())
    async with httpx.AsyncClient(base_url=server.url, transport=transport, timeout=20) as client:
        yield server, client
    listener.close()
    for line in server.lines:
        line.close()
    await listener.wait_closed()


def says(*answers: bytes) -> Answers:
    """One after the other; an empty one closes the connection."""
    left = list(answers)

    async def answer(_head: bytes, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        said = left.pop(0)
        writer.write(said)
        if not said:
            writer.close()

    return answer


async def test_one_connection_serves_one_request_after_the_other():
    async with talking(says(OK, OK, OK)) as (server, client):
        for _ in range(3):
            answer = await client.get("/a?b=1")
            assert (answer.status_code, answer.text) == (200, "ok")
        assert len(server.lines) == 1
    assert all(head.startswith(b"GET /a?b=1 HTTP/1.1\r\n") for head in server.asked)


async def test_announcements_without_end_are_not_listened_to():
    async def announces(_head: bytes, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            writer.write(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)
            await writer.drain()

    async with talking(announces) as (_, client), asyncio.timeout(15):
        with pytest.raises(httpx.RemoteProtocolError, match="again and again"):
            await client.get("/")


async def test_a_head_that_comes_letter_by_letter_is_not_waited_for():
    async def drips(_head: bytes, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            writer.write(b"a")
            await writer.drain()
            await asyncio.sleep(0.02)

    async with talking(drips) as (_, client), asyncio.timeout(15):
        with pytest.raises(httpx.ReadTimeout):
            await client.get("/", timeout=0.2)


async def test_a_long_body_goes_up_whole_and_comes_down_whole_in_pieces():
    sent = bytes(range(256)) * (MOST_UNREAD // 64)

    async def echoes(_head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        data = await reader.readexactly(len(sent))
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for at in range(0, len(data), 50_000):
            piece = data[at : at + 50_000]
            writer.write(b"%x\r\n%b\r\n" % (len(piece), piece))
            await writer.drain()
        writer.write(b"0\r\n\r\n")

    async with talking(echoes) as (server, client):
        for _ in range(2):
            assert (await client.post("/", content=sent)).content == sent
        assert len(server.lines) == 1


async def test_who_reads_slowly_does_not_have_it_all_in_memory():
    written = 0

    async def pours(_head: bytes, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal written
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(bytes(MOST_UNREAD))
            await writer.drain()
            written += MOST_UNREAD

    async with talking(pours) as (_, client):
        async with client.stream("GET", "/"):
            before = -1
            while written != before:
                before = written
                await asyncio.sleep(0.1)
            assert written < 64 * MOST_UNREAD
        stopped = written
        await asyncio.sleep(0.05)
        assert written <= stopped + MOST_UNREAD, "and who turns away hangs up"


async def test_to_head_comes_no_body_whatever_its_length():
    async with talking(says(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\nX-A: b\r\n\r\n", OK)) as (server, client):
        answer = await client.head("/")
        assert (answer.headers["x-a"], answer.content) == ("b", b"")
        assert (await client.get("/")).text == "ok"
        assert len(server.lines) == 1


async def test_what_is_said_before_the_answer_is_passed_over():
    async with talking(says(b"HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n" + OK)) as (_, client):
        assert (await client.get("/")).status_code == 200


@pytest.mark.parametrize(
    "then",
    [
        lambda line: line.close(),
        lambda line: line.write(b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"),
    ],
    ids=["closed", "said something unasked"],
)
async def test_a_connection_that_is_not_as_it_was_left_is_not_used_again(then):
    async with talking(says(OK, OK)) as (server, client):
        await client.get("/")
        then(server.lines[0])
        await asyncio.sleep(0.1)
        assert (await client.get("/")).status_code == 200
        assert len(server.lines) == 2


async def test_a_connection_that_was_idle_for_long_is_not_used_again(monkeypatch):
    async with talking(says(OK, OK)) as (server, client):
        await client.get("/")
        monkeypatch.setattr(direct_transport, "KEPT_SECONDS", 0.0)
        await client.get("/")
        assert len(server.lines) == 2


async def test_what_the_server_closes_after_its_answer_is_closed_here_too():
    close = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"
    async with talking(says(close, OK)) as (server, client):
        assert (await client.get("/")).text == (await client.get("/")).text == "ok"
        assert len(server.lines) == 2


async def test_an_answer_that_is_not_read_to_its_end_is_not_mixed_with_the_next():
    async with talking(says(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", OK)) as (server, client):
        async with client.stream("GET", "/") as answer:
            assert answer.status_code == 200
        assert (await client.get("/")).text == "ok"
        assert len(server.lines) == 2


async def test_two_at_once_have_a_connection_each():
    both = asyncio.Barrier(2)

    async def together(_head: bytes, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await both.wait()
        writer.write(OK)

    async with talking(together) as (server, client):
        answers = await asyncio.gather(client.get("/"), client.get("/"))
        assert [one.text for one in answers] == ["ok", "ok"]
        assert len(server.lines) == 2


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 300_000,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n",
    ],
    ids=["nothing", "ssh", "negative", "two lengths", "endless head", "no chunk", "another protocol"],
)  # fmt: skip
async def test_what_is_no_answer_is_told_as_such(said):
    async with talking(says(said)) as (_, client):
        with pytest.raises(httpx.RemoteProtocolError):
            await client.get("/")


async def test_an_answer_that_is_cut_off_is_no_answer():
    async def breaks_off(_head: bytes, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")
        await writer.drain()
        writer.close()

    async with talking(breaks_off) as (_, client):
        with pytest.raises(httpx.RemoteProtocolError):
            await client.get("/")


async def test_silence_ends():
    async def waits(*_: object) -> None:
        await asyncio.sleep(60)

    async with talking(waits) as (_, client):
        with pytest.raises(httpx.ReadTimeout):
            await client.get("/", timeout=0.05)
        with pytest.raises(httpx.WriteTimeout):
            await client.post("/", content=bytes(64 << 20), timeout=httpx.Timeout(5, write=0.05))


def certified(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's side with a certificate of its own making, and a client's that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "here")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 7, now - timedelta(days=1), now + timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    pem, secret = folder / "certificate", folder / "key"
    pem.write_bytes(made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, *form))
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(pem, secret)
    return server, ssl.create_default_context(cafile=str(pem))


async def test_over_https_to_a_certificate_that_is_trusted_and_to_no_other(tmp_path):
    own, trusted = certified(tmp_path)
    async with talking(says(OK, OK), own, trusted) as (server, client):
        for _ in range(2):
            assert (await client.get("/")).text == "ok"
        assert len(server.lines) == 1
        with pytest.raises(httpx.ConnectError):
            await client.get(server.url.replace("127.0.0.1", "localhost"))
    async with talking(says(OK), own) as (server, client):
        with pytest.raises(httpx.ConnectError, match="CERTIFICATE"):
            await client.get("/")
        assert server.asked == []


async def test_where_the_environment_names_a_proxy_it_is_asked(monkeypatch):
    async with talking(says(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")) as (proxy, _):
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        with pytest.raises(ServerUnreachable):
            await SyncServer("https://sync.example.org").prelogin("ann@example.org")
        assert [head.split(b"\r\n")[0] for head in proxy.asked] == [b"CONNECT sync.example.org:443 HTTP/1.1"]


async def test_nobody_is_there():
    async with talking(says()) as (server, client):
        url = server.url
    async with httpx.AsyncClient(transport=DirectTransport(ssl.create_default_context())) as client:
        with pytest.raises(httpx.ConnectError):
            await client.get(url)
        with pytest.raises(httpx.ConnectError):
            await client.get("https://" + "a" * 70 + ".example")


async def test_a_header_with_a_line_of_its_own_is_not_sent():
    async with talking(says(OK)) as (server, client):
        with pytest.raises(httpx.LocalProtocolError):
            await client.get("/", headers={"X-A": "b\r\nX-C: d"})
        assert server.asked == []
