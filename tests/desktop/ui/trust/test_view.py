"""What the trust screen says in each of its states, to who sees it, who hears it and who uses keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPushButton

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.history_chart import HistoryChart
from soulfra_desktop.ui.shell.page import SCROLL_BAR
from soulfra_desktop.ui.trust.appeal_form import AppealForm
from soulfra_desktop.ui.trust.card import TrustCard
from tests.accessible import nameless
from tests.pictured_trust import NAMES, card, view


@pytest.fixture
def shown(qtbot):
    """The screen in one of its states."""

    def show(name):
        made = view(name)
        qtbot.addWidget(made)
        made.resize(900, 700)
        made.show()
        return made

    return show


def texts(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


@pytest.mark.parametrize("name", NAMES)
def test_every_control_of_every_state_has_a_name(shown, name):
    made = shown(name)
    assert nameless(made) == []
    for button in made.findChildren(QAbstractButton):
        assert not button.isVisible() or button.accessibleName() or button.text(), button


@pytest.mark.parametrize("name", NAMES)
def test_no_state_shows_a_code(shown, name):
    said = texts(shown(name))
    for code in ("second-factor", "weeks-of-use", "publish-moderated", "report-upheld", "new-device", "{0}", "%n"):
        assert code not in said


def test_the_ring_says_the_score_and_the_tier(shown):
    ring = shown("ready").hero.ring
    assert ring.accessibleName() == "416 of 1,000 points: Steady"


@pytest.mark.parametrize("name", ["ready", "lowered", "reasons", "new", "faded", "top"])
def test_the_reasons_sum_to_the_score_before_the_persons_eyes(shown, name):
    made = shown(name)
    *reasons, (_said, total) = made.why.rows
    points = [int(told.replace("−", "-").replace(",", "")) for _, told in reasons]
    assert sum(points) == int(total) == made._presenter.state.trust.score


def test_four_reasons_and_all_losses_are_shown_and_the_rest_with_one_press(shown):
    made = shown("lowered")
    assert len(made.why.rows) == 8  # four, two losses, the others together, and the sum
    assert [said for said, told in made.why.rows if "−" in told] == [
        "A report against you was upheld",
        "A payment failed",
    ]
    assert made.why.more.text() == "Show all 8 reasons"
    made.why.more.click()
    assert len(made.why.rows) == 9
    assert made.why.more.text() == "Show fewer"


def test_what_is_ticked_is_told_with_its_score_its_day_and_in_the_ring(shown):
    made = shown("ticked")
    assert made.ahead.told.text() == "You would have 476 points by 29 Nov."
    assert made.hero.ring.preview == 476
    assert "476" in made.hero.ring.accessibleDescription()


def test_a_step_is_a_plain_action_with_what_it_brings(shown):
    boxes = shown("ready").ahead.boxes
    assert boxes["second-factor-on"].accessibleName() == "Turn on two-step sign-in: +60, by 29 Nov"
    assert boxes["weeks-of-use"].accessibleName().startswith("Use Soulfra in ")


def test_a_box_is_ticked_by_the_space_bar(shown, qtbot):
    made = shown("ready")
    told = []
    made._presenter.tick = lambda action, ticked: told.append((action, ticked))
    box = made.ahead.boxes["card-verified"]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert told == [("card-verified", True)]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("away", "Your score begins to fade on 29 Nov"),
        ("faded", "Your score has faded a little"),
        ("held", "It ends by itself on 25 Nov, "),
        ("held", "A new machine did a lot within its first minutes."),
        ("held", "Sign out on this machine and in again with your second step"),
        ("step-up", "Try it again with your password and your second step"),
        ("upheld", "A person looked, and it stays until 12 Dec, "),
        ("upheld", "Answer: “The same agent was published under eleven names.”"),
        ("granted", "Your appeal was granted: it was taken back."),
        ("appealing", "it ends at once."),
        ("appealing-entry", "your score is restored to the point."),
        ("appeal-refused", "This was appealed against already"),
        ("appealed", "Your appeal is being read. Answer by 27 Nov."),
        ("answered", "Answer: “The report was about an agent"),
        ("broken", "What the server says of you does not hold"),
        ("broken", "The server says 416; its own entries come to 379."),
        ("ready", "Checked on this machine: all 33 entries of the ledger hold, and give the same score."),
        ("checking", "This machine goes through the ledger …"),
        ("unchecked", "Not checked on this machine: sync.example.org cannot be reached."),
        ("offline", "The server cannot be reached now. This is how it stood on 20 Nov"),
        ("set-back", "is not the one that this machine has seen."),
        ("set-back", "Ask whoever runs the server whether a backup was restored."),
        ("set-back-nothing", "is not the one that this machine has seen."),
        ("failed", "Trust cannot be shown now"),
        ("set-back", "This is how it stood on 20 Nov"),
        ("local-only", "Local only is on, so the server is not asked. This is how it stood on 20 Nov"),
        ("local-only-nothing", "Local only is on, so the server is not asked, and nothing of it was kept here."),
        ("leaving", "discount, credit and the rest go back to Seed"),
        ("out", "You do not take part"),
        ("none", "Trust belongs to an account, and nobody is signed in here"),
        ("demo", "In this session nothing is kept"),
        ("failed", "sync.example.org cannot be reached."),
        ("ready", "Every model and every privacy feature is for everyone, in every tier."),
        ("ready", "How much you use, and how much you pay"),
    ],
)
def test_a_state_says_in_a_sentence_what_is_so(shown, name, said):
    assert said in texts(shown(name))


def test_who_takes_no_part_sees_no_score_and_one_way_back(shown):
    made = shown("out")
    assert made.hero.ring.accessibleName() == "You do not take part: there is no score"
    assert not made.why.isVisible()
    assert not made.course.isVisible()
    assert made.part.join.isVisible()


def test_nothing_is_left_or_joined_while_the_server_is_not_asked(shown):
    for name in ("offline", "local-only"):
        assert not shown(name).part.ask.isEnabled()


def test_leaving_asks_first_and_the_focus_is_on_staying(shown, qtbot):
    made = shown("ready")
    made.part.ask.setFocus()
    made.part.ask.click()
    assert made.part.leave.isVisible()
    assert made.focusWidget() is made.part.stay
    made.part.stay.click()
    assert not made.part.leave.isVisible()


def test_each_stop_can_be_appealed_against_by_a_button_that_names_it(shown):
    buttons = shown("held").notices.appeals
    assert [button.accessibleName() for button in buttons] == [
        "Appeal: Exporting is stopped",
        "Appeal: Discount and credit are paused",
    ]


def test_a_stop_that_wants_a_proof_leads_to_where_it_is_given_while_the_server_can_be_asked(shown):
    made = shown("held")
    tried = []
    made._presenter.on_try_again = tried.append
    (again,) = made.notices.again
    again.click()
    assert tried == ["benefits"]
    (again,) = shown("step-up").notices.again
    assert again.accessibleName() == "Try it again: Exporting is stopped"
    made.render(replace(made._presenter.state, local_only=True))
    assert not made.notices.again[0].isEnabled()


def test_a_granted_appeal_is_told_where_it_was_written_and_cannot_be_written_again(shown):
    made = shown("granted")
    assert "Your appeal was granted: it was taken back." in texts(made.entries)
    assert [one.accessibleName() for one in made.entries.buttons] == ["Appeal: A payment failed"]


@pytest.mark.parametrize("name", ["appealing", "appealing-entry", "appeal-refused"])
def test_the_form_leaves_what_room_there_is_to_the_words_that_are_written(shown, name):
    form = shown(name).findChild(AppealForm)
    for label in (form.about, form.problem):
        assert label.height() == label.heightForWidth(label.width()) or not label.isVisibleTo(form)
    assert form.field.height() >= 132


def test_local_only_without_anything_kept_leads_to_where_it_is_turned_off(shown):
    made = shown("local-only-nothing")
    opened = []
    made._presenter.on_privacy = lambda: opened.append(True)
    made.privacy.click()
    assert opened == [True]
    assert not shown("local-only").privacy.isVisible()


@pytest.mark.parametrize("name", ["set-back", "set-back-nothing"])
def test_that_a_backup_was_restored_is_said_by_a_press_on_this_screen(shown, monkeypatch, name):
    made = shown(name)
    said = []
    monkeypatch.setattr(made._presenter, "_spawn", said.append)
    assert made.set_back.restored.isVisible()
    assert not made.again.isVisible(), "it stands in the notice"
    assert not made.failed.isVisible()
    made.set_back.restored.click()
    (work,) = said
    assert work.__name__ == "_accept_restored"
    work.close()
    assert not shown("ready").set_back.isVisible()


@pytest.mark.parametrize("name", NAMES)
def test_no_state_sends_anybody_to_a_terminal(shown, name):
    said = texts(shown(name))
    assert "soulfra " not in said
    assert "--" not in said


def test_a_failed_screen_has_a_heading_and_one_press(shown):
    made = shown("failed")
    looked = []
    made._presenter.look = lambda: looked.append(True)
    assert made.retry.isVisible()
    for other in (made.privacy, made.again, made.problem):
        assert not other.isVisible()
    made.retry.click()
    assert looked == [True]


@pytest.mark.parametrize(("name", "kinds"), [("step-up", ["link"]), ("held", ["", "link"])])
def test_a_stop_has_one_main_press_and_its_appeal_stands_back(shown, name, kinds):
    notices = shown(name).notices
    assert [button.property("kind") for button in notices.again] == ["primary"]
    assert [button.property("kind") or "" for button in notices.appeals] == kinds


def test_a_server_that_answers_is_never_said_to_be_out_of_reach(shown):
    assert "cannot be reached" not in texts(shown("set-back"))


def test_an_appeal_takes_words_and_is_sent_by_control_and_enter(shown, qtbot):
    made = shown("held")
    made.notices.appeals[0].click()
    form = made.findChild(AppealForm)
    assert not form.send.isEnabled()
    sent = []
    made._presenter.send_appeal = sent.append
    form.field.setPlainText("The laptop is mine.")
    assert form.send.isEnabled()
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sent == ["The laptop is mine."]
    form.reject()
    assert made._presenter.state.writing is None


def test_an_appeal_that_is_too_long_is_not_sent(shown):
    form = shown("appealing").findChild(AppealForm)
    form.field.setPlainText("x" * 2001)
    assert not form.send.isEnabled()
    assert form.left.text() == "1 characters too long"


def test_a_chart_has_a_pin_for_each_thing_that_happened_and_tells_its_cause(shown, qtbot):
    chart = shown("year").findChild(HistoryChart)
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.chosen == "10 Nov 2026: A report against you was upheld"


def test_what_changed_has_days_causes_and_points(shown):
    said = shown("year").changes.said
    assert ("10 Nov", "A report against you was upheld", "−81") in said
    assert said[0][1] == "Melting away: A report against you was upheld · A payment failed"
    assert any("You are Trusted since." in cause for _, cause, _ in said)


def test_escape_leads_back(shown, qtbot):
    made = shown("ready")
    left = []
    made._presenter.on_done = lambda: left.append(True)
    qtbot.keyClick(made, Qt.Key.Key_Escape)
    assert left == [True]


def test_the_tiers_stand_below_each_other_where_it_is_narrow(shown, qtbot):
    made = shown("ready")
    wide = texts(made.tiers)
    assert "Steady (you)" in wide
    assert "from 400 points" not in wide
    made.resize(360, 700)
    qtbot.waitUntil(lambda: "Steady (you), from 400 points" in texts(made.tiers))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_out_of_a_window_of_360_pixels(shown, name):
    made = shown(name)
    made.resize(360, 700)
    assert made._page.widget().minimumSizeHint().width() <= 360 - SCROLL_BAR


def test_the_accounts_card_says_tier_and_points_and_leads_on(qtbot):
    made = card()
    qtbot.addWidget(made)
    assert isinstance(made, TrustCard)
    assert made.ring.accessibleName() == "416 of 1,000 points: Steady"
    assert made.title.text() == "Trust: Steady"
    opened = []
    made._presenter.on_open = lambda: opened.append(True)
    made.open.click()
    assert opened == [True]


def test_every_box_and_button_is_large_enough_to_hit(shown, qapp):
    theme.apply(qapp, "light")
    made = shown("ready")
    for control in (*made.findChildren(QPushButton), *made.findChildren(QCheckBox)):
        if control.isVisible():
            assert control.height() >= 32, control.text() or control.accessibleName()


def test_a_mailed_code_is_entered_where_the_stop_is_told_of_and_nowhere_else(shown, monkeypatch):
    made = shown("held")
    (proof,) = made.notices.proofs
    given = []
    monkeypatch.setattr(made._presenter, "prove", lambda hold, code: given.append((hold.id, code)))
    assert not proof.send.isEnabled(), "without a code there is nothing to send"
    proof.field.setText("ABC-123")
    assert proof.send.isEnabled()
    proof.field.returnPressed.emit()
    proof.send.click()
    assert given == [("h2", "ABC-123")] * 2


def test_a_code_that_was_refused_is_told_below_its_field_and_keeps_what_was_typed(shown):
    made = shown("held")
    (proof,) = made.notices.proofs
    proof.field.setText("ABC-124")
    made.render(view("unproven")._presenter.state)
    assert made.notices.proofs == [proof]
    assert proof.field.text() == "ABC-124"
    assert proof.problem.isVisibleTo(made)
    assert "unknown" in proof.problem.text()


@pytest.mark.parametrize("name", ["new", "reasons", "lowered"])
def test_what_was_earned_stands_before_what_is_taken_off_it(shown, name):
    *reasons, _total = shown(name).why.rows
    lowers = ["−" in told for _, told in reasons]
    assert any(lowers)
    assert lowers == sorted(lowers)


def test_the_sign_stands_beside_the_first_line_of_what_the_check_found(shown):
    made = shown("broken")
    sign, said = made.hero._icon, made.hero.checked
    assert abs(sign.geometry().center().y() - said.geometry().center().y()) <= 2, "one line"
    assert abs(shown("ready").hero._icon.y() - shown("ready").hero.checked.y()) <= 2, "several"
