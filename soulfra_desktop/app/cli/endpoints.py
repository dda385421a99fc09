"""`soulfra endpoints`: named OpenAI-compatible endpoints, added, listed and deleted."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import json
import sys
from dataclasses import asdict

from soulfra_desktop.app.cli.home import notice, opened
from soulfra_desktop.app.cli.status import ANSWERED, UsageRefused
from soulfra_desktop.app.cli.stdin import read_all
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.domain.errors import NotFound, SettingRefused
from soulfra_desktop.domain.settings import PRESETS, Endpoint


async def endpoints(options: argparse.Namespace, environment: Environment) -> int:
    """Raises SettingRefused where a name or an address cannot be one, NotFound where there is nothing to delete."""
    if options.action != "list" and not options.name:
        raise UsageRefused(f"soulfra endpoints {options.action} needs a NAME.", "See them: soulfra endpoints list")
    key = await _key() if options.key else None
    async with opened(environment, demo=options.demo) as core:
        known = {endpoint.name: endpoint for endpoint in core.settings.known_endpoints}
        if options.action == "list":
            _print(list(known.values()), as_json=options.json)
        elif options.action == "add":
            try:
                kept = await core.settings.save_endpoint(_endpoint(options), key)
            except SettingRefused as error:
                raise UsageRefused(error.message, error.advice) from None
            notice(f"{kept.name} may answer now. Its models: soulfra models")
        elif options.name not in known:
            raise NotFound(f"There is no endpoint named {options.name}.", "See them: soulfra endpoints list")
        else:
            await core.settings.delete_endpoint(options.name)
            notice(f"{options.name} and its key are forgotten.")
    return ANSWERED


def _endpoint(options: argparse.Namespace) -> Endpoint:
    preset = next((preset for preset in PRESETS if preset.name == options.name), None)
    if options.url is None and preset is None:
        raise UsageRefused(f"{options.name} is no preset, so it needs a URL.", _presets())
    url = options.url or (preset.base_url if preset else "")
    here = options.here or (options.url is None and preset is not None and preset.serves_this_machine)
    return Endpoint(options.name, url, here)


async def _key() -> str:
    """A key never comes as an argument: those are seen by every process."""
    if sys.stdin.isatty():
        return await asyncio.to_thread(getpass.getpass, "Key: ", sys.stderr)
    return await read_all()


def _presets() -> str:
    return "Presets: " + ", ".join(preset.name for preset in PRESETS)


def _print(endpoints: list[Endpoint], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([asdict(endpoint) for endpoint in endpoints], ensure_ascii=False))
        return
    for endpoint in endpoints:
        place = "weights on this machine" if endpoint.serves_this_machine else "cloud"
        print(f"{endpoint.name:<20} {endpoint.base_url}  ({place})")
    if not endpoints:
        print(f"No endpoints yet. {_presets()}")
