"""What sending would cost and how full the model's window would be: in words, and as a thin bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from soulfra_desktop.ui.chat.state import ChatState, EstimateView, Priced
from soulfra_desktop.ui.kit import icons, lengths, money, theme
from soulfra_desktop.ui.kit.flow import clear
from soulfra_desktop.ui.kit.receipt_leaves import short
from soulfra_desktop.ui.kit.sentences import figure
from soulfra_desktop.ui.kit.theme import scaled

if TYPE_CHECKING:
    from soulfra_desktop.domain.packing import Part

NEARLY_FULL = 0.8
"""Share of the window from which it is said."""
NARROW, ROOMY, WIDE = 400, 480, 560
"""Pixels of the composer under which the per cent, the tokens, and who would answer are left to the tooltip."""
BAR_WIDTH, BAR_HEIGHT = 56, 5


class Gauge(QWidget):
    """A thin bar and its per cent; beyond the window it is full, and its colour says so with the words."""

    def __init__(self) -> None:
        super().__init__()
        self._share: float | None = None
        self._parts: tuple[tuple[Part, int], ...] = ()
        self.worded = True
        """Whether the per cent stands beside the bar."""
        self.setFont(theme.font(theme.SMALL, tabular=True))
        self.hide()

    def show_share(self, share: float | None, parts: tuple[tuple[Part, int], ...] = ()) -> None:
        """`parts` are what fills it, in tokens: each is a piece of the bar."""
        self.setVisible(share is not None)
        self._share, self._parts = share, parts if len(parts) > 1 else ()
        self.updateGeometry()
        self.update()

    @property
    def per_cent(self) -> str:
        """Whole, and what is less than one with one decimal."""
        hundredths = (self._share or 0.0) * 100
        if hundredths < 0.95:
            return self.tr("{0} %").format(figure(f"{max(0.1, hundredths):.1f}") if hundredths else 0)
        return self.tr("{0} %").format(round(hundredths))

    @property
    def tone(self) -> str:
        share = self._share or 0.0
        return "danger" if share > 1 else "warn" if share > NEARLY_FULL else "accent"

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.per_cent) + scaled(7) if self.worded else 0
        return QSize(scaled(BAR_WIDTH) + words, scaled(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        width, height = scaled(BAR_WIDTH), scaled(BAR_HEIGHT)
        left = 0.0 if mirrored else float(self.width() - width)
        top = (self.height() - height) / 2
        area = QRectF(left, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(area, height / 2, height / 2)
        filled = max(height, width * min(1.0, self._share or 0.0)) if self._share else 0
        painter.setBrush(theme.color(self.tone))
        start = area.right() - filled if mirrored else area.left()
        bar = QRectF(start, top, filled, height)
        painter.drawRoundedRect(bar, height / 2, height / 2)
        self._part(painter, bar, mirrored=mirrored)
        if self.worded:
            painter.setPen(theme.color("soft" if self.tone == "accent" else self.tone))
            words = QRectF(width + scaled(7) if mirrored else 0, 0, self.width() - width - scaled(7), self.height())
            side = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | side, self.per_cent)

    def _part(self, painter: QPainter, bar: QRectF, *, mirrored: bool) -> None:
        """A gap between two parts, where both are wide enough to be seen."""
        whole, gap = sum(tokens for _, tokens in self._parts), scaled(1)
        painter.setBrush(self.palette().window().color())
        at = 0.0
        for _, tokens in self._parts[:-1]:
            at += bar.width() * tokens / whole
            if scaled(3) < at < bar.width() - scaled(3):
                place = bar.right() - at if mirrored else bar.left() + at
                painter.drawRect(QRectF(place - gap / 2, bar.top(), gap, bar.height()))


class EstimateLine(QWidget):
    """Cost, tokens and gauge in one line, the whole of it in its tooltip and for a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self.words = QPushButton()
        """Pressed, it opens what each model would ask for this."""
        self.words.setMinimumWidth(1)
        self.gauge = Gauge()
        self._wordings: list[tuple[str, bool]] = []
        """What may be said, the fullest first, and whether its figures are equally wide."""
        self._room: int | None = None
        """Pixels; None before it was laid out."""
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        lengths.keep(self._line.setSpacing, 9)
        self._line.addStretch(1)
        self._line.addWidget(self.words, 0)
        self._line.addWidget(self.gauge, 0)

    def show_estimate(self, estimate: EstimateView | None, width: int, *, names_model: bool = False) -> None:
        """`width` is the composer's, which decides how much is said; `names_model`: nobody chose who answers."""
        self.gauge.worded = width >= scaled(NARROW)
        self.gauge.show_share(estimate.share if estimate else None, estimate.parts if estimate else ())
        self.words.setVisible(estimate is not None)
        if estimate is None:
            self._wordings = []
            self.setToolTip("")
            self.setAccessibleName("")
            return
        about = money.between(*estimate.between) if estimate.between else money.about(estimate.cost)
        cost = [about] if estimate.model else []
        tokens = self._tokens(estimate)
        who = [short(estimate.model)] if names_model and estimate.model and width >= scaled(WIDE) else []
        # a name's hyphens would be as wide as figures
        full = [([*who, *cost, *tokens], not who), ([*cost, *tokens], True)] if width >= scaled(ROOMY) else []
        self._wordings = [("  ·  ".join(said), tabular) for said, tabular in [*full, (cost or tokens, True)]]
        self._say_what_fits()
        details = [*self._details(estimate, cost, tokens), self.tr("Press to see what each model would cost")]
        self.setToolTip("\n".join(details))
        self.words.setAccessibleName(", ".join(details))
        self.setAccessibleName(", ".join(details))
        self.gauge.setAccessibleName(", ".join(details))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room = event.size().width()
        self._say_what_fits()

    def _say_what_fits(self) -> None:
        """The fullest wording that is not cut; the shortest where none is whole."""
        gauge = self.gauge.sizeHint().width() + self._line.spacing() if not self.gauge.isHidden() else 0
        for said, tabular in self._wordings:
            theme.write_as(self.words, "quiet", theme.SMALL, tabular=tabular)
            self.words.setText(said.replace("&", "&&"))
            self.words.setVisible(bool(said))
            if self._room is None or self.words.sizeHint().width() + gauge <= self._room:
                return

    def _tokens(self, estimate: EstimateView) -> list[str]:
        if estimate.window:
            return [self.tr("{0} of {1} tokens").format(figure(f"{estimate.tokens:,}"), figure(f"{estimate.window:,}"))]
        return [self.tr("{0} tokens").format(figure(f"{estimate.tokens:,}"))] if estimate.tokens else []

    def _details(self, estimate: EstimateView, cost: list[str], tokens: list[str]) -> list[str]:
        who = self.tr("{0} would answer").format(estimate.model) if estimate.model else estimate.refusal
        where = self.tr("on this machine") if estimate.local else self.tr("in the cloud")
        full = [self.tr("{0} of its window, the chat so far included").format(self.gauge.per_cent)]
        left_out = [self.tr("messages left out: {0}").format(estimate.left_out)] if estimate.left_out else []
        return [
            who,
            *([where] if estimate.model else []),
            *cost,
            *tokens,
            *(full if estimate.window else []),
            *left_out,
            *self._filling(estimate),
        ]

    def _filling(self, estimate: EstimateView) -> list[str]:
        """What fills the window, part by part, and what was left out of it; nothing where it is the chat alone."""
        known = [part for part, _ in estimate.parts if part not in ("system", "turns")]
        if not known and not estimate.withheld:
            return []
        names: dict[Part, str] = {
            "system": self.tr("instructions: {0}"),
            "pinned": self.tr("always remembered: {0}"),
            "summary": self.tr("summary of earlier turns: {0}"),
            "turns": self.tr("chat and question: {0}"),
            "passages": self.tr("passages found: {0}"),
            "facts": self.tr("memories found: {0}"),
        }
        said = [names[part].format(_tokens_of(tokens)) for part, tokens in estimate.parts]
        if estimate.window:
            free = max(0, estimate.window - sum(tokens for _, tokens in estimate.parts))
            said.append(self.tr("free, for the answer too: {0}").format(_tokens_of(free)))
        return [*said, *self._out(estimate)]

    def _out(self, estimate: EstimateView) -> list[str]:
        why = {
            ("passages", "no room"): self.tr("passages without room: {0}"),
            ("passages", "says the same"): self.tr("passages that say the same as another: {0}"),
            ("facts", "no room"): self.tr("memories without room: {0}"),
            ("facts", "says the same"): self.tr("memories that say the same as another: {0}"),
            ("pinned", "no room"): self.tr("always remembered, without room: {0}"),
            ("turns", "summarised"): self.tr("messages for which the summary stands: {0}"),
        }
        told = [(why.get((one.part, one.why)), one.count) for one in estimate.out]
        said = [text.format(figure(f"{count:,}")) for text, count in told if text]
        kept = [self.tr("what Soulfra knows stays on this machine and is not sent")] if estimate.withheld else []
        return [*said, *kept]


