"""`python -m sync_server` serves until it is told to stop."""

from __future__ import annotations

import sys

import uvicorn

from sync_server.app import create_app
from sync_server.settings import ServerSettings


def main() -> None:
    try:
        settings = ServerSettings.read()
    except ValueError as error:
        sys.exit(f"sync_server: {error}")
    uvicorn.run(create_app(), host=settings.host, port=settings.port)


main()
