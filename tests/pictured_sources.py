"""Answers with sources in the pictures: chips, the row below, the card over a chip, what nothing supports, a summary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtWidgets import QWidget

from soulfra_desktop.domain.knowledge import Citation, Passage, PassageKind
from soulfra_desktop.domain.packing import LeftOut
from soulfra_desktop.domain.reasons import Reason
from soulfra_desktop.domain.usage import FREE
from soulfra_desktop.ui.chat.state import ChatState, EstimateView
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.kit.message_view import MessageView
from soulfra_desktop.ui.kit.source_card import SourceCard
from tests.pictured_chats import CHAT, LLAMA, LOCAL, NOW, chat

QUOTE = "The notice period for the tenant is three months to the end of a month, whatever the length of the tenancy."


def passage(
    number: int,
    title: str,
    page: int | None = None,
    kind: PassageKind = "document",
    heading: tuple[str, ...] = (),
    to: int | None = None,
) -> Passage:
    return Passage(
        number, kind, f"s{number}", title, "", page_from=page, page_to=to or page, heading_path=heading,
        conversation_id="9" if kind == "message" else None, at=NOW,
    )  # fmt: skip


LEASE = Citation(
    1, passage(1, "Mietvertrag Lindenstraße 14.pdf", 3, heading=("Ending the lease", "Notice")), QUOTE, True
)
HEATING = Citation(
    2, passage(2, "Heating statement 2025.xlsx", 2), "Advance payments: 1,440.00; owed back: 212.35.", True
)
CHANGED = Citation(3, passage(3, "House rules.docx", 1, to=2), "One cat may be kept without asking.", False)
SAID = Citation(
    4, passage(4, "Moving to Leipzig", kind="message"), "I want to be out of the flat by the end of May.", True
)
ANSWER = """\
You can end the lease with **three months' notice** to the end of a month [1]. To be out by the end of May, as you said \
[4], the landlord must have your letter **by the third working day of March** [1].

- From last year's heating costs 212.35 are owed back to you [2].
- A cat may stay until then without asking [3].
"""
KNOWN = replace(LOCAL, besides=(Reason("knew", (4,)), Reason("knew_more", (2,)), Reason("remembered", (1,))))
QUESTION = MessageView("q1", "user", "By when do I have to give notice if I want to move out at the end of May?")
CITED = MessageView("a1", "assistant", ANSWER, receipt=KNOWN, sources=(LEASE, HEATING, CHANGED, SAID))
UNSUPPORTED = MessageView(
    "a1", "assistant", "Usually three months, but your contract decides.", receipt=KNOWN,
    sources=(replace(LEASE, quote="", supported=False),),
)  # fmt: skip
WITHOUT = MessageView(
    "a1", "assistant", "Usually three months, to the end of a month. Your contract may say otherwise.",
    receipt=replace(LOCAL, besides=(Reason("asked_without_known"),)),
)  # fmt: skip
SHORT = "Three months, to the end of a month."
SUMMARY = """\
The person moves from Hamburg to Leipzig at the end of May and asks about ending the lease.
Three months' notice; the letter must arrive by the third working day of March.
Open: whether the kitchen can be sold to the next tenant, and for how much."""
ESTIMATE = EstimateView(
    LLAMA, True, FREE, 5_630, 8_192, between=(FREE, FREE),
    parts=(("system", 96), ("pinned", 84), ("summary", 310), ("turns", 2_420), ("passages", 1_610), ("facts", 62)),
    out=(LeftOut("passages", 2, "no room"), LeftOut("turns", 12, "summarised")),
)  # fmt: skip


def state(*messages: MessageView, **changes) -> ChatState:
    return ChatState(conversation=replace(CHAT, title="Notice for the flat"), messages=messages, **changes)


def cited() -> ChatView:
    return chat(state(QUESTION, CITED))


def with_card() -> ChatView:
    """The card over the first number; it is a window of its own, and is painted into the picture."""
    view = cited()
    transcript = view.transcript
    card = transcript.following.source_card = SourceCard(transcript, transcript._sections)
    card.setParent(view)
    card.__dict__["_leave"] = lambda: None  # the picture is laid out around it

    def show() -> None:
        card.show_source(LEASE, QPoint(0, 0))
        card.move(max(8, min(260, view.width() - card.width() - 16)), 230)

    view.__dict__["when_shown"] = show
    return view


def summarised() -> ChatView:
    return chat(
        state(
            replace(QUESTION, id="q0"), replace(CITED, id="a0", text=SHORT, sources=(), summary=SUMMARY),
            QUESTION, CITED,
        )
    )  # fmt: skip


def summary_open() -> ChatView:
    view = chat(state(replace(QUESTION, id="q0"), replace(CITED, id="a0", text=SHORT, sources=(), summary=SUMMARY)))
    transcript = view.transcript
    transcript.following.follow(QUrl("soulfra:summary/a0"))
    return view


def estimated() -> ChatView:
    return chat(state(QUESTION, CITED, draft="And what about the kitchen?", draft_version=1, estimate=ESTIMATE))


STATES: dict[str, Callable[[], QWidget]] = {
    "sources": cited,
    "sources-card": with_card,
    "sources-unsupported": lambda: chat(state(QUESTION, UNSUPPORTED)),
    "sources-without": lambda: chat(state(QUESTION, WITHOUT)),
    "sources-streaming": lambda: chat(
        state(
            QUESTION, replace(CITED, text=ANSWER[:150], streaming=True, complete=False, receipt=None), phase="streaming"
        )
    ),
    "chat-summarised": summarised,
    "chat-summary-open": summary_open,
    "composer-known": estimated,
}
