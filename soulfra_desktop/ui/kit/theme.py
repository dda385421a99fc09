"""One look, declared once: tokens become the palette, the style sheet and every painted colour."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontDatabase, QPalette

from soulfra_desktop.ui.kit.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    WidgetAttribute = Qt.WidgetAttribute

Choice = Literal["system", "light", "dark"]

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
FAMILY = "Inter"
HALF = 128
"""A lightness under which a window is dark."""

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
LEAST_ZOOM, MOST_ZOOM = 80, 200
"""Percent."""
REST_MS = 150
"""How long the size of text stays as it is before everything is styled for it."""


class _Notice(QObject):
    changed = Signal()


class _State:
    """What is in force now; `apply` alone writes it."""

    tokens: Tokens = LIGHT
    choice: Choice = "system"
    family: str = ""
    loaded: bool = False
    watched: bool = False
    styled: bool = False
    """Whether the style is Fusion already."""
    contrast: bool = False
    """Whether high contrast was chosen here; the system's wish counts besides."""
    zoom: int = 100
    """The size of text, in percent."""
    resting: QTimer | None = None
    """Runs while the size of text may change again."""


_notice = _Notice()
changed = _notice.changed
"""Emitted after another theme came into force; connect what paints by itself: `theme.changed.connect(self.retheme)`."""


def current() -> Tokens:
    """The tokens in force."""
    return _State.tokens


def color(token: str) -> QColor:
    """One token of the theme in force: `color("accent")`."""
    return QColor(getattr(_State.tokens, token))


def brush(token: str) -> QBrush:
    """A token's colour to fill with. From a palette, because QBrush(colour) loads the whole `Qt` namespace."""
    made = QPalette()
    made.setColor(QPalette.ColorRole.Window, color(token))
    return made.brush(QPalette.ColorRole.Window)


def application(arguments: list[str], choice: Choice, *, contrast: bool = False) -> QApplication:
    """The application with what the first paint needs of the theme, the colours; `apply` brings the rest.

    Whether the system is dark is read off the palette it gave us: asking its hints loads the `Qt` namespace.
    """
    from PySide6.QtWidgets import QApplication

    app = QApplication([*arguments[:1], "-style", "fusion"])
    _State.styled = True
    dark = choice == "dark" or (choice == "system" and app.palette().window().color().lightness() < HALF)
    _State.contrast = contrast
    _State.tokens = _tokens(dark, contrast)
    app.setPalette(palette(_State.tokens))
    return app


def apply(app: QApplication, choice: Choice = "system", *, contrast: bool | None = None) -> None:
    """Bring a theme into force over the whole application, and follow the system's changes where that is the choice.

    `contrast`: high contrast whatever the system says; None leaves it as it is.
    """
    from soulfra_desktop.ui.kit.style_sheet import style_sheet

    load_fonts()
    _State.choice = choice
    _State.contrast = _State.contrast if contrast is None else contrast
    before, _State.tokens = _State.tokens, tokens_for(app, choice)
    if before == _State.tokens and app.styleSheet():
        return  # in force already: styling every widget again is dear
    if not _State.styled:
        _State.styled = True
        app.setStyle("Fusion")
    app.setFont(font(BODY))
    app.setPalette(palette(_State.tokens))
    app.setStyleSheet(style_sheet(_State.tokens, _State.zoom))
    if not _State.watched:
        _State.watched = True
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: _follow(app))
        app.styleHints().accessibility().contrastPreferenceChanged.connect(lambda _wish: _follow(app))
    changed.emit()


def tokens_for(app: QApplication, choice: Choice) -> Tokens:
    """The tokens of a choice, in high contrast where the person or the system asks for it."""
    from PySide6.QtCore import Qt

    hints = app.styleHints()
    dark = choice == "dark" or (choice == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
    wished = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    return _tokens(dark, _State.contrast or wished)


def _tokens(dark: bool, contrast: bool) -> Tokens:
    if contrast:
        return CONTRAST_DARK if dark else CONTRAST_LIGHT
    return DARK if dark else LIGHT


def _follow(app: QApplication) -> None:
    if tokens_for(app, _State.choice) != _State.tokens:
        apply(app, _State.choice)


def zoom() -> int:
    """The size of text in percent."""
    return _State.zoom


def scaled(pixels: float) -> int:
    """A length that goes with the size of text: a column's width, a row's height."""
    return round(pixels * _State.zoom / 100)


def set_zoom(app: QApplication, percent: int, *, in_a_moment: bool = False) -> None:
    """Write everything in this size at once: each font is scaled, then what paints by itself is told.

    The style sheet's lengths follow in the same moment, or once the size has rested: styling everything is dear.
    """
    percent = max(LEAST_ZOOM, min(MOST_ZOOM, percent))
    if percent == _State.zoom:
        return
    ratio, _State.zoom = percent / _State.zoom, percent
    own = [
        (widget, widget.font())
        for widget in app.allWidgets()
        if widget.testAttribute(_own_font()) and widget.font().pointSizeF() > 0
    ]
    app.setFont(font(BODY))
    for widget in app.allWidgets():
        if not widget.testAttribute(_own_font()):
            widget.setFont(QFont())  # under a style sheet, the application's font does not reach it by itself
    for widget, its in own:
        its.setPointSizeF(round(its.pointSizeF() * ratio, 3))
        widget.setFont(its)
    if in_a_moment:
        _restyle_once_it_rests(app)
    else:
        _restyle()
    changed.emit()


def _restyle_once_it_rests(app: QApplication) -> None:
    from PySide6.QtCore import QTimer

    if _State.resting is None:
        _State.resting = QTimer(app, singleShot=True, interval=REST_MS)
        _State.resting.timeout.connect(_restyle)
    _State.resting.start()


def _restyle() -> None:
    from PySide6.QtWidgets import QApplication

    from soulfra_desktop.ui.kit.style_sheet import style_sheet

    app = QApplication.instance()
    if isinstance(app, QApplication) and app.styleSheet():
        app.setStyleSheet(style_sheet(_State.tokens, _State.zoom))


def _own_font() -> WidgetAttribute:
    from PySide6.QtCore import Qt

    return Qt.WidgetAttribute.WA_SetFont


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
    """The interface's font. `size` in points before zoom; `tabular` gives figures of one width (money, columns).

    Inter is one variable file, of which Qt's weight matching only sees Regular: its weight axis is set instead.
    """
    made = QFont(_State.family) if _State.family else QFont()
    made.setPointSizeF(size * _State.zoom / 100)
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
    made.setPointSizeF(size * _State.zoom / 100)
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
