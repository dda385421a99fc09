"""`soulfra settings`: the same fields as the window's form."""

from __future__ import annotations

import argparse
import asyncio
import json
from pathlib import Path

from soulfra_desktop.app.cli.home import notice, opened
from soulfra_desktop.app.cli.status import ANSWERED, UsageRefused
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.domain.errors import NotFound, SettingRefused
from soulfra_desktop.domain.settings import BY_NAME, Field, SettingValue

ON, OFF = ("on", "true", "yes", "1"), ("off", "false", "no", "0")


async def settings(options: argparse.Namespace, environment: Environment) -> int:
    """List all, show one, or set one. Raises SettingRefused where a value does not fit."""
    if options.forget_learned:
        return await _forget(options, environment)
    if options.name == "passphrase":  # none of the settings: a secret never is
        return await _passphrase(options, environment)
    field = _field(options.name) if options.name else None
    async with opened(environment, demo=options.demo, quiet=True) as core:
        if field is not None and options.value is not None:
            try:
                await core.settings.change(field.name, _parsed(field, options.value))
            except SettingRefused as error:
                raise UsageRefused(error.message, error.advice) from None
            if field.name == "gguf_folder" and options.value:
                await _say_what_lies_there(options.value)
            notice(f"{field.label}: {_written(core.settings.current.as_dict()[field.name])}")
            if field.name == "currency" and (rate := core.budgets.currency.rate_in_words):
                notice(f"Counted as {rate}. What one dollar costs is yours to set: soulfra settings currency_rate 0.92")
            return ANSWERED
        values = core.settings.current.as_dict()
    shown = {field.name: values[field.name]} if field else values
    if options.json:
        print(json.dumps(shown, ensure_ascii=False))
    else:
        for name, value in shown.items():
            print(f"{name:<22} {_written(value):<24} {BY_NAME[name].label}")
    return ANSWERED


async def _passphrase(options: argparse.Namespace, environment: Environment) -> int:
    if options.value is not None:
        raise UsageRefused(
            "A passphrase is never an argument: every process could read it.",
            "Leave it out: it is asked for, or read from standard input.",
        )
    if options.demo:
        raise UsageRefused("The demo keeps nothing, so nothing protects it.", "Leave out --demo.")
    from soulfra_desktop.app.cli.passphrase import passphrase

    return await passphrase(environment)


async def _forget(options: argparse.Namespace, environment: Environment) -> int:
    async with opened(environment, demo=options.demo, quiet=True) as core:
        gone = await core.learning.forget()
    notice(f"{gone} verdicts on answers are forgotten; models are chosen as on the first day.")
    return ANSWERED


async def _say_what_lies_there(folder: str) -> None:
    files = await asyncio.to_thread(lambda: sorted(Path(folder).expanduser().glob("*.gguf")))
    notice(f"{len(files)} GGUF files lie there: soulfra models" if files else "No GGUF file lies there yet.")


def _field(name: str) -> Field:
    if name not in BY_NAME:
        raise NotFound(f"There is no setting named {name}.", "See them: soulfra settings")
    return BY_NAME[name]


def _parsed(field: Field, text: str) -> SettingValue:
    """The value as the field's kind reads it; what does not fit is left for the field to refuse."""
    if field.kind == "flag" and text.lower() in (*ON, *OFF):
        return text.lower() in ON
    if field.kind == "number" and text.lstrip("-").isdigit():
        return int(text)
    if field.kind == "names":
        return [name.strip() for name in text.split(",") if name.strip()]
    return text


def _written(value: SettingValue) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return ", ".join(value) if isinstance(value, list) else str(value) or "–"
