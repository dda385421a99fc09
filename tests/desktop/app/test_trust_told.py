"""What `soulfra account trust` prints: plain words, a code of a later server as it is, and nothing that steers a terminal."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from soulfra_desktop.app.cli import trust_words as words
from soulfra_desktop.app.cli.trust import _told
from soulfra_desktop.domain.trust import (
    KINDS,
    LOWERING,
    SCORE_CODES,
    Benefits,
    Change,
    Check,
    Fading,
    Hold,
    NextTier,
    Reason,
    Step,
    Tier,
    Trust,
)

DAY, AT = date(2026, 11, 23), datetime(2026, 11, 23, 12, tzinfo=UTC)
SEED = Tier("seed", 0, Benefits(0, 10, 2, 0, "normal", ("share",), 80))
SPROUT = Tier("sprout", 200, Benefits(2, 20, 3, 200, "congestion", ("share", "review"), 80))
TOLD = Trust(
    "a", True, DAY, 214, "sprout", (Reason("rhythm", 164), Reason("address", 40), Reason("pace", 10)),
    NextTier("steady", 400, 186), None, 1, (SEED, SPROUT), (), ("content", "amounts"),
    (Step("second-factor-on", 60, date(2026, 12, 1)), Step("weeks-of-use", 186, date(2027, 3, 1), 14)),
    read_at=AT,
)  # fmt: skip
PLAIN = argparse.Namespace(json=False)


def printed(capsys: pytest.CaptureFixture[str], told: Trust) -> str:
    assert _told(told, PLAIN) == 0
    return capsys.readouterr().out


def test_a_score_is_told_with_its_reasons_benefits_and_steps(capsys):
    assert printed(capsys, TOLD).splitlines() == [
        "214 of 1000: Sprout, on 2026-11-23.",
        "   +164  used week after week",
        "    +40  the e-mail address is confirmed",
        "    +10  no longer earned, and taken off step by step",
        "2 % off this server's own prices; your own keys and local models cost no markup, so there is nothing to discount.",
        "20 requests a minute, 3 at once, served first when it is crowded, $2.00 beyond what was paid in."
        " You may share agents in private, review agents.",
        "Every model and every privacy feature is for every tier.",
        "Steady begins at 400: 186 points more.",
        "    +60  by 2026-12-01: turn on the second step of signing in",
        "   +186  by 2027-03-01: use it in 14 more weeks",
        "Never looked at: what you write and what is answered, how much you use or pay.",
    ]


def test_the_lowest_tier_promises_nothing(capsys):
    said = printed(capsys, replace(TOLD, tier="seed", score=20))
    assert "No discount yet. Later tiers take some off this server's own prices" in said


def test_what_is_held_says_why_until_when_and_how_to_appeal(capsys):
    hold = Hold("h1", "export", "step-up", "new-device", AT, AT, device_no=3)
    said = printed(capsys, replace(TOLD, holds=(hold, replace(hold, id="h2", state="released"))))
    assert "Held: the export of your account waits for a proof until" in said
    assert "on device 3: this machine is new to your account." in said
    assert "soulfra account trust appeal h1" in said
    assert "h2" not in said, "it is over"


def test_fading_is_told_before_and_while_it_does(capsys):
    assert "begins to fade on 2026-12-02. One day of use stops that." in printed(
        capsys, replace(TOLD, fading=Fading(date(2026, 12, 2), 0))
    )
    assert "12 points have faded" in printed(capsys, replace(TOLD, fading=Fading(DAY, 12)))


def test_whoever_takes_no_part_and_whose_tier_is_kept_is_told(capsys):
    assert "soulfra account trust join" in printed(capsys, replace(TOLD, takes_part=False))
    assert "Until 2027-01-01 you keep your tier" in printed(capsys, replace(TOLD, tier_kept_until=date(2027, 1, 1)))


def test_codes_have_words_and_unknown_ones_are_harmless(capsys):
    for code in (*SCORE_CODES, *LOWERING):
        assert words.reason(code, 1) != code
        assert words.cause(code, 1) != code
    for kind in KINDS:
        assert words.event(kind) != kind or kind == "request"
    said = printed(capsys, replace(TOLD, reasons=(Reason("later\x1b]0;x\x07", 214),), never=("more",)))
    assert "\x1b" not in said
    assert "Never looked at: more." in said


def test_a_change_names_its_days_its_causes_and_its_tier():
    change = Change(DAY, date(2026, 11, 25), 190, 214, (Reason("address", 40), Reason("pace", -16)), (), "sprout")
    assert words.change(change) == (
        "2026-11-23 to 2026-11-25    +24  to  214  +40 the e-mail address is confirmed; -16 counted step by step."
        " Now Sprout."
    )


def test_a_check_says_what_was_found():
    check = Check(AT, 12, 1, True, 214, 214, DAY, 11)
    assert words.check(check)[-1] == "All of it holds, and the score is 214, as the server says."
    said = " ".join(words.check(replace(check, found=190, faults=("score", "chain"), checkpoint_day=None)))
    assert "has not signed anything yet" in said
    assert "The same entries give another score here." in said
    assert "The server says 214; here it comes to 190." in said
    assert "All of it holds" not in said
    for fault in ("chain", "entries", "rewritten", "checkpoint", "key", "score", "reasons", "tier", "policy"):
        assert fault in words.FAULTS
