"""How the providers' clients connect: what is loopback, which certificates and proxies count, how long a connect may take."""

from __future__ import annotations

import ipaddress
import os
import ssl
from typing import Any
from urllib.parse import urlsplit

CONNECT_SECONDS = 3.0
WRITE_SECONDS = 60.0
LOOK_SECONDS = 3.0
"""For a look whether a provider is there."""
LIST_SECONDS = 10.0
BUNDLES = ("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")


class CertificatesUnreadable(Exception):
    """A variable of the environment names certificates that cannot be read; the text is the variable's name."""


def is_loopback(url: str) -> bool:
    """Whether this address stays on this machine."""
    try:
        host = urlsplit(url).hostname or ""
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def client_options(url: str) -> dict[str, Any]:
    """Arguments for an httpx or httpx2 client. Blocks: certificates are read.

    Loopback takes no proxy and follows no redirect, so that nothing meant for this machine leaves it. Silence in the
    middle of an answer is timed by the caller. Raises CertificatesUnreadable.
    """
    beyond = not is_loopback(url)
    return {"verify": tls_context(), "trust_env": beyond, "follow_redirects": beyond}


def tls_context() -> ssl.SSLContext:
    """The certificates that the environment names, else those of the system."""
    for variable in BUNDLES:
        if path := os.environ.get(variable):
            try:
                if os.path.isdir(path):
                    return ssl.create_default_context(capath=path)
                return ssl.create_default_context(cafile=path)
            except OSError:  # ssl.SSLError is one
                raise CertificatesUnreadable(variable) from None
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
