"""What the server is told by its environment, checked at start."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

HOST, PORT = "127.0.0.1", 8787


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Where the server listens. Loopback unless told otherwise: a proxy with TLS stands in front."""

    host: str = HOST
    port: int = PORT

    @classmethod
    def read(cls, variables: Mapping[str, str] = os.environ) -> ServerSettings:
        """Raises ValueError naming the variable."""
        port = variables.get("SOULFRA_SERVER_PORT", str(PORT))
        if not (port.isascii() and port.isdigit() and int(port) < 65_536):
            raise ValueError("SOULFRA_SERVER_PORT is not a port: a number from 0 to 65535")
        return cls(variables.get("SOULFRA_SERVER_HOST", HOST), int(port))
