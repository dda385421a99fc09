"""Trust in plain words, for the terminal. A code that is not known is printed as it is."""

from __future__ import annotations

from datetime import date, datetime

from soulfra_desktop.domain.trust import Benefits, Change, Check, Hold, Step, Trust

REASONS = {
    "address": "the e-mail address is confirmed",
    "second-factor": "signing in takes a second step",
    "card": "a payment card is confirmed",
    "rhythm": "used week after week",
    "tenure": "used month after month",
    "payments": "payments that went through",
    "community": "others use agents of yours",
    "care": "reports of yours that were right",
    "settling": "a new account counts in full after some days of use",
    "faded": "faded while it was not used",
    "spread": "taken off step by step",
    "floor": "no score is below 0",
    "cushion": "a correction is followed step by step",
    "payment-failed": "payments that failed",
    "rate-abuse": "far too many requests",
    "spam-burst": "a burst of spam",
    "card-failures": "cards that were refused, one after the other",
    "self-adopted": "agents that their own author uses from other accounts",
    "bulk-referral": "invitations in bulk",
    "report-upheld": "a report that was upheld",
    "chargeback": "a payment that was charged back",
    "fraud-confirmed": "fraud that a person confirmed",
}
EVENTS = {
    "address-verified": "the e-mail address was confirmed",
    "second-factor-on": "a second step of signing in was turned on",
    "second-factor-off": "the second step of signing in was turned off",
    "card-verified": "a payment card was confirmed",
    "card-removed": "a payment card was removed",
    "active": "a day of use",
    "paid": "a payment went through",
    "adopted": "somebody uses an agent of yours",
    "good-report": "a report of yours was right",
    "new-device": "another machine signed in",
    "referred": "somebody came by your invitation",
    "reversed": "an entry was corrected: it never was",
    "payment-failed": "a payment failed",
    "self-adopted": "an agent was used from an account of its author's",
    "report-upheld": "a report against you was upheld",
}
STEPS = {
    "address-verified": "confirm the e-mail address",
    "second-factor-on": "turn on the second step of signing in",
    "card-verified": "confirm a payment card",
    "time": "wait: what was taken off comes back",
}
ACTIONS = {
    "benefits": "your tier's benefits",
    "export": "the export of your account",
    "publish": "publishing",
    "payout": "payouts",
    "use": "the use of what this server pays for",
}
CAUSES = {
    "new-device": "this machine is new to your account",
    "new-device-burst": "much was done from a machine that is new to your account",
    "too-often": "it was asked for very often",
    "too-often-on-device": "it was asked for very often on one machine",
    "too-often-with-instrument": "it was asked for very often with one card",
    "card-failures": "several cards were refused",
    "shared-device": "other accounts use the same machine",
    "shared-instrument": "other accounts pay in the same way",
    "ring": "a group of accounts uses one another's agents and little else",
    "payment-elevated": "the payment service was unsure of a payment",
    "payment-highest": "the payment service took a payment for fraud",
}
STATES = {"step-up": "waits for a proof", "held": "is held", "upheld": "stays held", "released": "is free again"}
RIGHTS = {
    "share": "share agents in private",
    "review": "review agents",
    "publish-moderated": "publish agents after a look at them",
    "publish": "publish agents",
    "sell": "sell agents",
    "moderate": "help to moderate",
}
PRIORITY = {"congestion": "served first when it is crowded", "always": "always served first"}
NEVER = {
    "content": "what you write and what is answered",
    "topics": "what it is about",
    "amounts": "how much you use or pay",
    "provider": "which models you ask",
    "plan": "your plan",
    "country": "your country",
    "language": "your language",
    "contacts": "whom you know",
    "names": "names",
}
FAULTS = {
    "chain": "An entry does not follow from the one before it: the ledger was changed after it was written.",
    "entries": "It has entries that no server may write.",
    "rewritten": "It is another ledger than this machine has seen before: entries were changed or are gone. If the server "
    "was restored from a backup: soulfra sync --accept-restored",
    "checkpoint": "The server's signature does not cover it.",
    "uncovered": "The server's signature leaves out what was entered two days ago or more, though it signs every day.",
    "older": "The server shows an older signature than this machine has seen before.",
    "key": "The server signs with another key than before: ask whoever runs it whether they changed it.",
    "score": "The same entries give another score here.",
    "reasons": "The same entries give the same score for other reasons.",
    "tier": "The same entries give another tier here.",
    "policy": "The rules that the server names break what all rules must promise, or cannot be had.",
    "machine": "The server believes another key of this machine, and does not count the days that it tells. Sign out and in "
    "again: soulfra account logout, soulfra account login",
}
OWN_PRICES = "your own keys and local models cost no markup, so there is nothing to discount"


