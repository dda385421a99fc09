"""Paints the settings: its sections, one at a time, in the chat's place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.column import in_the_middle
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.painting import paint
from soulfra_desktop.ui.kit.screen_header import ScreenHeader
from soulfra_desktop.ui.settings.data import DataPage
from soulfra_desktop.ui.settings.endpoints import EndpointList
from soulfra_desktop.ui.settings.fields import FieldRow
from soulfra_desktop.ui.settings.keyboard import KeyboardPage
from soulfra_desktop.ui.settings.keying import KeyingPresenter
from soulfra_desktop.ui.settings.presenter import SECTIONS, Section, SettingsPresenter, SettingsState
from soulfra_desktop.ui.settings.protection import ProtectionPanel
from soulfra_desktop.ui.settings.providers import ProviderCard
from soulfra_desktop.ui.shell.page import Page
from soulfra_desktop.ui.shell.skeleton import SkeletonRows

COLUMN = 640


class SettingsView(QWidget):
    """Header with the way back, the sections, and the chosen one."""

    def __init__(
        self,
        presenter: SettingsPresenter,
        keying: KeyingPresenter | None = None,
        protection: ProtectionPanel | None = None,
        account: Page | None = None,
    ) -> None:
        """`keying` as soon as there are actions with keys; `protection` where what protects the chats can be changed;
        `account` is the account's page."""
        super().__init__()
        self._presenter = presenter
        self._keying, self._account = keying, account
        self.setProperty("kind", "canvas")
        self.header = ScreenHeader(self.tr("Settings"))
        self.back = self.header.back
        self.back.clicked.connect(presenter.done)
        self._tabs: dict[Section, QPushButton] = {}
        self._pages = QStackedWidget()
        self._sections: dict[Section, SectionPage] = {
            name: SectionPage(name, title, presenter) for name, title in self._titles().items()
        }
        if protection is not None:
            self._sections["privacy"].add_protection(protection)
        self._data = DataPage(presenter, COLUMN)
        self._places: dict[Section, QWidget] = {**self._sections, "data": self._data}
        if account is not None:
            self._places["account"] = account
        if keying is not None:
            self._places["keyboard"] = KeyboardPage(keying, COLUMN)
        for page in self._places.values():
            self._pages.addWidget(page)
        self._lay_out()
        paint(presenter, self, self.render)

    def _titles(self) -> dict[Section, str]:
        return {
            "general": self.tr("General"),
            "models": self.tr("Providers"),
            "endpoints": self.tr("Endpoints"),
            "money": self.tr("Choice and cost"),
            "privacy": self.tr("Privacy"),
        }

    def _lay_out(self) -> None:
        tabs = QWidget()
        flow = FlowLayout(tabs, theme.XS)
        group = QButtonGroup(self)
        others: dict[Section, str] = {"account": self.tr("Account")} if self._account is not None else {}
        others["data"] = self.tr("Data")
        if self._keying:
            others["keyboard"] = self.tr("Keyboard")
        for name, text in (self._titles() | others).items():
            tab = QPushButton(text)
            theme.write_as(tab, "row", weight=theme.MEDIUM)
            tab.setCheckable(True)
            tab.clicked.connect(partial(self._go_to, name))
            group.addButton(tab)
            flow.addWidget(tab)
            self._tabs[name] = tab
        across = in_the_middle(tabs)
        inset = 10  # a tab's own padding: its words stand over the column's
        lengths.keep(across.setContentsMargins, theme.XL - inset, theme.M, theme.XL - inset, 0)
        lengths.keep(tabs.setMaximumWidth, COLUMN + 2 * inset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(across)
        column.addWidget(self._pages, 1)

    def _go_to(self, section: Section, *_checked: bool) -> None:
        self._presenter.go_to(section)

    def make_room(self, pixels: int) -> None:
        """Keep the header clear of the button that opens the sidebar."""
        self.header.make_room(pixels)

    def take_focus(self) -> None:
        self._tabs[self._presenter.state.section].setFocus()

    def render(self, state: SettingsState) -> None:  # type: ignore[override] - a view's word for painting its state
        self._tabs[state.section].setChecked(True)
        self._pages.setCurrentWidget(self._places[state.section])
        if state.section in self._sections:
            self._sections[state.section].show_state(state)
        self._data.show_state(state.data)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.done()
        else:
            super().keyPressEvent(event)

    def go_to_field(self, name: str) -> None:
        """Show the section of one field, with the keyboard in it."""
        section: Section = next(each for each in SECTIONS if self._has_field(each, name))
        self._presenter.go_to(section)
        QTimer.singleShot(0, self, lambda: self._sections[section].show_field(name))

    def _has_field(self, section: Section, name: str) -> bool:
        return any(one.field.name == name for one in self._presenter.state.fields_of(section))


class SectionPage(Page):
    """One section: what it says first, its own part, and its fields."""

    def __init__(self, section: Section, title: str, presenter: SettingsPresenter) -> None:
        super().__init__(COLUMN)
        self._section: Section = section
        self._presenter = presenter
        self._fields: dict[str, FieldRow] = {}
        self._cards: dict[str, ProviderCard] = {}
        self._rows = QVBoxLayout()
        lengths.keep(self._rows.setSpacing, theme.S)
        self._list = QVBoxLayout()
        lengths.keep(self._list.setSpacing, theme.S)
        self.endpoints: EndpointList | None = None
        self.protection: QLabel | None = None
        self._looking = SkeletonRows()
        lengths.keep(self._looking.setFixedHeight, 120)
        self.setAccessibleName(title)
        if section == "endpoints":
            self.paragraph(self.tr("Any server that speaks OpenAI's protocol can answer here."))
            self.endpoints = EndpointList(presenter)
            self.column.addWidget(self.endpoints)
        if section == "models":
            self.column.addWidget(self._looking)
            self.column.addLayout(self._list)
            self._link(self.tr("Model library"), lambda: presenter.on_library())
        if section == "money":
            self._link(self.tr("Usage and budgets"), lambda: presenter.on_usage())
        if section == "privacy":
            self.section(self.tr("What protects your chats"))
            self.protection = self.paragraph("")
        self._own = QVBoxLayout()
        self.column.addLayout(self._own)
        self.problem = self.paragraph("", "danger")
        self.column.addLayout(self._rows)
        if section == "money":
            self.forget = QPushButton(self.tr("Forget what was learnt"))
            theme.write_as(self.forget, weight=theme.MEDIUM)
            self.forget.clicked.connect(lambda: presenter.forget())
            self.column.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeading)
            self.learnt = self.paragraph("", "soft")
        self.finish(centred=False)

    def _link(self, text: str, act: Callable[[], object]) -> None:
        """To another screen."""
        link = QPushButton(text)
        theme.write_as(link, "link", theme.BODY, theme.MEDIUM)
        link.clicked.connect(lambda: act())
        self.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)

    def add_protection(self, panel: ProtectionPanel) -> None:
        """Under what it says of the protection: the ways to change it."""
        self._own.addWidget(panel)

    def show_state(self, state: SettingsState) -> None:
        self.problem.setVisible(state.problem is not None)
        if state.problem:
            self.problem.setText(state.problem.said)
        for field in state.fields_of(self._section):
            if field.field.name not in self._fields:
                self._fields[field.field.name] = FieldRow(field.field, self._presenter.change)
                self._rows.insertWidget(self._place_of(field.field.name, state), self._fields[field.field.name])
            self._fields[field.field.name].show_field(field)
        there = {field.field.name for field in state.fields_of(self._section)}
        for name, row in self._fields.items():
            row.setVisible(name in there)
        if self.endpoints is not None:
            self.endpoints.show_state(state)
        if self.protection is not None:
            self.protection.setText(self._protection(state))
        if self._section == "money":
            self._say_forgotten(state.forgotten)
        if self._section == "models":
            self._show_providers(state)

    def _place_of(self, name: str, state: SettingsState) -> int:
        """Behind those that are declared before it: a row may come into being later."""
        before = [one.field.name for one in state.fields]
        return sum(before.index(other) < before.index(name) for other in self._fields if other != name)

    def show_field(self, name: str) -> None:
        """Bring a field into sight, and the keyboard into it."""
        row = self._fields[name]
        row.control.setFocus()
        self.ensureWidgetVisible(row)

    def _say_forgotten(self, forgotten: int | None) -> None:
        if forgotten is None:
            self.learnt.setText("")
        elif forgotten:
            self.learnt.setText(self.tr("Forgotten. Answers that had taught something: {0}.").format(forgotten))
        else:
            self.learnt.setText(self.tr("There was nothing to forget."))

    def _show_providers(self, state: SettingsState) -> None:
        self._looking.setVisible(state.looking and not state.providers)
        endpoints = {one.endpoint.name for one in state.endpoints}  # they have a page of their own
        providers = [provider for provider in state.providers if provider.entry.name not in endpoints]
        there = {provider.entry.name for provider in providers}
        for name in [name for name in self._cards if name not in there]:
            self._cards.pop(name).deleteLater()
        for provider in providers:
            name = provider.entry.name
            if name not in self._cards:
                self._cards[name] = ProviderCard(name, self._presenter)
                self._list.addWidget(self._cards[name])
            self._cards[name].show_provider(provider)

    def _protection(self, state: SettingsState) -> str:
        return {
            "keyring": self.tr("They are encrypted on this machine. The key is in the system's keyring."),
            "passphrase": self.tr("They are encrypted on this machine. Your passphrase opens them; nobody else can."),
            "nothing kept": self.tr("This session keeps nothing: what you write is gone when the window closes."),
        }[state.protection]
