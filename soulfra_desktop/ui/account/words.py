"""Where syncing stands, in words; and the days on which a device was seen."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, QObject

from soulfra_desktop.ui.account.syncing import SyncingState
from soulfra_desktop.ui.kit.sentences import counted, shown

ICONS = {
    "idle": ("cloud-check", "local"),
    "offline": ("cloud-off", "soft"),
    "failing": ("alert", "warn"),
    "paused": ("cloud-pause", "soft"),
    "stopped": ("alert", "warn"),
    "off": ("cloud", "soft"),
}


class SyncWords(QObject):
    """Everything that is said of syncing, in the person's language."""

    def icon(self, state: SyncingState) -> tuple[str, str]:
        """The icon's name and its token."""
        if state.is_busy or (state.sync.phase in ("idle", "syncing") and state.sync.waiting):
            return "cloud-sync", "soft"
        return ICONS["idle" if state.sync.phase == "syncing" else state.sync.phase]

    def title(self, state: SyncingState) -> str:
        if state.is_busy and state.sync.synced_at is None:
            return self.tr("Fetching what is synced …") if state.sync.total else self.tr("Syncing for the first time …")
        if state.is_busy:
            return self.tr("Syncing …")
        if state.sync.phase in ("idle", "syncing"):
            return self.tr("Everything is synced") if state.is_agreed else self.tr("Waiting to be sent")
        return {
            "offline": self.tr("Not connected"),
            "failing": self.tr("Syncing does not succeed"),
            "paused": self.tr("Paused"),
            "stopped": self.tr("Syncing has stopped"),
            "off": self.tr("Not signed in"),
        }[state.sync.phase]

    def facts(self, state: SyncingState) -> str:
        """When, and what waits."""
        sync = state.sync
        said = []
        if state.is_busy and sync.total:
            said.append(counted(self.tr("{0} of %n changes", "", sync.total)).format(counted(str(sync.done))))
        if sync.waiting:
            several = counted(self.tr("%n changes of this machine wait to be sent", "", sync.waiting))
            said.append(self.tr("One change of this machine waits to be sent") if sync.waiting == 1 else several)
        if sync.files:
            said.append(self._files(state))
        if sync.spoilt:
            several = counted(self.tr("%n files do not open and were left out", "", sync.spoilt))
            said.append(self.tr("One file does not open and was left out") if sync.spoilt == 1 else several)
        if sync.synced_at is not None:
            said.append(self.tr("Last synced {0}").format(self.moment(sync.synced_at)))
        return ". ".join(said) + "." if said else ""

    def _files(self, state: SyncingState) -> str:
        number = state.sync.files
        if state.holds_files and number == 1:
            return self.tr("One file waits: this connection is metered")
        if state.holds_files:
            return counted(self.tr("%n files wait: this connection is metered", "", number))
        several = counted(self.tr("%n files are on their way", "", number))
        return self.tr("One file is on its way") if number == 1 else several

    def cause(self, state: SyncingState) -> str:
        """Why it does not go on, and what to do."""
        sync = state.sync
        if sync.phase == "paused":
            return self.tr(
                "Local only is on, and the server is beyond this machine. What you write is kept, and sent once you turn "
                "it off under Privacy."
            )
        if sync.was_set_back:  # the press for it stands below
            advice = self.tr(
                "Syncing was stopped. Your chats here are whole. Ask whoever runs the server whether a backup was restored. "
                "If so, send again what it lacks."
            )
            return f"{shown(sync.problem)} {advice}"
        return " ".join(shown(part) for part in (sync.problem, sync.advice) if part)

    def mark(self, state: SyncingState) -> str:
        """All of it in one line, for the mark at the sidebar's foot."""
        said = self.facts(state) if state.sync.phase in ("idle", "syncing", "offline") else self.cause(state)
        return self.tr("{0}. {1}").format(self.title(state).removesuffix(" …"), said).rstrip()

    def moment(self, at: datetime) -> str:
        """A time of today, else its day too."""
        then = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
        time = self.tr("at {0}").format(QLocale().toString(then.time(), QLocale.FormatType.ShortFormat))
        return time if then.date() == QDateTime.currentDateTime().date() else f"{self.day(at)} {time}"

    def day(self, at: datetime) -> str:
        """As a person says it; `exact` has the rest."""
        then, today = QDateTime.fromSecsSinceEpoch(int(at.timestamp())).date(), QDateTime.currentDateTime().date()
        if then == today:
            return self.tr("today")
        if then.daysTo(today) == 1:
            return self.tr("yesterday")
        # How a day of a month is written, for QLocale.
        return QLocale().toString(then, self.tr("d MMM") if then.year() == today.year() else self.tr("d MMM yyyy"))

    def exact(self, at: datetime) -> str:
        """The day in full, and the time."""
        then = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
        day = QLocale().toString(then.date(), QLocale.FormatType.LongFormat)
        return f"{day}, {QLocale().toString(then.time(), QLocale.FormatType.ShortFormat)}"
