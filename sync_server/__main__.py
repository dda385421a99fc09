"""`soulfra-server`, or `python -m sync_server`: serves, and whatever else whoever runs a server needs."""

from __future__ import annotations

import asyncio
import socket
import sys
from typing import Annotated

import typer

from sync_server.settings import ServerSettings, SettingsRefused

cli = typer.Typer(
    help="The Soulfra sync server. Without a command it serves.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Host = Annotated[str | None, typer.Option(help="The address to listen on, instead of SOULFRA_SERVER_HOST.")]
Port = Annotated[
    int | None, typer.Option(min=0, max=65_535, help="The port, instead of SOULFRA_SERVER_PORT; 0 takes a free one.")
]


@cli.callback(invoke_without_command=True)
def without_command(context: typer.Context) -> None:
    from sync_server.kit.logs import configure

    configure("info")
    if context.invoked_subcommand is None:
        serve()


@cli.command()
def serve(host: Host = None, port: Port = None) -> None:
    """Serve until told to stop (SIGTERM, Ctrl+C). The database is migrated first."""
    given = {name: value for name, value in (("server_host", host), ("server_port", port)) if value is not None}
    settings = ServerSettings.read(**given)
    from sync_server.kit.logs import configure
    from sync_server.kit.reporting import report_to
    from sync_server.operations.start import prepare

    configure(settings.log_level, settings.log_format)
    report_to(settings.sentry_dsn.get_secret_value())
    asyncio.run(prepare(settings))
    _listen(settings)


def _listen(settings: ServerSettings) -> None:
    import uvicorn

    from sync_server.app import create_app
    from sync_server.kit.logs import configure

    app = create_app(settings)
    try:
        listener = socket.create_server(
            (settings.server_host, settings.server_port),
            family=socket.AF_INET6 if ":" in settings.server_host else socket.AF_INET,
            backlog=2048,
        )
    except OSError as error:
        raise SettingsRefused(
            f"cannot listen on {settings.server_host}:{settings.server_port}: {error.strerror}"
        ) from None
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            access_log=False,
            log_config=None,
            proxy_headers=True,
            forwarded_allow_ips=settings.trusted_proxies,
            server_header=False,
            timeout_graceful_shutdown=10,
        )
    )
    metrics = app.state.node.metrics.serve(settings.metrics_host, settings.metrics_port)
    host = f"[{settings.server_host}]" if ":" in settings.server_host else settings.server_host
    print(f"Soulfra server on http://{host}:{listener.getsockname()[1]}", flush=True)
    print(f"Its files are in {settings.server_home}", flush=True)
    configure(settings.log_level, settings.log_format, for_good=True)
    try:
        server.run(sockets=[listener])
    finally:
        if metrics is not None:
            metrics.close()


def main() -> None:
    from sync_server.app import create_app
    from sync_server.operations.commands import add_to

    add_to(cli, lambda settings: create_app(settings).state.node)
    try:
        cli()
    except SettingsRefused as error:
        sys.exit(f"soulfra-server: {error}")


if __name__ == "__main__":
    main()
