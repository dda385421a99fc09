"""Opens a document's own file in the system's app."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from soulfra_desktop.domain.knowledge import Document
from soulfra_desktop.ui.documents.kinds import OPENABLE, kind_of


def open_outside(document: Document) -> bool:
    """Whether somebody took it. What an app would rather run than show is shown in its folder."""
    if not document.path:
        return False
    path = Path(document.path)
    shown = path if kind_of(document) in OPENABLE else path.parent
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown)))
