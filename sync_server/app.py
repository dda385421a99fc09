"""The sync server's front door. Accounts and sync move in with their own issue; today it says that it is up."""

from __future__ import annotations

from fastapi import FastAPI

from sync_server.protocol.version import PROTOCOL_VERSION


def create_app() -> FastAPI:
    """The application, without any global state."""
    app = FastAPI(title="Soulfra sync server", version=str(PROTOCOL_VERSION))

    @app.get("/healthz")
    async def healthz() -> dict[str, int | str]:
        """The process answers."""
        return {"status": "ok", "protocol": PROTOCOL_VERSION}

    return app
