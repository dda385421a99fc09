"""Mails of the server: written as plain text in each topic's own templates, sent by the outbox, never while somebody
waits for an answer. Without mail settings nothing is sent, and the server says so at its start and in /readyz."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.kit.jobs import Jobs, Payload
from sync_server.settings import ServerSettings

if TYPE_CHECKING:
    import aiosmtplib
    import jinja2

TOPIC = "mail"
TIMEOUT_SECONDS = 20.0
TEMPLATES = Path(__file__).resolve().parents[1]
LINK = re.compile(r"https?://\S+")
PAGE = """<!doctype html><html lang="en"><body style="font:16px/1.5 -apple-system,'Segoe UI',Roboto,sans-serif;color:#1b1b1f;
background:#f6f5f2;margin:0;padding:24px"><div style="max-width:34em;margin:auto;background:#fff;border-radius:12px;padding:28px">
{paragraphs}</div></body></html>"""


class MailFailed(Exception):
    """The SMTP server did not take a mail, or could not be reached. The message names no address."""


class Mailer:
    """`post` writes a mail down in the caller's transaction; the worker sends it. `is_on` says whether any is sent."""

    def __init__(self, settings: ServerSettings, jobs: Jobs) -> None:
        self._settings, self._jobs = settings, jobs
        self.is_on = settings.sends_mail
        self._templates: jinja2.Environment | None = None
        jobs.on(TOPIC, self._send_job)

    async def post(self, session: AsyncSession, to: str, template: str, **values: Any) -> None:
        """`template` is TOPIC/NAME: the file TOPIC/mails/NAME.txt, whose first line is the subject."""
        if self.is_on:
            await self._jobs.add(session, TOPIC, {"to": to, "template": template, "values": values})

    def write(self, to: str, template: str, values: Mapping[str, Any]) -> EmailMessage:
        """The mail as it goes out, in plain text and as the same in HTML."""
        topic, name = template.split("/")
        text = (
            self._environment()
            .get_template(f"{topic}/mails/{name}.txt")
            .render(public_url=self._settings.public_url, **values)
        )
        subject, _, body = text.partition("\n")
        message = EmailMessage()
        message["From"], message["To"] = self._settings.mail_from, to
        message["Subject"] = subject.removeprefix("Subject:").strip()
        message["Date"] = formatdate()
        message["Message-ID"] = make_msgid(
            domain=parseaddr(self._settings.mail_from)[1].partition("@")[2] or "localhost"
        )
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(body.strip() + "\n")
        message.add_alternative(_as_html(body), subtype="html")
        return message

    async def send(self, message: EmailMessage) -> None:
        """Raises MailFailed."""
        import aiosmtplib

        try:
            async with self._connection() as smtp:
                await smtp.send_message(message)
        except (aiosmtplib.SMTPException, OSError) as error:
            raise MailFailed(type(error).__name__) from None

    async def answers(self) -> bool:
        """Whether the SMTP server lets itself be spoken to."""
        import aiosmtplib

        try:
            async with self._connection(timeout=5.0) as smtp:
                await smtp.noop()
        except (aiosmtplib.SMTPException, OSError):
            return False
        return True

    def _connection(self, timeout: float = TIMEOUT_SECONDS) -> aiosmtplib.SMTP:
        import ssl

        import aiosmtplib

        settings = self._settings
        secured = settings.mail_security != "none"  # to read the system's certificates takes longer than a mail
        context = ssl.create_default_context(cafile=settings.mail_ca_file or None) if secured else None
        return aiosmtplib.SMTP(
            hostname=settings.mail_host,
            port=settings.mail_port,
            use_tls=settings.mail_security == "tls",
            start_tls=settings.mail_security == "starttls",
            username=settings.mail_username or None,
            password=settings.mail_password.get_secret_value() or None,
            tls_context=context,
            timeout=timeout,
        )

    async def _send_job(self, payload: Payload) -> None:
        await self.send(self.write(payload["to"], payload["template"], payload["values"]))

    def _environment(self) -> jinja2.Environment:
        if self._templates is None:
            import jinja2

            loader = jinja2.FileSystemLoader(TEMPLATES)
            # plain text; what goes into HTML is escaped by `_as_html`, all of it
            self._templates = jinja2.Environment(loader=loader, undefined=jinja2.StrictUndefined, trim_blocks=True)  # noqa: S701
        return self._templates


def _as_html(text: str) -> str:
    paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
    return PAGE.format(paragraphs="\n".join(f"<p>{_paragraph(part)}</p>" for part in paragraphs))


def _paragraph(text: str) -> str:
    escaped = html.escape(text).replace("\n", "<br>\n")
    return LINK.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', escaped)
