"""The style sheet, written from tokens; a widget names its part by the property `kind`, never by its own colours."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soulfra_desktop.ui.kit.tokens import Tokens

# No fonts here: a style sheet cannot set the weight axis of the variable font (theme.write_as does).
_SHEET = """
QToolTip { background: @raised; color: @ink; border: 1px solid @line; padding: 4px 8px; }
QMainWindow, QDialog, QWidget[kind="canvas"] { background: @canvas; }
QFrame[kind="side"] { background: @side; border: none; border-right: 1px solid @line; }
QFrame[kind="header"] { background: @canvas; border: none; border-bottom: 1px solid @line; }
QFrame[kind="card"] { background: @surface; border: 1px solid @line; border-radius: 12px; }
QFrame[kind="raised"] { background: @raised; border: 1px solid @line; border-radius: 16px; }
QFrame[kind="raised"][active="true"] { border: 1px solid @accent; }
QFrame[kind="raised"][temporary="true"] { background: @canvas; border: 1px dashed @edge; }
QFrame[kind="raised"][temporary="true"][active="true"] { border: 1px dashed @accent; }
QFrame[kind="popup"] { background: @raised; border: 1px solid @line; border-radius: 12px; }
QFrame[kind="popup"][covers="true"] { border: none; border-radius: 0; }
QFrame[kind="over-all"] { background: @raised; border: 2px solid @edge; border-radius: 12px; }
QFrame[kind="notice"] { background: @wash; border: none; border-radius: 10px; }
QFrame[kind="notice"][tone="danger"] { background: @surface; border: 1px solid @danger; }
QFrame[kind="notice"][tone="warn"] { background: @surface; border: 1px solid @warn; }
QFrame[kind="attachment"] { background: @side; border: 1px solid @line; border-radius: 10px; }
QFrame[kind="attachment"][tone="danger"] { background: @surface; border: 1px solid @danger; }
QFrame[kind="attachment"][tone="warn"] { background: @surface; border: 1px solid @warn; }
QFrame[kind="rule"] { background: @line; border: none; max-height: 1px; min-height: 1px; }

QLabel { background: transparent; }
QLabel[kind="soft"] { color: @soft; }
QLabel[kind="faint"] { color: @faint; }
QLabel[kind="accent"] { color: @accent; }
QLabel[kind="local"] { color: @local; }
QLabel[kind="cloud"] { color: @cloud; }
QLabel[kind="money"] { color: @money; }
QLabel[kind="warn"] { color: @warn; }
QLabel[kind="danger"] { color: @danger; }
QLabel[kind="verdict"] { color: @local; background: @surface; border: 1px solid @local; border-radius: 8px; padding: 2px 7px; }
QLabel[kind="verdict"][tone="warn"] { color: @warn; border-color: @warn; }
QLabel[kind="verdict"][tone="danger"] { color: @danger; border-color: @danger; }
QLabel[kind="blank"] { color: @accent; background: @wash; border-radius: 8px; }

QPushButton { background: @surface; color: @ink; border: 1px solid @edge; border-radius: 8px;
  padding: 0 13px; min-height: 32px; icon-size: 16px; }
QPushButton:hover { background: @select; }
QPushButton:pressed { background: @line; }
QPushButton:focus { border: 2px solid @accent; padding: 0 13-1px; min-height: 32-2px; }
QPushButton:disabled { color: @faint; background: @side; border-color: @line; }
QPushButton[kind="primary"] { background: @accent; color: @accent_ink; border: 1px solid @accent; }
QPushButton[kind="primary"]:hover { background: @local; border-color: @local; }
QPushButton[kind="primary"]:focus { border: 2px solid @ink; }
QPushButton[kind="primary"]:disabled { background: @select; border-color: @line; color: @faint; }
QPushButton[kind="quiet"], QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: @soft; }
QPushButton[kind="link"] { color: @accent; padding: 0 7px; }
QPushButton[kind="quiet"]:hover, QPushButton[kind="link"]:hover { background: @select; }
QPushButton[kind="quiet"]:focus { border: 2px solid @accent; }
QPushButton[kind="link"]:focus { border: 2px solid @accent; padding: 0 7-1px; }
QPushButton[kind="link"][begins="true"] { padding: 0 1px; }
QPushButton[kind="link"][begins="true"]:focus { padding: 0; }
QPushButton[kind="danger"] { color: @danger; border-color: @danger; }
QPushButton[kind="danger"]:disabled { color: @faint; border-color: @line; }
QPushButton[kind="chip"] { background: @wash; color: @accent; border: 1px solid transparent; border-radius: 9px;
  padding: 0 11px; min-height: 32px; }
