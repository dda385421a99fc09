"""The composer and the prompt library in the pictures: what is attached, what waits, what is called, what stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QWidget

from soulfra_desktop.domain.chat import Attachment
from soulfra_desktop.domain.prompt import EXAMPLES, SavedPrompt, variables
from soulfra_desktop.services.prompts import PromptService
from soulfra_desktop.ui.chat.composer.attaching import Attaching, AttachingState, Preview, Reading
from soulfra_desktop.ui.chat.composer.dropping import DropZone
from soulfra_desktop.ui.chat.composer.prompts import ComposerPrompts
from soulfra_desktop.ui.chat.state import ChatState, EstimateView, Priced, Queued
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.kit.picture_files import AttachedPictures
from soulfra_desktop.ui.prompts.calling import MANAGE, Calling, CallRow, CallState
from soulfra_desktop.ui.prompts.presenter import Editing, PromptsPresenter, PromptsState
from soulfra_desktop.ui.prompts.view import PromptsView
from soulfra_desktop.ui.shell.presenter import SidebarState
from soulfra_desktop.ui.shell.window import MainWindow
from tests.pictured_chats import ENTRIES, ESTIMATE, FIRST, HAIKU, LLAMA, MINI, QWEN, TALK, chat, streaming
from tests.pictured_shell import FULL as FULL_LIST
from tests.pictured_shell import no_work


def photo() -> bytes:
    """A small landscape."""
    image = QImage(160, 120, QImage.Format.Format_RGB32)
    sky = QLinearGradient(0, 0, 0, 120)
    sky.setColorAt(0, QColor("#7fa8c9"))
    sky.setColorAt(0.6, QColor("#f3d9b1"))
    painter = QPainter(image)
    painter.fillRect(image.rect(), sky)
    painter.fillRect(0, 80, 160, 40, QColor("#5c7a4d"))
    painter.end()
    return AttachedPictures().encoded(image)


def attachments() -> tuple[Attachment, ...]:
    return (
        Attachment("Grundriss Erdgeschoss (endgültig).png", "image/png", photo() * 300),
        Attachment("measurements.csv", "text/csv", b"room,area\nkitchen,14\n" * 800),
    )


def notes(made: tuple[Attachment, ...]) -> dict[Attachment, Preview]:
    note = "made smaller: 2,560 × 1,920, 1.1 MB (was 4,032 × 3,024)"
    return {made[0]: Preview(photo(), note), made[1]: Preview()}


TYPED = replace(TALK, messages=FIRST, draft="Which wall could go?", draft_version=1, estimate=ESTIMATE, entries=ENTRIES)
PROMPTS = (
    SavedPrompt("1", "explain", EXAMPLES[3].text, EXAMPLES[3].description),
    SavedPrompt("2", "release-notes", "Write release notes for {{version}} from:\n\n{{clipboard}}", ""),
    SavedPrompt("3", "reply", EXAMPLES[2].text, EXAMPLES[2].description),
    SavedPrompt("4", "rindfleischetikettierung", "Erkläre {{Gesetz}} in einfachen Worten.", "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz, aber verständlich"),
    SavedPrompt("5", "translate", EXAMPLES[0].text, EXAMPLES[0].description),
)  # fmt: skip


class NoReader:
    """Reads nothing: what a picture shows was read already."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_given: None


def composing(state: ChatState, attaching: AttachingState | None = None, calls: CallState | None = None) -> ChatView:
    """A chat whose composer has everything behind it."""
    view = chat(state)
    reads = Attaching(NoReader(), no_work, lambda _p, _a: None, lambda _p: 0)  # type: ignore[arg-type]
    reads.state = attaching or AttachingState()
    view.composer.attachments.use(reads)
    calling = Calling(PromptService(None, None, str), no_work, datetime.now)  # type: ignore[arg-type]
    joined = ComposerPrompts(view.composer, calling, view)
    view.__dict__["joined"] = joined
    if calls is not None:
        calling.state = calls

        def opens() -> None:
            joined._show(calls)
            view.composer.input.setFocus() if calls.is_open else None

        view.__dict__["when_shown"] = opens
    return view


def attached() -> ChatView:
    made = attachments()
    return composing(replace(TYPED, attachments=made), AttachingState(previews=notes(made)))


def reading() -> ChatView:
    made = attachments()
    place = TALK.conversation.id if TALK.conversation else None
    ways = (
        Reading(1, "holiday.jpg", place, 0.45),
        Reading(2, "contract.pdf", place, 1.0, "contract.pdf is a PDF, which no model can read as it is.", "Add it under Documents: answers then cite its pages."),
    )  # fmt: skip
    return composing(replace(TYPED, attachments=made[1:], estimate=None), AttachingState(ways, notes(made)))


def dropping() -> ChatView:
    view = composing(TYPED)
    zone = DropZone(view, lambda _data: True)

    def opens() -> None:
        zone.setGeometry(view.rect())
        zone.show()
        zone.raise_()

    view.__dict__["when_shown"] = opens
    return view


def flooded() -> ChatView:
    view = composing(TYPED)
    view.__dict__["when_shown"] = lambda: view.composer.attachments._offer_file("word " * 12_345)
    return view


