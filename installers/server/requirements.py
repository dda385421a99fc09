"""What the server needs, a line each: the `server` extra of pyproject.toml without the desktop's dependencies."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path


def requirements(pyproject: Path) -> list[str]:
    return tomllib.loads(pyproject.read_text())["project"]["optional-dependencies"]["server"]


if __name__ == "__main__":
    print("\n".join(requirements(Path(sys.argv[1]))))
