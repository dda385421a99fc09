"""A card for each provider: how it stands, its key, its consent, its models."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.domain.routing import Model
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.flow import clear
from soulfra_desktop.ui.kit.names import status_words
from soulfra_desktop.ui.kit.sentences import shown
from soulfra_desktop.ui.kit.switch import Switch
from soulfra_desktop.ui.settings.presenter import ProviderState, SettingsPresenter


class ProviderCard(QFrame):
    """One provider."""

    def __init__(self, name: str, presenter: SettingsPresenter) -> None:
        super().__init__()
        self.name = name
        self._presenter = presenter
        self._state: ProviderState | None = None
        self.setProperty("kind", "card")
        self._icon = QLabel()
        self.title = QLabel()
        theme.write_as(self.title, "", theme.BODY, theme.SEMIBOLD)
        self.status = QLabel()
        self.status.setWordWrap(True)
        theme.write_as(self.status, "soft", theme.SMALL)
        self.allow = Switch(self.tr("Allow"))
        self.allow.clicked.connect(lambda on: presenter.allow(name, bool(on)))
        self.key = KeyRow(name, presenter)
        self.models = ModelList(name, presenter)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        theme.write_as(self.problem, "danger", theme.SMALL)
        words = QVBoxLayout()
        lengths.keep(words.setSpacing, 2)
        words.addWidget(self.title)
        words.addWidget(self.status)
        head = QHBoxLayout()
        lengths.keep(head.setSpacing, theme.M)
        head.addWidget(self._icon)
        head.addLayout(words, 1)
        head.addWidget(self.allow, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, 14, 10, 12, 10)
        lengths.keep(column.setSpacing, theme.S)
        column.addLayout(head)
        for widget in (self.key, self.models, self.problem):
            column.addWidget(widget)
        theme.changed.connect(self._paint)

    def show_provider(self, state: ProviderState) -> None:
        if state == self._state:
            return
        self._state = state
        entry = state.entry
        self.title.setText(shown(entry.label))
        self.status.setText(self._status(state))
        self.allow.setVisible(not entry.local)
        self.allow.setChecked(entry.allowed)
        self.allow.setAccessibleName(self.tr("Allow {0} to answer").format(shown(entry.label)))
        self.key.setVisible(state.takes_key)
        self.key.show_key(state)
        self.models.setVisible(entry.can_install and entry.status.state == "ready")
        self.models.show_models(state)
        self.problem.setVisible(state.problem is not None)
        if state.problem:
            self.problem.setText(state.problem.said)
        self._paint()

    def _status(self, state: ProviderState) -> str:
        entry = state.entry
        if entry.status.state == "ready" and (entry.allowed or entry.local):
            count = sum(model.can_chat for model in entry.models)
            if not count:
                return self.tr("Ready")
            return self.tr("Ready · 1 model") if count == 1 else self.tr("Ready · {0} models").format(count)
        if entry.needs_consent:
            return self._waiting(state)
        if entry.status.state == "no key":
            return self.tr("No key yet")
        return status_words(entry.status, self.tr)

    def _waiting(self, state: ProviderState) -> str:
        if state.key_source is None:
            return self.tr("It is not asked until you allow it.")
        if state.key_source == "environment":
            return self.tr("A key was found in the environment. It is not used until you allow it.")
        return self.tr("A key is kept. It is not used until you allow it.")

    def _paint(self) -> None:
        local = self._state is None or self._state.entry.local
        name, token = ("laptop", "local") if local else ("cloud", "cloud")
        self._icon.setPixmap(icons.picture(name, token, 22))


class KeyRow(QWidget):
    """A key goes in and is never shown again."""

    def __init__(self, provider: str, presenter: SettingsPresenter) -> None:
        super().__init__()
        self._provider = provider
        self._presenter = presenter
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.save = QPushButton(self.tr("Save"))
        theme.write_as(self.save, weight=theme.MEDIUM)
        self.delete = QToolButton()
        self.yes = QPushButton(self.tr("Forget"))
        theme.write_as(self.yes, "danger", weight=theme.MEDIUM)
        self.no = QPushButton(self.tr("Keep"))
        theme.write_as(self.no, "quiet")
        self._asked = QLabel()
        self._asked.setWordWrap(True)
        theme.write_as(self._asked, "", theme.SMALL, theme.MEDIUM)
        self._saved = 0
        self._lay_out()
        self.field.textChanged.connect(lambda text: self.save.setEnabled(bool(text.strip())))
        self.field.returnPressed.connect(self._save)
        self.save.clicked.connect(self._save)
        self.delete.clicked.connect(lambda: presenter.ask_delete_key(provider))
        self.yes.clicked.connect(lambda: presenter.delete_key(provider))
        self.no.clicked.connect(lambda: presenter.ask_delete_key(provider, False))
        self.save.setEnabled(False)
        theme.changed.connect(self._paint_icons)
        self._paint_icons()

    def _lay_out(self) -> None:
        self._typing, self._asking = QWidget(), QWidget()
        for made, widgets in (
            (self._typing, (self.field, self.save, self.delete)),
            (self._asking, (self._asked, self.yes, self.no)),
        ):
            row = QHBoxLayout(made)
            row.setContentsMargins(0, 0, 0, 0)
            lengths.keep(row.setSpacing, theme.S)
            for widget in widgets:
                row.addWidget(widget, 1 if widget is widgets[0] else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._typing)
        column.addWidget(self._asking)

    def show_key(self, state: ProviderState) -> None:
        label = shown(state.entry.label)
        if state.keys_saved != self._saved:
            self._saved = state.keys_saved
            self.field.clear()
        self._typing.setVisible(not state.forgetting)
        self._asking.setVisible(state.forgetting)
        self._asked.setText(self.tr("Forget the key for {0}?").format(label))
        self.field.setPlaceholderText(
            {
                "entered": self.tr("A key is kept"),
                "environment": self.tr("Found in the environment"),
                None: self.tr("Enter a key"),
            }[state.key_source]
        )
        self.field.setAccessibleName(self.tr("Key for {0}").format(label))
        self.save.setAccessibleName(self.tr("Save the key for {0}").format(label))
        self.delete.setAccessibleName(self.tr("Forget the key for {0}").format(label))
        self.delete.setToolTip(self.delete.accessibleName())
        self.yes.setAccessibleName(self.delete.accessibleName())
        self.no.setAccessibleName(self.tr("Keep the key for {0}").format(label))
        self.delete.setVisible(state.key_source == "entered")

    def _paint_icons(self) -> None:
        self.delete.setIcon(icons.icon("trash", size=16))

    def _save(self) -> None:
        if self.field.text().strip():
            self._presenter.save_key(self._provider, self.field.text())


class ModelList(QWidget):
    """The models on this machine: their size, deletion with a question, and fetching another by name."""

    def __init__(self, provider: str, presenter: SettingsPresenter) -> None:
        super().__init__()
        self._provider = provider
        self._presenter = presenter
        self._shown: tuple[object, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Fetch a model, such as llama3.2"))
        self.name.setAccessibleName(self.tr("Name of a model to fetch"))
        self.fetch = QPushButton(self.tr("Fetch"))
        theme.write_as(self.fetch, weight=theme.MEDIUM)
        self.status = QLabel()
        self.status.setWordWrap(True)
        theme.write_as(self.status, "soft", theme.SMALL, tabular=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of fetching the model"))
        self.cancel = QPushButton(self.tr("Cancel"))
        theme.write_as(self.cancel, "quiet")
        self.cancel.setAccessibleName(self.tr("Cancel fetching"))
        self._fetching = QWidget()
        self._lay_out()
        self.fetch.clicked.connect(self._fetch)
        self.name.returnPressed.connect(self._fetch)
        self.cancel.clicked.connect(lambda: presenter.cancel_pull(provider))
        theme.changed.connect(self._retheme)

    def _lay_out(self) -> None:
        asking = QHBoxLayout()
        lengths.keep(asking.setSpacing, theme.S)
        asking.addWidget(self.name, 1)
        asking.addWidget(self.fetch)
        going = QVBoxLayout(self._fetching)
        going.setContentsMargins(0, 0, 0, 0)
        lengths.keep(going.setSpacing, theme.XS)
        line = QHBoxLayout()
        line.addWidget(self.status, 1)
        line.addWidget(self.cancel)
        going.addLayout(line)
        going.addWidget(self.progress)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(column.setSpacing, theme.S)
        column.addLayout(self._rows)
        column.addLayout(asking)
        column.addWidget(self._fetching)

    def show_models(self, state: ProviderState) -> None:
        pull = state.pull
        self._fetching.setVisible(pull is not None)
        self.fetch.setEnabled(pull is None)
        self.name.setEnabled(pull is None)
        if pull is not None:
            share = "" if pull.share is None else QLocale().toString(round(pull.share * 100)) + " %"
            doing = "" if share else pull.status  # how far it is says more than which part it is
            self.status.setText(" · ".join(part for part in (pull.model, doing, share) if part))
            self.progress.setRange(0, 0 if pull.share is None else 1000)
            self.progress.setValue(0 if pull.share is None else round(pull.share * 1000))
        shown = (state.entry.models, state.deleting)
        if shown != self._shown:
            self._shown = shown
            self._fill(state)

    def _fill(self, state: ProviderState) -> None:
        clear(self._rows)
        for model in state.entry.models:
            self._rows.addWidget(self._row(model, asking=state.deleting == model.ref.model))

    def _row(self, model: Model, *, asking: bool) -> QWidget:
        made = QWidget()
        name = model.ref.model
        if asking:
            return self._question(made, name)
        row = QHBoxLayout(made)
        lengths.keep(row.setContentsMargins, 34, 0, 0, 0)
        label = QLabel(name)
        theme.write_as(label, "", theme.SMALL)
        label.setMinimumWidth(40)
        row.addWidget(label, 1)
        size = QLabel(QLocale().formattedDataSize(model.size_bytes or 0, 1, QLocale.DataSizeFormat.DataSizeSIFormat))
        theme.write_as(size, "faint", theme.SMALL, tabular=True)
        size.setVisible(model.size_bytes is not None)
        row.addWidget(size, 0, Qt.AlignmentFlag.AlignRight)
        bin_ = QToolButton()
        bin_.setIcon(icons.icon("trash", size=16))
        bin_.setAccessibleName(self.tr("Delete {0} from this machine").format(name))
        bin_.setToolTip(bin_.accessibleName())
        bin_.clicked.connect(lambda: self._presenter.ask_delete(self._provider, name))
        row.addWidget(bin_)
        return made

    def _question(self, made: QWidget, name: str) -> QWidget:
        """The whole name above, what can be done about it below: both fit a narrow window."""
        column = QVBoxLayout(made)
        lengths.keep(column.setContentsMargins, 34, theme.XS, 0, theme.XS)
        lengths.keep(column.setSpacing, theme.XS)
        label = QLabel(self.tr("Delete {0}?").format(name))
        label.setWordWrap(True)
        theme.write_as(label, "", theme.SMALL, theme.MEDIUM)
        yes = QPushButton(self.tr("Delete"))
        theme.write_as(yes, "danger", weight=theme.MEDIUM)
        yes.setAccessibleName(self.tr("Delete {0} from this machine").format(name))
        yes.clicked.connect(lambda: self._presenter.delete(self._provider, name))
        no = QPushButton(self.tr("Keep"))
        theme.write_as(no, "quiet")
        no.clicked.connect(lambda: self._presenter.ask_delete(self._provider, None))
        row = QHBoxLayout()
        row.addWidget(yes)
        row.addWidget(no)
        row.addStretch()
        column.addWidget(label)
        column.addLayout(row)
        return made

    def _fetch(self) -> None:
        if self.name.text().strip():
            self._presenter.pull(self._provider, self.name.text())
            self.name.clear()

    def _retheme(self) -> None:
        for button in self.findChildren(QToolButton):
            button.setIcon(icons.icon("trash", size=16))
