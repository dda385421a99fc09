"""The icons, as strokes on a 24 × 24 grid: drawn in any token's colour, sharp at any scale, nothing to load."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from soulfra_desktop.ui.kit import theme

_STROKES = {
    "alert": '<path d="M12 4 3 19.5h18z"/><path d="M12 10v4.5"/><path d="M12 17.2v.1"/>',
    "archive": '<path d="M3.5 5h17v4h-17z"/><path d="M5 9v10h14V9"/><path d="M10 13h4"/>',
    "arrow-down": '<path d="M12 5v14"/><path d="m6 13 6 6 6-6"/>',
    "arrow-left": '<path d="M19 12H5"/><path d="m11 6-6 6 6 6"/>',
    "arrow-right": '<path d="M5 12h14"/><path d="m13 6 6 6-6 6"/>',
    "arrow-up": '<path d="M12 19V5"/><path d="m6 11 6-6 6 6"/>',
    "auto": '<path d="M4 7h3c5 0 5 10 10 10h3"/><path d="M4 17h3c1.6 0 2.7-1 3.6-2.3"/>'
    '<path d="M13.4 9.3C14.300 8 15.400 7 17 7h3"/><path d="m17.500 4.500 2.500 2.500-2.500 2.500"/><path d="m17.500 14.500 2.500 2.500-2.500 2.500"/>',
    "bookmark": '<path d="M7 4h10v16l-5-4.500-5 4.500z"/>',
    "book": '<path d="M12 6.500c-2-1.700-5-2-8.500-1.500v13c3.500-.500 6.500-.200 8.500 1.500 2-1.700 5-2 8.500-1.500v-13c-3.500-.500-6.500-.200-8.500 1.500z"/><path d="M12 6.500v13"/>',
    "book-off": '<path d="M7.200 4.700c-1.200 0-2.400.100-3.700.300v13c3.500-.500 6.500-.200 8.500 1.500 1.400-1.200 3.300-1.700 5.500-1.800M20.500 16.500V5c-3.500-.500-6.500-.200-8.500 1.500"/><path d="M12 12v7.500"/><path d="m4 3.500 16.500 16.500"/>',
    "chat": '<path d="M4 5.500h16v11H11l-4.500 3.500v-3.500H4z"/>',
    "check": '<path d="m5 12.500 4.500 4.500L19 7.500"/>',
    "checklist": '<path d="m3.500 7 1.500 1.500L8 5.500M3.500 16l1.500 1.500 3-3"/><path d="M11.500 7h9M11.500 16.500h9"/>',
    "chevron-down": '<path d="m6 9.500 6 6 6-6"/>',
    "chevron-left": '<path d="m14.500 6-6 6 6 6"/>',
    "chevron-right": '<path d="m9.500 6 6 6-6 6"/>',
    "chevron-up": '<path d="m6 14.500 6-6 6 6"/>',
    "circle": '<circle cx="12" cy="12" r="7.500"/>',
    "clock": '<circle cx="12" cy="12" r="8"/><path d="M12 7.500V12l3 2"/>',
    "cloud": '<path d="M7.500 18.500a4.300 4.300 0 0 1-.6-8.560 5.500 5.500 0 0 1 10.700.7A4 4 0 0 1 17 18.500z"/>',
    "cloud-check": '<path d="M7.500 18.500a4.300 4.300 0 0 1-.6-8.560 5.500 5.500 0 0 1 10.700.7A4 4 0 0 1 17 18.500z"/><path d="m9.200 13.400 2.100 2.100 3.700-4.100"/>',
    "cloud-off": '<path d="M7.500 18.500a4.300 4.300 0 0 1-.6-8.560M10 6.400a5.500 5.500 0 0 1 7.600 4.240 4 4 0 0 1 2.600 6"/>'
    '<path d="M17 18.500H7.500"/><path d="m4 4 16 16"/>',
    "cloud-pause": '<path d="M7.500 18.500a4.300 4.300 0 0 1-.6-8.560 5.500 5.500 0 0 1 10.700.7A4 4 0 0 1 17 18.500z"/><path d="M10.500 11.500v4M13.700 11.500v4"/>',
    "cloud-sync": '<path d="M7.500 18.500a4.300 4.300 0 0 1-.6-8.560 5.500 5.500 0 0 1 10.700.7A4 4 0 0 1 17 18.500z"/><path d="M12 16v-4.600M9.900 13.300l2.100-2.100 2.100 2.100"/>',
    "code": '<path d="m8.500 7.500-5 4.500 5 4.500M15.500 7.500l5 4.500-5 4.500M13.500 5.500l-3 13"/>',
    "columns": '<rect x="3.500" y="5" width="7" height="14" rx="1.500"/><rect x="13.500" y="5" width="7" height="14" rx="1.500"/>',
    "copy": '<rect x="8.500" y="8.500" width="11" height="11" rx="2"/><path d="M15.500 8.500v-2a2 2 0 0 0-2-2h-7a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h2"/>',
    "documents": '<path d="M8 3.500h6.500l4.500 4.500v9H8z"/><path d="M14.500 3.500V8H19"/><path d="M5 7.500v13h10"/>',
    "download": '<path d="M12 4v11"/><path d="m7 10.500 5 5 5-5"/><path d="M4.500 19.500h15"/>',
    "edit": '<path d="M4.500 19.500v-4L15.800 4.200a1.600 1.600 0 0 1 2.300 0l1.700 1.700a1.600 1.600 0 0 1 0 2.300L8.500 19.500z"/><path d="m13.500 6.500 4 4"/>',
    "external": '<path d="M13.500 4.500h6v6"/><path d="m19.500 4.500-9 9"/><path d="M17.500 13.500v6h-13v-13h6"/>',
    "eye": '<path d="M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12z"/><circle cx="12" cy="12" r="3"/>',
    "eye-off": '<path d="M10 5.700a9 9 0 0 1 2-.2c6 0 9.500 6.500 9.500 6.500a16 16 0 0 1-2.700 3.400M6.500 7.300A15.500 15.500 0 0 0 2.500 12S6 18.500 12 18.500a9 9 0 0 0 5-1.500"/><path d="M10 10a3 3 0 0 0 4.100 4.200"/><path d="m4 4 16 16"/>',
    "file": '<path d="M6 3.500h8l4.500 4.500v12.500H6z"/><path d="M14 3.500V8h4.500"/><path d="M9 12.500h6M9 16h4"/>',
    "folder": '<path d="M3.500 6h6l2 2.500h9v10.500h-17z"/>',
    "fork": '<circle cx="6.500" cy="5.500" r="2"/><circle cx="17.500" cy="5.500" r="2"/><circle cx="12" cy="18.500" r="2"/><path d="M6.500 7.500v1a3 3 0 0 0 3 3h5a3 3 0 0 0 3-3v-1M12 11.500v5"/>',
    "globe": '<circle cx="12" cy="12" r="8"/><path d="M4 12h16M12 4c2.500 2.500 3.500 5 3.500 8s-1 5.500-3.500 8c-2.500-2.500-3.500-5-3.500-8s1-5.500 3.500-8z"/>',
    "hourglass": '<path d="M6.500 3.500h11M6.500 20.500h11"/><path d="M7.500 3.500c0 4 4.500 5.500 4.500 8.500s-4.500 4.500-4.500 8.500M16.500 3.500c0 4-4.500 5.500-4.500 8.500s4.500 4.500 4.500 8.500"/>',
    "image": '<rect x="3.500" y="4.500" width="17" height="15" rx="2"/><circle cx="9" cy="10" r="1.500"/><path d="m4 17.500 5-4.500 3.500 3 3.500-3.500 4.500 4"/>',
    "info": '<circle cx="12" cy="12" r="8"/><path d="M12 11v5.200"/><path d="M12 7.800v.1"/>',
    "key": '<circle cx="8" cy="15.500" r="4"/><path d="m11 12.500 8-8"/><path d="m16 7.500 3 3"/>',
    "keyboard": '<rect x="2.500" y="6" width="19" height="12" rx="2"/><path d="M6 10h.1M10 10h.1M14 10h.1M18 10h.1M8 14h8"/>',
    "laptop": '<rect x="5" y="5" width="14" height="10" rx="1.500"/><path d="M2.500 18.500h19"/>',
    "lock": '<rect x="5" y="10.500" width="14" height="9.500" rx="2"/><path d="M8 10.500V8a4 4 0 0 1 8 0v2.500"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "minus": '<path d="M5 12h14"/>',
    "moon": '<path d="M19.500 14A8 8 0 0 1 10 4.500a8 8 0 1 0 9.500 9.500z"/>',
    "more": '<g stroke-width="2.600"><path d="M12 5.500v.1M12 12v.1M12 18.500v.1"/></g>',
    "outline": '<path d="M4 6.500h16M8 12h12M12 17.500h8"/>',
    "paperclip": '<path d="m19 11.500-7.800 7.800a4.500 4.500 0 0 1-6.400-6.400l8.300-8.300a3 3 0 0 1 4.300 4.300l-8.200 8.200a1.500 1.500 0 0 1-2.200-2.100l7.300-7.300"/>',
    "pause": '<path d="M8.500 6v12M15.500 6v12"/>',
    "pdf": '<path d="M6 3.500h8l4.500 4.500v12.500H6z"/><path d="M14 3.500V8h4.500"/><path d="M9 17.500c2.500-1.500 3.800-4 3.500-6.500M9.500 14.500c1.500-.800 4-.700 6 .500"/>',
    "pin": '<path d="M9 4.500h6l-1 6 3 3.500H7l3-3.500z"/><path d="M12 14v6"/>',
    "play": '<path d="M8 5.500v13l10.500-6.500z"/>',
    "plug": '<path d="M9 3.500V8M15 3.500V8"/><path d="M6 8h12v3a6 6 0 0 1-12 0z"/><path d="M12 17v3.500"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "printer": '<path d="M7 8.500v-5h10v5"/><path d="M7 16.500H4v-8h16v8h-3"/><path d="M7 13.500h10v7H7z"/>',
    "prompt": '<rect x="3.500" y="4.500" width="17" height="15" rx="2"/><path d="m12.500 8-3 8"/>',
    "queue": '<path d="M4 6.500h16M4 12h10M4 17.500h10"/><path d="m17 13 3.500 2.500-3.500 2.500z"/>',
    "receipt": '<path d="M6 3.500h12v17l-3-2-3 2-3-2-3 2z"/><path d="M9.500 8.500h5M9.500 12.500h5"/>',
    "refresh": '<path d="M19.500 12a7.500 7.500 0 1 1-2.200-5.300l2.200 2.300"/><path d="M19.500 4.500V9H15"/>',
    "search": '<circle cx="10.800" cy="10.800" r="6.300"/><path d="m15.500 15.500 5 5"/>',
    "settings": '<path d="M4 7.500h8M18 7.500h2M4 16.500h2M12 16.500h8"/><circle cx="15" cy="7.500" r="2.500"/><circle cx="9" cy="16.500" r="2.500"/>',
    "sheet": '<rect x="4" y="5" width="16" height="14" rx="1.500"/><path d="M4 10h16M4 14.500h16M10 10v9"/>',
    "shield": '<path d="M12 3.500 5 6v5.500c0 4.300 2.900 7.300 7 9 4.100-1.700 7-4.700 7-9V6z"/>',
    "sidebar": '<rect x="3.500" y="5" width="17" height="14" rx="2"/><path d="M9.500 5v14"/>',
    "slides": '<rect x="3.500" y="5" width="17" height="11" rx="1.500"/><path d="M12 16v2.500M8 20l4-1.500 4 1.500M8 12.500l2.500-3 2 2 3-3.500"/>',
    "star": '<path d="M12 3.800l2.500 5.200 5.700.8-4.100 4 1 5.700L12 16.800l-5.100 2.700 1-5.700-4.100-4 5.700-.8z"/>',
    "star-full": '<path d="M12 3.800l2.500 5.200 5.700.8-4.100 4 1 5.700L12 16.800l-5.100 2.700 1-5.700-4.100-4 5.700-.8z" fill="currentColor"/>',
    "stop": '<rect x="7" y="7" width="10" height="10" rx="1.500" fill="currentColor"/>',
    "sun": '<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600 7 7M17 17l1.400 1.400M5.600 18.400 7 17M17 7l1.400-1.400"/>',
    "tag": '<path d="M4 4.500h7.500l8.500 8.500-7 7-9-9z"/><path d="M8 8.500v.1"/>',
    "trash": '<path d="M4.500 6.500h15M9.500 6.500v-2h5v2"/><path d="M6.500 6.500 7.500 20h9l1-13.500M10.500 10.500v6M13.500 10.500v6"/>',
    "undo": '<path d="M8.500 5 4 9.500 8.500 14"/><path d="M4 9.500h10a5.500 5.500 0 0 1 0 11h-3"/>',
    "unlock": '<rect x="5" y="10.500" width="14" height="9.500" rx="2"/><path d="M8 10.500V8a4 4 0 0 1 7.700-1.500"/>',
    "upload": '<path d="M12 15V4"/><path d="m7 8.500 5-5 5 5"/><path d="M4.500 19.500h15"/>',
    "user": '<circle cx="12" cy="8" r="4"/><path d="M4.500 20.500c.6-4.300 3.500-6.500 7.500-6.500s6.900 2.200 7.500 6.500"/>',
    "wallet": '<path d="M4 7.500h14.500a1.500 1.500 0 0 1 1.500 1.500v9a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 18z"/><path d="M4 7.500 15.500 4v3.500"/><path d="M16.500 13.500v.1"/>',
    "x": '<path d="m6 6 12 12M18 6 6 18"/>',
}
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="{color}" stroke-width="1.700"'
    ' stroke-linecap="round" stroke-linejoin="round">{strokes}</svg>'
)

NAMES = frozenset(_STROKES)


def icon(name: str, token: str = "soft", size: int = 18) -> QIcon:  # noqa: S107
    """An icon in a token's colour of the theme in force; ask again after `theme.changed`. Raises KeyError.

    `size` in pixels of text in its usual size.
    """
    return _icon(name, getattr(theme.current(), token), theme.current().faint, theme.scaled(size))


def picture(name: str, token: str = "soft", size: int = 18) -> QPixmap:  # noqa: S107
    """The same as a picture, for a label. Raises KeyError."""
    return icon(name, token, size).pixmap(theme.scaled(size), theme.scaled(size))


def pixmap(name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture, `color` as #RRGGBB, `size` in logical pixels as they are. Raises KeyError."""
    side = round(size * ratio)
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    svg = _SVG.format(color=color, strokes=_STROKES[name].replace("currentColor", color))
    painter = QPainter(made)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=512)
def _icon(name: str, color: str, disabled: str, size: int) -> QIcon:
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, color, size, ratio))
        made.addPixmap(pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return made