QPushButton[kind="chip"]:hover { border: 1px solid @accent; }
QPushButton[kind="chip"]:focus { border: 2px solid @accent; padding: 0 11-1px; min-height: 32-2px; }
QPushButton[kind="quiet"] { background: transparent; color: @soft; border: 1px solid transparent; border-radius: 8px;
  padding: 0 7px; min-height: 32px; }
QPushButton[kind="quiet"][tone="money"], QPushButton[kind="quiet"][tone="local"] { color: @local; }
QPushButton[kind="quiet"]:hover { background: @select; }
QPushButton[kind="quiet"]:focus { border: 2px solid @accent; padding: 0 7-1px; min-height: 32-2px; }
QPushButton[kind="toggle"] { background: @surface; color: @soft; border: 1px solid @edge; border-radius: 9px;
  padding: 0 11px; min-height: 32px; }
QPushButton[kind="toggle"]:hover { background: @select; color: @ink; }
QPushButton[kind="toggle"]:checked { background: @wash; color: @accent; border: 1px solid @accent; }
QPushButton[kind="toggle"]:focus { border: 2px solid @accent; padding: 0 11-1px; min-height: 32-2px; }
QPushButton[kind="field"] { background: @surface; border: 1px solid @edge; border-radius: 10px; padding: 0 9px; min-height: 32px; }
QPushButton[kind="field"]:hover { background: @select; }
QPushButton[kind="field"]:focus { border: 2px solid @accent; padding: 0 9-1px; min-height: 32-2px; }
QPushButton[kind="row"] { background: transparent; border: 1px solid transparent; border-radius: 10px; text-align: left;
  padding: 0 9px; min-height: 34px; }
QPushButton[kind="row"]:hover, QPushButton[kind="row"]:checked { background: @select; }
QPushButton[kind="row"]:focus { border: 2px solid @accent; padding: 0 9-1px; }

QToolButton { background: transparent; border: 2px solid transparent; border-radius: 8px; min-width: 32-4px; min-height: 32-4px;
  icon-size: 16px; }
QToolButton:hover, QToolButton:checked { background: @select; }
QToolButton[kind="plain"]:checked { background: transparent; }
QToolButton[kind="plain"]:hover { background: @select; }
QToolButton:focus { border: 2px solid @accent; }
QToolButton::menu-indicator { image: none; }
QToolButton[kind="send"] { background: @accent; border: 2px solid @accent; border-radius: 17px; min-width: 34-4px; min-height: 34-4px; }
QToolButton[kind="send"]:hover { background: @local; }
QToolButton[kind="send"]:focus { border: 2px solid @ink; }
QToolButton[kind="send"]:disabled { background: @side; border-color: @line; }

QToolButton[kind="jump"] { background: @raised; color: @ink; border: 1px solid @edge; border-radius: 17px; padding: 0 12px;
  min-height: 32px; }
QToolButton[kind="jump"]:hover { background: @select; }
QToolButton[kind="jump"]:focus { border: 2px solid @accent; padding: 0 12-1px; min-height: 32-2px; }

QLineEdit, QComboBox, QSpinBox, QPlainTextEdit[kind="input"], QTextEdit[kind="input"] { background: @surface; color: @ink;
  placeholder-text-color: @faint; border: 1px solid @edge; border-radius: 10px; padding: 0 9px; min-height: 32px;
  selection-background-color: @marked; selection-color: @ink; }
