"""One look, declared once: tokens become the palette, the style sheet and every painted colour."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from soulfra_desktop.ui.kit.style_sheet import style_sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

Choice = Literal["system", "light", "dark"]

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
FAMILY = "Inter"

XS, S, M, L, XL, XXL = 4, 8, 12, 16, 24, 32
"""Spacing in pixels."""
RADIUS_CONTROL, RADIUS_INPUT, RADIUS_CARD, RADIUS_BUBBLE = 8, 10, 12, 14
TINY, SMALL, BODY, PROSE, HEADING, DISPLAY = 8.5, 9.5, 10.0, 11.0, 13.0, 18.0
"""Type sizes in points."""
REGULAR, MEDIUM, SEMIBOLD, BOLD = 400, 500, 600, 700
COLUMN = 744
"""The widest column of text, in pixels."""
TARGET = 32
"""The least side of anything that can be clicked, in pixels."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour by its purpose, as #RRGGBB."""

    canvas: str
    side: str
    surface: str
    raised: str
    line: str
    edge: str
    """The border of a control, where the border is what shows that it is one."""
    ink: str
    soft: str
    faint: str
    accent: str
    accent_ink: str
    wash: str
    user: str
    code: str
    local: str
    cloud: str
    money: str
    warn: str
    danger: str
    select: str
    """A chosen row."""
    marked: str
    """Behind selected text."""


LIGHT = Tokens(
    canvas="#FBFAF7", side="#F3F1EB", surface="#FFFFFF", raised="#FFFFFF", line="#E4E0D6", edge="#8C8678",
    ink="#1E1C18", soft="#565147", faint="#68624F", accent="#0B6B64", accent_ink="#FFFFFF", wash="#E3F1EE",
    user="#EFECE4", code="#F4F2EC", local="#0B6B64", cloud="#5450BE", money="#22633D", warn="#855005",
    danger="#A8321F", select="#E7E3D8", marked="#BFE0DA",
)  # fmt: skip
DARK = Tokens(
    canvas="#161513", side="#1C1B18", surface="#211F1C", raised="#26241F", line="#34312B", edge="#7A7466",
    ink="#EDE9E0", soft="#B9B2A3", faint="#A19A8B", accent="#4DB8A6", accent_ink="#0B1F1C", wash="#1B2F2B",
    user="#2A2823", code="#1E1C19", local="#5CC4B3", cloud="#A9A5F7", money="#7CC796", warn="#E0A95A",
    danger="#F08D7B", select="#2F2C27", marked="#24544C",
)  # fmt: skip
CONTRAST_LIGHT = Tokens(
    canvas="#FFFFFF", side="#FFFFFF", surface="#FFFFFF", raised="#FFFFFF", line="#4A4A4A", edge="#000000",
    ink="#000000", soft="#1F1F1F", faint="#2E2E2E", accent="#004B45", accent_ink="#FFFFFF", wash="#E6F5F2",
    user="#EDEDED", code="#F3F3F3", local="#004B45", cloud="#2F2A96", money="#0C4522", warn="#5E3600",
    danger="#7D1607", select="#D9D9D9", marked="#9ADBD0",
)  # fmt: skip
CONTRAST_DARK = Tokens(
    canvas="#000000", side="#000000", surface="#000000", raised="#0A0A0A", line="#B5B5B5", edge="#FFFFFF",
    ink="#FFFFFF", soft="#F0F0F0", faint="#DEDEDE", accent="#7BF0DB", accent_ink="#000000", wash="#06302A",
    user="#1C1C1C", code="#101010", local="#7BF0DB", cloud="#CBC8FF", money="#A4F5BF", warn="#FFD28A",
    danger="#FFB8AC", select="#2B2B2B", marked="#0F5E52",
)  # fmt: skip

TEXT_ON = {
    "ink": ("canvas", "side", "surface", "raised", "user", "code", "wash", "select", "marked"),
    "soft": ("canvas", "side", "surface", "raised", "user", "code", "wash", "select"),
    "faint": ("canvas", "side", "surface", "raised", "user", "code", "select"),
    "accent": ("canvas", "side", "surface", "raised", "code", "wash", "user"),
    "accent_ink": ("accent",),
    "local": ("canvas", "side", "surface", "raised", "code", "wash", "select"),
    "cloud": ("canvas", "side", "surface", "raised", "code", "wash", "select"),
    "money": ("canvas", "side", "surface", "raised", "code", "wash", "select"),
    "warn": ("canvas", "side", "surface", "raised", "code", "wash", "select"),
    "danger": ("canvas", "side", "surface", "raised", "code", "wash", "select"),
}
"""Which token may be written on which; a test holds each pair to 4.5:1."""
CONTROLS_ON = {
    "edge": ("canvas", "side", "surface", "raised"),
    "accent": ("canvas", "side", "surface", "raised", "user", "code", "select"),
    "soft": ("canvas", "side", "surface", "raised", "user", "code", "select"),
}
"""Icons, control borders and focus rings on what they stand; a test holds each pair to 3:1."""


