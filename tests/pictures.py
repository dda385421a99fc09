"""Draws every screen in every state: `python tests/pictures.py OUTDIR [NAME …]`; `--readme` draws the README's few.

`--form=NAME` draws one form alone; without it, each processor draws some of the forms.

The views paint frozen states, so a picture is a state and a size: nothing here waits for a network or a model.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from soulfra_desktop.domain.errors import HomeUnusable
from soulfra_desktop.services.ports import ProviderStatus
from soulfra_desktop.ui.documents.way_in import WayIn
from soulfra_desktop.ui.kit import languages, theme
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.memory.way_in import MemoryWayIn
from soulfra_desktop.ui.settings.presenter import (
    DataState,
    ProviderState,
    Pull,
    Section,
    SettingsPresenter,
)
from soulfra_desktop.ui.settings.protection import ProtectionPanel
from soulfra_desktop.ui.settings.view import SettingsView
from soulfra_desktop.ui.shell.notices import Notice
from soulfra_desktop.ui.shell.presenter import SidebarPresenter, SidebarState, group
from soulfra_desktop.ui.shell.sidebar import SidebarView
from soulfra_desktop.ui.shell.window import MainWindow
from tests import (
    pictured_account,
    pictured_chats,
    pictured_composing,
    pictured_conversing,
    pictured_documents,
    pictured_everybody,
    pictured_library,
    pictured_memory,
    pictured_money,
    pictured_onboarding,
    pictured_protection,
    pictured_quick,
    pictured_reading,
    pictured_search,
    pictured_settings,
    pictured_sidebar,
    pictured_sources,
    pictured_transfer,
    pictured_trust,
    pictured_usage,
)
from tests.pictured_onboarding import REFUSED_KEY, NoSettings, first_run
from tests.pictured_shell import (
    ANTHROPIC_NONE,
    CHATS,
    FULL,
    NO_OLLAMA,
    NOW,
    OLLAMA,
    OPENAI_FOUND,
    STARTER,
    NoStore,
    StillClock,
    no_work,
)

SMALL, QUICK = -1, 80
"""How a picture is packed: what is kept in the repository small, all others in half the time."""
LARGEST = 300_000
"""Bytes of one picture."""


def shell(state: SidebarState, content: Callable[[], QWidget] | None = None, *, drawer: bool = False) -> MainWindow:
    window = MainWindow()
    presenter = SidebarPresenter(NoStore(), NoStore(), StillClock(), no_work, UTC)  # type: ignore[arg-type]
    presenter.state = state
    window.show_chat(sidebar := SidebarView(presenter), content() if content else blank())
    for way_in in (MemoryWayIn(), WayIn()):
        sidebar.add_place(way_in, lambda: None)
    window.__dict__["open_drawer"] = drawer
    return window


def blank() -> QWidget:
    made = QWidget()
    made.setProperty("kind", "canvas")
    return made


def skeleton() -> MainWindow:
    window = MainWindow()
    window.show_skeleton()
    return window


def talk(view: Callable[[], QWidget]) -> Callable[[], QWidget]:
    """A chat beside the list, which says of it what its header says."""

    def made() -> MainWindow:
        content = view()
        shown = content._presenter.state.conversation  # type: ignore[attr-defined]
        first = replace(CHATS[0], title=shown.title, cost=shown.cost) if shown else CHATS[0]
        chats = (first, *CHATS[1:])
        listed = shown is not None and not shown.temporary
        chats = chats if listed else CHATS
        return shell(
            SidebarState("ready", chats, group(chats, NOW, UTC), selected="1" if listed else None), lambda: content
        )

    return made


def problem() -> MainWindow:
    window = MainWindow()
    error = HomeUnusable("The folder /home/anna/.local/share/soulfra cannot be written (Permission denied).")
    window.show_problem(error, lambda: None)
    return window


def crash() -> MainWindow:
    window = shell(FULL)
    window.notices.show_notice(
        Notice("problem", "Something went wrong. What was stored is safe.", details="Traceback …", lasting=True)
    )
    return window


def settings(section: Section, panel: ProtectionPanel | None = None, **changes: Any) -> MainWindow:
    window = shell(FULL)
    presenter = SettingsPresenter(NoSettings(), None, no_work)  # type: ignore[arg-type]
    presenter.state = replace(presenter.state, section=section, **changes)
    view = SettingsView(presenter, protection=panel)
    for provider in presenter.state.providers:
        if provider.takes_key and provider.problem:
            view._sections["models"]._cards[provider.entry.name].key.field.setText(REFUSED_KEY)
    window.show_settings(view)
    return window


PROVIDERS = (
    ProviderState(OLLAMA),
    ProviderState(OPENAI_FOUND, takes_key=True, key_source="environment"),
    ProviderState(ANTHROPIC_NONE, takes_key=True, problem=Problem("That does not look like a key.", "Copy it again.")),
    ProviderState(STARTER),
)
FETCHING = (
    ProviderState(OLLAMA, pull=Pull("qwen3:14b", "pulling a8cc1361f314", 0.42), deleting="llama3.2:3b"),
    *PROVIDERS[1:],
)
OFFLINE = (
    ProviderState(NO_OLLAMA),
    ProviderState(replace(OPENAI_FOUND, allowed=True, status=ProviderStatus("not running", "OpenAI cannot be reached.", "Check the network.")), True, "entered"),
    *PROVIDERS[2:],
)  # fmt: skip

SCREENS: dict[str, Callable[[], QWidget]] = {
    **pictured_search.screens(shell),
    **pictured_sidebar.screens(shell),
    **{name: talk(view) for name, view in pictured_chats.CHATS.items()},
    **pictured_composing.screens(shell, talk),
    **{name: talk(view) for name, view in pictured_conversing.CHATS.items()},
    **{name: talk(view) for name, view in pictured_money.CHATS.items()},
    **{name: talk(view) for name, view in pictured_sources.STATES.items()},
    **{name: talk(view) for name, view in pictured_reading.screens().items()},
    **pictured_quick.screens(shell, FULL),
    **pictured_everybody.screens(shell, FULL),
    **pictured_documents.screens(shell),
    **pictured_memory.screens(shell),
    **pictured_library.screens(shell),
    **pictured_transfer.screens(shell),
    **pictured_usage.screens(shell),
    **pictured_account.screens(shell),
    **pictured_trust.screens(shell),
    "starting": skeleton,
    "problem": problem,
    "crash": crash,
    **pictured_onboarding.screens(),
    "settings-general": lambda: settings("general"),
    "settings-models": lambda: settings("models", providers=PROVIDERS),
    "settings-fetching": lambda: settings("models", providers=FETCHING),
    "settings-offline": lambda: settings("models", providers=OFFLINE),
    "settings-loading": lambda: settings("models", looking=True),
    "settings-money": lambda: settings("money"),
    **pictured_settings.screens(settings, first_run),
    "settings-privacy": lambda: settings("privacy"),
    **pictured_protection.screens(settings),
    "settings-data": lambda: settings("data", data=DataState("/home/mira/.local/share/soulfra", 184_300_000)),
    "sidebar": lambda: shell(FULL, drawer=True),
    "sidebar-loading": lambda: shell(SidebarState(), drawer=True),
    "sidebar-empty": lambda: shell(SidebarState("ready", protection="nothing kept"), drawer=True),
    "sidebar-no-match": lambda: shell(SidebarState("ready", filter="zebra", local_only=True), drawer=True),
    "sidebar-error": lambda: shell(
        SidebarState("failed", problem=Problem("The disk could not be read.", "Try again.")), drawer=True
    ),
}


@dataclass(frozen=True, slots=True)
class Form:
    """One way of looking at a screen. `only` is what a screen's name starts with to be drawn so; empty: all."""

    name: str
    theme: theme.Choice
    width: int
    height: int
    contrast: bool = False
    zoom: int = 100
    language: str = "en"
    only: tuple[str, ...] = ()


