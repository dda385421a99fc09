"""What the account's page shows, and what stays behind when a form is left: nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from soulfra_desktop.ui.account.home import Home
from soulfra_desktop.ui.account.once import Once, groups
from soulfra_desktop.ui.account.qr import QrCode
from soulfra_desktop.ui.account.state import Judged
from soulfra_desktop.ui.account.words import SyncWords
from tests.pictured_account import ANN, CODES, DESK, KEY, LAPTOP, OLD, STATES, page


@pytest.fixture
def shown(qapp):
    """The page in one of its states."""
    made = []

    def show(name):
        made.append(page(name)[0])
        return made[-1]

    yield show
    for one in made:
        one.deleteLater()


@pytest.mark.parametrize("name", sorted(STATES))
def test_every_field_and_button_of_every_state_has_a_name(shown, name):
    view = shown(name)
    for field in view.findChildren(QLineEdit):
        assert field.accessibleName(), field
    for button in view.findChildren(QAbstractButton):
        assert button.accessibleName() or button.text(), button


def test_no_password_stays_when_a_form_is_left(shown):
    view = shown("refused")
    field = view.part.password.field
    assert field.text()
    view._presenter.leave()
    assert view._presenter.state.place == "out"
    assert not any(line.text() for line in view.part.findChildren(QLineEdit))


def test_a_password_is_masked_until_the_eye_is_pressed(shown):
    line = shown("register").part.password
    assert line.field.echoMode() is QLineEdit.EchoMode.Password
    line.eye.click()
    assert line.field.echoMode() is QLineEdit.EchoMode.Normal
    assert line.eye.accessibleName() == "Hide the password"
    line.eye.click()
    assert line.field.echoMode() is QLineEdit.EchoMode.Password


def test_enter_leads_to_the_next_empty_field_and_then_on(shown):
    view = shown("register")
    form = view.part
    pressed = []
    form.card.go.clicked.connect(lambda: pressed.append(True))
    form.server.setText("https://sync.example.org")
    form.server.returnPressed.emit()
    assert pressed == []
    form.email.setText("ann@example.org")
    form.password.field.setText("lantern orbit walnut thirteen")
    form.password.field.returnPressed.emit()
    assert pressed == [True]


def test_the_recovery_key_is_copied_written_and_let_go_only_after_a_yes(shown):
    once = shown("recovery").part
    assert isinstance(once, Once)
    assert once.pieces == tuple(KEY.split())
    once.copy.click()
    assert QGuiApplication.clipboard().text() == KEY
    assert KEY in once.sheet
    assert ANN.email in once.sheet
    assert not once.card.go.isEnabled()
    once.has_it.check.click()
    assert once.card.go.isEnabled()
    QGuiApplication.clipboard().clear()


def test_codes_are_written_one_a_line(shown):
    once = shown("codes").part
    assert "\n".join(CODES) in once.sheet
    assert once.done.text() == "Written to /home/ann/codes.txt"


def test_a_key_is_read_in_groups_of_four_however_it_is_written():
    assert groups("7q4m-xk2r 9tbd") == ["7q4m", "xk2r", "9tbd"]


def test_the_picture_for_the_authenticator_is_the_address_itself(qapp):
    import segno

    made = QrCode("otpauth://totp/Soulfra:ann?secret=ABC")
    assert made._modules == [
        bytes(row) for row in segno.make("otpauth://totp/Soulfra:ann?secret=ABC", error="m").matrix
    ]
    image = made.grab().toImage()
    assert image.pixelColor(2, 2).lightness() == 255, "it is quiet around it"
    assert any(image.pixelColor(x, image.height() // 2).lightness() == 0 for x in range(image.width()))
    made.deleteLater()


def test_a_reset_says_what_will_be_lost_before_it_is_done(shown):
    form = shown("reset").part
    assert "nothing is lost" in form.lost.text()
    assert form.card.go.text() == "Set the new password"
    form.give_up.check.click()
    assert "deleted from the server, for good" in form.lost.text()
    assert form.card.go.text() == "Delete it and set the password"
    assert form._recovery_row.isHidden()


def test_machines_are_told_apart_and_only_others_can_be_signed_out(shown):
    home = shown("home").part
    assert isinstance(home, Home)
    assert home.machines.rows[1].text.text().startswith("Linux, this machine")
    words = {
        no: [button.text() for button in row.findChildren(type(home.sign_out))]
        for no, row in home.machines.rows.items()
    }
    assert words[1] == ["Rename…"]
    assert words[2] == ["Rename…", "Sign out for good…"]


def test_what_is_typed_into_a_name_survives_a_state_that_changes_nothing_of_it(shown):
    view = shown("renaming")
    name = view.part.machines._name
    name.setText("half a na")
    view._presenter.show(looking=True)
    assert view.part.machines._name is name
    assert name.text() == "half a na"


def test_signing_out_a_machine_names_it(shown):
    assert LAPTOP.name in " ".join(label.text() for label in shown("revoke").part.findChildren(QLabel))


def test_a_machine_that_was_signed_out_says_so_and_offers_the_way_back(shown):
    view = shown("ended")
    home = view.part
    assert not home.ended.isHidden()
    assert home.sync.isHidden()
    assert not home.delete.isEnabled()
    home.ended.go.click()
    assert view._presenter.state.place == "sign-in"
    assert view.part.email.text() == ANN.email
    assert view.part.email.isReadOnly()


def test_a_server_that_does_not_answer_leaves_what_is_known(shown):
    view = shown("offline")
    assert "comes once the server can be reached" in view.part.unreached.text()
    assert not view.part.again.isHidden()
    view._presenter.show(unreached=None, devices=replace(STATES["home"][0]).devices)
    assert view.part.unreached.isHidden()


def test_what_the_server_can_read_is_said_before_anything_is_given_to_it(shown):
    def texts(name):
        return " ".join(label.text() for label in shown(name).part.findChildren(QLabel))

    assert "the names of your machines" in texts("out")
    assert "The server can read this name." in texts("register")
    assert "The server can read this name." in texts("renaming")


def test_a_machine_that_is_signed_out_is_removed_not_signed_out(shown):
    view = shown("home")
    assert [button.text() for button in view.part.machines.rows[3].findChildren(QAbstractButton)] == [
        "Rename…",
        "Remove…",
    ]
    view._presenter.go("revoke", device=OLD)
    assert view.part.card.go.text() == "Remove the machine"
    assert "signed out already" in view.part.card.text.text()


def test_a_password_that_can_be_guessed_does_not_go_on(shown):
    view = shown("weak")
    assert not view.part.card.go.isEnabled()
    view._presenter.show(judged=Judged("good"))
    assert view.part.card.go.isEnabled()


def test_after_its_end_no_list_stands_that_cannot_be_true_any_more(shown):
    assert shown("ended").part.machines.isHidden()
    assert not shown("home").part.machines.isHidden()


def test_a_day_is_said_as_people_say_it_and_exactly_when_it_is_pointed_at(shown):
    home, words = shown("home").part, SyncWords()
    now = datetime.now(UTC)
    assert words.day(now) == "today"
    assert words.day(now - timedelta(days=1)) == "yesterday"
    assert words.day(datetime(2020, 11, 20, 12, tzinfo=UTC)) == "20 Nov 2020"
    assert words.moment(now - timedelta(days=1)).startswith("yesterday at ")
    assert "2026" in home.machines.rows[2].text.toolTip()


def test_the_second_step_of_a_reset_does_not_speak_of_the_first(shown):
    assert "in the mail" not in shown("reset").part.card.text.text()


def test_a_recovery_key_that_nobody_wrote_down_is_asked_for_until_there_is_another(shown):
    view = shown("no-key")
    assert view.part.no_key.isVisibleTo(view)
    assert not view.part.no_key.busy.isVisibleTo(view)
    said = " ".join(label.text() for label in view.findChildren(QLabel))
    assert "You have no recovery key written down yet" in said
    assert "You have written it down" not in said
    view.part.no_key.go.click()
    assert view._presenter.state.place == "new-key"
    other = shown("home")
    assert not other.part.no_key.isVisibleTo(other)


def test_a_sign_out_that_leaves_something_behind_is_asked_first(shown):
    view = shown("home")
    left = []
    view._presenter.tending.sign_out = lambda: left.append(True)
    view.part.sign_out.click()
    assert left == [True], "nothing waits, and another machine is signed in"
    view._presenter.show(devices=(DESK, OLD))
    view.part.sign_out.click()
    assert view._presenter.state.place == "sign-out"
    assert "No other machine is signed in" in view.part.last.text()
    assert view.part.first.isHidden(), "nothing waits"
    view.part.card.go.click()
    assert left == [True, True]


def test_changes_that_wait_can_be_sent_before_a_sign_out(shown):
    view = shown("sign-out")
    assert "3 changes were not sent yet" in view.part.waiting.text()
    asked = []
    view._sync.sync_now = lambda: asked.append(True)
    view.part.first.click()
    assert asked == [True]
    assert view._presenter.state.place == "home"


def test_away_from_the_server_is_said_once(shown):
    home = shown("offline").part
    assert sum("cannot be reached" in label.text() for label in home.findChildren(QLabel)) == 1
