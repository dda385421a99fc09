"""Paints the trust screen in the chat's place: how it stands and why, what comes next, how it went, and on what terms."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.empty_state import EmptyState
from soulfra_desktop.ui.kit.painting import paint, say
from soulfra_desktop.ui.kit.screen_header import ScreenHeader
from soulfra_desktop.ui.shell.page import Page
from soulfra_desktop.ui.shell.skeleton import SkeletonRows
from soulfra_desktop.ui.trust.ahead import AheadCard
from soulfra_desktop.ui.trust.appeal_form import AppealForm
from soulfra_desktop.ui.trust.hero import Hero
from soulfra_desktop.ui.trust.notices import Entries, Notices
from soulfra_desktop.ui.trust.past import Changes, Course
from soulfra_desktop.ui.trust.presenter import TrustPresenter
from soulfra_desktop.ui.trust.set_back import SetBack
from soulfra_desktop.ui.trust.state import TrustState
from soulfra_desktop.ui.trust.terms import Never, TakingPart
from soulfra_desktop.ui.trust.tiers import Tiers
from soulfra_desktop.ui.trust.why import Why
from soulfra_desktop.ui.trust.words import TrustWords

COLUMN = 744
Shows = Callable[[TrustState], bool]


class TrustView(QWidget):
    """Header with the way back, and one column of cards."""

    def __init__(self, presenter: TrustPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._words = TrustWords(self)
        self._form: AppealForm | None = None
        self._heads: list[tuple[QWidget, Shows]] = []
        self.setProperty("kind", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = ScreenHeader(self.tr("Trust"))
        self.header.back.clicked.connect(lambda: presenter.done())
        self._page = Page(COLUMN)
        self._page.setAccessibleName(self.tr("Trust"))
        self._build()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._page, 1)
        paint(presenter, self, self.render)

    def _build(self) -> None:
        presenter, words, column = self._presenter, self._words, self._page.column
        self.problem = self._page.paragraph("", "danger")
        self.stale = self._page.paragraph("", "soft")
        self.again = QPushButton(self.tr("Try again"))
        theme.write_as(self.again, weight=theme.MEDIUM)
        self.again.clicked.connect(lambda: presenter.look())
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeading)
        self.loading = SkeletonRows()
        lengths.keep(self.loading.setFixedHeight, 220)
        column.addWidget(self.loading)
        self._build_empty()
        self.set_back = SetBack(presenter)
        self.notices = Notices(presenter, words)
        self.hero = Hero(presenter, words)
        column.addWidget(self.set_back)
        column.addWidget(self.notices)
        column.addWidget(self.hero)
        self.why, self.ahead = Why(presenter, words), AheadCard(presenter, words)
        self.course, self.changes = Course(presenter, words), Changes(presenter, words)
        self.entries, self.tiers = Entries(presenter, words), Tiers(words)
        self.never, self.part = Never(words), TakingPart(presenter)
        self._part(self.tr("Why"), self.why, _takes_part)
        self._part(self.tr("What would bring more"), self.ahead, lambda state: _takes_part(state) and bool(state.steps))
        self._part(self.tr("How it went"), self.course, _takes_part)
        self._part(self.tr("What changed"), self.changes, _takes_part)
        self._part(
            self.tr("What lowered your score"), self.entries, lambda state: _there(state) and bool(state.against)
        )
        self._part(self.tr("What each tier brings"), self.tiers, _there)
        self._part(self.tr("What we never look at"), self.never, _there)
        self._part(self.tr("Taking part"), self.part, _there)
        self._page.finish(centred=False)

    def _build_empty(self) -> None:
        self.empty = EmptyState(
            self.tr("Trust belongs to an account, and nobody is signed in here"),
            self.tr(
                "With an account, steady honest use earns a score that brings a discount and more. Each point of it is "
                "explained. Everything on this machine works without."
            ),
        )
        self.to_account = self.empty.offer(self.tr("Go to the account"))
        self.to_account.clicked.connect(lambda: self._presenter.open_account())
        self.failed = EmptyState(self.tr("Trust cannot be shown now"), "")
        self.retry = self.failed.offer(self.tr("Try again"))
        self.retry.clicked.connect(lambda: self._presenter.look())
        self.privacy = self.failed.offer(self.tr("Go to Privacy"))
        self.privacy.clicked.connect(lambda: self._presenter.open_privacy())
        for one in (self.empty, self.failed):
            self._page.column.addWidget(one)

    def _part(self, head: str, widget: QWidget, shows: Shows) -> None:
        gap = QWidget()
        lengths.keep(gap.setFixedHeight, theme.XS)
        self._page.column.addWidget(gap)
        label = self._page.section(head)
        self._page.column.addWidget(widget)
        self._heads += [(gap, shows), (label, shows), (widget, shows)]

    # What it shows

    def render(self, state: TrustState) -> None:  # type: ignore[override] - a view's word for painting its state
        self.loading.setVisible(state.phase == "loading")
        self.empty.setVisible(state.phase == "none")
        self.to_account.setVisible(not state.barrier)
        self.empty.say(self._nobody(state))
        say(self.stale, self._stale(state))
        self._render_failed(state)
        told = state.phase == "ready" and not state.local_only and not state.set_back
        say(self.problem, state.problem.said if state.problem and told else "")
        self.again.setVisible(told and self._could_ask(state))
        for part in (
            self.set_back,
            self.notices,
            self.hero,
            self.why,
            self.ahead,
            self.course,
            self.changes,
            self.entries,
        ):
            part.render(state)
        for part in (self.tiers, self.never, self.part):
            part.render(state)
        for widget, shows in self._heads:
            widget.setVisible(shows(state))
        self._show_form(state)

    def _render_failed(self, state: TrustState) -> None:
        """There is nothing to show, not even of before."""
        self.failed.setVisible(state.phase == "failed" and not state.set_back)
        self.retry.setVisible(not state.local_only)
        self.privacy.setVisible(state.local_only)
        if state.local_only:
            self.failed.say(
                self.tr(
                    "Local only is on, so the server is not asked, and nothing of it was kept here. Your score is shown once "
                    "you turn it off under Privacy."
                )
            )
        else:
            self.failed.say(state.problem.said if state.problem else "")

    def _could_ask(self, state: TrustState) -> bool:
        kept = state.trust is not None and state.trust.is_kept_copy
        return kept or state.problem is not None

    def _nobody(self, state: TrustState) -> str:
        if state.barrier:
            return self.tr(
                "In this session nothing is kept, so there is no account and no score. Everything works without."
            )
        return self.tr(
            "With an account, steady honest use earns a score that brings a discount and more. Each point of it is "
            "explained. Everything on this machine works without."
        )

    def _stale(self, state: TrustState) -> str:
        """Where this is not the server's word of now."""
        trust = state.trust
        if trust is None or not (trust.is_kept_copy or state.local_only):
            return ""
        at = (
            self._words.moment(trust.read_at, state.today) if trust.read_at else self._words.day(trust.day, state.today)
        )
        if state.local_only:
            return self.tr("Local only is on, so the server is not asked. This is how it stood on {0}.").format(at)
        if state.problem is not None:  # which says what the server did
            return self.tr("This is how it stood on {0}.").format(at)
        return self.tr("The server cannot be reached now. This is how it stood on {0}.").format(at)

    def _show_form(self, state: TrustState) -> None:
        if state.writing is None:
            if self._form is not None:
                form, self._form = self._form, None
                form.accept()
        elif self._form is None:
            self._form = AppealForm(self, self._presenter, state.writing)
            self._form.open()
        else:
            self._form.show_state(state)

    # By keys

    def make_room(self, pixels: int) -> None:
        """Keep the header clear of the button that opens the sidebar."""
        self.header.make_room(pixels)

    def take_focus(self) -> None:
        self.header.back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.done()
        else:
            super().keyPressEvent(event)


def _there(state: TrustState) -> bool:
    return state.trust is not None


def _takes_part(state: TrustState) -> bool:
    return state.trust is not None and state.trust.takes_part
