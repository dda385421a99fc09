"""A ledger gone through on this machine: that nothing in it was changed, that the server signed it, and what comes of it."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from soulfra_desktop.domain.trust import Check
from soulfra_desktop.services.trust_ports import Anchor, Ledger
from sync_server.protocol import trust_chain
from sync_server.protocol.trust import REVERSED, Policy, TrustEvent, TrustScore, score

if TYPE_CHECKING:
    from soulfra_desktop.services.trust_ports import Signatures
    from sync_server.protocol.trust_forms import Checkpoint, LedgerEvent, TrustReport

UNSCORABLE = (ArithmeticError, LookupError, TypeError, ValueError, AttributeError)
"""What a policy of a server may lead to that was made to do harm."""


UNSIGNED = timedelta(days=2)
"""A server signs every day. What was entered so long ago and is not signed was left out."""
SKEW = timedelta(days=1)
MOST_WORK = 5_000_000
"""About ten seconds."""


@dataclass(frozen=True, slots=True)
class Told:
    """All that a server said, as it is checked."""

    report: TrustReport
    ledger: Ledger
    checkpoint: Checkpoint | None
    policy: Policy | None
    """None: the server's is none."""
    policy_is_known: bool


def event_of(entry: LedgerEvent) -> TrustEvent:
    return TrustEvent(entry.seq, entry.day.toordinal(), entry.kind, entry.n, entry.reverses)


def takes_too_long(ledger: Ledger, day: date) -> bool:
    """Whether this would be worked on for minutes or hours: for each day with a correction all is gone through anew."""
    corrected = {entry.day for entry in ledger.entries if entry.kind == REVERSED}
    days = (day - min((entry.day for entry in ledger.entries), default=day)).days
    return (len(corrected) + 1) * (len(ledger.entries) + max(0, days)) > MOST_WORK


def checked(told: Told, anchor: Anchor | None, signatures: Signatures, now: datetime) -> tuple[Check, Anchor]:
    """What was found, and what no later ledger may go back behind."""
    faults, found = _scored(told)
    chain = [*_of_chain(told.ledger), *(["rewritten"] if anchor and is_rewritten(told.ledger, anchor) else [])]
    signed = list(_of_signature(told, anchor, signatures, now))
    check = Check(
        checked_at=now,
        entries=len(told.ledger.entries),
        policy=told.report.policy,
        policy_is_known=told.policy_is_known,
        told=told.report.score,
        found=found,
        checkpoint_day=told.checkpoint.day if told.checkpoint else None,
        covered=told.checkpoint.seq if told.checkpoint else 0,
        faults=(*chain, *signed, *faults),
    )
    is_signed = not {"checkpoint", "older"} & set(signed)
    return check, _anchored(told, anchor, now.date() + SKEW, is_whole=not chain, is_signed=is_signed)


def _of_chain(ledger: Ledger) -> Iterator[str]:
    if not is_unbroken(ledger):
        yield "chain"
    for entry in ledger.entries:
        if (entry.kind == REVERSED) != (entry.reverses is not None) or (entry.reverses or 0) >= entry.seq:
            yield "entries"
            return


def is_unbroken(ledger: Ledger) -> bool:
    """Whether each entry follows the one before; not where one is no entry at all."""
    try:
        return trust_chain.is_unbroken(ledger.chain, ledger.entries)
    except ValueError:
        return False


def is_rewritten(ledger: Ledger, anchor: Anchor) -> bool:
    """Whether an entry that this machine has seen is gone, or is another."""
    if anchor.chain != ledger.chain or not anchor.seq:
        return anchor.chain != ledger.chain
    return anchor.seq > len(ledger.entries) or ledger.entries[anchor.seq - 1].hash != anchor.hash


