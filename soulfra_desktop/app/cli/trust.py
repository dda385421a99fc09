"""`soulfra account trust`: the score and why, what would lift it, the ledger gone through here, appeals, taking part."""

from __future__ import annotations

import argparse
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from soulfra_desktop.app.cli import trust_words as words
from soulfra_desktop.app.cli.home import notice
from soulfra_desktop.app.cli.status import ANSWERED, FAILED, UsageRefused
from soulfra_desktop.app.cli.stdin import read_all
from soulfra_desktop.app.cli.stdout import visible
from soulfra_desktop.domain.errors import SettingRefused
from soulfra_desktop.domain.trust import SUPPOSABLE, Appeal, Simulated, Trust

if TYPE_CHECKING:
    from soulfra_desktop.app.account import AccountParts
    from soulfra_desktop.services.trust import TrustService

Step = Callable[["TrustService", argparse.Namespace], Awaitable[int]]


async def trust(parts: AccountParts, options: argparse.Namespace) -> int:
    """The exit status. Raises AccountError, UsageRefused."""
    asked = options.what or "show"
    if asked not in STEPS:
        raise UsageRefused(f"There is no: soulfra account trust {asked}", f"There are: {', '.join(STEPS)}.")
    return await STEPS[asked](parts.trust, options)


async def _show(service: TrustService, options: argparse.Namespace) -> int:
    return _told(await service.report(), options)


async def _history(service: TrustService, options: argparse.Namespace) -> int:
    days = _days(options)
    points, changes, entries = await service.history(days), await service.changes(days), await service.entries()
    if options.json:
        return _json({
            "days": [asdict(point) for point in points],
            "changes": [asdict(change) for change in changes],
            "entries": [asdict(entry) for entry in entries],
        })  # fmt: skip
    for change in changes:
        _say(words.change(change))
    if not changes:
        notice(f"Nothing changed in the last {days} days.")
    for entry in entries:
        if entry.may_be_appealed:
            _say(f"entry {entry.seq}, {words.day(entry.day)}: {words.event(entry.kind)}")
    if any(entry.may_be_appealed for entry in entries):
        notice("Is one of them not right? soulfra account trust appeal ENTRY")
    return ANSWERED


async def _check(service: TrustService, options: argparse.Namespace) -> int:
    found = await service.check()
    if options.json:
        _json({**asdict(found), "holds": found.holds})
    else:
        for sentence in words.check(found):
            _say(sentence)
    return ANSWERED if found.holds else FAILED


async def _simulate(service: TrustService, options: argparse.Namespace) -> int:
    found = await service.simulate(options.more, days=_days(options))
    if options.json:
        return _json({**asdict(found), "gain": found.gain})
    _say(_supposed(found))
    last = found.days[-1]
    without = f" Without it: {last.without}." if found.actions else ""
    _say(f"On {words.day(last.day)}: {last.score}, {words.tier(last.tier)}.{without}")
    if not found.actions:
        notice(f"Suppose something: soulfra account trust simulate {' '.join(SUPPOSABLE)}")
    return ANSWERED


def _days(options: argparse.Namespace) -> int:
    if options.days is not None and options.days < 1:
        raise UsageRefused(f"{options.days} days are none.", "1 or more: --days 90")
    return options.days or 90


def _supposed(found: Simulated) -> str:
    if not found.actions:
        return f"It is {found.now} now. If you go on using it once a week:"
    done = " and ".join(words.STEPS[action] for action in found.actions)
    return f"If you {done}, and go on using it once a week: up to {found.gain} points more."


async def _appeal(service: TrustService, options: argparse.Namespace) -> int:
    """Without a word of what it is about: those there are."""
    if not options.more:
        appeals = await service.appeals()
        if options.json:
            return _json([asdict(appeal) for appeal in appeals])
        for appeal in appeals:
            _say(_appealed(appeal))
        if not appeals:
            notice("There is no appeal. About an entry or a hold: soulfra account trust appeal ENTRY|HOLD")
        return ANSWERED
    about, *said = options.more
    if not said:
        await _look_for(service, about)
        notice("Why is it not right? A person reads this, nobody else. Ctrl-D ends it.")
    text = " ".join(said) or await read_all()
    if about.isdecimal():
        appeal = await service.appeal(text, seq=int(about))
    else:
        appeal = await service.appeal(text, hold=about)
    if options.json:
        return _json(asdict(appeal))
    notice(f"A person looks at it and answers by {words.day(appeal.answer_by)}: soulfra account trust appeal")
    return ANSWERED


