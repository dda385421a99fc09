"""`soulfra allow`: the person's consent that a cloud provider may answer, given once or taken back."""

from __future__ import annotations

import argparse

from soulfra_desktop.app.cli.home import notice, opened
from soulfra_desktop.app.cli.status import ANSWERED
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.domain.errors import NotFound


async def allow(options: argparse.Namespace, environment: Environment) -> int:
    """Raises NotFound where there is no such provider."""
    async with opened(environment, demo=options.demo) as core:
        provider = core.catalog.provider(options.provider)
        if provider is None:
            raise NotFound(f"There is no provider named {options.provider}.", "See what there is: soulfra models")
        await core.settings.allow(provider.name, not options.revoke)
    if options.revoke:
        notice(f"{provider.label} is not used any more until you allow it again.")
    else:
        notice(
            f"{provider.label} may answer now, and may cost money. Take it back: soulfra allow {provider.name} --revoke"
        )
    return ANSWERED
