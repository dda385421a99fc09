"""What the environment may say."""

from __future__ import annotations

import pytest

from sync_server.settings import ServerSettings, SettingsRefused


def test_nothing_need_be_set(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    settings = ServerSettings.read()
    assert (settings.server_host, settings.server_port) == ("127.0.0.1", 8787)
    assert settings.database == f"sqlite+aiosqlite:///{settings.server_home}/server.sqlite"
    assert settings.notifier == "memory://"
    assert not settings.sends_mail


def test_variables_are_read_and_empty_ones_are_not_there(monkeypatch):
    monkeypatch.setenv("SOULFRA_SERVER_PORT", "9000")
    monkeypatch.setenv("SOULFRA_MAIL_PORT", "")
    monkeypatch.setenv("SOULFRA_SIGNING_KEYS", "a, b,")
    settings = ServerSettings.read()
    assert (settings.server_port, settings.mail_port) == (9000, 587)
    assert [key.get_secret_value() for key in settings.signing_keys] == ["a", "b"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("postgresql://u:p@h/d", "postgresql+asyncpg://u:p@h/d"),
        ("postgres://h/d", "postgresql+asyncpg://h/d"),
        ("postgresql+asyncpg://h/d", "postgresql+asyncpg://h/d"),
        ("sqlite:////srv/x.sqlite", "sqlite+aiosqlite:////srv/x.sqlite"),
    ],
)
def test_a_database_is_named_as_people_name_it(written, meant):
    assert ServerSettings.read(database_url=written).database == meant


def test_on_postgresql_nodes_tell_each_other_through_it():
    assert ServerSettings.read(database_url="postgresql://h/d").notifier == "database://"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SOULFRA_SERVER_PORT", "70000"),
        ("SOULFRA_SERVER_PORT", "many"),
        ("SOULFRA_DATABASE_URL", "mysql://root:hunter2@h/d"),
        ("SOULFRA_DATABASE_URL", "sqlite://"),
        ("SOULFRA_DATABASE_URL", "sqlite+aiosqlite:///:memory:"),
        ("SOULFRA_PUBLIC_URL", "ftp://hunter2"),
        ("SOULFRA_REGISTRATION", "hunter2"),
        ("SOULFRA_MAIL_SECURITY", "hunter2"),
    ],
)
def test_a_mistake_is_named_by_its_variable_and_not_by_its_value(monkeypatch, variable, value):
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsRefused, match=variable) as told:
        ServerSettings.read()
    assert "hunter2" not in str(told.value)


def test_secrets_are_not_shown():
    settings = ServerSettings.read(mail_password="hunter2", signing_keys="hunter2", sentry_dsn="https://hunter2@s/1")
    assert "hunter2" not in repr(settings)
