"""What the chat screen paints and passes on, beyond a question and its answer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu

from soulfra_desktop.domain.chat import AnswerOptions, Conversation
from soulfra_desktop.domain.options import InForce
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.usage import FREE, Money
from soulfra_desktop.ui.chat.chat_actions import ICONS, IN_HEADER, ChatActions
from soulfra_desktop.ui.chat.composer.gauge import Gauge
from soulfra_desktop.ui.chat.state import ChatState, Column, OptionsView, Priced
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.message_view import Failure, MessageView
from tests.desktop.ui.chat.test_view import GEMMA, LLAMA, OLLAMA, OPENAI, TALK, FakePresenter
from tests.desktop.ui.kit.talking import write_everything

NOW = datetime(2026, 11, 22, tzinfo=UTC)
CHAT = Conversation("c1", "Why trees converge", NOW, NOW, 2)
USUAL = InForce()
OPTIONS = OptionsView(AnswerOptions("Rhyme.", 0.3, 800), USUAL, "Of the folder.", "folder")


class Deeper(FakePresenter):
    """Its parts remember as well: `comparing.choose` and the like."""

    def __init__(self, state: ChatState) -> None:
        super().__init__(state)
        for part in ("comparing", "optioning", "queueing", "drafting"):
            setattr(self, part, _Part(part, self.calls))


class _Part:
    def __init__(self, name: str, calls: list[tuple]) -> None:
        self._name, self._calls = name, calls

    def __getattr__(self, method: str):
        return lambda *given: self._calls.append((f"{self._name}.{method}", *given))


@pytest.fixture
def screen(qtbot, qapp):
    theme.apply(qapp, "light")

    def build(state: ChatState, width: int = 1000) -> tuple[ChatView, Deeper]:
        presenter = Deeper(state)
        view = ChatView(presenter)  # type: ignore[arg-type]
        qtbot.addWidget(view)
        view.resize(width, 700)
        view.show()
        return view, presenter

    return build


def columns(*more: Column) -> ChatState:
    first = Column(LLAMA, MessageView("a1", "assistant", "From here."))
    return ChatState(conversation=CHAT, messages=TALK, columns=(first, *more))


RUNNING = Column(GEMMA, MessageView("a2", "assistant", "half", streaming=True, complete=False))


def test_columns_stand_beside_each_other_where_there_is_room_and_behind_tabs_where_not(screen, qtbot):
    view, _ = screen(columns(RUNNING))
    one, other = view.columns._views
    assert one.isVisible()
    assert other.isVisible()
    qtbot.waitUntil(lambda: abs(one.width() - other.width()) <= 2)
    view.resize(420, 700)
    assert [one.isVisible(), other.isVisible()] == [True, False]
    view.columns._tabs[1].click()
    assert [one.isVisible(), other.isVisible()] == [False, True]


def test_each_column_can_be_stopped_and_gone_on_with(screen):
    view, presenter = screen(columns(RUNNING))
    one, other = view.columns._views
    assert not one.stop.isVisible()
    other.stop.click()
    one.take.click()
    assert presenter.calls == [("comparing.stop", GEMMA), ("comparing.go_on_with", LLAMA)]


def test_a_column_that_has_not_begun_waits_and_one_that_failed_says_why(screen):
    failure = Failure("It said no.", "Try again.")
    failed = Column(GEMMA, MessageView("a2", "assistant", complete=False, failure=failure))
    view, _ = screen(columns(failed, Column(ModelRef("a", "b"))))
    assert "It said no." in view.columns._views[1].transcript.toPlainText()
    assert not view.columns._views[2].take.isEnabled()


def test_a_failed_answer_is_marked_on_its_tab_for_eye_and_ear_and_not_gone_on_with(screen):
    failure = Failure("It said no.", "Ask another.", ("retry",))
    failed = Column(GEMMA, MessageView("a2", "assistant", complete=False, failure=failure))
    cut = Column(ModelRef("a", "b"), MessageView("a3", "assistant", "Half of it", complete=False, failure=failure))
    view, _ = screen(columns(failed, cut), 420)
    good, bad, half = view.columns._tabs
    assert good.icon().pixmap(14).toImage() != bad.icon().pixmap(14).toImage()
    assert bad.icon().pixmap(14).toImage() == half.icon().pixmap(14).toImage()
    assert "failed" in bad.accessibleName()
    assert "failed" not in good.accessibleName()
    taking = [one.take.isVisibleTo(one) for one in view.columns._views]
    assert taking == [True, False, True], "what there is of an answer that broke off may be gone on with"


def test_several_models_are_ticked_by_keys_alone(screen, qtbot):
    view, presenter = screen(ChatState(entries=(OLLAMA, OPENAI)))
    view.choose_several()
    for sought in ("llama3", "gemma"):
        view.picker.search.clear()
        qtbot.keyClicks(view.picker.search, sought)
        qtbot.keyClick(view.picker.search, Qt.Key.Key_Return)
    assert view.picker.isVisible()
    assert view.picker.done.text() == "Ask 2 models side by side"
    view.picker.done.click()
    assert presenter.calls[-1] == ("comparing.choose", [LLAMA, GEMMA])
    assert not view.picker.isVisible()


def test_one_model_is_not_several(screen, qtbot):
    view, _ = screen(ChatState(entries=(OLLAMA,)))
    view.choose_several()
    qtbot.keyClicks(view.picker.search, "gemma")
    qtbot.keyClick(view.picker.search, Qt.Key.Key_Return)
    assert not view.picker.done.isEnabled()


def test_the_price_of_each_stands_by_the_question(screen):
    beside = (Priced(LLAMA, True, FREE, known=True), Priced(GEMMA, False, Money(3_000), known=True))
    view, _ = screen(ChatState(beside=beside, draft="x", draft_version=1))
    assert view.composer.prices.isVisible()


def test_another_model_is_chosen_for_one_answer_alone(screen, qtbot):
    view, presenter = screen(ChatState(conversation=CHAT, messages=TALK, entries=(OLLAMA,)))
    view.transcript.acted.emit("again-with", "a1")
    qtbot.keyClicks(view.picker.search, "gemma")
    qtbot.keyClick(view.picker.search, Qt.Key.Key_Return)
    assert presenter.calls[-1] == ("answer_again", "a1", GEMMA)
    view.choose_model()
    qtbot.keyClick(view.picker.search, Qt.Key.Key_Return)
    assert presenter.calls[-1][0] == "choose_model"


def test_continue_and_fork_reach_the_presenter(screen):
    view, presenter = screen(ChatState(conversation=CHAT, messages=TALK))
    view.transcript.acted.emit("continue", "a1")
    view.transcript.acted.emit("fork", "a1")
    assert presenter.calls == [("continue_answer", "a1"), ("fork", "a1")]


def test_the_panel_shows_what_is_set_and_what_it_stands_over(screen):
    view, presenter = screen(ChatState(conversation=CHAT, messages=TALK))
    presenter.show(options=OPTIONS)
    panel = view.options
    assert (panel.prompt.toPlainText(), panel.temperature.text(), panel.max_tokens.text()) == ("Rhyme.", "0.3", "800")
    assert "its folder's" in panel.from_where.text()
    assert "Of the folder." in panel.from_where.text()
    panel.no_temperature.click()
    panel.all.click()
    resets = [call for call in presenter.calls if call[0] == "optioning.reset"]
    assert resets == [("optioning.reset", "temperature"), ("optioning.reset",)]


def test_the_panel_closes_once_what_was_typed_is_kept_and_stays_where_it_is_not(screen, qtbot):
    view, presenter = screen(ChatState(conversation=CHAT, messages=TALK))
    presenter.show(options=OPTIONS)
    panel = view.options
    panel.temperature.setText("7")
    panel.done.click()
    assert ("optioning.change", "Rhyme.", "7", "800") in presenter.calls
    presenter.show(options=OptionsView(OPTIONS.set_here, USUAL, error="Too hot.", advice="Less."))
    assert panel.isVisible()
    assert panel.problem.text() == "Too hot. Less."
    assert panel.temperature.text() == "7", "what was typed stays to be mended"
    panel.done.click()
    presenter.show(options=OPTIONS)
    assert presenter.calls[-1] == ("optioning.close",)
    presenter.show(options=None)
    assert not panel.isVisible()


def test_escape_closes_the_panel(screen, qtbot):
    view, presenter = screen(ChatState(conversation=CHAT, messages=TALK))
    presenter.show(options=OPTIONS)
    qtbot.keyClick(view.options, Qt.Key.Key_Escape)
    assert presenter.calls[-1] == ("optioning.close",)


@pytest.mark.parametrize("width", [360, 1000])
def test_a_temporary_chat_is_marked_and_can_be_kept(screen, width):
    view, presenter = screen(ChatState(conversation=CHAT, messages=TALK, temporary=True), width)
    assert view.header.keep.isVisible()
    assert view.header.mark.isVisible() == (width == 1000)
    view.header.keep.click()
    assert presenter.calls == [("keep",)]
    assert "nothing of it is kept" in view.composer.input.placeholderText()


def test_a_new_temporary_chat_says_what_that_means(screen):
    view, presenter = screen(ChatState(temporary=True))
    assert "not on this disk" in view.empty._about.text()
    presenter.show(temporary=False)
    assert "not on this disk" not in view.empty._about.text()


def test_a_temporary_chat_that_was_left_can_be_kept_gone_back_to_or_let_go(screen):
    view, presenter = screen(ChatState(left=CHAT))
    for said in ("Keep it", "Go back", "Let it go"):
        next(b for b in view.banner.findChildren(QAbstractButton) if b.text() == said).click()
    assert presenter.calls == [("keep",), ("open", "c1"), ("let_go",)]


def test_a_message_is_brought_into_sight_once(screen, monkeypatch):
    view, presenter = screen(ChatState(conversation=CHAT, messages=TALK))
    seen = []
    monkeypatch.setattr(view.transcript, "reveal", lambda message_id, _words=(): seen.append(message_id))
    presenter.show(reveal="q1", reveal_version=1)
    presenter.show(draft="x")
    assert seen == ["q1"]


def test_the_rest_of_a_long_chat_comes_above_without_moving_what_is_read(screen, qtbot):
    whole = tuple(MessageView(f"m{n}", "user" if n % 2 == 0 else "assistant", f"Message {n}. " * 30) for n in range(60))
    view, presenter = screen(ChatState(conversation=CHAT, messages=whole[20:]))
    write_everything(view.transcript)
    bar = view.transcript.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    from_end = bar.maximum() - bar.value()
    presenter.show(messages=whole)
    assert bar.maximum() - bar.value() == from_end
    write_everything(view.transcript)
    assert bar.maximum() - bar.value() == pytest.approx(from_end, abs=6)
    words = view.transcript.toPlainText()
    assert words.index("Message 0.") < words.index("Message 19.") < words.index("Message 20.")


def test_every_action_has_a_name_a_label_and_keys_of_its_own(screen):
    view, presenter = screen(ChatState(conversation=CHAT, messages=TALK))
    made = ChatActions(presenter, view).all()  # type: ignore[arg-type]
    assert len({action.name for action in made}) == len(made)
    keys = [action.keys for action in made if action.keys]
    assert len(set(keys)) == len(keys)
    assert all(action.label and action.section for action in made)
    assert {name for name in IN_HEADER if name} <= {action.name for action in made}
    assert set(ICONS) <= set(IN_HEADER)


def test_actions_are_offered_only_where_they_make_sense(screen):
    view, presenter = screen(ChatState())
    enabled = lambda: {a.name for a in ChatActions(presenter, view).all() if a.enabled()}  # type: ignore[arg-type]  # noqa: E731
    assert not enabled() & {"chat.stop", "chat.again", "chat.continue", "chat.fork", "chat.keep", "chat.copy-last"}
    presenter.show(conversation=CHAT, messages=TALK)
    assert {"chat.again", "chat.again-with", "chat.fork", "chat.copy-last", "chat.edit-last"} <= enabled()
    assert "chat.continue" not in enabled()
    presenter.show(messages=(TALK[0], MessageView("a1", "assistant", "half", complete=False)))
    assert "chat.continue" in enabled()
    presenter.show(phase="streaming", temporary=True)
    assert {"chat.stop", "chat.keep"} <= enabled()
    assert not enabled() & {"chat.again", "chat.fork"}


def test_actions_do_what_they_say(screen, qapp):
    view, presenter = screen(ChatState(conversation=CHAT, messages=TALK))
    made = {action.name: action for action in ChatActions(presenter, view).all()}  # type: ignore[arg-type]
    for name in ("chat.again", "chat.edit-last", "chat.fork", "chat.options", "chat.temporary", "chat.stop"):
        made[name].run()
    assert presenter.calls == [
        ("answer_again", "a1"), ("edit_last",), ("fork",), ("optioning.open",), ("open_temporary",), ("stop",),
    ]  # fmt: skip
    made["chat.copy-last"].run()
    assert qapp.clipboard().text() == "Because."


def test_the_menu_opens_under_its_button_inside_the_screen(screen):
    view, _ = screen(ChatState(conversation=CHAT, messages=TALK), 360)
    view.fill_menu = lambda menu: menu.addAction("Fork")
    view.header.more.click()
    menu = next(m for m in view.findChildren(QMenu) if m.isVisible())
    assert menu.mapToGlobal(menu.rect().topRight()).x() <= view.mapToGlobal(view.rect().topRight()).x()
    menu.close()


@pytest.mark.parametrize("width", [360, 1000])
@pytest.mark.parametrize("what", ["options", "columns"])
def test_every_control_of_the_new_parts_has_a_name_is_large_enough_and_fits(screen, width, what):
    view, presenter = screen(columns(RUNNING), width)
    if what == "options":
        presenter.show(options=OPTIONS, columns=())
    part = view.options if what == "options" else view.columns
    for control in [*part.findChildren(QAbstractButton), *part.findChildren(QLineEdit)]:
        if control.isVisible():
            assert control.accessibleName() or getattr(control, "text", str)(), control
            assert min(control.width(), control.height()) >= theme.TARGET, (control, control.size())
            assert control.mapTo(view, control.rect().bottomRight()).x() <= width


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "0 %"), (0.0002, "0.1 %"), (0.003, "0.3 %"), (0.0096, "1 %"), (0.334, "33 %")]
)
def test_little_of_the_window_is_told_as_little(qtbot, share, said):
    gauge = Gauge()
    qtbot.addWidget(gauge)
    gauge.show_share(share)
    assert gauge.per_cent == said
