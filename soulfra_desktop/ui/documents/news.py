"""What is told at the foot of the window of documents that come in while another screen is looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from soulfra_desktop.domain.knowledge import Foreign
from soulfra_desktop.ui.documents.state import Added, Finished
from soulfra_desktop.ui.kit.meaning_words import MeaningWords
from soulfra_desktop.ui.kit.sentences import counted, figure, shown
from soulfra_desktop.ui.shell.notices import Notice


class News(QObject):
    """Words for what happened, and the way to the list."""

    def of_added(self, added: Added, show: Callable[[], None]) -> Notice | None:
        """None where nothing came of it."""
        untaken = "\n".join(f"{one.path}: {shown(one.problem)} {shown(one.advice)}".strip() for one in added.untaken)
        passed = ", ".join(f"{shown(why)}: {figure(f'{count:,}')}" for why, count in added.skipped)
        details = "\n".join(part for part in (untaken, passed and self.tr("Passed over: {0}").format(passed)) if part)
        if added.documents:
            several = counted(self.tr("%n documents are being read.", "", added.documents))
            said = several if added.documents > 1 else self.tr("1 document is being read.")
            kind = "problem" if added.untaken else "done"
            if added.untaken:
                said += " " + self.tr("Some could not be taken.")
            return Notice(kind, said, self.tr("Show"), show, details)
        if added.untaken:
            first = added.untaken[0]
            return Notice("problem", f"{shown(first.problem)} {shown(first.advice)}".strip(), lasting=True)
        return Notice("problem", self.tr("There is nothing in it that can be read."), details=details)

    def of_other_model(self, notice: Foreign, choose: Callable[[], object]) -> Notice:
        """Another model finds by meaning, unasked: that waits until it is read."""
        return Notice("done", MeaningWords(self).notice(notice), self.tr("Choose a model …"), choose, lasting=True)

    def of_finished(self, finished: Finished, show: Callable[[], None]) -> Notice:
        ready, failed = finished.ready, finished.failed
        said = counted(self.tr("%n documents are ready.", "", ready)) if ready > 1 else self.tr("1 document is ready.")
        if not failed:
            return Notice("done", said, self.tr("Show"), show)
        several = counted(self.tr("%n documents could not be read.", "", failed))
        why = several if failed > 1 else self.tr("1 document could not be read.")
        return Notice("problem", f"{said} {why}" if ready else why, self.tr("Show"), show)