QPlainTextEdit[kind="input"], QTextEdit[kind="input"] { padding: 7px 6px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QPlainTextEdit[kind="input"]:focus, QTextEdit[kind="input"]:focus {
  border: 2px solid @accent; }
QLineEdit:focus { padding: 0 9-1px; min-height: 32-2px; }
QComboBox:focus, QSpinBox:focus { min-height: 32-2px; }
QSpinBox { max-height: 32px; }
QSpinBox:focus { max-height: 32-2px; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QLineEdit[kind="bare"] { background: transparent; border: 1px solid transparent; border-radius: 8px; padding: 0 7px; }
QLineEdit[kind="bare"]:hover { border: 1px solid @line; }
QLineEdit[kind="bare"]:focus { background: @surface; border: 2px solid @accent; padding: 0 7-1px; }
QLineEdit[kind="palette"], QLineEdit[kind="palette"]:focus { background: transparent; border: 1px solid transparent;
  border-bottom: 1px solid @line; border-radius: 0; padding: 0 9px; min-height: 38px; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @line; padding: 4px; outline: none;
  selection-background-color: @select; selection-color: @ink; }

QTextBrowser[kind="transcript"], QPlainTextEdit[kind="composer"] { background: transparent; border: none; color: @ink;
  placeholder-text-color: @faint;
  selection-background-color: @marked; selection-color: @ink; }
QListView, QTreeView, QListWidget { background: transparent; border: none; outline: none; }
QTableView { background: transparent; border: none; outline: none; selection-background-color: @select; selection-color: @ink; }
QTableView::item { border: none; border-bottom: 1px solid @line; padding: 0 3px; }
QTableView::item:selected { background: @select; color: @ink; }
QTableView QTableCornerButton::section, QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: @soft; border: none; border-bottom: 1px solid @edge; padding: 0 6px;
  min-height: 32px; }
QHeaderView::section:hover { color: @ink; background: @select; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[kind="clear"] { background: transparent; }
QScrollArea > QWidget > QWidget[kind="page"] { background: @canvas; }
QCheckBox, QRadioButton { spacing: 10px; min-height: 32px; background: transparent; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid @edge; border-radius: 4px; background: @surface; }
QCheckBox::indicator:checked { background: @accent; border: 1px solid @accent; image: url("@tick"); }
QProgressBar { background: @track; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QProgressBar[tone="warn"]::chunk { background: @warn; }
QProgressBar[tone="danger"]::chunk { background: @danger; }

QSlider { min-height: 32px; }
QSlider::groove:horizontal { background: @track; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal { background: @raised; border: 2px solid @accent; width: 16px; height: 16px; margin: -8px 0; border-radius: 9px; }
QSlider::handle:horizontal:focus { background: @accent; border: 2px solid @ink; }

QMenu { background: @raised; border: 1px solid @line; padding: 6px; }
QMenu::item { padding: 7px 28px 7px 12px; border-radius: 6px; color: @ink; }
QMenu::item:selected { background: @select; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 5px 8px; }

QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @edge; border-radius: 3px; border: none; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @soft; border-radius: 4px; margin: 1px; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @line; }
"""


_LENGTH = re.compile(r"(radius: )?(\d+)(?:-(\d))?px(?! solid| dashed)")
"""A length, and what a border that grew takes of it. The width of a border is none: it stays as it is."""
HAIR = 1
"""Pixels that are never more."""
ICONS = Path(__file__).resolve().parents[3] / "resources" / "icons"
WHITE = "#FFFFFF"


def style_sheet(tokens: Tokens, zoom: int = 100) -> str:
    """The application's style sheet in these tokens' colours; its lengths go with the size of text, in percent."""
    sheet = _LENGTH.sub(lambda found: _scaled(found, zoom), _SHEET)
    for name, value in sorted(tokens._asdict().items(), key=lambda pair: -len(pair[0])):
        sheet = sheet.replace(f"@{name}", value)
    return sheet.replace("@tick", _tick(tokens))  # last: a folder may be called like a token


def _tick(tokens: Tokens) -> str:
    """A style sheet takes pictures from files only, so there is one for each ink that is written on the accent."""
    return (ICONS / f"tick-{'white' if tokens.accent_ink == WHITE else 'black'}.svg").as_posix()


def _scaled(found: re.Match[str], zoom: int) -> str:
    radius, pixels, less = found[1] or "", int(found[2]), int(found[3] or 0)
    if pixels != HAIR:
        # A radius beyond half the height would be none at all.
        pixels = pixels * zoom // 100 if radius else round(pixels * zoom / 100)
    return f"{radius}{pixels - less}px"
