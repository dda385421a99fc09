"""The ring of a score: it sweeps once when the score changed, and stands still where nothing shall move."""

from __future__ import annotations

import pytest

from soulfra_desktop.ui.kit import motion, theme
from soulfra_desktop.ui.kit.ring import SWEEP_MS, ScoreRing
from soulfra_desktop.ui.kit.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT
from tests.desktop.ui.kit.test_theme import contrast


@pytest.fixture
def ring(qtbot):
    made = ScoreRing(148, marks=(200, 400))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def still():
    motion.reduce(True)
    yield
    motion.reduce(False)


def is_moving(ring):
    return ring._sweep._animation.state() is ring._sweep._animation.State.Running


def test_the_first_score_is_there_at_once(ring):
    ring.show_score(416, "416 of 1,000 points: Steady")
    assert ring.swept == 416
    assert not is_moving(ring)


def test_a_changed_score_sweeps_once(ring, qtbot):
    ring.show_score(416, "416")
    ring.show_score(476, "476")
    assert is_moving(ring)
    assert ring.swept < 476
    ring.show_score(476, "476")
    assert is_moving(ring), "being told the same once more does not end it"
    qtbot.waitUntil(lambda: not is_moving(ring))
    assert ring.swept == 476
    ring.show_score(476, "476")
    assert not is_moving(ring), "nor begins it again"


def test_a_sweep_takes_as_long_as_anything_that_moves():
    assert 120 <= SWEEP_MS <= 180


def test_nothing_moves_under_reduced_motion(ring, still):
    ring.show_score(416, "416")
    ring.show_score(476, "476")
    assert not is_moving(ring)
    assert ring.swept == 476


def test_a_ring_that_nobody_sees_does_not_move(qtbot):
    made = ScoreRing()
    qtbot.addWidget(made)
    made.show_score(100, "100")
    made.show_score(300, "300")
    assert made.swept == 300


def test_it_says_the_score_and_the_tier_and_what_would_be(ring):
    ring.show_score(416, "416 of 1,000 points: Steady")
    ring.show_preview(476, "With what you ticked: 476 by 29 Nov, Steady.")
    assert ring.accessibleName() == "416 of 1,000 points: Steady"
    assert ring.accessibleDescription() == "With what you ticked: 476 by 29 Nov, Steady."


def test_what_would_be_is_painted_beyond_what_is(ring):
    ring.show_score(416, "416")
    before = ring.grab().toImage()
    ring.show_preview(700)
    assert ring.grab().toImage() != before
    ring.show_preview(0)
    assert ring.grab().toImage() == before


def test_a_score_of_1000_closes_it_and_none_is_a_dash(ring):
    ring.show_score(1000, "1,000")
    top = ring.grab().toImage()
    at = top.pixelColor(top.width() // 2, round(ring.height() / 13 / 2) + 2)
    assert at.name() == theme.color("accent").name()
    ring.show_none("There is no score")
    assert ring.accessibleName() == "There is no score"
    assert ring.swept == 0


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK])
def test_the_arc_stands_out_against_the_track_in_every_theme(ring, monkeypatch, tokens):
    monkeypatch.setattr(theme._State, "tokens", tokens)
    ring.show_score(500, "500")
    picture, middle = ring.grab().toImage(), ring.height() // 2
    within = round(ring.width() / 13 / 2) + 1
    track, arc = picture.pixelColor(within, middle), picture.pixelColor(ring.width() - 1 - within, middle)
    assert arc.name() == tokens.accent.lower()
    assert contrast(arc.name(), track.name()) >= 3
