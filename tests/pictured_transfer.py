"""The import's page in every state, and the export's dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from PySide6.QtWidgets import QWidget

from soulfra_desktop.domain.transfer import ExportProgress, ExportReport, ImportProgress, ImportReport, Spoilt
from soulfra_desktop.ui.transfer.export_dialog import ExportDialog
from soulfra_desktop.ui.transfer.export_presenter import ExportPresenter, ExportState
from soulfra_desktop.ui.transfer.import_presenter import ImportPresenter, ImportState
from soulfra_desktop.ui.transfer.import_view import ImportView
from tests.pictured_shell import FULL, no_work

NAME = "chatgpt-export-2026-11-22.zip"
REPORT = ImportReport(
    "chatgpt",
    added=1204,
    grown=3,
    unchanged=87,
    messages=24_310,
    empty=12,
    spoilt=(
        Spoilt("Donaudampfschifffahrtsgesellschaftskapitänsmütze", "It is not a chat of this format."),
        Spoilt("conversations.json, no. 1307", "It is nested too deeply."),
    ),
)


def screens(shell: Callable[..., Any]) -> dict[str, Callable[[], QWidget]]:
    """By name."""

    def importing(state: ImportState) -> Callable[[], QWidget]:
        def made() -> QWidget:
            window = shell(FULL)
            presenter = ImportPresenter(None, no_work)  # type: ignore[arg-type]
            presenter.state = state
            window.show_settings(ImportView(presenter))
            return window

        return made

    def exporting(state: ExportState) -> Callable[[], QWidget]:
        def made() -> QWidget:
            presenter = ExportPresenter(None, no_work, ["1"])  # type: ignore[arg-type]
            presenter.state = state
            return ExportDialog(presenter)

        return made

    progress = ImportProgress(412, 1304, "Interview questions, data engineer, second round")
    return {
        "import": importing(ImportState()),
        "import-looking": importing(ImportState("looking", NAME)),
        "import-running": importing(ImportState("importing", NAME, "chatgpt", progress)),
        "import-done": importing(ImportState("done", NAME, "chatgpt", report=REPORT)),
        "import-nothing-new": importing(
            ImportState("done", NAME, "claude", report=ImportReport("claude", unchanged=87))
        ),
        "import-failed": importing(
            ImportState(
                "failed",
                "notes.zip",
                message="No chats were found in notes.zip.",
                advice="Choose the file or folder that the other app exported.",
            )
        ),
        "import-stopped": importing(ImportState("failed", NAME, "chatgpt", progress, message="cancelled")),
        "export": exporting(ExportState(1, "Why Merkle trees converge")),
        "export-running": exporting(
            ExportState(None, format="pdf", phase="writing", progress=ExportProgress(30, 120, "Garden plan"))
        ),
        "export-done": exporting(
            ExportState(
                12, format="html", phase="done", report=ExportReport(PurePath("/home/anna/Soulfra chats.zip"), 12)
            )
        ),
        "export-failed": exporting(
            ExportState(
                12,
                format="json",
                phase="failed",
                message="The disk is full; nothing of this export was left on it.",
                advice="Free some space and try again.",
            )
        ),
    }
