"""Mails, through a real SMTP server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from sync_server.kit import mail
from sync_server.kit.db import Database
from sync_server.kit.jobs import Jobs
from sync_server.kit.mail import Mailer, MailFailed
from sync_server.kit.secrets import Secrets
from tests.servers.postgres import free_port
from tests.servers.smtp import NAME, PASSWORD, receiving

ADA = "ada@example.org"
TEMPLATE = """Subject: Hello {{ name }}

Hello {{ name }},

go to {{ public_url }}/hello?a=1&b=2 to go on.
"""


@pytest.fixture(autouse=True)
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "templates" / "tests" / "mails"
    folder.mkdir(parents=True)
    (folder / "hello.txt").write_text(TEMPLATE)
    monkeypatch.setattr(mail, "TEMPLATES", tmp_path / "templates")


class Now:
    """The time, which a test moves on."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 23, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def later(self) -> None:
        self.at += timedelta(hours=1)


NOW = Now()
SECRETS = Secrets([b"s" * 32], [b"k" * 32])


def _no_jobs() -> Jobs:
    return Jobs(Database("sqlite+aiosqlite:////nowhere/none.sqlite"), SECRETS, NOW)


def _mailer(make_settings, sqlite_url: str, port: int) -> tuple[Mailer, Jobs, Database]:
    database = Database(sqlite_url)
    jobs = Jobs(database, SECRETS, NOW)
    return Mailer(make_settings(mail_host="127.0.0.1", mail_port=port, mail_security="none"), jobs), jobs, database


async def test_a_mail_says_in_text_and_in_html_what_its_template_says(make_settings):
    mailer = Mailer(make_settings(mail_host="h", mail_from="Soulfra <a@sync.example.org>"), _no_jobs())
    message = mailer.write(ADA, "tests/hello", {"name": "Ada <b>"})
    assert message["Subject"] == "Hello Ada <b>"
    assert message["To"] == ADA
    assert message["Message-ID"].endswith("@sync.example.org>")
    text, page = (part.get_content() for part in message.iter_parts())
    assert "http://127.0.0.1:8787/hello?a=1&b=2" in text
    assert 'href="http://127.0.0.1:8787/hello?a=1&amp;b=2"' in page
    assert "Ada &lt;b&gt;" in page


async def test_a_value_cannot_add_a_header(make_settings):
    mailer = Mailer(make_settings(mail_host="h"), _no_jobs())
    message = mailer.write(ADA, "tests/hello", {"name": "Ada\nBcc: eve@example.org"})
    assert message["Bcc"] is None


async def test_it_is_sent_by_the_outbox_after_the_commit(make_settings, sqlite_url):
    async with receiving() as boxes:
        mailer, jobs, database = _mailer(make_settings, sqlite_url, boxes.port)
        await database.write(lambda session: mailer.post(session, ADA, "tests/hello", name="Ada"))
        assert boxes.subjects(ADA) == []
        await jobs.run_due()
        assert (await boxes.take(ADA, "Hello"))["Subject"] == "Hello Ada"
        await database.close()


async def test_a_mail_that_is_refused_is_sent_again(make_settings, sqlite_url):
    async with receiving() as boxes:
        mailer, jobs, database = _mailer(make_settings, sqlite_url, boxes.port)
        boxes.refuses = True
        await database.write(lambda session: mailer.post(session, ADA, "tests/hello", name="Ada"))
        await jobs.run_due()
        assert await jobs.waiting() == (1, 0)
        boxes.refuses = False
        NOW.later()
        await jobs.run_due()
        assert await jobs.waiting() == (0, 0)
        await boxes.take(ADA, "Hello")
        await database.close()


async def test_the_way_is_secured_and_the_server_proven(make_settings, tmp_path):
    authority, stranger = trustme.CA(), trustme.CA()
    chain, key, trust, other = (tmp_path / name for name in ("chain.pem", "key.pem", "ca.pem", "other.pem"))
    issued = authority.issue_cert("127.0.0.1")
    issued.cert_chain_pems[0].write_to_path(chain)
    issued.private_key_pem.write_to_path(key)
    authority.cert_pem.write_to_path(trust)
    stranger.cert_pem.write_to_path(other)
    async with receiving((chain, key)) as boxes:
        given = {"mail_host": "127.0.0.1", "mail_port": boxes.port, "mail_username": NAME}
        right = Mailer(make_settings(**given, mail_password=PASSWORD, mail_ca_file=str(trust)), _no_jobs())
        await right.send(right.write(ADA, "tests/hello", {"name": "Ada"}))
        assert await right.answers()
        assert await boxes.take(ADA, "Hello")
        for wrong in (
            {"mail_password": PASSWORD, "mail_ca_file": str(other)},
            {"mail_password": "guessed", "mail_ca_file": str(trust)},
            {"mail_password": PASSWORD, "mail_ca_file": str(trust), "mail_security": "none"},
        ):
            mailer = Mailer(make_settings(**given, **wrong), _no_jobs())
            with pytest.raises(MailFailed) as told:
                await mailer.send(mailer.write(ADA, "tests/hello", {"name": "Ada"}))
            assert ADA not in str(told.value)
        assert boxes.subjects(ADA) == []


async def test_a_server_that_is_away_does_not_answer(make_settings):
    mailer = Mailer(make_settings(mail_host="127.0.0.1", mail_port=free_port(), mail_security="none"), _no_jobs())
    assert not await mailer.answers()


async def test_without_a_mail_server_nothing_is_written_down(make_settings, sqlite_url):
    database = Database(sqlite_url)
    jobs = Jobs(database, SECRETS, NOW)
    mailer = Mailer(make_settings(), jobs)
    assert not mailer.is_on
    await database.write(lambda session: mailer.post(session, ADA, "tests/hello", name="Ada"))
    assert await jobs.waiting() == (0, 0)
    await database.close()
