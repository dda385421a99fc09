"""Named OpenAI-compatible endpoints: presets to start from, one form to add or change one."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.domain.settings import Endpoint
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout, clear
from soulfra_desktop.ui.kit.names import provider_label
from soulfra_desktop.ui.settings.controls import Switch
from soulfra_desktop.ui.settings.presenter import EndpointForm, SettingsPresenter, SettingsState


class EndpointList(QWidget):
    """What is there, what could be added, and the form while one is open."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._shown: object = None
        self._rows = QVBoxLayout()
        lengths.keep(self._rows.setSpacing, theme.S)
        self._presets = QWidget()
        self._flow = FlowLayout(self._presets, theme.S)
        self.form = Form(presenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(column.setSpacing, theme.M)
        column.addLayout(self._rows)
        column.addWidget(self.form)
        column.addWidget(self._presets)

    def show_state(self, state: SettingsState) -> None:
        self.form.setVisible(state.form is not None)
        self._presets.setVisible(state.form is None)
        if state.form is not None:
            self.form.show_form(state.form)
        shown = (state.endpoints, state.form.original if state.form else None)
        if shown != self._shown:
            self._shown = shown
            self._fill(state)

    def _fill(self, state: SettingsState) -> None:
        clear(self._rows)
        for endpoint in state.endpoints:
            if state.form is None or state.form.original != endpoint.name:
                self._rows.addWidget(self._row(endpoint))
        clear(self._flow)
        for preset in self._presenter.presets:
            label = provider_label(preset.name)
            button = QPushButton(label)
            theme.write_as(button, "chip", theme.SMALL, theme.MEDIUM)
            button.setAccessibleName(self.tr("Add {0}").format(label))
            button.clicked.connect(lambda _checked=False, preset=preset: self._presenter.add_endpoint(preset))
            self._flow.addWidget(button)
        other = QPushButton(self.tr("Another …"))
        theme.write_as(other, "quiet", theme.SMALL)
        other.setAccessibleName(self.tr("Add another endpoint"))
        other.clicked.connect(lambda: self._presenter.add_endpoint())
        self._flow.addWidget(other)

    def _row(self, endpoint: Endpoint) -> QWidget:
        made = QFrame()
        made.setProperty("kind", "card")
        row = QHBoxLayout(made)
        lengths.keep(row.setContentsMargins, 14, 8, 8, 8)
        lengths.keep(row.setSpacing, theme.XS)
        name = QLabel(provider_label(endpoint.name))
        theme.write_as(name, "", theme.BODY, theme.SEMIBOLD)
        address = QLabel(endpoint.base_url)
        theme.write_as(address, "soft", theme.SMALL)
        address.setMinimumWidth(40)
        words = QVBoxLayout()
        lengths.keep(words.setSpacing, 1)
        words.addWidget(name)
        words.addWidget(address)
        row.addLayout(words, 1)
        for icon, text, act in (
            ("edit", self.tr("Change {0}"), self._presenter.edit_endpoint),
            ("trash", self.tr("Delete {0}"), self._presenter.delete_endpoint),
        ):
            button = QToolButton()
            button.setIcon(icons.icon(icon, size=16))
            button.setAccessibleName(text.format(provider_label(endpoint.name)))
            button.setToolTip(button.accessibleName())
            button.clicked.connect(lambda _checked=False, act=act: act(endpoint.name))
            row.addWidget(button)
        return made


class Form(QFrame):
    """Name, address, key, and whether the weights are on this machine."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._form: EndpointForm | None = None
        self.setProperty("kind", "card")
        self.name, self.address, self.key = QLineEdit(), QLineEdit(), QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.address.setPlaceholderText("https://example.com/v1")
        self.here = Switch(self.tr("Its weights are on this machine"))
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        theme.write_as(self.problem, "danger", theme.SMALL)
        self.save = QPushButton(self.tr("Save"))
        theme.write_as(self.save, "primary", weight=theme.SEMIBOLD)
        self.cancel = QPushButton(self.tr("Cancel"))
        theme.write_as(self.cancel, "quiet")
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, 14, 12, 14, 12)
        lengths.keep(column.setSpacing, theme.XS)
        for text, field in (
            (self.tr("Name"), self.name),
            (self.tr("Address"), self.address),
            (self.tr("Key, where it wants one"), self.key),
        ):
            label = QLabel(text)
            label.setBuddy(field)
            theme.write_as(label, "soft", theme.SMALL)
            field.setAccessibleName(text)
            field.returnPressed.connect(self._save)
            column.addWidget(label)
            column.addWidget(field)
            lengths.space(column, theme.XS)
        column.addWidget(self.here)
        column.addWidget(self.problem)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addWidget(self.cancel)
        row.addStretch()
        lengths.space(column, theme.S)
        column.addLayout(row)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(presenter.close_form)

    def show_form(self, form: EndpointForm) -> None:
        fresh = self._form is None or (self._form.original, self._form.endpoint) != (form.original, form.endpoint)
        self._form = form
        if fresh:
            self.name.setText(form.endpoint.name)
            self.address.setText(form.endpoint.base_url)
            self.here.setChecked(form.endpoint.serves_this_machine)
        self.name.setEnabled(form.original is None)
        self.problem.setVisible(form.problem is not None)
        if form.problem:
            self.problem.setText(form.problem.said)

    def hideEvent(self, event: QHideEvent) -> None:
        self._form = None
        self.key.clear()
        super().hideEvent(event)

    def _save(self) -> None:
        endpoint = Endpoint(self.name.text().strip(), self.address.text().strip(), self.here.isChecked())
        self._presenter.save_endpoint(endpoint, self.key.text())
