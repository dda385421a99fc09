"""`soulfra chats import PATH` and `soulfra chats export … --format … -o PATH`, with progress on standard error."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import aclosing
from dataclasses import asdict
from pathlib import Path

from soulfra_desktop.app.cli.home import notice, opened
from soulfra_desktop.app.cli.status import ANSWERED, UsageRefused
from soulfra_desktop.app.cli.stdout import visible
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.domain.transfer import ExportPlan, ExportProgress, ImportProgress, ImportReport

FORMATS = {".md": "markdown", ".json": "json", ".html": "html", ".htm": "html", ".pdf": "pdf"}


async def bring_in(options: argparse.Namespace, environment: Environment) -> int:
    """Import a file or folder. Raises ImportRefused."""
    from soulfra_desktop.app.transfer import transfer

    if not options.id:
        raise UsageRefused("soulfra chats import needs the PATH of a file or folder.", "See docs/cli.md.")
    async with opened(environment, demo=options.demo) as core:
        async with aclosing(transfer(core).import_from(Path(options.id))) as steps:  # type: ignore[type-var]
            async for step in steps:
                if isinstance(step, ImportReport):
                    _report(step, as_json=options.json)
                else:
                    _progress(step)
        while await core.search.index_more():
            pass
    return ANSWERED


async def take_out(options: argparse.Namespace, environment: Environment) -> int:
    """Write one chat or all of them. Raises NotFound, ExportFailed, DiskFull."""
    from soulfra_desktop.app.cli.chat_ids import find
    from soulfra_desktop.app.transfer import transfer

    if bool(options.id) == options.all:
        raise UsageRefused("soulfra chats export needs the ID of a chat, or --all.", "See them: soulfra chats list")
    if not options.output:
        raise UsageRefused("With --all or --format, say where to write.", "For example: -o chats.zip")
    path = Path(options.output)
    kind = options.format or FORMATS.get(path.suffix.casefold(), "markdown")
    async with opened(environment, demo=options.demo) as core:
        service = transfer(core)
        ids = await service.everything() if options.all else [(await find(core.conversations, options.id)).id]
        async with aclosing(service.export_to(ids, ExportPlan(path, kind))) as steps:  # type: ignore[type-var]
            async for step in steps:
                if isinstance(step, ExportProgress):
                    _progress(step)
                else:
                    found = {"path": str(step.path), "chats": step.chats}
                    print(json.dumps(found) if options.json else visible(str(step.path)))
    return ANSWERED


def _progress(step: ImportProgress | ExportProgress) -> None:
    """On a terminal a line that is written over; elsewhere every hundredth chat."""
    total = f" of {step.total}" if step.total is not None else ""
    line = visible(f"{step.done}{total}  {' '.join(step.title.split())[:60]}")
    if sys.stderr.isatty():
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
    elif step.done and step.done % 100 == 0:
        notice(line)


def _report(report: ImportReport, *, as_json: bool) -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    if as_json:
        print(json.dumps(asdict(report), ensure_ascii=False))
        return
    print(
        f"{report.added} new, {report.grown} grown, {report.unchanged} unchanged, {report.trashed} in the trash, "
        f"{report.empty} empty; "
        f"{report.messages} new messages."
    )
    for spoilt in report.spoilt:
        notice(f"not read: {spoilt.title + ': ' if spoilt.title else ''}{spoilt.reason}")
    if report.untold:
        notice(f"not read: {report.untold} more")
