"""A chat's own states in the pictures: side by side, how it answers, temporary, the header's menu, an answer cut short."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QMenu, QWidget

from soulfra_desktop.domain.chat import AnswerOptions
from soulfra_desktop.domain.options import InForce
from soulfra_desktop.domain.usage import FREE, Money
from soulfra_desktop.ui.chat.chat_actions import ICONS, IN_HEADER, ChatActions
from soulfra_desktop.ui.chat.state import ChatState, Column, OptionsView, Priced
from soulfra_desktop.ui.kit import icons
from soulfra_desktop.ui.kit.message_view import Failure, MessageView
from tests.pictured_chats import (
    CHAT,
    CUT,
    CUT_FAILURE,
    ENTRIES,
    ESTIMATE,
    FAILED_OVER,
    FIRST,
    HAIKU,
    LLAMA,
    LOCAL,
    MINI,
    PROOF,
    PROSE,
    QWEN,
    SECOND,
    TALK,
    chat,
)

ASKED = replace(TALK, messages=FIRST, entries=ENTRIES)
BESIDE = (Priced(LLAMA, True, FREE, known=True), Priced(HAIKU, False, Money(3_204), known=True))
COLUMNS = (
    Column(LLAMA, MessageView("a1", "assistant", PROSE, receipt=LOCAL)),
    Column(HAIKU, MessageView("a2", "assistant", PROOF[:300], streaming=True, complete=False, asking=HAIKU)),
    Column(
        MINI,
        MessageView(
            "a3", "assistant", complete=False, receipt=FAILED_OVER,
            failure=Failure("OpenAI did not accept the key.", "Check the key in Settings.", ("settings", "retry")),
        ),
    ),
    Column(QWEN),
)  # fmt: skip
PROMPT = "Answer as a patient teacher of computer science. Show one example, then the rule, and end with a question."
USUAL = "You are a helpful assistant. Answer briefly and correctly."
SET = OptionsView(AnswerOptions(PROMPT, 0.3, 800), InForce(PROMPT, "chat", 0.3, 800), USUAL)
INHERITED = OptionsView(
    AnswerOptions(),
    InForce("You help with a thesis on distributed systems. Cite what you claim.", "folder"),
    "You help with a thesis on distributed systems. Cite what you claim.",
    "folder",
)
REFUSED = replace(SET, error="A temperature lies between 0 and 2.", advice="0 is the most predictable, 1 the usual.")
TEMPORARY = replace(
    TALK, conversation=replace(CHAT, title="A letter that nobody should read", temporary=True, cost=FREE),
    messages=FIRST, temporary=True,
)  # fmt: skip


def several() -> QWidget:
    """The picker with two models ticked."""
    view = chat(replace(ASKED, beside=BESIDE))
    view.__dict__["when_shown"] = view.choose_several
    return view


def menu() -> QWidget:
    """The header's menu."""
    view = chat(TALK)

    def fill(opened: QMenu) -> None:
        made = {action.name: action for action in ChatActions(view._presenter, view).all()}
        for name in IN_HEADER:
            if not name:
                opened.addSeparator()
            elif made[name].enabled():
                opened.addAction(icons.icon(ICONS[name], size=16), f"{made[name].label}\t{made[name].keys}")

    view.fill_menu = fill
    view.__dict__["when_shown"] = view.open_menu
    return view


def stopped() -> ChatState:
    answer = MessageView("a2", "assistant", PROOF[:260], complete=False, receipt=CUT, version=1, versions=2)
    return replace(TALK, messages=(*FIRST, SECOND[0], answer))


CHATS: dict[str, Callable[[], QWidget]] = {
    "chat-several": several,
    "chat-beside": lambda: chat(
        replace(ASKED, beside=BESIDE, draft="Which of you is right?", draft_version=1, estimate=ESTIMATE)
    ),
    "chat-columns": lambda: chat(replace(ASKED, phase="streaming", columns=COLUMNS)),
    "chat-columns-two": lambda: chat(replace(ASKED, columns=(*COLUMNS[:1], Column(HAIKU, MessageView("a2", "assistant", PROOF, receipt=FAILED_OVER))))),
    "chat-options": lambda: chat(replace(ASKED, options=SET)),
    "chat-options-inherited": lambda: chat(replace(ASKED, options=INHERITED)),
    "chat-options-refused": lambda: chat(replace(ASKED, options=REFUSED)),
    "chat-temporary": lambda: chat(TEMPORARY),
    "chat-temporary-new": lambda: chat(ChatState(entries=ENTRIES, temporary=True)),
    "chat-temporary-left": lambda: chat(ChatState(entries=ENTRIES, left=TEMPORARY.conversation)),
    "chat-menu": menu,
    "chat-stopped": lambda: chat(stopped()),
    "chat-cut-continue": lambda: chat(
        replace(stopped(), messages=(*FIRST, SECOND[0], replace(stopped().messages[-1], failure=replace(CUT_FAILURE, actions=("continue", "retry", "choose model")))))
    ),
}  # fmt: skip
