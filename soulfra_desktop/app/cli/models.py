"""`soulfra models`: what can answer here; pull and delete for Ollama's."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import aclosing
from typing import Any

from soulfra_desktop.app.cli.home import notice, opened
from soulfra_desktop.app.cli.status import ANSWERED, UsageRefused
from soulfra_desktop.app.cli.stdout import visible
from soulfra_desktop.app.container import Core
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.domain.errors import ModelNotFound, NotFound
from soulfra_desktop.domain.routing import Model, ModelRef
from soulfra_desktop.services.catalog import Entry


async def models(options: argparse.Namespace, environment: Environment) -> int:
    """Raises ModelNotFound and ProviderError from pull and delete."""
    async with opened(environment, demo=options.demo, quiet=True) as core:
        if options.action == "list":
            _print(await core.catalog.look(list_cloud=True), as_json=options.json)
            return ANSWERED
        ref = _named(options)
        try:
            if options.action == "pull":
                await _pull(core, ref)
            else:
                await core.catalog.delete(ref.provider, ref.model)
                notice(f"{ref} was deleted.")
        except ModelNotFound as error:
            raise NotFound(error.message, error.advice) from None
    return ANSWERED


def _named(options: argparse.Namespace) -> ModelRef:
    try:
        return ModelRef.parse(options.model or "")
    except ValueError as error:
        raise UsageRefused(f"soulfra models {options.action}: {error}.") from None


async def _pull(core: Core, ref: ModelRef) -> None:
    """Progress on standard error; Ctrl-C cancels, and a later pull goes on from there."""
    shown = ""
    async with aclosing(core.catalog.pull(ref.provider, ref.model)) as progress:  # type: ignore[type-var]
        async for step in progress:
            share = f" {step.completed * 100 // step.total} %" if step.total else ""
            if (line := f"{step.status}{share}") != shown:
                shown = line
                print(
                    f"\r\033[K{line}" if sys.stderr.isatty() else line,
                    end="" if sys.stderr.isatty() else "\n",
                    file=sys.stderr,
                )
    notice(f"\n{ref} is on this machine." if sys.stderr.isatty() else f"{ref} is on this machine.")


def _print(entries: tuple[Entry, ...], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([_entry(entry) for entry in entries], ensure_ascii=False))
        return
    for entry in entries:
        place = "on this machine" if entry.local else "cloud" + ("" if entry.allowed else ", not allowed yet")
        print(visible(f"{entry.label} ({place}): {entry.status.detail or entry.status.state}"))
        for model in entry.models:
            print(visible(f"  {model.ref!s:<48} {_price(model):<28} {_window(model)}"))
        if entry.status.advice and entry.status.state != "ready":
            print(f"  {entry.status.advice}")


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "provider": entry.name,
        "label": entry.label,
        "local": entry.local,
        "state": entry.status.state,
        "detail": entry.status.detail,
        "allowed": entry.allowed,
        "models": [
            {
                "model": model.ref.model,
                "name": str(model.ref),
                "local": model.local,
                "context_window": model.context_window,
                "abilities": sorted(model.abilities),
                "input_usd_per_million": "0.000000" if model.local else _usd(model, "input"),
                "output_usd_per_million": "0.000000" if model.local else _usd(model, "output"),
            }
            for model in entry.models
        ],
    }


def _usd(model: Model, side: str) -> str | None:
    if model.price is None:
        return None
    return (model.price.input_per_million if side == "input" else model.price.output_per_million).usd


def _price(model: Model) -> str:
    if model.local:
        return "free"
    if model.price is None:
        return "price unknown"
    return f"${_short(_usd(model, 'input'))} in, ${_short(_usd(model, 'output'))} out / 1M"


def _short(usd: str | None) -> str:
    return (usd or "").rstrip("0").rstrip(".")


def _window(model: Model) -> str:
    return f"{model.context_window:,} tokens" if model.context_window else ""
