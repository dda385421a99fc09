"""How risk judges: pure, from what was observed to signals, from signals to an answer, by the figures of rules.py."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sync_server.protocol import risk
from sync_server.trust.service.risk.rules import (
    DAY,
    DEVICE_ADDED,
    MONEY,
    NO_SURROUNDINGS,
    PAYMENT_ELEVATED,
    PAYMENT_FAILED,
    PAYMENT_HIGHEST,
    POLICY,
    PROVEN,
    RISKY,
    VELOCITY,
    Answer,
    Bucket,
    Observation,
    RiskPolicy,
    Signal,
    Surroundings,
    Verdict,
)


def assess(
    observations: Iterable[Observation],
    now: datetime,
    around: Surroundings = NO_SURROUNDINGS,
    policy: RiskPolicy = POLICY,
) -> tuple[Signal, ...]:
    """What there is to say now. The order in which observations are given means nothing."""
    seen = sorted((one for one in observations if one.at <= now), key=lambda one: (one.at, one.kind, one.n))
    proofs: dict[int | None, datetime] = {}
    for one in seen:
        if one.kind == PROVEN:
            proofs[one.device] = one.at
            proofs[None] = max(one.at, proofs.get(None, one.at))
    signals = [
        *_payments(seen, policy),
        *_new_devices(seen, proofs, now, policy),
        *_velocity(seen, proofs, now, policy),
        *_surroundings(around, proofs.get(None), now, policy),
    ]
    return tuple(signal for signal in signals if signal.expires_at > now)


def answer(
    signals: Iterable[Signal],
    action: str,
    device: int | None,
    policy: RiskPolicy = POLICY,
    released_at: datetime | None = None,
) -> Verdict:
    """To one who asks to do something on a device. `released_at` is when a person last let the action go: what was known
    by then stops it no more."""
    concerned = [s for s in signals if action in s.actions and s.device in (None, device)]
    if released_at is not None:
        concerned = [signal for signal in concerned if signal.at > released_at]
    if not concerned:
        return Verdict(Answer.NOTHING)
    strongest: dict[str, Signal] = {}
    for signal in concerned:
        best = strongest.get(signal.reason)
        if best is None or (signal.weight, signal.expires_at) > (best.weight, best.expires_at):
            strongest[signal.reason] = signal
    told = sorted(strongest.values(), key=lambda s: (-s.weight, risk.REASONS.index(s.reason)))
    weight = _weight(told)
    if weight >= policy.hold_at:
        level = Answer.HOLD
    elif weight >= policy.step_up_at:
        level = Answer.STEP_UP
    else:
        level = Answer.OBSERVE
    return Verdict(
        level,
        told[0].reason,
        min(signal.at for signal in told),
        _until(told, policy.hold_at if level is Answer.HOLD else policy.step_up_at),
        told[0].device,
        all(signal.provable for signal in told),
        tuple(signal.reason for signal in told),
    )


def _until(told: Sequence[Signal], at_least: int) -> datetime:
    """When so much has ended that the rest weighs less."""
    ends = sorted({signal.expires_at for signal in told})
    for end in ends:
        if _weight([signal for signal in told if signal.expires_at > end]) < at_least:
            return end
    return ends[-1]


def _weight(told: Iterable[Signal]) -> int:
    """Too often is too often once, however it was counted."""
    family: dict[str, int] = {}
    for signal in told:
        name = risk.TOO_OFTEN if signal.reason in VELOCITY else signal.reason
        family[name] = max(family.get(name, 0), signal.weight)
    return sum(family.values())


def _payments(seen: Sequence[Observation], policy: RiskPolicy) -> Iterable[Signal]:
    failed = [one for one in seen if one.kind == PAYMENT_FAILED and one.own and one.instrument is not None]
    for last in failed:
        cards = {one.instrument for one in failed if last.at - policy.failed_within < one.at <= last.at}
        if len(cards) >= policy.failed_cards:
            until = last.at + risk.LONGEST
            yield Signal(risk.CARD_FAILURES, policy.hold_at, MONEY, last.at, until, provable=False)
    proven = [one.at for one in seen if one.kind == PROVEN]
    for one in seen:
        if one.kind == PAYMENT_HIGHEST and one.own:
            until = one.at + risk.LONGEST
            yield Signal(risk.PAYMENT_HIGHEST, policy.hold_at, MONEY, one.at, until, provable=False)
        elif one.kind == PAYMENT_ELEVATED and one.own and not any(at >= one.at for at in proven):
            yield Signal(risk.PAYMENT_ELEVATED, policy.step_up_at, MONEY, one.at, one.at + DAY)


def _new_devices(
    seen: Sequence[Observation], proofs: Mapping[int | None, datetime], now: datetime, policy: RiskPolicy
) -> Iterable[Signal]:
    for added in seen:
        if added.kind != DEVICE_ADDED or not added.own or added.device is None:
            continue
        proven = proofs.get(added.device)
        if proven is not None and proven >= added.at:
            continue
        yield Signal(
            risk.NEW_DEVICE, policy.step_up_at, RISKY, added.at, added.at + policy.new_for, device=added.device
        )
        burst = _burst(seen, added, now, policy)
        if burst is not None:
            yield Signal(
                risk.NEW_DEVICE_BURST,
                policy.hold_at,
                (*RISKY, risk.USE),
                burst,
                burst + risk.LONGEST,
                device=added.device,
            )


def _burst(seen: Sequence[Observation], added: Observation, now: datetime, policy: RiskPolicy) -> datetime | None:
    """When a device that was just added had done too much for a stranger's: the first time."""
    used, most = 0, _used_to(seen, min(added.at, now - policy.looked_back), policy.use_of_young, policy)
    tries: dict[str, datetime] = {}
    tried = 0
    for one in seen:
        if not one.own or one.device != added.device or not added.at <= one.at < added.at + policy.young_for:
            continue
        if one.kind in RISKY and (one.kind not in tries or one.at - tries[one.kind] > policy.tried_again):
            tries[one.kind] = one.at
            tried += 1
        used += one.n if one.kind == risk.USE else 0
        if tried >= policy.burst_actions or used > most:
            return one.at
    return None