EVERYDAY = (
    "account", "archive", "chat", "composer", "documents", "export", "first-run", "import", "library", "memory", "palette", "prompts", "quick",
    "search", "settings", "sidebar", "sources", "trash", "trust", "usage",
)  # fmt: skip
FORMS = (
    Form("light", "light", 1180, 760),
    Form("900-light", "light", 900, 700),
    Form("360-light", "light", 360, 700),
    Form("dark", "dark", 1180, 760),
    Form("360-dark", "dark", 360, 700),
    Form("contrast-light", "light", 1180, 760, contrast=True, only=EVERYDAY),
    Form("contrast-dark", "dark", 1180, 760, contrast=True, only=EVERYDAY),
    Form("arabic", "light", 1180, 760, language="ar-XB", only=EVERYDAY),
    Form("long", "light", 900, 700, language="en-XA", only=EVERYDAY),
    Form("german", "light", 900, 700, language="de"),
    Form("half", "light", 1180, 760, zoom=150, only=("chat", "composer", "library", "settings", "sidebar", "usage")),
    Form("twice", "light", 900, 760, zoom=200, only=EVERYDAY),
)
README = {
    "chat_light": ("chat-first", Form("", "light", 1240, 980)),
    "chat_dark": ("chat-closed", Form("", "dark", 1240, 980)),
    "chat_360": ("chat-closed", Form("", "light", 360, 740)),
    "error": ("chat-error", Form("", "light", 1180, 760)),
    "offline": ("chat-offline", Form("", "light", 1180, 760)),
    "first_run": ("first-run", Form("", "light", 1180, 760)),
    "settings": ("settings-models", Form("", "light", 1180, 900)),
    "sources": ("sources-card", Form("", "light", 1180, 760)),
    "page": ("documents-viewer-pdf", Form("", "light", 1180, 760)),
    "documents": ("documents-mixed", Form("", "light", 1180, 760)),
    "trust": ("trust-ticked", Form("", "light", 1180, 1000)),
    "memory": ("memory-why", Form("", "light", 1180, 760)),
}
"""What the README shows: the picture's name, the screen, and how it is looked at."""


