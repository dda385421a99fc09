"""Messages for a transcript, and what it shows of them."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument, QTextFormat

from soulfra_desktop.domain.routing import Attempt, Candidate, ModelRef, Receipt
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.ui.kit.message_view import MessageView
from soulfra_desktop.ui.kit.transcript import Transcript

LOCAL, CLOUD = ModelRef("ollama", "llama3.2"), ModelRef("anthropic", "claude")
RECEIPT = Receipt(
    LOCAL,
    True,
    (
        Candidate(LOCAL, True, True, "on this machine", Money(0)),
        Candidate(CLOUD, False, False, "not allowed yet", None, needs_consent=True),
    ),
    "a model on this machine comes first",
    (Attempt(CLOUD, "unavailable", 1200, "connection refused"), Attempt(LOCAL, "answered", 2300)),
    TokenCount(1204, 312),
    Money(0),
    620,
    2300,
    left_out=4,
)


def answer(text: str = "", number: int = 1, **more) -> MessageView:
    return MessageView(f"a{number}", "assistant", text, **more)


def question(text: str = "Why?", number: int = 1, **more) -> MessageView:
    return MessageView(f"q{number}", "user", text, **more)


def talk(count: int) -> tuple[MessageView, ...]:
    return tuple(
        m for n in range(count) for m in (question(f"Question {n}?", n), answer(f"Answer *{n}*.\n\n- a\n- b", n))
    )


def write_everything(transcript: Transcript) -> None:
    """What the transcript does in its spare time and as one scrolls up, now."""
    sections = transcript._sections
    while sections.has_work or sections.has_older:
        sections.want_older()
        transcript.keep_place(sections.step)


def shown(transcript: Transcript) -> str:
    return transcript.document().toPlainText()


def anatomy(document: QTextDocument) -> list:
    """All that can be seen of a document: text, properties and formats, colours laid over code among them."""
    blocks = []
    block = document.begin()
    while block.isValid():
        pieces = []
        at = block.begin()
        while not at.atEnd():
            form = at.fragment().charFormat()
            pieces.append(
                (at.fragment().text(), form.foreground().color().name(), form.font().toString(), form.anchorHref())
            )
            at += 1
        over = [(r.start, r.length, r.format.foreground().color().name()) for r in block.layout().formats()]
        form = block.blockFormat()
        tabs = int(QTextFormat.Property.TabPositions)
        properties = {key: str(value) for key, value in form.properties().items() if key != tabs}
        properties[tabs] = str([(tab.position, tab.type) for tab in form.tabPositions()])
        blocks.append((block.text(), pieces, over, properties))
        block = block.next()
    return blocks


def follow(transcript: Transcript, action: str, message: MessageView, number: str = "") -> None:
    transcript.anchorClicked.emit(QUrl(f"soulfra:{action}/{message.id}" + (f"/{number}" if number else "")))


def anchors(transcript: Transcript) -> list[str]:
    return [piece[3] for block in anatomy(transcript.document()) for piece in block[1] if piece[3]]