def filling(prompt: SavedPrompt) -> CallState:
    blanks = tuple(one for one in variables(prompt.text) if one.name != "clipboard")
    return CallState(filling=prompt, blanks=blanks, values=tuple(blank.default for blank in blanks))


LISTED = CallState(True, "", (*(CallRow("prompt", one) for one in PROMPTS), MANAGE), 1)
FULL = EstimateView(LLAMA, True, ESTIMATE.cost, 7_300, 8_192)
QUEUE = (
    Queued(1, "And with three replicas?"),
    Queued(2, "What is a join?", knows=False),
    Queued(3, "Then write it up for people who have never heard of a join, in two paragraphs", attachments()[1:]),
)
BESIDE = (
    Priced(QWEN, True, ESTIMATE.cost, known=True),
    Priced(HAIKU, False, ESTIMATE.cost, known=False),
    Priced(MINI, False, None, known=True, refusal="OpenAI is not allowed to answer yet."),
)


def library(state: PromptsState) -> QWidget:
    presenter = PromptsPresenter(PromptService(None, None, str), no_work)  # type: ignore[arg-type]
    presenter.state = state
    return PromptsView(presenter)


def kept(**changes: object) -> PromptsState:
    return replace(PromptsState("ready", PROMPTS, shown=PROMPTS), **changes)  # type: ignore[arg-type]


AMISS = Editing(
    replace(PROMPTS[4], name="Translate me"), PROMPTS[4], problem="A name has up to 40 letters a to z, digits and hyphens.",
    advice="Try “translate-me”.", where="name",
)  # fmt: skip
CHATS: dict[str, Callable[[], QWidget]] = {
    "composer-attached": attached,
    "composer-reading": reading,
    "composer-blind": lambda: composing(replace(TYPED, attachments=attachments(), chosen=LLAMA, estimate=None)),
    "composer-dropping": dropping,
    "composer-flooded": flooded,
    "composer-nearly-full": lambda: composing(replace(TYPED, estimate=FULL)),
    "composer-left-out": lambda: composing(replace(TYPED, estimate=replace(FULL, tokens=9_400, left_out=2))),
    "composer-too-much": lambda: composing(
        ChatState(draft="A very long question", draft_version=1, estimate=replace(FULL, tokens=19_400, fits=False))
    ),
    "composer-refused": lambda: composing(
        replace(TYPED, estimate=EstimateView(None, True, None, 12, None, "No model can answer (Ollama: no model)."))
    ),
    "composer-queued": lambda: composing(replace(streaming(), queue=QUEUE, draft="One more thing", draft_version=1)),
    "composer-queue-waits": lambda: composing(replace(TALK, queue=QUEUE, queue_waits="stopped")),
    "composer-beside": lambda: composing(replace(TYPED, beside=BESIDE)),
    "composer-temporary": lambda: composing(ChatState(temporary=True, entries=ENTRIES)),
    "composer-without": lambda: composing(replace(TYPED, knows=False)),
    "composer-with": lambda: composing(replace(TYPED, knows=True, chat_knows=False)),
    "composer-left-alone": lambda: composing(replace(TYPED, chat_knows=False)),
    "composer-tall": lambda: composing(replace(TYPED, draft="A line of what is asked here.\n" * 40)),
    "composer-editing": lambda: composing(replace(TYPED, editing="q1", attachments=attachments())),
    "composer-slash": lambda: composing(replace(TYPED, draft="/", estimate=None), calls=LISTED),
    "composer-slash-none": lambda: composing(
        replace(TYPED, draft="/zebra", estimate=None), calls=CallState(True, "zebra", (MANAGE,))
    ),
    "composer-slash-examples": lambda: composing(
        replace(ChatState(), draft="/", draft_version=1),
        calls=CallState(True, "", (*(CallRow("example", one) for one in EXAMPLES), MANAGE)),
    ),
    "composer-blanks": lambda: composing(replace(TYPED, draft="/reply", estimate=None), calls=filling(PROMPTS[2])),
}
"""Every state of the composer."""
PROMPT_STATES: dict[str, PromptsState] = {
    "prompts": kept(said="Prompts added: 3. Here already: 2."),
    "prompts-empty": PromptsState("ready", examples=EXAMPLES),
    "prompts-loading": PromptsState(),
    "prompts-no-match": kept(search="zebra", shown=()),
    "prompts-problem": kept(
        problem="prompts.txt is not JSON.", advice="Choose a file that an export of prompts wrote."
    ),
    "prompts-editor": kept(editing=Editing(PROMPTS[4], PROMPTS[4])),
    "prompts-new": kept(editing=Editing(SavedPrompt("9", "", ""), SavedPrompt("9", "", ""), True)),
    "prompts-amiss": kept(editing=AMISS),
}


def screens(
    shell: Callable[[SidebarState], MainWindow], talk: Callable[[Callable[[], QWidget]], Callable[[], QWidget]]
) -> dict[str, Callable[[], QWidget]]:
    """All of them, in the window."""

    def covered(state: PromptsState) -> MainWindow:
        window = shell(FULL_LIST)
        window.show_settings(library(state))
        return window

    return {
        **{name: talk(view) for name, view in CHATS.items()},
        **{name: lambda state=state: covered(state) for name, state in PROMPT_STATES.items()},
    }
