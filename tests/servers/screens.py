"""Shows the screens that are asked for, one after the other, in a real window: reads a screen's name a line."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QSocketNotifier
from PySide6.QtWidgets import QApplication, QWidget

from soulfra_desktop.ui.kit import theme
from tests import pictures


def main() -> int:
    app = QApplication(["soulfra-screens"])
    app.setApplicationName("soulfra-screens")
    theme.apply(app, "light")
    shown: list[QWidget] = []

    def show() -> None:
        name = sys.stdin.readline().strip()
        for old in shown:
            old.close()
            old.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        shown.clear()
        if not name:
            app.quit()
            return
        window = pictures.SCREENS[name]()
        shown.append(window)
        window.resize(1180, 760)
        window.show()
        pictures.settle(app)
        print(name, flush=True)

    listening = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    listening.activated.connect(show)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
