"""The memory screen's words."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QObject

from soulfra_desktop.domain.fact import Fact, FactKind
from soulfra_desktop.ui.memory.state import MemoryState, Where, where_of


class MemoryWords(QObject):
    """Says what the screen shows."""

    def kind(self, kind: FactKind) -> str:
        return {
            "identity": self.tr("About you"),
            "preference": self.tr("Preference"),
            "instruction": self.tr("Instruction"),
            "person": self.tr("People"),
            "project": self.tr("Project"),
            "place": self.tr("Place"),
            "date": self.tr("Date"),
            "other": self.tr("Other"),
        }[kind]

    def where(self, where: Where) -> str:
        return {
            "": self.tr("Everything"),
            "everywhere": self.tr("In all chats"),
            "project": self.tr("In one project"),
            "chat": self.tr("In one chat"),
            "agent": self.tr("For one agent"),
        }[where]

    def day(self, at: datetime) -> str:
        local = at.astimezone()
        # How a day is written, for QLocale.
        said = QLocale().toString(QDate(local.year, local.month, local.day), self.tr("d MMM yyyy"))
        return said.replace(" ", "\u00a0")  # a day stands in one line

    def about(self, fact: Fact, state: MemoryState) -> str:
        """One line under a fact: its kind, where it holds, since when, and what is special about it."""
        said = [self.kind(fact.kind)]
        where = where_of(fact)
        if where == "project":
            said.append(self.tr("in the project “{0}”").format(state.folders.get(fact.scope.folder_id or "", "…")))
        elif where == "chat":
            said.append(self.tr("in one chat alone"))
        elif where == "agent":
            said.append(self.tr("for the agent {0}").format(fact.scope.agent))
        said.append(self._since(fact))
        return "  ·  ".join(said)

    def _since(self, fact: Fact) -> str:
        if fact.valid_to is not None:
            return self.tr("{0} to {1}").format(self.day(fact.valid_from), self.day(fact.valid_to))
        return self.day(fact.valid_from)

    def how(self, fact: Fact) -> str:
        """Who took it."""
        day = self.day(fact.valid_from)
        if fact.taken_by == "person" and fact.source_message_id is None:
            return self.tr("You wrote this down on {0}.").format(day)
        if fact.taken_by == "person":
            return self.tr("Taken from what you wrote on {0}, and worded anew by you.").format(day)
        if fact.taken_by == "model":
            return self.tr("A model on this machine took this from what you wrote on {0}.").format(day)
        return self.tr("A rule took this from what you wrote on {0}. No model was asked.").format(day)
