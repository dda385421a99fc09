"""A real SMTP server for tests, in the loop of the test: what it was given lies in its boxes."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, cast

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

WAIT_SECONDS = 15.0
NAME, PASSWORD = "soulfra", "let me in"


class Mailboxes:
    """Every mail that arrived. A reader takes it out. While it `refuses`, it takes none."""

    def __init__(self) -> None:
        self._arrived: list[tuple[str, EmailMessage]] = []
        self._news = asyncio.Condition()
        self.port = 0
        self.refuses = False

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.refuses:
            return "451 not now"
        message = cast("EmailMessage", message_from_bytes(cast("bytes", envelope.content), policy=policy.default))
        async with self._news:
            self._arrived += [(to, message) for to in envelope.rcpt_tos]
            self._news.notify_all()
        return "250 taken"

    async def take(self, to: str, about: str) -> EmailMessage:
        """The oldest mail to somebody whose subject has these words; waits for it."""
        async with self._news, asyncio.timeout(WAIT_SECONDS):
            while True:
                for mail in self._arrived:
                    if mail[0] == to and about in mail[1]["Subject"]:
                        self._arrived.remove(mail)
                        return mail[1]
                await self._news.wait()

    def subjects(self, to: str) -> list[str]:
        """Of what lies there unread."""
        return [message["Subject"] for receiver, message in self._arrived if receiver == to]


@asynccontextmanager
async def receiving(certificate: tuple[Path, Path] | None = None) -> AsyncIterator[Mailboxes]:
    """Listens on a free port of 127.0.0.1. With a certificate (chain, key) it wants STARTTLS, NAME and PASSWORD."""
    boxes = Mailboxes()
    loop = asyncio.get_running_loop()
    options: dict[str, Any] = {"enable_SMTPUTF8": True, "loop": loop}
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        options |= {
            "tls_context": context,
            "require_starttls": True,
            "auth_required": True,
            "authenticator": _is_right,
        }
    server = await loop.create_server(lambda: SMTP(boxes, **options), "127.0.0.1", 0)
    boxes.port = server.sockets[0].getsockname()[1]
    try:
        yield boxes
    finally:
        server.close()
        await server.wait_closed()


def _is_right(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
    is_right = isinstance(data, LoginPassword) and (data.login, data.password) == (NAME.encode(), PASSWORD.encode())
    return AuthResult(success=is_right, handled=False)
