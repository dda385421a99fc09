"""`python -m sync_server` serves until it is told to stop."""

from __future__ import annotations

import sys

import uvicorn

from sync_server.app import create_app
from sync_server.settings import ServerSettings, SettingsRefused


def main() -> None:
    try:
        settings = ServerSettings.read()
        app = create_app(settings)
    except SettingsRefused as error:
        sys.exit(f"sync_server: {error}")
    uvicorn.run(app, host=settings.server_host, port=settings.server_port)


if __name__ == "__main__":
    main()