def reason(code: str, points: int) -> str:
    if code == "pace":
        return "earned, and counted step by step" if points < 0 else "no longer earned, and taken off step by step"
    return REASONS.get(code, code)


def cause(code: str, points: int) -> str:
    """Of a change."""
    if code == "pace":
        return "counted step by step"
    return REASONS.get(code, code)


def event(kind: str) -> str:
    return EVENTS.get(kind, REASONS.get(kind, kind))


def step(found: Step) -> str:
    if found.action == "weeks-of-use":
        return f"use it in {found.times} more weeks" if found.times != 1 else "use it in one more week"
    return STEPS.get(found.action, found.action)


def tier(name: str) -> str:
    return name.capitalize()


def day(found: date | datetime) -> str:
    return f"{found.astimezone():%Y-%m-%d %H:%M}" if isinstance(found, datetime) else found.isoformat()


def benefits(name: str, given: Benefits) -> list[str]:
    """What a tier brings, in sentences."""
    off = f"{given.discount_percent} % off" if given.discount_percent else "No discount yet. Later tiers take some off"
    said = [f"{off} this server's own prices; {OWN_PRICES}."]
    asked = f"{given.requests_per_minute} requests a minute, {given.at_once} at once"
    more = [PRIORITY[given.priority]] if given.priority in PRIORITY else []
    more += [f"${given.overdraft_cents / 100:.2f} beyond what was paid in"] if given.overdraft_cents else []
    said.append(f"{', '.join([asked, *more])}. You may {', '.join(RIGHTS.get(one, one) for one in given.rights)}.")
    said.append("Every model and every privacy feature is for every tier.")
    return said


def fading(found: Trust) -> str:
    """Empty where nothing fades."""
    if found.fading is None:
        return ""
    when, lost = found.fading.begins_on, found.fading.lost
    if lost:
        return f"{lost} points have faded while it was not used. Each day of use brings some back."
    return f"It was not used for a while: the score begins to fade on {day(when)}. One day of use stops that."


def hold(found: Hold) -> str:
    what = ACTIONS.get(found.action, found.action)
    until = f" until {day(found.expires_at)} at the latest" if found.expires_at and found.state != "upheld" else ""
    where = f", on device {found.device_no}" if found.device_no is not None else ""
    state = STATES.get(found.state, found.state)
    return f"{what} {state}{until}{where}: {CAUSES.get(found.reason, found.reason)}."


def change(found: Change) -> str:
    when = day(found.first) if found.first == found.last else f"{day(found.first)} to {day(found.last)}"
    why = "; ".join(f"{one.points:+d} {cause(one.code, one.points)}" for one in found.causes)
    led = f" Now {tier(found.tier)}." if found.tier else ""
    return f"{when:<24}  {found.points:+5d}  to {found.after:>4}  {why}.{led}"


def check(found: Check) -> list[str]:
    said = [f"{found.entries} entries of the ledger were read and worked out on this machine."]
    if found.checkpoint_day:
        said.append(f"The server signed the first {found.covered} of them on {day(found.checkpoint_day)}.")
    else:
        said.append("The server has not signed anything yet: it does once a day.")
    if not found.policy_is_known:
        said.append(f"This version of Soulfra does not know rules {found.policy}: the server's own words were used.")
    said += [FAULTS.get(fault, fault) for fault in found.faults]
    if found.found is not None and found.found != found.told:
        said.append(f"The server says {found.told}; here it comes to {found.found}.")
    if found.holds:
        said.append(f"All of it holds, and the score is {found.found}, as the server says.")
    return said