class PriceList(QWidget):
    """What each of several models would cost, before one question goes to all of them. `left()`: one is enough again."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        lengths.keep(self._grid.setContentsMargins, 2, 2, 2, 4)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._shown: tuple[Priced, ...] = ()
        self.hide()

    def show_prices(self, priced: tuple[Priced, ...]) -> None:
        if priced == self._shown:
            return
        self._shown = priced
        clear(self._grid)
        self.setVisible(bool(priced))
        for row, one in enumerate(priced):
            self._add(row, one)
        if len(priced) > 1:
            self._total(len(priced), priced)
        if priced:
            self._grid.addWidget(self._leave(), 0, 3, len(priced), 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.setColumnStretch(1, 1)
        self.setAccessibleName(", ".join(f"{short(one.model)}: {self._cost(one)}" for one in priced))

    def _add(self, row: int, one: Priced) -> None:
        tone = "local" if one.local else "cloud"
        mark = QLabel()
        mark.setPixmap(icons.picture("laptop" if one.local else "cloud", tone, 16))
        mark.setToolTip(self.tr("on this machine") if one.local else self.tr("in the cloud"))
        name = self._label(short(one.model), "", tabular=False)  # their hyphens would be as wide as figures
        name.setToolTip(str(one.model))
        name.setMinimumWidth(min(name.sizeHint().width(), theme.scaled(132)))
        cost = self._label(one.refusal or self._cost(one), "warn" if one.refusal else "soft")
        cost.setWordWrap(bool(one.refusal))
        side = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        cost.setAlignment(side)
        self._grid.addWidget(mark, row, 0)
        self._grid.addWidget(name, row, 1)
        self._grid.addWidget(cost, row, 2)

    def _leave(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon("x", "soft", 16))
        button.setAccessibleName(self.tr("Ask one model again"))
        button.setToolTip(self.tr("Ask one model again"))
        button.clicked.connect(lambda: self.left.emit())
        return button

    def _total(self, row: int, priced: tuple[Priced, ...]) -> None:
        asked = [one for one in priced if not one.refusal]
        if not asked or not all(one.known for one in asked):
            return
        known = [one.cost for one in asked if one.cost is not None]
        if len(known) < len(asked):
            said = self.tr("price unknown")
        else:
            said = money.about(sum(known[1:], known[0]))
        self._grid.addWidget(self._label(self.tr("All together"), "soft"), row, 1)
        total = self._label(said, "")
        total.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self._grid.addWidget(total, row, 2)

    def _cost(self, one: Priced) -> str:
        return money.about(one.cost) if one.known else self.tr("…")

    def _label(self, text: str, kind: str, *, tabular: bool = True) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        theme.write_as(label, kind, theme.SMALL, theme.MEDIUM, tabular=tabular)
        return label


def _tokens_of(tokens: int) -> str:
    return figure(f"{tokens:,}")


def fullness(state: ChatState, words: EstimateLine) -> str:
    """What is said where the window is nearly full, or more than full; empty where there is room."""
    estimate = state.estimate
    if estimate is None or estimate.model is None or estimate.window is None:
        return ""
    name, window = short(estimate.model), figure(f"{estimate.window:,}")
    if not estimate.fits or (estimate.tokens > estimate.window and not state.messages):
        said = words.tr("That is more than {0} reads at once ({1} tokens). Shorten it, or choose another model.")
        return said.format(name, window)
    if estimate.left_out:
        said = words.tr("{2} of the oldest messages will not be sent: {0} reads {1} tokens at once.")
        return said.format(name, window, estimate.left_out)
    if estimate.withheld:
        said = words.tr("What Soulfra knows stays on this machine: {0} answers without it.")
        return said.format(name)
    if estimate.tokens > estimate.window:
        said = words.tr(
            "With this chat, that is more than {0} reads at once ({1} tokens): the oldest messages are not sent."
        )
        return said.format(name, window)
    if estimate.tokens > estimate.window * NEARLY_FULL:
        said = words.tr("Nearly full: soon the oldest messages of this chat will not be sent to {0}.")
        return said.format(name)
    return ""
