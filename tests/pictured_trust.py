"""The trust screen's pictures: every state, of a ledger that is the same on every day, scored by the real policy."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from soulfra_desktop.adapters.server_faults import refused
from soulfra_desktop.domain import trust as told
from soulfra_desktop.domain.errors import LedgerSetBack
from soulfra_desktop.domain.trust import Appeal, Check, Fading, Hold, Point, Trust
from soulfra_desktop.services.trust_ahead import simulated
from soulfra_desktop.services.trust_changes import changes
from soulfra_desktop.services.trust_ports import KeptTrust
from soulfra_desktop.services.trust_told import entries_of
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.trust.appeal_form import AppealForm
from soulfra_desktop.ui.trust.card import TrustCard
from soulfra_desktop.ui.trust.presenter import TrustPresenter, amiss
from soulfra_desktop.ui.trust.state import Proving, TrustState, Writing
from soulfra_desktop.ui.trust.view import TrustView
from sync_server.protocol.errors import APPEAL_STATE, type_of
from sync_server.protocol.trust import TrustEvent, next_steps, policy, score, scores
from sync_server.protocol.trust_forms import NEVER
from tests.pictured_shell import FULL, StillClock, no_work

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
POLICY = policy(1)


def ledger(*happened: tuple[int, str], since: int = 118, every: int = 4, until: int = 0) -> list[TrustEvent]:
    """Used every few days, from so many days ago until so many; `happened` are days ago and kinds."""
    days = [(ago, "active") for ago in range(since, until - 1, -every)]
    told_of = sorted([*days, *happened], key=lambda one: -one[0])
    return [
        TrustEvent(seq, (TODAY - timedelta(days=ago)).toordinal(), kind) for seq, (ago, kind) in enumerate(told_of, 1)
    ]


HONEST = ((117, "address-verified"), (74, "new-device"), (40, "good-report"))
LONG = (
    (298, "address-verified"), (240, "card-verified"), (235, "paid"), (190, "new-device"), (150, "paid"), (96, "paid"),
    (61, "paid"), (40, "good-report"), (20, "paid"),
)  # fmt: skip


def granted() -> list[TrustEvent]:
    """A report was upheld; an appeal against it was granted yesterday."""
    events = ledger(*LONG, (33, "payment-failed"), (12, "report-upheld"), since=300)
    wrong = next(event for event in events if event.kind == "report-upheld")
    return [*events, TrustEvent(len(events) + 1, TODAY.toordinal() - 1, "reversed", reverses=wrong.seq)]


def report(events: Iterable[TrustEvent], **more: Any) -> Trust:
    """As the service tells it."""
    events = list(events)
    found = score(events, TODAY.toordinal(), POLICY)
    steps = next_steps(events, TODAY.toordinal(), POLICY)
    following, decay = found.next_tier, found.decay
    made = Trust(
        account_id="a" * 32,
        takes_part=True,
        day=TODAY,
        score=found.value,
        tier=found.tier,
        reasons=tuple(told.Reason(one.code, one.points) for one in found.reasons),
        next_tier=told.NextTier(following.name, following.at, following.missing) if following else None,
        fading=Fading(date.fromordinal(decay.begins_on), decay.lost) if decay else None,
        policy=1,
        tiers=tuple(
            told.Tier(
                tier.name, tier.at, told.Benefits(**{**_fields(tier.benefits), "rights": tuple(tier.benefits.rights)})
            )
            for tier in POLICY.tiers
        ),
        holds=(),
        never=NEVER,
        steps=tuple(told.Step(one.action, one.points, date.fromordinal(one.by), one.times) for one in steps),
        read_at=NOW,
    )
    return replace(made, **more)


def _fields(benefits: Any) -> dict[str, Any]:
    return {name: getattr(benefits, name) for name in told.Benefits.__dataclass_fields__}


def course(events: Iterable[TrustEvent]) -> tuple[Point, ...]:
    """A year, the days on which the score moved or something happened."""
    events = list(events)
    kinds: dict[int, tuple[str, ...]] = {}
    for event in events:
        if event.kind not in told.UNPINNED:
            kinds[event.day] = (*kinds.get(event.day, ()), event.kind)
    points: list[Point] = []
    for one in scores(events, TODAY.toordinal() - 365, TODAY.toordinal(), POLICY):
        if not points or points[-1].score != one.value or one.day in kinds:
            points.append(Point(date.fromordinal(one.day), one.value, one.tier, kinds.get(one.day, ())))
    return tuple(points)


@cache
def ready(kind: str = "honest") -> TrustState:
    """Somebody's screen when all of it is there."""
    events = {
        "granted": granted(),
        "honest": ledger(*HONEST),
        "new": ledger((2, "address-verified"), since=3, every=2),
        "away": ledger(*(one for one in LONG if one[0] > 24), since=300, until=24),
        "faded": ledger(*(one for one in LONG if one[0] > 70), since=300, until=70),
        "lowered": ledger(*LONG, (33, "payment-failed"), (12, "report-upheld"), since=300),
        "anchor": ledger(*LONG, (299, "second-factor-on"), *((ago, "adopted") for ago in range(10, 290, 1)), *((ago, "paid") for ago in range(40, 700, 31)), since=800),
    }[kind]  # fmt: skip
    last = TODAY.toordinal()
    trust = report(events)
    return TrustState(
        "ready",
        today=TODAY,
        trust=trust,
        check=Check(NOW, len(events), 1, True, trust.score, trust.score, TODAY - timedelta(days=1), len(events) - 1),
        points=course(events),
        changes=changes(events, last - 365, last, POLICY),
        entries=tuple(entry for entry in entries_of(events) if entry.kind in told.LOWERING),
    )


