"""What the server is told by its environment: each variable declared once, checked at start; `.env.example` and the
table in docs/operations.md are generated from here. A secret's value is never shown."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal, Self

import platformdirs
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

MEBIBYTE = 1024 * 1024
Port = Annotated[int, Field(ge=0, le=65_535)]


class SettingsRefused(ValueError):
    """The environment says something that cannot be meant; the message names the variable, never its value."""


class ServerSettings(BaseSettings):
    """Variables are called SOULFRA_ and the field's name in capitals. Loopback unless told otherwise: TLS is a proxy's."""

    model_config = SettingsConfigDict(env_prefix="SOULFRA_", frozen=True, extra="ignore", env_ignore_empty=True)

    server_home: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("soulfra-server"),
        description="The folder of the server's own files: the SQLite database, its keys, blobs, backups. Left out: the"
        " user's folder for data, on Linux ~/.local/share/soulfra-server; it is said at the start.",
    )
    server_host: str = Field("127.0.0.1", description="The address that is listened on.")
    server_port: Port = Field(8787, description="The port that is listened on; 0 takes a free one.")
    public_url: str = Field(
        "http://127.0.0.1:8787", description="Where people reach the server: stands in mails and in tokens."
    )
    trusted_proxies: str = Field(
        "127.0.0.1",
        description="Proxies whose X-Forwarded-For and -Proto are believed: addresses or networks, comma between.",
    )
    database_url: str = Field(
        "",
        description="An SQLAlchemy URL, sqlite+aiosqlite:///FILE or postgresql+asyncpg://USER:PASSWORD@HOST/NAME;"
        " left out: SQLite under the server's home.",
        json_schema_extra={"secret": True},
    )
    database_pool: int = Field(10, ge=1, le=200, description="Connections to the database that one node keeps open.")
    limits_url: str = Field(
        "memory://",
        description="Where rate limits are counted: memory:// for one node, redis://HOST:PORT (Valkey) for several;"
        " off counts nothing.",
        json_schema_extra={"secret": True},
    )
    notifier_url: str = Field(
        "",
        description="How nodes tell each other that an account has news: memory://, database:// (PostgreSQL) or"
        " redis://HOST:PORT; left out: database:// on PostgreSQL, memory:// on SQLite.",
        json_schema_extra={"secret": True},
    )
    blobs_url: str = Field(
        "",
        description="Where encrypted files lie: file:///FOLDER or s3://BUCKET/PREFIX; left out: under the server's home.",
    )
    signing_keys: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        (),
        description="Base64 of 32 bytes each, comma between: the first signs access tokens, all are believed."
        " Left out: made once, under the server's home. Several nodes need the same.",
    )
    sealing_keys: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        (),
        description="Base64 of 32 bytes each, comma between: the first seals the server's own secrets (TOTP seeds,"
        " ledgers' keys, mails that wait), all open them. Left out: made once, under the server's home. Several nodes need the same.",
    )
    registration: Literal["open", "closed"] = Field("open", description="Whether anybody may make an account.")
    account_bytes: int = Field(
        1024 * MEBIBYTE, ge=MEBIBYTE, description="What one account may keep of changes and blobs together, in bytes."
    )
    argon2_at_once: int = Field(2, ge=1, le=64, description="Password hashes worked out at once; each takes 19 MiB.")
    mail_host: str = Field("", description="The SMTP server. Left out, no mail is sent and the server says so.")
    mail_port: Port = Field(587, description="Its port.")
    mail_security: Literal["starttls", "tls", "none"] = Field(
        "starttls", description="How the way to it is secured; none only for a server on the same machine or network."
    )
    mail_username: str = Field("", description="The name to sign in with there, if it wants one.")
    mail_password: SecretStr = Field(SecretStr(""), description="The password for it.")
    mail_from: str = Field("Soulfra <soulfra@localhost>", description="The sender of the server's mails.")
    mail_ca_file: str = Field("", description="A file of certificates that the SMTP server's is checked against.")
    metrics_host: str = Field("127.0.0.1", description="The address of /metrics.")
    metrics_port: int = Field(8788, ge=-1, le=65_535, description="The port of /metrics, apart from the API; -1: none.")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="What is logged, and above it.")
    log_format: Literal["json", "console"] = Field(
        "json", description="json: one object a line; console: for reading along."
    )
    sentry_dsn: SecretStr = Field(
        SecretStr(""), description="Where errors are reported, without bodies and names. Left out: nowhere."
    )

    @field_validator("signing_keys", "sealing_keys", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("public_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("not an http or https address")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _names_its_driver(cls, value: str) -> str:
        for plain, driver in (
            ("sqlite:///", "sqlite+aiosqlite:///"),
            ("postgresql://", "postgresql+asyncpg://"),
            ("postgres://", "postgresql+asyncpg://"),
        ):
            if value.startswith(plain):
                return driver + value.removeprefix(plain)
        if value and not value.startswith(("sqlite+aiosqlite:///", "postgresql+asyncpg://")):
            raise ValueError("neither sqlite+aiosqlite:///FILE nor postgresql+asyncpg://")
        if value.endswith("/:memory:"):
            raise ValueError("a database in memory forgets what it has acknowledged")
        return value

    @classmethod
    def read(cls, **given: Any) -> Self:
        """From the environment, `given` before it. Raises SettingsRefused, naming variables and no value."""
        try:
            return cls(**given)
        except ValidationError as error:
            faults = [f"SOULFRA_{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors(include_input=False)]
            raise SettingsRefused("; ".join(faults)) from None

    @property
    def database(self) -> str:
        """The database's URL, SQLite under the home unless told otherwise."""
        return self.database_url or f"sqlite+aiosqlite:///{self.server_home / 'server.sqlite'}"

    @property
    def is_sqlite(self) -> bool:
        return self.database.startswith("sqlite")

    @property
    def notifier(self) -> str:
        return self.notifier_url or ("memory://" if self.is_sqlite else "database://")

    @property
    def sends_mail(self) -> bool:
        return bool(self.mail_host)
