"""Every colour by its purpose, declared once for each theme, and the pairs that must stay readable. No Qt."""

from __future__ import annotations

from typing import NamedTuple

HEADER_HEIGHT = 54
"""Pixels of the strip at the top of every screen: here, where what is painted first can have it."""


class Tokens(NamedTuple):
    """Every colour by its purpose, as #RRGGBB. A named tuple: dataclasses would cost the first paint 10 ms."""

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
    track: str
    """What is still to be filled of a bar: what is filled stands out from it."""


LIGHT = Tokens(
    canvas="#FBFAF7", side="#F3F1EB", surface="#FFFFFF", raised="#FFFFFF", line="#E4E0D6", edge="#8C8678",
    ink="#1E1C18", soft="#565147", faint="#68624F", accent="#0B6B64", accent_ink="#FFFFFF", wash="#E3F1EE",
    user="#EFECE4", code="#F4F2EC", local="#0B6B64", cloud="#5450BE", money="#22633D", warn="#855005",
    danger="#A8321F", select="#E7E3D8", marked="#BFE0DA", track="#DCD7CA",
)  # fmt: skip
DARK = Tokens(
    canvas="#161513", side="#1C1B18", surface="#211F1C", raised="#26241F", line="#34312B", edge="#7A7466",
    ink="#EDE9E0", soft="#B9B2A3", faint="#A19A8B", accent="#4DB8A6", accent_ink="#0B1F1C", wash="#1B2F2B",
    user="#2A2823", code="#1E1C19", local="#5CC4B3", cloud="#A9A5F7", money="#7CC796", warn="#E0A95A",
    danger="#F08D7B", select="#2F2C27", marked="#24544C", track="#3A3731",
)  # fmt: skip
CONTRAST_LIGHT = Tokens(
    canvas="#FFFFFF", side="#FFFFFF", surface="#FFFFFF", raised="#FFFFFF", line="#4A4A4A", edge="#000000",
    ink="#000000", soft="#1F1F1F", faint="#2E2E2E", accent="#004B45", accent_ink="#FFFFFF", wash="#E6F5F2",
    user="#EDEDED", code="#F3F3F3", local="#004B45", cloud="#2F2A96", money="#0C4522", warn="#5E3600",
    danger="#7D1607", select="#D9D9D9", marked="#9ADBD0", track="#929292",
)  # fmt: skip
CONTRAST_DARK = Tokens(
    canvas="#000000", side="#000000", surface="#000000", raised="#0A0A0A", line="#B5B5B5", edge="#FFFFFF",
    ink="#FFFFFF", soft="#F0F0F0", faint="#DEDEDE", accent="#7BF0DB", accent_ink="#000000", wash="#06302A",
    user="#1C1C1C", code="#101010", local="#7BF0DB", cloud="#CBC8FF", money="#A4F5BF", warn="#FFD28A",
    danger="#FFB8AC", select="#2B2B2B", marked="#0F5E52", track="#626262",
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
    "accent": ("canvas", "side", "surface", "raised", "user", "code", "select", "track"),
    "soft": ("canvas", "side", "surface", "raised", "user", "code", "select"),
    "warn": ("track",),
    "danger": ("track",),
}
"""Icons, control borders, focus rings and filled bars on what they stand; a test holds each pair to 3:1."""
