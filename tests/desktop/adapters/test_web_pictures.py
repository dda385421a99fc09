"""A picture of the web over a real, encrypted socket: what is sent, what is refused, and that nothing inside is reached."""

from __future__ import annotations

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.adapters.web_pictures import LARGEST, WebPictures, is_public
from soulfra_desktop.domain.errors import PictureNotLoaded
from tests.servers.running import Running

PNG = b"\x89PNG\r\n\x1a\n" + bytes(500)


class Site:
    """Answers by its paths and remembers what was asked of it."""

    def __init__(self) -> None:
        self.requests: list[dict] = []
        self.url = ""

    async def __call__(self, scope, _receive, send) -> None:
        self.requests.append(scope)
        path = scope["path"]
        status, headers, body = 200, [], PNG
        if path == "/missing":
            status = 404
        elif path == "/page":
            body = b"<html><script>alert(1)</script></html>"
        elif path == "/drawing":
            headers, body = [(b"content-type", b"image/png")], b"<svg xmlns='http://www.w3.org/2000/svg'/>"
        elif path.startswith("/to/"):
            status, headers = 302, [(b"location", scope["query_string"])]
        await send({"type": "http.response.start", "status": status, "headers": [*headers, (b"set-cookie", b"a=1")]})
        if path == "/endless":
            for _ in range(LARGEST // 65_536 + 2):
                await send({"type": "http.response.body", "body": PNG + bytes(65_536), "more_body": True})
        await send({"type": "http.response.body", "body": body})


@pytest.fixture(scope="module")
def tls(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pictures")
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    issued = authority.issue_cert("pictures.example", "127.0.0.1")
    issued.cert_chain_pems[0].write_to_path(folder / "cert.pem")
    issued.private_key_pem.write_to_path(folder / "key.pem")
    return folder


@pytest.fixture
def site(tls, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(tls / "ca.pem"))
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    made = Site()
    with Running(made, certificate=str(tls / "cert.pem"), key=str(tls / "key.pem")) as running:
        made.url = f"https://pictures.example:{running.port}"
        yield made


async def here(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


WEB = WebPictures(here, lambda _address: True)


async def refusal(url: str, web: WebPictures = WEB) -> str:
    with pytest.raises(PictureNotLoaded) as caught:
        await web.fetch(url)
    return caught.value.message


async def test_a_picture_comes_and_nothing_about_the_person_goes(site):
    assert await WEB.fetch(f"{site.url}/to/?/again") == PNG
    assert [request["path"] for request in site.requests] == ["/to/", "/again"]
    for request in site.requests:
        sent = dict(request["headers"])
        assert set(sent) == {b"host", b"accept", b"accept-encoding", b"user-agent", b"connection"}
        assert b"oulfra" not in sent[b"user-agent"]
        assert sent[b"host"].startswith(b"pictures.example:")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/missing", "answered with 404"),
        ("/page", "not a picture"),
        ("/drawing", "not a picture"),
        ("/endless", "larger than 10 MB"),
        ("/to/?http://pictures.example/x", "Only encrypted"),
        ("/to/?file:///etc/passwd", "Only encrypted"),
        ("/to/?/to/?/to/", "again and again"),
    ],
)
async def test_what_is_no_picture_to_show_is_refused_with_a_reason(site, path, said):
    assert said in await refusal(site.url + path)


async def test_nothing_is_connected_to_inside_this_machine_or_its_network(site):
    for url in (site.url, "https://[::1]/", "https://10.0.0.1/x", "https://169.254.169.254/latest", "https://0x7f.1/"):
        web = WebPictures(here)
        assert "into this machine" in await refusal(url, web) or "cannot be reached" in await refusal(url, web)
    assert site.requests == []


async def test_a_redirect_into_the_network_is_refused_too(site):
    async def changing(host: str, _port: int) -> list[str]:
        return ["127.0.0.1"] if host == "pictures.example" else ["192.168.1.1"]

    web = WebPictures(changing, lambda address: address == "127.0.0.1")
    assert "into this machine" in await refusal(f"{site.url}/to/?https://router.example/reboot", web)


async def test_another_hosts_certificate_is_not_believed(site):
    assert "cannot be reached" in await refusal(site.url.replace("pictures.example", "other.example"))


async def test_an_address_without_encryption_or_with_a_password_is_refused():
    assert "Only encrypted" in await refusal("http://pictures.example/x.png")
    assert "no address" in await refusal("https://user:secret@pictures.example/x.png")


@given(st.ip_addresses())
def test_only_the_open_internet_is_public(address):
    inner = getattr(address, "ipv4_mapped", None) or address
    if address.is_private or address.is_loopback or inner.is_private or address.is_multicast or address.is_link_local:
        assert not is_public(str(address))


@pytest.mark.parametrize(
    "address",
    [
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "::10.0.0.1",
        "::ffff:0:127.0.0.1",
        "::ffff:0:192.168.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::169.254.169.254",
        "2002:7f00:1::",
        "fec0::1",
        "feff::1",
        "fe80::1%eth0",
        "100.64.0.1",
        "0.0.0.0",
        "x",
    ],
)
def test_what_only_looks_public_is_not(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700::1", "64:ff9b::1.1.1.1", "2002:101:101::1"])
def test_what_leads_into_the_open_internet_is_public(address):
    assert is_public(address)
