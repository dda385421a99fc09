"""The quick prompt in the pictures, on a desk of nobody's; and the tray's icons on both kinds of panel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.domain.settings import Settings
from soulfra_desktop.domain.usage import FREE
from soulfra_desktop.ui.chat.state import EstimateView, Offer
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.message_view import Failure, MessageView
from soulfra_desktop.ui.quick_prompt.presenter import QuickPresenter
from soulfra_desktop.ui.quick_prompt.state import Offered, QuickState
from soulfra_desktop.ui.quick_prompt.view import WIDTH, QuickView
from soulfra_desktop.ui.shell.closing import ClosingQuestion
from soulfra_desktop.ui.shell.tray_icon import tray_icon
from tests.pictured_chats import HAIKU, LLAMA
from tests.pictured_shell import NOW, StillClock, no_work

CHAT = Conversation("q", "What does “idempotent” mean?", NOW, NOW, source="quick")
COPIED = Offered(
    "Dear tenants,\nas of 1 March the advance payment for heating costs rises by 18 € a month. The reason is the"
    " increase of the network operator's charges.",
    "copied",
)
HERE = EstimateView(LLAMA, True, FREE, 24, 8_192)
QUESTION = MessageView("1", "user", "What does “idempotent” mean, in one example?")
ANSWER = MessageView(
    "2",
    "assistant",
    "Doing it twice leaves the same as doing it once.\n\n```python\nnames.add('Ada')   # the set holds Ada\n"
    "names.add('Ada')   # still once\n```\n\nA light's *off* switch is idempotent; a toggle is not.",
)
GERMAN = "Übersetze Donaudampfschifffahrtsgesellschaftskapitänsmützenhalterung ins Englische und erkläre, woraus das Wort zusammengesetzt ist."


class _Settings:
    current = Settings()


class Desk(QWidget):
    """What lies behind the quick prompt; nobody's wallpaper."""

    def __init__(self, state: QuickState) -> None:
        super().__init__()
        presenter = QuickPresenter(None, None, _Settings(), None, StillClock(), no_work)  # type: ignore[arg-type]
        presenter.state = state
        self._view = QuickView(presenter)
        self._view.setParent(self, Qt.WindowType.Widget)
        self._view.line.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = min(WIDTH, self.width() - 2 * theme.L)
        self._view.setGeometry((self.width() - width) // 2, round(self.height() * 0.12), width, self._view.height())
        self._view.render(self._view._presenter.state)
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#7C8B93"))
        painter.end()


class Panels(QWidget):
    """The icon at three sizes, idle and answering, on a light and on a dark panel."""

    def __init__(self) -> None:
        super().__init__()
        for row, (panel, dark) in enumerate(
            (("#F4F4F4", False), ("#F4F4F4", True), ("#202020", True), ("#202020", False))
        ):
            strip = QWidget(self)
            strip.setGeometry(0, row * 90, 600, 90)
            strip.setStyleSheet(f"background: {panel}")
            for column, (side, answering) in enumerate((s, a) for s in (16, 22, 48) for a in (False, True)):
                label = QLabel(strip)
                label.setPixmap(tray_icon(dark=dark, answering=answering).pixmap(side, side))
                label.setGeometry(20 + column * 80, 10, 70, 70)


def closing(shell: Callable[..., QWidget], full: Any) -> QWidget:
    window = shell(full)
    question = ClosingQuestion(window, lambda _stays: None)
    window.workspace.content.currentWidget().__dict__["when_shown"] = question.ask  # type: ignore[attr-defined]
    return window


def _past() -> tuple[Conversation, ...]:
    titles = (CHAT.title, "Summarise this text in a few sentences:", "Synonyms for “calm”", GERMAN, "18 % of 240 €")
    return tuple(
        Conversation(str(number), title, NOW, NOW - timedelta(hours=7 * number)) for number, title in enumerate(titles)
    )


STATES: Mapping[str, QuickState] = {
    "quick-empty": QuickState(),
    "quick-local": QuickState(local_only=True, draft="18 % of 240 €", draft_version=1, estimate=HERE),
    "quick-offered": QuickState(offered=COPIED),
    "quick-taken": QuickState(
        offered=COPIED, taken=True, draft="How much is that a year?", draft_version=1,
        estimate=EstimateView(HAIKU, False, None, 64, 200_000),
    ),
    "quick-long": QuickState(draft=GERMAN * 3, draft_version=1, estimate=HERE),
    "quick-streaming": QuickState(
        "streaming", CHAT,
        (QUESTION, MessageView("2", "assistant", "Doing it twice leaves the same as", streaming=True, complete=False, asking=LLAMA)),
    ),
    "quick-answered": QuickState("idle", CHAT, (QUESTION, ANSWER)),
    "quick-error": QuickState(
        "idle", CHAT,
        (QUESTION, MessageView("2", "assistant", "Doing it twice", complete=False,
                               failure=Failure("The connection to Ollama broke.", "Try again; whatever had arrived is kept."))),
    ),
    "quick-refused": QuickState(
        draft="Hello", draft_version=1, offers=(Offer("openai", "OpenAI"),),
        estimate=EstimateView(None, True, None, 3, None, "Nothing on this machine can answer."),
    ),
    "quick-failure": QuickState(
        draft="Hello", draft_version=1, failure=Failure("The disk is full.", "Free some space and try again.", ("retry",)),
    ),
    "quick-past": QuickState(past=_past(), place=1),
    "quick-past-empty": QuickState(past=()),
}  # fmt: skip


def screens(shell: Callable[..., QWidget], full: Any) -> dict[str, Callable[[], QWidget]]:
    """The quick prompt's states, the tray's icons, and the question that closing asks."""
    return {
        **{name: lambda state=state: Desk(state) for name, state in STATES.items()},
        "tray-icons": Panels,
        "closing": lambda: closing(shell, full),
    }