def ahead(events: Iterable[TrustEvent], *actions: str, days: int = 90) -> told.Simulated:
    """What the service would say."""
    reported: Any = SimpleNamespace(day=TODAY)
    return simulated(KeptTrust("a" * 32, NOW, reported, tuple(events), ()), actions, days, POLICY, weekly=True)


BURST = Hold("h1", "export", "held", "new-device-burst", NOW - timedelta(hours=5), NOW + timedelta(hours=67))
PROOF = Hold("h2", "benefits", "step-up", "payment-elevated", NOW - timedelta(hours=2), NOW + timedelta(hours=70))
OPEN = Appeal("a1", NOW, NOW + timedelta(days=5), "h1", None, "open")
ANSWERED = Appeal(
    "a2", NOW - timedelta(days=3), NOW + timedelta(days=2), None, 1, "upheld",
    "The report was about an agent that asked for passwords. It was seen by two people.", NOW,
)  # fmt: skip
AWAY = Problem("sync.example.org cannot be reached.", "Check the address and the network. Everything on this machine goes on working; what is signed in is synced once the server answers.")  # fmt: skip
SET_BACK = LedgerSetBack("The server's ledger of this account is not the one that this machine has seen.")
APPEALED_TWICE = refused(409, {}, json.dumps({"type": type_of(APPEAL_STATE)}).encode())
UPHELD = Hold("h3", "publish", "upheld", "too-often", NOW - timedelta(days=6), NOW + timedelta(days=20))
LOOKED = replace(ANSWERED, id="a3", hold="h3", seq=None, answer="The same agent was published under eleven names.")
TRY = Hold("h4", "export", "step-up", "new-device", NOW - timedelta(minutes=5), NOW + timedelta(minutes=55))