class _Notice(QObject):
    changed = Signal()


class _State:
    """What is in force now; `apply` alone writes it."""

    tokens: Tokens = LIGHT
    choice: Choice = "system"
    family: str = ""
    loaded: bool = False
    watched: bool = False


_notice = _Notice()
changed = _notice.changed
"""Emitted after another theme came into force; connect what paints by itself: `theme.changed.connect(self.retheme)`."""


def current() -> Tokens:
    """The tokens in force."""
    return _State.tokens


def color(token: str) -> QColor:
    """One token of the theme in force: `color("accent")`."""
    return QColor(getattr(_State.tokens, token))


def apply(app: QApplication, choice: Choice = "system") -> None:
    """Bring a theme into force over the whole application, and follow the system's changes where that is the choice."""
    load_fonts()
    _State.choice = choice
    _State.tokens = tokens_for(app, choice)
    app.setStyle("Fusion")
    app.setFont(font(BODY))
    app.setPalette(palette(_State.tokens))
    app.setStyleSheet(style_sheet(_State.tokens))
    if not _State.watched:
        _State.watched = True
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: _follow(app))
    changed.emit()


def tokens_for(app: QApplication, choice: Choice) -> Tokens:
    """The tokens of a choice, in high contrast where the system asks for it."""
    hints = app.styleHints()
    dark = choice == "dark" or (choice == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
    contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    if contrast:
        return CONTRAST_DARK if dark else CONTRAST_LIGHT
    return DARK if dark else LIGHT


def _follow(app: QApplication) -> None:
    if _State.choice == "system" and tokens_for(app, "system") != _State.tokens:
        apply(app, "system")


def palette(t: Tokens) -> QPalette:
    """The Qt palette of these tokens."""
    role = QPalette.ColorRole
    made = QPalette()
    for roles, value in (
        ((role.Window, role.AlternateBase), t.canvas),
        ((role.Base, role.Button, role.ToolTipBase), t.surface),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), t.ink),
        ((role.PlaceholderText,), t.faint),
        ((role.Link, role.LinkVisited), t.accent),
        ((role.Highlight,), t.marked),
        ((role.HighlightedText,), t.ink),
        ((role.Accent,), t.accent),
        ((role.Light, role.Midlight), t.raised),
        ((role.Mid, role.Dark), t.line),
        ((role.Shadow,), t.edge),
    ):
        for one in roles:
            made.setColor(one, QColor(value))
    for one in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(t.faint))
    return made


def load_fonts() -> str:
    """Register the bundled Inter once; the family that serves, the system's own where Inter is not there."""
    if not _State.loaded:
        _State.loaded = True
        for path in sorted((RESOURCES / "fonts").glob("Inter*.ttf")):
            families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
            _State.family = _State.family or (FAMILY if FAMILY in families else "")
    return _State.family


def font(size: float = BODY, weight: int = REGULAR, *, tabular: bool = False, italic: bool = False) -> QFont:
    """The interface's font. `size` in points; `tabular` gives figures of one width (money, columns).

    Inter is one variable file, of which Qt's weight matching only sees Regular: its weight axis is set instead.
    """
    made = QFont(_State.family) if _State.family else QFont()
    made.setPointSizeF(size)
    if _State.family:
        made.setVariableAxis(QFont.Tag("wght"), weight)
    else:
        made.setWeight(QFont.Weight(weight))
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    made.setItalic(italic)
    return made


def mono(size: float = BODY) -> QFont:
    """The font of code, in points."""
    made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    made.setPointSizeF(size)
    made.setStyleHint(QFont.StyleHint.Monospace)
    return made


def write_as(
    widget: QWidget, kind: str = "", size: float = BODY, weight: int = REGULAR, *, tabular: bool = False
) -> None:
    """Give a widget its font and its `kind`, which the style sheet turns into colours.

    Weights go through here because a `font-weight` in a style sheet cannot reach the variable font's axis.
    """
    widget.setFont(font(size, weight, tabular=tabular))
    if kind:
        widget.setProperty("kind", kind)
