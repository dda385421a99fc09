"""Whether a window can be opened here, found out without opening one."""

from __future__ import annotations

import os
import sys

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
"""What Qt's wheels expect of a Linux system: the library, and Debian's package for it."""
OFFSCREEN = ("offscreen", "minimal", "vnc")


def why_no_window() -> str | None:
    """None where a window can be opened; else the reason, and what to do, in a sentence."""
    if not sys.platform.startswith("linux"):
        return None
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] not in OFFSCREEN and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return "There is no display, so Soulfra answers here."
    missing = missing_libraries()
    if missing:
        return (
            f"Qt lacks libraries of the system, so Soulfra answers here. Install: apt-get install {' '.join(missing)}"
        )
    return None


def missing_libraries() -> list[str]:
    """Debian's packages of the libraries that cannot be loaded."""
    import ctypes

    offscreen = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in OFFSCREEN
    missing = []
    for library, package in QT_LIBRARIES.items():
        if offscreen and package not in ("libegl1", "libgl1", "libfontconfig1"):
            continue
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing
