"""The chat screen paints what it is told and passes on what the person does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage, QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QWidget

from soulfra_desktop.domain.chat import Attachment, Conversation
from soulfra_desktop.domain.health import Health
from soulfra_desktop.domain.routing import Model, ModelRef
from soulfra_desktop.domain.usage import Money
from soulfra_desktop.services.catalog import Entry
from soulfra_desktop.services.ports import ProviderStatus
from soulfra_desktop.ui.chat.composer.attaching import AttachingState
from soulfra_desktop.ui.chat.composer.chips import AttachmentChip
from soulfra_desktop.ui.chat.composer.dropping import is_attachable
from soulfra_desktop.ui.chat.state import ChatState, EstimateView, Offer
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.message_view import Failure, MessageView

NOW = datetime(2026, 11, 22, tzinfo=UTC)
CHAT = Conversation("c1", "Why trees converge", NOW, NOW, 2, cost=Money(4_000))
TALK = (MessageView("q1", "user", "Why?"), MessageView("a1", "assistant", "Because."))
LLAMA, GEMMA = ModelRef("ollama", "llama3.2"), ModelRef("ollama", "gemma3")
OLLAMA = Entry(
    "ollama", "Ollama", True, ProviderStatus("ready"),
    (Model(LLAMA, True, 8192), Model(GEMMA, True, 4096)), True, Health(), True,
)  # fmt: skip
OPENAI = Entry("openai", "OpenAI", False, ProviderStatus("ready"), (), False, Health(), False)


class FakePresenter:
    """Remembers what it was asked; `state` is what it shows."""

    def __init__(self, state: ChatState = ChatState()) -> None:  # noqa: B008
        self.state = state
        self.calls: list[tuple] = []
        self.on_change = lambda _state: None

    def show(self, **changes) -> None:
        self.state = replace(self.state, **changes)
        self.on_change(self.state)

    def type(self, text: str) -> None:
        self.calls.append(("type", text))
        self.show(draft=text)

    def __getattr__(self, name: str):
        def call(*arguments) -> None:
            self.calls.append((name, *arguments))

        return call


@pytest.fixture
def screen(qtbot, qapp):
    theme.apply(qapp, "light")
    made = []

    def build(state: ChatState = ChatState(), width: int = 900) -> tuple[ChatView, FakePresenter]:  # noqa: B008
        presenter = FakePresenter(state)
        view = ChatView(presenter)  # type: ignore[arg-type]
        qtbot.addWidget(view)
        view.resize(width, 700)
        view.show()
        view.take_focus()
        made.append(view)
        return view, presenter

    return build


def visible_texts(view: QWidget) -> str:
    from PySide6.QtWidgets import QLabel

    return " | ".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def press(view: ChatView, label: str) -> None:
    (button,) = [b for b in view.findChildren(QPushButton) if b.text() == label and b.isVisible()]
    button.click()


def press_named(view: ChatView, name: str) -> None:
    (button,) = [b for b in view.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible()]
    button.click()


def test_enter_sends_and_shift_enter_breaks_the_line(screen, qtbot):
    view, presenter = screen()
    qtbot.keyClicks(view.composer.input, "One")
    qtbot.keyClick(view.composer.input, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(view.composer.input, "Two")
    assert presenter.calls[-1] == ("type", "One\nTwo")
    qtbot.keyClick(view.composer.input, Qt.Key.Key_Return)
    assert presenter.calls[-1] == ("send",)
    assert view.composer.input.toPlainText() == "One\nTwo", "it goes once the question is stored"
    presenter.show(draft="", draft_version=1)
    assert view.composer.input.toPlainText() == ""


def test_enter_sends_nothing_while_a_word_is_being_composed(screen, qtbot, qapp):
    view, presenter = screen()
    qtbot.keyClicks(view.composer.input, "x")
    qapp.sendEvent(view.composer.input, QInputMethodEvent("にほ", []))
    qtbot.keyClick(view.composer.input, Qt.Key.Key_Return)
    assert ("send",) not in presenter.calls


def test_enter_on_nothing_does_nothing_and_the_button_says_why(screen, qtbot):
    view, presenter = screen()
    qtbot.keyClick(view.composer.input, Qt.Key.Key_Return)
    assert presenter.calls == []
    assert not view.composer.button.isEnabled()
    assert view.composer.button.toolTip() == "Write a question first"


def test_typing_keeps_its_place_while_the_state_changes(screen, qtbot):
    view, presenter = screen()
    qtbot.keyClicks(view.composer.input, "abc")
    qtbot.keyClick(view.composer.input, Qt.Key.Key_Left)
    presenter.show(estimate=EstimateView(LLAMA, True, Money(0), 10, 100))
    qtbot.keyClicks(view.composer.input, "X")
    assert view.composer.input.toPlainText() == "abXc"


def test_escape_and_the_button_stop_a_running_answer(screen, qtbot):
    view, presenter = screen(ChatState(conversation=CHAT, messages=TALK, phase="streaming"))
    qtbot.keyClick(view.composer.input, Qt.Key.Key_Escape)
    view.composer.button.click()
    assert presenter.calls == [("stop",), ("stop",)]
    assert view.composer.button.accessibleName() == "Stop"


def test_the_composer_grows_to_a_share_of_the_window_and_then_scrolls(screen):
    view, _ = screen()
    heights = []
    for lines in (1, 2, 8, 40, 80):
        view.composer.input.setPlainText("\n".join("line" for _ in range(lines)))
        heights.append(view.composer.input.height())
    assert heights[0] < heights[1] < heights[2] < heights[3] == heights[4]
    assert heights[3] <= view.height() * 0.4
    view.resize(900, 400)
    assert view.composer.input.height() <= view.height() * 0.4


def test_what_is_pasted_and_dropped_is_passed_on_and_shown_as_chips(screen, tmp_path):
    view, presenter = screen()
    given = []

    class Attaching:
        state = AttachingState()
        on_change = None

        def __getattr__(self, name):
            return lambda *what: given.append((name, *what))

    attaching = Attaching()
    view.composer.attachments.use(attaching)  # type: ignore[arg-type]
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    pasted = QMimeData()
    pasted.setImageData(image)
    view.composer.input.insertFromMimeData(pasted)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "notes.txt")), QUrl("smb://server/plan.txt")])
    assert is_attachable(dropped)
    view.composer.attachments.take(dropped)
    assert [one[0] for one in given] == ["picture", "files", "refuse"]
    assert given[1][2] == [str(tmp_path / "notes.txt")]
    assert "plan.txt" in given[2][2]
    one, two = Attachment("one.png", "image/png", b"x"), Attachment("two.txt", "text/plain", b"x" * 2048)
    presenter.show(attachments=(one, two))
    chips = view.composer.findChildren(AttachmentChip)
    assert [chip.accessibleName() for chip in chips if chip.isVisible()] == ["one.png, 1 bytes", "two.txt, 2 KB"]
    press_named(view, "Remove two.txt")
    assert presenter.calls[-1] == ("detach", 1)


def test_a_link_is_pasted_as_the_words_it_is(screen):
    view, _ = screen()
    link = QMimeData()
    link.setUrls([QUrl("https://example.org/a")])
    assert not is_attachable(link)
    view.composer.input.insertFromMimeData(link)
    assert view.composer.input.toPlainText() == "https://example.org/a"


def test_an_arrow_up_in_the_empty_field_asks_for_the_last_question(screen, qtbot):
    view, presenter = screen(ChatState(conversation=CHAT, messages=TALK))
    qtbot.keyClick(view.composer.input, Qt.Key.Key_Down)
    assert presenter.calls == []
    qtbot.keyClick(view.composer.input, Qt.Key.Key_Up)
    assert presenter.calls == [("edit_last",)]
    qtbot.keyClicks(view.composer.input, "x")
    qtbot.keyClick(view.composer.input, Qt.Key.Key_Up)
    assert presenter.calls[-1] == ("type", "x")


def test_a_chosen_model_that_cannot_see_is_told_before_sending_with_a_way_out(screen):
    picture = Attachment("one.png", "image/png", b"x")
    view, presenter = screen(ChatState(entries=(OLLAMA,), chosen=LLAMA, attachments=(picture,)))
    assert "llama3.2 cannot see pictures." in visible_texts(view)
    presenter.show(attachments=())
    assert "cannot see" not in visible_texts(view)


def test_a_nearly_full_window_is_said_in_words_and_for_a_screen_reader(screen):
    view, presenter = screen(ChatState(conversation=CHAT, messages=TALK))
    presenter.show(draft="x", estimate=EstimateView(LLAMA, True, Money(0), 7_500, 8_192))
    assert "Nearly full" in visible_texts(view)
    assert "92 %" in view.composer.estimate.accessibleName()
    presenter.show(estimate=EstimateView(LLAMA, True, Money(0), 9_500, 8_192, left_out=3))
    assert "3 of the oldest messages will not be sent" in visible_texts(view)


def test_the_estimate_says_cost_and_how_full_the_window_is(screen):
    view, presenter = screen()
    presenter.show(estimate=EstimateView(LLAMA, True, Money(3_000), 1204, 8192))
    assert view.composer.estimate.words.text() == "llama3.2  ·  about 0.3 ¢  ·  1,204 of 8,192 tokens"
    presenter.show(chosen=LLAMA, estimate=EstimateView(LLAMA, True, Money(3_000), 1204, 8193))
    assert view.composer.estimate.words.text() == "about 0.3 ¢  ·  1,204 of 8,193 tokens"
    presenter.show(estimate=EstimateView(LLAMA, True, None, 1204, None))
    assert view.composer.estimate.words.text() == "price unknown  ·  1,204 tokens"
    presenter.show(estimate=None)
    assert not view.composer.estimate.words.isVisible()


def test_what_stands_in_the_way_of_a_question_is_said_before_it_is_sent(screen):
    view, presenter = screen()
    presenter.show(
        draft="x", estimate=EstimateView(None, True, None, 12, None, "No model can answer (ollama: no model).")
    )
    assert "No model can answer (ollama: no model)." in visible_texts(view)
    presenter.show(estimate=EstimateView(LLAMA, True, Money(0), 9_000, 8_192))
    assert "more than llama3.2 reads at once (8,192 tokens). Shorten it" in visible_texts(view)
    presenter.show(messages=TALK)
    assert "the oldest messages are not sent" in visible_texts(view)
    presenter.show(estimate=EstimateView(LLAMA, True, Money(0), 90, 8_192))
    assert not view.composer.why_not.isVisible()


def test_an_offer_asks_for_consent_once(screen):
    view, presenter = screen(ChatState(offers=(Offer("openai", "OpenAI"),)))
    assert "OpenAI was found. Allow it to answer?" in visible_texts(view)
    press(view, "Allow")
    press(view, "Not now")
    assert presenter.calls == [("allow_provider", "openai"), ("refuse_offer", "openai")]
    presenter.show(offers=())
    assert not view.banner.isVisible()


def test_a_failure_outside_the_messages_is_said_above_the_composer(screen):
    view, _ = screen(ChatState(failure=Failure("It is not text.", "Remove it.", ()), draft="x", draft_version=1))
    assert "It is not text." in visible_texts(view)
    assert "Remove it." in visible_texts(view)
    assert view.composer.input.toPlainText() == "x"


def test_being_offline_is_said_with_what_still_works(screen):
    view, _ = screen(ChatState(offline=True))
    assert "Models on this machine still answer." in visible_texts(view)


def test_an_empty_chat_teaches_by_an_example_that_can_be_clicked(screen):
    view, presenter = screen()
    assert view.empty.isVisible()
    view.empty.findChildren(QPushButton)[0].click()
    assert presenter.calls[-1][0] == "type"
    presenter.show(conversation=CHAT, messages=TALK)
    assert view.transcript.isVisible()
    assert not view.empty.isVisible()


def test_a_chat_that_opens_slowly_shows_a_placeholder_and_a_fast_one_does_not(screen, qtbot):
    view, presenter = screen()
    presenter.show(phase="loading")
    assert not view.loading.isVisible()
    qtbot.waitUntil(view.loading.isVisible)
    presenter.show(phase="idle", conversation=CHAT, messages=TALK)
    assert view.transcript.isVisible()


def test_what_is_done_in_the_transcript_reaches_the_presenter(screen):
    view, presenter = screen(ChatState(conversation=CHAT, messages=TALK))
    for action in ("again", "retry", "edit", "older", "newer", "settings"):
        view.transcript.acted.emit(action, "a1")
    assert presenter.calls == [
        ("answer_again", "a1"), ("answer_again", "a1"), ("edit", "a1"), ("switch", "a1", -1), ("switch", "a1", 1),
        ("open_settings",),
    ]  # fmt: skip


def test_the_title_can_be_changed_in_place_and_left_as_it_was(screen, qtbot):
    view, presenter = screen(ChatState(conversation=CHAT, messages=TALK))
    title = view.header.title
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "Better")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert presenter.calls[-1] == ("rename", "Better")
    presenter.calls.clear()
    title.setFocus()
    qtbot.keyClicks(title, "worse")
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    assert presenter.calls == []


def test_the_header_says_who_answers_what_it_cost_and_whether_anything_may_leave(screen):
    view, presenter = screen(ChatState(conversation=CHAT, messages=TALK, chosen=LLAMA))
    assert view.header.model.text() == "llama3.2"
    assert view.header.cost.text() == "0.4 ¢"
    view.header.lock.click()
    assert presenter.calls == [("keep_local", True)]
    presenter.show(local_only=True, chosen=None)
    assert view.header.model.text() == "Auto"
    assert view.header.lock.toolTip() == "In all chats: local only. Nothing leaves this machine. Press to end it."


def test_a_model_is_searched_and_chosen_by_keys_alone(screen, qtbot):
    view, presenter = screen(ChatState(entries=(OLLAMA, OPENAI)))
    view.choose_model()
    assert presenter.calls == [("look_at_models",)]
    qtbot.keyClicks(view.picker.search, "gem")
    qtbot.keyClick(view.picker.search, Qt.Key.Key_Return)
    assert presenter.calls[-1] == ("choose_model", GEMMA)
    assert not view.picker.isVisible()
    view.choose_model()
    qtbot.keyClick(view.picker.search, Qt.Key.Key_Down)
    qtbot.keyClick(view.picker.search, Qt.Key.Key_Return)
    assert presenter.calls[-1] == ("choose_model", LLAMA)


def test_consent_can_be_given_in_the_picker(screen, qtbot):
    view, presenter = screen(ChatState(entries=(OPENAI,)))
    view.choose_model()
    qtbot.keyClick(view.picker.search, Qt.Key.Key_Down)
    qtbot.keyClick(view.picker.search, Qt.Key.Key_Return)
    assert presenter.calls[-1] == ("allow_provider", "openai")


@pytest.mark.parametrize("width", [360, 900])
def test_every_control_has_a_name_and_is_large_enough_and_fits(screen, width):
    view, _ = screen(
        ChatState(conversation=CHAT, messages=TALK, offers=(Offer("openai", "OpenAI"),), editing="q1"), width=width
    )
    assert view.width() == width
    for control in [*view.findChildren(QAbstractButton), *view.findChildren(QLineEdit)]:
        if control.isVisible() and control.parent() is not view.header.title:
            assert control.accessibleName() or getattr(control, "text", str)(), control
            assert min(control.width(), control.height()) >= theme.TARGET, (control, control.size())
            assert control.mapTo(view, control.rect().bottomRight()).x() <= width
