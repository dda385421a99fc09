"""The `soulfra` command, also as `python -m soulfra_desktop`. What a key is bound to goes by before the rest is loaded."""

from __future__ import annotations

import sys

from soulfra_desktop.app.cli.at_once import shown_at_once


def main() -> int:
    """Run one command; its exit status."""
    if shown_at_once(sys.argv[1:]):
        return 0
    from soulfra_desktop.app.cli.main import main as run

    return run()


if __name__ == "__main__":
    raise SystemExit(main())