async def _look_for(service: TrustService, about: str) -> None:
    """Before words are asked for, that would be lost. Raises AccountError, SettingRefused."""
    holds = (await service.refresh()).holds
    entries = await service.entries()
    known = {hold.id for hold in holds} | {str(entry.seq) for entry in entries if entry.may_be_appealed}
    if about not in known:
        raise SettingRefused(
            f"There is no hold or entry {about} that can be appealed against.",
            "See them: soulfra account trust history",
        )


def _appealed(appeal: Appeal) -> str:
    about = f"entry {appeal.seq}" if appeal.seq is not None else f"hold {appeal.hold}"
    state = {
        "open": f"is answered by {words.day(appeal.answer_by)}",
        "granted": "was granted: it was taken back",
        "upheld": "was looked at, and stays as it is",
    }.get(appeal.state, appeal.state)
    said = f' "{appeal.answer}"' if appeal.answer else ""
    return f"{words.day(appeal.begun_at)}  about {about}: {state}.{said}"


async def _prove(service: TrustService, options: argparse.Namespace) -> int:
    if len(options.more) != 1:
        raise UsageRefused("Which code? soulfra account trust prove CODE", "It is in the mail.")
    await service.prove(options.more[0])
    notice("Proved. Try again what you wanted to do.")
    return ANSWERED


async def _leave(service: TrustService, options: argparse.Namespace) -> int:
    found = await service.set_participation(False)
    notice(
        f"You do not take part any more: from now on your use is not observed, and only what lowers a score is still written down. Benefits are those of {words.tier(found.tiers[0].name)}; all else is as before."
    )
    return _told(found, options) if options.json else ANSWERED


async def _join(service: TrustService, options: argparse.Namespace) -> int:
    return _told(await service.set_participation(True), options)


STEPS: dict[str, Step] = {
    "show": _show,
    "history": _history,
    "check": _check,
    "simulate": _simulate,
    "appeal": _appeal,
    "prove": _prove,
    "leave": _leave,
    "join": _join,
}


def _told(found: Trust, options: argparse.Namespace) -> int:
    if found.is_kept_copy and found.read_at is not None:
        notice(f"soulfra: {found.problem}")
        notice(f"This is what the server said on {words.day(found.read_at)}.")
    if options.json:
        return _json({**asdict(found), "benefits": asdict(found.benefits)})
    _say(f"{found.score} of 1000: {words.tier(found.tier)}, on {words.day(found.day)}.")
    _reasons(found)
    for sentence in words.benefits(found.tier, found.benefits):
        _say(sentence)
    if not found.takes_part:
        _say("This account does not take part: its use is not observed. To take part again: soulfra account trust join")
    if found.tier_kept_until is not None:
        _say(f"The rules changed. Until {words.day(found.tier_kept_until)} you keep your tier all the same.")
    if said := words.fading(found):
        _say(said)
    for hold in found.holds:
        if hold.stands:
            _say(f"Held: {words.hold(hold)} Not right? soulfra account trust appeal {hold.id}")
    _way(found)
    never = ", ".join(words.NEVER.get(code, code) for code in found.never)
    _say(f"Never looked at: {never}.")
    return ANSWERED


def _reasons(found: Trust) -> None:
    for reason in found.reasons:
        _say(f"  {reason.points:+5d}  {words.reason(reason.code, reason.points)}")
    if found.takes_part and not found.reasons:
        _say("Nothing is entered yet. A day of use is, within the hour, once something was synced.")


def _way(found: Trust) -> None:
    if found.next_tier is not None:
        _say(
            f"{words.tier(found.next_tier.name)} begins at {found.next_tier.at}: {found.next_tier.missing} points more."
        )
    for step in found.steps:
        _say(f"  {step.points:+5d}  by {words.day(step.by)}: {words.step(step)}")


def _say(text: str) -> None:
    print(visible(text))


def _json(found: Any) -> int:
    print(json.dumps(found, default=_iso, ensure_ascii=False))
    return ANSWERED


def _iso(found: Any) -> str:
    return found.isoformat() if isinstance(found, date) else str(found)