def _velocity(
    seen: Sequence[Observation], proofs: Mapping[int | None, datetime], now: datetime, policy: RiskPolicy
) -> Iterable[Signal]:
    since = now - policy.looked_back
    recent = [one for one in seen if one.at > since]
    most = _used_to(seen, since, policy.use_at_once, policy)
    buckets = {**policy.buckets, risk.USE: Bucket(most, policy.use_refill / most)}
    for kind, bucket in buckets.items():
        own = [one for one in recent if one.kind == kind and one.own]
        all_devices = Bucket(2 * bucket.holds, bucket.refill / 2) if kind == risk.USE else bucket
        yield from _overflown(own, risk.TOO_OFTEN, kind, all_devices, None, proofs, policy)
        by_device: dict[int, list[Observation]] = defaultdict(list)
        for one in own:
            if one.device is not None:
                by_device[one.device].append(one)
        for device, drawn in by_device.items():
            yield from _overflown(drawn, risk.TOO_OFTEN_ON_DEVICE, kind, bucket, device, proofs, policy)
    by_card: dict[bytes, list[Observation]] = defaultdict(list)
    for one in recent:
        if one.instrument is not None:
            by_card[one.instrument].append(one)
    for drawn in by_card.values():
        reason, bucket = risk.TOO_OFTEN_WITH_INSTRUMENT, policy.instrument_bucket
        yield from _overflown(drawn, reason, PAYMENT_FAILED, bucket, None, proofs, policy)


def _overflown(
    drawn: Sequence[Observation],
    reason: str,
    kind: str,
    bucket: Bucket,
    device: int | None,
    proofs: Mapping[int | None, datetime],
    policy: RiskPolicy,
) -> Iterable[Signal]:
    proven = proofs.get(device)
    if proven is not None and kind == risk.USE:
        proven += policy.proof_of_use
    left = [(one.at, one.n) for one in drawn if proven is None or one.at > proven]
    over = bucket.overflow(left)
    if over is not None:
        actions = (kind,) if kind in risk.ACTIONS else MONEY if kind != DEVICE_ADDED else RISKY
        yield Signal(reason, policy.step_up_at, actions, over, over + min(DAY, bucket.refill * bucket.holds), device)


def _used_to(seen: Sequence[Observation], before: datetime, at_least: int, policy: RiskPolicy) -> int:
    """How many uses at once are nothing new to this account: from its own month before, by day."""
    days: dict[int, int] = defaultdict(int)
    for one in seen:
        if one.kind == risk.USE and one.own and one.at <= before:
            days[(before - one.at) // DAY] += one.n
    usual = sorted(days.values())[-2] if len(days) > 1 else 0
    return max(at_least, policy.use_habit * usual)


def _surroundings(around: Surroundings, proven: datetime | None, now: datetime, policy: RiskPolicy) -> Iterable[Signal]:
    """What is shared goes on being so: it is asked about once a month. A ring is held when it is found, and then only
    gains nothing."""
    until = now + DAY
    if around.in_ring >= policy.ring_members and around.ring_since is not None:
        at, actions = around.ring_since, (risk.BENEFITS, risk.PUBLISH, risk.PAYOUT)
        yield Signal(risk.RING, policy.hold_at, actions, at, at + risk.LONGEST, provable=False)
    if proven is not None and now - proven < policy.proof_of_sharing:
        return
    for reason, count, (seen_from, asked_from) in (
        (risk.SHARED_DEVICE, around.on_device, policy.device_accounts),
        (risk.SHARED_INSTRUMENT, around.on_instrument, policy.instrument_accounts),
    ):
        if count >= asked_from:
            yield Signal(reason, policy.step_up_at, MONEY, now, until)
        elif count >= seen_from:
            yield Signal(reason, policy.step_up_at // 2, MONEY, now, until)
