"""What an address really is: its host as the network knows it, and nothing in it that hides or reorders. No Qt."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

_CLAIM = re.compile(r"(?:[a-z][a-z0-9+.-]*://)?(?:[^\s/@]+@)?((?:[\w-]+\.)+[^\W\d_]{2,})(?=[/:?#\s]|$)", re.IGNORECASE)
_HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs", "Cs", "Co"})


@dataclass(frozen=True, slots=True)
class Address:
    """A web or mail address in the parts that are shown."""

    before: str
    """All before the host: "https://"."""
    host: str
    """In ASCII: a name of another script is shown as punycode."""
    after: str

    @property
    def whole(self) -> str:
        return self.before + self.host + self.after


def address(url: str) -> Address:
    """The address as it may be shown. Of a mail address, the host is what stands behind its @."""
    url = visible(url)
    if url[:7].lower() == "mailto:":
        name, _, rest = url[7:].partition("@")
        host, mark, query = rest.partition("?")
        return Address(f"mailto:{name}@", ascii_host(host), mark + query)
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    place = url.lower().find(host, url.find("://") + 3) if host else -1
    user = url.rfind("@", 0, place + len(host) + 1) if "@" in url.split("://", 1)[-1].split("/", 1)[0] else -1
    if user >= 0:
        place = url.lower().find(host, user)
    if place < 0:
        return Address(url, "", "")
    return Address(url[:place], ascii_host(host), url[place + len(host) :])


def visible(text: str) -> str:
    """The same with every character written out that cannot be seen or that reorders others."""
    return "".join(quote(one) if unicodedata.category(one) in _HIDDEN else one for one in text)


def ascii_host(host: str) -> str:
    """A host as the network knows it; what cannot be such a name is written out byte by byte."""
    if host.isascii():
        return host.lower()
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ".".join(
            label if label.isascii() else f"xn--{label.lower().encode('punycode').decode('ascii')}"
            for label in host.split(".")
        )


def claimed_elsewhere(text: str, url: str) -> str:
    """The host a link goes to, where its words name another one; empty where they name none or the same."""
    found = _CLAIM.match("".join(one for one in text.strip() if unicodedata.category(one) != "Cf"))
    if found is None:
        return ""
    claimed, real = _bare(ascii_host(found[1])), _bare(address(url).host)
    same = claimed == real or claimed.endswith("." + real) or real.endswith("." + claimed)
    return "" if same or not real else address(url).host


def _bare(host: str) -> str:
    return host.removeprefix("www.").rstrip(".")
