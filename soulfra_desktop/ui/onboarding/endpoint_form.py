"""Paints how an OpenAI-compatible endpoint is added: presets to start from, and one form to add or change one."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.domain.settings import Endpoint
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout, clear
from soulfra_desktop.ui.kit.names import provider_label
from soulfra_desktop.ui.kit.switch import Switch
from soulfra_desktop.ui.onboarding.endpointing import EndpointForm, Endpointing


class EndpointAdder(QWidget):
    """What could be added, and in its place the form while one is open."""

    def __init__(self, endpoints: Endpointing) -> None:
        super().__init__()
        self._endpoints = endpoints
        self._shown: object = None
        self.form = Form(endpoints)
        self.presets = QWidget()
        self._flow = FlowLayout(self.presets, theme.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addWidget(self.presets)

    def show_form(self, form: EndpointForm | None) -> None:
        opened = form is not None and self.form.isHidden()
        self.form.setVisible(form is not None)
        self.presets.setVisible(form is None)
        if form is not None:
            self.form.show_form(form)
        if opened:
            (self.form.key if form and form.endpoint.base_url else self.form.name).setFocus()
        offered = self._endpoints.presets
        if offered != self._shown:
            self._shown = offered
            self._fill()

    def _fill(self) -> None:
        clear(self._flow)
        for preset in self._endpoints.presets:
            label = provider_label(preset.name)
            button = QPushButton(label)
            theme.write_as(button, "chip", theme.SMALL, theme.MEDIUM)
            button.setAccessibleName(self.tr("Add {0}").format(label))
            button.clicked.connect(lambda _checked=False, preset=preset: self._endpoints.add(preset))
            self._flow.addWidget(button)
        other = QPushButton(self.tr("Another …"))
        theme.write_as(other, "quiet", theme.SMALL)
        other.setAccessibleName(self.tr("Add another endpoint"))
        other.clicked.connect(lambda: self._endpoints.add())
        self._flow.addWidget(other)


class Form(QFrame):
    """Name, address, key, and whether the weights are on this machine."""

    def __init__(self, endpoints: Endpointing) -> None:
        super().__init__()
        self._endpoints = endpoints
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
        self.cancel.clicked.connect(endpoints.close)

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
        self._endpoints.save(endpoint, self.key.text())