def _of_signature(told: Told, anchor: Anchor | None, signatures: Signatures, now: datetime) -> Iterator[str]:
    signed = told.checkpoint
    if signed:
        yield from _of_checkpoint(told, signatures)
        if anchor and anchor.key and anchor.key != signed.key:
            yield "key"
    if _is_uncovered(told, now):
        yield "uncovered"
    seen = anchor.signed_on if anchor else None
    if seen and told.ledger.entries and (signed is None or signed.day < seen - SKEW):
        yield "older"


def _is_uncovered(told: Told, now: datetime) -> bool:
    """By the server's day; or by its last entry, where it says an earlier one."""
    entries = told.ledger.entries
    latest = max((entry.recorded_at for entry in entries if entry.recorded_at <= now), default=None)
    today = max(told.report.day, latest.date()) if latest else told.report.day
    left_out = entries[told.checkpoint.seq if told.checkpoint else 0 :]
    return any(entry.recorded_at.date() + UNSIGNED <= today for entry in left_out)


def _of_checkpoint(told: Told, signatures: Signatures) -> Iterator[str]:
    checkpoint, ledger = told.checkpoint, told.ledger
    assert checkpoint is not None
    try:
        root, previous = bytes.fromhex(checkpoint.root), bytes.fromhex(checkpoint.previous)
        key = base64.b64decode(checkpoint.key, validate=True)
        signature = base64.b64decode(checkpoint.signature, validate=True)
        message = trust_chain.checkpoint_message(checkpoint.day, root, previous)
        if not signatures.is_signed_by(key, signature, message) or checkpoint.day > told.report.day:
            yield "checkpoint"
            return
        if not checkpoint.seq:
            return
        if checkpoint.seq > len(ledger.entries):
            yield "checkpoint"
            return
        leaf = trust_chain.leaf(ledger.chain, checkpoint.seq, bytes.fromhex(ledger.entries[checkpoint.seq - 1].hash))
        if trust_chain.climbed(leaf, [bytes.fromhex(beside) for beside in checkpoint.path]) != root:
            yield "checkpoint"
    except ValueError:
        yield "checkpoint"


def _scored(told: Told) -> tuple[list[str], int | None]:
    """What differs, and the score that comes of the entries here."""
    report, policy = told.report, told.policy
    if policy is None:
        return ["policy"], None
    try:
        found = score([event_of(entry) for entry in told.ledger.entries], report.day.toordinal(), policy)
    except UNSCORABLE:
        return ["policy"], None
    reasons = [(reason.code, reason.points) for reason in found.reasons]
    faults: list[str] = []
    if found.value != report.score or sum(reason.points for reason in report.reasons) != report.score:
        faults.append("score")
    elif sorted(reasons) != sorted((reason.code, reason.points) for reason in report.reasons):
        faults.append("reasons")
    if _tier_differs(told, policy, found):
        faults.append("tier")
    return faults, found.value


def _tier_differs(told: Told, policy: Policy, found: TrustScore) -> bool:
    """A tier may be another than the entries': kept for some days after a change of policy, or the lowest of who takes no
    part."""
    report = told.report
    names = [tier.name for tier in policy.tiers]
    if report.tier not in names:
        return True
    if not report.takes_part:
        return report.tier != names[0]
    if report.tier_kept_until is not None and report.tier_kept_until >= report.day:
        return names.index(report.tier) < names.index(found.tier)
    return report.tier != found.tier


def _anchored(told: Told, anchor: Anchor | None, latest: date, *, is_whole: bool, is_signed: bool) -> Anchor:
    """What was seen stays what counts where the ledger is another now. No day beyond `latest` is remembered: a server's
    clock that was ahead for a while would have all that it signs later called older."""
    made = anchor or Anchor(told.ledger.chain)
    entries = told.ledger.entries
    if is_whole and entries:
        made = replace(made, chain=told.ledger.chain, seq=entries[-1].seq, hash=entries[-1].hash)
    if told.checkpoint and is_signed:
        made = replace(made, key=told.checkpoint.key)
        if told.checkpoint.day <= latest:
            made = replace(made, signed_on=max(made.signed_on or told.checkpoint.day, told.checkpoint.day))
    return made
