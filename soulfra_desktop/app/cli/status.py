"""Exit statuses, as docs/cli.md has them."""

from soulfra_desktop.domain.errors import SoulfraError

ANSWERED = 0
FAILED = 1
"""The home, the store, the passphrase or a named thing could not be used."""
USAGE = 2
NOT_ANSWERED = 3
"""Nothing could answer, or only a part came."""
STOPPED = 130


class UsageRefused(SoulfraError):
    """The command line itself makes no sense."""
