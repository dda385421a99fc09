"""`soulfra doctor`: what was found, what is missing, what to do. It changes nothing and sends nothing."""

from __future__ import annotations

import argparse
import json
import platform
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from soulfra_desktop.app.cli.home import opened
from soulfra_desktop.app.cli.status import ANSWERED, FAILED
from soulfra_desktop.app.display import why_no_window
from soulfra_desktop.app.environment import Environment, resources
from soulfra_desktop.domain.errors import StoreError
from soulfra_desktop.services.catalog import Entry


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `state` is good, missing (Soulfra works without it) or broken."""

    name: str
    state: Literal["good", "missing", "broken"]
    detail: str
    advice: str = ""


async def doctor(options: argparse.Namespace, environment: Environment) -> int:
    """0 where Soulfra can be used, 1 where its home or store cannot."""
    findings = [_python(), _display(), _file("tokenizer", resources() / "tokenizer" / "cl100k_base.tiktoken"), _fonts()]
    findings += [await judging(resources() / "router"), _meaning()]
    findings += await _home(options, environment)
    if options.json:
        print(json.dumps({"findings": [asdict(finding) for finding in findings]}, ensure_ascii=False))
    else:
        for finding in findings:
            mark = {"good": "ok     ", "missing": "missing", "broken": "BROKEN "}[finding.state]
            print(f"{mark}  {finding.name}: {finding.detail}")
            if finding.advice and finding.state != "good":
                print(f"         {finding.advice}")
    return FAILED if any(finding.state == "broken" for finding in findings) else ANSWERED


async def _home(options: argparse.Namespace, environment: Environment) -> list[Finding]:
    try:
        async with opened(environment, demo=options.demo, quiet=True) as core:
            entries = await core.catalog.look()
            protection = core.protection
    except StoreError as error:
        return [Finding("store", "broken", error.message, error.advice)]
    kept = {
        "keyring": Finding("store", "good", f"{environment.home}, encrypted, its key in the system keyring"),
        "passphrase": Finding("store", "good", f"{environment.home}, encrypted under your passphrase"),
        "nothing kept": Finding(
            "store",
            "missing",
            "nothing is kept: there is no system keyring and no passphrase",
            "Set SOULFRA_PASSPHRASE.",
        ),
    }
    return [kept[protection], *(_provider(entry) for entry in entries)]


def _provider(entry: Entry) -> Finding:
    detail = entry.status.detail or entry.status.state
    if entry.models:
        number = "1 model" if len(entry.models) == 1 else f"{len(entry.models)} models"
        detail = f"{number}: {', '.join(model.ref.model for model in entry.models[:3])}"
    if entry.needs_consent:
        return Finding(entry.label, "good", f"{detail}; not used until you allow it: soulfra allow {entry.name}")
    state = "good" if entry.status.state == "ready" else "missing"
    return Finding(entry.label, state, detail, entry.status.advice)


def _python() -> Finding:
    return Finding("python", "good", f"{platform.python_version()} on {platform.system()} {platform.machine()}")


def _display() -> Finding:
    reason = why_no_window()
    if reason is None:
        return Finding("display", "good", "a window can be opened")
    return Finding("display", "missing", reason, "soulfra ask works without one.")


def _file(name: str, path: Path) -> Finding:
    if path.exists():
        return Finding(name, "good", path.name)
    return Finding(name, "missing", f"{path.name} is not there; tokens are estimated less exactly", "Run: make set-up")


def _meaning() -> Finding:
    """Whether what is known can be found by its meaning."""
    from soulfra_desktop.adapters.embedding.catalogue import MINILM, TOKENIZER

    path = resources() / TOKENIZER
    if path.exists():
        return Finding("meaning", "good", MINILM.label)
    return Finding(
        "meaning", "missing", f"{path.name} is not there; documents are found by their words", "Run: make set-up"
    )


async def judging(folder: Path) -> Finding:
    """Whether questions can be weighed with what lies there."""
    from soulfra_desktop.adapters.learnt import scales_of

    scales = await scales_of(folder)()
    if scales is not None:
        return Finding("judging", "good", f"how hard a question is, by weights {scales.weights.version}")
    told = "what was learnt of questions cannot be read; models on this machine come first"
    return Finding("judging", "missing", told, "Install Soulfra again.")


def _fonts() -> Finding:
    fonts = sorted((resources() / "fonts").glob("*.ttf"))
    if fonts:
        return Finding("fonts", "good", ", ".join(font.name for font in fonts))
    return Finding("fonts", "missing", "Inter is not there; the system's font serves", "Run: make set-up")
