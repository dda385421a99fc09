"""Paints the model library in the chat's place: what is here, and what can be fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.domain.library import OnMachine, OnOffer
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.find_field import dress
from soulfra_desktop.ui.kit.painting import paint
from soulfra_desktop.ui.kit.screen_header import ScreenHeader
from soulfra_desktop.ui.kit.sentences import shown
from soulfra_desktop.ui.library.presenter import LibraryPresenter, LibraryState
from soulfra_desktop.ui.library.row import Answer, ModelRow
from soulfra_desktop.ui.library.words import LibraryWords
from soulfra_desktop.ui.shell.page import Page
from soulfra_desktop.ui.shell.skeleton import SkeletonRows

if TYPE_CHECKING:
    from soulfra_desktop.ui.kit.link_popover import LinkPopover

COLUMN = 700


class LibraryView(QWidget):
    """Header with the way back, and one column of models."""

    def __init__(self, presenter: LibraryPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._words = LibraryWords(self)
        self._rows: dict[tuple[str, str], ModelRow] = {}
        self._popover: LinkPopover | None = None
        self.setProperty("kind", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = ScreenHeader(self.tr("Model library"))
        self.back = self.header.back
        self.back.clicked.connect(lambda: presenter.done())
        self._page = Page(COLUMN)
        self._page.setAccessibleName(self.tr("Model library"))
        self._build()
        self._lay_out()
        paint(presenter, self, self.render)

    def _build(self) -> None:
        self.machine = self._page.paragraph("")
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a model"))
        self.search.setAccessibleName(self.tr("Find a model"))
        dress(self.search, self.search.accessibleName())
        self.search.textChanged.connect(self._presenter.narrow)
        self._page.column.addWidget(self.search)
        self.ask = QPushButton()
        self.ask.clicked.connect(lambda: self._presenter.fetch_named())
        self._page.column.addWidget(self.ask)
        self.problem = self._page.paragraph("", "danger")
        self.again = QPushButton(self.tr("Try again"))
        self.again.clicked.connect(lambda: self._presenter.look(fresh=True))
        self._page.column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.loading = SkeletonRows()
        lengths.keep(self.loading.setFixedHeight, 200)
        self._page.column.addWidget(self.loading)
        self._here_title = self._page.section(self.tr("On this machine"))
        self._here = self._stack()
        self._offer_title = self._page.section(self.tr("To fetch"))
        self.note = self._page.paragraph("", "faint")
        self.going_on = self._page.paragraph(
            self.tr(
                "Fetching goes on while you do something else. If Soulfra ends before it is done, Fetch goes on from there."
            ),
            "faint",
        )
        self._offers = self._stack()
        self.nothing = self._page.paragraph(self.tr("No model has these words."))
        self._page.finish(centred=False)

    def _stack(self) -> QVBoxLayout:
        column = QVBoxLayout()
        lengths.keep(column.setSpacing, theme.S)
        self._page.column.addLayout(column)
        return column

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._page, 1)

    def make_room(self, pixels: int) -> None:
        """Keep the header clear of the button that opens the sidebar."""
        self.header.make_room(pixels)

    def take_focus(self) -> None:
        self.search.setFocus()

    # Painting

    def render(self, state: LibraryState) -> None:  # type: ignore[override] - a view's word for painting its state
        shelves = state.shelves
        self.loading.setVisible(state.phase == "loading")
        self.machine.setVisible(shelves is not None)
        self.search.setVisible(shelves is not None)
        if self.search.text().strip() != state.words:
            self.search.setText(state.words)
        if shelves is not None:
            self.machine.setText(self._words.machine(shelves))
        problem = state.problem("")
        self.problem.setVisible(problem is not None)
        self.again.setVisible(state.phase == "failed")
        if problem is not None:
            self.problem.setText(problem.said)
        self.ask.setVisible(state.can_ask_ollama)
        self.ask.setText(self.tr("Ask Ollama for “{0}”").format(state.words))
        self._show_rows(state)

    def _show_rows(self, state: LibraryState) -> None:
        wanted = [("here", str(m.ref)) for m in state.here] + [("offer", str(m.ref)) for m in state.on_offer]
        listed = {name for _, name in wanted}
        wanted += [("offer", str(one.ref)) for one in state.fetching if str(one.ref) not in listed]
        for key in [key for key in self._rows if key not in wanted]:
            self._rows.pop(key).deleteLater()
        for place, key in enumerate(wanted):
            if key not in self._rows:
                self._rows[key] = ModelRow(self._words)
                self._rows[key].linked.connect(self._ask_to_open)
                stack = self._here if key[0] == "here" else self._offers
                stack.insertWidget(place if key[0] == "here" else place - len(state.here), self._rows[key])
        for model in state.here:
            self._show_here(self._rows["here", str(model.ref)], model, state)
        for offer in state.on_offer:
            self._show_offer(self._rows["offer", str(offer.ref)], offer, state)
        for one in state.fetching:
            if str(one.ref) not in listed:
                row = self._rows["offer", str(one.ref)]
                row.show_model(one.ref.model, "", "", None, None)
                row.show_licence("", "")
                self._show_fetching(row, one.ref, state)
        ready = state.phase == "ready"
        self._here_title.setVisible(ready and bool(state.here))
        self._offer_title.setVisible(ready and len(wanted) > len(state.here))
        self.note.setVisible(self._offer_title.isVisibleTo(self))
        self.note.setText(self._note(state))
        self.going_on.setVisible(bool(state.fetching))
        self.nothing.setVisible(ready and not wanted)

    def _note(self, state: LibraryState) -> str:
        if state.shelves is not None and state.shelves.ollama:
            return self.tr("For Ollama, and for the built-in engine. Sizes of Ollama's models are about right.")
        return self.tr("For the built-in engine. With Ollama running, its models stand here too.")

    def _show_here(self, row: ModelRow, model: OnMachine, state: LibraryState) -> None:
        row.show_model(shown(model.label), "", str(model.ref), model.size_bytes, model.verdict)
        row.show_licence("", "")
        row.show_progress(None)
        row.show_problem(state.problem(str(model.ref)))
        if state.confirming == model.ref:
            yes, no = self.tr("Delete {0} for good"), self.tr("Keep {0}")
            row.show_question(
                Answer(self.tr("Delete for good"), yes.format(model.label), self._presenter.confirm),
                Answer(self.tr("Keep"), no.format(model.label), self._presenter.keep),
            )
        elif model.removable:
            name = self.tr("Delete {0}").format(model.label)
            row.show_action(self.tr("Delete"), name, lambda: self._presenter.delete(model.ref), kind="quiet")
        else:
            row.show_action("", "", None)

    def _show_offer(self, row: ModelRow, offer: OnOffer, state: LibraryState) -> None:
        row.show_model(
            shown(offer.label), shown(offer.good_for), self._words.of_offer(offer), offer.size_bytes, offer.verdict
        )
        row.show_licence(offer.licence, offer.licence_url)
        self._show_fetching(row, offer.ref, state)
        if state.progress(offer.ref) is None:
            name = self.tr("Fetch {0}, {1}").format(offer.label, self._words.size(offer.size_bytes))
            row.show_action(self.tr("Fetch"), name, lambda: self._presenter.fetch(offer.ref))
            row.button.setEnabled(offer.verdict.room_on_disk)

    def _show_fetching(self, row: ModelRow, ref: ModelRef, state: LibraryState) -> None:
        fetching = state.progress(ref)
        row.show_problem(state.problem(str(ref)))
        row.show_progress(fetching)
        if fetching is not None:
            name = self.tr("Stop fetching {0}").format(ref.model)
            row.show_action(self.tr("Stop"), name, lambda: self._presenter.stop(ref), kind="quiet")
            row.button.setEnabled(True)

    def _ask_to_open(self, url: str, place: QPoint) -> None:
        from soulfra_desktop.ui.kit.link_popover import LinkPopover

        if self._popover is None:
            self._popover = LinkPopover(self)
            self._popover.opened.connect(lambda address: QDesktopServices.openUrl(QUrl(address)))
        self._popover.ask(url, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.done()
        else:
            super().keyPressEvent(event)