def settle(app: QApplication) -> None:
    """Let everything be laid out and painted."""
    for _ in range(4):
        app.sendPostedEvents()
        app.processEvents()


def come_into_force(app: QApplication, form: Form) -> None:
    """The form's language, theme and size of text. The system is asked for contrast, so here its answer is given."""
    if form.language in languages.LANGUAGES[1:] and not (languages.FOLDER / f"soulfra_{form.language}.qm").is_file():
        raise SystemExit("The translations are not compiled, and every picture would be English: make translations")
    theme.tokens_for = lambda _app, choice: THEMES[choice == "dark", form.contrast]
    languages.install(app, form.language)
    theme.apply(app, form.theme)
    theme.set_zoom(app, form.zoom)


THEMES = {
    (False, False): theme.LIGHT,
    (True, False): theme.DARK,
    (False, True): theme.CONTRAST_LIGHT,
    (True, True): theme.CONTRAST_DARK,
}


def draw(app: QApplication, screen: Callable[[], QWidget], form: Form, path: Path) -> None:
    window = screen()
    window.resize(form.width, form.height)
    window.show()
    settle(app)
    workspace = getattr(window, "workspace", None)
    if workspace is not None:
        workspace._slide._animation.setDuration(0)
        if window.__dict__.get("open_drawer") and not workspace.shows_sidebar:
            workspace.toggle_sidebar()
        if opens := workspace.content.currentWidget().__dict__.get("when_shown"):
            opens()
    settle(app)
    grab(app, window).save(str(path), "PNG", QUICK if form.name else SMALL)
    window.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # else every later theme styles it again
    if path.stat().st_size > LARGEST:
        raise SystemExit(f"{path} is larger than {LARGEST} bytes")


def grab(app: QApplication, window: QWidget) -> QPixmap:
    """The window, with the popup that is open over it."""
    picture = window.grab()
    popup = app.activePopupWidget()
    if popup is not None:
        painter = QPainter(picture)
        painter.drawPixmap(window.mapFromGlobal(popup.mapToGlobal(QPoint(0, 0))), popup.grab())
        painter.end()
        popup.close()
    return picture


def main(arguments: list[str]) -> int:
    if not arguments:
        print(__doc__)
        return 2
    if why := unknown(arguments):
        print(why, file=sys.stderr)
        return 2
    readme = "--readme" in arguments
    forms = [argument.removeprefix("--form=") for argument in arguments if argument.startswith("--form=")]
    folder, *names = [argument for argument in arguments if not argument.startswith("--")] or ["docs/pictures"]
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    if not readme and not forms:
        return together(folder, names)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    if readme:
        for picture, (name, form) in README.items():
            come_into_force(app, form)
            draw(app, SCREENS[name], form, place / f"{picture}.png")
    else:
        draw_all(app, place, names, [form for form in FORMS if form.name in forms])
    return 0


def unknown(arguments: list[str]) -> str:
    """What is asked for and is not there, in words; empty where all is. Without a folder only the README's are drawn."""
    flags = [argument for argument in arguments if argument.startswith("-")]
    forms = {f"--form={form.name}" for form in FORMS}
    if wrong := [flag for flag in flags if flag not in {"--readme", *forms}]:
        return f"There is no {', '.join(wrong)}. There are: --readme, {', '.join(sorted(forms))}"
    folder, *names = [argument for argument in arguments if argument not in flags] or [""]
    if not folder and "--readme" not in flags:
        return "Into which folder? Only the README's pictures, --readme, have one of their own."
    if wrong := [name for name in names if name not in SCREENS]:
        return f"There is no screen {', '.join(wrong)}. There are: {', '.join(sorted(SCREENS))}"
    return ""


def together(folder: str, names: list[str]) -> int:
    """All forms, as many at once as there are processors; 0, or what the first that failed ended with."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        ended = list(pool.map(lambda form: alone(form, folder, names), sorted(FORMS, key=lambda form: bool(form.only))))
    print(f"{len(list(Path(folder).glob('*.png')))} pictures in {folder}")
    return next((code for code in ended if code), 0)


def alone(form: Form, folder: str, names: list[str]) -> int:
    """One form, in a process of its own."""
    return subprocess.run([sys.executable, __file__, folder, *names, f"--form={form.name}"], check=False).returncode


def draw_all(app: QApplication, place: Path, names: list[str], forms: list[Form]) -> None:
    """Every screen that is asked for, in these forms."""
    for form in forms:
        come_into_force(app, form)
        for name, screen in SCREENS.items():
            if (not names or name in names) and (not form.only or name.startswith(form.only)):
                draw(app, screen, form, place / f"{name}_{form.name}.png")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