def states() -> dict[str, TrustState]:
    honest, lowered = ready(), ready("lowered")
    assert honest.trust is not None
    assert lowered.trust is not None
    assert honest.check is not None
    held = replace(honest, trust=replace(honest.trust, holds=(BURST, PROOF)))
    kept = replace(honest.trust, is_kept_copy=True, read_at=NOW - timedelta(days=2), problem=AWAY.message)
    out = replace(
        honest.trust, takes_part=False, score=0, tier="seed", reasons=(), next_tier=None, steps=(), fading=None
    )
    report_entry = lowered.entries[0]
    broken = replace(honest.check, found=honest.trust.score - 37, faults=("chain", "score"))
    return {
        "ready": honest,
        "new": ready("new"),
        "top": ready("anchor"),
        "ticked": replace(honest, chosen=frozenset({"second-factor-on"}), simulated=ahead(ledger(*HONEST), "second-factor-on")),
        "next-tier": replace(honest, chosen=frozenset({"second-factor-on", "weeks-of-use"}), simulated=ahead(ledger(*HONEST), "second-factor-on", days=400)),
        "reasons": replace(lowered, all_reasons=True),
        "lowered": lowered,
        "year": replace(lowered, range_name="365", all_changes=True),
        "month": replace(lowered, range_name="30"),
        "quarter": replace(lowered, range_name="90"),
        "away": ready("away"),
        "faded": ready("faded"),
        "held": held,
        "unproven": replace(held, proving=Proving(PROOF.id, Problem("This code is unknown, too old, or was used before.", "Ask for a new one."))),
        "appealing": replace(held, writing=Writing(hold=BURST)),
        "appealed": replace(held, appeals=(OPEN,)),
        "answered": replace(lowered, appeals=(replace(ANSWERED, seq=report_entry.seq),)),
        "granted": replace(
            ready("granted"),
            appeals=(replace(ANSWERED, seq=report_entry.seq, state="granted", answer="You are right: the agent asks for no password. The report was taken back."),),
        ),
        "upheld": replace(honest, trust=replace(honest.trust, holds=(UPHELD,)), appeals=(LOOKED,)),
        "step-up": replace(honest, trust=replace(honest.trust, holds=(TRY,))),
        "appealing-entry": replace(lowered, writing=Writing(entry=report_entry)),
        "appeal-refused": replace(lowered, writing=Writing(entry=report_entry, problem=amiss(APPEALED_TWICE))),
        "checking": replace(honest, check=None, checking=True),
        "broken": replace(honest, check=broken),
        "unchecked": replace(honest, check=None, unchecked=AWAY),
        "offline": replace(honest, trust=kept, check=None),
        "set-back": replace(honest, trust=kept, check=None, problem=amiss(SET_BACK), set_back=True),
        "set-back-nothing": TrustState("failed", today=TODAY, problem=amiss(SET_BACK), set_back=True),
        "local-only": replace(honest, trust=kept, local_only=True, check=None),
        "local-only-nothing": TrustState("failed", today=TODAY, local_only=True, problem=Problem("Local only is on, so nothing goes to sync.example.org.", "Turn it off under Privacy.")),
        "leaving": replace(honest, leaving=True),
        "out": replace(honest, trust=out, check=None, points=(), changes=()),
        "none": TrustState("none", today=TODAY),
        "demo": TrustState("none", barrier="demo", today=TODAY),
        "loading": TrustState(today=TODAY),
        "failed": TrustState("failed", today=TODAY, problem=AWAY),
    }  # fmt: skip


NAMES = (
    "ready", "new", "top", "ticked", "next-tier", "reasons", "lowered", "year", "month", "quarter", "away", "faded", "held", "unproven", "appealing", "appealed",
    "answered", "granted", "upheld", "step-up", "appealing-entry", "appeal-refused", "checking", "broken", "unchecked", "offline", "set-back", "set-back-nothing", "local-only", "local-only-nothing", "leaving", "out", "none", "demo",
    "loading", "failed",
)  # fmt: skip
BELOW = {"ready": "why", "ticked": "ahead", "reasons": "why", "year": "course", "month": "course", "quarter": "course", "lowered": "changes", "answered": "entries", "granted": "entries", "leaving": "part", "top": "tiers", "new": "course", "next-tier": "tiers"}  # fmt: skip
"""The part from which a state is pictured a second time, further down."""


def view(name: str, *, below: bool = False) -> TrustView:
    """The screen in one of its states."""
    presenter = TrustPresenter(None, StillClock(), no_work)  # type: ignore[arg-type]  # a picture asks nothing of it
    presenter.state = states()[name]
    made = TrustView(presenter)
    if (form := made._form) is not None:
        form.setWindowFlags(Qt.WindowType.Widget)  # a form of its own is in no picture of the window
        form.show()
        made.when_shown = lambda: _over(made, form)  # type: ignore[attr-defined]
    if below:
        made.when_shown = lambda: scroll_to(made, getattr(made, BELOW[name]))  # type: ignore[attr-defined]
    return made


def card() -> TrustCard:
    """What the account's page shows of it."""
    presenter = TrustPresenter(None, StillClock(), no_work)  # type: ignore[arg-type]
    presenter.glance.state = ready()
    return TrustCard(presenter)


def _over(screen: TrustView, form: AppealForm) -> None:
    form.setStyleSheet(f"QDialog {{ border: 1px solid {theme.color('edge').name()}; }}")  # a window's own frame
    form.fit(min(theme.scaled(480), screen.width() - 24))
    form.move((screen.width() - form.width()) // 2, theme.scaled(120))
    form.raise_()


def scroll_to(screen: TrustView, part: QWidget) -> None:
    """As a person does who wants to see this part, with its heading."""
    bar = screen._page.verticalScrollBar()
    bar.setValue(part.mapTo(screen._page, QPoint(0, bar.value())).y() - theme.scaled(56))


def screens(shell: Callable[..., Any]) -> dict[str, Callable[[], QWidget]]:
    """Every state, in the window."""

    def made(name: str, below: bool) -> QWidget:
        window = shell(FULL)
        window.show_settings(view(name, below=below))
        return window

    return {
        **{f"trust-{name}": partial(made, name, False) for name in NAMES},
        **{f"trust-{name}-{part}": partial(made, name, True) for name, part in BELOW.items()},
    }
